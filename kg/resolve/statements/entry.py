"""Of which day a statement is that an entry of a chronology tells: "January 21, 2025. … Ushakov denies that …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.records import Attribution, DateMention, Event
from kg.resolve.dating import goes_on_under, headings_of
from kg.resolve.same_time import is_perfect
from kg.resolve.statements.occasion import SILENT
from kg.resolve.statements.walk import Saying

__all__ = ["date_entries"]

_MAIN = frozenset({"", "conj", "parataxis"})
_TOLD = frozenset({"past", "present"})


def date_entries(
    placed: Sequence[tuple[Saying, Attribution]], events: Sequence[Event]
) -> list[tuple[Saying, Attribution]]:
    """Give what main clauses tell that somebody says the date that heads their entry, if they have no other.

    Parameters
    ----------
    placed : sequence of (Saying, Attribution)
        Of one article.
    events : sequence of Event
        In text order.
    """
    if not placed:
        return []
    reading = placed[0][0].page.reading
    headings = headings_of(reading)
    if not headings:
        return list(placed)
    found = []
    for saying, statement in placed:
        if statement.date is None and _is_told(saying, statement):
            start = statement.cue[0].start
            block = reading.article.blocks[reading.article.block_at(start)]
            heading = headings.get(block.span.start)
            if heading is not None and goes_on_under(heading, start, reading, _last_of(heading, start, events)):
                reason = f"date that heads the entry; {heading.reason}"
                statement = replace(statement, date=heading.edtf, date_span=heading.span, date_reason=reason)
        found.append((saying, statement))
    return found


def _last_of(heading: DateMention, start: int, events: Sequence[Event]) -> int:
    """Where the last event before a place is told that has the date of the heading; 0 where there is none."""
    before = bisect_left(events, start, key=lambda event: event.trigger.start)
    for event in reversed(events[:before]):
        if event.trigger.start < heading.span.start:
            return 0
        if event.date == heading.edtf and event.statement is None:
            return event.trigger.start
    return 0


def _is_told(saying: Saying, statement: Attribution) -> bool:
    """Whether a main clause tells of the saying as of an event of its day, not as of a view that somebody holds."""
    clause = saying.page.clauses.get(saying.head) if saying.head is not None else None
    if clause is None or statement.nested_in is not None or statement.speech_act in SILENT or statement.withheld:
        return False
    told = clause.relation in _MAIN and clause.tense in _TOLD and not clause.negated
    return told and not is_perfect(clause, saying.page.reading)
