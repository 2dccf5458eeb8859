"""`kg show` and `kg validate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli
from kg.store.checks import Violation


def run(built: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, list(args), env={"KG_BUILD": str(built)})


@pytest.mark.parametrize("what", ["xi-jinping", "习近平", "Xi Jinping", "id:xi-jinping"])
def test_an_actor_is_shown_with_facts_sentences_and_articles(built: Path, what: str) -> None:
    result = run(built, "show", what)
    assert result.exit_code == 0
    for words in (
        "Xi Jinping",
        "2023-03-20",
        "“Xi Jinping visited Moscow on 20 March 2023.”",
        "After the visit, 2023-04",
    ):
        assert words in result.stdout


def test_lines_have_no_trailing_padding_and_are_not_cut(built: Path) -> None:
    lines = run(built, "show", "xi-jinping").stdout.splitlines()
    assert max(map(len, lines)) < 400


def test_the_latest_facts_are_shown_and_the_rest_counted(built: Path) -> None:
    result = run(built, "show", "xi-jinping", "--limit", "1")
    assert "1 earlier" in result.stdout
    assert "visit: Xi Jinping" not in result.stdout


def test_json_has_everything(built: Path) -> None:
    portrait = json.loads(run(built, "show", "chn", "--format", "json", "--limit", "1").stdout)
    (events,) = [section for section in portrait["sections"] if section["title"] == "Events"]
    assert [item["standing"] for item in events["items"]] == ["claimed according to Ivan Petrenko", "planned"]


@pytest.mark.parametrize(("what", "message"), [("nobody-at-all", "nothing is called"), ("event/2023", "give the id")])
def test_unknown_and_ambiguous_names_leave_with_2(built: Path, what: str, message: str) -> None:
    result = run(built, "show", what)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_good_build_conforms(built: Path) -> None:
    result = run(built, "validate")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 articles conform" in result.stderr


def test_faults_are_listed_and_leave_with_1(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Violation("first", "account:x", "a fact has evidence")
    monkeypatch.setattr("kg.store.checks.check_whole", lambda store: [fault])
    monkeypatch.setattr("kg.store.checks.check_articles", lambda store: [])
    result = run(built, "validate")
    assert result.exit_code == 1
    assert result.stdout == "first: account:x: a fact has evidence\n"
    report = json.loads(run(built, "validate", "--format", "json").stdout)
    assert report["violations"] == [{"article": "first", "node": "account:x", "message": "a fact has evidence"}]
    assert report["conforms"] is False
