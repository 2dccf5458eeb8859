"""Names for comparison: what does not tell two spellings apart is taken away."""

from __future__ import annotations

import unicodedata

__all__ = ["fold", "tidy"]

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})


def tidy(text: str) -> str:
    """The text with straight apostrophes and hyphens, single spaces and no final full stop."""
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
    marked = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in marked if not unicodedata.combining(char)).casefold()
