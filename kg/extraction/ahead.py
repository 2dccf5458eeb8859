"""What lies after its article's day has not taken place: told in the present it is a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from kg.edtf import bounds
from kg.extraction.plover import category
from kg.ontology import EventClass
from kg.records import Event, Factuality, Reading

__all__ = ["plan_what_lies_ahead"]

#: Days that a text may be dated before what it tells: it is evening in Beijing when it is noon in Moscow.
_TIME_ZONES = timedelta(days=1)


def plan_what_lies_ahead(
    events: tuple[Event, ...], reading: Reading, classes: Mapping[str, EventClass]
) -> tuple[Event, ...]:
    """Let asserted events whose whole time lies after publication be plans: "Putin travels to China on 16 May".

    What is told in the past tense keeps its reality and loses the date, which cannot be right.
    """
    if reading.article.published is None:
        return events
    last = bounds(reading.article.published)[1]
    found = []
    for event in events:
        if event.date is None or event.factuality is not Factuality.ASSERTED or bounds(event.date)[0] <= last:
            found.append(event)
            continue
        clause = reading.clauses[event.clause] if event.clause is not None else None
        if clause is not None and clause.tense == "past":
            sure = bounds(event.date)[0] > last + _TIME_ZONES
            words = f"told as done, so not at {event.date}, which lies after publication ({event.date_reason})"
            found.append(replace(event, date=None, date_span=None, date_reason=words) if sure else event)
            continue
        plover = category(classes[event.kind].plover, Factuality.PLANNED, contained=False)
        reasons = (*event.reasons, f"planned: {event.date} lies after publication {reading.article.published}")
        found.append(replace(event, factuality=Factuality.PLANNED, plover=plover, reasons=reasons))
    return tuple(found)
