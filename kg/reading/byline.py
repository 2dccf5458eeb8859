"""Take date, author, agency and place from the lines that give them: datelines, bylines, date lines.

A line counts only if nothing else is in it: dates in running text say when something happened, not when it was told.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

__all__ = ["Facts", "find_biographee", "read_byline", "read_dateline"]

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_MONTH = r"(?P<{}>" + "|".join(rf"{name[:3]}(?:{name[3:]}|\b\.?)" for name in _MONTHS) + r"|Sept\.?)"
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s+)?"
_DATE = re.compile(
    _WEEKDAY
    + "(?:"
    + "|".join(
        (
            rf"{_MONTH.format('m1')}\s+{_DAY.format('d1')},?\s+{_YEAR.format('y1')}",
            rf"{_DAY.format('d2')}\s+{_MONTH.format('m2')},?\s+{_YEAR.format('y2')}",
            r"(?P<y3>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m3>[01]?\d)(?P=sep)(?P<d3>[0-3]?\d)(?=T?\b|T)",
            r"(?P<d4>[0-3]?\d)\.(?P<m4>[01]?\d)\.(?P<y4>(?:19|20)\d\d)",
        )
    )
    + r")(?!\d(?!\d?:\d\d))",  # a time may be stuck to the year
    re.IGNORECASE,
)
_LABEL = (
    r"(?:(?P<later>(?:last\s+)?(?:updated|modified))|(?:first\s+)?(?:published|posted|issued|released|created)|"
    r"date\s+of\s+(?:issue|publication|release)|publication\s+date|date|time)(?:\s+(?:on|at))?\s*:?\s*"
)
_TIME = (
    r"T?(?:(?:at|,|-|\|)?\s*)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?"
    r"(?-i:\s*(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d))?(?:\s*[+-]\d{1,2})?\b|\s*(?:at\s+)?\d{1,2}\s*[ap]\.?m\.?"
)
_DATED = re.compile(rf"(?:{_LABEL})?{_DATE.pattern}(?:\s*,?\s*{_TIME})?", re.IGNORECASE)
_ORNAMENT = " \t-|,;:/()[]\u2022\xb7*"
_AGES = (
    r"\b\d+\s*min(?:ute)?s?(?:\s+read)?\b|\b(?:updated\s+)?(?:an?|\d+)\s+(?:minute|hour|day|week|month|year)s?\s+ago\b"
)
_MINUTES = re.compile(_AGES, re.IGNORECASE)

_CAPITAL = r"[^\W\d_a-z]"
_WORD = rf"{_CAPITAL}(?:[\w'-]*\w)?\.?"
_PARTICLE = r"(?:de|da|del|den|der|di|du|van|von|al|el|bin|ibn|la|le)"
_NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,3}}"
_AND = r"\s*(?:,\s*and|,|\band|&|;)\s*"
_BY = re.compile(
    r"(?:(?:Words|Written|Story|Text|Analysis|Commentary|Reporting|Reported|Interview)\s+)?(?:By|BY|by):?\s+"
)
_BY_LABEL = re.compile(r"(?:Author|Authors|AUTHOR|Reporter|Writer|Journalist):\s*")
_DESK = re.compile(r"(?:Additional )?(?:Reporting|Writing|Editing) by\s+(?P<who>[^;.]+)[;.]")
_POST = re.compile(r"\s+in\s+[A-Z]\w+(?:\s+[A-Z]\w+)*|\s+-\s+.*|,?\s+(?i:staff|special|senior)\s.*$")
_NAMES = re.compile(rf"(?P<names>{_NAME}(?:{_AND}{_NAME})*)(?:\s*[,|/].*)?$")
_ONE_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,3}}$")
_PLACE = re.compile(rf"(?:The\s+)?{_WORD}(?:\s+{_WORD})?(?:,\s*{_WORD}(?:\s+{_WORD}){{0,2}})?$")
_PROPER = re.compile(rf"(?:The\s+)?{_WORD}(?:\s+(?:(?:of|and|for|the)\s+)*{_WORD})*")
_PUBLISHER_WORDS = 8
_BEFORE_DATE = re.compile(rf"(?P<place>{_WORD}(?:\s+{_WORD})?(?:,\s*{_WORD})?),$")

_LOUD_WORD = r"[^\W\d_a-z](?:[^\W\d_a-z]|['.])+"
_SHOUTED = rf"{_LOUD_WORD}(?:[ /-]{_LOUD_WORD}){{0,3}}"
_TITLED = r"[A-Z][a-z]+(?:[ /-][A-Z][a-z]+){0,2}"
_REGION = r"(?:,\s*(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?)?"
_WHEN = (
    rf"(?:,?\s+(?P<when>(?:{_MONTH.format('ma').replace('(?P<ma>', '(?:')}\s+\d{{1,2}}"
    rf"|\d{{1,2}}\s+{_MONTH.format('mb').replace('(?P<mb>', '(?:')})(?:,?\s+(?:19|20)\d\d)?))"
)
_AGENCY = r"\s*(?:\((?P<agency>[^()]{2,40})\)|/(?P<slashed>[^/\n]{2,20})/)"
_DASH = r"\s*(?:-{1,2}|:)\s+"
_DATELINE = re.compile(
    rf"(?:(?P<loud>{_SHOUTED})|(?P<mixed>{_TITLED}))(?P<region>{_REGION})"
    rf"(?i:{_WHEN})?\.?(?:{_AGENCY}\.?)?(?P<dash>{_DASH})?\s*(?=\S)"
)

_TITLE = r"(?:(?i:dr|prof|professor|ambassador)\.?\s+)?"
_DOES = r"(?:is|are|was|were|covers?|writes?|reports?|serves?|works?|teach(?:es)?|edits?)"
_BIOGRAPHEE = re.compile(
    rf"(?:(?i:about the authors?):?\s+)?{_TITLE}(?P<name>{_NAME}(?:{_AND}{_TITLE}{_NAME}){{0,3}}),?\s+{_DOES}\b"
)


class Facts(NamedTuple):
    """What a line says about the article; None where it is silent. `end` is where a dateline stops in its block."""

    published: str | None = None
    author: str | None = None
    dateline: str | None = None
    agency: str | None = None
    end: int = 0
    updated: bool = False  # the date is that of a later change
    alone: bool = False  # nothing but a date stands in the line


def read_byline(line: str, *, organisations: Collection[str] = ()) -> Facts | None:
    """Read a whole line as byline or date line; None for any other line.

    Parameters
    ----------
    line : str
        The folded text of one block (see `kg.reading.blocks.fold`).
    organisations : collection of str
        Words of lower case that show a name to be no person's ("press", "staff").

    Examples
    --------
    >>> read_byline("By Jane Doe and John Roe | 21 March 2023")[:2]
    ('2023-03-21', 'Jane Doe and John Roe')
    >>> read_byline("By Monday, the ships had left.") is None
    True
    """
    if len(line) > 200 or len(line.split()) > 24:
        return None
    desk = _DESK.match(line if line.endswith((".", ";")) else line + ".")
    if desk:
        return Facts(author=_people(_POST.sub("", desk["who"]), organisations) or None)
    dated = _first_published(line)
    rest = _MINUTES.sub(" ", _DATED.sub(" ", line) if dated else line)
    before = line[: dated[2]].strip(_ORNAMENT) if dated else ""
    rest = rest.strip(_ORNAMENT)
    if dated and not rest:
        return Facts(published=dated[0], updated=dated[1], alone=True)
    by = _BY.match(rest) or _BY_LABEL.match(rest)
    if by:
        author = _author(rest[by.end() :], organisations)
        if author is not None:
            return Facts(dated[0] if dated else None, author or None, updated=bool(dated and dated[1]))
        return None
    return _placed(line, dated, before, rest, organisations) if dated else None


def _placed(
    line: str, dated: tuple[str, bool, int], before: str, rest: str, organisations: Collection[str]
) -> Facts | None:
    """A date with its place or its publisher beside it, or with a name set off by a bar."""
    published, updated, _ = dated
    if before == rest and len(rest.split()) <= _PUBLISHER_WORDS and _names_organisation(rest, organisations):
        publisher = rest.rstrip(".") if _PROPER.fullmatch(rest) else None
        return Facts(published=published, agency=publisher, updated=updated)
    if not before and len(rest.split()) <= 5 and _PLACE.match(rest):
        return Facts(published=published, dateline=rest, updated=updated)
    found = _BEFORE_DATE.match(line[: dated[2]].strip())
    if found and rest == found["place"]:
        return Facts(published=published, dateline=found["place"], updated=updated)
    if "|" in line and re.fullmatch(_NAME, rest):
        return Facts(published=published, author=rest, updated=updated)
    return None


def _author(names: str, organisations: Collection[str]) -> str | None:
    """The people of a byline; empty if it names only an organisation, None if this is no byline at all."""
    names = _POST.sub("", names.strip(_ORNAMENT + ".")).strip(_ORNAMENT)
    if _ONE_NAME.match(names) and _is_organisation(names, organisations):
        return ""
    people = _people(names, organisations)
    if people is None and len(names.split()) <= _PUBLISHER_WORDS and _names_organisation(names, organisations):
        return ""
    return people


def _people(names: str, organisations: Collection[str]) -> str | None:
    """Names joined as they are written, without organisations; None if there are none."""
    found = _NAMES.match(names.strip())
    if not found:
        return None
    people = [name for name in re.split(_AND, found["names"]) if name and not _is_organisation(name, organisations)]
    people = [name.title() if name.isupper() else name for name in people]
    return " and ".join(filter(None, (", ".join(people[:-1]), people[-1]))) if people else ""


def _is_organisation(name: str, organisations: Collection[str]) -> bool:
    return len(name.split()) == 1 or _names_organisation(name, organisations)


def _names_organisation(name: str, organisations: Collection[str]) -> bool:
    """Whether a word of the name says that it is no person's or place's."""
    return any(word.strip(".,") in organisations for word in name.lower().split())


def _first_published(line: str) -> tuple[str, bool, int] | None:
    """The line's first date of publication, else its first update: EDTF day, whether an update, where it starts."""
    found = [
        (day, match["later"] is not None, match.start())
        for match in _DATED.finditer(line)
        if (day := _day(match)) is not None
    ]
    return min(found, key=lambda item: (item[1], item[2])) if found else None


def _day(match: re.Match[str]) -> str | None:
    """ISO day of a match of `_DATE`; None where the calendar has no such day."""
    for i in "1234":
        year, month, day = match[f"y{i}"], match[f"m{i}"], match[f"d{i}"]
        if year:
            number = int(month) if month.isdigit() else _NUMBER[month[:3].lower()]
            try:
                return date(int(year), number, int(day)).isoformat()
            except ValueError:
                return None
    return None


def read_dateline(line: str, *, not_places: Collection[str] = (), agencies: Collection[str] = ()) -> Facts | None:
    """Read the dateline at the start of a paragraph ("MOSCOW, March 21 (Interfax) - ..."); None if there is none.

    Parameters
    ----------
    line : str
        The folded text of a block.
    not_places : collection of str
        Words in capitals that start sentences without being places ("NATO").
    agencies : collection of str
        Names of agencies, lower case. Brackets with another name are part of a dateline only after a place in
        capitals and a date.

    Examples
    --------
    >>> read_dateline("BEIJING, 16 May 2024 - Two presidents met.")[:3]
    ('2024-05-16', None, 'Beijing')
    """
    found = _DATELINE.match(line[:160])
    if not found or (found["loud"] or "").upper() in not_places:
        return None
    agency = (found["agency"] or found["slashed"] or "").strip()
    if not _is_dateline(found, agency, known=agency.lower() in agencies):
        return None
    place = found["loud"].title() if found["loud"] else found["mixed"]
    when = _DATE.search(found["when"]) if found["when"] else None
    published = _day(when) if when else None
    return Facts(published=published, dateline=place + found["region"], agency=agency or None, end=found.end())


def _is_dateline(found: re.Match[str], agency: str, *, known: bool) -> bool:
    """Whether what was matched cannot well be the start of a sentence."""
    dash = found["dash"] is not None and ":" not in found["dash"]
    if agency and not known:
        return dash and found["loud"] is not None and found["when"] is not None and bool(_PROPER.fullmatch(agency))
    if agency:
        return found["dash"] is not None or found["slashed"] is not None
    return dash and (found["when"] is not None or len(found["loud"] or "") > 4)


def find_biographee(line: str) -> str | None:
    """Name the person a biographical line is about ("Jane Doe is a fellow at ..."), or None.

    Examples
    --------
    >>> find_biographee("Jane Doe is a senior fellow at an institute.")
    'Jane Doe'
    """
    found = _BIOGRAPHEE.match(line)
    return found["name"] if found else None
