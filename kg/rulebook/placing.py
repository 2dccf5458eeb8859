"""Load and check `places.yaml`: the words by which places of events are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from kg.rulebook.faults import Faults, hint
from kg.rulebook.yaml_lines import Node, own_or_shipped, read_yaml

__all__ = ["PLACES_FILE", "PlaceWords", "load_place_words"]

PLACES_FILE = "places.yaml"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of the file, which says what each means."""

    there: frozenset[str]
    over: frozenset[str]
    struck: frozenset[str]
    spots: frozenset[str]
    gatherings: frozenset[str]
    occasions: frozenset[str]
    attending: frozenset[str]
    hosting: frozenset[str]
    arrivals: frozenset[str]
    coming: frozenset[str]
    journeys: frozenset[str]
    enacting: frozenset[str]
    crowds: frozenset[str]
    domestic: frozenset[str]


def load_place_words(extra: Sequence[Path] = ()) -> PlaceWords:
    """Read the shipped file, or that of the same name in the last of the folders (or files) given.

    Raises
    ------
    RuleError
        Once, for all lists that are missing, unknown or hold no words.
    """
    return _read(own_or_shipped(PLACES_FILE, extra))


@lru_cache(maxsize=4)
def _read(path: Path) -> PlaceWords:
    faults = Faults()
    top = read_yaml(path, lambda line, text: faults.add(path.name, line, text))
    lists = top.entries if top is not None else {}
    known = [field.name for field in fields(PlaceWords)]
    for name, node in lists.items():
        if name not in known:
            faults.at(node, f"unknown list {name!r}; {hint(name, known)}")
    found = {name: _words(name, lists.get(name), path, faults) for name in known}
    faults.raise_all()
    return PlaceWords(**found)


def _words(name: str, node: Node | None, path: Path, faults: Faults) -> frozenset[str]:
    words = [item.text for item in node.entries["words"].items] if node is not None and "words" in node.entries else []
    if not words or None in words:
        faults.add(path.name, node.line if node is not None else 0, f"{name} has no words; give words: [word, …]")
    return frozenset(word for word in words if word is not None)
