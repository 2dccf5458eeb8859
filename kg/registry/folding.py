"""Names for comparison: what does not tell two spellings apart is taken away."""

from __future__ import annotations

import unicodedata

__all__ = ["fold", "tidy"]

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})


class _Marks(dict[int, int | None]):
    """Takes combining marks away; each character is looked up once."""

    def __missing__(self, char: int) -> int | None:
        self[char] = None if unicodedata.combining(chr(char)) else char
        return self[char]


_MARKS = _Marks()


def tidy(text: str) -> str:
    """The text with straight apostrophes and hyphens, single spaces and no final full stop."""
    if text.isascii():
        return " ".join(text.split()).removesuffix(".")
    return " ".join(unicodedata.normalize("NFC", text.translate(_STRAIGHT)).split()).removesuffix(".")


def fold(text: str) -> str:
    """The tidy text without accents and capitals.

    Examples
    --------
    >>> fold("Nicolás  Maduro"), fold("Си Цзиньпин"), fold("Hsi Chin–p’ing")
    ('nicolas maduro', 'си цзиньпин', "hsi chin-p'ing")
    """
    plain = tidy(text)
    if plain.isascii():
        return plain.lower()
    return unicodedata.normalize("NFKD", plain).translate(_MARKS).casefold()
