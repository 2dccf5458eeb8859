"""When an event took place: from the dates of its clause, of the clauses above it, of its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.records import Clause, ClauseKind, DateMention, Event, Reading
from kg.resolve.time import choose_date

__all__ = ["date_events"]

#: A clause tied to its governor in one of these ways happens in the governor's time unless it has a date of its own.
_SAME_TIME = {"nominal", "xcomp", "conj", "advcl", "acl", "pcomp", "dep"}


def date_events(events: tuple[Event, ...], reading: Reading) -> tuple[Event, ...]:
    """Give every event its date, the words it came from and the reason."""
    return tuple(_dated(event, reading) for event in events)


def _dated(event: Event, reading: Reading) -> Event:
    edtf, span, reason = choose_date(
        _candidates(event, reading),
        trigger=event.trigger,
        sentence=event.sentence,
        factuality=event.factuality,
        published=reading.article.published,
    )
    return replace(event, date=edtf, date_span=span, date_reason=reason)


def _candidates(event: Event, reading: Reading) -> tuple[DateMention, ...]:
    """Dates of the nearest clause upwards that has any, else of an act noun that is part of the clause."""
    if event.clause is None:
        return ()
    own = reading.clauses[event.clause]
    for clause in _upwards(own, reading.clauses):
        if clause.dates:
            return clause.dates
    parts = (c for c in reading.clauses if c.parent == own.index and c.kind is ClauseKind.NOMINAL)
    return next((c.dates for c in parts if c.dates), ())


def _upwards(clause: Clause, clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    yield clause
    while clause.parent is not None and clause.relation in _SAME_TIME:
        parent = clauses[clause.parent]
        if clause.kind is not ClauseKind.NOMINAL and clause.relation == "advcl" and clause.marker:
            return
        clause = parent
        yield clause
