"""Where an event took place when its rule does not say: the scene of the sentence, its visit, its class, the dateline.

A place is only taken over from words that set a scene for the event (`kg.resolve.scenes`). A meeting by video or
telephone is nowhere, and a name inside the title of something ("the Shanghai Cooperation Organisation") is no place,
which linking has seen to. What a state does at home takes place in that state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from kg.edtf import bounds
from kg.ontology import EventClass
from kg.records import Actor, ActorType, Clause, Event, Factuality, Filler, Mention, Reading, Zone
from kg.resolve.grounds import Grounds
from kg.resolve.scenes import TOGETHER, Scene, Scenery, is_force
from kg.rulebook.placing import PlaceWords

__all__ = ["place_events"]

#: Formats of those who meet without being in one place.
_APART = frozenset({"video", "telephone", "correspondence"})
#: A visit or report lends its place to what happened then; a date vaguer than this (days) does not tell when.
_VAGUE_DAYS = 31
#: What is said is said where its people are.
_VERBAL = frozenset({"verbal cooperation", "verbal conflict"})
#: Classes of what is done face to face, besides the types of `TOGETHER`.
_FACE_TO_FACE = frozenset({"kg:Accreditation", "kg:Award", "kg:Commemoration"})
#: What is imposed, sold or given may be so from afar: a place beside it is that of the goods or of who is meant.
_AFAR = frozenset({"AID", "SANCTION", "TRADE"})
#: Who votes at home: bodies and people together; the vote of one state or person may be cast in any council.
_VOTERS = (ActorType.ORGANIZATION, ActorType.GROUP)
_BODIES = (ActorType.ORGANIZATION, ActorType.COUNTRY)
#: Words for these name a state: Russia, the Duma, but not Putin.
_NAMING = (ActorType.ORGANIZATION, ActorType.COUNTRY, ActorType.GROUP)
#: Of arrests and trials, which may be of foreigners.
_TRYING = frozenset({"ACCUSE", "COERCE"})
_ASKING = frozenset({"kg:Pledge", "kg:Proposal", "kg:Request"})


def place_events(
    events: Sequence[Event],
    reading: Reading,
    classes: Mapping[str, EventClass],
    grounds: Grounds,
    words: PlaceWords,
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
        Event classes by CURIE; `scene` says with which of its parties one takes place.
    grounds : Grounds
        States, seats of governments and places of known events, from the registry.
    words : PlaceWords
        Words that set a scene.
    dateline : sequence of Mention
        The place where the report was written, if it is known.
    """
    visits = tuple(event for event in events if event.type == "VISIT")
    places = _Places(reading, classes, grounds, Scenery(reading, grounds, words), visits, next(iter(dateline), None))
    placed = [places.placed(event) for event in events]
    told = {event.clause: event for event in placed if event.clause is not None and event.type in TOGETHER}
    return tuple(_joined(event, reading, told) for event in placed)


def _joined(event: Event, reading: Reading, told: Mapping[int, Event]) -> Event:
    """ "held talks in Beijing and announced …": what comes of a meeting is told where the same people met."""
    clause = reading.clauses[event.clause] if event.clause is not None else None
    apart = clause is None or clause.relation != "conj" or event.format in _APART
    if clause is None or apart or clause.parent is None or event.place or event.type not in TOGETHER:
        return event
    before = told.get(clause.parent)
    same = before is not None and before.factuality is event.factuality and _people(before) == _people(event) != set()
    if before is None or not same or not before.place:
        return event
    return replace(event, place=before.place[:1], place_reason="where those who met told it in the same sentence")


@dataclass(frozen=True, slots=True)
class _Places:
    """What is asked for the place of each event of one article."""

    reading: Reading
    classes: Mapping[str, EventClass]
    grounds: Grounds
    scenery: Scenery
    visits: tuple[Event, ...]
    dateline: Mention | None

    def placed(self, event: Event) -> Event:
        if event.format in _APART:
            reason = f"by {event.format}, in no one place"
            return replace(event, place=(), place_reason=reason) if event.place else event
        event = self._at_its_time(event)
        settled = event.place or event.details.frequency is not None  # what was done often was done in many places
        scene = None if settled else next(self._scenes(event), None)
        return replace(event, place=(scene.place,), place_reason=scene.reason) if scene is not None else event

    def _at_its_time(self, event: Event) -> Event:
        """Of several places that each have a date beside them only those that stand with the event's own.

        "Met in Astana in July and in Beijing in May" tells of two meetings, the first of which was in Astana.
        """
        clause = self.reading.clauses[event.clause] if event.clause is not None else None
        dates = [told.span for told in clause.dates] if clause is not None else []
        if len(event.place) < 2 or len(dates) < 2 or event.date_span not in dates:
            return event

        def beside(place: Filler) -> bool:
            at = place.span
            return at is None or event.date_span == min(dates, key=lambda d: max(d.start - at.end, at.start - d.end))

        kept = tuple(place for place in event.place if beside(place))
        return replace(event, place=kept, place_reason="the place told with its date") if kept else event

    def _scenes(self, event: Event) -> Iterator[Scene]:
        """Where it may have taken place, the surest first."""
        clause = self.reading.clauses[event.clause] if event.clause is not None else None
        if clause is not None:
            yield from self._of_words(event, clause)
            yield from self._of_class(event, clause)
        if event.type in TOGETHER:
            yield from _of_visit(event, self.reading, self.visits)
            if event.factuality is Factuality.ASSERTED and event.statement is None:
                yield from _of_dateline(event, self.reading, self.dateline)

    def _of_words(self, event: Event, clause: Clause) -> Iterator[Scene]:
        """The scene that the sentence sets."""
        scenery = self.scenery
        if self.classes[event.kind].scene == "target" and is_force(event):
            yield from scenery.struck(clause)
        if event.type not in _AFAR:
            yield from scenery.own(event, clause)
        if self.dateline is not None and "here" in clause.modifiers:
            yield Scene(Filler(self.dateline.actor, self.dateline.span), "“here” is where the report was written")
        if event.type in TOGETHER:
            yield from scenery.named_for(clause)
            yield from scenery.host(clause)
        yield from scenery.gathering(clause)
        yield from scenery.known(event)
        yield from scenery.opening(clause)
        yield from scenery.antecedent(clause)
        if self.classes[event.kind].scene or is_force(event):
            yield from scenery.doers(event, clause)
        together = event.type in TOGETHER
        if together or event.kind in _FACE_TO_FACE:
            yield from scenery.closing(event, clause)
        if together:
            yield from scenery.journey(clause)
            yield from scenery.arrival(clause)
            yield from scenery.enacted(clause)
        if together or self.classes[event.kind].quad_class in _VERBAL:
            yield from scenery.participle(clause)
            yield from scenery.before(clause)

    def _of_class(self, event: Event, clause: Clause) -> Iterator[Scene]:
        """An attack takes place in the state that it strikes, an election in that which holds it, a trial at home."""
        scene = self.classes[event.kind].scene
        parties = {"target": event.target, "source": event.source}.get(scene, ())
        states = [filler for filler in parties if filler.actor.type is ActorType.COUNTRY]
        if len(states) == 1 and len(parties) == 1:
            words = "in the state that it is aimed at" if scene == "target" else "in the state that holds it"
            yield Scene(states[0], f"such an event takes place {words}")
        if scene == "participant" and self._is_domestic(event):
            yield from self._at_home(event, "what a state's own people and bodies do in it is done at home")
        if event.kind in _ASKING and self._is_domestic(event) and self._is_home_matter(clause):
            yield from self._at_home(event, "what is asked for about the state's own order is asked at home")

    def _at_home(self, event: Event, reason: str) -> Iterator[Scene]:
        """The state that all parties are of, where the paragraph names it or a body of it."""
        article = self.reading.article
        block = article.block_at(event.trigger.start)
        tries = self.classes[event.kind].plover in _TRYING
        home = self.grounds.home(event.source if tries else event.participants)
        named = (
            m for m in self.reading.mentions if article.block_at(m.span.start) == block and m.actor.type in _NAMING
        )
        for mention in named:
            if home is not None and mention.actor.country == home.country:
                yield Scene(Filler(home, mention.span), reason)

    def _is_domestic(self, event: Event) -> bool:
        """Whether it is done at home by those who can: bodies vote and try, the state among them, people protest."""
        plover = self.classes[event.kind].plover
        if event.type == "VOTE":
            return all(filler.actor.type in _VOTERS for filler in event.participants)
        if plover == "PROTEST":
            words = self.scenery.words.crowds
            return all(words & {*filler.actor.name.lower().split()} for filler in event.source) and bool(event.source)
        if plover in _TRYING:
            return bool(event.source) and all(filler.actor.type in _BODIES for filler in event.source)
        return True

    def _is_home_matter(self, clause: Clause) -> bool:
        """Whether it is about the order of the state, with no other state named in the clause."""
        text = self.reading.article.text[clause.span.start : clause.span.end].lower()
        parties = {m.actor.country for m in self.reading.mentions if clause.span.covers(m.span)} - {None}
        return len(parties) <= 1 and any(word in text for word in self.scenery.words.domestic)


def _of_visit(event: Event, reading: Reading, visits: Sequence[Event]) -> Iterator[Scene]:
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
            yield Scene(Filler(where), f"where “{words}” goes, told at {visit.trigger.start}")


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


def _of_dateline(event: Event, reading: Reading, dateline: Mention | None) -> Iterator[Scene]:
    """What is reported from its host's own city on the day it happened took place there."""
    published = reading.article.published
    if dateline is None or published is None or event.date is None or event.zone is not Zone.BODY:
        return
    hosts = {actor.country for f in event.participants for actor in f.actor.individuals} - {None}
    (first, last), (start, end) = bounds(event.date), bounds(published)
    fresh = start - timedelta(days=1) <= first and last <= end and (end - start).days <= 1
    if fresh and dateline.actor.country in hosts and len(hosts) > 1:
        yield Scene(Filler(dateline.actor, dateline.span), "where the report was written, on the day")
