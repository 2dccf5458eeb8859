"""Who fills the roles of an event: the fillers that a rule names, doubtful ones left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.extraction.acting import acting_for
from kg.extraction.company import Company
from kg.extraction.crowds import is_crowded, named_in, people_named
from kg.extraction.earlier import Earlier, is_definite
from kg.extraction.homeland import Homeland
from kg.extraction.implicit import BodiesOf, PartiesOf, View, flatten
from kg.extraction.surroundings import complements, suffering
from kg.language.linking.nominals import BODIES_OF_STATE, NOUN_OF_STATE
from kg.language.linking.parts import PART_OF_BODY
from kg.ontology import EventClass
from kg.records import Actor, ActorType, Argument, Clause, ClauseKind, Filler, Mention, MentionKind, Reading, Sense
from kg.rulebook.match import Match
from kg.rulebook.model import RoleSource

__all__ = ["Casting", "Roles", "StateOf"]

#: The state an actor belongs to or acts for, as an actor; None where there is none.
StateOf = Callable[[Actor], Actor | None]

_PARTICIPANT, _SOURCE, _TARGET = "kg:hasParticipant", "kg:hasSource", "kg:hasTarget"
_FACING = {_SOURCE: _TARGET, _TARGET: _SOURCE}
_SCENE = "kg:hasPlace"
_TOPIC = "kg:hasTopic"
_PERSON = ActorType.PERSON
_NOT_ACTING = {ActorType.PLACE, ActorType.NAMED_EVENT, ActorType.DOCUMENT, ActorType.PUBLICATION}
#: Rules by which parties of a state are found that have no name.
_OF_STATES = {BODIES_OF_STATE, NOUN_OF_STATE}
#: Categories of acts that strike or hold somebody, and those who may be there for their state.
_STRIKING = {"ASSAULT", "COERCE"}
_UNNAMED = {ActorType.GROUP, ActorType.ORGANIZATION}
_TALKS = {"CALL", "MEETING", "SUMMIT"}
_PLACES = {ActorType.PLACE, ActorType.COUNTRY}


@dataclass(frozen=True, slots=True)
class Roles:
    """The fillers of an event; of a joint act all parties are source and target alike."""

    source: tuple[Filler, ...] = ()
    target: tuple[Filler, ...] = ()
    participants: tuple[Filler, ...] = ()
    place: tuple[Filler, ...] = ()
    topic: tuple[Filler, ...] = ()
    reasons: tuple[str, ...] = ()  # why somebody takes part whom the clause does not name

    def bare(self) -> Roles:
        """The parties without the words that name them, for a clause that does not."""
        source, target, participants = (
            tuple(Filler(f.actor) for f in part) for part in (self.source, self.target, self.participants)
        )
        return Roles(source, target, participants)

    def of(self, role: str) -> tuple[Filler, ...]:
        """The fillers of a role by its CURIE."""
        return {
            _PARTICIPANT: self.participants,
            _SOURCE: self.source,
            _TARGET: self.target,
            _SCENE: self.place,
            _TOPIC: self.topic,
        }[role]


class Casting:
    """Fills the roles of the events of one article.

    Parameters
    ----------
    reading : Reading
    classes : mapping
        Event classes, which say whether an act is joint.
    state_of, parties_of, bodies_of : callables
        The state of an actor; who is party to a treaty or exercise by the registry; whose gathering a city tells.
    view : View, optional
        Whom the text has in view as parties; without it such a source fills nothing.
    earlier : Earlier, optional
        What was told before; without it a noun takes up nothing.
    """

    def __init__(
        self,
        reading: Reading,
        classes: Mapping[str, EventClass],
        state_of: StateOf,
        parties_of: PartiesOf,
        bodies_of: BodiesOf,
        view: View | None = None,
        earlier: Earlier | None = None,
    ) -> None:
        self._classes, self._state_of, self._parties_of = classes, state_of, parties_of
        self._reading, self._bodies_of = reading, bodies_of
        self._view, self._earlier, self._company = view, earlier, Company(reading)
        self._homeland = Homeland(reading, state_of)
        self._clauses = reading.clauses
        self._complements = complements(reading.clauses)
        self._crowds = people_named(reading)
        self._bodies = acting_for(reading)
        self._suffering = suffering(reading.clauses)

    def cast(self, match: Match) -> Roles:
        """Fillers of each role of the rule, in text order; a role left empty takes the first default that fills it.

        In a sentence crowded with persons a possessive pronoun of one person fills nothing, nor does an object in an
        adverbial clause: whose "his arrest" is, or whom "after she warned him" means, grammar does not tell.
        """
        rule = match.rule
        reasons: list[str] = []
        filled = {role: self._fillers(role, sources, match, reasons) for role, sources in rule.roles.items()}
        doers = set() if match.clause.reciprocal else set(flatten(filled.get(_SOURCE, ())))
        if _TARGET in filled:
            filled[_TARGET] = _others(filled[_TARGET], doers)
        for role, sources in rule.defaults.items():
            for source in sources:
                if filled.get(role):
                    break
                found = self._fillers(role, [source], match, reasons)
                aimed = role == _TARGET and (source.role != "subject" or source.outer)
                facing = _FACING.get(role) if source.owner else None  # "sanctions on Iran were tightened": not by Iran
                across = set(flatten(filled.get(facing, ()))) if facing and not match.clause.reciprocal else set()
                filled[role] = _others(found, across | (doers if aimed else set()))
        kind = self._classes[rule.event]
        roles = replace(_to_roles(filled, symmetric=kind.symmetric), reasons=tuple(reasons))
        return self._with_states_struck(roles) if kind.plover in _STRIKING else roles

    def _with_states_struck(self, roles: Roles) -> Roles:
        """The roles with the states whose unnamed mission, forces or people are struck or held."""
        known = {filler.actor.id for filler in roles.participants}
        struck = [f for f in roles.target if f.actor.type in _UNNAMED and f.actor.qid is None and not f.actor.members]
        states = [Filler(state, f.span) for f in struck if (state := self._state_of(f.actor)) is not None]
        return replace(roles, participants=(*roles.participants, *(s for s in states if s.actor.id not in known)))

    def _fillers(
        self, role: str, sources: Iterable[RoleSource], match: Match, reasons: list[str]
    ) -> tuple[Filler, ...]:
        found: dict[str, Filler] = {}
        for source in sources:
            if source.within:
                fillers: Iterable[Filler] = self._base(role, source, match)
            elif source.company or source.homeland:
                fillers, reason = self._around(source, match)
                reasons += [reason] if fillers and reason not in reasons else []
            elif source.in_view or source.party or source.earlier or source.gathering:
                implied = self._taken_up if source.earlier else self._implied
                fillers, reason = implied(role, source, match.clause)
                reasons += [reason] if fillers and reason not in reasons else []
            else:
                fillers = self._own(role, source, match.clause)
                if role == _TARGET and (source.owner or source.role == "of"):
                    fillers = self._blamed(fillers, match)
            told = {filler.span for filler in found.values()} if source.owner else set()
            for filler in fillers:
                if filler.span is None or filler.span not in told:
                    found.setdefault(filler.actor.id, filler)
        known = [filler for filler in found.values() if not _is_nameless(filler.actor)]
        return tuple(known or found.values())

    def _blamed(self, fillers: Iterable[Filler], match: Match) -> list[Filler]:
        """Those who may be blamed: who blames somebody for an act does not blame those to whom it is done."""
        if self._classes[match.rule.event].plover != "ACCUSE":
            return list(fillers)
        own = match.clause.index
        return [f for f in fillers if f.span is None or self._suffering.get(f.span, own) == own]

    def _around(self, source: RoleSource, match: Match) -> tuple[tuple[Filler, ...], str]:
        """Those who deal with each other around the clause, or the state that it is about; with the reason."""
        kind = self._classes[match.rule.event].record_type
        if source.homeland:
            return self._homeland.state(match.clause, polls=kind == "ELECTION")
        return self._company.parties(match.clause, talk=kind in _TALKS)

    def _base(self, role: str, source: RoleSource, match: Match) -> list[Filler]:
        """What fills the role of the event that this one is built on, if it can fill the new role too."""
        if match.base is None:
            return []
        return [filler for filler in self.cast(match.base).of(source.role) if _may_fill(role, filler.actor)]

    def _taken_up(self, role: str, source: RoleSource, clause: Clause) -> tuple[tuple[Filler, ...], str]:
        """Whoever filled the role in the act that a definite noun of this clause takes up; with the reason."""
        if self._earlier is None:
            return (), ""
        for argument in clause.fillers(source.role):
            definite = is_definite(self._reading.article.text[slice(*argument.span)])
            found = self._earlier.told({argument.lemma}, clause.sentence) if definite else None
            if found is not None:
                return self.cast(found[0]).bare().of(role), found[1]
        return (), ""

    def _implied(self, role: str, source: RoleSource, clause: Clause) -> tuple[tuple[Filler, ...], str]:
        """Those whom the clause does not name: the parties in view, or by the registry; with the reason."""
        if source.in_view:
            fillers, reason = self._view.parties(clause) if self._view is not None else ((), "")
            return (self._as_states(fillers) if source.as_state else fillers), reason
        if source.gathering:
            bodies, name = self._bodies_of(clause, self._reading)
            return tuple(Filler(body) for body in bodies), f"by the registry the gathering is the {name}"
        for mention in (m for argument in clause.fillers(source.role) for m in argument.mentions):
            parties = self._parties_of(mention.actor)
            if parties:
                reason = f"party to {mention.actor.name} by the registry: {', '.join(p.name for p in parties)}"
                return tuple(Filler(party) for party in parties), reason
        return (), ""

    def _as_states(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """The states of the persons among the parties; who is no person, or of no state, stays."""
        actors = flatten(fillers).values()
        states = [(self._state_of(actor) if actor.type is _PERSON else None) or actor for actor in actors]
        return tuple(Filler(actor) for actor in {actor.id: actor for actor in states}.values())

    def _place(self, source: RoleSource, clause: Clause) -> Clause | None:
        """The clause whose roles the source means."""
        if source.inner:
            return self._complements.get(clause.index)
        if source.outer:
            return self._clauses[clause.parent] if clause.parent is not None else None
        return clause

    def _own(self, role: str, source: RoleSource, clause: Clause) -> Iterable[Filler]:
        place = self._place(source, clause)
        if place is None:
            return
        aside = place.relation == "advcl" and source.role != "subject"
        loose = source.owner or aside or place.kind is ClauseKind.NOMINAL
        crowd, apart = self._crowds.get(clause.sentence, {}), named_in(place)
        for argument in place.fillers(source.role):
            if source.role == "of" and not source.owner and _is_of_object(argument, place):
                continue
            if source.owner and not argument.owners:
                yield from self._states_of_unnamed(argument)
            for mention in argument.owners if source.owner else argument.mentions:
                person = mention.kind is MentionKind.PRONOUN and mention.actor.type is _PERSON
                if loose and person and is_crowded(crowd, apart, mention):
                    continue
                yield from self._filling(role, source, mention)

    def _states_of_unnamed(self, argument: Argument) -> list[Filler]:
        """Whose a party without a name is: "a Russian frigate" is Russia's."""
        groups = [m for m in argument.mentions if m.actor.type is ActorType.GROUP and m.rule in _OF_STATES]
        states = [(self._state_of(mention.actor), mention.span) for mention in groups]
        return [Filler(state, span) for state, span in states if state is not None]

    def _filling(self, role: str, source: RoleSource, mention: Mention) -> list[Filler]:
        actor = mention.actor
        if actor.type is ActorType.GROUP or mention.rule == PART_OF_BODY:
            actor = self._bodies.get(mention.head, actor)
        if source.as_state:
            states = [state for member in actor.individuals if (state := self._state_of(member)) is not None]
            return [Filler(state, mention.span) for state in states]
        if source.owner and role == _TARGET and actor.type is ActorType.PLACE:
            state = self._state_of(actor)  # "the port of Odesa" is struck: so is Ukraine
            return [Filler(state, mention.span)] if state is not None else []
        if role != _TOPIC and mention.sense is (Sense.GOVERNMENT if role == _SCENE else Sense.PLACE):
            return []
        return [Filler(actor, mention.span)] if _may_fill(role, actor) else []


def _is_of_object(argument: Argument, clause: Clause) -> bool:
    """Whether an of-phrase belongs to an actor that is the object: "met the presidents of Turkey and Iran"."""
    objects = (o for o in clause.fillers("object") if o.mentions and o.span.start < argument.span.start)
    return clause.kind is ClauseKind.VERBAL and any(objects)


def _may_fill(role: str, actor: Actor) -> bool:
    """Whether an actor of that type can be a place, a topic, a party."""
    if role == _TOPIC:
        return True
    return actor.type in _PLACES if role == _SCENE else actor.type not in _NOT_ACTING


def _to_roles(filled: Mapping[str, tuple[Filler, ...]], *, symmetric: bool) -> Roles:
    source, target = filled.get(_SOURCE, ()), filled.get(_TARGET, ())
    everybody: dict[str, Filler] = {}
    for filler in (*filled.get(_PARTICIPANT, ()), *source, *target):
        everybody.setdefault(filler.actor.id, filler)
    participants = tuple(everybody.values())
    if symmetric:
        source = target = participants
    return Roles(source, target, participants, filled.get(_SCENE, ()), filled.get(_TOPIC, ()))


def _others(fillers: Iterable[Filler], doers: set[str]) -> tuple[Filler, ...]:
    """Those who are not only the doers themselves."""
    return tuple(filler for filler in fillers if not flatten((filler,)).keys() <= doers)


def _is_nameless(actor: Actor) -> bool:
    """People of no state or body ("presidents", "officials"): nobody, where somebody is named beside them."""
    return actor.type is ActorType.GROUP and not actor.country and not actor.members
