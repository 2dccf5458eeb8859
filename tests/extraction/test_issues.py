"""Which issues come out of sentences, by the words that the registry has for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.extraction.issues import IssueFinder
from kg.registry.load import load_registry

ROWS = [
    tuple(part.strip() for part in line.split("|", 1))
    for line in (Path(__file__).parent / "issues.txt").read_text(encoding="utf-8").splitlines()
    if "|" in line
]


@cache
def finder() -> IssueFinder:
    known = load_registry()
    return IssueFinder(known.issues, known.issue_names)


@pytest.mark.parametrize(("issues", "sentence"), ROWS)
def test_a_sentence_is_about_these_issues(issues: str, sentence: str) -> None:
    assert set(finder().find(sentence)) == set(issues.split())


def test_the_table_is_large_and_every_issue_is_known() -> None:
    assert len(ROWS) >= 160
    assert {issue for issues, _ in ROWS for issue in issues.split()} <= set(load_registry().issues or ())


@pytest.mark.parametrize("text", ["UN charter", "U.N. Charter", "the UN’s Charter", "UN-Charter", "the “UN” Charter"])
def test_marks_between_the_words_of_a_label_do_not_matter(text: str) -> None:
    assert IssueFinder({"law": ("Law", "UN charter")}).find(text) == ("law",)


@pytest.mark.parametrize("text", ["UN, charter", "UN. The charter", "un charter", "UN charterer"])
def test_other_words_are_no_label(text: str) -> None:
    assert IssueFinder({"law": ("Law", "UN charter")}).find(text) == ()


def test_spelling_and_number_do_not_matter() -> None:
    issues = IssueFinder({"defence": ("Missile defence", "peace treaty")})
    assert issues.find("missile defense") == issues.find("peace treaties") == ("defence",)


def test_proper_names_need_their_capitals() -> None:
    issues = IssueFinder({"drills": ("Drills", "Peace Mission")})
    assert issues.find("PEACE MISSION 2007") == issues.find("drills") == ("drills",)
    assert issues.find("a peace mission") == ()


def test_the_longest_label_counts() -> None:
    issues = IssueFinder({"gas": ("Gas", "Power of Siberia"), "east": ("Far East", "Siberia")})
    assert issues.find("Power of Siberia") == ("gas",)


def test_a_word_may_stand_for_two_issues() -> None:
    assert IssueFinder({"a": ("A", "arms"), "b": ("B", "arms")}).find("arms") == ("a", "b")


def test_only_names_mean_the_issue_itself() -> None:
    issues = IssueFinder({"taiwan": ("Taiwan", "Taipei")}, {"taiwan": ("Taiwan",)})
    assert issues.named("Taipei, then Taiwan") == ((13, 19, "taiwan"),)


def test_nothing_is_found_in_nothing() -> None:
    assert IssueFinder().find("Taiwan") == IssueFinder({"a": ("A",)}).find("") == ()
