"""Collects what is wrong with rule and class files, so that all of it can be told at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from kg.errors import RuleError
from kg.rulebook.yaml_lines import Node

__all__ = ["Faults", "hint", "listed"]

_MOST_NAMES = 24


class Faults:
    """Faults of all files of one load, each with its file and line. The same fault met twice is told once."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._found: dict[tuple[str, int, str], None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def at(self, node: Node, text: str) -> None:
        """Note a fault of an entry; `text` says what is wrong and what to do."""
        self.add(node.file, node.line, text)

    def add(self, file: str, line: int, text: str) -> None:
        """Note a fault of a line; line 0 means the file as such."""
        self._files.setdefault(file, len(self._files))
        self._found.setdefault((file, line, text))

    def raise_all(self) -> None:
        """Raise what was noted, file by file and line by line; nothing was noted: do nothing.

        Raises
        ------
        RuleError
        """
        if not self._found:
            return
        ordered = sorted(self._found, key=lambda fault: (self._files[fault[0]], fault[1]))
        raise RuleError("rules", [f"{file}{f', line {line}' if line else ''}: {text}" for file, line, text in ordered])


def hint(word: str, known: Iterable[str]) -> str:
    """What to write instead of an unknown word: the nearest known one, else the known ones."""
    names = sorted(map(str, known))
    near = difflib.get_close_matches(word[:80], names, 1)
    return f"did you mean {near[0]!r}?" if near else f"known: {listed(names)}"


def listed(names: Iterable[str]) -> str:
    """Names in a row, the rest of many left out."""
    ordered = list(names)
    return ", ".join(ordered[:_MOST_NAMES]) + (", …" if len(ordered) > _MOST_NAMES else "")
