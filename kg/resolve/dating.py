"""Give every event of an article its date, the words it came from and the reason."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.records import Clause, Event, Factuality, Reading
from kg.resolve.time import date_of

__all__ = ["date_events"]

#: Events that happen at one time and not again and again, so that the present tense of news means "these days".
_ONCE = {"MEETING", "VISIT", "CALL", "SUMMIT", "SIGNING", "VETO"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def date_events(events: tuple[Event, ...], reading: Reading) -> tuple[Event, ...]:
    """Date the events by their clauses; one that came from no clause stays as it is."""
    return tuple(_dated(event, reading) for event in events)


def _dated(event: Event, reading: Reading) -> Event:
    if event.clause is None:
        return event
    clause = reading.clauses[event.clause]
    found = date_of(clause, reading, trigger=event.trigger, factuality=event.factuality)
    edtf, reason = found.edtf, found.reason
    if edtf is None and _is_news(event, clause, reading):
        edtf, reason = f"{reading.article.published}~", "told in the present tense, so about the day of publication"
    return replace(event, date=edtf, date_span=found.span, date_reason=reason)


def _is_news(event: Event, clause: Clause, reading: Reading) -> bool:
    """Whether the present tense of a news text tells of something that is taking place."""
    published = reading.article.published
    happening = event.factuality is Factuality.ASSERTED and clause.tense == "present" and event.statement is None
    return happening and event.type in _ONCE and published is not None and _DAY.fullmatch(published) is not None
