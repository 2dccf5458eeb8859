"""Events out of clauses: whom a role takes, and whom it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg

if TYPE_CHECKING:
    from kg.records import Event

pytestmark = pytest.mark.slow


def found(text: str, kind: str) -> list[Event]:
    return [e for e in kg.extract(text, published="2023-03-24").events if e.kind == kind]


def ids(event: Event, role: str) -> set[str]:
    return {a.id for f in getattr(event, role) for a in f.actor.members or (f.actor,)}


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping phoned Vladimir Putin soon after a judge of the ICC had issued a warrant for his arrest.",
        "Xi Jinping phoned Vladimir Putin after the ICC had issued an arrest warrant against him.",
    ],
)
def test_whose_arrest_it_is_stays_open_among_several_persons(text: str) -> None:
    (warrant,) = found(text, "kg:ArrestWarrant")
    assert ids(warrant, "source") == {"icc"}
    assert ids(warrant, "target") == set()


def test_what_both_did_together_is_theirs() -> None:
    text = "On Monday, Xi Jinping and Vladimir Putin prolonged their virtual summit by an hour."
    (summit,) = found(text, "kg:Summit")
    assert ids(summit, "participants") == {"xi-jinping", "vladimir-putin"}
    assert summit.format == "video"


def test_nobody_does_it_to_himself() -> None:
    for event in kg.extract("Russia accused Russia. China and Russia oppose Russia and China.").events:
        assert not ids(event, "source") & ids(event, "target")


def test_who_bears_an_act_does_not_do_it() -> None:
    (tightened,) = found("Sanctions on Iran were tightened in June 2010.", "kg:Sanction")
    assert (ids(tightened, "source"), ids(tightened, "target")) == (set(), {"irn"})


def test_a_state_named_before_sanctions_is_under_them() -> None:
    (imposed,) = found("Washington imposed new Iran sanctions in June 2010.", "kg:Sanction")
    assert (ids(imposed, "source"), ids(imposed, "target")) == ({"usa"}, {"irn"})


def test_a_planned_act_inside_a_promise_has_no_category_of_its_own() -> None:
    events = kg.extract("China agreed to send food to North Korea.").events
    assert {(e.kind, e.plover, e.factuality.value) for e in events} == {
        ("kg:Pledge", "AGREE", "asserted"),
        ("kg:Aid", None, "planned"),
    }


def test_what_somebody_says_is_his_claim() -> None:
    (event,) = found("Sergei Lavrov said that Poland had expelled five diplomats.", "kg:Expulsion")
    assert event.attributed_to is not None
    assert event.attributed_to.actor.id == "sergei-lavrov"
    assert event.statement is not None


def test_praise_of_an_act_is_no_claim_that_it_took_place() -> None:
    events = found("Wang Yi praised Vladimir Putin's visit to China.", "kg:Visit")
    assert [e.attributed_to for e in events] == [None]


def test_issues_of_the_clause_are_its_topics() -> None:
    (event,) = found("China warned the United States over arms for Taiwan.", "kg:Warning")
    assert "taiwan" in event.topics


def test_a_biography_gives_no_event() -> None:
    text = "Xi Jinping visited Moscow.\n\nJane Doe is a writer who met Vladimir Putin in Sochi in 2010."
    assert {e.kind for e in kg.extract(text, published="2023-03-24").events} == {"kg:Visit"}


@pytest.mark.parametrize(
    "text",
    ["SCO leaders met in Astana.", "The leaders of the SCO met in Astana.", "The SCO's ministers met in Astana."],
)
def test_unnamed_leaders_of_a_body_are_the_body(text: str) -> None:
    (meeting,) = found(text, "kg:Meeting")
    assert ids(meeting, "participants") == {"sco"}


def test_a_verb_and_its_object_tell_one_act() -> None:
    text = "The joint statement, published after Wang Yi had met Sergei Lavrov, was long."
    assert len(found(text, "kg:JointStatement")) == 1


def test_where_nobody_fills_a_rule_the_next_one_speaks() -> None:
    text = "The leaders agreed that the attacks on Almaty demanded an answer."
    (attack,) = found(text, "kg:MilitaryAction")
    assert ids(attack, "target") == {"kaz"}
