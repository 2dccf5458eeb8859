"""An attribution while it is being put together, as sets of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.extraction.attribution.lexicon import Sense

__all__ = ["Draft", "Found"]


class Found(NamedTuple):
    """What a reading of a verb makes of its dependents: the rule, the frame of the lexicon, the content's tokens."""

    rule: str
    frame: str
    content: set[int]


@dataclass(frozen=True, slots=True)
class Draft:
    """Token indices of source, cue and content.

    `head` is the head token of the cue; `quotes` are the numbers of the quotations that belong to the content as a
    whole; `speaker` is the head token of the source, or of the noun that a relative pronoun stands for.
    """

    rule: str
    sense: Sense
    head: int
    cue: tuple[int, ...]
    content: tuple[int, ...]
    source: tuple[int, ...] = ()
    speaker: int | None = None
    quotes: tuple[int, ...] = ()
    withheld: bool = False  # the act is not performed: "declined to comment"
    reason: str = ""
