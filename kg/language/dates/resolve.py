"""Time expressions -> windows, against the publication date and the date mentioned before, with the reason in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import NamedTuple

from kg.language.dates.nodes import (
    Anniversary,
    Approximate,
    Bound,
    Calendar,
    Fixed,
    Inside,
    Leading,
    Named,
    Node,
    Open,
    Part,
    Range,
    Relative,
    Shifted,
    Titled,
    Today,
)
from kg.language.dates.relative import moved, named, on_calendar, shift, span
from kg.language.dates.vocabulary import MONTHS, SEASONS, WEEKDAYS
from kg.language.dates.when import Grain, When, day, month, union, year
from kg.records import DateKind, Distance

__all__ = ["Anchor", "Context", "Value", "counted", "resolve"]

_NAMES = {
    Grain.DAY: WEEKDAYS,
    Grain.SEASON: SEASONS,
    Grain.QUARTER: ("quarter 1", "quarter 2", "quarter 3", "quarter 4"),
}
_NOTHING_BEFORE = "no date stands before it in the text"
_NO_PUBLICATION = "the article has no publication date"


class Anchor(NamedTuple):
    """The days from `first` to `last` that something else is counted from, and what to call them."""

    first: dt.date
    last: dt.date
    words: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a resolution may depend on.

    Publication, the date before in the text and the last one of a single day, a year told just before, the tense, and
    for days of a month (month, day) the year in which the text has named them in full.
    """

    publication: Anchor | None = None
    previous: Anchor | None = None
    day: Anchor | None = None
    told_year: tuple[int, str] | None = None
    tense: str = ""
    days_told: Mapping[tuple[int, int], tuple[int, str]] = field(default_factory=dict)


class Value(NamedTuple):
    """The window (None where there is none), what kind of time it is, and why; how far it is from an event."""

    when: When | None
    kind: DateKind
    reason: str
    distance: Distance | None = None


def resolve(node: Node, context: Context) -> Value:
    """Evaluate an expression.

    Parameters
    ----------
    node : Node
        What the grammar built.
    context : Context
        Without a publication date everything counted from it has no value.

    Returns
    -------
    Value
        Never raises: arithmetic that leaves the calendar gives no window.
    """
    try:
        return _value(node, context)
    except (ValueError, OverflowError):
        return Value(None, DateKind.POINT, "outside the calendar")


def _at(find: Callable[[dt.date], When], anchor: Anchor) -> When:
    """The value at an uncertain anchor: `find` is monotone, so its bounds are those at the anchor's bounds."""
    return union(find(anchor.first), find(anchor.last))


@singledispatch
def _value(node: Node, context: Context) -> Value:
    raise TypeError(f"no time expression: {node!r}")


@_value.register
def _fixed(node: Fixed, context: Context) -> Value:
    return Value(node.when, DateKind.POINT, "as written")


@_value.register
def _calendar(node: Calendar, context: Context) -> Value:
    kind = DateKind.POINT if node.day == node.last_day else DateKind.INTERVAL
    if node.year is not None:
        return Value(_in_year(node, node.year), kind, "as written")
    if context.told_year is not None:
        number, words = context.told_year
        return Value(_in_year(node, number), kind, f"as written, in the year of {words}")
    again = context.days_told.get((node.month, node.day or 0))
    if again is not None:
        number, words = again
        return Value(_in_year(node, number), kind, f"the day named in full before: {words}")
    if context.publication is None:
        return Value(None, kind, f"no year is given and {_NO_PUBLICATION}")
    first, last = node.day or 1, node.last_day or 1
    when = _at(lambda at: on_calendar(node.month, first, last, at, context.tense), context.publication)
    return Value(when, kind, f"no year is given; {_direction(context.tense)} {context.publication.words}")


def _in_year(node: Calendar, number: int) -> When:
    if node.day is None or node.last_day is None:
        return month(number * 12 + node.month - 1)
    return When(dt.date(number, node.month, node.day), dt.date(number, node.month, node.last_day), Grain.DAY)


def _direction(tense: str, *, weekday: bool = False) -> str:
    """Words for the choice that `kg.language.dates.relative` makes among days or months of one name."""
    if tense == "future" or (weekday and tense == "present"):
        return "the first on or after"
    return "the last on or before" if tense == "past" else "the nearest to"


@_value.register
def _named(node: Named, context: Context) -> Value:
    name = _name(node)
    if context.told_year is not None and node.size and not node.direction:
        number, words = context.told_year
        start = dt.date(number, 6, 1)
        when = named(node.grain, node.number, node.size, "this", start, "")
        return Value(when, DateKind.POINT, f"{name} in the year of {words}")
    if context.publication is None:
        return Value(None, DateKind.POINT, f"{name}: {_NO_PUBLICATION}")
    when = _at(
        lambda at: named(node.grain, node.number, node.size, node.direction, at, context.tense), context.publication
    )
    if node.direction:
        reason = f"{node.direction} {name}, seen from {context.publication.words}"
    else:
        reason = f"{name}, {_direction(context.tense, weekday=node.size == 0)} {context.publication.words}"
    return Value(when, DateKind.POINT, reason)


def _name(node: Named) -> str:
    if node.size == 1:
        return MONTHS[node.number]
    return f"half-year {node.number + 1}" if node.size == 6 else _NAMES[node.grain][node.number]


@_value.register
def _relative(node: Relative, context: Context) -> Value:
    anchor = _before(node.grain, context) if node.discourse else context.publication
    if anchor is None:
        missing = _NOTHING_BEFORE if node.discourse else _NO_PUBLICATION
        return Value(None, node.kind, f"{node.rule} …: {missing}")
    when = _at(lambda at: node.find(at, context.tense), anchor)
    return Value(when, node.kind, f"{node.rule} {anchor.words}")


def _before(grain: Grain, context: Context) -> Anchor | None:
    """What is counted from: the date before, for days the last that was one day ("the same day" is none of a month)."""
    previous = context.previous
    vague = previous is None or previous.first != previous.last
    return context.day if grain is Grain.DAY and vague and context.day is not None else previous


@_value.register
def _today(node: Today, context: Context) -> Value:
    if context.tense == "present":
        return Value(None, DateKind.NOW, "today, with a verb in the present: nowadays, not one day")
    if context.publication is None:
        return Value(None, DateKind.POINT, f"today: {_NO_PUBLICATION}")
    return Value(_at(day, context.publication), DateKind.POINT, f"today, the day of {context.publication.words}")


@_value.register
def _open(node: Open, context: Context) -> Value:
    return Value(None, node.kind, node.reason)


@_value.register
def _shifted(node: Shifted, context: Context) -> Value:
    least, most = sorted((node.sign * node.least, node.sign * node.most))
    count = str(node.least) if node.least == node.most else f"{node.least} to {node.most}"
    words = f"{count} {node.grain.name.lower()}{'s' if node.most > 1 else ''} {'after' if node.sign > 0 else 'before'}"
    if node.inner is not None:
        inner = _value(node.inner, context)
        anchor = _anchor(inner.when, f"that date ({inner.reason})")
    else:
        anchor = _before(node.grain, context) if node.terminal else None
    if anchor is None:
        missing = (
            "no date stands before it in the text" if node.terminal else "an event whose date is not in these words"
        )
        distance = None if node.terminal or node.inner else Distance(least, most, node.grain.name.lower())
        return Value(None, DateKind.POINT, f"{words}: {missing}", distance)
    return Value(_away(anchor, node.grain, least, most), DateKind.POINT, f"{words} {anchor.words}")


def _away(anchor: Anchor, grain: Grain, least: int, most: int) -> When:
    """What lies `least` to `most` units from the anchor."""
    if least == most:
        return _at(lambda at: shift(at, grain, least), anchor)
    return _at(lambda at: span(at, grain, least, most), anchor)


def counted(distance: Distance, first: dt.date, last: dt.date) -> When | None:
    """What lies at a distance from an event that took place between `first` and `last`; None outside the calendar."""
    try:
        return _away(Anchor(first, last, ""), Grain[distance.unit.upper()], distance.least, distance.most)
    except (ValueError, OverflowError):
        return None


def _anchor(when: When | None, words: str) -> Anchor | None:
    return None if when is None or when.closed is None else Anchor(*when.closed, words)


@_value.register
def _anniversary(node: Anniversary, context: Context) -> Value:
    if context.told_year is not None:
        number, words = context.told_year
        return Value(year(number - node.years), DateKind.POINT, f"{node.years} years before {words}")
    if context.publication is None:
        return Value(None, DateKind.POINT, f"an anniversary: {_NO_PUBLICATION}")
    when = _at(lambda at: year(at.year - node.years), context.publication)
    return Value(when, DateKind.POINT, f"{node.years} years before the year of {context.publication.words}")


@_value.register
def _part(node: Part, context: Context) -> Value:
    inner = _value(node.inner, context)
    if inner.when is None or node.which is None:
        return inner
    return Value(_third(inner.when, node.which), inner.kind, f"{node.words}: {inner.reason}")


def _third(when: When, which: int) -> When:
    """A third of a window: of years in months, of decades in years, else in days; a single day stays whole."""
    if when.closed is None or when.grain is Grain.DAY:
        return when
    first, last = when.closed
    if when.grain >= Grain.DECADE:
        total = last.year - first.year + 1
        start, end = -(-total * which // 3), -(-total * (which + 1) // 3)
        return year(first.year + start, end - start)
    if when.grain > Grain.MONTH:
        total = (last.year - first.year) * 12 + last.month - first.month + 1
        start, end = -(-total * which // 3), -(-total * (which + 1) // 3)
        return month(first.year * 12 + first.month - 1 + start, end - start)
    total = (last - first).days + 1
    start, end = total * which // 3, total * (which + 1) // 3
    return When(first + dt.timedelta(start), first + dt.timedelta(end - 1), Grain.DAY)


@_value.register
def _leading(node: Leading, context: Context) -> Value:
    inner = _value(node.inner, context)
    if inner.when is None or inner.when.closed is None:
        return inner
    first, last = inner.when.closed
    after = last + dt.timedelta(1)
    if node.from_end:
        start, end = moved(after, node.grain, -node.count), after
    else:
        start, end = moved(first, node.grain, node.skip), moved(first, node.grain, node.skip + node.count)
    if not first <= start < end <= after:
        return Value(None, inner.kind, f"{node.words}: there is none; {inner.reason}")
    exactness = Grain.DAY if node.grain < Grain.MONTH else min(node.grain, Grain.YEAR)
    when = When(start, end - dt.timedelta(1), exactness)
    return Value(when, inner.kind, f"{node.words}: {inner.reason}")


@_value.register
def _inside(node: Inside, context: Context) -> Value:
    outer = _value(node.outer, context)
    anchor = _anchor(outer.when, outer.reason)
    if anchor is None:
        return outer
    inner = node.inner
    if isinstance(inner, Calendar):
        kind = DateKind.POINT if inner.day == inner.last_day else DateKind.INTERVAL
        return Value(_at(lambda at: _in_year(inner, at.year), anchor), kind, f"in {outer.reason}")
    when = _at(lambda at: named(inner.grain, inner.number, inner.size, "this", at, ""), _middles(anchor))
    return Value(when, DateKind.POINT, f"{_name(inner)} in {outer.reason}")


def _middles(anchor: Anchor) -> Anchor:
    """The same anchor away from New Year, so that a winter belongs to the year in which it begins."""
    if (anchor.last - anchor.first).days < 300:
        return anchor
    return Anchor(anchor.first.replace(month=6, day=1), anchor.last.replace(month=6, day=1), anchor.words)


@_value.register
def _range(node: Range, context: Context) -> Value:
    """Ends without a year take it from the other end; a first end after the last lies in the year before."""
    first, last = _value(node.first, context), _value(node.last, context)
    if _weekday(node.first) and _weekday(node.last) and last.when is not None and last.when.closed is not None:
        first = _value(node.first, replace(context, publication=Anchor(*last.when.closed, "its end"), tense="past"))
    if _yearless(node.last) and not _yearless(node.first) and first.when is not None and first.when.first is not None:
        last = _value(node.last, replace(context, told_year=(first.when.first.year, "its beginning")))
    if _yearless(node.first) and last.when is not None and last.when.last is not None:
        number = last.when.last.year
        first = _value(node.first, replace(context, told_year=(number, "its end")))
        if first.when is not None and first.when.first is not None and first.when.first > last.when.last:
            first = _value(node.first, replace(context, told_year=(number - 1, "its end, less one")))
    return _joined(first, last)


def _joined(first: Value, last: Value) -> Value:
    if first.when is None or last.when is None:
        return Value(None, DateKind.INTERVAL, first.reason if first.when is None else last.reason)
    if first.when.first and last.when.last and first.when.first > last.when.last:
        return Value(None, DateKind.INTERVAL, "the range ends before it begins")
    when = When(
        first.when.first,
        last.when.last,
        min(first.when.grain, last.when.grain),
        first.when.approximate or last.when.approximate,
    )
    reason = first.reason if first.reason == last.reason else f"beginning: {first.reason}; end: {last.reason}"
    return Value(when, DateKind.INTERVAL, reason)


def _weekday(node: Node) -> bool:
    return isinstance(node, Named) and node.size == 0 and not node.direction


def _yearless(node: Node) -> bool:
    if isinstance(node, Part):
        return _yearless(node.inner)
    return (isinstance(node, Calendar) and node.year is None) or (isinstance(node, Named) and node.size > 0)


@_value.register
def _bound(node: Bound, context: Context) -> Value:
    inner = _value(node.inner, context)
    if inner.when is None:
        return Value(None, node.kind, inner.reason)
    since = node.kind is DateKind.SINCE
    when = replace(
        inner.when, choice=False, first=inner.when.first if since else None, last=None if since else inner.when.last
    )
    return Value(when, node.kind, f"{node.word}: {inner.reason}")


@_value.register
def _approximate(node: Approximate, context: Context) -> Value:
    inner = _value(node.inner, context)
    return inner if inner.when is None else inner._replace(when=replace(inner.when, approximate=True))


@_value.register
def _titled(node: Titled, context: Context) -> Value:
    inner = _value(node.inner, context)
    return Value(inner.when, DateKind.NAME, "the year in a name, not of what is told")
