"""When things were that a text counts from, and what a distance makes of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg
from kg.edtf import about

if TYPE_CHECKING:
    from kg.records import Event

pytestmark = pytest.mark.slow


def event(text: str, word: str, published: str = "2019-09-01") -> Event:
    return {text[e.trigger.start : e.trigger.end]: e for e in kg.extract(text, published=published).events}[word]


def test_the_reason_names_the_event_and_how_its_date_is_known() -> None:
    text = "Xi Jinping met Shinzo Abe in Jakarta on 22 April 2015. Two days after the meeting, Wang Yi visited Seoul."
    reason = event(text, "visited").date_reason
    assert reason == "2 days after “meeting”: “meeting”, told before as “meet” (2015-04-22: as written)"


def test_a_date_of_the_registry_says_that_it_is_none_of_the_article() -> None:
    found = event("Wen Jiabao met Putin at the Beijing Olympics.", "met", "2009-05-01")
    assert "the registry's date of 2008 Summer Olympics" in found.date_reason
    assert "none of the article's" in found.date_reason


def test_the_articles_own_date_goes_before_that_of_the_registry() -> None:
    text = (
        "Putin spoke of the invasion of Ukraine on 24 February. Wang Yi met Lavrov in March 2022, after the invasion."
    )
    assert event(text, "met", "2022-05-01").date == "2022-03"


def test_an_event_counted_from_is_dated_by_what_counts() -> None:
    text = "On 20 March 2018 Xi Jinping visited Moscow, two days after the visit of Wang Yi to Minsk."
    found = event(text, "visit")
    assert found.date == "2018-03-18"
    assert "counted back from “visit” (2018-03-20: as written)" in found.date_reason


def test_another_visit_is_not_the_one_told_before() -> None:
    text = "Lavrov visited Hanoi on 5 May 2018. Days after his next visit, Lavrov telephoned Wang Yi."
    assert event(text, "telephoned").date is None


def test_the_war_is_that_which_the_article_names_unless_it_names_several() -> None:
    named = "Since the war began, Wang Yi has met Lavrov twice. The war in Ukraine goes on."
    assert event(named, "met", "2023-05-01").date == "2022-02-24/2023-05-01"
    assert event(f"{named} So did the Cold War.", "met", "2023-05-01").date is None


def test_a_plan_is_not_at_what_is_past() -> None:
    assert event("Putin will meet Xi Jinping at the Beijing Olympics.", "meet", "2009-05-01").date is None


@pytest.mark.parametrize(
    ("edtf", "marked"),
    [("2020", "2020~"), ("2020/..", "2020~/.."), ("[2020..2022]", "2020~/2022~"), ("2020~/2021", "2020~/2021~")],
)
def test_about_marks_every_end(edtf: str, marked: str) -> None:
    assert about(edtf) == marked
