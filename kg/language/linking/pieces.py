"""Words cut finer than tokens: "U.S.-China" and "Xi-Putin" are two names, whatever the tokeniser made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.records import Token

__all__ = ["Piece", "fold", "pieces_of", "slug", "split"]

_PIECE = re.compile(r"'s\b|(?:[^\W_]|[.&\u0300-\u036f])+|[^\w\s]|_")
_HYPHENS = frozenset("-–‐‑")


class Piece(NamedTuple):
    """A word of the article. `glued` is whether a hyphen joins it to the word before."""

    key: str
    text: str
    start: int
    end: int
    token: int
    glued: bool


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` without accents, full stops and capitals, for comparison."""
    if text.isascii():
        return text.replace(".", "").casefold()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").casefold()


def slug(name: str) -> str:
    """An identifier made from a name: ``Nicolás Maduro`` gives ``nicolas-maduro``."""
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-_") or "unnamed"


def split(text: str) -> list[str]:
    """The pieces of a name, hyphens left out."""
    return [m[0] for m in _PIECE.finditer(text.replace("’", "'")) if m[0] not in _HYPHENS]


def pieces_of(tokens: Sequence[Token]) -> list[Piece]:
    """Cut tokens into pieces. A hyphen between two words is no piece; one that stands free is."""
    found: list[Piece] = []
    hyphen = -1
    for token in tokens:
        if token.text.isalnum():  # one piece, as most words are
            start, end = token.start, token.start + len(token.text)
            found.append(Piece(fold(token.text) or token.text, token.text, start, end, token.i, hyphen == start))
            continue
        for match in _PIECE.finditer(token.text):
            start, end = token.start + match.start(), token.start + match.end()
            if match[0] in _HYPHENS and found and found[-1].end == start:
                hyphen = end
                continue
            found.append(Piece(fold(match[0]) or match[0], match[0], start, end, token.i, hyphen == start))
    return found
