"""The words that tell details of events, read from `rules/details.yaml` and checked whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import RuleError
from kg.records import Format, Rank
from kg.resources import resource

__all__ = ["DetailLexicon", "load_detail_lexicon", "read_detail_lexicon"]

_APPLIES = frozenset({"format", "rank", "people", "count", "occasion"})


@dataclass(frozen=True, slots=True)
class DetailLexicon:
    """Word lists by the name that they have in the file, which says what each is for.

    `applies` maps a detail to classes of events, `by_class` a class to its format; `manners`, `media` and `ranks` map
    a word to its value.
    """

    applies: Mapping[str, frozenset[str]]
    manners: Mapping[str, str]
    media: Mapping[str, str]
    by_class: Mapping[str, str]
    ranks: Mapping[str, str]
    carriers: frozenset[str]
    sidelines: frozenset[str]
    journeys: frozenset[str]
    hosting: frozenset[str]
    invitations: frozenset[str]
    guests: frozenset[str]
    leading: frozenset[str]
    accompanying: frozenset[str]
    delegations: frozenset[str]
    rounds: frozenset[str]
    serial: frozenset[str]
    recurring: frozenset[str]
    unserial: frozenset[str]
    marking: frozenset[str]
    marked_by: frozenset[str]
    days: frozenset[str]
    attending: frozenset[str]
    gatherings: frozenset[str]
    before: frozenset[str]
    eves: frozenset[str]
    happening: frozenset[str]
    often: frozenset[str]
    each: frozenset[str]
    periods: frozenset[str]
    instances: frozenset[str]
    many: frozenset[str]

    def concerns(self, detail: str, classes: Iterable[str]) -> bool:
        """Whether an event of these classes (its own and those above it) can have the detail."""
        return not self.applies[detail].isdisjoint(classes)


@cache
def load_detail_lexicon() -> DetailLexicon:
    """The words that ship with the program; read once."""
    return read_detail_lexicon(resource("rules", "details.yaml"))


def read_detail_lexicon(path: Path) -> DetailLexicon:
    """Read the words of one file.

    Raises
    ------
    RuleError
        With every fault of the file: no YAML, a key missing or unknown, an unknown format or rank, a word that has
        two values.
    """
    try:
        data: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise RuleError(path.name, [f"not YAML: {error}; mend the line it names"]) from error
    known = {field.name for field in fields(DetailLexicon)}
    data = data if isinstance(data, dict) else {}
    faults = [f"unknown key {key!r}; known: {', '.join(sorted(known))}" for key in sorted(set(data) - known)]
    faults += [f"missing key {key!r}; add it" for key in sorted(known - set(data))]
    if faults:
        raise RuleError(path.name, faults)
    values: dict[str, Any] = {
        key: _by_word(key, data[key], Rank if key == "ranks" else Format, faults)
        for key in ("manners", "media", "by_class", "ranks")
    }
    values["applies"] = {detail: frozenset(classes) for detail, classes in data["applies"].items()}
    faults += [f"applies: {name!r} is missing or no detail" for name in sorted(_APPLIES ^ set(data["applies"]))]
    if faults:
        raise RuleError(path.name, faults)
    return DetailLexicon(
        **{key: values.get(key, frozenset(map(str, data[key]))) for key in known - values.keys()}, **values
    )


def _by_word(
    key: str, lists: Mapping[str, list[str]], allowed: type[Format] | type[Rank], faults: list[str]
) -> dict[str, str]:
    """Word -> value, from the lists by value."""
    found: dict[str, str] = {}
    for value, words in lists.items():
        if value not in set(allowed):
            faults.append(f"{key}: unknown value {value!r}; known: {', '.join(allowed)}")
        for word in words:
            if word in found:
                faults.append(f"{key}: {word!r} stands under {found[word]} and {value}; keep one")
            found[word] = value
    return found
