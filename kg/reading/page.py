"""The working state of zoning: the lines of one text, and what is known of each so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.blocks import Line
from kg.reading.zonerules import ZoneRules
from kg.records import Zone

__all__ = ["BULLET", "SHORT_WORDS", "Label", "Page", "words_of"]

#: Lines of so many words may be headings, links or labels; longer ones are text.
SHORT_WORDS = 12
_PROSE_WORDS = 12  # a block of so many words that ends like a sentence is a paragraph
BULLET = re.compile(r"[\u2022\u25cf\u25aa\u2023\xb7*\u2713\u2714+]\s|-\s|\d{1,2}[.)]\s")
_WORD = re.compile(r"[\w'-]+")

Label = tuple[Zone, str]


class Page:
    """The lines of one text with what is known of each so far; filled step by step by `zone_text`."""

    def __init__(self, lines: Sequence[Line], rules: ZoneRules) -> None:
        self.lines = lines
        self.rules = rules
        self.labels: list[Label | None] = [None] * len(lines)
        self.openers: set[int] = set()
        self.cuts: dict[int, tuple[int, Label]] = {}  # line -> (length of its first part, label of the other part)

    def free(self, i: int) -> bool:
        """Whether no rule has claimed line `i` yet."""
        return self.labels[i] is None

    def paragraphs(self) -> list[int]:
        """The paragraphs: blocks of the article that are sentences."""
        return [
            i
            for i, line in enumerate(self.lines)
            if self.free(i) and ((line.words >= _PROSE_WORDS and line.ended) or line.words >= 4 * _PROSE_WORDS)
        ]


def words_of(line: Line) -> list[str]:
    """The words of a line in lower case, in order."""
    return [word.lower() for word in _WORD.findall(line.text)]
