"""Which of several time expressions dates an event."""

from __future__ import annotations

from typing import Any

import pytest

from kg.records import DateKind, DateMention, Factuality, TextSpan
from kg.resolve.choice import choose_date

SENTENCE = TextSpan(0, 100)
TRIGGER = TextSpan(40, 45)


def _date(edtf: str | None, start: int, **changes: Any) -> DateMention:
    values: dict[str, Any] = {"kind": DateKind.POINT, "modifies": None, "reason": f"reason of {edtf}"} | changes
    return DateMention(TextSpan(start, start + 5), edtf, head=0, **values)


def _choose(
    *candidates: DateMention, factuality: Factuality = Factuality.ASSERTED, published: str | None = "2023-03-21"
) -> str | None:
    return choose_date(candidates, trigger=TRIGGER, sentence=SENTENCE, factuality=factuality, published=published).edtf


def test_no_candidate_no_date() -> None:
    chosen = choose_date((), trigger=TRIGGER, sentence=SENTENCE, factuality=Factuality.ASSERTED, published=None)
    assert chosen == (None, None, "no time expression near")


def test_the_choice_comes_with_words_and_reason() -> None:
    chosen = choose_date(
        (_date("2014", 10),), trigger=TRIGGER, sentence=SENTENCE, factuality=Factuality.ASSERTED, published=None
    )
    assert chosen == ("2014", TextSpan(10, 15), "reason of 2014")


@pytest.mark.parametrize(
    ("candidates", "edtf"),
    [
        ([_date("2014", 10), _date("2012", 30)], "2012"),  # nearest
        ([_date("2014", 30), _date("2014-03-18", 10)], "2014-03-18"),  # inside the other
        ([_date("2014/..", 30, kind=DateKind.SINCE), _date("2012", 10)], "2012"),
        ([_date("../2013", 30, kind=DateKind.UNTIL)], "../2013"),
        ([_date("2022", 30, kind=DateKind.NAME)], None),
        ([_date("2022", 30, modifies=TextSpan(36, 39))], None),  # before another noun
        ([_date("2022", 30, modifies=TRIGGER), _date("2012", 46)], "2022"),  # before the very word
        ([_date(None, 30, kind=DateKind.DURATION)], None),
        ([_date("2014", 200)], None),  # another sentence
        ([_date("2023-03-20", 0, kind=DateKind.DATELINE)], "2023-03-20~"),
        ([_date("2023-03-20", 0, kind=DateKind.DATELINE), _date("2023-03-19", 60)], "2023-03-19"),
    ],
)
def test_choice_among_candidates(candidates: list[DateMention], edtf: str | None) -> None:
    assert _choose(*candidates) == edtf
    assert _choose(*reversed(candidates)) == edtf


@pytest.mark.parametrize(
    ("factuality", "edtf"),
    [(Factuality.PLANNED, "2023-04"), (Factuality.ASSERTED, "2023-03-20"), (Factuality.POSSIBLE, "2023-03-20")],
)
def test_plans_lie_ahead_where_there_is_a_choice(factuality: Factuality, edtf: str) -> None:
    assert _choose(_date("2023-03-20", 36), _date("2023-04", 50), factuality=factuality) == edtf


@pytest.mark.parametrize(
    ("factuality", "published", "edtf"),
    [
        (Factuality.ASSERTED, "2023-03-21", "2014/2023-03-21"),
        (Factuality.NEGATED, "2023-03", "2014/2023-03-31"),
        (Factuality.PLANNED, "2023-03-21", "2014/.."),
        (Factuality.ASSERTED, None, "2014/.."),
        (Factuality.ASSERTED, "2013", "2014/.."),
    ],
)
def test_since_ends_with_publication_for_what_is_told(factuality: Factuality, published: str | None, edtf: str) -> None:
    assert _choose(_date("2014/..", 30, kind=DateKind.SINCE), factuality=factuality, published=published) == edtf


@pytest.mark.parametrize(
    ("mention", "edtf"),
    [
        (_date("2023-03-20/2023-03-26", 10), "2023-03-20/2023-03-21"),  # this week, of what took place
        (_date("2023-03-20/2023-03-26", 10, kind=DateKind.INTERVAL), "2023-03-20/2023-03-26"),  # goes on
        (_date("2023-03", 10), "2023-03"),
    ],
)
def test_what_took_place_lies_not_after_publication(mention: DateMention, edtf: str) -> None:
    assert _choose(mention) == edtf


def test_a_bound_to_come_dates_nothing_that_took_place() -> None:
    until = _date("../2030", 10, kind=DateKind.UNTIL)
    assert _choose(until) is None
    assert _choose(until, factuality=Factuality.PLANNED) == "../2030"


def test_a_date_inside_a_bound_is_that_of_the_bound() -> None:
    since = DateMention(TextSpan(5, 35), "2016-03/..", "since", head=0, kind=DateKind.SINCE)
    assert _choose(_date("2016-03", 20), since) == "2016-03/2023-03-21"
