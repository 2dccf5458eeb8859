"""Parties that a clause does not name: from the text around it, from the registry, from the governing clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg

if TYPE_CHECKING:
    from kg.records import Event

pytestmark = pytest.mark.slow


def found(text: str, kind: str) -> list[Event]:
    return [e for e in kg.extract(text, published="2023-03-24").events if e.kind == kind]


def parties(text: str, kind: str) -> list[set[str]]:
    return [{a.id for f in e.participants for a in f.actor.members or (f.actor,)} for e in found(text, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After Wang Yi had conferred with Sergei Lavrov a joint statement was issued.", {"wang-yi", "sergei-lavrov"}),
        ("Wang Yi met Sergei Lavrov. It was hot. A joint statement was issued.", {"wang-yi", "sergei-lavrov"}),
        ("Wang Yi met Sergei Lavrov.\n\nA joint statement was issued.", {"wang-yi", "sergei-lavrov"}),
        ("The SCO met in Tashkent. A declaration was adopted.", {"sco"}),
        ("Wang Yi met Sergei Lavrov. Li Peng met Bob Hawke. A joint statement was issued.", {"li-peng", "bob-hawke"}),
    ],
)
def test_the_nearest_joint_act_lends_its_parties(text: str, expected: set[str]) -> None:
    assert parties(text, "kg:JointStatement") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A joint statement was issued on Friday.",
        "Wang Yi met Sergei Lavrov.\n\nIt rained.\n\nA joint statement was issued.",
        "Wang Yi did not meet Sergei Lavrov. A joint statement was issued.",
        "Wang Yi spoke in Harbin. A joint statement was issued.",
    ],
)
def test_nobody_is_in_view(text: str) -> None:
    assert parties(text, "kg:JointStatement") == []


def test_the_reason_says_whose_parties_they_are() -> None:
    (event,) = found("Wang Yi met Sergei Lavrov. A joint statement was issued.", "kg:JointStatement")
    assert event.reasons == ("the clause names no parties; those of “met” at character 8 are in view",)
    assert all(filler.span is None for filler in event.participants)


def test_states_sign_what_their_leaders_talked_about() -> None:
    assert parties("Hu Jintao met Vladimir Putin. Ten agreements were signed.", "kg:Signing") == [{"chn", "rus"}]
    text = "Gazprom held talks with CNPC. No contract was signed."
    assert parties(text, "kg:Signing") == [{"gazprom", "cnpc"}]


def test_a_visit_lends_the_states_of_guest_and_host() -> None:
    assert parties("Li Peng visited Moscow. Ten agreements were signed.", "kg:Signing") == [{"chn", "rus"}]


def test_fellow_travellers_lend_no_parties() -> None:
    text = "Xi Jinping received Vladimir Putin in Harbin. Andrei Belousov accompanied him. No contract was signed."
    assert parties(text, "kg:Signing") == [{"chn", "rus"}]


def test_a_visit_told_in_passing_lends_nothing() -> None:
    text = "Wang Yi gave a speech six weeks after Nancy Pelosi had visited Taipei. Ten agreements were signed."
    assert parties(text, "kg:Signing") == []


def test_the_registry_names_the_parties_to_an_exercise() -> None:
    (event,) = found("Peace Mission 2005 began near Vladivostok.", "kg:Exercise")
    assert {filler.actor.id for filler in event.source} == {"chn", "rus"}
    assert event.reasons == ("party to Peace Mission 2005 by the registry: China, Russia",)


def test_a_treaty_that_is_only_named_is_not_signed() -> None:
    assert found("Under the Budapest Memorandum Russia promised peace.", "kg:Signing") == []


def test_who_announces_a_contract_is_party_to_it() -> None:
    assert parties("Rosatom announced that a contract had been signed.", "kg:Signing") == [{"rosatom"}]
