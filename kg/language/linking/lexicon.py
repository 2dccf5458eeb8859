"""The word lists of `rules/nominals.yaml` and `rules/people.txt`, read once, in the shapes the linker asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from kg.errors import RuleError
from kg.resources import resource

__all__ = ["Lexicon", "Titles", "load_lexicon", "to_titles"]

_FILE = "rules/nominals.yaml"
_TABLES = frozenset({"pairs", "again", "kinds", "opposites", "senses", "prefixes", "titles", "fixed_groups"})
_SETS = frozenset({
    "bodies", "callings", "countries", "craft", "crowds", "dead", "female_words", "forces", "future", "general",
    "governments", "honorifics", "institutions", "islands", "judging", "lesser", "locals", "male_words", "minds",
    "occasions", "organizations", "others", "particles", "partly_known", "parts", "past", "people", "public_bodies",
    "publications", "quantities", "seats", "sending", "stances", "subnational", "surname_first",
    "vessels", "waters", "works",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of offices by their last word; each with its words and the role it names."""

    by_last: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def ending(self, words: list[str]) -> tuple[int, str] | None:
        """Number of words and role of the longest title at the end of `words` (lower case), or None."""
        for title, role in self.by_last.get(words[-1], ()):
            if tuple(words[-len(title) :]) == title:
                return len(title), role
        return None

    def has(self, word: str) -> bool:
        """Whether one word is a title of its own: 'minister', not the 'government' of 'head of government'."""
        return any(title == (word,) for title, _ in self.by_last.get(word, ()))

    def extended(self, others: Mapping[str, str]) -> Titles:
        """These titles and others (title -> role) that are not among them."""
        known = {" ".join(words): role for some in self.by_last.values() for words, role in some}
        return to_titles({**others, **known})


def to_titles(roles: Mapping[str, str]) -> Titles:
    """Titles by their last word, the longest first, from title -> role."""
    by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for title, role in roles.items():
        words = tuple(title.lower().replace("-", " ").split())
        by_last.setdefault(words[-1], []).append((words, role))
    return Titles({last: tuple(sorted(some, key=lambda t: (-len(t[0]), t))) for last, some in by_last.items()})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Common nouns that name actors, titles, and the words that decide senses. All in lower case.

    `expressions` gives the fixed expressions by each of their words, and the place of that word in them.
    """

    sets: Mapping[str, frozenset[str]]
    pairs: Mapping[str, frozenset[str]]
    again: Mapping[str, frozenset[str]]
    opposites: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    senses: Mapping[str, frozenset[str]]
    prefixes: Mapping[str, str]
    fixed_groups: Mapping[str, frozenset[str]]
    titles: Titles
    expressions: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]

    def has(self, name: str, word: str) -> bool:
        """Whether the list `name` holds `word`."""
        return word in self.sets[name]


@cache
def load_lexicon() -> Lexicon:
    """Read the shipped word lists.

    Raises
    ------
    RuleError
        If a list is missing or no list of words.
    """
    text = resource("rules", "nominals.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    faults = [
        f"{name}: no list of words" for name in sorted(_SETS | {"expressions"}) if not isinstance(data.get(name), list)
    ]
    faults += [f"{name}: no table" for name in sorted(_TABLES) if not isinstance(data.get(name), dict)]
    if faults:
        raise RuleError(_FILE, faults)
    sets = {name: _words(data[name]) for name in sorted(_SETS)}
    return Lexicon(
        sets={**sets, "callings": sets["callings"] | _people()},
        pairs=_table(data["pairs"]),
        again=_table(data["again"]),
        opposites=_table(data["opposites"]),
        kinds=_table(data["kinds"]),
        senses=_table(data["senses"]),
        prefixes={str(prefix): str(actor) for prefix, actor in data["prefixes"].items()},
        fixed_groups=_table(data["fixed_groups"]),
        expressions=_expressions(data["expressions"]),
        titles=to_titles({str(title): role for role, titles in data["titles"].items() for title in titles}),
    )


def _people() -> frozenset[str]:
    """The nouns that mean nothing but people."""
    lines = resource("rules", "people.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _expressions(phrases: Iterable[Any]) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase in phrases:
        words = tuple(str(phrase).lower().split())
        for at, word in enumerate(words):
            found.setdefault(word, []).append((words, at))
    return {word: tuple(places) for word, places in found.items()}


def _words(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(str(value).lower() for value in values)


def _table(values: Mapping[str, Iterable[Any]]) -> dict[str, frozenset[str]]:
    return {name: _words(words) for name, words in values.items()}
