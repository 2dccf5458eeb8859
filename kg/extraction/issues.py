"""Which issues a stretch of text is about, by the words that evoke or name them in the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

__all__ = ["IssueFinder", "Named"]

#: A word without the s of a genitive; the points of U.N. belong to it.
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?!(?<=['’])s\b)\w+\+?")
#: What may part the words of a label: blanks, hyphens, the points of U.N., marks around one of the words.
_GAP = re.compile(r"[\s\-‐‑–./'’‘“”\"]{0,3}")
_COMMA = re.compile(r"[\s\-‐‑–./'’‘“”\",]{0,3}")
#: British and American spellings, as they end or stand in words.
_SPELLINGS = (
    *(("defence", "defense"), ("colour", "color"), ("labour", "labor"), ("programme", "program"), ("sabre", "saber")),
    *(("isation", "ization"), ("ised", "ized"), ("organis", "organiz"), ("centred", "centered")),
    *(("neighbour", "neighbor"), ("manoeuvre", "maneuver")),
)


class Named(NamedTuple):
    """Where a text names an issue."""

    start: int
    end: int
    issue: str


class _Word(NamedTuple):
    """A word of a label: how it is spelt without capitals, and which capitals it needs."""

    folded: str
    whole: bool = False  # in capitals throughout: "WHO"
    first: bool = False  # with a capital: "Peace Mission"


class _Label(NamedTuple):
    words: tuple[_Word, ...]
    issue: str
    commas: bool


class IssueFinder:
    """Finds issues by their words.

    A label matches whatever its hyphens and spelling (British, American), with or without the s of the genitive, and
    its last word also in the plural. Abbreviations and proper names in it must have their capitals.

    Parameters
    ----------
    issues : mapping of str to tuple of str, optional
        Issue id -> words that evoke it; the first of them is its preferred label, where the capital of the first word
        says nothing.
    names : mapping of str to tuple of str, optional
        Issue id -> those of the words that mean the issue itself, for or against which somebody may be.

    Examples
    --------
    >>> issues = IssueFinder({"taiwan": ("Taiwan", "one China"), "covid-19": ("Pandemic", "WHO")})
    >>> issues.find("They who spoke about the One-China principle.")
    ('taiwan',)
    """

    def __init__(
        self,
        issues: Mapping[str, tuple[str, ...]] | None = None,
        names: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._evoking = _index(issues or {}, issues or {})
        self._naming = _index(names or {}, issues or {})

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the issues whose words stand in the text, sorted."""
        return tuple(sorted({found.issue for found in _longest(self._evoking, text)}))

    def named(self, text: str) -> tuple[Named, ...]:
        """Where the text names issues, in its order."""
        return tuple(_longest(self._naming, text))


def _longest(index: Mapping[str, list[_Label]], text: str) -> Iterator[Named]:
    """Where labels stand; of those that overlap the first, and then the longest."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        labels = index.get(_folded(words[at]))
        found = [(last, label) for label in labels if (last := _end(label, text, words, at)) >= 0] if labels else []
        longest = max((last for last, _ in found), default=at)
        for issue in sorted({label.issue for last, label in found if last == longest}):
            yield Named(words[at].start(), words[longest].end(), issue)
        at = longest + 1


def _index(labels: Mapping[str, Iterable[str]], all_words: Mapping[str, tuple[str, ...]]) -> dict[str, list[_Label]]:
    """First word of a label -> the labels that begin with it."""
    found: dict[str, list[_Label]] = {}
    for issue, written in labels.items():
        preferred = all_words.get(issue, ("",))[0]
        for text in written:
            for spelling in _spellings(text):
                words = _words(spelling, free=text == preferred)
                label = _Label(words, issue, "," in spelling)
                for first in _endings(words[0].folded) if len(words) == 1 else (words[0].folded,):
                    found.setdefault(first, []).append(label)
    return found


def _spellings(label: str) -> set[str]:
    found = {label}
    for one, other in _SPELLINGS:
        found |= {w.replace(a, b) for w in found for a, b in ((one, other), (other, one)) if a in w}
    return found


def _words(label: str, *, free: bool) -> tuple[_Word, ...]:
    found = []
    for n, match in enumerate(_WORD.finditer(label)):
        word = match.group().replace(".", "")
        whole = word.isupper() and len(word) > 1
        found.append(_Word(word.casefold(), whole, word[0].isupper() and not (free and n == 0)))
    return tuple(found)


def _endings(word: str) -> tuple[str, ...]:
    """A word and its plural."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word, f"{word[:-1]}ies"
    return word, f"{word}s"


def _folded(match: re.Match[str]) -> str:
    return match.group().replace(".", "").casefold()


def _end(label: _Label, text: str, words: list[re.Match[str]], at: int) -> int:
    """The number of the word with which a label ends that begins at a word; -1 where it does not stand there."""
    last = at + len(label.words) - 1
    if last >= len(words) or not all(_is(w, words[at + n], n == last - at) for n, w in enumerate(label.words)):
        return -1
    gap = _COMMA if label.commas else _GAP
    return last if all(gap.fullmatch(_between(text, words[n], words[n + 1])) for n in range(at, last)) else -1


def _is(word: _Word, match: re.Match[str], last: bool) -> bool:
    folded = _folded(match)
    same = folded == word.folded or (last and folded in _endings(word.folded))
    if not same or not (word.whole or word.first):
        return same
    text = match.group().replace(".", "")
    return text[: len(word.folded)].isupper() if word.whole else text[0].isupper()


def _between(text: str, one: re.Match[str], other: re.Match[str]) -> str:
    """What parts two words, the s of the genitive left out."""
    between = text[one.end() : other.start()]
    return between[2:] if between[:2] in ("'s", "’s") else between
