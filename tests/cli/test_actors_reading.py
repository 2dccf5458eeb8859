"""`kg actors who` and `kg actors unknown FILE`, with the language model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli

pytestmark = pytest.mark.slow


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["actors", *map(str, arguments)])


@pytest.mark.parametrize(
    ("phrase", "on", "key"),
    [
        ("the Russian president", "2009-05-01", "dmitry-medvedev"),
        ("the Russian president", "2003", "vladimir-putin"),
        ("the Chinese foreign minister", "2009-05-01", "yang-jiechi"),
        ("President Bush", "2002-05", "george-w-bush"),
        ("US Secretary of State", "2010", "hillary-clinton"),
    ],
)
def test_an_office_is_that_of_its_holder_on_the_date(phrase: str, on: str, key: str) -> None:
    result = run("who", phrase, "--on", on, "--format", "json")
    found = json.loads(result.stdout)
    assert [actor["id"] for actor in found["actors"]] == [key]
    assert found["rule"].startswith("linking.")
    assert result.exit_code == 0


def test_without_a_date_all_holders_are_listed_with_their_terms() -> None:
    result = run("who", "the", "Russian", "president")
    assert result.exit_code == 0
    for words in ("Boris Yeltsin", "2008-05-07 to 2012-05-07", "Vladimir Putin", "since 2012-05-07"):
        assert words in result.stdout
    assert "Prime Minister" not in result.stdout
    assert "--on DATE" in result.stderr


def test_a_date_that_leaves_two_open_is_exit_1() -> None:
    result = run("who", "the Russian president", "--on", "2012")
    assert result.exit_code == 1
    assert "can mean 2 actors" in result.stderr


def test_a_shared_surname_lists_its_bearers() -> None:
    result = run("who", "Wang")
    assert result.exit_code == 1
    assert "wang-yi" in result.stdout


@pytest.mark.parametrize("phrase", ["the janitor", "the former Russian president"])
def test_somebody_whom_the_registry_does_not_know_is_exit_1(phrase: str) -> None:
    result = run("who", phrase)
    assert result.exit_code == 1
    assert f"does not know who '{phrase}' is" in result.stderr


def test_an_empty_phrase_is_wrong_usage() -> None:
    assert run("who", " ").exit_code == 2


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(
        "Xi Jinping met the analyst Ivan Testenko in Moscow on 3 March 2020. Mr. Testenko spoke of trade.\n",
        encoding="utf-8",
    )
    return path


def test_names_that_an_article_uses_and_the_registry_lacks(article: Path) -> None:
    result = run("unknown", article, "--type", "person")
    assert result.exit_code == 0, result.output
    assert "Ivan Testenko" in result.stdout
    assert "Xi Jinping met the analyst Ivan Testenko in Moscow on 3 March 2020." in result.stdout


def test_names_of_ones_own_file_are_known(article: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    assert run("add", "Ivan Testenko", "--type", "person", "--label-in-english", "--to", own).exit_code == 0
    assert "Ivan Testenko" not in run("unknown", article, "--registry", own).stdout


def test_turtle_is_ready_to_be_completed(article: Path) -> None:
    out = run("unknown", article, "--type", "person", "--format", "turtle").stdout
    assert 'rdfs:label "Ivan Testenko"@en , ""@ru , ""@zh' in out
