"""First pass: expressions counted from the publication date or from the date before; lengths and frequencies."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

from kg.language.dates.lexicon import CODES, codes
from kg.language.dates.nodes import Anniversary, Node, Open, Part, Relative, Shifted, Today
from kg.language.dates.relative import VAGUE, named, recent, rest, shift, span, weekend
from kg.language.dates.rules import Found, Rule, rule
from kg.language.dates.when import Grain, unit
from kg.records import DateKind

__all__ = ["DEICTIC_RULES"]

_QUANTITY = (
    "(?P<quantity>ARTICLE FEW|ARTICLE COUPLE OF?|ARTICLE NUMWORD|COUPLE OF|NUMWORD DASH NUMWORD|NUMWORD|DAYNUM|NUM|FEW|"
    "HALF ARTICLE|ARTICLE)"
)
_UNIT = "(?P<unit>UNIT)"
_HALVES = {Grain.CENTURY: (Grain.YEAR, 50), Grain.DECADE: (Grain.YEAR, 5), Grain.YEAR: (Grain.MONTH, 6)}
_SHIFTS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}
_PLACES = {
    "previous": -1,
    "preceding": -1,
    "same": 0,
    "that": 0,
    "following": 1,
    "ensuing": 1,
    "subsequent": 1,
    "next": 1,
}


def _unit(found: Found) -> tuple[Grain, bool]:
    """The unit of time, and whether it stands in the plural."""
    return cast(tuple[Grain, bool], found.item("unit").value)


def _amount(found: Found) -> tuple[int, int, Grain] | None:
    """Least and most number of units meant, and the unit; None where the words do not agree."""
    grain, plural = _unit(found)
    if not found.has("quantity"):
        return (2, 7 if grain is Grain.DAY else VAGUE.get(grain, 8), grain) if plural else None
    place = slice(found.match.start("quantity"), found.match.end("quantity"))
    items = found.items[place]
    codes = {item.code for item in items}
    numbers = [item.value for item in items if isinstance(item.value, int)]
    if CODES["HALF"] in codes:
        finer, number = _HALVES.get(grain, (grain, 0))
        return (number, number, finer) if number and not plural else None
    if numbers:
        return (min(numbers), max(numbers), grain) if 0 < max(numbers) < 2000 else None
    if CODES["FEW"] in codes:
        return 2, 7, grain
    if CODES["COUPLE"] in codes:
        return 2, 2, grain
    return None if plural or CODES["ARTICLE"] not in codes else (1, 1, grain)


def _day_word(found: Found) -> Node:
    """Yesterday, today, tonight, tomorrow; today's is nowadays."""
    after = found.neighbour(1)
    word, step = found.words("word"), found.number("word")
    if word == "today" and after is not None and after.code == CODES["APOS"]:
        return Open(DateKind.NOW, "today's: of the present, not of one day")
    if word == "today":
        return Today()
    return Relative(lambda anchor, tense: shift(anchor, Grain.DAY, step), f"{word}, seen from", Grain.DAY)


def _near_unit(found: Found) -> Node | None:
    """Last week, this month, next year; with "the", last and past mean the stretch up to publication."""
    grain, plural = _unit(found)
    word = found.words("direction")
    step = _SHIFTS[word]
    if plural:
        return None
    if grain is Grain.WEEKEND and word == "this":
        return _over_weekend(found)
    if word in ("past", "coming") or (found.has("the") and word == "last" and grain < Grain.CENTURY):
        return _stretch(1, grain, step, discourse=False)
    return Relative(lambda anchor, tense: unit(anchor, grain, step), f"{word} {grain.name.lower()}, seen from", grain)


def _coming_unit(found: Found) -> Node | None:
    """Over the next week, in the next year: from publication on."""
    grain, plural = _unit(found)
    return None if plural or grain is Grain.DAY else _stretch(1, grain, 1, discourse=False)


def _told_unit(found: Found) -> Node | None:
    """The next day, that year, the same month, the following week: counted from the date before."""
    grain, plural = _unit(found)
    step = _PLACES[found.words("direction")]
    if plural:
        return None
    words = {-1: "before", 0: "of", 1: "after"}[step]
    return Relative(lambda anchor, tense: unit(anchor, grain, step), f"the {grain.name.lower()} {words}", grain, True)


def _told_name(found: Found) -> Node | None:
    """That March, the following Monday, the previous summer: counted from the date before."""
    name = found.item("name")
    number = found.number("name") - (1 if name.code in (CODES["MONTH"], CODES["MAY"]) else 0)
    grain, size = {
        CODES["MONTH"]: (Grain.MONTH, 1),
        CODES["MAY"]: (Grain.MONTH, 1),
        CODES["SEASON"]: (Grain.SEASON, 3),
        CODES["WEEKDAY"]: (Grain.DAY, 0),
    }[name.code]
    step = _PLACES[found.words("direction")]
    direction = {-1: "last", 0: "this", 1: "next"}[step]
    if size == 0 and step:  # the first such weekday on that side, not that of the next calendar week
        side = "future" if step > 0 else "past"
        return Relative(
            lambda anchor, tense: named(grain, number, 0, "", anchor + dt.timedelta(step), side),
            f"the {name.text} {'after' if step > 0 else 'before'}",
            grain,
            True,
        )
    return Relative(
        lambda anchor, tense: named(grain, number, size, direction, anchor, tense),
        f"{found.words('direction')} {name.text}, seen from",
        grain,
        True,
    )


def _stretch(number: int, grain: Grain, sign: int, *, discourse: bool) -> Node:
    """So many units up to, or from, the anchor."""
    least, most = (0, number) if sign > 0 else (-number, 0)
    words = f"{number} {grain.name.lower()}{'s' if number > 1 else ''} {'from' if sign > 0 else 'up to'}"
    return Relative(lambda anchor, tense: span(anchor, grain, least, most), words, grain, discourse, DateKind.INTERVAL)


def _counted_stretch(found: Found) -> Node | None:
    """The last two weeks, the next three years; the previous ten years from the date before."""
    amount = _amount(found)
    if amount is None:
        return None
    _, most, grain = amount
    word = found.words("direction")
    sign = -1 if word in ("last", "past", "previous", "preceding") else 1
    return _stretch(most, grain, sign, discourse=word in _PLACES and word != "next")


def _vague_stretch(found: Found) -> Node | None:
    """In recent months, the past weeks, the coming years: read generously, and marked approximate."""
    grain, plural = _unit(found)
    if not plural or grain not in VAGUE:
        return None
    words = f"{found.words('direction')} {grain.name.lower()}s, read as {VAGUE[grain]} at most,"
    if found.code("direction", "COMING") or found.code("direction", "NEXT"):
        return Relative(
            lambda anchor, tense: replace(span(anchor, grain, 0, VAGUE[grain]), approximate=True),
            f"{words} from",
            grain,
            kind=DateKind.INTERVAL,
        )
    return Relative(lambda anchor, tense: recent(anchor, grain), f"{words} up to", grain, kind=DateKind.INTERVAL)


def _ago(found: Found) -> Node | None:
    """Three weeks ago, a year ago, a few days ago, months ago."""
    amount = _amount(found)
    if amount is None:
        return None
    least, most, grain = amount
    words = f"{found.words('core')[: -len(' ago')]} before"
    if least == most:
        return Relative(lambda anchor, tense: shift(anchor, grain, -least), words, grain)
    return Relative(
        lambda anchor, tense: span(anchor, grain, -most, -least), f"{words} (read as {least} to {most})", grain
    )


def _distance(found: Found) -> Node | None:
    """Two days later, a year earlier, three weeks after the talks, ten years to the day after them."""
    amount = _amount(found)
    if amount is None:
        return None
    after = found.neighbour(1)
    side = found.item("side").code
    sign = 1 if side in (CODES["AFTER"], CODES["LATER"]) else -1
    terminal = side in (CODES["LATER"], CODES["EARLIER"]) or after is None or after.code in _STOPS
    return Shifted(*amount, sign=sign, terminal=terminal)


def _beside_event(found: Found) -> Node | None:
    """The day after the summit; the day before, at the end of a clause."""
    grain, plural = _unit(found)
    after = found.neighbour(1)
    sign = 1 if found.code("side", "AFTER") else -1
    terminal = after is None or after.code in _STOPS
    return None if plural else Shifted(1, 1, grain, sign, terminal)


def _around_event(found: Found) -> Node | None:
    """In the weeks after the vote, within days of the vote: from the event on, or on either side of it."""
    grain, plural = _unit(found)
    if found.has("within"):
        amount = _amount(found)
        return None if amount is None else Shifted(-amount[1], amount[1], amount[2], sign=1, terminal=False)
    if not plural or grain not in VAGUE:
        return None
    return Shifted(0, VAGUE[grain], grain, 1 if found.code("side", "AFTER") else -1, terminal=False)


def _hours(found: Found) -> Node:
    """Hours later, a few hours before the vote: the same day or the next to it."""
    after = found.neighbour(1)
    side = found.item("side").code
    sign = 1 if side in (CODES["AFTER"], CODES["LATER"]) else -1
    terminal = side in (CODES["LATER"], CODES["EARLIER"]) or after is None or after.code in _STOPS
    return Shifted(0, 1, Grain.DAY, sign, terminal)


def _anniversary(found: Found) -> Node | None:
    years = found.number("number")
    return Anniversary(years) if 0 < years <= 1000 else None


def _recently(found: Found) -> Node:
    """Recently, more recently: read as the last three months at most."""
    return Relative(
        lambda anchor, tense: replace(span(anchor, Grain.MONTH, -_RECENT_MONTHS, 0), approximate=True),
        f"{found.words('core')}, read as {_RECENT_MONTHS} months at most, up to",
        Grain.MONTH,
        kind=DateKind.INTERVAL,
    )


def _over_weekend(found: Found) -> Node | None:
    return (
        Relative(weekend, "weekend nearest in the verb's direction to", Grain.WEEKEND)
        if _unit(found) == (Grain.WEEKEND, False)
        else None
    )


def _rest_of_unit(found: Found) -> Node | None:
    """Earlier this month, later that year, earlier in the week."""
    grain, plural = _unit(found)
    if plural:
        return None
    if grain is Grain.DAY:  # "later in the day"
        return (
            None
            if found.has("direction")
            else Relative(lambda at, tense: unit(at, grain, 0), "the day of", grain, True)
        )
    earlier = found.code("side", "EARLIER")
    told = found.code("direction", "THAT")
    words = f"{'earlier' if earlier else 'later'} in the {grain.name.lower()} of"
    return Relative(lambda anchor, tense: rest(anchor, grain, earlier=earlier), words, grain, told)


def _edge_of_unit(found: Found) -> Node | None:
    """The end of the year, the start of the month: of the present one."""
    grain, plural = _unit(found)
    if plural or grain < Grain.WEEK:
        return None
    inner = Relative(lambda anchor, tense: unit(anchor, grain, 0), f"the {grain.name.lower()} of", grain)
    which = found.number("edge")
    return Part(inner, which, found.words("edge") + " of")


def _length(found: Found) -> Node | None:
    return Open(DateKind.DURATION, "a length of time, not a date")


def _frequency(found: Found) -> Node | None:
    text = found.item("core").text
    return (
        Open(DateKind.FREQUENCY, "how often, not when") if text[0].islower() or len(found.match["core"]) > 1 else None
    )


def _eve(found: Found) -> Node:
    """On the eve of the Games: the last days before them, up to their first."""
    return Shifted(0, _EVE_DAYS, Grain.DAY, sign=-1, terminal=False)


#: How far back "on the eve of" and "recently" reach.
_EVE_DAYS, _RECENT_MONTHS = 3, 3
_STOPS = codes("AND COMMA DASH DOT SYMBOL")

#: In the order in which they win over each other at equal length.
DEICTIC_RULES: tuple[Rule, ...] = (
    rule("(?P<word>DAYWORD) DAYTIME?", _day_word),
    rule(f"(?P<core>(?P<the>THE)? (?P<direction>LAST|PAST|COMING) {_UNIT})(?!OF)", _near_unit),
    rule(f"(?P<core>(?P<direction>THIS|NEXT) {_UNIT})(?!OF)", _near_unit),
    rule(f"(?P<core>THE? (?P<direction>SAME|THAT|FOLLOWING|PREVIOUS) {_UNIT})(?!OF)", _told_unit),
    rule(f"IN (?P<core>THE NEXT {_UNIT})(?!OF)", _coming_unit),
    rule(f"(?P<core>THE (?P<direction>NEXT) {_UNIT})(?!OF)", _told_unit),
    rule("THE? (?P<direction>SAME|THAT|FOLLOWING|PREVIOUS) (?P<name>MONTH|MAY|WEEKDAY|SEASON)", _told_name),
    rule(f"THE? (?P<direction>LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING) {_QUANTITY} {_UNIT}(?!OF)", _counted_stretch),
    rule(f"THE? (?P<direction>RECENT|PAST|LAST|COMING) {_UNIT}(?!OF)", _vague_stretch),
    rule(f"(?P<core>(?:{_QUANTITY} )? {_UNIT} AGO)", _ago),
    rule(f"(?:{_QUANTITY} )? {_UNIT} (?:TO THE UNIT)? (?P<side>LATER|EARLIER|AFTER|BEFORE)", _distance),
    rule(f"THE {_UNIT} (?P<side>AFTER|BEFORE)", _beside_event),
    rule(f"IN (?P<core>THE {_UNIT} (?P<side>AFTER|BEFORE))", _around_event),
    rule(f"(?P<within>WITHIN) (?:{_QUANTITY} )?{_UNIT} OF", _around_event),
    rule(
        "(?:ARTICLE? (?:FEW|COUPLE OF|NUMWORD|DAYNUM|NUM)|ARTICLE|HALF ARTICLE)? HOUR"
        " (?P<side>LATER|EARLIER|AFTER|BEFORE)",
        _hours,
    ),
    rule("(?:THE|POSS)? (?P<number>ORDNUM|ORDWORD|NUM|NUMWORD) ANNIVERSARY OF?", _anniversary),
    rule("(?:THE|POSS)? (?P<number>NUMWORD|DAYNUM|NUM) DASH UNIT ANNIVERSARY OF?", _anniversary),
    rule("(?P<core>MORE? RECENTLY)", _recently),
    rule(f"(?:IN|ON) (?P<core>THE {_UNIT})", _over_weekend),
    rule(f"(?P<core>THE {_UNIT}) APOS", _over_weekend),
    rule(f"(?P<side>EARLIER|LATER) (?P<direction>THIS|THAT) {_UNIT}", _rest_of_unit),
    rule(f"(?P<side>EARLIER|LATER) IN THE {_UNIT}", _rest_of_unit),
    rule(f"THE? (?P<edge>EDGE) OF THE {_UNIT}(?!OF)", _edge_of_unit),
    rule(f"FOR (?P<core>{_QUANTITY} {_UNIT})(?!AGO|LATER|EARLIER|AFTER|BEFORE)", _length),
    rule(f"FOR (?P<core>{_UNIT})(?!AGO|LATER|EARLIER|AFTER|BEFORE)", _length),
    rule("(?P<core>(?:NUMWORD|DAYNUM|NUM) DASH UNIT)(?!DASH)", _length),
    rule("(?P<core>EVERY (?:NUMWORD|DAYNUM)? (?:UNIT|WEEKDAY|SEASON|MONTH|MAY))", _frequency),
    rule("(?P<core>PERIODIC)", _frequency),
    rule("THE EVE OF", _eve),
)
