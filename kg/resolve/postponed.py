"""The new date of what was put off: "the visit was postponed until June" is a visit planned for June."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.edtf import bounds, is_edtf
from kg.records import DateKind, DateMention, Event, Reading, Stage
from kg.resolve.stages import stage_of
from kg.rulebook.joining import Joining

__all__ = ["date_postponed"]

_YEAR, _DATED = re.compile(r"\d{4}"), re.compile(r"\d{4}(?:-|$)")
_TO = {"for", "to", "till", "until"}


def date_postponed(events: tuple[Event, ...], reading: Reading, joining: Joining) -> tuple[Event, ...]:
    """Date what is put off or called off: the clause that says so tells the new date, or when that was decided."""
    return tuple(_dated(event, reading, joining) for event in events)


def _dated(event: Event, reading: Reading, joining: Joining) -> Event:
    published = reading.article.published
    stage = stage_of(event, joining)
    parent = reading.clauses[event.clause].parent if event.clause is not None else None
    if parent is None or stage not in (Stage.POSTPONED, Stage.CANCELLED):
        return event
    above = reading.clauses[parent]
    behind = [date for date in above.dates if date.span.start > max(above.trigger.end, event.trigger.end)]
    new = next((date for date in behind if date.edtf and _leads_on(date, reading)), None)
    if stage is Stage.POSTPONED and new is not None and new.edtf is not None:
        day = _ahead(new.edtf.removeprefix("../"), reading.article.text[slice(*new.span)], published)
        reason = new.reason if new.edtf.endswith(day) else f"the next after publication {published}"
        return replace(event, date=day, date_span=new.span, date_reason=f"put off to this time; {reason}")
    decided = event.date_span in {date.span for date in above.dates}
    if event.date and decided and published and bounds(event.date)[0] <= bounds(published)[1]:
        reason = f"no date of its own: {event.date} is when it was {stage}"
        return replace(event, date=None, date_span=None, date_reason=reason)
    return event


def _ahead(day: str, words: str, published: str | None) -> str:
    """What is put off lies ahead: "until June", told in August, is June of the next year."""
    behind = published is not None and bounds(day)[1] < bounds(published)[0]
    if not behind or _YEAR.search(words) or not _DATED.match(day):
        return day
    year = bounds(published or day)[0].year
    following = [f"{number}{day[4:]}" for number in (year, year + 1) if is_edtf(f"{number}{day[4:]}")]
    return next((d for d in following if published is None or bounds(d)[1] >= bounds(published)[0]), day)


def _leads_on(date: DateMention, reading: Reading) -> bool:
    """Whether "until" or "to" stands before it or is part of it."""
    if date.kind is DateKind.UNTIL:
        return True
    before = reading.article.text[: date.span.start].split()[-1:]
    own = reading.article.text[date.span.start : date.span.end].split()[:1]
    return bool(_TO & {word.lower() for word in (*before, *own)})
