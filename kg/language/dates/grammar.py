"""First pass: calendar dates, years, names of months, seasons and weekdays, numbered parts of the year."""

from __future__ import annotations

import calendar
import datetime as dt

from kg.language.dates.lexicon import CODES, codes
from kg.language.dates.nodes import Bound, Calendar, Fixed, Named, Node, Titled
from kg.language.dates.rules import Found, Rule, rule
from kg.language.dates.vocabulary import words
from kg.language.dates.when import Grain, day, month, season, unit, year
from kg.records import DateKind

__all__ = ["CALENDAR_RULES"]

_MONTH = "(?P<month>MONTH|MAY|ABBR) (?:(?<=ABBR)DOT)?"
_WEEKDAY = "(?:(?:WEEKDAY|WDAY DOT?) COMMA?)?"
_YEAR = "(?P<year>YEAR)(?!COUNT|HOUR)"
_DIRECTION = "(?P<direction>LAST|THIS|NEXT|COMING|PAST)"
_DIRECTIONS = {"last": "last", "past": "last", "this": "this", "current": "this", "next": "next", "coming": "next",
               "upcoming": "next"}  # fmt: skip

#: A bare year outside 1900-2039 must follow one of these, or a genitive.
_LEADS = codes("AFTER BEFORE BETWEEN BY FROM IN OF POSS SINCE THE TO UNTIL")
_NOT_AFTER = codes("DAYNUM NUM NUMWORD REF")
_MONEY = frozenset("$€£¥#№%+=<>")
_HOLIDAYS = frozenset(words("Ash Black Bloody Cyber Easter Good Palm Super"))
#: After these "May" and an abbreviation without its dot are months.
_MONTH_LEADS = "[AFTER BEFORE BETWEEN BY DASH FROM IN OF PART SINCE TO UNTIL]"


def _days_of_month(found: Found) -> Node | None:
    """20 March, 20-22 March 2023, the 8th of July, March 20 to 22, Feb. 4, 2022."""
    first = found.number("day")
    last = found.number("until") if found.has("until") else first
    number = found.number("year") if found.has("year") else None
    node = Calendar(found.number("month"), number, first, last)
    return node if first <= last <= calendar.monthrange(number or 2000, node.month)[1] else None


def _month_of_year(found: Found) -> Node:
    return Calendar(found.number("month"), found.number("year"))


def _bare_month(found: Found) -> Node | None:
    """A month by itself; "March" at the start of a sentence, or as part of a name, is none."""
    before = found.neighbour(-1)
    if found.item("month").text == "March" and (before is None or before.code == CODES["CAP"]):
        return None
    return _named_month(found)


def _named_month(found: Found) -> Node:
    return Named(Grain.MONTH, found.number("month") - 1, 1, _direction(found))


def _direction(found: Found) -> str:
    return _DIRECTIONS[found.words("direction")] if found.has("direction") else ""


def _iso(found: Found) -> Node:
    date = found.item("date").value
    assert isinstance(date, dt.date)
    return Fixed(day(date))


def _numeric_date(found: Found) -> Node | None:
    """04.02.2022, 2022/2/4; where day and month cannot be told apart, the year alone."""
    parts = found.item("date").value
    assert isinstance(parts, tuple)
    number, months = (parts[0], {(parts[1], parts[2])}) if parts[0] > 31 else (parts[2], {(parts[1], parts[0])})
    if "/" in found.item("date").text and parts[0] <= 31:
        months.add((parts[0], parts[1]))
    if not 1 <= number <= 9999:
        return None
    readings = [(m, d) for m, d in months if 1 <= m <= 12 and 1 <= d <= calendar.monthrange(number, m)[1]]
    if not readings:
        return None
    return Fixed(day(dt.date(number, *readings[0])) if len(readings) == 1 else year(number))


def _bare_year(found: Found) -> Node | None:
    """A number of four digits where its surroundings make it a year."""
    number, before, after = found.number("year"), found.neighbour(-1), found.neighbour(1)
    if after is not None and after.text == "%":
        return None
    if before is not None:
        place = found.match.start() - 1
        referred = before.text == "." and place > 0 and found.items[place - 1].code == CODES["REF"]
        joined = before.code == CODES["DASH"] and before.end == found.item("year").start
        glued = joined and place > 0 and found.items[place - 1].code in (CODES["CAP"], CODES["OTHER"])
        if before.code in _NOT_AFTER or before.text in _MONEY or referred or glued:
            return None
    if not 1900 <= number <= 2039:
        genitive = before is not None and before.text == "s"
        if before is None or not (before.code in _LEADS or genitive):
            return None
        if after is not None and after.code == CODES["OTHER"] and after.text.endswith("s") and before.text != "his":
            return None
    return Fixed(year(number))


def _years(found: Found) -> Node | None:
    """2014-2016, 2014-16, 2014–16."""
    number, end = found.number("year"), found.item("until")
    if not found.glued() or not 1000 <= number <= 2100:
        return None
    last = found.number("until")
    if len(end.text) == 2:
        last += number // 100 * 100
    return Fixed(year(number, last - number + 1)) if number < last <= 2100 else None


def _month_code(found: Found) -> Node | None:
    """2022-02, where the second number cannot end a range of years."""
    number, which = found.number("year"), found.number("month")
    possible = found.glued() and len(found.item("month").text) == 2 and which <= 12
    return Fixed(month(number * 12 + which - 1)) if possible and which <= number % 100 else None


def _decade(found: Found) -> Node | None:
    """The 1990s; "the 90s" are those of the twentieth century, up to "the 20s"."""
    number = found.number("decade")
    if number < 100:
        if not (found.has("the") or found.has("mark")):
            return None
        number += 1900 if number >= 30 else 2000
    return Fixed(unit(dt.date(number, 1, 1), Grain.DECADE, 0)) if 1000 <= number <= 2090 else None


def _century(found: Found) -> Node | None:
    number = found.number("number")
    word = found.item("unit").value
    if word != (Grain.CENTURY, False) or not 2 <= number <= 21:
        return None
    return Fixed(unit(dt.date(number * 100 - 50, 1, 1), Grain.CENTURY, 0))


def _season(found: Found) -> Node | None:
    """Spring 2021, the winter of 1991-92, last summer, in the spring; "fall" alone is a verb as a rule."""
    if found.has("year"):
        return Fixed(season(found.number("year"), found.number("season")))
    return Named(Grain.SEASON, found.number("season"), 3, _direction(found))


def _season_alone(found: Found) -> Node | None:
    return None if found.item("season").text == "fall" and not found.has("the") else _season(found)


def _quarter(found: Found) -> Node | None:
    """The first quarter (of 2022), Q1 2022."""
    which = 4 if found.code("number", "LAST") else found.number("number")
    return _numbered(found, which, 3, Grain.QUARTER)


def _half(found: Found) -> Node | None:
    """The first half of 2022."""
    which = 2 if found.code("number", "LAST") else found.number("number")
    return _numbered(found, which, 6, Grain.MONTH)


def _numbered(found: Found, which: int, size: int, grain: Grain) -> Node | None:
    if not 1 <= which <= 12 // size:
        return None
    if found.has("year"):
        return Fixed(month(found.number("year") * 12 + (which - 1) * size, size))
    return Named(grain, which - 1, size)


def _weekday(found: Found) -> Node | None:
    before = found.neighbour(-1)
    if before is not None and before.text in _HOLIDAYS:
        return None
    return Named(Grain.DAY, found.number("weekday"), 0, _direction(found))


def _titled(found: Found) -> Node | None:
    """The 2022 Winter Olympics, Joint Sea 2021, Vostok-2018: the year belongs to the name."""
    number = found.number("core")
    if found.has("dash") and not found.glued():
        return None
    return Titled(Fixed(year(number))) if 1890 <= number <= 2060 else None


def _prefixed(found: Found) -> Node:
    """Pre-2014, post-1991."""
    before = found.item("side").value == "before"
    inner = Fixed(year(found.number("year")))
    return Bound(DateKind.UNTIL if before else DateKind.SINCE, inner, "before" if before else "after")


#: In the order in which they win over each other at equal length.
CALENDAR_RULES: tuple[Rule, ...] = (
    rule("(?P<date>ISO)", _iso),
    rule("(?P<date>NUMDATE)", _numeric_date),
    rule(
        f"{_WEEKDAY} (?:BETWEEN|FROM|THE(?=ORDNUM))? (?P<day>DAYNUM|ORDNUM)"
        " (?:(?:DASH|TO|AND) (?P<until>DAYNUM|ORDNUM))?"
        f" OF? {_MONTH} (?:COMMA? {_YEAR})?",
        _days_of_month,
    ),
    rule(f"THE? (?P<day>ORDWORD) OF {_MONTH} (?:COMMA? {_YEAR})?", _days_of_month),
    rule(
        f"{_WEEKDAY} (?:BETWEEN|FROM)? {_MONTH} THE? (?P<day>DAYNUM|ORDNUM)(?!COUNT|HOUR)"
        r"(?:(?:DASH|TO|UNTIL|AND) (?P<until>DAYNUM|ORDNUM)(?!MONTH|MAY|ABBR|OTHER|COUNT|UNIT))?"
        f" (?:COMMA? {_YEAR})?",
        _days_of_month,
    ),
    rule(f"{_MONTH} (?:OF|COMMA)? {_YEAR}", _month_of_year),
    rule(f"{_DIRECTION} {_MONTH}", _named_month),
    rule("(?P<month>MONTH|ABBR DOT)", _bare_month),
    rule(f"(?<={_MONTH_LEADS})(?P<month>MAY|ABBR)", _named_month),
    rule("(?P<year>YEAR) DASH (?P<until>YEAR|DAYNUM|NUM)", _years),
    rule("(?P<year>YEAR) DASH (?P<month>DAYNUM|NUM)", _month_code),
    rule("(?P<core>YEAR) (?:CAP|SEASON|AND){0,4} GAMES", _titled),
    rule("(?:CAP|GAMES) (?P<dash>DASH)? (?P<core>YEAR)(?!COUNT|HOUR)", _titled),
    rule("(?P<year>YEAR)(?!COUNT|HOUR)", _bare_year),
    rule("(?P<side>PREFIX) DASH (?P<year>YEAR)", _prefixed),
    rule("(?P<the>THE)? (?P<mark>APOS)? (?P<decade>DECADE)", _decade),
    rule("(?P<number>ORDNUM|ORDWORD) DASH? (?P<unit>UNIT)", _century),
    rule(f"(?P<season>SEASON) (?:OF|COMMA)? {_YEAR} (?:DASH (?:NUM|DAYNUM|YEAR))?", _season),
    rule(f"{_DIRECTION} (?P<season>SEASON)(?!GAMES)", _season),
    rule("(?:IN|BY|SINCE|UNTIL) (?P<core>(?P<the>THE)? (?P<season>SEASON))(?!OF|GAMES|CAP)", _season_alone),
    rule(f"THE? (?P<number>ORDNUM|ORDWORD|LAST) QUARTER (?:OF? {_YEAR})?", _quarter),
    rule(f"(?P<number>QUARTERCODE) (?:OF? {_YEAR})?", _quarter),
    rule(f"THE? (?P<number>ORDNUM|ORDWORD|LAST) HALF (?:OF {_YEAR}|(?=OF (?:LAST|THIS|NEXT) UNIT))", _half),
    rule(f"{_DIRECTION}? (?P<weekday>WEEKDAY) DAYTIME?", _weekday),
)
