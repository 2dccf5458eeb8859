"""For whom a speaker speaks: the office held on that day, its body and the state behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from kg.extraction.attribution.linked import is_named
from kg.records import Actor, ActorType, Attribution, Capacity, Mention, Relation
from kg.registry.lookup import RegistryIndex
from kg.registry.model import PRIVATE_KINDS, Office

__all__ = ["Offices", "with_capacities"]

#: The office that somebody with several is heard in: the first of these roles, then the one held longest.
_FOREMOST = (
    "head_of_state",
    "head_of_government",
    "secretary_general",
    "leader",
    "foreign_minister",
    "defence_minister",
)
#: Heard last: what somebody is beside an office of state.
_PARTY_LEADER = "party_leader"
_PARTISAN = frozenset({_PARTY_LEADER, "opposition"})
#: Roles in a state whose holder speaks for a body of it, by the word for that body.
_HEADED = {
    "foreign_minister": "foreign ministry",
    "defence_minister": "defence ministry",
    "head_of_government": "cabinet",
    "vice_head_of_government": "cabinet",
}
#: What is held against or outside the state that it is named after.
_OUTSIDE_STATE = frozenset({"opposition"})
#: Kinds of bodies that do not speak for their state.
_NOT_STATE = PRIVATE_KINDS | {"party", "armed group"}
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION})
#: Relations in which somebody acts for the object.
_ACTING = ("spokesperson_of", "foreign_minister_of", "defence_minister_of", "ambassador_of", "head_of_state_of")
#: The rule by which a title makes a relation.
_BY_TITLE = "relations.office"
_TIES = (*_ACTING, "head_of_government_of", "affiliated_with")


class Offices:
    """Answers for whom an actor speaks on a day.

    Parameters
    ----------
    index : RegistryIndex
    states : mapping of str to Actor
        ISO code -> state.
    servants : set of str
        Nouns for people who speak for whom they serve.
    """

    def __init__(self, index: RegistryIndex, states: Mapping[str, Actor], servants: Set[str] = frozenset()) -> None:
        self._index, self._states, self._servants = index, states, servants

    def of(self, actor: Actor, on: str | None, ties: Iterable[Relation] = ()) -> Capacity | None:
        """For whom an actor speaks on an EDTF date.

        Parameters
        ----------
        actor : Actor
        on : str or None
            None: today.
        ties : iterable of Relation
            What the text itself says of offices and affiliations: chooses among the offices that the registry knows,
            and is asked where it knows none.

        Returns
        -------
        Capacity or None
            None for people without a known office, and for what is neither a person, a body nor a state.
        """
        if actor.type is ActorType.COUNTRY:
            return Capacity(actor, state=actor, reason="a state speaks for itself")
        if actor.type in _BODIES:
            return Capacity(actor, body=actor, state=self._behind(actor), reason="a body speaks for itself")
        if actor.type is not ActorType.PERSON:
            return None
        ties, held = tuple(ties), [office for office, _ in self._index.offices_of(actor.id, on)]
        if held:
            named = [office for office in held if any(_names(tie, office) for tie in ties)]
            return self._in_office(actor, min(named or held, key=_rank), on, held)
        return next((self._by_text(actor, t) for name in _TIES for t in ties if t.relation == name), None)

    def of_servant(self, actor: Actor, named: Iterable[Actor] = ()) -> Capacity | None:
        """For whom somebody without a name speaks: "a Chinese official", "diplomats of the embassy".

        Parameters
        ----------
        actor : Actor
            Whose last or first word tells what they are.
        named : iterable of Actor
            Others that the words of the source name; a body among them is the one served.
        """
        if actor.id in self._index.registry.entries or not self._serves(actor):
            return None
        bodies = [one for one in named if one.type in _BODIES and one.id != actor.id]
        body = bodies[0] if len({one.id for one in bodies}) == 1 else None
        state = self._behind(body) if body is not None else self._states.get(actor.country or "")
        if body is None and state is None:
            return None
        return Capacity(actor, body=body, state=state, reason=f"{actor.name}, by the words of the source")

    def _serves(self, actor: Actor) -> bool:
        """Whether the name of an actor says that they serve: "Chinese officials", "spokesman of the ministry"."""
        words = actor.name.lower().split()
        return any(w in self._servants or w.removesuffix("s") in self._servants for w in (words[0], words[-1]))

    def _in_office(self, person: Actor, office: Office, on: str | None, held: Sequence[Office]) -> Capacity:
        body = self._index.registry.entries[office.organization].actor
        states = (self._state_of(each) for each in (office, *(held if office.role == _PARTY_LEADER else ())))
        state = next((found for found in states if found is not None), None)
        reason = f"{office.name} ({on}), by the registry" if on else f"{office.name}, by the registry"
        return Capacity(person, office.id, office.name, self._headed(office, body), state, reason)

    def _state_of(self, office: Office) -> Actor | None:
        """The state that the holder of an office speaks for."""
        body = self._index.registry.entries[office.organization].actor
        return None if office.role in _OUTSIDE_STATE else self._behind(body)

    def _headed(self, office: Office, body: Actor) -> Actor | None:
        """The body whose holder of office it is: the one the office is in, or the ministry of a state's minister."""
        if body.type in _BODIES:
            return body
        found = self._index.bodies(_HEADED[office.role], body.id) if office.role in _HEADED else ()
        return found[0].actor if len(found) == 1 else None

    def _by_text(self, person: Actor, tie: Relation) -> Capacity:
        body = tie.object.actor
        state = self._behind(body) if tie.relation != "affiliated_with" or body.type in _BODIES else None
        own = body if body.type in _BODIES else None
        return Capacity(
            person, body=own, state=state, reason=f"{tie.relation.replace('_', ' ')} {body.name}, by the text"
        )

    def _behind(self, body: Actor) -> Actor | None:
        """The state that a body acts for; a company, a party or a newspaper acts for none."""
        if body.type is ActorType.COUNTRY:
            return body
        entry = self._index.registry.entries.get(body.id)
        if body.type is not ActorType.ORGANIZATION or (
            _NOT_STATE & set(entry.kinds) if entry else not self._serves(body)
        ):
            return None
        return self._states.get(body.country or "")


def _names(tie: Relation, office: Office) -> bool:
    """Whether the words of the text that make a relation can be the title of whoever holds this office."""
    if tie.rule != _BY_TITLE or tie.object.actor.id != office.organization:
        return False
    return tie.relation == f"{office.role}_of" or (tie.relation == "affiliated_with" and office.single)


def _rank(office: Office) -> int:
    if office.role in _FOREMOST:
        return _FOREMOST.index(office.role)
    return len(_FOREMOST) + (office.role in _PARTISAN)


def with_capacities(
    attributions: Sequence[Attribution],
    relations: Sequence[Relation],
    mentions: Sequence[Mention],
    published: str | None,
    offices: Offices,
) -> tuple[Attribution, ...]:
    """Say of each attribution for whom its speakers speak, on the day of the statement or of the article.

    `relations` and `mentions` are those of the same article, the mentions in text order.
    """
    ties: dict[str, list[Relation]] = {}
    for relation in relations:
        ties.setdefault(relation.subject.actor.id, []).append(relation)
    starts = [mention.span.start for mention in mentions]
    done = []
    for attribution in attributions:
        inside = [
            mention
            for span in attribution.source
            for mention in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        ]
        named = [mention.actor for mention in inside]
        on = attribution.date or published
        if attribution.speaker is None:
            found = [_without_a_name(offices, mention, named) for mention in inside if not is_named(mention)][:1]
        else:
            speakers = attribution.speaker.actor.individuals
            found = [offices.of(s, on, ties.get(s.id, ())) or offices.of_servant(s, named) for s in speakers]
        done.append(replace(attribution, capacities=tuple(c for c in found if c is not None)))
    return tuple(done)


def _without_a_name(offices: Offices, mention: Mention, named: Sequence[Actor]) -> Capacity | None:
    """For whom "a Chinese official" speaks, who is nobody that could be linked."""
    capacity = offices.of_servant(mention.actor, named)
    return replace(capacity, actor=None) if capacity is not None else None
