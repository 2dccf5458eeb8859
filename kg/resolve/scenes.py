"""The scene of a clause: places that its own words, or those of the clauses around it, set for what it tells.

Each function yields places with the words for why; who asks takes the first. A name that means the government there is
no scene, but for what strikes a capital or is hosted by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.records import Actor, ActorType, Argument, Clause, ClauseKind, Event, Filler, Mention, Reading, Sense, TextSpan
from kg.resolve.grounds import Grounds, is_ground
from kg.resolve.same_time import goes_on, is_perfect
from kg.rulebook.placing import PlaceWords

__all__ = ["TOGETHER", "Scene", "Scenery", "is_force"]

#: Types of what people do in one place.
TOGETHER = frozenset({"MEETING", "SUMMIT", "SIGNING", "JOINT_STATEMENT"})
_FORCE_TYPES = frozenset({"MILITARY_ACTION", "EXERCISE"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
#: How a clause hangs on the one whose scene it shares.
_SAME_SCENE = frozenset({"conj", "xcomp", "pcomp", "advcl"})
#: Words of these classes do not take a place for themselves.
_LIGHT = frozenset({"ADV", "PART", "PRON", "PUNCT"})
#: Participles of being somewhere that are passive in form.
_SEATED = frozenset({"assemble", "base", "gather", "seat", "station"})
_BEHIND = frozenset({"at", "in", "near", "outside"})
_PARTICIPLES = frozenset({"acl", "advcl", "appos", "relcl", "ccomp", "dep"})


class Scene(NamedTuple):
    """A place and why the event was there."""

    place: Filler
    reason: str


def is_force(event: Event) -> bool:
    """Whether it is an act of force, an exercise or a protest, which happens on the spot."""
    return event.type in _FORCE_TYPES or (event.plover in _FORCE and event.type not in {"SANCTION", "TRADE"})


@dataclass(frozen=True, slots=True)
class Scenery:
    """Looks for scenes in one article."""

    reading: Reading
    grounds: Grounds
    words: PlaceWords

    def own(self, event: Event, clause: Clause) -> Iterator[Scene]:
        """ "promised in Harbin", "landed at Vnukovo airport", "held drills in waters off Guangdong"."""
        force = is_force(event)
        roles = self.words.there | self.words.over if force else self.words.there
        bodily = force or event.type in TOGETHER | {"VISIT"}
        for argument in clause.arguments:
            if argument.role in roles and not argument.shared and (bodily or self._is_free(argument, clause)):
                for actor, span in self._within(argument):
                    if actor.type is ActorType.PLACE or (bodily and argument.role not in {"at", "on"}):
                        yield Scene(Filler(actor, span), "named with the verb or noun itself")

    def _is_free(self, argument: Argument, clause: Clause) -> bool:
        """Whether no noun stands right before that the place may belong to: not "condemned the killings in Gaza"."""
        tokens = self.reading.parse.tokens
        first = next((t.i for t in tokens if t.start >= argument.span.start), 0)
        before = tokens[first - 2] if first >= 2 and tokens[first - 1].text.lower() == argument.role else None
        if before is None or before.pos in _LIGHT or before.i == clause.head:
            return True
        ends = {m.span.end for m in self.reading.mentions} | {d.span.end for d in self.reading.dates}
        return before.end in ends or before.end == clause.cue.end

    def struck(self, clause: Clause) -> Iterator[Scene]:
        """ "struck Kyiv", "fired at a ship near Yemen": what an act of force is aimed at, if it is a place."""
        for argument in clause.fillers(*self.words.struck):
            for mention in argument.mentions:
                actor = self.grounds.ground(mention, self._text(mention.span))
                if actor is not None:
                    yield Scene(Filler(actor, mention.span), "where it is aimed")
            if not argument.mentions and argument.role != "object":
                for actor, span in self._within(argument):
                    yield Scene(Filler(actor, span), "where it is aimed")

    def _within(self, argument: Argument) -> Iterator[tuple[Actor, TextSpan]]:
        """The place that a phrase names or, by a noun for a spot, lies at: "waters off Guangdong"."""
        named = [m for m in argument.mentions if _is_scene(m)]
        if named or argument.lemma.lower() not in self.words.spots:
            yield from ((m.actor, m.span) for m in named)
            return
        behind = self.reading.parse.tokens[argument.head].end
        inside = (m for m in self.reading.mentions if argument.span.covers(m.span))
        for mention in sorted(inside, key=lambda m: m.span.start < behind):
            if is_ground(mention.actor):
                actor = self.grounds.ground(mention, self._text(mention.span))
                if actor is not None:
                    yield actor, mention.span

    def opening(self, clause: Clause) -> Iterator[Scene]:
        """ "In Beijing, Putin thanked his host and …": a place before the verb, for all that is told of the scene."""
        for at in self._chain(clause):
            sentence = self.reading.parse.sentences[at.sentence].span
            for argument in at.fillers("in", "at"):
                opens = argument.span.end <= at.trigger.start and not argument.shared
                front = self._between(sentence.start, argument.span.start) in {"in", "at"}
                for mention in argument.mentions if opens and front else ():
                    if _is_scene(mention):
                        yield Scene(Filler(mention.actor, mention.span), "place that opens the sentence")

    def antecedent(self, clause: Clause) -> Iterator[Scene]:
        """ "in Harbin, where he opened the fair": the place that the relative clause hangs on."""
        for at in self._chain(clause):
            start = at.span.start
            if at.relation != "relcl" or self.reading.article.text[start : start + 6].lower() != "where ":
                continue
            for mention in self.reading.mentions:
                near = mention.span.end <= start and self._between(mention.span.end, start).strip(" ,") == ""
                if near and is_ground(mention.actor):
                    yield Scene(Filler(mention.actor, mention.span), "place that “where” stands for")

    def _chain(self, clause: Clause) -> Iterator[Clause]:
        """The clause and those above it that tell of the same scene."""
        clauses = self.reading.clauses
        at = clause
        for _ in range(len(clauses)):
            yield at
            nominal = at.kind is ClauseKind.NOMINAL and at.relation == "nominal"
            loose = at.relation == "advcl" and (at.marker or at.tense)
            if at.parent is None or loose or not (at.relation in _SAME_SCENE or nominal or goes_on(at)):
                return
            at = clauses[at.parent]

    def closing(self, event: Event, clause: Clause) -> Iterator[Scene]:
        """ "signed a declaration on a new order in Moscow on Wednesday": a city at the end, wherever it hangs."""
        if clause.kind is not ClauseKind.VERBAL:
            return
        for mention in self.reading.mentions:
            if not clause.span.covers(mention.span) or mention.span.start < event.trigger.end:
                continue
            before = self._between(event.trigger.end, mention.span.start).split()
            city = mention.actor.type is ActorType.PLACE and mention.sense is not Sense.GOVERNMENT
            if not city or not before or before[-1] != "in" or self._verb_between(event.trigger, mention.span):
                continue
            end = mention.span.end
            rest = self.reading.article.text[end : clause.span.end].strip()
            behind = (self._between(end, d.span.start) for d in self.reading.dates if d.span.start >= end)
            if not rest or rest[0] in ".," or any(words in {"", "on", "in"} for words in behind):
                yield Scene(Filler(mention.actor, mention.span), "city that ends the clause")

    def _verb_between(self, one: TextSpan, other: TextSpan) -> bool:
        verbs = (c.trigger.start for c in self.reading.clauses if c.kind is ClauseKind.VERBAL)
        return any(one.end <= verb < other.start for verb in verbs)

    def journey(self, clause: Clause) -> Iterator[Scene]:
        """ "During a visit to Kazan, Xi met Putin": where a journey goes that the clause names as its occasion."""
        heads = {argument.head for argument in clause.fillers("during", "on", "at")}
        for trip in self.reading.clauses:
            if trip.head in heads and not self.words.journeys.isdisjoint(trip.predicates):
                for mention in (m for argument in trip.fillers("to", "in") for m in argument.mentions):
                    if is_ground(mention.actor):
                        reason = f"where “{self._text(trip.trigger)}” goes, the occasion of it"
                        yield Scene(Filler(mention.actor, mention.span), reason)

    def gathering(self, clause: Clause) -> Iterator[Scene]:
        """ "asked for help at its summit in Goa", "attended the games in Sochi": where those gather who do it."""
        there = not self.words.attending.isdisjoint(clause.predicates)
        roles = {*self.words.occasions, "object"} if there else {"at", "during", "in"}
        for argument in clause.arguments:
            if argument.role not in roles or argument.shared:
                continue
            for act in (c for c in self.reading.clauses if c.head == argument.head and c is not clause):
                if not self.words.gatherings.isdisjoint(act.predicates):
                    for actor, span in self._of_gathering(act):
                        yield Scene(Filler(actor, span), "where the gathering meets at which it was done")
            if argument.lemma.lower() in self.words.gatherings:
                for mention in self._behind(argument.head, argument.span):
                    yield Scene(Filler(mention.actor, mention.span), "where the gathering meets at which it was done")

    def _of_gathering(self, act: Clause) -> Iterator[tuple[Actor, TextSpan]]:
        for argument in act.fillers("in", "at"):
            yield from ((m.actor, m.span) for m in argument.mentions if _is_scene(m))
        yield from ((scene.place.actor, scene.place.span or act.trigger) for scene in self.named_for(act))

    def _behind(self, head: int, span: TextSpan) -> Iterator[Mention]:
        """The city right behind a noun: "the Valdai Club in Sochi"."""
        end = self.reading.parse.tokens[head].end
        for mention in self.reading.mentions:
            city = mention.actor.type is ActorType.PLACE and _is_scene(mention)
            if city and span.covers(mention.span) and self._between(end, mention.span.start) in _BEHIND:
                yield mention

    def named_for(self, clause: Clause) -> Iterator[Scene]:
        """ "the Samarkand summit", "the Astana talks": a gathering that is called after its place."""
        if clause.kind is not ClauseKind.NOMINAL or self.words.gatherings.isdisjoint(clause.predicates):
            return
        for mention in self.reading.mentions:
            before = mention.span.end <= clause.trigger.start and clause.span.covers(mention.span)
            token = self.reading.parse.tokens[mention.head]
            if before and token.head == clause.head and token.dep in {"compound", "nmod", "amod", "poss"}:
                actor = self.grounds.ground(mention, self._text(mention.span))
                if actor is not None and actor.type is ActorType.PLACE:
                    yield Scene(Filler(actor, mention.span), "what it is called after")

    def host(self, clause: Clause) -> Iterator[Scene]:
        """ "Astana will host the summit", "the forum that Indonesia hosted": who has it at home."""
        for at in self.reading.clauses:
            mine = at is clause or any(a.head == clause.head for a in at.fillers("object"))
            if at.kind is not ClauseKind.VERBAL or not mine or "host" not in at.predicates:
                continue
            for mention in (m for argument in at.fillers("subject", "by") for m in argument.mentions):
                actor = self.grounds.ground(mention, self._text(mention.span))
                if actor is not None:
                    yield Scene(Filler(actor, mention.span), "who hosts it")

    def doers(self, event: Event, clause: Clause) -> Iterator[Scene]:
        """ "protesters in Almaty", "a court in Moscow": where those are who do it."""
        for argument in clause.fillers("subject"):
            if argument.shared or argument.head >= len(self.reading.parse.tokens):
                continue
            end = self.reading.parse.tokens[argument.head].end
            for mention in self.reading.mentions:
                inside = argument.span.covers(mention.span) and mention.span.start >= end and _is_scene(mention)
                fits = mention.actor.type is ActorType.PLACE or (is_force(event) and is_ground(mention.actor))
                if inside and fits and self._between(end, mention.span.start) in _BEHIND - {"at"}:
                    yield Scene(Filler(mention.actor, mention.span), "where those are who do it")

    def participle(self, clause: Clause) -> Iterator[Scene]:
        """ "speaking in Davos, he warned", "who flew to Munich, chided": where they are by a clause on the subject."""
        for at in self.reading.clauses:
            before = at.parent == clause.index and at.trigger.start < clause.trigger.start
            if not before or at.kind is not ClauseKind.VERBAL or at.relation not in _PARTICIPLES or at.marker:
                continue
            comes = not self.words.arrivals.isdisjoint(at.predicates)
            if at.passive and _SEATED.isdisjoint(at.predicates):
                continue
            if is_perfect(at, self.reading) or (at.tense and not comes and at.relation in {"relcl", "ccomp"}):
                continue
            yield from self._is_at(at, f"where they are by “{self._text(at.trigger)}”")

    def before(self, clause: Clause) -> Iterator[Scene]:
        """ "arrived in Beijing and joined Hu in denouncing …": where the verb is that this one goes on from."""
        for at in list(self._chain(clause))[1:] if clause.kind is ClauseKind.VERBAL else ():
            if is_perfect(at, self.reading):
                return
            goes_on = at.kind is ClauseKind.VERBAL and at.trigger.start < clause.trigger.start
            if goes_on and (not clause.fillers("subject") or not _parties(clause).isdisjoint(_parties(at))):
                yield from self._is_at(at, f"told as one scene with “{self._text(at.trigger)}”")

    def _is_at(self, at: Clause, reason: str) -> Iterator[Scene]:
        """The city that a clause says its subject is in, or comes to."""
        comes = not self.words.arrivals.isdisjoint(at.predicates)
        visits = "visit" in at.predicates
        roles = self.words.coming if comes else {"object", "in"} if visits else {"in", "at"}
        for argument in at.arguments:
            if argument.role in roles and (comes or visits or self._is_free(argument, at)):
                for mention in argument.mentions:
                    if _is_scene(mention) and mention.actor.type is ActorType.PLACE:
                        yield Scene(Filler(mention.actor, mention.span), reason)
                if argument.lemma.lower() in self.words.gatherings:
                    for mention in self._behind(argument.head, argument.span):
                        yield Scene(Filler(mention.actor, mention.span), reason)

    def enacted(self, clause: Clause) -> Iterator[Scene]:
        """ "Meeting in Guilin, they issued a statement": a noun of what the verb above brings about there."""
        above = self.reading.clauses[clause.parent] if clause.parent is not None else None
        if clause.kind is not ClauseKind.NOMINAL or above is None or self.words.enacting.isdisjoint(above.predicates):
            return
        if any(argument.head == clause.head for argument in above.fillers("object")):
            yield from self.participle(above)

    def arrival(self, clause: Clause) -> Iterator[Scene]:
        """ "arrived in Kazan for the summit": a gathering is where people go for it."""
        above = self.reading.clauses[clause.parent] if clause.parent is not None else None
        if above is None or clause.relation != "nominal" or self.words.arrivals.isdisjoint(above.predicates):
            return
        if all(argument.head != clause.head for argument in above.fillers("for", "at")):
            return
        for mention in (m for argument in above.fillers("in", "to") for m in argument.mentions):
            if is_ground(mention.actor):
                yield Scene(Filler(mention.actor, mention.span), "where people go for it")

    def known(self, event: Event) -> Iterator[Scene]:
        """The registry's place of the event whose name the word is part of, or that somebody is at."""
        for mention in self.reading.mentions:
            where = self.grounds.venues.get(mention.actor.id)
            if where is not None and mention.span.covers(event.trigger):
                yield Scene(Filler(where), f"the registry's place of {mention.actor.name}, none of the article's")

    def _text(self, span: TextSpan) -> str:
        return self.reading.article.text[span.start : span.end]

    def _between(self, start: int, end: int) -> str:
        return self.reading.article.text[start:end].strip().lower()


def _parties(clause: Clause) -> set[str]:
    """Who does it or to whom it is done, those of a group one by one."""
    mentions = (m for argument in clause.fillers("subject", "object", "with") for m in argument.mentions)
    return {one.id for mention in mentions for one in mention.actor.individuals}


def _is_scene(mention: Mention) -> bool:
    return is_ground(mention.actor) and mention.sense is not Sense.GOVERNMENT
