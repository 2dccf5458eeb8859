"""Refusals, denials and silences are kept as such, beside the act itself, which is never told as done."""

from __future__ import annotations

import pytest

import kg
from kg.ontology import load_event_classes
from kg.records import Event

pytestmark = pytest.mark.slow

Told = set[tuple[str, str, str | None]]


def told(text: str) -> Told:
    return {(e.kind.removeprefix("kg:"), e.factuality.value, e.plover) for e in kg.extract(text).events}


def ids(fillers: tuple[object, ...]) -> set[str]:
    return {filler.actor.id for filler in fillers}  # type: ignore[attr-defined]


REFUSAL, DENIAL = ("Refusal", "asserted", "REJECT"), ("Denial", "asserted", "REJECT")
SILENCE = ("Silence", "asserted", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China refused to condemn Russia.", {REFUSAL, ("Accusation", "negated", None)}),
        ("Xi Jinping refused to meet Joe Biden.", {REFUSAL, ("Meeting", "negated", None)}),
        ("China stopped short of condemning Russia.", {REFUSAL, ("Accusation", "negated", None)}),
        ("China withheld its support from Russia.", {REFUSAL}),
        ("China denied supplying arms to Russia.", {DENIAL, ("Aid", "negated", None)}),
        ("China denied that it had supplied arms to Russia.", {DENIAL, ("Aid", "negated", None)}),
        ("Mao Ning declined to comment on the report.", {SILENCE}),
        ("Wang Yi would not comment on the report.", {SILENCE}),
        ("Wang Yi would not be drawn on the report.", {SILENCE}),
        ("China remained silent on the referendum.", {SILENCE}),
        ("Xi Jinping made no mention of Ukraine.", {SILENCE}),
        ("China avoided criticising Russia.", {SILENCE, ("Accusation", "negated", None)}),
        (
            "China ruled out sanctions against Russia.",
            {("Rejection", "asserted", "REJECT"), ("Sanction", "negated", None)},
        ),
    ],
)
def test_a_refusal_stands_beside_the_act_that_is_refused(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "factuality"),
    [
        ("Joe Biden did not rule out sanctions against China.", "kg:Sanction", "possible"),
        ("A meeting between Xi Jinping and Vladimir Putin was not ruled out.", "kg:Meeting", "possible"),
        ("Moscow did not deny sending troops to Mali.", "kg:Mobilization", "possible"),
        ("China did not fail to sign the treaty with Russia.", "kg:Signing", "asserted"),
        ("Dmitry Peskov refused to confirm a meeting of Wang Yi with Sergei Lavrov.", "kg:Meeting", "possible"),
        ("Beijing has not confirmed that Xi Jinping will visit Moscow.", "kg:Visit", "possible"),
        ("India abstained from condemning Russia.", "kg:Accusation", "negated"),
        ("Russia vetoed sanctions against Syria.", "kg:Sanction", "negated"),
    ],
)
def test_what_is_not_excluded_is_open(text: str, kind: str, factuality: str) -> None:
    (event,) = [e for e in kg.extract(text).events if e.kind == kind]
    assert event.factuality.value == factuality


def test_who_is_spared_is_no_target_of_the_refusal() -> None:
    (refusal,) = [e for e in kg.extract("China refused to condemn Russia.").events if e.kind == "kg:Refusal"]
    assert (ids(refusal.source), ids(refusal.target), refusal.topics) == ({"chn"}, set(), ("rus",))


def test_a_statement_that_makes_no_mention_was_made() -> None:
    events = {e.kind: e for e in kg.extract("The joint statement of China and Russia made no mention of NATO.").events}
    assert events["kg:JointStatement"].factuality.value == "asserted"
    assert ids(events["kg:JointStatement"].participants) == {"chn", "rus"}
    assert ids(events["kg:Silence"].source) == {"chn", "rus"}


@pytest.mark.parametrize(
    "text",
    [
        "Russia vetoed a draft that would have imposed sanctions on Mali.",
        "China and Russia vetoed a resolution calling for sanctions against Syria.",
        "Russia vetoed a resolution demanding that it withdraw from Ukraine.",
        "Russia blocked a resolution by the United States that would have sanctioned Mali.",
        "The draft resolution, which China vetoed, called on Syria to release prisoners.",
        "The Security Council voted down a Russian draft that condemned Ukraine.",
    ],
)
def test_a_vetoed_draft_does_nothing_of_what_it_says(text: str) -> None:
    asserted = {e.kind for e in kg.extract(text).events if e.factuality.value == "asserted"}
    assert asserted == {"kg:Veto"}


@pytest.mark.parametrize("text", ["China promised to send aid to Afghanistan.", "China promised aid to Afghanistan."])
def test_the_promised_act_is_planned_beside_the_promise(text: str) -> None:
    assert told(text) == {("Pledge", "asserted", "AGREE"), ("Aid", "planned", None)}
    aid = next(e for e in kg.extract(text).events if e.kind == "kg:Aid")
    assert (ids(aid.source), ids(aid.target)) == ({"chn"}, {"afg"})


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping met Vladimir Putin in Moscow.",
        "Xi Jinping telephoned Vladimir Putin.",
        "Xi Jinping signed a treaty with Vladimir Putin.",
        "Xi Jinping and Vladimir Putin issued a joint statement.",
        "Xi Jinping negotiated with Vladimir Putin.",
        "Xi Jinping and Vladimir Putin agreed on the border.",
    ],
)
def test_of_a_joint_act_all_parties_are_source_and_target(text: str) -> None:
    classes = load_event_classes()
    joint: list[Event] = [e for e in kg.extract(text).events if classes[e.kind].symmetric]
    assert joint
    for event in joint:
        assert ids(event.source) == ids(event.target) == {"xi-jinping", "vladimir-putin"}


@pytest.mark.parametrize(
    ("text", "kind", "factuality", "by"),
    [
        ("Beijing dismissed a report that it had asked Moscow to delay the attack.", "kg:Request", "negated", "chn"),
        ("China chose to abstain in the Security Council.", "kg:Abstention", "asserted", None),
        ("Xi Jinping said that China was ready to support Russia.", "kg:Support", "planned", "xi-jinping"),
        ("Putin will meet Xi Jinping when he visits China in May.", "kg:Visit", "planned", None),
    ],
)
def test_what_is_denied_chosen_or_to_come_is_told_as_such(
    text: str, kind: str, factuality: str, by: str | None
) -> None:
    (event,) = [e for e in kg.extract(text).events if e.kind == kind]
    speaker = event.attributed_to.actor.id if event.attributed_to else None
    assert (event.factuality.value, speaker) == (factuality, by)
