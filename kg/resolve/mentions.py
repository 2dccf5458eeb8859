"""One mention of an event with the sets that are compared, worked out once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kg.edtf import bounds
from kg.records import Actor, ActorType, Event, Factuality, Filler, Stage
from kg.rulebook.joining import Joining, Sort

__all__ = ["UNDATED", "Told", "width"]

_NAMED = {ActorType.INTERNATIONAL_ORGANIZATION, ActorType.NAMED_EVENT}
_UNREAL = {Factuality.NEGATED, Factuality.HYPOTHETICAL}
#: What "about" adds to the width of a date, in days.
_ABOUT_DAYS = 14
#: Width of no date, and of one without an end.
UNDATED, _ENDLESS = 99_999, 99_998


def width(edtf: str | None, *, about: int = _ABOUT_DAYS) -> int:
    """Days from the first to the last that a date can mean; an approximate one is wider by `about` than it looks."""
    if not edtf:
        return UNDATED
    first, last = bounds(edtf)
    if first == date.min or last == date.max:
        return _ENDLESS
    return (last - first).days + (about if "~" in edtf else 0)


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of an event with the sets that are compared: ids of actors, ISO codes of states and lands.

    `doers` are the states of those who act, `cities` the places that are no states. `documents` and `named` are the
    documents, bodies and named events that it is about; `published` are the first and last day on which its article
    can have appeared.
    """

    event: Event
    actors: frozenset[str]
    people: frozenset[str]
    states: frozenset[str]
    doers: frozenset[str]
    places: frozenset[str]
    lands: frozenset[str]
    cities: frozenset[str]
    documents: frozenset[str]
    named: frozenset[str]
    days: tuple[date, date] | None
    width: int
    published: tuple[date, date] | None
    predicate: str

    @classmethod
    def of(
        cls,
        event: Event,
        *,
        documents: Collection[str] = (),
        published: str | None = None,
        about: int = _ABOUT_DAYS,
        predicate: str | None = None,
    ) -> Told:
        """Work out the sets of one event; `documents` are the ids that name documents in its article.

        `predicate` is the word that tells of it, by default that of the clause it was read from.
        """
        if predicate is None:
            predicate = event.ground.clause.predicate if event.ground is not None else ""
        parties = _flat(event.participants)
        scene = _flat(event.place)
        told_of = {*event.topics, *(a.id for a in parties if a.type is ActorType.DOCUMENT)}
        return cls(
            event=event,
            actors=frozenset(a.id for a in parties),
            people=frozenset(a.id for a in parties if a.type is ActorType.PERSON),
            states=frozenset(a.country for a in parties if a.country),
            doers=frozenset(a.country for a in _flat(event.source) if a.country),
            places=frozenset(a.id for a in scene),
            lands=frozenset(a.country for a in scene if a.country),
            cities=frozenset(a.id for a in scene if a.type is not ActorType.COUNTRY),
            documents=frozenset(d for d in told_of if d in documents),
            named=frozenset(a.id for a in parties if a.type in _NAMED),
            days=bounds(event.date) if event.date else None,
            width=width(event.date, about=about),
            published=bounds(published) if published else None,
            predicate=predicate,
        )

    def sort(self, joining: Joining) -> Sort:
        """The sort that it belongs to."""
        return joining.sort_of(self.event.type, self.event.kind, self.predicate)

    @property
    def signature(self) -> tuple[object, ...]:
        """All that is looked at between articles; mentions with equal signatures fare alike."""
        event = self.event
        parties = self.actors, self.people, self.states, self.doers, self.places, self.lands, self.documents, self.named
        told = event.type, event.kind, self.predicate, event.factuality, event.stage
        return *told, parties, self.days, self.width, self.published

    @property
    def unreal(self) -> bool:
        """Whether it is told as not having happened or only supposed."""
        return self.event.factuality in _UNREAL

    @property
    def planned(self) -> bool:
        """Whether it is told as a plan that stands."""
        return self.event.stage in (Stage.ANNOUNCED, Stage.CONFIRMED)

    @property
    def moved(self) -> bool:
        """Whether it tells that a plan was put off or called off."""
        return self.event.stage in (Stage.POSTPONED, Stage.CANCELLED)

    @property
    def years(self) -> range:
        """The years that the date can mean; none without a date, or with one that is open."""
        return range(self.days[0].year, self.days[1].year + 1) if self.days and self.width < _ENDLESS else range(0)


def _flat(fillers: Iterable[Filler]) -> list[Actor]:
    """The actors, groups replaced by their members."""
    return [actor for filler in fillers for actor in filler.actor.individuals]
