"""Load and check `kg/rules/zones.yaml`: patterns and word lists that mark what on a page is not the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kg.errors import RuleError
from kg.reading.blocks import Line
from kg.records import Zone
from kg.resources import resource

__all__ = ["Place", "ZoneRule", "ZoneRules", "load_zone_rules"]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RULE_KEYS = {"id", "zone", "about", "whole", "part", "most_words", "place", "opens_tail", "examples", "near_misses"}
_NEEDED_KEYS = {"id", "zone", "about", "examples", "near_misses"}
_LISTS = ("headline_verbs", "heading_openers", "reader_words", "organisations", "not_places")
_OTHER_KEYS = {"rules", "caption_credits", "outlets", "agencies", "occupations", *_LISTS}
_ANY_LENGTH = 200  # words; what is longer is prose, whatever words are in it
_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|''.*?(?:''|$)")  # a quotation not closed runs on into the next block
_NEVER = "(?!)"
_T = TypeVar("_T")


class Place(StrEnum):
    """Where on the page a rule may fit."""

    ANYWHERE = "anywhere"
    TOP = "top"  # before the first paragraph of prose
    END = "end"  # after the last one


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """One entry of the file. `whole` is matched against a whole block, `part` searched in it outside quotations."""

    id: str
    zone: Zone
    about: str
    whole: re.Pattern[str]
    part: re.Pattern[str]
    most_words: int
    place: Place
    opens_tail: bool
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]

    def fits(self, line: Line) -> bool:
        """Whether the block is what the rule describes, its place on the page aside."""
        if line.words > self.most_words:
            return False
        return self.whole.match(line.text) is not None or self.part.search(_unquoted(line.text)) is not None


@lru_cache(maxsize=16)
def _unquoted(text: str) -> str:
    """The text with blanks for quotations; each block is asked for by one rule after the other."""
    return _QUOTED.sub(_blank, text)


def _blank(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])


@dataclass(frozen=True, slots=True)
class ZoneRules:
    """The whole file, patterns compiled. The word lists are of lower case, but `not_places` of capitals."""

    rules: tuple[ZoneRule, ...]
    caption_credit: re.Pattern[str]
    masthead: re.Pattern[str]
    occupation: re.Pattern[str]
    headline_verbs: frozenset[str]
    heading_openers: frozenset[str]
    reader_words: frozenset[str]
    organisations: frozenset[str]
    not_places: frozenset[str]
    agencies: dict[str, str]


@lru_cache(maxsize=4)
def load_zone_rules(path: Path | None = None) -> ZoneRules:
    """Load the rules from `path`, or those that ship with the program; a file is read once.

    Raises
    ------
    RuleError
        If it is not YAML or any entry is wrong; every fault is listed.
    """
    path = path or resource("rules", "zones.yaml")
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RuleError(str(path), [f"cannot be read: {error}"]) from error
    faults: list[str] = []
    rules = _parse(data, faults)
    if faults or rules is None:
        raise RuleError(str(path), faults)
    return rules


def _parse(data: Any, faults: list[str]) -> ZoneRules | None:
    if not isinstance(data, dict):
        faults.append("not a mapping; see the head of the shipped file for its form")
        return None
    faults.extend(f"unknown key {key!r}" for key in sorted(set(map(str, data)) - _OTHER_KEYS))
    faults.extend(f"missing key {key!r}" for key in sorted(_OTHER_KEYS - set(data)))
    if faults:
        return None
    entries = data["rules"] if isinstance(data["rules"], list) else []
    rules = [_parse_rule(entry, number, faults) for number, entry in enumerate(entries, start=1)]
    ids = [rule.id for rule in rules if rule]
    faults.extend(f"rule {name}: the id stands twice" for name in sorted({name for name in ids if ids.count(name) > 1}))
    agencies = data["agencies"]
    if not isinstance(agencies, dict):
        faults.append("agencies: not a mapping of names in datelines to publishers")
        agencies = {}
    words = {name: frozenset(map(str, _strings(data, name, name, faults))) for name in _LISTS}
    outlets = _alternatives(_strings(data, "outlets", "outlets", faults))
    occupations = _alternatives(_strings(data, "occupations", "occupations", faults))
    credits = _strings(data, "caption_credits", "caption_credits", faults)
    masthead = rf"(?i:the\s+)?(?:{outlets})(?:\s*[|:-]\s*\S.{{0,60}}(?<![.?])|[A-Z].{{0,60}})?"
    return ZoneRules(
        rules=tuple(rule for rule in rules if rule),
        caption_credit=_compile(rf"\s*(?:{'|'.join(credits)})\W*$", "caption_credits", faults, re.IGNORECASE),
        masthead=_compile(masthead, "outlets", faults),
        occupation=_compile(rf"\b(?:{occupations})s?\b", "occupations", faults, re.IGNORECASE),
        agencies={str(key).lower(): str(value) for key, value in agencies.items()},
        **words,
    )


def _parse_rule(entry: Any, number: int, faults: list[str]) -> ZoneRule | None:
    """One rule, or None after adding its faults."""
    if not isinstance(entry, dict):
        faults.append(f"rule {number}: not a mapping")
        return None
    where = f"rule {entry.get('id', number)}"
    before = len(faults)
    faults.extend(f"{where}: unknown key {key!r}" for key in sorted(set(map(str, entry)) - _RULE_KEYS))
    faults.extend(f"{where}: missing key {key!r}" for key in sorted(_NEEDED_KEYS - set(entry)))
    whole = _strings(entry, "whole", where, faults, default=[])
    part = _strings(entry, "part", where, faults, default=[])
    if not whole and not part:
        faults.append(f"{where}: no pattern; give `whole` or `part`")
    most_words = entry.get("most_words", _ANY_LENGTH)
    if not isinstance(most_words, int) or most_words < 1:
        faults.append(f"{where}, most_words: {most_words!r} is no whole number above 0")
    zone = _member(Zone, entry.get("zone"), f"{where}, zone", faults)
    place = _member(Place, entry.get("place", Place.ANYWHERE), f"{where}, place", faults)
    examples = _strings(entry, "examples", where, faults, default=[])
    near_misses = _strings(entry, "near_misses", where, faults, default=[])
    compiled = [
        _compile("|".join(f"(?:{pattern})" for pattern in patterns), where, faults, re.IGNORECASE)
        for patterns in ([rf"(?:{pattern})[.!?:;]*\Z" for pattern in whole] or [_NEVER], part or [_NEVER])
    ]
    if len(faults) > before or zone is None or place is None:
        return None
    return ZoneRule(
        id=str(entry["id"]),
        zone=zone,
        about=str(entry["about"]),
        whole=compiled[0],
        part=compiled[1],
        most_words=most_words,
        place=place,
        opens_tail=bool(entry.get("opens_tail", False)),
        examples=tuple(examples),
        near_misses=tuple(near_misses),
    )


def _strings(
    data: dict[str, Any], key: str, where: str, faults: list[str], default: list[str] | None = None
) -> list[str]:
    """The list of strings under `key`; a fault and an empty list if it is none."""
    value = data.get(key, default)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    faults.append(f"{where}, {key}: not a list of strings; put words such as yes, no and numbers in quotes")
    return []


def _member(kind: Callable[[Any], _T], value: Any, where: str, faults: list[str]) -> _T | None:
    try:
        return kind(value)
    except ValueError:
        faults.append(f"{where}: unknown value {value!r}")
        return None


def _compile(pattern: str, where: str, faults: list[str], flags: int = 0) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        faults.append(f"{where}: {error.msg} at position {error.pos} of a pattern")
        return re.compile(_NEVER)


def _alternatives(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
