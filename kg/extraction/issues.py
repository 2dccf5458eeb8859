"""Which issues a stretch of text is about, by the words that evoke them in the registry."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["IssueFinder"]


class IssueFinder:
    """Finds issues by their words.

    Parameters
    ----------
    issues : mapping of str to tuple of str, or None
        Issue id -> words that evoke it, matched whole and whatever their capitals.

    Examples
    --------
    >>> IssueFinder({"taiwan": ("Taiwan", "one-China")}).find("They spoke about the One-China principle.")
    ('taiwan',)
    """

    def __init__(self, issues: Mapping[str, tuple[str, ...]] | None) -> None:
        self._of_word: dict[str, set[str]] = {}
        for issue, words in (issues or {}).items():
            for word in words:
                self._of_word.setdefault(word.casefold(), set()).add(issue)
        listed = sorted(self._of_word, key=lambda word: (-len(word), word))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)") if listed else None

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the issues whose words stand in the text, sorted."""
        if self._pattern is None:
            return ()
        return tuple(sorted({i for m in self._pattern.finditer(text.casefold()) for i in self._of_word[m.group()]}))
