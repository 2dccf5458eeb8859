"""Headlines In Title Case read as running text: which words are names, the article's own body tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.records import Article, Zone

__all__ = ["BodyWords", "lower_title_case"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Share of capitalised words from which a headline counts as one in title case.
_TITLE = 0.7
_FEWEST = 4


class BodyWords:
    """Words that the body of an article has in lower case, and those it has with a capital inside a sentence."""

    def __init__(self, article: Article) -> None:
        self.lower: set[str] = set()
        self.names: set[str] = set()
        for block in article.blocks:
            if block.zone is Zone.BODY:
                self._read(article.text[block.span.start : block.span.end])

    def _read(self, text: str) -> None:
        for found in _WORD.finditer(text):
            word = found.group()
            if word[0].islower():
                self.lower.add(word)
            elif text[: found.start()].rstrip()[-1:] not in {"", ".", "!", "?", ":", '"', "“", "'", "‘"}:
                self.names.add(word)


def lower_title_case(text: str, words: BodyWords) -> str:
    """The headline with a small letter where the body writes the word so; text of the same length.

    A headline that is not in title case is given back as it is, and so are names and words that the body does not have.

    Examples
    --------
    >>> from kg.records import Block, TextSpan
    >>> body = "Then Moscow answers the note. Warsaw closes it, and Poland expels nobody."
    >>> words = BodyWords(Article("a", body, "", blocks=(Block(TextSpan(0, len(body)), Zone.BODY),)))
    >>> lower_title_case("Warsaw Closes Consulate: Moscow Answers", words)
    'Warsaw closes Consulate: Moscow answers'
    """
    found = list(_WORD.finditer(text))
    if not _is_title_case(match.group() for match in found):
        return text
    pieces, at = [], 0
    for match in found:
        word = match.group()
        small = word[0].lower() + word[1:]
        keep = word in words.names or small not in words.lower or match.start() == found[0].start()
        pieces += [text[at : match.start()], word if keep else small]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _is_title_case(words: Iterable[str]) -> bool:
    longer = [word for word in words if len(word) > 3]
    return len(longer) >= _FEWEST and sum(word[0].isupper() for word in longer) / len(longer) >= _TITLE
