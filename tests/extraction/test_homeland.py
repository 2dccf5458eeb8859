"""The state of an election or a parliament that is named without one."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.slow


def parties(text: str, type_: str) -> list[set[str]]:
    """Ids of the participants of each event of a type."""
    events = [e for e in kg.extract(text, published="2023-03-24").events if e.type == type_]
    return [{a.id for f in e.participants for a in f.actor.individuals} for e in events]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Lula flew to Paris, his first trip since the presidential election in 2022.", [{"bra"}]),
        ("Russia has denied meddling in Mali since the presidential election of 2020.", [{"mli"}]),
        ("Washington punished Chad for meddling in the presidential election of 2020.", [{"usa"}]),
        ("Xi told Macron after the presidential election that it was late.", [{"fra"}]),
        ("Macron called Modi after the presidential election.", []),
        ("Modi's return in the parliamentary election of 2019 pleased Paris.", [{"ind"}]),
        ("Chad was quiet. The presidential election of 2021 had been dull.", [{"tcd"}]),
        ("Chad fought Mali. The presidential election of 2021 had been dull.", []),
    ],
)
def test_an_election_is_of_the_state_that_the_sentence_is_about(text: str, states: list[set[str]]) -> None:
    assert parties(text, "ELECTION") == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The upper house approved the loan on Friday, and Macron signed the papers.", [{"fra"}]),
        ("Chad is leaving the forum, a step that parliament approved in May.", [{"tcd"}]),
        ("Chad and Mali are leaving the forum, a step that parliament approved in May.", []),
    ],
)
def test_a_parliament_is_that_of_the_state(text: str, states: list[set[str]]) -> None:
    assert parties(text, "VOTE") == states


def test_the_reason_names_the_words() -> None:
    text = "Lula flew to Paris after the presidential election in 2022."
    (election,) = [e for e in kg.extract(text).events if e.type == "ELECTION"]
    assert election.reasons == ("“flew” is told of Brazil",)
