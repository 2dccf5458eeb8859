"""Calendar arithmetic behind relative expressions: from a day (and the tense of the verb) to a window.

Every function here is monotone in the day: evaluated at the first and the last possible day of publication it gives
the bounds of all results between.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kg.language.dates.when import Grain, When, day, month, month_index, unit, year

__all__ = ["VAGUE", "moved", "named", "on_calendar", "recent", "rest", "shift", "span", "weekend"]

#: What "recent" and a bare plural ("weeks ago") are read as at most, in units.
VAGUE = {Grain.DAY: 14, Grain.WEEK: 8, Grain.MONTH: 12, Grain.YEAR: 10, Grain.DECADE: 5, Grain.CENTURY: 5}
_DAYS = {Grain.DAY: 1, Grain.WEEKEND: 7, Grain.WEEK: 7}
_YEARS = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}


def _pick(windows: list[When], anchor: dt.date, tense: str) -> When:
    """The last window begun by `anchor` for the past, the first not yet over for the future, else the nearest."""
    begun = [w for w in windows if w.first is not None and w.first <= anchor]
    to_come = [w for w in windows if w.last is not None and w.last >= anchor]
    if tense == "future":
        return to_come[0]
    if tense == "past" or begun[-1] == to_come[0]:
        return begun[-1]
    since = anchor - (begun[-1].last or anchor)
    until = (to_come[0].first or anchor) - anchor
    return begun[-1] if since <= until else to_come[0]


def _within_week(tense: str) -> str:
    """The tense for days of the week: "he comes on Monday" is said of the next one, however near the last is."""
    return "future" if tense == "present" else tense


def on_calendar(month_number: int, first: int, last: int, anchor: dt.date, tense: str) -> When:
    """Days `first` to `last` of a month, in the year that the tense asks for.

    Raises
    ------
    ValueError
        If no year near the anchor has the day.
    """
    windows = []
    for number in range(anchor.year - 8, anchor.year + 9):
        try:
            windows.append(When(dt.date(number, month_number, first), dt.date(number, month_number, last), Grain.DAY))
        except ValueError:  # 29 February
            continue
    if not windows:
        raise ValueError(f"no month has the days {first} to {last}")
    return _pick(windows, anchor, tense)


def _named_windows(grain: Grain, number: int, size: int, anchor: dt.date) -> list[When]:
    if size == 0:
        monday = anchor - dt.timedelta(anchor.weekday())
        return [day(monday + dt.timedelta(7 * week + number)) for week in range(-2, 3)]
    offset = 2 if grain is Grain.SEASON else 0
    return [
        replace(month((anchor.year + shifted) * 12 + offset + number * size, size), grain=grain)
        for shifted in range(-3, 4)
    ]


def named(grain: Grain, number: int, size: int, direction: str, anchor: dt.date, tense: str) -> When:
    """A weekday, month, season, quarter or half-year by its name; see `nodes.Named`.

    "Last February" is the most recent one, but the year before when that is less than three months ago in the same
    calendar year; "next Friday" is that of the next week (Monday to Sunday).
    """
    windows = _named_windows(grain, number, size, anchor)
    if direction == "this":
        if size == 0:
            return windows[2]
        if grain is Grain.SEASON and number == 3 and anchor.month <= 2:
            return windows[2]
        return windows[3]
    if direction == "next":
        if size == 0:
            return windows[3]
        return next(w for w in windows if w.first is not None and w.first > anchor)
    if direction == "last":
        over = [w for w in windows if w.last is not None and w.last < anchor]
        latest = over[-1]
        if grain is Grain.MONTH and size == 1 and latest.first is not None and latest.first.year == anchor.year:
            return over[-2] if month_index(anchor) - month_index(latest.first) < 3 else latest
        return latest
    return _pick(windows, anchor, _within_week(tense) if size == 0 else tense)


def weekend(anchor: dt.date, tense: str) -> When:
    """The weekend that began last, or that comes next where the verb is in the future."""
    windows = [unit(anchor, Grain.WEEKEND, n) for n in (-1, 0, 1)]
    return _pick(windows, anchor, _within_week(tense))


def shift(anchor: dt.date, grain: Grain, amount: int) -> When:
    """The unit `amount` units away; a distance in decades or centuries gives an approximate year."""
    if grain in (Grain.DECADE, Grain.CENTURY):
        return replace(year(anchor.year + amount * _YEARS[grain]), approximate=True)
    return unit(anchor, grain, amount)


def moved(anchor: dt.date, grain: Grain, amount: int) -> dt.date:
    """Find the same day so many units away, or the last of the month where that day is missing."""
    if grain in _DAYS:
        return anchor + dt.timedelta(amount * _DAYS[grain])
    target = month(month_index(anchor) + amount * (12 * _YEARS[grain] if grain in _YEARS else 1))
    first, last = target.closed or (anchor, anchor)
    return first.replace(day=min(anchor.day, last.day))


def span(anchor: dt.date, grain: Grain, least: int, most: int) -> When:
    """From `least` to `most` units away, each may be negative; coarse units give months or years.

    Years are given to the month when only one is spanned.
    """
    if grain in _DAYS:
        exactness = Grain.DAY
    elif grain is Grain.MONTH or (grain is Grain.YEAR and most - least == 1):
        exactness = Grain.MONTH
    else:
        exactness = Grain.YEAR
    first, last = unit(moved(anchor, grain, least), exactness, 0), unit(moved(anchor, grain, most), exactness, 0)
    return When(first.first, last.last, exactness)


def recent(anchor: dt.date, grain: Grain) -> When:
    """The last days, weeks, months or years, approximately; `VAGUE` says how many at most."""
    return replace(span(anchor, grain, -VAGUE[grain], 0), approximate=True)


def rest(anchor: dt.date, grain: Grain, *, earlier: bool) -> When:
    """The part of the unit around `anchor` before it (earlier) or after it; years are cut at months."""
    whole = unit(anchor, grain, 0)
    exactness = Grain.MONTH if grain >= Grain.YEAR else Grain.DAY
    step = dt.timedelta(0 if exactness is Grain.MONTH else 1)
    first, last = whole.closed or (anchor, anchor)
    if earlier:
        edge = unit(max(first, anchor - step), exactness, 0).last
        return When(first, edge, exactness)
    edge = unit(min(last, anchor + step), exactness, 0).first
    return When(edge, last, exactness)
