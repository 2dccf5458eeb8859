"""spaCy is imported without its command line, which can still be had whole."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

PROGRAM = """
import os, sys
from kg.language.parse import load_model
load_model()
print("spacy.cli" in sys.modules, "typer" in sys.modules, "OPENBLAS_NUM_THREADS" in os.environ)
import spacy
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
from spacy.cli import train
print(train.__name__)
"""


def test_the_command_line_comes_only_when_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import os; os.environ.pop('OPENBLAS_NUM_THREADS', None)\n{PROGRAM}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["False False False", "True", "spacy.cli.train"]
