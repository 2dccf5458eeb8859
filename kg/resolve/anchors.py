"""Dates told by other events: "two days after the vote", "since the war began", "at the Samarkand summit".

The words that count from an event become dates of their clause once it is known when that event was; which of them
dates what is then chosen as among all others (`kg.resolve.time`). It works backwards too: of "two days after the vote
they met on 5 May" the vote is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from kg.edtf import about, bounds
from kg.language.dates import counted, to_edtf
from kg.records import (
    Argument,
    Clause,
    ClauseKind,
    DateKind,
    DateMention,
    Distance,
    Event,
    Factuality,
    Reading,
    TextSpan,
    Token,
)
from kg.resolve.editions import Edition
from kg.resolve.same_time import TAKES_PLACE
from kg.resolve.time import date_of
from kg.resolve.timeline import Moment, Timeline, onset

__all__ = ["with_anchors"]

#: What a preposition makes of the date of the event behind it.
_SIDES = {
    "after": DateKind.SINCE,
    "follow": DateKind.SINCE,
    "since": DateKind.SINCE,
    "before": DateKind.UNTIL,
    "until": DateKind.UNTIL,
    "at": DateKind.POINT,
    "during": DateKind.POINT,
}
#: "On the sidelines of", "at the opening of", "in the wake of" an event; ahead of it.
_PARTS = {
    "close": DateKind.POINT,
    "margin": DateKind.POINT,
    "opening": DateKind.POINT,
    "sideline": DateKind.POINT,
    "start": DateKind.POINT,
    "wake": DateKind.SINCE,
}
#: Who does this with an event is at it.
_AT = frozenset({"attend", "host", "hold", "join", "open", "close"})
#: An event that went on no longer than this is one that people gather for: what follows it follows soon.
_GATHERING_DAYS = 7
#: From what went on for longer, such as a war, time is counted from its beginning.
_FAR_DAYS = 60

_ABOUT = re.compile(r"\b(?:nearly|almost|about|around|roughly|some|barely)\s+$")

_Found = tuple[int, DateMention]  # the clause that the date is one of


def with_anchors(
    reading: Reading, events: tuple[Event, ...], known: Mapping[str, str], editions: tuple[Edition, ...] = ()
) -> Reading:
    """Resolve what is counted from other events.

    Parameters
    ----------
    reading : Reading
        The article with its clauses and dates.
    events : tuple of Event
        What it tells, dated as far as it is.
    known : mapping
        Id of an agreement or event in the registry -> its date in EDTF.
    editions : tuple of Edition
        Gatherings that are told apart by their city.

    Returns
    -------
    Reading
        The same one where there is nothing new.
    """
    timeline = Timeline(reading, events, known, editions)
    found = [*_distances(timeline), *_phrases(timeline)]
    if not found:
        return reading
    by_clause: dict[int, list[DateMention]] = defaultdict(list)
    for index, mention in found:
        by_clause[index].append(mention)
    new = {mention.span for _, mention in found}
    clauses = tuple(
        replace(clause, dates=_merged(clause.dates, by_clause[clause.index], new))
        if clause.index in by_clause or any(d.span in new for d in clause.dates)
        else clause
        for clause in reading.clauses
    )
    return replace(reading, clauses=clauses, dates=_merged(reading.dates, [mention for _, mention in found], new))


def _merged(old: Iterable[DateMention], added: list[DateMention], new: set[TextSpan]) -> tuple[DateMention, ...]:
    """The old ones, without those that are now resolved, and the added ones."""
    kept = {d.span: d for d in old if d.span not in new} | {d.span: d for d in added}
    return tuple(sorted(kept.values(), key=lambda d: (d.span.start, -d.span.end)))


def _distances(timeline: Timeline) -> Iterator[_Found]:
    """Two days after the vote; the eve of the Games; days after the court ruled."""
    reading = timeline.reading
    for mention in reading.dates:
        if mention.counted is None or mention.edtf is not None:
            continue
        host = next((c for c in reading.clauses if mention in c.dates), None)
        anchor = _anchor(mention, reading)
        if anchor is None:
            continue
        if isinstance(anchor, Clause):
            host = reading.clauses[anchor.parent] if anchor.parent is not None else None
            moment, words = timeline.of_clause(anchor), anchor.predicate
        else:
            moment, words = timeline.of_noun(anchor), anchor.text
        if moment is not None:
            edtf = _away(moment, mention.counted)
            if edtf is not None and _is_rough(mention, reading):
                edtf = about(edtf)
            if edtf is not None:
                reason = f"{mention.reason.partition(':')[0]} “{words}”: {moment.reason}"
                yield host.index if host else -1, replace(mention, edtf=edtf, reason=reason)
        else:
            counting = timeline.of_clause(host) if host is not None else _noun_before(mention, timeline)
            if counting is not None:
                yield from _backwards(mention, anchor, counting, timeline)


def _is_rough(mention: DateMention, reading: Reading) -> bool:
    """Whether a word before it makes it rough: "nearly two months after"."""
    start = mention.span.start
    return _ABOUT.search(reading.article.text[max(0, start - 9) : start]) is not None


def _anchor(mention: DateMention, reading: Reading) -> Token | Clause | None:
    """What is counted from: the noun behind the last word of the expression, or the clause that it introduces."""
    tokens = reading.parse.tokens
    last = next((t for t in tokens if t.end == mention.span.end), None)
    if last is None:
        return None
    for clause in reading.clauses:
        if clause.head == last.head and last.dep == "mark":
            return clause
    return next((t for t in tokens[last.i + 1 : last.i + 30] if t.head == last.i and t.dep in {"pobj", "pcomp"}), None)


def _away(moment: Moment, distance: Distance) -> str | None:
    """The date at a distance: before its beginning, after its end, but after the beginning of what went on for long."""
    first, last = moment.first, moment.last
    if moment.lasting:
        begun = distance.least < 0 or last == date.max or (last - first).days > _FAR_DAYS
        first, last = (first, first) if begun else (last, last)
    when = counted(distance, first, last)
    if when is None:
        return None
    return to_edtf(replace(when, approximate=when.approximate or "~" in moment.edtf))


def _noun_before(mention: DateMention, timeline: Timeline) -> Moment | None:
    """When that was which the nearest noun before tells: "a visit, just days after the court ruled"."""
    reading = timeline.reading
    sentence = next((s for s in reading.parse.sentences if s.span.covers(mention.span)), None)
    if sentence is None:
        return None
    nouns = [t for t in reading.parse.tokens[sentence.first : sentence.last] if t.end <= mention.span.start]
    acts = {c.head for c in reading.clauses if c.kind is ClauseKind.NOMINAL}
    return next((m for t in reversed(nouns) if t.i in acts and (m := timeline.of_noun(t)) is not None), None)


def _backwards(mention: DateMention, anchor: Token | Clause, moment: Moment, timeline: Timeline) -> Iterator[_Found]:
    """The date of the event counted from, where that of what is so far from it is known."""
    assert mention.counted is not None
    if moment.last == date.max:
        return
    least, most, unit = mention.counted
    edtf = _away(moment, Distance(-most, -least, unit))
    if edtf is None:
        return
    if _is_rough(mention, timeline.reading):
        edtf = about(edtf)
    reason = f"counted back from {moment.reason}, which was {mention.reason.partition(':')[0]} it"
    if isinstance(anchor, Clause):
        for clause in _same(anchor, timeline.reading):
            yield clause.index, replace(mention, edtf=edtf, reason=reason, counted=None)
    else:
        at = TextSpan(anchor.start, anchor.end)
        yield -1, replace(mention, edtf=edtf, reason=reason, counted=None, modifies=at)


def _same(anchor: Clause, reading: Reading) -> Iterator[Clause]:
    """The clause, what it says is to be done, and the noun that takes place by it: "before the visit was to begin"."""
    told = [anchor]
    if anchor.predicate.split()[0] == "be":
        told += [c for c in reading.clauses if c.parent == anchor.index and c.relation == "xcomp"]
    yield from told
    nouns = {a.head for c in told if not TAKES_PLACE.isdisjoint(c.predicates) for a in c.fillers("subject", "object")}
    yield from (c for c in reading.clauses if c.kind is ClauseKind.NOMINAL and c.head in nouns)


def _phrases(timeline: Timeline) -> Iterator[_Found]:
    """After the summit, since the war, during the visit, at the 2022 Olympics; since the war began."""
    reading = timeline.reading
    for clause in reading.clauses:
        if any(d.edtf is not None and d.modifies is None for d in clause.dates):
            continue
        for argument in clause.arguments:
            found = _phrase(argument, clause, timeline)
            if found is not None:
                yield clause.index, found
        found = _ahead(clause, timeline)
        if found is not None:
            yield clause.index, found
        if clause.parent is not None and clause.relation == "advcl" and clause.marker in _SIDES:
            parent = reading.clauses[clause.parent]
            moment = timeline.of_clause(clause)
            if moment is not None and date_of(clause, reading).edtf is None and not _counts(parent):
                words = f"{clause.marker} “{clause.predicate}”"
                yield parent.index, _mention(clause.trigger, clause.head, _SIDES[clause.marker], moment, words)


def _counts(clause: Clause) -> bool:
    return any(d.counted is not None for d in clause.dates)


def _phrase(argument: Argument, clause: Clause, timeline: Timeline) -> DateMention | None:
    side = _SIDES.get(argument.role)
    if argument.role == "object" and not _AT.isdisjoint(clause.predicates):
        side = DateKind.POINT
    noun = timeline.reading.parse.tokens[argument.head]
    if noun.lemma in _PARTS:
        inner = _behind_of(noun, timeline.reading)
        if inner is not None:
            side, noun = _PARTS[noun.lemma], inner
    if side is None or _counts(clause):
        return None
    moment = timeline.of_noun(noun)
    if moment is None or _impossible(moment, clause, timeline.reading.article.published):
        return None
    return _mention(argument.span, noun.i, side, onset(noun.lemma, moment), f"{argument.role} “{noun.text}”")


def _ahead(clause: Clause, timeline: Timeline) -> DateMention | None:
    """Ahead of the summit."""
    tokens = timeline.reading.parse.tokens
    sentence = timeline.reading.parse.sentences[clause.sentence]
    for token in tokens[sentence.first : sentence.last]:
        if token.lemma == "ahead" and token.head == clause.head:
            noun = _behind_of(token, timeline.reading)
            moment = noun and timeline.of_noun(noun)
            if noun is not None and moment is not None:
                span = TextSpan(token.start, noun.end)
                return _mention(span, noun.i, DateKind.UNTIL, moment, f"ahead of “{noun.text}”")
    return None


def _impossible(moment: Moment, clause: Clause, published: str | None) -> bool:
    """Whether a plan would be at something that is past, or what took place at something to come."""
    if published is None:
        return False
    first, last = bounds(published)
    if clause.factuality is Factuality.PLANNED or clause.tense == "future":
        return moment.last < first
    return clause.factuality is Factuality.ASSERTED and clause.tense == "past" and moment.first > last


def _behind_of(noun: Token, reading: Reading) -> Token | None:
    """The noun in "the sidelines of the summit"."""
    behind = reading.parse.tokens[noun.i + 1 : noun.i + 12]
    of = next((t for t in behind if t.head == noun.i and t.text == "of"), None)
    return of and next((t for t in behind if t.head == of.i and t.dep == "pobj"), None)


def _mention(span: TextSpan, head: int, side: DateKind, moment: Moment, words: str) -> DateMention:
    """What the side of an event makes of its date; close behind a gathering is about its last day."""
    last = moment.last.isoformat()
    first = moment.first.isoformat() if "[" in moment.edtf else moment.edtf.partition("/")[0].rstrip("~")
    short = moment.last != date.max and (moment.last - moment.first).days <= _GATHERING_DAYS
    reason = f"{words}: {moment.reason}"
    if side is DateKind.UNTIL:
        return DateMention(span, f"../{first}", reason, head, side)
    if side is DateKind.SINCE and short and not words.startswith("since"):
        return DateMention(span, f"{last}~", f"soon {reason}", head, DateKind.POINT)
    if side is DateKind.SINCE:
        return DateMention(span, f"{first}/..", reason, head, side)
    return DateMention(span, moment.edtf, reason, head, DateKind.INTERVAL if moment.lasting else DateKind.POINT)
