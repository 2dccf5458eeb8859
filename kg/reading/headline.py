"""Find the article's headline among the first lines; a page often carries it several times, and it counts once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.blocks import Line

__all__ = ["Headline", "find_headline"]

_MOST_WORDS = 40
_NOT_WORD = re.compile(r"[\W_]+")
_SITE = re.compile(r"\s+[|-]\s+[^|]{2,60}$")


@dataclass(frozen=True, slots=True)
class Headline:
    """Which line is the headline (None if there is none), which others repeat it, and which rule said so."""

    index: int | None = None
    copies: tuple[int, ...] = ()
    reason: str = ""


def find_headline(
    lines: Sequence[Line], free: Sequence[bool], *, first_prose: int, below: int = 0, title: str | None = None
) -> Headline:
    """Choose the headline.

    A title known from elsewhere is looked for; else a short line that stands twice before or among the first
    paragraphs; else the first free line before the first paragraph, unless it ends like a sentence; one at `below` or
    after is preferred.

    Parameters
    ----------
    lines : sequence of Line
        All blocks of the text.
    free : sequence of bool
        For each line, whether no rule has claimed it yet.
    first_prose : int
        Index of the first paragraph of prose; ``len(lines)`` if there is none.
    below : int
        Index of the line after the last one that always stands above a headline, such as a breadcrumb.
    title : str, optional
        The title according to a catalogue or the user.
    """
    keys = [_key(line.text) if line.words <= _MOST_WORDS else "" for line in lines]
    if title and _key(title) in keys:
        return _choose(lines, free, keys, _key(title), "title")
    top = [i for i in range(first_prose) if free[i] and keys[i]]
    counts = Counter(key for i, key in enumerate(keys) if key and (free[i] or i < first_prose))
    repeated = next((keys[i] for i in top if counts[keys[i]] > 1 and lines[i].words > 2), None)
    if repeated:
        return _choose(lines, free, keys, repeated, "repeated-line")
    if first_prose == len(lines):
        return Headline()
    titles = [i for i in top if not lines[i].text.endswith((".", ":", ";", ",")) and lines[i].words > 2]
    first = next((i for i in titles if i >= below), next(iter(titles), None))
    return Headline(first, (), "first-line") if first is not None else Headline()


def _choose(lines: Sequence[Line], free: Sequence[bool], keys: Sequence[str], key: str, reason: str) -> Headline:
    """The first occurrence that page furniture does not follow; a page-title line is followed by more of it."""
    found = [i for i, other in enumerate(keys) if other == key]
    standing = [i for i in found if i + 1 >= len(lines) or free[i + 1]]
    chosen = (standing or found)[0]
    return Headline(chosen, tuple(i for i in found if i != chosen), reason)


def _key(text: str) -> str:
    """What makes two lines the same headline: letters and digits, without the site's name after a bar or dash."""
    bare = _SITE.sub("", text) if len(_SITE.sub("", text).split()) > 3 else text
    return _NOT_WORD.sub("", bare).casefold()
