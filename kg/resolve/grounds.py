"""What the registry knows of places: the state of an actor, the seat that a metonym names, where a known event was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.records import Actor, ActorType, Filler, Mention, MentionKind
from kg.registry.model import Registry

__all__ = ["Grounds", "grounds_of", "is_ground"]

_SCENES = (ActorType.PLACE, ActorType.COUNTRY)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Places by what the registry says of them.

    `states` are states by their ISO code, `venues` the place (else the state) of a named event by the event's id,
    `seats` the place that stands for a state, by the state's id and the name as it is written.
    """

    states: Mapping[str, Actor] = field(default_factory=dict)
    venues: Mapping[str, Actor] = field(default_factory=dict)
    seats: Mapping[tuple[str, str], Actor] = field(default_factory=dict)

    def home(self, parties: Iterable[Filler]) -> Actor | None:
        """The one state that all parties are or belong to; None where one is of another, or of none that is known."""
        codes = {actor.country for party in parties for actor in party.actor.individuals}
        return self.states.get(codes.pop() or "") if len(codes) == 1 else None

    def ground(self, mention: Mention, words: str) -> Actor | None:
        """The place that a mention names, also where it stands for the government there; None if it is no place."""
        if mention.kind is MentionKind.METONYM:
            return self.seats.get((mention.actor.id, words), mention.actor if is_ground(mention.actor) else None)
        return mention.actor if is_ground(mention.actor) else None


def is_ground(actor: Actor) -> bool:
    """Whether something can take place there."""
    return actor.type in _SCENES


def grounds_of(registry: Registry, states: Mapping[str, Actor]) -> Grounds:
    """Read the places out of a registry.

    Parameters
    ----------
    registry : Registry
        Actors and events with their places.
    states : mapping
        States by their ISO code.
    """
    entries = registry.entries
    venues, seats = {}, {}
    for entry in entries.values():
        if entry.actor.type is ActorType.NAMED_EVENT:
            told = entries.get(entry.place or "")
            where = told.actor if told is not None else states.get(entry.actor.country or "")
            if where is not None:
                venues[entry.actor.id] = where
        elif entry.actor.type is ActorType.PLACE and entry.stands_for:
            seats.update({(entry.stands_for, name.text): entry.actor for name in entry.names})
    return Grounds(states, venues, seats)
