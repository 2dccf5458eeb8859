# Everything runs in .venv; a bare Python 3.11 or newer is enough.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
BENCH  ?=
TEXTS  ?= sources

.DEFAULT_GOAL := help
.PHONY: help install graph test lint wheel bench speed clean

help:  ## Show what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: $(VENV)/installed  ## Make .venv and install the project with its development tools

$(VENV)/installed: setup.cfg pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/python -m compileall -q kg
	touch $@

graph: install  ## Build the graph and its page from sources/ into build/
	$(BIN)/kg build

test: install  ## Run the tests
	$(BIN)/python -m pytest

lint: install  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

wheel: install  ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --outdir dist .

bench: install  ## Score against benchmark data: make bench BENCH=FOLDER
	@test -n "$(BENCH)" || { echo "say which folder holds run.py: make bench BENCH=FOLDER"; exit 2; }
	$(BIN)/python $(BENCH)/run.py --kg $(BIN)/kg

speed: install  ## Compare the time of `kg extract` with the model's own: make speed TEXTS=FOLDER
	$(BIN)/python tests/speed.py $(TEXTS)

clean:  ## Remove what was built, not .venv
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
