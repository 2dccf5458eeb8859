"""Gatherings that a city tells apart, by the registry: "the Samarkand summit", "the BRICS summit in Kazan"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.edtf import bounds
from kg.records import ActorType, Clause, ClauseKind, Factuality, Mention, Reading
from kg.registry.model import Registry

__all__ = ["Edition", "edition_of", "editions_of"]

_NOUNS = frozenset({"gathering", "meeting", "summit"})
#: A summit in a city is one of the last years before the article, or of the year after it.
_BACK_DAYS, _AHEAD_DAYS = 3 * 366, 400


class Edition(NamedTuple):
    """One gathering of a body: its name, days (EDTF), city and the bodies whose it is, by their ids."""

    name: str
    date: str
    place: str
    bodies: frozenset[str]


def editions_of(registry: Registry) -> tuple[Edition, ...]:
    """The gatherings that the registry knows with their body, city and days, in the order of their ids."""
    entries = registry.entries
    found = []
    for key in sorted(entries):
        entry = entries[key]
        bodies = frozenset(p for p in entry.parties if entries[p].actor.type is ActorType.INTERNATIONAL_ORGANIZATION)
        if entry.actor.type is ActorType.NAMED_EVENT and entry.place and entry.date and bodies:
            found.append(Edition(entry.actor.name, entry.date, entry.place, bodies))
    return tuple(found)


def edition_of(noun: int, reading: Reading, editions: Sequence[Edition]) -> Edition | None:
    """The gathering that a noun, by index of its token, with the city and body named beside it means; None if several.

    A city alone is enough only where one gathering of the registry was there within three years.
    """
    clause = next((c for c in reading.clauses if c.head == noun and c.kind is ClauseKind.NOMINAL), None)
    published = reading.article.published
    if clause is None or published is None or _NOUNS.isdisjoint(clause.predicates):
        return None
    near = list(_beside(clause, reading))
    places = {m.actor.id for m in near if m.actor.type is ActorType.PLACE}
    bodies = {m.actor.id for m in near if m.actor.type is ActorType.INTERNATIONAL_ORGANIZATION}
    there = [e for e in editions if e.place in places and (not bodies or bodies & e.bodies)]
    above = reading.clauses[clause.parent] if clause.parent is not None else clause
    ahead = Factuality.PLANNED in (clause.factuality, above.factuality)
    fitting = [e for e in there if _fits(e, published, ahead=ahead)]
    if not bodies and _is_some(clause, reading):
        return None  # "a meeting in Brussels"
    if bodies:
        return min(fitting, key=lambda e: e.date, default=None) if ahead else fitting[-1] if len(fitting) == 1 else None
    return fitting[0] if len(fitting) == 1 else None


def _is_some(clause: Clause, reading: Reading) -> bool:
    """Whether the noun has an indefinite article."""
    before = reading.parse.tokens[max(0, clause.head - 4) : clause.head]
    return any(t.head == clause.head and t.lemma.lower() in {"a", "an"} for t in before)


def _beside(clause: Clause, reading: Reading) -> Iterable[Mention]:
    """What is named in the noun's phrase: before it, or behind it with "in" or "of"."""
    tokens = reading.parse.tokens
    for mention in reading.mentions:
        token = tokens[mention.head] if mention.head >= 0 else None
        if token is not None and token.head == clause.head and token.dep in {"compound", "nmod", "amod", "poss"}:
            yield mention
    for argument in clause.fillers("in", "of", "subject"):
        yield from argument.mentions


def _fits(edition: Edition, published: str, *, ahead: bool) -> bool:
    (first, last), (start, end) = bounds(edition.date), bounds(published)
    if ahead:
        return last >= start and (first - end).days <= _AHEAD_DAYS
    return first <= end and (start - last).days <= _BACK_DAYS
