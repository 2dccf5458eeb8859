"""What the registry is asked about whom the words of a source mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from kg.edtf import bounds
from kg.records import Actor, ActorType
from kg.registry.model import Registry

__all__ = ["NOBODY_KNOWN", "Agreement", "Known", "agreements_of", "lately_agreed"]

#: So many days after two have made an agreement "the two sides" of an article are they.
_FRESH = 3


class Agreement(NamedTuple):
    """A document of two parties and when it was made (EDTF)."""

    date: str
    parties: tuple[Actor, ...]


def agreements_of(registry: Registry) -> tuple[Agreement, ...]:
    """The documents of two parties that the registry has a day for, in the order of their ids."""
    entries = registry.entries
    documents = (entries[key] for key in sorted(entries) if entries[key].actor.type is ActorType.DOCUMENT)
    return tuple(
        Agreement(document.date, tuple(entries[party].actor for party in document.parties))
        for document in documents
        if document.date is not None and len(document.parties) == 2
    )


def lately_agreed(agreements: Iterable[Agreement], published: str | None) -> tuple[Actor, ...]:
    """The two who made an agreement in the days before an article; nobody if none did, or several pairs."""
    if published is None:
        return ()
    until = bounds(published)[1]
    since = until - timedelta(days=_FRESH)
    fresh = {a.parties for a in agreements if since <= bounds(a.date)[0] and bounds(a.date)[1] <= until}
    return fresh.pop() if len(fresh) == 1 else ()


def _nobody(_: Actor) -> tuple[Actor, ...]:
    return ()


def _no_state(_: Actor) -> Actor | None:
    return None


def _no_holder(_title: str, _state: Actor) -> tuple[Actor, ...]:
    return ()


class Known(NamedTuple):
    """Answers of the registry; without one nobody is known.

    `parties_of` tells who concluded an agreement, `state_of` of which state somebody is, `holders` who held an office
    in a state on the day of the article; `lately` are the two who made an agreement in the days before it.
    """

    parties_of: Callable[[Actor], Sequence[Actor]] = _nobody
    state_of: Callable[[Actor], Actor | None] = _no_state
    holders: Callable[[str, Actor], Sequence[Actor]] = _no_holder
    lately: tuple[Actor, ...] = ()


#: What an empty registry knows.
NOBODY_KNOWN = Known()
