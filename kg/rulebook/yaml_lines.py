"""Read YAML together with the file and line of each entry, so that a fault can be told by where it stands.

Rule files are plain data: words, whole numbers, lists and mappings. What YAML has beyond that (anchors and aliases,
tags, several documents, dates, booleans) is refused or read as words: `on` and `no` are a preposition and an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from kg.resources import resource

__all__ = ["Node", "Plain", "own_or_shipped", "read_yaml"]

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | None"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST = 1_000_000  # bytes
_DEEPEST = 10
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_NOTHING = {"", "~", "null", "Null", "NULL"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

#: Told of each fault: line (0 for the whole file) and text.
Report: TypeAlias = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Node:
    """An entry: its value and where it stands. That of a key is the line of the key."""

    value: Mapping[str, Node] | tuple[Node, ...] | str | int | None
    file: str
    line: int

    @property
    def entries(self) -> Mapping[str, Node]:
        """The entries of a mapping; none if it is no mapping."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; a single value is a list of one, nothing a list of none."""
        if isinstance(self.value, tuple):
            return self.value
        return () if self.value is None else (self,)

    @property
    def text(self) -> str | None:
        """The value if it is a text that is not empty, else None."""
        return self.value if isinstance(self.value, str) and self.value.strip() else None

    def is_one(self, known: Collection[str]) -> bool:
        """Whether the value is one of some words."""
        return isinstance(self.value, str) and self.value in known

    def plain(self) -> Plain:
        """The value without its places."""
        if isinstance(self.value, Mapping):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, tuple):
            return [child.plain() for child in self.value]
        return self.value


def own_or_shipped(name: str, extra: Sequence[Path]) -> Path:
    """The rule file of that name in the last of the folders (or files) given that has it, else the shipped one."""
    own = [place / name if place.is_dir() else place for place in extra]
    return next((path for path in reversed(own) if path.name == name and path.is_file()), resource("rules", name))


def read_yaml(path: Path, report: Report) -> Node | None:
    """Content of a YAML file.

    Parameters
    ----------
    path : Path
    report : callable
        Told of every fault, as (line, text); what can still be read is read on.

    Returns
    -------
    Node or None
        None where the file is no YAML at all, too large or too deep.
    """
    text = _read_text(path, report)
    if text is None:
        return None
    root, faults = _parsed(text, path.name)
    for line, fault in faults:
        report(line, fault)
    return root


@lru_cache(maxsize=128)
def _parsed(text: str, file: str) -> tuple[Node | None, tuple[tuple[int, str], ...]]:
    """The content of a text and the faults in it; the same text is parsed once in a process."""
    faults: list[tuple[int, str]] = []
    builder = _Builder(file, lambda line, fault: faults.append((line, fault)))
    root: Node | None = None
    try:
        if all(map(builder.take, yaml.parse(text, Loader=_LOADER))):
            root = builder.root or Node(None, file, 1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = " ".join(str(getattr(error, "problem", None) or getattr(error, "reason", "")).split())
        faults.append((mark.line + 1 if mark else 1, f"not YAML: {problem or 'it cannot be read'}; mend that line"))
    return root, tuple(faults)


def _read_text(path: Path, report: Report) -> str | None:
    try:
        if path.stat().st_size > _LARGEST:
            report(0, "larger than 1 MB; split the file")
            return None
        content = path.read_bytes()
    except OSError as error:
        report(0, f"cannot be read: {error.strerror}; check the path")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report(content.count(b"\n", 0, error.start) + 1, "not UTF-8; save the file as UTF-8")
        return None
    bad = False
    for pattern, what in ((_CONTROL, "a control character; take it out"), (re.compile("\t"), "a tab; write spaces")):
        for line in sorted({text.count("\n", 0, match.start()) + 1 for match in pattern.finditer(text)})[:5]:
            report(line, what)
            bad = True
    return None if bad else text


@dataclass(slots=True)
class _Open:
    """A list or mapping still being read, and the line it will be told by."""

    line: int
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] | None = None
    key: tuple[str, int] | None = None


class _Builder:
    """Makes nodes of the parser's events, without recursion: no file is too deep for it, only for us."""

    def __init__(self, file: str, report: Report) -> None:
        self.file, self.report = file, report
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Read one event on; False where it makes no sense to go on."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.report(line, "a second document (`---`); put it into a file of its own")
                return False
        elif isinstance(event, yaml.AliasEvent):
            self.report(line, f"alias *{event.anchor}; write it out, or share it by `defaults` or `extends`")
            return self._put(None, line)
        elif isinstance(event, yaml.ScalarEvent):
            self._check(event, line)
            return self._put(_scalar(event), line)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._check(event, line)
            return self._begin(line, mapping=isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            done = self._open.pop()
            self._add(Node(tuple(done.items) if done.entries is None else done.entries, self.file, done.line))
        return True

    def _check(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self.report(line, f"anchor &{event.anchor}; leave it out, share by `defaults` or `extends`")
        if event.tag is not None:
            self.report(line, f"tag {event.tag}; leave it out, rule files are plain words and numbers")

    def _begin(self, line: int, *, mapping: bool) -> bool:
        above = self._open[-1] if self._open else None
        if above is not None and above.entries is not None and above.key is None:
            self.report(line, "a list or mapping as a key; a key is a word")
            return False
        if len(self._open) >= _DEEPEST:
            self.report(line, f"nested deeper than {_DEEPEST} levels; rule files are flatter")
            return False
        at = above.key[1] if above is not None and above.key is not None else line
        self._open.append(_Open(at, entries={} if mapping else None))
        return True

    def _put(self, value: str | int | None, line: int) -> bool:
        above = self._open[-1] if self._open else None
        if above is not None and above.entries is not None and above.key is None:
            name = "" if value is None else str(value)
            if name in above.entries:
                self.report(line, f"{name!r} stands twice; keep one")
            above.key = (name, line)
        else:
            at = above.key[1] if above is not None and above.key is not None else line
            self._add(Node(value, self.file, at))
        return True

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        above = self._open[-1]
        if above.entries is None:
            above.items.append(node)
        elif above.key is not None:
            above.entries[above.key[0]] = node
            above.key = None


def _scalar(event: Any) -> str | int | None:
    """A word, or a whole number or nothing if it stands without quotes."""
    text = str(event.value)
    if event.style not in (None, ""):
        return text
    if text in _NOTHING:
        return None
    return int(text) if _NUMBER.fullmatch(text) else text
