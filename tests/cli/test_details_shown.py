"""Details of a visit on their way from the sentence to the answers of queries, to explanations and to the page."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli.main import cli
from kg.views.collect import collect_view

pytestmark = pytest.mark.slow

TEXT = (
    "Li Keqiang, accompanied by Wang Yi, paid an official visit to Russia in October 2014 at the invitation of Dmitry "
    "Medvedev.\n\nXi Jinping and Vladimir Putin met for the 40th time in Bali in May 2019 on the sidelines of the G20 "
    "summit.\n"
)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("details")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", str(folder / "a.txt"), "-o", str(folder / "build")])
    assert result.exit_code == 0, result.output
    return folder / "build"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def ask(build: Path, *arguments: str) -> dict[str, str]:
    """The one row that a question answers."""
    (row,) = csv.DictReader(run("query", "--build", str(build), *arguments, "--format", "csv").splitlines())
    return row


def test_questions_have_columns_for_them(build: Path) -> None:
    visit = ask(build, "visits", "--visitor", "Li Keqiang")
    assert (visit["rank"], visit["with"]) == ("official visit", "Wang Yi")
    assert set(visit["hosts"].split("; ")) == {"Dmitry Medvedev", "Russia"}
    meeting = ask(build, "meetings", "--between", "Xi Jinping")
    assert (meeting["how"], meeting["series"], meeting["occasion"]) == ("on the sidelines", "40", "the G20 summit")


def test_why_and_show_name_them(build: Path) -> None:
    event = ask(build, "visits", "--visitor", "Li Keqiang")["event"].rpartition("/")[2]
    why = run("why", "--build", str(build), event)
    assert "official from “official visit”" in why
    assert "accompanied by" in why
    show = run("show", "--build", str(build), event)
    assert "official visit" in show
    assert "Wang Yi" in show


def test_the_page_has_a_line_for_each(build: Path) -> None:
    view = collect_view(kg.open(build))
    details = {detail for fact in view.facts for detail in fact.details}
    assert {
        "official visit",
        "accompanied by Wang Yi",
        "on the sidelines",
        "on the sidelines of the G20 summit",
        "number 40",
    } <= details


def test_the_build_conforms(build: Path) -> None:
    assert "conform" in run("validate", "--build", str(build))
