"""Give every event of an article its date, the words it came from and the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from kg.edtf import about, bounds, overlaps
from kg.records import ActorType, Clause, ClauseKind, DateKind, DateMention, Event, Factuality, Reading, TextSpan
from kg.resolve.anchors import with_anchors
from kg.resolve.choice import Dating
from kg.resolve.editions import Edition
from kg.resolve.same_time import BRINGS_ABOUT, is_perfect
from kg.resolve.time import date_of
from kg.resolve.timeline import edition_moment, known_moment, onset

__all__ = ["date_events", "date_reading", "goes_on_under", "headings_of"]

#: Events that happen at one time and not again and again, so that the present tense of news means "these days".
_ONCE = {"MEETING", "VISIT", "CALL", "SUMMIT", "SIGNING", "VETO"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: What closes the date that heads an entry of a chronology: "April 1. Wang Yi meets …", "April 1 — …".
_HEADING_END = re.compile(r"\s*(?:[.:–—]|-\s)|\s*$")
_HEADS = {DateKind.POINT, DateKind.INTERVAL}
#: How often what has a date may lend it on: an event counted from one that is counted from a third.
_ROUNDS = 3
#: What goes on after something dated less exactly than this has no date of it.
_THREAD_DAYS = 31


def date_events(
    events: tuple[Event, ...],
    reading: Reading,
    known: Mapping[str, str] | None = None,
    editions: tuple[Edition, ...] = (),
) -> tuple[Event, ...]:
    """Date the events by their clauses, as `date_reading` does."""
    return date_reading(events, reading, known, editions)[0]


def date_reading(
    events: tuple[Event, ...],
    reading: Reading,
    known: Mapping[str, str] | None = None,
    editions: tuple[Edition, ...] = (),
) -> tuple[tuple[Event, ...], Reading]:
    """Date the events by their clauses; one that came from no clause stays as it is.

    Parameters
    ----------
    events : tuple of Event
        In text order.
    reading : Reading
        The article they came from.
    known : mapping, optional
        Id of an agreement or event in the registry -> its date in EDTF, for what the article names without a date.
    editions : tuple of Edition, optional
        Gatherings of the registry that a city tells apart.

    Returns
    -------
    tuple of Event
    Reading
        With the dates that are counted from events, such as "two days after the vote".
    """
    known, headings = known or {}, headings_of(reading)
    dated = tuple(_dated(event, reading, headings, known, editions) for event in events)
    for _ in range(_ROUNDS):
        anchored = with_anchors(reading, dated, known, editions)
        if anchored == reading:
            break
        reading = anchored
        dated = tuple(
            before if _is_to_the_day(before) else _dated(event, reading, headings, known, editions)
            for before, event in zip(dated, events, strict=True)
        )
    return _follow_thread(list(dated), reading, headings), reading


def _is_to_the_day(event: Event) -> bool:
    """Whether an event has a day of its own, which nothing counted from other events makes better."""
    return event.date is not None and _DAY.fullmatch(event.date) is not None


def _dated(
    event: Event,
    reading: Reading,
    headings: dict[int, DateMention],
    known: Mapping[str, str],
    editions: tuple[Edition, ...],
) -> Event:
    if event.clause is None:
        return event
    clause = reading.clauses[event.clause]
    found = date_of(clause, reading, trigger=event.trigger, factuality=event.factuality)
    if found.edtf is None:
        found = (
            _of_entry(event, clause, reading, headings)
            or _of_name(event, clause, reading, known)
            or _of_edition(event, clause, reading, editions)
            or _of_news(event, clause, reading)
            or found
        )
    return replace(event, date=found.edtf, date_span=found.span, date_reason=found.reason)


def headings_of(reading: Reading) -> dict[int, DateMention]:
    """Dates that stand alone at the start of a block, by the block's start."""
    starts = {block.span.start: block.span.end for block in reading.article.blocks}
    found = {}
    for told in reading.dates:
        end = starts.get(told.span.start)
        rest = reading.article.text[told.span.end : end] if end is not None else None
        if rest is not None and told.kind in _HEADS and told.edtf is not None and _HEADING_END.match(rest):
            found[told.span.start] = told
    return found


def _of_entry(event: Event, clause: Clause, reading: Reading, headings: dict[int, DateMention]) -> Dating | None:
    """The date that heads the entry of a chronology, for what its main clauses tell."""
    block = reading.article.block_at(event.trigger.start)
    heading = headings.get(reading.article.blocks[block].span.start) if block >= 0 else None
    told = clause.relation in {"", "conj", "nominal", "advcl"} and event.statement is None
    if heading is None or heading.edtf is None or not told or event.factuality is not Factuality.ASSERTED:
        return None
    if event.definite and event.type not in _ONCE:
        return None
    if not goes_on_under(heading, event.trigger.start, reading):
        return None
    if event.definite:  # "arrives for the summit"
        return Dating(about(heading.edtf), heading.span, f"about the date that heads the entry; {heading.reason}")
    return Dating(heading.edtf, heading.span, f"date that heads the entry; {heading.reason}")


def goes_on_under(heading: DateMention, at: int, reading: Reading, since: int = 0) -> bool:
    """Whether no other date stands between a heading and a place: not "Twenty days later Russia attacks; China …".

    What stands before `since`, where something is told of that day, does not count.
    """
    if heading.edtf is None:
        return False
    first = max(heading.span.end, since)
    between = (d for d in reading.dates if first <= d.span.start < at)
    return not any(d.edtf is not None and not overlaps(d.edtf, heading.edtf) for d in between)


def _of_name(event: Event, clause: Clause, reading: Reading, known: Mapping[str, str]) -> Dating | None:
    """The registry's date of the agreement or event whose name the word is part of: "the 2001 treaty" when signed."""
    if event.factuality is not Factuality.ASSERTED:
        return None
    if clause.kind is ClauseKind.VERBAL and event.type == "SIGNING" and BRINGS_ABOUT.isdisjoint(clause.predicates):
        return None  # extended, praised, left
    tokens = reading.parse.tokens
    objects = clause.fillers("object") if not BRINGS_ABOUT.isdisjoint(clause.predicates) else ()
    heads = [TextSpan(tokens[a.head].start, tokens[a.head].end) for a in objects]  # "signed the Treaty of …"
    moments = (known_moment(at, reading, known) for at in (event.trigger, *heads))
    moment = next((m for m in moments if m is not None), None)
    if moment is None:
        return None
    moment = onset(reading.parse.tokens[clause.head].lemma, moment)
    published = reading.article.published
    if moment.last == date.max and published is not None:  # a war that goes on
        until = bounds(published)[1].isoformat()
        return Dating(f"{moment.edtf.partition('/')[0]}/{until}", event.trigger, f"{moment.reason}; up to publication")
    return Dating(moment.edtf, event.trigger, moment.reason)


def _of_edition(event: Event, clause: Clause, reading: Reading, editions: tuple[Edition, ...]) -> Dating | None:
    """The registry's days of the summit that is told by its city, where the summit itself is told."""
    if event.type != "SUMMIT" or event.factuality not in (Factuality.ASSERTED, Factuality.PLANNED):
        return None
    moment = edition_moment(clause.head, reading, editions)
    return Dating(moment.edtf, event.trigger, moment.reason) if moment is not None else None


def _of_news(event: Event, clause: Clause, reading: Reading) -> Dating | None:
    """About the day of publication, where the present tense of a news text tells of something taking place."""
    published = reading.article.published
    if clause.relation == "advcl" and clause.marker not in ("", "as", "when", "while"):
        return None  # "before he sets off"
    if event.details.frequency is not None or event.factuality is not Factuality.ASSERTED:
        return None
    happening = (clause.tense == "present" or _goes_on_now(clause, reading)) and event.statement is None
    if not happening or event.type not in _ONCE or published is None or not _DAY.fullmatch(published):
        return None
    before = bounds(published)[0] - timedelta(1)
    return Dating(
        f"{before.isoformat()}~/{published}~", None, "told in the present tense, so on the day of publication or before"
    )


def _goes_on_now(clause: Clause, reading: Reading) -> bool:
    """Whether somebody "is on a visit" as the text tells."""
    if clause.kind is not ClauseKind.NOMINAL or clause.marker != "on" or clause.parent is None:
        return False
    above = reading.clauses[clause.parent]
    return above.predicate == "be" and above.tense == "present"


def _follow_thread(events: list[Event], reading: Reading, headings: Mapping[int, DateMention]) -> tuple[Event, ...]:
    """Within a paragraph the simple past goes on where the last dated event left off: its date, as an approximate one.

    What lends its date is dated to a month or better.

    A perfect ("had signed"), a noun, a plan, and what somebody says stand outside the thread. In an entry of a
    chronology, which a date heads, the present goes on too.
    """
    thread: dict[int, Event] = {}
    found = []
    for event in events:
        block = reading.article.block_at(event.trigger.start)
        before = thread.get(block) if event.date is None and event.details.frequency is None else None
        headed = block >= 0 and reading.article.blocks[block].span.start in headings
        if before is not None and before.date and _goes_on(event, before.date, reading, headed=headed):
            words = reading.article.text[before.trigger.start : before.trigger.end]
            reason = f"no time of its own; told next after “{words}”, so about the same time ({before.date})"
            event = replace(event, date=about(before.date), date_span=before.date_span, date_reason=reason)
        elif _is_dated_fact(event, reading):
            thread[block] = event
        found.append(event)
    return tuple(found)


def _is_dated_fact(event: Event, reading: Reading) -> bool:
    told = event.factuality is Factuality.ASSERTED and event.statement is None
    if event.date is None or not told or event.date_span == event.trigger:  # dated by its name alone
        return False
    if event.clause is not None and is_perfect(reading.clauses[event.clause], reading):
        return False
    first, last = bounds(event.date)
    return (last - first).days < _THREAD_DAYS


def _goes_on(event: Event, told: str, reading: Reading, *, headed: bool) -> bool:
    """Whether it is told in the simple past (or present where `headed`), in a sentence that speaks of no other time."""
    speaker = event.attributed_to.actor.type if event.attributed_to is not None else None
    reported = event.statement is not None and speaker is not ActorType.PUBLICATION
    if event.clause is None or reported or event.factuality is not Factuality.ASSERTED:
        return False
    clause = reading.clauses[event.clause]
    if clause.relation == "advcl" and not clause.marker and not clause.tense and clause.parent is not None:
        clause = reading.clauses[clause.parent]  # "they relented, abstaining from the vote"
    beside = clause.relation in {"", "conj"} or (clause.relation == "advcl" and clause.marker in {"while", "whereas"})
    simple = clause.tense == "past" or (headed and clause.tense == "present")
    if clause.kind is not ClauseKind.VERBAL or not simple or not beside:
        return False
    if is_perfect(clause, reading):
        return False
    others = (d for d in reading.dates if event.sentence.covers(d.span))
    return not any(d.counted is not None if d.edtf is None else not overlaps(d.edtf, told) for d in others)
