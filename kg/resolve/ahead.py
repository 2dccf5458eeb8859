"""What is told like a fact but dated after publication is planned: "holds an election on 26 January"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from kg.edtf import bounds
from kg.extraction.plover import category
from kg.ontology import EventClass
from kg.records import Event, Factuality, Reading

__all__ = ["plan_ahead"]


def plan_ahead(
    events: tuple[Event, ...], reading: Reading, classes: Mapping[str, EventClass]
) -> tuple[Event, ...]:
    """Call planned what is asserted of a time wholly after the article was published.

    An article without a date tells nothing about what lies ahead of it.
    """
    published = reading.article.published
    if published is None:
        return events
    last = bounds(published)[1]
    return tuple(_planned(event, classes) if _lies_ahead(event, last) else event for event in events)


def _lies_ahead(event: Event, last: date) -> bool:
    return event.factuality is Factuality.ASSERTED and event.date is not None and bounds(event.date)[0] > last


def _planned(event: Event, classes: Mapping[str, EventClass]) -> Event:
    plover = category(classes[event.kind].plover, Factuality.PLANNED, contained=False)
    return replace(event, factuality=Factuality.PLANNED, plover=plover)
