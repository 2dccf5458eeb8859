"""What is read back from a build: accounts, articles, versions of rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Story

from kg.errors import StoreError
from kg.exchange import to_json_lines
from kg.registry.model import Registry
from kg.store.accounts import is_build, read_accounts, read_build_articles, read_rule_versions
from kg.store.build import write_build


@pytest.fixture
def build(tmp_path: Path, second: Story, small_registry: Registry) -> Path:
    out = tmp_path / "build"
    write_build(
        [second.extraction(), Story("ТАСС 2023", "Nothing.\n", published=None).extraction()],
        out,
        registry=small_registry,
        rule_versions={"tests.rule": "7"},
        model="none 0",
        version="0",
        to_lines=to_json_lines,
    )
    return out


def test_accounts_carry_their_sentences(build: Path) -> None:
    told = read_accounts(build)
    assert told.articles == ("second", "ТАСС 2023")
    assert [a.sentence for a in told.accounts] == [
        "Xi Jinping, the Chinese president, was in Moscow from 20 to 22 March.",
        "The two leaders met on 21 March 2023.",
    ]


def test_articles_come_back_with_what_was_known_of_them(build: Path, second: Story) -> None:
    article, bare = read_build_articles(build)
    assert (article.id, article.text) == ("second", second.text)
    assert (article.title, article.publisher, article.published) == ("After the visit", "Wire", "2023-04")
    assert (bare.id, bare.title, bare.published) == ("ТАСС 2023", None, None)


def test_versions_are_those_of_the_rules_that_made_something(build: Path) -> None:
    assert read_rule_versions(build)["tests.rule"] == "7"


def test_a_folder_without_manifest_is_no_build(tmp_path: Path) -> None:
    assert not is_build(tmp_path)
    with pytest.raises(StoreError, match="no build here"):
        read_accounts(tmp_path)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("records.jsonl", "oops\n", "damaged"),
        ("records.jsonl", '{"record": "event"}\n', "damaged"),
        ("build.json", "{}", "damaged"),
        ("build.json", json.dumps({"format": 0}), "another version of the program"),
    ],
)
def test_a_damaged_build_is_told(build: Path, file: str, text: str, message: str) -> None:
    (build / file).write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=message):
        read_accounts(build)


def test_a_missing_text_is_told(build: Path) -> None:
    shutil.rmtree(build / "articles")
    for read in (read_accounts, read_build_articles):
        with pytest.raises(StoreError, match="damaged"):
            read(build)
