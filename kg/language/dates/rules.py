"""How grammar rules are written and applied: patterns over lexeme classes, leftmost and longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from kg.language.dates.lexicon import CODES, Lexeme, compile_pattern
from kg.language.dates.nodes import Node

__all__ = ["Found", "Rule", "apply", "rule"]


class Found(NamedTuple):
    """A pattern that matched, with the lexemes it matched."""

    match: re.Match[str]
    items: Sequence[Lexeme]

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return group in self.match.re.groupindex and self.match[group] is not None

    def item(self, group: str) -> Lexeme:
        """The first lexeme of the group."""
        return self.items[self.match.start(group)]

    def number(self, group: str) -> int:
        """The number that the group's first lexeme stands for."""
        return cast(int, self.item(group).value)

    def node(self, group: str) -> Node:
        """The tree under the group, an expression found by an earlier pass."""
        return cast(Node, self.item(group).value)

    def code(self, group: str, name: str) -> bool:
        """Whether the group's first lexeme is of the class `name`."""
        return self.has(group) and self.item(group).code == CODES[name]

    def words(self, group: str) -> str:
        """The group's words in lower case."""
        return " ".join(item.text for item in self.items[self.match.start(group) : self.match.end(group)]).lower()

    def neighbour(self, offset: int) -> Lexeme | None:
        """The lexeme before (-1) or after (1) the match, or None at the edge of the sentence."""
        at = self.match.start() - 1 if offset < 0 else self.match.end()
        return self.items[at] if 0 <= at < len(self.items) else None

    def glued(self) -> bool:
        """Whether no white space stands inside the match."""
        some = self.items[self.match.start() : self.match.end()]
        return all(one.end == two.start for one, two in pairwise(some))


class Rule(NamedTuple):
    """A pattern and what it builds; a builder that returns None rejects the match.

    With a group `core` only that group becomes the expression, the rest is context.
    """

    pattern: re.Pattern[str]
    build: Callable[[Found], Node | None]


def rule(source: str, build: Callable[[Found], Node | None]) -> Rule:
    """Make a rule from a pattern in class names; see `lexicon.compile_pattern`."""
    return Rule(compile_pattern(source), build)


def apply(rules: Sequence[Rule], items: Sequence[Lexeme], text: str) -> list[Lexeme]:
    """Replace what the rules match by single items of class ATOM that carry their trees.

    Matches may not overlap: the leftmost wins, then the longest, then the earlier rule.
    """
    string = "".join(item.code for item in items)
    found: list[tuple[int, int, int, Node]] = []
    for order, (pattern, build) in enumerate(rules):
        for match in pattern.finditer(string):
            node = build(Found(match, items))
            if node is not None:
                group = "core" if "core" in pattern.groupindex else 0
                found.append((match.start(group), -match.end(group), order, node))
    if not found:
        return list(items)
    result: list[Lexeme] = []
    at = 0
    for start, negative_end, _, node in sorted(found, key=lambda f: f[:3]):
        if start < at:
            continue
        result += items[at:start]
        at = -negative_end
        first, last = items[start], items[at - 1]
        result.append(Lexeme(first.start, last.end, text[first.start : last.end], CODES["ATOM"], node))
    return [*result, *items[at:]]
