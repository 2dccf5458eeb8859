"""Choose the date of an event among the time expressions near it, and say why.

Syntax has the first word: a date that hangs on the event's own clause. Then dates of clauses that tell of the same
time, then a date that opens the sentence, a caption's date, the dateline. A date inside a name, before another noun
("the 2015 accord"), or in a relative clause dates something else and is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kg.edtf import bounds
from kg.records import Clause, ClauseKind, DateKind, DateMention, Factuality, Reading, TextSpan, Zone
from kg.resolve.same_time import BRINGS_ABOUT, same_time

__all__ = ["Dating", "choose_date", "date_of"]

_AFTER, _BEFORE = frozenset({"after", "once", "since"}), frozenset({"before", "until"})
_BEHIND = re.compile(r"\s+(?:(?:on|in|of|from)\s+)?")
_POINTS = (DateKind.POINT, DateKind.INTERVAL)
#: "The first summit since 1959" compares; what is compared did not go on since then. Superlatives do the same.
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "only"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_WITHIN_A_PHRASE = re.compile(r"[^.,;:()–—]*")


class Dating(NamedTuple):
    """The date of an event as EDTF, the words that gave it, and the reason; the first two may be None."""

    edtf: str | None
    span: TextSpan | None
    reason: str


def choose_date(
    candidates: Sequence[DateMention],
    *,
    trigger: TextSpan,
    sentence: TextSpan,
    factuality: Factuality,
    published: str | None,
) -> Dating:
    """Choose among the time expressions that may date one event.

    Parameters
    ----------
    candidates : sequence of DateMention
        Expressions of the event's clause, or of its sentence where that has none. Order does not matter.
    trigger : TextSpan
        The word that announces the event.
    sentence : TextSpan
        Its sentence; expressions elsewhere are passed over.
    factuality : Factuality
        What is planned lies ahead of publication where there is a choice, what is asserted behind it.
    published : str or None
        EDTF. "Since 2014" ends with it where the event is asserted or negated.

    Returns
    -------
    Dating
        A `[n, None, reason]` without a date says why there is none.
    """
    near = [m for m in candidates if sentence.covers(m.span) and not _inside_bound(m, candidates, trigger)]
    own = [m for m in near if m.modifies is not None and m.modifies.meets(trigger) and _usable(m)]
    if own:
        inside = [m for m in near if m.modifies is None and _usable(m) and any(_around(o, (m, o)) for o in own)]
        best = _best(own + inside, trigger, factuality, published)
        return Dating(best.edtf, best.span, f"the date stands before the word itself; {best.reason}")
    free = [m for m in near if m.modifies is None]
    for kinds in (_POINTS, (DateKind.SINCE, DateKind.UNTIL), (DateKind.DATELINE,)):
        usable = [m for m in free if m.kind in kinds and m.edtf is not None and not _idle(m, factuality, published)]
        if usable:
            return _dating(_best(usable, trigger, factuality, published), factuality, published)
    return Dating(None, None, _why_none(near))


def _idle(mention: DateMention, factuality: Factuality, published: str | None) -> bool:
    """Whether it is a bound to come, which says nothing about what took place: "signed a plan until 2030"."""
    past = factuality in (Factuality.ASSERTED, Factuality.NEGATED) and published is not None
    return past and mention.kind is DateKind.UNTIL and _days(mention)[1] > bounds(published or "")[1]


def _inside_bound(mention: DateMention, mentions: Sequence[DateMention], trigger: TextSpan) -> bool:
    """Whether it only says where a bound lies: "since the quarrel in March", unless the quarrel is meant."""
    return any(
        m.kind in (DateKind.SINCE, DateKind.UNTIL)
        and m.span != mention.span
        and m.span.covers(mention.span)
        and not m.span.meets(trigger)
        for m in mentions
    )


def _usable(mention: DateMention) -> bool:
    return mention.edtf is not None and mention.kind in (*_POINTS, DateKind.NAME)


def _best(
    mentions: Sequence[DateMention], trigger: TextSpan, factuality: Factuality, published: str | None
) -> DateMention:
    """The expression on the right side of publication, inside the others, nearest to the trigger."""
    return min(mentions, key=lambda m: (_misfit(m, factuality, published), _around(m, mentions), _distance(m, trigger)))


def _days(mention: DateMention) -> tuple[date, date]:
    assert mention.edtf is not None
    return bounds(mention.edtf)


def _misfit(mention: DateMention, factuality: Factuality, published: str | None) -> bool:
    """Whether a planned event would be wholly past, or an asserted one wholly to come."""
    if published is None:
        return False
    (first, last), (published_first, published_last) = _days(mention), bounds(published)
    if factuality is Factuality.PLANNED:
        return last < published_first
    return factuality is Factuality.ASSERTED and first > published_last


def _around(mention: DateMention, mentions: Sequence[DateMention]) -> bool:
    """Whether a narrower expression lies inside this one: in 2014, on 18 March, …"""
    first, last = _days(mention)
    others = (_days(other) for other in mentions if other is not mention)
    return any(first <= start and end <= last and (start, end) != (first, last) for start, end in others)


def _distance(mention: DateMention, trigger: TextSpan) -> tuple[int, int]:
    gap = max(mention.span.start - trigger.end, trigger.start - mention.span.end, 0)
    return gap, mention.span.start


def _dating(mention: DateMention, factuality: Factuality, published: str | None) -> Dating:
    edtf, reason = mention.edtf, mention.reason
    if mention.kind is DateKind.DATELINE:
        return Dating(f"{edtf}~", mention.span, f"about the dateline, since nothing else is said; {reason}")
    past = factuality in (Factuality.ASSERTED, Factuality.NEGATED)
    if mention.kind is DateKind.SINCE and edtf is not None and published is not None and past:
        start, end = edtf.removesuffix("/.."), bounds(published)[1]
        if bounds(start)[0] <= end:
            return Dating(f"{start}/{end.isoformat()}", mention.span, f"{reason}; up to publication {published}")
    if past and published is not None and edtf is not None and mention.kind is DateKind.POINT:
        return _not_later(Dating(edtf, mention.span, reason), published)
    return Dating(edtf, mention.span, reason)


def _not_later(dating: Dating, published: str) -> Dating:
    """Some day of a stretch of which a part is still to come: one up to publication, for what took place."""
    assert dating.edtf is not None
    start, mark, _ = dating.edtf.partition("/")
    end = bounds(published)[1]
    if not mark or "~" in dating.edtf or not bounds(start)[0] <= end < bounds(dating.edtf)[1]:
        return dating
    return dating._replace(edtf=f"{start}/{end.isoformat()}", reason=f"{dating.reason}; not later than publication")


def _why_none(near: Iterable[DateMention]) -> str:
    """The most telling reason why nothing near is the date."""
    for mention in near:
        if mention.kind is DateKind.NAME:
            return f"no date of its own: {mention.reason}"
        if mention.modifies is not None:
            return "no date of its own: the one near it stands before another noun"
    reasons = [m.reason for m in near if m.edtf is None]
    return reasons[0] if reasons else "no time expression near"


def date_of(
    clause: Clause, reading: Reading, *, trigger: TextSpan | None = None, factuality: Factuality | None = None
) -> Dating:
    """Find the date of the event that a clause tells of.

    Parameters
    ----------
    clause : Clause
        One of `reading.clauses`.
    reading : Reading
        The article with its clauses and dates.
    trigger, factuality : optional
        Of the event, where they differ from the clause's.

    Returns
    -------
    Dating
        From the first group of expressions that gives a date: those of the clause, of clauses of the same time, of the
        caption, of the opening of the sentence, of the dateline; else bounds from a clause with "after" or "before".
    """
    sentence = reading.parse.sentences[clause.sentence].span
    refusal = None
    for words, candidates in _groups(clause, reading, trigger or clause.trigger):
        chosen = choose_date(
            candidates,
            trigger=trigger or clause.trigger,
            sentence=sentence,
            factuality=factuality or clause.factuality,
            published=reading.article.published,
        )
        if chosen.edtf is not None:
            return chosen._replace(reason=f"{words}{chosen.reason}")
        if candidates and refusal is None:
            refusal = chosen
    bounded = _bounded(clause, reading, factuality or clause.factuality)
    return bounded or refusal or Dating(None, None, "no time expression near")


def _groups(clause: Clause, reading: Reading, trigger: TextSpan) -> Iterator[tuple[str, tuple[DateMention, ...]]]:
    """Groups of candidates with words about them, the surest first."""
    sentence = reading.parse.sentences[clause.sentence]
    there = tuple(m for m in reading.dates if sentence.span.covers(m.span))
    if not there:
        return
    inside = tuple(m for m in there if not _compares(m, reading))
    modifying = tuple(m for m in inside if m.modifies is not None and m.modifies.meets(trigger))
    own = tuple(m for m in clause.dates if m.kind is not DateKind.DATELINE and not _compares(m, reading))
    yield "", modifying + own
    yield (
        "date right behind the word; ",
        tuple(m for m in inside if m.modifies is None and _adjoins(m, trigger, reading)),
    )
    if _is_counted_from(clause, there, reading):
        return
    yield "date that the clause explains; ", tuple(_explained(there, clause, reading))
    yield "date of what it brings about; ", tuple(_of_object(clause, reading, inside))
    for other in same_time(clause, reading):
        words = f"date of “{other.predicate}”, told as one with it; "
        yield words, other.dates
        yield words, tuple(_explained(there, other, reading))
    if sentence.zone is Zone.CAPTION:
        yield "date of the caption; ", inside
    if not _below_report(clause, reading.clauses):
        yield "date that opens the sentence; ", tuple(_opening(inside, clause, reading))
    yield "", tuple(m for m in inside if m.kind is DateKind.DATELINE)


def _is_counted_from(clause: Clause, there: Iterable[DateMention], reading: Reading) -> bool:
    """Whether it is what others come after or before, and so of another time: "met two days after the visit"."""
    if clause.kind is not ClauseKind.NOMINAL:
        return False
    governor = reading.parse.tokens[reading.parse.tokens[clause.head].head]
    at = TextSpan(governor.start, governor.end)
    return governor.text.lower() in _AFTER | _BEFORE or any(m.counted and m.span.covers(at) for m in there)


def _compares(mention: DateMention, reading: Reading) -> bool:
    """Whether it says what a rank is counted from: "their first meeting since 2019"."""
    if mention.kind is not DateKind.SINCE:
        return False
    return any(
        (token.text.lower() in _RANKS or token.tag in _SUPERLATIVES)
        and _WITHIN_A_PHRASE.fullmatch(reading.article.text, token.end, mention.span.start)
        for token in reading.parse.tokens
    )


def _adjoins(mention: DateMention, trigger: TextSpan, reading: Reading) -> bool:
    """Whether only a preposition stands between the word and the date: "their talks on Monday"."""
    between = reading.article.text[trigger.end : mention.span.start]
    return _BEHIND.fullmatch(between) is not None


def _explained(inside: Iterable[DateMention], clause: Clause, reading: Reading) -> Iterator[DateMention]:
    """The date before a clause with "when": "since March, when Moscow annexed Crimea" dates the annexation."""
    if clause.marker != "when":
        return
    for mention in inside:
        between = reading.article.text[mention.span.end : clause.span.start]
        if mention.span.end <= clause.span.start and mention.edtf is not None and between.strip(" ,\n") == "":
            yield replace(mention, edtf=mention.edtf.replace("/..", ""), kind=DateKind.POINT, modifies=None)


def _of_object(clause: Clause, reading: Reading, inside: Iterable[DateMention]) -> Iterator[DateMention]:
    """Dates before the object of a verb such as sign or hold."""
    if BRINGS_ABOUT.isdisjoint(clause.predicates):
        return
    heads = [reading.parse.tokens[a.head] for a in clause.fillers("object")]
    spans = [TextSpan(token.start, token.end) for token in heads]
    yield from (replace(m, modifies=None) for m in inside if m.modifies in spans)


def _bounded(clause: Clause, reading: Reading, factuality: Factuality) -> Dating | None:
    """After, since or before the date of an adverbial clause: from it to publication, or up to it."""
    published = reading.article.published
    for other in reading.clauses:
        if other.parent != clause.index or other.relation != "advcl" or not other.marker:
            continue
        dated = date_of(other, reading) if other.marker in _AFTER | _BEFORE else Dating(None, None, "")
        if dated.edtf is None:
            continue
        first, last = bounds(dated.edtf)
        reason = f"{other.marker} “{other.predicate}”: {dated.reason}"
        if other.marker in _BEFORE:
            return Dating(f"../{last.isoformat()}", dated.span, reason)
        if published is None or factuality not in (Factuality.ASSERTED, Factuality.NEGATED):
            continue
        end = bounds(published)[1]
        if first <= end:
            between = f"{first.isoformat()}/{end.isoformat()}"
            edtf = between if other.marker == "since" else f"[{between.replace('/', '..')}]"
            return Dating(edtf, dated.span, f"{reason}; not later than publication {published}")
    return None


def _below_report(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether the clause, or one above it, is a relative clause, reported content or an adverbial with its own time."""
    at = clause
    for _ in range(len(clauses)):
        if at.relation in ("relcl", "ccomp", "acl") or (at.relation == "advcl" and at.marker not in ("", "to")):
            return True
        if at.parent is None:
            return False
        at = clauses[at.parent]
    return True


def _opening(inside: Sequence[DateMention], clause: Clause, reading: Reading) -> Iterator[DateMention]:
    """Dates before the first verb of the sentence that hang on no clause below its root."""
    verbs = [c for c in reading.clauses if c.sentence == clause.sentence and c.kind is not ClauseKind.NOMINAL]
    first = min((c.trigger.start for c in verbs), default=clause.trigger.start)
    below = {m.span for c in reading.clauses if c.sentence == clause.sentence and c.parent is not None for m in c.dates}
    yield from (m for m in inside if m.span.end <= first and m.span not in below and m.kind is not DateKind.DATELINE)
