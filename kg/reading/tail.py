"""Mark what closes a page: offers and comment policies with all that follows them, and the author's biography."""

from __future__ import annotations

from kg.reading.blocks import Line, fold
from kg.reading.byline import find_biographee
from kg.reading.page import BULLET, Page, words_of
from kg.reading.zonerules import ZoneRules
from kg.records import Zone

__all__ = ["mark_biography", "mark_tail"]

_TALK_WORDS = 90  # longer blocks that speak to a reader are letters or speeches
_BIOGRAPHY_WORDS = 80
_TITLE_WORDS = 25


def mark_tail(page: Page) -> None:
    """Let what follows an offer or a comment policy belong to it: all, if nothing of it is prose, else its list."""
    for opener in sorted(page.openers):
        label = page.labels[opener]
        rest = [i for i in range(opener + 1, len(page.lines)) if page.free(i) and not _is_biography(page, i)]
        if not all(_is_furniture(page, i) for i in rest):
            rest = _list_after(page, opener)
        for i in rest:
            page.labels[i] = label


def _list_after(page: Page, opener: int) -> list[int]:
    """The list that follows directly: bulleted lines, after the heading of a list of stories any that are no prose."""
    titles = page.labels[opener] == (Zone.BOILERPLATE, "related-list")
    found: list[int] = []
    for i in range(opener + 1, len(page.lines)):
        if page.free(i):
            if not (BULLET.match(page.lines[i].text) or (titles and _is_title(page.lines[i]))):
                break
            found.append(i)
    return found


def _is_furniture(page: Page, i: int) -> bool:
    """Whether a line can be part of an offer: a list item, a title, or talk to the reader."""
    line = page.lines[i]
    if BULLET.match(line.text) or _is_title(line):
        return True
    words = set(words_of(line)) if line.words <= _TALK_WORDS else set()
    return not words.isdisjoint(page.rules.reader_words)


def _is_title(line: Line) -> bool:
    return line.words <= _TITLE_WORDS and (not line.ended or line.text.endswith("?"))


def _is_biography(page: Page, i: int) -> bool:
    line = page.lines[i]
    person = find_biographee(line.text) if line.words <= _BIOGRAPHY_WORDS and line.ended else None
    return person is not None and _has_occupation(line, person, page.rules)


def mark_biography(page: Page, author: str | None) -> str | None:
    """Mark the lines about the author that close the article; return the person whom the last of them names."""
    named: str | None = None
    free = [i for i in range(len(page.lines)) if page.free(i)]
    for i in reversed(free[1:]):
        line = page.lines[i]
        person = find_biographee(line.text) if line.words <= _BIOGRAPHY_WORDS and line.ended else None
        if person is None or not (_is_author(person, author) or _has_occupation(line, person, page.rules)):
            break
        page.labels[i] = (Zone.BIOGRAPHY, "biography")
        named = person
    return named


def _is_author(person: str, author: str | None) -> bool:
    return author is not None and person in fold(author)


def _has_occupation(line: Line, person: str, rules: ZoneRules) -> bool:
    """Whether the first sentence gives the person a calling that writes."""
    start = line.text.find(person) + len(person)
    stop = line.text.find(". ", start)
    return rules.occupation.search(line.text, start, stop if stop > 0 else len(line.text)) is not None
