"""Stages in the life of an event, and events that are part of others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_keys import BEIJING, CHINA, MOSCOW, PUTIN, WANG, XI, event, told_by

from kg.records import Article, Event, Extraction, Factuality, Filler, Stage
from kg.resolve.keys import key_events
from kg.resolve.stages import stage_of
from kg.rulebook.joining import load_joining

PLANNED, NEGATED = Factuality.PLANNED, Factuality.NEGATED


def visit(article: str, date: str | None, factuality: Factuality = Factuality.ASSERTED, under: str = "") -> Event:
    """Putin's visit to China, as governed by a predicate."""
    told = event(article, 0, PUTIN, CHINA, kind="kg:Visit", type_="VISIT", date=date)
    return replace(told, factuality=factuality, ground=replace(told_by("visit"), governor=under))


def keyed(*told: tuple[str, Event]) -> list[Event]:
    """The events, each in an article that appeared on the day before it."""
    given = [Extraction(Article(e.article, "", "", published=day), events=(e,)) for day, e in told]
    return [e for extraction in key_events(given) for e in extraction.events]


@pytest.mark.parametrize(
    ("factuality", "under", "date", "stage"),
    [
        (Factuality.PLANNED, "", "2024-05", Stage.ANNOUNCED),
        (Factuality.PLANNED, "announce", "2024-05", Stage.ANNOUNCED),
        (Factuality.PLANNED, "confirm", "2024-05", Stage.CONFIRMED),
        (Factuality.PLANNED, "put off", None, Stage.POSTPONED),
        (Factuality.NEGATED, "call off", None, Stage.CANCELLED),
        (Factuality.NEGATED, "deny", None, None),
        (Factuality.PLANNED, "invite", None, None),
        (Factuality.POSSIBLE, "", None, None),
        (Factuality.ASSERTED, "", "2024-03-01", Stage.HELD),
    ],
)
def test_a_mention_tells_a_stage(factuality: Factuality, under: str, date: str | None, stage: Stage | None) -> None:
    assert stage_of(visit("a", date, factuality, under), load_joining()) is stage


def test_a_denied_confirmation_confirms_nothing() -> None:
    told = visit("a", "2024-05", PLANNED, "confirm")
    assert told.ground is not None
    told = replace(told, ground=replace(told.ground, governor_negated=True))
    assert stage_of(told, load_joining()) is Stage.ANNOUNCED


def test_what_was_announced_and_what_was_held_are_one_event() -> None:
    plan, held = keyed(("2024-03-10", visit("a", "2024-05", PLANNED)), ("2024-05-17", visit("b", "2024-05-16")))
    assert plan.key == held.key
    assert (plan.stage, held.stage) == (Stage.ANNOUNCED, Stage.HELD)


def test_a_cancellation_joins_the_plan_that_was_still_due() -> None:
    plan = ("2024-03-10", visit("a", "2024-05", PLANNED))
    called_off = visit("b", None, NEGATED, "cancel")
    assert len({e.key for e in keyed(plan, ("2024-04-20", called_off))}) == 1
    assert len({e.key for e in keyed(plan, ("2024-09-20", called_off))}) == 2


def test_a_cancellation_never_joins_what_was_held() -> None:
    events = keyed(
        ("2024-05-17", visit("a", "2024-05-16")), ("2024-05-17", visit("b", "2024-05-16", NEGATED, "cancel"))
    )
    assert len({e.key for e in events}) == 2


def test_what_was_put_off_ties_the_plan_to_what_was_held_in_the_end() -> None:
    plan = ("2024-03-10", visit("a", "2024-04", PLANNED))
    put_off = ("2024-04-10", visit("b", "2024-06", PLANNED, "postpone"))
    held = ("2024-06-13", visit("c", "2024-06-12"))
    assert len({e.key for e in keyed(plan, put_off, held)}) == 1
    assert len({e.key for e in keyed(plan, held)}) == 2


def together(*events: Event) -> list[Event]:
    """The events of one article, keyed."""
    placed = tuple(
        replace(e, id=f"a-{n}", article="a", trigger=e.trigger._replace(start=n)) for n, e in enumerate(events)
    )
    return list(key_events([Extraction(Article("a", "", "", published="2024-05-18"), events=placed)])[0].events)


def at(told: Event, *places: object) -> Event:
    return replace(told, place=tuple(Filler(place) for place in places))  # type: ignore[arg-type]


MEETING = event("a", 9, XI, PUTIN, date="2024-05-16")


def test_a_meeting_of_guest_and_host_is_part_of_the_visit() -> None:
    whole, part = together(visit("a", "2024-05-16/2024-05-17"), MEETING)
    assert part.part_of is not None
    assert (part.part_of.key, part.part_of.rule, part.part_of.outcome) == (whole.key, "of-a-visit", False)
    assert "2024-05-16 lies within 2024-05-16/2024-05-17" in part.part_of.reason
    assert whole.part_of is None


def test_what_was_signed_on_a_visit_is_its_outcome() -> None:
    signed = event("a", 9, XI, PUTIN, kind="kg:JointStatement", type_="JOINT_STATEMENT", date="2024-05-17")
    part = together(visit("a", "2024-05-16/2024-05-17"), signed)[1]
    assert part.part_of is not None
    assert part.part_of.outcome


@pytest.mark.parametrize(
    "other",
    [
        replace(MEETING, date="2024-05-20"),
        replace(MEETING, date=None),
        at(MEETING, MOSCOW),
        replace(MEETING, factuality=PLANNED),
        event(
            "a", 9, PUTIN, event("a", 0, BEIJING).participants[0].actor, kind="kg:Call", type_="CALL", date="2024-05-16"
        ),
    ],
    ids=["another day", "no day", "another state", "only planned", "a call"],
)
def test_what_does_not_fit_is_no_part(other: Event) -> None:
    part = together(at(visit("a", "2024-05-16/2024-05-17"), BEIJING), other)[1]
    assert part.part_of is None


def test_parties_of_a_third_state_are_no_part() -> None:
    biden = replace(WANG, id="joe-biden", country="USA")
    part = together(visit("a", "2024-05-16/2024-05-17"), event("a", 9, PUTIN, biden, date="2024-05-16"))[1]
    assert part.part_of is None
