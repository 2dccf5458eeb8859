"""Numbers written as words or figures: "twenty-seventh", "40th"; "forty", "1,200"."""

from __future__ import annotations

import re

__all__ = ["to_count", "to_ordinal"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_FIGURE_TH = re.compile(r"(\d+)(?:st|nd|rd|th)")
_UNITS = _words("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen")
_UNITS += _words("seventeen eighteen nineteen")
_UNITS_TH = _words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth")
_UNITS_TH += _words("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_COUNTS = {word: n for n, word in enumerate(_UNITS, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ORDINALS = {word: n for n, word in enumerate(_UNITS_TH, 1)} | {f"{w[:-1]}ieth": 10 * n for n, w in enumerate(_TENS, 2)}


def to_ordinal(word: str) -> int | None:
    """The number of an ordinal; None for any other word.

    Examples
    --------
    >>> to_ordinal("27th"), to_ordinal("twenty-seventh"), to_ordinal("third"), to_ordinal("three")
    (27, 27, 3, None)
    """
    word = word.lower()
    if figure := _FIGURE_TH.fullmatch(word):
        return int(figure[1])
    tens, _, unit = word.rpartition("-")
    if tens:
        small = _ORDINALS.get(unit, 10)
        return _COUNTS[tens] + small if tens in _TENS and small < 10 else None
    return _ORDINALS.get(word)


def to_count(word: str) -> int | None:
    """The number of a figure or of one word; None for any other.

    Examples
    --------
    >>> to_count("1,200"), to_count("forty"), to_count("many")
    (1200, 40, None)
    """
    word = word.lower()
    return int(word.replace(",", "")) if _FIGURE.fullmatch(word) else _COUNTS.get(word)
