"""Which value an event gets where its accounts differ. Nothing is dropped: the values not chosen are given back too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from kg.edtf import bounds, overlaps
from kg.rdf.terms import flatten
from kg.records import Actor, Event

__all__ = ["Choice", "best_date", "best_kind", "best_places", "best_value"]

T = TypeVar("T")


class Choice(NamedTuple):
    """The values chosen and those that contradict them, both in a fixed order; each may be empty."""

    chosen: tuple[str, ...]
    others: tuple[str, ...] = ()


def best_date(accounts: Sequence[Event]) -> Choice:
    """Choose the date that the accounts of most articles allow.

    An account allows a date that lies within its own. Among equals the narrowest wins, then the one that most accounts
    give, then the earliest; an approximate date (marked ~) is taken only where there is no other. `others` are the
    dates that cannot mean the same day as the chosen one.
    """
    told = [(event.article, event.date) for event in accounts if event.date]
    dates = [(article, date) for article, date in told if "~" not in date] or told

    def rank(value: str) -> tuple[int, int, int, str, str]:
        first, last = bounds(value)
        allowing = {article for article, date in dates if bounds(date)[0] <= first and last <= bounds(date)[1]}
        exact = sum(date == value for _, date in dates)
        return -len(allowing), (last - first).days, -exact, first.isoformat(), value

    values = sorted({date for _, date in dates}, key=rank)
    others = {date for _, date in told if not overlaps(date, values[0])} if values else ()
    return Choice(tuple(values[:1]), tuple(sorted(others)))


def best_kind(accounts: Sequence[Event], depth: Mapping[str, int]) -> tuple[str, str | None]:
    """Choose class and PLOVER category: told by most articles, then by most accounts, then the narrower class.

    Parameters
    ----------
    accounts : sequence of Event
        At least one.
    depth : mapping of str to int
        Number of classes above each class.
    """
    kind = _most(accounts, lambda event: [event.kind], prefer=lambda value: -depth.get(value, 0))[0]
    of_kind = [event for event in accounts if event.kind == kind]
    return kind, next(iter(_most(of_kind, lambda event: [event.plover] if event.plover else [])), None)


def best_places(accounts: Sequence[Event]) -> Choice:
    """Choose the place told by most articles, with those in the same country or told in the same breath."""
    told = [tuple(actor for filler in event.place for actor in flatten(filler)) for event in accounts]
    places = {actor.id: actor for actors in told for actor in actors}
    ranked = _most(accounts, lambda event: [actor.id for filler in event.place for actor in flatten(filler)])
    if not ranked:
        return Choice(())
    best = places[ranked[0]]
    beside = {actor.id for actors in told if best in actors for actor in actors}

    def agrees(place: Actor) -> bool:
        return place.id in beside or best.country is None or place.country in (None, best.country)

    chosen = tuple(sorted(identifier for identifier, place in places.items() if agrees(place)))
    return Choice(chosen, tuple(sorted(places.keys() - set(chosen))))


def best_value(accounts: Sequence[Event], value: Callable[[Event], str | None]) -> Choice:
    """Choose the value told by most articles, then by most accounts, then the first in the alphabet.

    Parameters
    ----------
    accounts : sequence of Event
        Of one event.
    value : callable
        What an account tells, None for nothing.
    """
    ranked = _most(accounts, lambda event: [told] if (told := value(event)) is not None else [])
    return Choice(tuple(ranked[:1]), tuple(sorted(ranked[1:])))


def _most(
    accounts: Iterable[Event], values: Callable[[Event], Iterable[str]], prefer: Callable[[str], int] = lambda value: 0
) -> list[str]:
    """Values by the number of articles that give them, then of accounts, then as preferred, then by name."""
    given = [(event.article, value) for event in accounts for value in values(event)]
    articles = Counter(value for _, value in set(given))
    mentions = Counter(value for _, value in given)
    return sorted(articles, key=lambda value: (-articles[value], -mentions[value], prefer(value), value))
