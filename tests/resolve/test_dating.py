"""Dates that come from outside an event's own sentence: chronologies, the present tense of news, paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg

if TYPE_CHECKING:
    from kg.records import Event

pytestmark = pytest.mark.slow


def events(text: str, published: str | None) -> dict[str, Event]:
    return {text[e.trigger.start : e.trigger.end]: e for e in kg.extract(text, published=published).events}


def test_the_entry_of_a_chronology_is_dated_by_its_heading() -> None:
    text = (
        "January 21, 2025. Vladimir Putin and Xi Jinping hold talks by video link.\n\n"
        "April 1. Wang Yi meets Sergei Lavrov in Moscow.\n"
    )
    found = events(text, "2025-09-04")
    assert found["talks"].date == "2025-01-21"
    assert found["meets"].date == "2025-04-01"
    assert "heads the entry" in found["meets"].date_reason


def test_what_has_a_day_of_its_own_is_not_counted_from_what_was_counted_from_it() -> None:
    text = "January 21, 2025. One day after the inauguration of Donald Trump, Putin and Xi talk by video link."
    found = events(text, "2025-09-04")
    assert found["talk"].date == "2025-01-21"
    assert found["inauguration"].date == "2025-01-20"


def test_the_present_tense_of_news_is_of_the_day_of_publication_or_the_one_before() -> None:
    found = events("Xi Jinping visits Moscow, where bells ring.", "2023-03-21")
    assert found["visits"].date == "2023-03-20~/2023-03-21~"
    assert "present tense" in found["visits"].date_reason


def test_without_a_day_of_publication_the_present_has_no_date() -> None:
    assert events("Xi Jinping visits Moscow, where bells ring.", "2023-03")["visits"].date is None
    assert events("Xi Jinping visits Moscow, where bells ring.", None)["visits"].date is None


def test_a_paragraph_carries_its_date_on_but_not_to_a_perfect() -> None:
    text = "On 8 May 2024 Xi Jinping met Viktor Orban in Budapest. Xi and Orban signed a treaty. Xi had visited Serbia."
    found = events(text, "2024-05-10")
    assert found["signed"].date == "2024-05-08~"
    assert "told next after “met”" in found["signed"].date_reason
    assert found["visited"].date is None


def test_a_clause_with_when_is_dated_by_what_it_explains() -> None:
    found = events("Nothing has moved since March 2014, when Russia annexed Crimea.", "2020-01-01")
    assert found["annexed"].date == "2014-03"


@pytest.mark.parametrize("rank", ["first", "only", "largest"])
def test_what_a_rank_is_counted_from_dates_nothing(rank: str) -> None:
    found = events(f"It was the {rank} summit between Russia and China since 1959.", "1989-05-16")
    assert "1959" not in (found["summit"].date or "")


def test_what_the_clause_behind_it_explains_it_dates_all_the_same() -> None:
    found = events("It was the first summit since 1959, when Nikita Khrushchev visited Beijing.", "1989-05-16")
    assert found["visited"].date == "1959"
