"""Where an event took place when its own clause does not say: the scene of the sentence, its visit, the dateline.

A place is only taken over from words that set a scene for the event. A meeting by video or telephone is nowhere, and a
name inside the title of something ("the Shanghai Cooperation Organisation") is no place, which linking has seen to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from kg.edtf import bounds
from kg.ontology import EventClass
from kg.records import (
    Actor,
    ActorType,
    Clause,
    ClauseKind,
    Event,
    Factuality,
    Filler,
    Mention,
    Reading,
    Sense,
    Zone,
)

__all__ = ["place_events"]

#: Formats of those who meet without being in one place.
_APART = frozenset({"video", "telephone", "correspondence"})
#: Types of what people do in one place.
_TOGETHER = frozenset({"MEETING", "SUMMIT", "SIGNING", "JOINT_STATEMENT"})
_SCENE_ROLES = ("in", "at")
#: How a clause hangs on the one whose scene it shares.
_SAME_SCENE = frozenset({"conj", "xcomp", "pcomp"})
_OCCASIONS = ("during", "on", "at")
_GATHERINGS = frozenset({"conference", "congress", "forum", "meeting", "session", "summit", "talks"})
_ARRIVALS = frozenset({"arrive", "assemble", "come", "convene", "fly", "gather", "land", "travel"})
_JOURNEYS = frozenset({"stay", "stop", "stopover", "tour", "travel", "trip", "visit"})
_STRUCK = ("object", "on", "against", "into", "at")
#: A visit or report lends its place to what happened then; a date vaguer than this (days) does not tell when.
_VAGUE_DAYS = 31


class _Scene(NamedTuple):
    """A place and why the event was there."""

    place: Filler
    reason: str


def place_events(
    events: Sequence[Event],
    reading: Reading,
    classes: Mapping[str, EventClass],
    dateline: Sequence[Mention] = (),
) -> tuple[Event, ...]:
    """Give events the place they lack, with the reason, and take away that of those who met at a distance.

    Parameters
    ----------
    events : sequence of Event
        Of one article, dated, in text order.
    reading : Reading
        The article with its clauses.
    classes : mapping
        Event classes by CURIE; `scene` says whether one takes place where its source or its target is.
    dateline : sequence of Mention
        The place where the report was written, if it is known.
    """
    visits = [event for event in events if event.type == "VISIT"]
    placed = [_placed(event, reading, classes, visits, next(iter(dateline), None)) for event in events]
    told = {event.clause: event for event in placed if event.clause is not None and event.type in _TOGETHER}
    return tuple(_joined(event, reading, told) for event in placed)


def _joined(event: Event, reading: Reading, told: Mapping[int, Event]) -> Event:
    """ "held talks in Beijing and announced …": what comes of a meeting is told where the same people met."""
    clause = reading.clauses[event.clause] if event.clause is not None else None
    apart = clause is None or clause.relation != "conj" or event.format in _APART
    if clause is None or apart or clause.parent is None or event.place or event.type not in _TOGETHER:
        return event
    before = told.get(clause.parent)
    same = before is not None and before.factuality is event.factuality and _people(before) == _people(event) != set()
    if before is None or not same or not before.place:
        return event
    return replace(event, place=before.place[:1], place_reason="where those who met told it in the same sentence")


def _placed(
    event: Event, reading: Reading, classes: Mapping[str, EventClass], visits: list[Event], dateline: Mention | None
) -> Event:
    if event.format in _APART:
        return replace(event, place=(), place_reason=f"by {event.format}, in no one place") if event.place else event
    if event.place or event.details.frequency is not None:  # what was done often was done in many places
        return event
    scenes = _scenes(event, reading, classes, visits, dateline)
    scene = next(scenes, None)
    return replace(event, place=(scene.place,), place_reason=scene.reason) if scene is not None else event


def _scenes(
    event: Event, reading: Reading, classes: Mapping[str, EventClass], visits: list[Event], dateline: Mention | None
) -> Iterator[_Scene]:
    """Where it may have taken place, the surest first."""
    clause = reading.clauses[event.clause] if event.clause is not None else None
    if clause is not None:
        yield from _of_class(event, clause, classes[event.kind].scene)
        yield from _opening(clause, reading)
        yield from _antecedent(clause, reading)
        yield from _of_gathering(clause, reading)
        if event.type in _TOGETHER:
            yield from _closing(event, clause, reading)
            yield from _of_journey(clause, reading)
            yield from _of_arrival(clause, reading)
    if event.type in _TOGETHER:
        yield from _of_visit(event, reading, visits)
        if event.factuality is Factuality.ASSERTED and event.statement is None:
            yield from _of_dateline(event, reading, dateline)


def _of_class(event: Event, clause: Clause, scene: str) -> Iterator[_Scene]:
    """An attack takes place where it strikes, an election in the state that holds it."""
    if scene == "target":
        struck = [m for argument in clause.fillers(*_STRUCK) for m in argument.mentions if _is_ground(m.actor)]
        for mention in struck:
            yield _Scene(Filler(mention.actor, mention.span), "where it is aimed")
    parties = {"target": event.target, "source": event.source}.get(scene, ())
    states = [filler for filler in parties if filler.actor.type is ActorType.COUNTRY]
    if len(states) == 1 and len(parties) == 1:
        words = "in the state that it is aimed at" if scene == "target" else "in the state that holds it"
        yield _Scene(states[0], f"such an event takes place {words}")


def _is_ground(actor: Actor) -> bool:
    return actor.type in (ActorType.PLACE, ActorType.COUNTRY)


def _opening(clause: Clause, reading: Reading) -> Iterator[_Scene]:
    """ "In Beijing, Putin thanked his host and …": a place before the verb, for all that is told of the same scene."""
    for at in _scene_chain(clause, reading.clauses):
        sentence = reading.parse.sentences[at.sentence].span
        for argument in at.fillers(*_SCENE_ROLES):
            opens = argument.span.end <= at.trigger.start and not argument.shared
            front = reading.article.text[sentence.start : argument.span.start].strip().lower() in _SCENE_ROLES
            for mention in argument.mentions if opens and front else ():
                if _is_ground(mention.actor) and mention.sense is not Sense.GOVERNMENT:
                    yield _Scene(Filler(mention.actor, mention.span), "place that opens the sentence")


def _antecedent(clause: Clause, reading: Reading) -> Iterator[_Scene]:
    """ "in Harbin, where he opened the fair": the place that the relative clause hangs on."""
    for at in _scene_chain(clause, reading.clauses):
        start = at.span.start
        if at.relation != "relcl" or reading.article.text[start : start + 6].lower() != "where ":
            continue
        for mention in reading.mentions:
            between = reading.article.text[mention.span.end : start]
            if mention.span.end <= start and between.strip(" ,\n") == "" and _is_ground(mention.actor):
                yield _Scene(Filler(mention.actor, mention.span), "place that “where” stands for")


def _scene_chain(clause: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clause and those above it that tell of the same scene."""
    at = clause
    for _ in range(len(clauses)):
        yield at
        nominal = at.kind is ClauseKind.NOMINAL and at.relation == "nominal"
        if at.parent is None or not (at.relation in _SAME_SCENE or nominal):
            return
        at = clauses[at.parent]


def _closing(event: Event, clause: Clause, reading: Reading) -> Iterator[_Scene]:
    """ "signed a declaration on a new order in Moscow on Wednesday": a city at the end, wherever it hangs."""
    if clause.kind is not ClauseKind.VERBAL:
        return
    text = reading.article.text
    for mention in reading.mentions:
        if not clause.span.covers(mention.span) or mention.span.start < event.trigger.end:
            continue
        before = text[event.trigger.end : mention.span.start].split()
        city = mention.actor.type is ActorType.PLACE and mention.sense is not Sense.GOVERNMENT
        if not city or not before or before[-1].lower() != "in":
            continue
        end = mention.span.end
        rest = text[end : clause.span.end].strip()
        behind = (text[end : d.span.start].strip().lower() for d in reading.dates if d.span.start >= end)
        if not rest or rest[0] in ".," or any(words in {"", "on", "in"} for words in behind):
            yield _Scene(Filler(mention.actor, mention.span), "city that ends the clause")


def _of_journey(clause: Clause, reading: Reading) -> Iterator[_Scene]:
    """ "During a visit to Kazan, Xi met Putin": where a journey goes that the clause itself names as the occasion."""
    occasions = {argument.head for argument in clause.fillers(*_OCCASIONS)}
    for journey in reading.clauses:
        if journey.head in occasions and not _JOURNEYS.isdisjoint(journey.predicates):
            words = reading.article.text[journey.trigger.start : journey.trigger.end]
            for mention in (m for argument in journey.fillers("to", "in") for m in argument.mentions):
                if _is_ground(mention.actor):
                    yield _Scene(Filler(mention.actor, mention.span), f"where “{words}” goes, the occasion of it")


def _of_gathering(clause: Clause, reading: Reading) -> Iterator[_Scene]:
    """ "asked for help at its summit in Goa": where the gathering meets at which something is said or done."""
    occasions = {argument.head for argument in clause.fillers("at", "during")}
    for gathering in reading.clauses:
        if gathering.head in occasions and not _GATHERINGS.isdisjoint(gathering.predicates):
            for mention in (m for argument in gathering.fillers(*_SCENE_ROLES) for m in argument.mentions):
                if _is_ground(mention.actor) and mention.sense is not Sense.GOVERNMENT:
                    yield _Scene(Filler(mention.actor, mention.span), "where the gathering meets at which it was done")


def _of_arrival(clause: Clause, reading: Reading) -> Iterator[_Scene]:
    """ "arrived in Kazan for the summit": a gathering is where people go for it."""
    above = reading.clauses[clause.parent] if clause.parent is not None else None
    if above is None or clause.relation != "nominal" or _ARRIVALS.isdisjoint(above.predicates):
        return
    if all(argument.head != clause.head for argument in above.fillers("for", "at")):
        return
    for mention in (m for argument in above.fillers("in", "to") for m in argument.mentions):
        if _is_ground(mention.actor):
            yield _Scene(Filler(mention.actor, mention.span), "where people go for it")


def _of_visit(event: Event, reading: Reading, visits: list[Event]) -> Iterator[_Scene]:
    """Whoever is on a visit meets and signs where it goes: told with it, on one of its days, or the only visit."""
    people = _people(event)
    goals = {goal.id for visit in visits if (goal := _goal(visit)) is not None}
    the_only = event.definite and event.date is None and len(goals) == 1
    for visit in sorted(visits, key=lambda v: (v.sentence != event.sentence, _apart(v, event))):
        alike = visit.factuality is event.factuality and visit.statement == event.statement
        travellers = _people(visit) or {filler.actor.id for filler in visit.source}
        together = travellers & (people or {filler.actor.id for filler in event.participants})
        where = _goal(visit)
        if where is None or not alike or not together:
            continue
        told_after = event.date is None and visit.trigger < event.trigger and _one_block(visit, event, reading)
        if visit.sentence == event.sentence or told_after or the_only or _during(event, visit):
            words = reading.article.text[visit.trigger.start : visit.trigger.end]
            yield _Scene(Filler(where), f"where “{words}” goes, told at {visit.trigger.start}")


def _goal(visit: Event) -> Actor | None:
    """The place that a visit goes to, or else the one state that is not the visitor's."""
    if visit.place:
        return visit.place[0].actor
    home = {filler.actor.country for filler in visit.source}
    states = [f.actor for f in visit.target if f.actor.type is ActorType.COUNTRY and f.actor.country not in home]
    return states[0] if len(states) == 1 else None


def _apart(one: Event, other: Event) -> int:
    return abs(one.trigger.start - other.trigger.start)


def _one_block(one: Event, other: Event, reading: Reading) -> bool:
    block_at = reading.article.block_at
    return block_at(one.trigger.start) == block_at(other.trigger.start)


def _people(event: Event) -> set[str]:
    actors = [a for f in event.participants for a in f.actor.individuals]
    return {actor.id for actor in actors if actor.type is ActorType.PERSON}


def _during(event: Event, visit: Event) -> bool:
    """Whether the event is dated, and lies within the dated visit."""
    if event.date is None or visit.date is None:
        return False
    (first, last), (start, end) = bounds(event.date), bounds(visit.date)
    return start <= first and last <= end and (end - start).days <= _VAGUE_DAYS


def _of_dateline(event: Event, reading: Reading, dateline: Mention | None) -> Iterator[_Scene]:
    """What is reported from its host's own city on the day it happened took place there."""
    published = reading.article.published
    if dateline is None or published is None or event.date is None or event.zone is not Zone.BODY:
        return
    hosts = {actor.country for f in event.participants for actor in f.actor.individuals} - {None}
    (first, last), (start, end) = bounds(event.date), bounds(published)
    fresh = start - timedelta(days=1) <= first and last <= end and (end - start).days <= 1
    if fresh and dateline.actor.country in hosts and len(hosts) > 1:
        yield _Scene(Filler(dateline.actor, dateline.span), "where the report was written, on the day")
