"""First and last possible day of a date in Extended Date/Time Format (EDTF, ISO 8601-2).

The `edtf` package on PyPI reads most of this too, and the tests compare the two. It is not used here because it cannot
read a half-known day (``2023-03-1X``) nor a choice between days (``[2013-03-01..2013-03-05]``), gives an interval of
unknown start an invented one ten years earlier, and costs 0.15 s at import, which every command would pay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

__all__ = ["about", "bounds", "is_edtf", "overlaps"]

#: Sub-year groupings: code in the place of the month -> first month, number of months. Winter ends in the next year.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_QUARTERS = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_HALVES = {40: (1, 6), 41: (7, 6)}
_GROUPINGS = _SEASONS | _QUARTERS | _HALVES
_POINT = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_QUALIFIERS = str.maketrans("", "", "?~%")


@lru_cache(maxsize=8192)
def bounds(edtf: str) -> tuple[date, date]:
    """Give the first and the last day that an EDTF date can mean.

    Parameters
    ----------
    edtf : str
        A day, month or year; a season (codes 21 to 24, meteorological and northern: ``2022-24`` runs from December 2022
        to February 2023), quarter (33 to 36) or half-year (40, 41); unspecified digits (``2023-03-1X``, ``199X``);
        an interval ``a/b``, open at an end (``../b``, ``a/..``, ``/b``, ``a/``); one of a set ``[a..b]``, ``[a,b]`` or
        all of one ``{a,b}``. The marks ``~``, ``?`` and ``%`` say how sure the date is and do not widen it.

    Returns
    -------
    tuple of date
        First and last day, both included. An open end gives `date.min` or `date.max`.

    Raises
    ------
    ValueError
        If it is no such date, names a day that no calendar has, or ends before it begins.

    Examples
    --------
    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("2023-03-1X")[1]
    datetime.date(2023, 3, 19)
    """
    text = edtf.strip()
    if text[:1] + text[-1:] in ("[]", "{}"):
        first, last = _set_bounds(text[1:-1], edtf)
    elif "/" in text:
        first, last = _range_bounds(text.split("/"), edtf, open_marks=("", ".."))
    else:
        first, last = _point_bounds(text, edtf)
    if last < first:
        raise ValueError(f"{edtf!r}: ends before it begins; swap the two dates")
    return first, last


def is_edtf(text: str) -> bool:
    """Tell whether `bounds` can read `text`.

    Examples
    --------
    >>> is_edtf("2023-02-30")
    False
    """
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def about(edtf: str) -> str:
    """Mark a date as approximate, each of its ends where it has two.

    Examples
    --------
    >>> about("2020-07-01/2020-07-08~")
    '2020-07-01~/2020-07-08~'
    >>> about("[2020..2022]")
    '2020~/2022~'
    """
    ends = edtf.strip("[]").replace("..", "/").split("/") if edtf.startswith("[") else edtf.split("/")
    return "/".join(end if end in ("", "..") else f"{end.rstrip('~?%')}~" for end in ends)


def overlaps(first: str, second: str) -> bool:
    """Tell whether two EDTF dates can mean the same day.

    Examples
    --------
    >>> overlaps("2013-03", "2013-03-14/..")
    True
    """
    (start, end), (other_start, other_end) = bounds(first), bounds(second)
    return start <= other_end and other_start <= end


def _set_bounds(text: str, edtf: str) -> tuple[date, date]:
    members = [
        _range_bounds(part.split(".."), edtf, open_marks=("",)) if ".." in part else _point_bounds(part, edtf)
        for part in text.split(",")
    ]
    return min(first for first, _ in members), max(last for _, last in members)


def _range_bounds(ends: list[str], edtf: str, *, open_marks: tuple[str, ...]) -> tuple[date, date]:
    if len(ends) != 2:
        raise _unreadable(edtf)
    start, end = (part.strip() for part in ends)
    first = date.min if start in open_marks else _point_bounds(start, edtf)[0]
    last = date.max if end in open_marks else _point_bounds(end, edtf)[1]
    return first, last


def _point_bounds(text: str, edtf: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text.strip().translate(_QUALIFIERS))
    if match is None:
        raise _unreadable(edtf)
    year, month, day = match.groups()
    if month and month.isdigit() and int(month) in _GROUPINGS and day is None and year.isdigit():
        return _grouping_bounds(int(year), *_GROUPINGS[int(month)])
    years = range(max(1, int(year.replace("X", "0"))), int(year.replace("X", "9")) + 1)
    months = _candidates(month or "XX", 12)
    days = _candidates(day or "XX", 31)
    first = next(_dates(years, months, days), None)
    last = next(_dates(reversed(years), months[::-1], days[::-1]), None)
    if first is None or last is None:
        raise ValueError(f"{edtf!r}: no calendar has this day; correct it")
    return first, last


def _grouping_bounds(year: int, month: int, length: int) -> tuple[date, date]:
    years, following = divmod(month - 1 + length, 12)
    return date(year, month, 1), date(year + years, following + 1, 1) - timedelta(days=1)


@cache
def _candidates(pattern: str, highest: int) -> tuple[int, ...]:
    """Numbers from 1 to `highest` whose two digits fit a pattern such as ``1X``."""
    fits = re.compile(pattern.replace("X", "[0-9]")).fullmatch
    return tuple(number for number in range(1, highest + 1) if fits(f"{number:02d}"))


def _dates(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> Iterator[date]:
    for year in years:
        for month in months:
            for day in days:
                try:
                    yield date(year, month, day)
                except ValueError:  # the month is shorter
                    continue


def _unreadable(edtf: str) -> ValueError:
    return ValueError(
        f"{edtf!r}: not a date in EDTF; write 2023-03-20, 2023-03, 2023, 2023-03-20/2023-03-22 or 2013/.."
    )
