"""Which words make an act planned, possible, negated or hypothetical."""

from __future__ import annotations

import pytest

import kg
from kg.records import Ground

pytestmark = pytest.mark.slow


def ground(text: str, predicate: str) -> Ground:
    found = [e.ground for e in kg.extract(text, published="2023-03-24").events]
    return next(g for g in found if g is not None and g.clause.predicate == predicate)


@pytest.mark.parametrize(
    ("text", "predicate", "signs"),
    [
        ("Putin visited Minsk.", "visit", []),
        ("Putin will visit Minsk.", "visit", ["“will” before the verb"]),
        ("Putin may visit Minsk.", "visit", ["“may” before the verb"]),
        ("Putin has never visited Minsk.", "visit", ["“never” denies it"]),
        ("Russia will not veto the resolution.", "veto", ["“not” denies it"]),
        ("Xi hopes to visit Minsk.", "visit", ["stands under “hopes”"]),
        ("Xi's planned visit to Minsk was praised by China.", "visit", ["“planned” says so"]),
        ("If Putin visits Minsk, Xi will meet Wang Yi.", "visit", ["a condition: “If”"]),
    ],
)
def test_the_words_behind_the_factuality_are_kept(text: str, predicate: str, signs: list[str]) -> None:
    assert [sign.reason for sign in ground(text, predicate).signs] == signs


def test_signs_stand_where_their_words_are() -> None:
    text = "Xi hopes to visit Minsk."
    (sign,) = ground(text, "visit").signs
    assert sign.span is not None
    assert text[sign.span.start : sign.span.end] == "hopes"


def test_the_conditions_that_were_met_are_kept_with_their_words() -> None:
    text = "Xi Jinping visited Minsk."
    words = [[text[s.start : s.end] for s in met.words] for met in ground(text, "visit").conditions]
    assert words == [["Xi Jinping"], ["Minsk"]]


def test_how_an_event_is_explained_is_no_part_of_it() -> None:
    from dataclasses import replace

    (event,) = kg.extract("Xi Jinping visited Minsk.").events
    assert replace(event, ground=None) == event
