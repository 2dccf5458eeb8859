"""What a rule takes over from the rule it extends and from the defaults of its file. Entries in, whole entries out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.rulebook.faults import Faults, hint
from kg.rulebook.vocabulary import MERGED_KEYS, OWN_KEYS
from kg.rulebook.yaml_lines import Node

__all__ = ["Entry", "complete"]

_NOTHING = ((), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as its file writes it. `own` is whether an analyst wrote it; `defaults` are those of its file."""

    id: str
    family: str
    node: Node
    own: bool = False
    defaults: Node | None = None

    @property
    def key(self) -> tuple[bool, str]:
        """What tells the shipped rule of an id from an analyst's own."""
        return self.own, self.id


def complete(
    entries: Sequence[Entry], words: Mapping[str, frozenset[str]], faults: Faults
) -> list[tuple[Entry, Mapping[str, Node], bool]]:
    """Give every rule what it takes over.

    What the rule says itself stands; then what the rule says that it extends; then the defaults of its file. An own
    rule that has the id of a shipped one replaces it in the result, and may extend it by that id.

    Parameters
    ----------
    entries : sequence of Entry
        Each (own, id) once.
    words : mapping
        Word classes, to take single words out of an inherited class.
    faults : Faults
        Told of unknown and circular `extends`, and of words added twice or taken out in vain.

    Returns
    -------
    list of (Entry, mapping of str to Node, bool)
        In the order of `entries`, without those that cannot be completed; whether it went without a fault.
    """
    merger = _Merger({entry.key: entry for entry in entries}, words, faults)
    merger.resolve(entries)
    replaced = {entry.id for entry in entries if entry.own}
    found = []
    for entry in entries:
        merged = merger.merged[entry.key]
        if merged is not None and (entry.own or entry.id not in replaced):
            found.append((entry, merger.without_emptied(merged), entry.key not in merger.faulty))
    return found


class _Merger:
    def __init__(
        self, entries: Mapping[tuple[bool, str], Entry], words: Mapping[str, frozenset[str]], faults: Faults
    ) -> None:
        self.entries, self.words, self.faults = entries, words, faults
        self.merged: dict[tuple[bool, str], dict[str, Node] | None] = {}
        self.faulty: set[tuple[bool, str]] = set()
        self._emptied: dict[int, Node] = {}  # by identity: `[]` that takes out what was inherited

    def resolve(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            chain: dict[tuple[bool, str], Entry] = {}
            at: Entry | None = entry
            while at is not None and at.key not in self.merged and at.key not in chain:
                chain[at.key] = at
                at = self._parent(at)
            if at is not None and at.key in chain:
                self._circle([*chain.values()], [*chain].index(at.key))
            for link in reversed(chain.values()):
                if link.key not in self.merged:
                    before = len(self.faults)
                    self.merged[link.key] = self._merge(link)
                    if len(self.faults) > before:
                        self.faulty.add(link.key)

    def _parent(self, entry: Entry) -> Entry | None:
        """The rule that the entry extends: the shipped one under its own id, else an own one before a shipped one."""
        name = _extends(entry)
        if name is None:
            return None
        keys = [(False, name)] if name == entry.id or not entry.own else [(True, name), (False, name)]
        return next((self.entries[key] for key in keys if key in self.entries), None)

    def _circle(self, chain: Sequence[Entry], start: int) -> None:
        """Tell once of rules that extend each other; none of them can be completed."""
        circle = chain[start:]
        shown = " extends ".join([*(link.id for link in circle), circle[0].id])
        self.faults.at(circle[0].node.entries["extends"], f"circular: {shown}; let one of them stand by itself")
        self.merged.update({link.key: None for link in circle})

    def _merge(self, entry: Entry) -> dict[str, Node] | None:
        merged = dict(entry.node.entries)
        name = _extends(entry)
        defaults = entry.defaults.entries if entry.defaults is not None else {}
        if name is not None:
            parent = self._parent(entry)
            if parent is None:
                ids = sorted({i for own, i in self.entries if (entry.own or not own) and i != entry.id})
                self.faults.at(entry.node.entries["extends"], f"`extends` names no rule {name!r}; {hint(name, ids)}")
                return None
            inherited = self.merged.get(parent.key)
            if inherited is None:
                return None
            merged = self._overlay(merged, inherited)
            if parent.defaults is entry.defaults:
                return merged
        return self._overlay(merged, defaults)

    def _overlay(self, entry: Mapping[str, Node], inherited: Mapping[str, Node]) -> dict[str, Node]:
        """The entry over what it inherits, key by key where a key has entries of its own."""
        result = {key: node for key, node in inherited.items() if key not in OWN_KEYS}
        for key, node in entry.items():
            below = result.get(key)
            if key in MERGED_KEYS and below is not None and node.entries and below.entries:
                result[key] = Node(self._overlay_parts(key, node.entries, below.entries), node.file, node.line)
            elif not (key in MERGED_KEYS and below is not None and node.value is None):
                result[key] = node
        return result

    def _overlay_parts(self, key: str, entry: Mapping[str, Node], inherited: Mapping[str, Node]) -> dict[str, Node]:
        spelled = {_same(part): part for part in inherited}
        renamed = {spelled[_same(part)]: (part, node) for part, node in entry.items() if _same(part) in spelled}
        result: dict[str, Node] = {}
        for part, below in inherited.items():
            name, node = renamed.get(part, (part, below))
            if key == "when" and part == "predicate" and node is not below:
                node = self._words(node, below)
            if node is not below and node.value in _NOTHING:
                self._emptied[id(node)] = node
            result[name] = node
        return result | {part: node for part, node in entry.items() if _same(part) not in spelled}

    def _words(self, node: Node, inherited: Node) -> Node:
        """Predicates: a plain list replaces the inherited one; `+word` adds to it, `-word` takes out."""
        changes = [item for item in node.items if (item.text or "")[:1] in {"+", "-"}]
        if not changes:
            return node
        for item in node.items:
            if item not in changes:
                self.faults.at(item, f"{item.plain()!r} stands among words with + or -; write + or - before it")
        kept = {word: item for item in inherited.items for word in self._expand(item.text or "")}
        for item in changes:
            for word in self._expand((item.text or "")[1:]):
                if (item.text or "").startswith("+"):
                    if word in kept:
                        self.faults.at(item, f"+{word} is inherited already; leave it out")
                    kept[word] = item
                elif word in kept:
                    del kept[word]
                else:
                    self.faults.at(item, f"-{word} is not inherited; {hint(word, kept)}")
        listed = tuple(Node(word, item.file, item.line) for word, item in kept.items())
        return Node(listed, node.file, node.line)

    def _expand(self, word: str) -> list[str]:
        return sorted(self.words[word[1:]]) if word.startswith("$") and word[1:] in self.words else [word]

    def without_emptied(self, merged: Mapping[str, Node]) -> Mapping[str, Node]:
        """The entry without the conditions and roles that `[]` took out."""
        result: dict[str, Node] = {}
        for key, node in merged.items():
            if key not in MERGED_KEYS or not node.entries:
                result[key] = node
            elif kept := self._kept(node):
                result[key] = Node(kept, node.file, node.line)
        return result

    def _kept(self, node: Node) -> dict[str, Node]:
        return {part: child for part, child in node.entries.items() if id(child) not in self._emptied}


def _extends(entry: Entry) -> str | None:
    node = entry.node.entries.get("extends")
    return node.text if node is not None else None


def _same(part: str) -> tuple[str, ...]:
    """What makes two conditions or roles the same part of a rule: the roles they look at, in any order."""
    return tuple(sorted(piece.strip() for piece in part.split("|")))
