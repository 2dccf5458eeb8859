from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli.view import command
from kg.views import PAGE, write_graph_page


def run(build: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["--build", str(build), *arguments])


def certainties(page: str) -> set[str]:
    found = re.search(r'id="page-data">(.*?)</script>', page, re.DOTALL)
    assert found
    facts: list[dict[str, Any]] = json.loads(found[1])["facts"]
    return {fact["certainty"] for fact in facts}


def test_page_is_written_into_the_build(small_build: Path) -> None:
    done = run(small_build)
    assert done.exit_code == 0, done.output
    assert (small_build / "graph.html").stat().st_size < 3_000_000
    assert "graph.html: " in done.stderr
    assert done.stdout == ""


def test_page_of_a_build_that_stands_under_another_name(small_build: Path, tmp_path: Path) -> None:
    folder = tmp_path / ".new"
    shutil.copytree(small_build, folder, ignore=shutil.ignore_patterns(PAGE))
    write_graph_page(folder)
    write_graph_page(folder, tmp_path / "other.html")
    assert (folder / PAGE).read_bytes() == (tmp_path / "other.html").read_bytes()
    assert str(tmp_path) not in (folder / PAGE).read_text(encoding="utf-8")


def test_page_can_go_to_standard_output(small_build: Path) -> None:
    assert run(small_build, "-o", "-").stdout.startswith("<!DOCTYPE html>")


def test_what_is_left_out_is_told(small_build: Path, tmp_path: Path) -> None:
    done = run(small_build, "--top", "4", "-o", str(tmp_path / "few.html"))
    assert "left out are" in done.stderr
    assert "--top shows more" in done.stderr


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        (["facts"], {"fact", "speech"}),
        (["planned"], {"fact", "speech", "planned"}),
        (["planned", "claimed"], {"fact", "speech", "planned", "said"}),
        (["reported"], {"fact", "speech", "planned", "said"}),
    ],
)
def test_include_decides_what_can_be_switched_on(small_build: Path, include: list[str], expected: set[str]) -> None:
    options = [word for name in include for word in ("--include", name)]
    assert certainties(run(small_build, *options, "-o", "-").stdout) == expected


def test_heading_can_be_given_and_is_no_markup(small_build: Path) -> None:
    page = run(small_build, "--title", "<b>Talk</b>", "-o", "-").stdout
    assert "<h1>&lt;b&gt;Talk&lt;/b&gt;</h1>" in page


@pytest.mark.parametrize("top", ["0", "2001", "many"])
def test_impossible_numbers_are_wrong_usage(small_build: Path, top: str) -> None:
    assert run(small_build, "--top", top).exit_code == 2
