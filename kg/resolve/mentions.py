"""What decides whether two mentions tell of one event, worked out once for each mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.edtf import bounds
from kg.records import Actor, ActorType, Event, Factuality, Filler, Zone

__all__ = ["UNDATED", "VAGUE_DAYS", "Told", "width"]

#: Record types that may tell of one happening, by the name of the group.
_SAME_SORT = {"SUMMIT": "MEETING", "VOTE": "DECISION", "VETO": "DECISION"}
#: Classes that are not one event merely because parties and date agree: acts of speech are many in a day.
_SPEECH = {"kg:Support", "kg:Accusation", "kg:Rejection", "kg:Request", "kg:Threat", "kg:Warning", "kg:Pledge"} | {
    "kg:Denial",
    "kg:Refusal",
    "kg:Silence",
}
_GATHERINGS = {"MEETING", "VISIT", "CALL", "SUMMIT"}
_UNREAL = {Factuality.NEGATED, Factuality.HYPOTHETICAL}
#: A date vaguer than this says too little to join mentions of different articles.
VAGUE_DAYS = 31
#: What "about" adds to the width of a date.
_ABOUT_DAYS = 14
#: Width of no date, and of one without an end.
UNDATED, _ENDLESS = 99_999, 99_998


def width(edtf: str | None) -> int:
    """Days from the first to the last that a date can mean; an approximate one is wider than it looks."""
    if not edtf:
        return UNDATED
    first, last = bounds(edtf)
    if first == date.min or last == date.max:
        return _ENDLESS
    return (last - first).days + (_ABOUT_DAYS if "~" in edtf else 0)


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of an event with the sets that are compared."""

    event: Event
    sort: str
    actors: frozenset[str]
    people: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    lands: frozenset[str]
    days: tuple[date, date] | None
    width: int

    @classmethod
    def of(cls, event: Event) -> Told:
        """Work out the sets of one event."""
        parties = _flat(event.participants)
        scene = _flat(event.place)
        return cls(
            event=event,
            sort=_SAME_SORT.get(event.type, event.type) if event.type != "OTHER" else event.kind,
            actors=frozenset(a.id for a in parties),
            people=frozenset(a.id for a in parties if a.type is ActorType.PERSON),
            states=frozenset(a.country for a in parties if a.country),
            places=frozenset(a.id for a in scene),
            lands=frozenset(a.country for a in scene if a.country),
            days=bounds(event.date) if event.date else None,
            width=width(event.date),
        )

    @property
    def signature(self) -> tuple[object, ...]:
        """All that `same` looks at between articles; mentions with equal signatures fare alike."""
        unreal = self.event.factuality if self.event.factuality in _UNREAL else None
        return self.sort, unreal, self.actors, self.people, self.states, self.places, self.lands, self.days, self.width

    @property
    def speech(self) -> bool:
        """Whether it is an act of speech."""
        return self.event.kind in _SPEECH

    def same(self, other: Told, *, near: bool) -> bool:
        """Whether both tell of one event; `near` mentions stand in one article, this one after the other."""
        if self.sort != other.sort or not self._agrees_on_fact(other):
            return False
        if self.speech and not (near and self._same_words(other)):
            return False
        near = near and self._points(other)
        return self._same_parties(other, near=near) and self._same_date(other, near=near) and self._same_place(other)

    def agreement(self, other: Told) -> str:
        """What speaks for it that both tell of one event, in words."""
        who = "same parties" if self.actors == other.actors else "parties in common"
        shared = sorted(self.actors & other.actors)
        states = sorted(self.states & other.states)
        parts = [f"{who}: {', '.join(shared)}" if shared else f"parties of the same states: {', '.join(states)}"]
        if self.event.date and self.event.date == other.event.date:
            parts.append(f"same date {self.event.date}")
        elif self.event.date and other.event.date:
            parts.append(f"{self.event.date} and {other.event.date} can be the same day")
        else:
            parts.append("one of them without a date")
        scene = sorted(self.places & other.places) or sorted(self.lands & other.lands)
        if scene:
            parts.append(f"same place {', '.join(scene)}")
        return "; ".join(parts)

    def _agrees_on_fact(self, other: Told) -> bool:
        one, two = self.event.factuality, other.event.factuality
        return one == two or not {one, two} & _UNREAL

    def _same_words(self, other: Told) -> bool:
        one, two = self.event, other.event
        targets = [{f.actor.id for f in event.target} for event in (one, two)]
        return one.kind == two.kind and one.date is not None and one.date == two.date and targets[0] == targets[1]

    def _points(self, other: Told) -> bool:
        """Undated mentions may be one: people meet, a headline or caption tells it, or a definite noun points back."""
        one, two = self.event, other.event
        if {one.zone, two.zone} & {Zone.HEADLINE, Zone.CAPTION}:
            return True
        return (one.type in _GATHERINGS and one.type == two.type) or one.definite

    def _same_parties(self, other: Told, *, near: bool) -> bool:
        if self.actors == other.actors:
            return bool(self.actors)
        if self.people and other.people and not _one_within(self.people, other.people):
            return False  # Xi with Putin is not Wang with Putin
        shared = bool(self.actors & other.actors)
        if self.states and self.states == other.states:
            return shared or (len(self.states) > 1 and not (self.people and other.people))
        return near and shared and _one_within(self.actors, other.actors)

    def _same_date(self, other: Told, *, near: bool) -> bool:
        if self.days is None or other.days is None:
            return near
        if self.days[0] > other.days[1] or other.days[0] > self.days[1]:
            return False
        return max(self.width, other.width) <= VAGUE_DAYS or (near and self.event.date == other.event.date)

    def _same_place(self, other: Told) -> bool:
        if not self.event.place or not other.event.place:
            return True
        return bool(self.places & other.places) or bool(self.lands & other.lands)


def _flat(fillers: Iterable[Filler]) -> list[Actor]:
    """The actors, groups replaced by their members."""
    return [actor for filler in fillers for actor in filler.actor.members or (filler.actor,)]


def _one_within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
