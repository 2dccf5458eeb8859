"""A stretch of calendar time with the precision of its source, and its EDTF spelling.

Windows are closed on both sides; None is an open end. A `When` never gains precision: a month stays a month, and a
union of two possible values is spelt as an interval or, for one moment between two, as `[a..b]`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from enum import IntEnum

__all__ = ["Grain", "When", "day", "month", "month_index", "season", "to_edtf", "union", "unit", "year"]


class Grain(IntEnum):
    """Calendar units from fine to coarse; the coarser, the larger."""

    DAY = 0
    WEEKEND = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    SEASON = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8


@dataclass(frozen=True, slots=True)
class When:
    """Days `first` to `last`, as precise as `grain`; `choice` means one moment somewhere between the two."""

    first: dt.date | None
    last: dt.date | None
    grain: Grain
    approximate: bool = False
    choice: bool = False

    @property
    def closed(self) -> tuple[dt.date, dt.date] | None:
        """Both bounds, or None when one side is open."""
        return None if self.first is None or self.last is None else (self.first, self.last)


def day(date: dt.date) -> When:
    """One day."""
    return When(date, date, Grain.DAY)


def month_index(date: dt.date) -> int:
    """Months since the year 0, for arithmetic with months."""
    return date.year * 12 + date.month - 1


def month(index: int, length: int = 1) -> When:
    """`length` months from the month with this `month_index`."""
    (first_year, first_month), (last_year, last_month) = divmod(index, 12), divmod(index + length - 1, 12)
    end = calendar.monthrange(last_year, last_month + 1)[1]
    return When(dt.date(first_year, first_month + 1, 1), dt.date(last_year, last_month + 1, end), Grain.MONTH)


def year(number: int, length: int = 1) -> When:
    """`length` calendar years from `number`."""
    return When(dt.date(number, 1, 1), dt.date(number + length - 1, 12, 31), Grain.YEAR)


def season(number: int, which: int) -> When:
    """Season 0 (spring, from March) to 3 (winter, from December into the next year) of a year."""
    return replace(month(number * 12 + 2 + 3 * which, 3), grain=Grain.SEASON)


def unit(anchor: dt.date, grain: Grain, shift: int) -> When:
    """Find the calendar unit that holds `anchor`, moved by `shift` such units.

    Weeks run from Monday to Sunday; the weekend of a week is its Saturday and Sunday.

    Raises
    ------
    ValueError, OverflowError
        If the result lies outside the years 1 to 9999.
    """
    if grain is Grain.DAY:
        return day(anchor + dt.timedelta(shift))
    if grain in (Grain.WEEK, Grain.WEEKEND):
        monday = anchor + dt.timedelta(7 * shift - anchor.weekday())
        start = 5 if grain is Grain.WEEKEND else 0
        return When(monday + dt.timedelta(start), monday + dt.timedelta(6), grain)
    if grain is Grain.MONTH:
        return month(month_index(anchor) + shift)
    if grain is Grain.QUARTER:
        return month((month_index(anchor) // 3 + shift) * 3, 3)
    if grain is Grain.SEASON:
        start_month = ((month_index(anchor) - 2) // 3 + shift) * 3 + 2
        return replace(month(start_month, 3), grain=Grain.SEASON)
    size = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}[grain]
    return replace(year((anchor.year // size + shift) * size, size), grain=grain)


def union(one: When, other: When) -> When:
    """The smallest value that allows for both: equal values stay, two single days become one day between them."""
    if one == other:
        return one
    firsts = [w.first for w in (one, other)]
    lasts = [w.last for w in (one, other)]
    return When(
        None if None in firsts else min(f for f in firsts if f),
        None if None in lasts else max(e for e in lasts if e),
        min(one.grain, other.grain),
        one.approximate or other.approximate,
        one.choice or other.choice or all(w.grain is Grain.DAY and w.first == w.last for w in (one, other)),
    )


def _spell(date: dt.date, grain: Grain) -> str:
    """One bound, as precise as the grain allows."""
    text = date.isoformat()
    if grain >= Grain.YEAR:
        return text[:4]
    return text[:7] if grain >= Grain.MONTH else text


def _whole(first: dt.date, last: dt.date, grain: Grain) -> str:
    """The single EDTF date that means exactly `first` to `last`, or an empty string."""
    if grain is Grain.SEASON:
        which, rest = divmod(first.month - 3, 3)
        return f"{first.year:04}-{21 + which}" if rest == 0 and season(first.year, which).last == last else ""
    for size, digits in ((10, 3), (100, 2)):
        if grain is (Grain.DECADE if size == 10 else Grain.CENTURY):
            exact = first.year % size == 0 and year(first.year, size).last == last
            return f"{first.year:04}"[:digits] + "X" * (4 - digits) if exact else ""
    return _spell(first, grain) if _spell(first, grain) == _spell(last, grain) else ""


def to_edtf(when: When) -> str:
    """Spell a window in EDTF.

    Returns
    -------
    str
        A date (`2023-03-20`, `2023-03`, `2021-21`, `199X`), an interval (`a/b`, open ends as `..`) or one moment
        between two (`[a..b]`); `~` marks an approximate value.

    Examples
    --------
    >>> to_edtf(month(2023 * 12 + 2))
    '2023-03'
    >>> to_edtf(When(dt.date(2014, 1, 1), None, Grain.YEAR))
    '2014/..'
    """
    mark = "~" if when.approximate else ""
    bounds = when.closed
    if bounds is not None:
        whole = _whole(*bounds, when.grain)
        if whole:
            return whole + mark
    start = "" if when.first is None else _spell(when.first, when.grain) + mark
    end = "" if when.last is None else _spell(when.last, when.grain) + mark
    if when.choice:
        return f"[{start}..{end}]"
    return f"{start or '..'}/{end or '..'}"
