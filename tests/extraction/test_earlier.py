"""Definite nouns that take up an act told before, and the parties that they lend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg

if TYPE_CHECKING:
    from kg.records import Event

pytestmark = pytest.mark.slow


def events(text: str) -> list[Event]:
    return list(kg.extract(text, published="2024-09-20").events)


def parties(event: Event) -> set[str]:
    return {actor.id for filler in event.participants for actor in filler.actor.individuals}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Li Qiang is to visit Moscow in October. The visit was postponed on Friday.", {"li-qiang", "rus"}),
        ("Wang Yi met Sergei Lavrov in Moscow. It rained. The talks lasted an hour.", {"wang-yi", "sergei-lavrov"}),
        ("Russia and China exercised in the Baltic Sea. The drills ended on Thursday.", {"rus", "chn"}),
        ("China will hold an exercise with Laos in May. The exercise is due to begin on Monday.", {"chn", "lao"}),
    ],
)
def test_a_definite_noun_takes_up_the_act_told_before(text: str, expected: set[str]) -> None:
    first, *_, last = events(text)
    assert parties(last) == expected
    assert last.kind == first.kind
    assert all(filler.span is None for filler in last.participants)
    assert last.reasons[0].startswith("the clause names no parties; the noun takes up “")


def test_the_visit_that_was_put_off_is_one_event_with_its_plan() -> None:
    plan, put_off = events("Li Qiang is to visit Moscow in October. The visit was postponed on Friday.")
    assert plan.key == put_off.key
    assert put_off.stage == "postponed"


@pytest.mark.parametrize(
    "text",
    [
        "Wang Yi met Sergei Lavrov in Moscow. A meeting lasted three hours.",
        "Wang Yi met Sergei Lavrov in Moscow. The next meeting begins on Monday.",
        "Wang Yi met Sergei Lavrov in Moscow. The press praised the talks.",
        "Wang Yi met Sergei Lavrov in Moscow. The war was postponed.",
        "The talks lasted three hours.",
    ],
)
def test_other_nouns_take_up_nothing(text: str) -> None:
    told = [event for event in events(text) if event.reasons]
    assert told == []


def test_a_restraint_that_is_lifted_binds_whom_it_bound() -> None:
    text = "The United States imposed an arms embargo on Iran. The embargo was lifted in May 2023."
    relief = next(event for event in events(text) if event.kind == "kg:SanctionRelief")
    assert [filler.actor.id for filler in relief.target] == ["irn"]
    assert relief.date == "2023-05"
