"""Parties of a call, a text or a contract whose own words name nobody: who deals with whom in the sentence."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.slow


def parties(text: str, kind: str) -> list[set[str]]:
    """Ids of the participants of each event of a kind."""
    events = [e for e in kg.extract(text, published="2023-03-24").events if e.kind == kind]
    return [{a.id for f in e.participants for a in f.actor.individuals} for e in events]


@pytest.mark.parametrize(
    "text",
    [
        "Macron told Modi that it was late, aides said of a video call that lasted an hour.",
        "Macron warned Modi against buying oil in a call on Friday.",
        "According to a readout of the call, Macron told Modi that it was late.",
        "Macron thanked Modi. The call lasted an hour.",
    ],
)
def test_a_call_is_of_those_who_speak_to_each_other(text: str) -> None:
    assert parties(text, "kg:Call") == [{"emmanuel-macron", "narendra-modi"}]


@pytest.mark.parametrize(
    "text",
    [
        "Macron told reporters in a phone call that it was late.",
        "Macron told Modi that a call to the embassy had been cut off.",
        "Macron thanked Modi for the call.",
        "Macron did not tell Modi anything. The call lasted an hour.",
        "Macron thanked Modi. Lula thanked Milei. The call lasted an hour.",
    ],
)
def test_a_call_is_of_nobody_else(text: str) -> None:
    assert parties(text, "kg:Call") == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("In a joint statement issued in Doha, Chad and Mali praised Peru.", "kg:JointStatement", [{"tcd", "mli"}]),
        ("Chad and Mali criticised a joint statement issued in Doha.", "kg:JointStatement", []),
        ("Chad sold oil to Mali under a contract signed in May.", "kg:Signing", [{"tcd", "mli"}]),
        ("Chad trained pilots under a contract signed in May.", "kg:Signing", []),
    ],
)
def test_a_text_is_of_those_who_speak_in_it_or_deal_under_it(text: str, kind: str, expected: list[set[str]]) -> None:
    assert parties(text, kind) == expected


def test_the_reason_says_who_deals_with_whom() -> None:
    text = "Macron thanked Modi. The call lasted an hour."
    (call,) = [e for e in kg.extract(text).events if e.kind == "kg:Call"]
    assert call.reasons == ("the clause names no parties; those of “thanked” at character 7 deal with each other",)
