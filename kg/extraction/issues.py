"""Which issues a stretch of text is about, by the words that evoke them in the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["IssueFinder"]


class IssueFinder:
    """Finds issues by their words.

    Parameters
    ----------
    issues : mapping of str to tuple of str, optional
        Issue id -> words that evoke it, matched whole and whatever their capitals; an abbreviation in capitals ("WHO")
        must be written so.

    Examples
    --------
    >>> issues = IssueFinder({"taiwan": ("Taiwan", "one-China"), "covid-19": ("WHO",)})
    >>> issues.find("They who spoke about the One-China principle.")
    ('taiwan',)
    """

    def __init__(self, issues: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._of_word: dict[str, set[str]] = {}
        for issue, words in (issues or {}).items():
            for word in words:
                self._of_word.setdefault(word if word.isupper() else word.casefold(), set()).add(issue)
        self._patterns = (
            (_compile(w for w in self._of_word if w.isupper()), False),
            (_compile(w for w in self._of_word if not w.isupper()), True),
        )

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the issues whose words stand in the text, sorted."""
        found: set[str] = set()
        for pattern, folded in self._patterns:
            if pattern is not None:
                for match in pattern.finditer(text.casefold() if folded else text):
                    found |= self._of_word[match.group()]
        return tuple(sorted(found))


def _compile(words: Iterable[str]) -> re.Pattern[str] | None:
    listed = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)") if listed else None
