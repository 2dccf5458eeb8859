"""Load and check the words that are for or against something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from kg.resources import resource
from kg.rulebook.faults import Faults, hint
from kg.rulebook.prepositions import PREPOSITIONS
from kg.rulebook.yaml_lines import Node, read_yaml

__all__ = ["StanceWords", "Takes", "load_stance_words"]

_FILE = "stance.yaml"
_VALUES = ("support", "oppose")
#: What a word takes as its object, and not behind a preposition.
OBJECTS = ("object", "thing", "issue", "person", "object-against")
_PREPOSITIONS = PREPOSITIONS | {"by", "behind"}

#: Lemma -> what it takes (object, thing, person or a preposition) -> support or oppose.
Takes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The sections of ``rules/stance.yaml``, which explains them."""

    verbs: Takes
    nouns: Takes
    adjectives: Takes
    prepositions: Mapping[str, str]
    sides: Mapping[str, str]
    evaluations: Mapping[str, str]
    ending_verbs: frozenset[str]
    ending_nouns: frozenset[str]
    carriers: frozenset[str]
    weak: frozenset[str]
    leads: frozenset[str]
    refusing: frozenset[str]
    naming: frozenset[str]
    being: frozenset[str]
    harming: frozenset[str]
    demanding: frozenset[str]
    parts: frozenset[str]
    plans: frozenset[str]
    measures: frozenset[str]
    measured: frozenset[str]
    deeds: frozenset[str]
    held: frozenset[str]
    causes: frozenset[str]
    praised: frozenset[str]


_TAKING = ("verbs", "nouns", "adjectives")
_VALUED = ("prepositions", "sides", "evaluations")
_ENDING = ("verbs", "nouns")
_LISTS = tuple(
    f.name for f in fields(StanceWords) if f.name not in {*_TAKING, *_VALUED, "ending_verbs", "ending_nouns"}
)
_SECTIONS = ("summary", *_TAKING, *_VALUED, *_LISTS, "ending")


def load_stance_words(path: Path | None = None) -> StanceWords:
    """Read the words that ship with the program, or those of another file.

    Raises
    ------
    RuleError
        With every fault of the file and its line: broken YAML, an unknown or missing section, a word that is for and
        against the same thing.
    """
    path = path or resource("rules", _FILE)
    faults = Faults()
    root = read_yaml(path, lambda line, text: faults.add(path.name, line, text))
    words = _Reader(faults).read(root if root is not None else Node({}, path.name, 1))
    faults.raise_all()
    return words


class _Reader:
    """Reads section by section and notes what is wrong instead of stopping at it."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def read(self, root: Node) -> StanceWords:
        sections = root.entries
        for name, node in sections.items():
            if name not in _SECTIONS:
                self._faults.at(node, f"unknown section {name!r}; {hint(name, _SECTIONS)}")
        for name in _SECTIONS:
            if name not in sections:
                self._faults.at(root, f"section {name!r} is missing; add it")
        empty = Node(None, root.file, root.line)
        ending = self._parts(sections.get("ending", empty), _ENDING)
        verbs, nouns, adjectives = (self._taking(sections.get(name, empty)) for name in _TAKING)
        prepositions, sides, evaluations = (self._valued(sections.get(name, empty)) for name in _VALUED)
        ending_verbs, ending_nouns = (frozenset(ending[name]) for name in _ENDING)
        lists = (frozenset(self._words(sections.get(name, empty))) for name in _LISTS)
        return StanceWords(
            verbs, nouns, adjectives, prepositions, sides, evaluations, ending_verbs, ending_nouns, *lists
        )

    def _taking(self, section: Node) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for entry in section.items:
            parts = entry.entries
            for name in {"stance", "takes", "words"} - parts.keys():
                self._faults.at(entry, f"{name!r} is missing; add it")
            if {"stance", "takes", "words"} - parts.keys():
                continue
            value = str(parts["stance"].value)
            if value not in _VALUES:
                self._faults.at(parts["stance"], f"unknown stance {value!r}; {hint(value, _VALUES)}")
            for taken in self._words(parts["takes"]):
                if taken not in OBJECTS and taken not in _PREPOSITIONS:
                    self._faults.at(parts["takes"], f"{taken!r} is nothing that words take; {hint(taken, OBJECTS)}")
            for item in parts["words"].items:
                self._put(found, item, dict.fromkeys(self._words(parts["takes"]), value))
        return found

    def _put(self, found: dict[str, dict[str, str]], item: Node, takes: Mapping[str, str]) -> None:
        known = found.setdefault(str(item.value), {})
        for taken in known.keys() & takes.keys():
            self._faults.at(item, f"{item.value!r} takes {taken!r} already; remove one")
        known.update(takes)

    def _valued(self, section: Node) -> dict[str, str]:
        found: dict[str, str] = {}
        for value, words in self._parts(section, _VALUES).items():
            for word in words:
                if word in found:
                    self._faults.at(section, f"{word!r} is both for and against; remove one")
                found[word] = value
        return found

    def _parts(self, section: Node, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        for name, node in section.entries.items():
            if name not in names:
                self._faults.at(node, f"unknown key {name!r}; {hint(name, names)}")
        return {name: self._words(section.entries[name]) if name in section.entries else () for name in names}

    def _words(self, node: Node) -> tuple[str, ...]:
        for item in node.items:
            if item.text is None:
                self._faults.at(item, "must be a word")
        return tuple(item.text for item in node.items if item.text is not None)
