"""The words of `rules/speakers.yaml` that tell who speaks and to whom."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

import yaml

from kg.errors import RuleError
from kg.resources import resource

__all__ = ["PartyWords", "load_party_words"]

_FILE = "rules/speakers.yaml"


@dataclass(frozen=True, slots=True)
class PartyWords:
    """Lemmas in lower case, each list as the file explains it."""

    documents: frozenset[str]
    leaders: frozenset[str]
    sides: frozenset[str]
    parts: frozenset[str]
    printed: frozenset[str]
    issuing: frozenset[str]
    letters: frozenset[str]
    talks: frozenset[str]
    answers: frozenset[str]
    facing: frozenset[str]
    demanding: frozenset[str]
    moments: frozenset[str]


@cache
def load_party_words() -> PartyWords:
    """Read the shipped word lists.

    Raises
    ------
    RuleError
        If a list is missing or no list of words.
    """
    text = resource(*_FILE.split("/")).read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    names = [field.name for field in fields(PartyWords)]
    faults = [f"{name}: no list of words" for name in names if not isinstance(data.get(name), list)]
    if faults:
        raise RuleError(_FILE, faults)
    return PartyWords(**{name: frozenset(map(str, data[name])) for name in names})
