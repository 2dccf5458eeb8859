"""Marks in a sentence, and the clause they belong to."""

from __future__ import annotations

import pytest
from hand_built import DALIAN, XI, clause, reading

from kg.errors import DraftError, MarkError
from kg.records import ClauseKind
from kg.rulebook.marks import place_marks, read_marks

PREPOSITIONS = ("in", "to", "ahead of")
TEXT = "Xi toured a shipyard in Dalian after talks"
TOUR = clause(
    TEXT,
    "tour",
    "toured",
    ("subject", "Xi", "Xi", XI),
    ("object", "a shipyard in Dalian", "shipyard", None),
    ("in", "Dalian", "Dalian", DALIAN),
)


def test_marks_are_taken_out_and_point_into_the_text() -> None:
    text, marks = read_marks("<Subject>Xi</subject> left <ahead of>ahead of Putin </ahead of>.", PREPOSITIONS)
    assert text == "Xi left ahead of Putin ."
    assert [(m.role, text[m.span.start : m.span.end]) for m in marks] == [
        ("subject", "Xi"),
        ("ahead of", "ahead of Putin"),
    ]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("Xi left.", "nothing is marked"),
        ("<subjct>Xi</subjct> left.", "did you mean <subject>"),
        ("<qqqq>Xi</qqqq> left.", "use subject, object"),
        ("<subject>Xi</object> left.", "closed by </object>"),
        ("<subject> </subject> left.", "the mark is empty"),
        ("<subject>Xi left.", "not closed or stands in another"),
        ("<subject>Xi <to>left</to></subject>.", "not closed or stands in another"),
    ],
)
def test_wrong_marks_are_told_with_a_remedy(marked: str, message: str) -> None:
    with pytest.raises(MarkError) as caught:
        read_marks(marked, PREPOSITIONS)
    assert message in str(caught.value)
    assert caught.value.exit_code == 2


def placed(marked: str, *clauses: object) -> list[tuple[str, str]]:
    text, marks = read_marks(marked, PREPOSITIONS)
    _, parts = place_marks(marks, reading(text, *clauses))  # type: ignore[arg-type]
    return [(part.words, part.role) for part in parts]


def test_clause_roles_and_event_roles_are_found_where_the_words_stand() -> None:
    marked = "<source>Xi</source> toured <object>a shipyard</object> in <place>Dalian</place> after talks"
    assert placed(marked, TOUR) == [("Xi", "subject"), ("a shipyard", "object"), ("Dalian", "in")]


def test_a_wrong_role_is_put_right() -> None:
    assert placed("<object>Xi</object> toured a shipyard in Dalian after talks", TOUR) == [("Xi", "subject")]


def test_the_clause_that_takes_most_marks_wins_and_a_verb_before_a_noun() -> None:
    noun = clause(TEXT, "talks", "talks", ("subject", "Xi", "Xi", XI), kind=ClauseKind.NOMINAL)
    text, marks = read_marks("<subject>Xi</subject> toured a shipyard in Dalian after talks", PREPOSITIONS)
    assert place_marks(marks, reading(text, noun, TOUR))[0] is TOUR


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("Xi <object>toured</object> a shipyard in Dalian after talks", "“toured”: not read as a part of any clause"),
        (
            "<subject>Xi</subject> toured a shipyard in Dalian after <object>talks</object>",
            "“talks”: not read as a part of the clause “tour”",
        ),
    ],
)
def test_words_that_are_no_argument_are_named(marked: str, message: str) -> None:
    with pytest.raises(DraftError) as caught:
        placed(marked, TOUR)
    assert message in str(caught.value)
    assert caught.value.exit_code == 1


def test_a_sentence_without_clause_is_told() -> None:
    with pytest.raises(DraftError, match="no clause"):
        placed("<subject>Xi</subject> again")
