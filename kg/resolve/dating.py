"""Give every event of an article its date, the words it came from and the reason."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Event, Reading
from kg.resolve.time import date_of

__all__ = ["date_events"]


def date_events(events: tuple[Event, ...], reading: Reading) -> tuple[Event, ...]:
    """Date the events by their clauses; one that came from no clause stays as it is."""
    return tuple(_dated(event, reading) for event in events)


def _dated(event: Event, reading: Reading) -> Event:
    if event.clause is None:
        return event
    clause = reading.clauses[event.clause]
    found = date_of(clause, reading, trigger=event.trigger, factuality=event.factuality)
    return replace(event, date=found.edtf, date_span=found.span, date_reason=found.reason)
