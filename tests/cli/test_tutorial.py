"""The tutorial of CONTRIBUTING.md, step by step: a missed sentence becomes a fact in the graph."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli

pytestmark = pytest.mark.slow

TEXT = Path(__file__).parents[2].joinpath("CONTRIBUTING.md").read_text(encoding="utf-8")
TUTORIAL = TEXT[TEXT.index("## From a missed sentence") : TEXT.index("## Add or mend a shipped rule")]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, list(arguments))
    assert result.exit_code == 0, result.output
    return result


def block(opening: str) -> str:
    """The indented block of the tutorial that begins with these words."""
    lines = TUTORIAL[TUTORIAL.index(f"    {opening}") :].splitlines()
    end = next((n for n, line in enumerate(lines) if line and not line.startswith("    ")), len(lines))
    return "\n".join(line[4:] for line in lines[:end]).strip() + "\n"


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("articles/visit.txt").write_text(block("Foreign minister ends trip"), encoding="utf-8")

    sentence = re.search(r'kg whynot "(.*)"', TUTORIAL)
    marked = re.search(r'kg rules draft "(.*?)"', TUTORIAL)
    assert sentence
    assert marked
    missed = run("whynot", sentence[1]).stdout
    assert "object, “to” or “of” must be a place" in missed
    assert marked[1] in " ".join(missed.split())

    drafted = run("rules", "draft", marked[1], "articles/").stdout
    head = drafted[: drafted.index("  - id:")]
    edited = "".join(f"  {line}\n" for line in block("- id: own.tour").splitlines())
    Path("my-rules.yaml").write_text(head + edited, encoding="utf-8")
    assert "1 rule, 2 sentences: 2 right, 0 wrong" in run("rules", "test", "my-rules.yaml").stdout
    gained = json.loads(run("rules", "diff", "shipped", "my-rules.yaml", "articles", "--format", "json").stdout)
    assert [fact["rule"] for fact in gained["gained"]] == ["own.tour"]
    assert not gained["lost"]

    run("build", "articles", "--rules", "my-rules.yaml", "-o", "build", "--no-page")
    assert "Wang Yi" in run("query", "visits").stdout
    told = " ".join(run("why", "2024-03-03-visit").stdout.split())
    assert "own.tour" in told
    assert "2024-03-03 from “Sunday”" in told
