"""Later passes: parts of dates, dates inside dates, ranges and bounds, over what the first pass found."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from kg.language.dates.lexicon import CODES
from kg.language.dates.nodes import (
    Approximate,
    Bound,
    Calendar,
    Fixed,
    Inside,
    Leading,
    Named,
    Node,
    Part,
    Range,
    Relative,
    Shifted,
    Titled,
)
from kg.language.dates.rules import Found, Rule, rule
from kg.language.dates.when import Grain
from kg.records import DateKind

__all__ = ["BOUND_RULES", "COMPOUND_RULES", "DISTANCE_RULES", "OUTER_RULES", "PART_RULES"]

_DATES = (Approximate, Calendar, Fixed, Inside, Leading, Named, Part, Relative)
#: How many units "the first days" or "the last weeks" are read as.
_FEW = {Grain.DAY: 7, Grain.WEEK: 3, Grain.MONTH: 3, Grain.YEAR: 3}
_PART_NAMES = {0: "early", 1: "mid", 2: "late"}


def _inside(found: Found) -> Node | None:
    """March last year, October of this year, Monday of last week, the summer of last year."""
    inner, outer = found.node("inner"), found.node("outer")
    if not isinstance(inner, Calendar | Named) or not isinstance(outer, Relative | Fixed):
        return None
    if isinstance(inner, Calendar) and (inner.year is not None or inner.day is None):
        return None
    if isinstance(inner, Named) and inner.direction:
        return None
    weekday = isinstance(inner, Named) and inner.size == 0
    grain = outer.grain if isinstance(outer, Relative) else outer.when.grain
    fits = grain is Grain.WEEK if weekday else grain is Grain.YEAR
    return Inside(inner, outer) if fits and (isinstance(outer, Relative) or found.has("of")) else None


def _third(found: Found) -> Node | None:
    """Early 2022, mid-March, late last year, the end of 2023; of a single day, the day."""
    inner = found.node("inner")
    which = found.number("part")
    words = _PART_NAMES[which] if found.code("part", "PART") else f"{found.words('part')} of"
    return Part(inner, which, words) if isinstance(inner, _DATES) else None


def _side(found: Found) -> Node | None:
    """Earlier in 2014, later on Monday: somewhere in it."""
    inner = found.node("inner")
    return Part(inner, None, found.words("part") + " in") if isinstance(inner, _DATES) else None


def _numbered_part(found: Found) -> Node | None:
    """The first week of March, the last days of 2022, the first three months of this year."""
    inner = found.node("inner")
    grain, plural = cast(tuple[Grain, bool], found.item("unit").value)
    if not isinstance(inner, _DATES) or grain is Grain.WEEKEND or (plural and grain >= Grain.DECADE):
        return None
    last = found.code("which", "LAST")
    count = found.number("many") if found.has("many") else _FEW.get(grain, 1) if plural else 1
    skip = 0 if last else (found.number("which") - 1) * count
    return Leading(inner, skip, count, grain, last, f"{found.words('which')} {found.words('unit')} of")


def _shifted(found: Found) -> Node | None:
    """Two days after March 20."""
    shifted, inner = found.node("shifted"), found.node("inner")
    if not isinstance(shifted, Shifted) or not isinstance(inner, _DATES):
        return None
    return replace(shifted, inner=inner)


def _about(found: Found) -> Node | None:
    inner = found.node("inner")
    return Approximate(inner) if isinstance(inner, Calendar | Fixed | Named | Part) else None


def _range(found: Found) -> Node | None:
    """From 2008 to 2012, between March and May 2022, March 28 - April 2; without from only for calendar dates."""
    first, last = found.node("first"), found.node("last")
    if not isinstance(first, _DATES) or not isinstance(last, _DATES):
        return None
    if not found.has("lead"):
        plain = isinstance(first, Calendar | Fixed | Named) and isinstance(last, Calendar | Fixed | Named)
        spaced = found.code("link", "TO") and isinstance(first, Named) and first.size == 0
        if not plain or spaced:
            return None
    return Range(first, last)


def _since(found: Found) -> Node | None:
    inner = found.node("inner")
    return Bound(DateKind.SINCE, inner, found.words("word")) if isinstance(inner, (*_DATES, Titled)) else None


def _until(found: Found) -> Node | None:
    inner = found.node("inner")
    after = found.neighbour(1)
    if after is not None and after.code == CODES["APOS"]:  # before Monday's talks
        return None
    return Bound(DateKind.UNTIL, inner, found.words("word")) if isinstance(inner, (*_DATES, Shifted)) else None


def _open_range(found: Found) -> Node | None:
    inner = found.node("inner")
    return Bound(DateKind.SINCE, inner, "from") if isinstance(inner, _DATES) else None


#: Second pass.
PART_RULES: tuple[Rule, ...] = (
    rule("(?P<inner>ATOM) (?P<of>OF|COMMA)? IN? (?P<outer>ATOM)", _inside),
    rule("(?P<outer>ATOM) COMMA? [ON IN] (?P<inner>ATOM)", _inside),
)
#: Third pass: what may stand around a date that is whole.
COMPOUND_RULES: tuple[Rule, ...] = (
    rule("THE? (?P<part>PART) DASH? (?:IN|ON|THE)? (?P<inner>ATOM)", _third),
    rule("THE? (?P<part>EDGE) OF THE? (?P<inner>ATOM)", _third),
    rule("(?P<part>EARLIER|LATER) (?:IN|ON)? (?P<inner>ATOM)", _side),
    rule("THE? (?P<which>ORDWORD|LAST) (?P<many>NUMWORD)? (?P<unit>UNIT) OF (?P<inner>ATOM)", _numbered_part),
    rule("(?P<word>APPROX) (?P<inner>ATOM)", _about),
)
#: Fourth pass: what may nest ("late in the second half of last year"), and distances from a date.
DISTANCE_RULES: tuple[Rule, ...] = (*COMPOUND_RULES, rule("(?P<shifted>ATOM) (?P<inner>ATOM)", _shifted))
#: Fifth pass.
BOUND_RULES: tuple[Rule, ...] = (
    rule("(?P<lead>FROM) (?P<first>ATOM) (?:TO|UNTIL|DASH) (?P<last>ATOM)", _range),
    rule("(?P<lead>BETWEEN) (?P<first>ATOM) AND (?P<last>ATOM)", _range),
    rule("(?P<first>ATOM) (?P<link>TO|DASH) (?P<last>ATOM)", _range),
    rule("(?P<word>SINCE|AFTER) (?:AT LEAST)? (?P<inner>ATOM)(?!APOS)", _since),
    rule("FROM (?P<inner>ATOM) (?:ONWARD|ON(?=COMMA|DOT|$))", _open_range),
    rule("(?P<word>UNTIL|BY|BEFORE) (?:AT LEAST)? (?P<inner>ATOM)", _until),
)
#: Laid over the rest, since the date inside keeps its own meaning: "until his death in 2013".
OUTER_RULES: tuple[Rule, ...] = (
    rule("(?P<word>UNTIL) (?:THE|POSS)? (?:OTHER|CAP|OF|APOS|SEASON){1,5} (?:IN|ON)? (?P<inner>ATOM)", _until),
    rule("(?P<word>SINCE) (?:THE|POSS)? (?:OTHER|CAP|OF|APOS|THE|IN|TO|SEASON){1,9} ON? (?P<inner>ATOM)", _since),
)
