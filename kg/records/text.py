"""The text of an article and its parse."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Article", "Block", "Parse", "Sentence", "TextSpan", "Token", "Zone"]


class TextSpan(NamedTuple):
    """A stretch of the article's text, `text[start:end]`."""

    start: int
    end: int

    def covers(self, other: TextSpan) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: TextSpan) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Zone(StrEnum):
    """What part of a page a block of text is; decides what may be extracted from it."""

    BODY = "body"
    HEADLINE = "headline"
    CAPTION = "caption"
    BIOGRAPHY = "biography"  # yields authorship and affiliation only
    BOILERPLATE = "boilerplate"  # yields nothing


class Block(NamedTuple):
    """One paragraph or line of an article. `reason` names the rule that zoned it, empty for body text."""

    span: TextSpan
    zone: Zone
    reason: str = ""


def _block_start(block: Block) -> int:
    return block.span.start


@dataclass(frozen=True, slots=True)
class Article:
    """One source text. `published` is EDTF (day, month, interval) or None; `blocks` are in text order.

    `kind` is what its catalogue calls it: "wire report", "readout".
    `issuer` is the registry id or name of the body whose account it gives, where that is not its publisher's name.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    issuer: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: str | None = None
    license: str | None = None
    kind: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()

    def block_at(self, offset: int) -> int:
        """Index of the block that a character stands in, or of the last one before it; -1 before the first."""
        return bisect_right(self.blocks, offset, key=_block_start) - 1


class Token(NamedTuple):
    """One token. `i` and `head` count through the whole article; the root of a sentence heads itself."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # Universal POS
    tag: str  # Penn Treebank tag
    dep: str  # ClearNLP dependency label
    head: int
    entity: str = ""  # IOB tag of what it names: "B-PERSON", "I-PERSON", or empty (see `kg.language.entities`)


class Sentence(NamedTuple):
    """Tokens `first` to `last` (half-open) of the parse."""

    span: TextSpan
    first: int
    last: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens and sentences of the blocks worth reading, in text order."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
