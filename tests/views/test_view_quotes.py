from __future__ import annotations

import pytest

from kg.views.model import Certainty, surest
from kg.views.quotes import merge_marks, shorten


@pytest.mark.parametrize(
    ("marks", "merged"),
    [
        ([], ()),
        ([(3, 3)], ()),
        ([(-4, 2)], ((0, 2),)),
        ([(8, 30)], ((8, 10),)),
        ([(5, 7), (0, 5)], ((0, 7),)),
        ([(0, 9), (2, 4)], ((0, 9),)),
        ([(12, 15)], ()),
    ],
)
def test_marks_are_sorted_joined_and_kept_inside(
    marks: list[tuple[int, int]], merged: tuple[tuple[int, int], ...]
) -> None:
    assert merge_marks(marks, length=10) == merged


@pytest.mark.parametrize("at", [0, 500, 9_990])
def test_long_sentence_is_cut_around_its_mark(at: int) -> None:
    text = "x" * at + "MARK" + "y" * (10_000 - at)
    shown, marks = shorten(text, ((at, at + 4),), longest=100)
    [(start, end)] = marks
    assert shown[start:end] == "MARK"
    assert len(shown) <= 102


def test_short_sentence_stays_as_it_is() -> None:
    assert shorten("A short one.", ((2, 7),)) == ("A short one.", ((2, 7),))


@pytest.mark.parametrize(
    ("readings", "decides"),
    [
        (["fact", "negated"], "fact"),
        (["said", "planned"], "said"),
        (["negated", "planned"], "planned"),
        (["hypothetical", "possible"], "possible"),
        (["hypothetical", "negated"], "negated"),
        ([], "said"),
    ],
)
def test_the_surest_reading_decides(readings: list[str], decides: str) -> None:
    assert surest(map(Certainty, readings)) is Certainty(decides)
