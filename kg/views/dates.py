"""Dates as people read them: an EDTF value becomes "20–22 March 2023" or "about February 2022"."""

from __future__ import annotations

import re

__all__ = ["readable_date", "short_date"]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(?P<year>-?\d{2}[\dX]{2})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?P<mark>[~?%]?)")
_HEDGE = {"~": "about ", "?": "probably ", "%": "perhaps about "}


def _single(value: str, *, short: bool = False) -> str:
    """One date; a form this function does not know is given back as it is."""
    match = _DATE.fullmatch(value)
    if not match:
        return value
    year, month, day = match["year"], match["month"], match["day"]
    hedge = _HEDGE.get(match["mark"], "")
    if year.endswith("X"):
        return f"{hedge}{year.replace('X', '0')}s" if not year.endswith("XX") else f"{hedge}{year[:2]}00s"
    if month is None or "X" in month:
        return f"{hedge}{year}"
    if month in _SEASONS:
        return f"{hedge}{_SEASONS[month]} {year}"
    if not 1 <= int(month) <= 12:
        return value
    name = _MONTHS[int(month) - 1]
    name = name[:3] if short else name
    if day is None or day == "XX":
        return f"{hedge}{name} {year}"
    if "X" in day:
        first = max(1, int(day[0]) * 10)
        return f"{hedge}{first}–{min(31, first // 10 * 10 + 9)} {name} {year}"
    return f"{hedge}{int(day)} {name} {year}"


def _interval(start: str, end: str, *, short: bool) -> str:
    """Two dates; what they share at the end is said once."""
    first, last = _single(start, short=short).split(), _single(end, short=short).split()
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    head = " ".join(first[: len(first) - shared])
    tail = " ".join(last)
    return f"{head}–{tail}" if " " not in head and len(last) - shared == 1 else f"{head} – {tail}"


def readable_date(edtf: str, *, short: bool = False) -> str:
    """Say an EDTF date in English; `short` cuts the month to three letters. The empty string stays empty.

    Examples
    --------
    >>> readable_date("2023-03-20/2023-03-22")
    '20–22 March 2023'
    >>> readable_date("2022-02~")
    'about February 2022'
    >>> readable_date("../2013"), readable_date("[2021-12-13..2021-12-15]")
    ('until 2013', 'between 13 and 15 December 2021')
    """
    if edtf.startswith("[") and edtf.endswith("]") and ".." in edtf:
        start, end = edtf[1:-1].split("..", 1)
        if not start or not end:
            return f"{'after' if start else 'before'} {_single(start or end, short=short)}"
        joined = _interval(start, end, short=short).replace(" – ", "–")
        return "between " + joined.replace("–", " and ", 1)
    if "/" in edtf:
        start, end = edtf.split("/", 1)
        if start in {"", ".."} or end in {"", ".."}:
            open_start = start in {"", ".."}
            return f"{'until' if open_start else 'from'} {_single(end if open_start else start, short=short)}"
        return _single(start, short=short) if start == end else _interval(start, end, short=short)
    return _single(edtf, short=short)


def short_date(edtf: str) -> str:
    """Say an EDTF date in the few letters that fit on a node.

    Examples
    --------
    >>> short_date("2023-03-20/2023-03-22")
    '20–22 Mar 2023'
    """
    return readable_date(edtf, short=True)
