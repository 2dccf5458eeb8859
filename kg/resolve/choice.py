"""Choose among the time expressions near an event the one that dates it, and say why.

A date before the very word goes first ("the Monday talks"), then points and stretches, then bounds, then the dateline.
A date inside a name, before another noun ("the 2015 accord"), or that only says where a bound lies dates another thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kg.edtf import bounds
from kg.records import DateKind, DateMention, Factuality, TextSpan

__all__ = ["Dating", "choose_date"]

_POINTS = (DateKind.POINT, DateKind.INTERVAL)


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
