"""Mark what stands between the paragraphs without being part of the story: pictures and links to other stories."""

from __future__ import annotations

from kg.reading.blocks import Line
from kg.reading.page import BULLET, SHORT_WORDS, Page, words_of
from kg.reading.zonerules import ZoneRules
from kg.records import Zone

__all__ = ["mark_captions", "mark_teasers"]

_CAPTION_WORDS = 90
_TEASER_WORDS = range(8, 25)


def mark_captions(page: Page) -> None:
    """Mark captions by the credit at their end or in the next line, and cut the credit off."""
    last = max(page.paragraphs(), default=-1)
    for i, line in enumerate(page.lines):
        label = page.labels[i]
        if (label is not None and label[0] is not Zone.CAPTION) or line.words > _CAPTION_WORDS:
            continue
        credit = page.rules.caption_credit.search(line.text)
        if credit and credit.start() > 0 and i not in page.cuts:
            page.labels[i] = (Zone.CAPTION, "picture-credit")
            page.cuts[i] = (credit.start(), (Zone.BOILERPLATE, "credit"))
        elif label is None and _is_above_credit(page, i) and (not line.ended or _is_brief(line, before=i < last)):
            page.labels[i] = (Zone.CAPTION, "above-credit")


def _is_above_credit(page: Page, i: int) -> bool:
    """Whether the next line, without a blank one between, credits a picture."""
    following = page.lines[i + 1 : i + 2]
    return bool(following) and not following[0].apart and page.labels[i + 1] == (Zone.BOILERPLATE, "credit")


def _is_brief(line: Line, *, before: bool) -> bool:
    """Whether a sentence above a credit is a caption: no paragraph, and `before` the end of the story."""
    return before and line.words <= 2 * SHORT_WORDS


def mark_teasers(page: Page) -> None:
    """Mark headlines of other stories that stand between paragraphs."""
    prose = set(page.paragraphs())
    after_story = False  # whether the line before is a paragraph or such a headline
    for i, line in enumerate(page.lines[:-1]):
        if page.free(i) and after_story and line.apart and page.lines[i + 1].apart:
            before_story = i + 1 in prose or not page.free(i + 1) or _is_foreign_headline(page.lines[i + 1], page.rules)
            if before_story and _is_foreign_headline(line, page.rules):
                page.labels[i] = (Zone.BOILERPLATE, "teaser")
        after_story = i in prose or page.labels[i] == (Zone.BOILERPLATE, "teaser")


def _is_foreign_headline(line: Line, rules: ZoneRules) -> bool:
    """Whether a line reads like the headline of another story, not like a heading of this one."""
    if line.words not in _TEASER_WORDS:
        return False
    words = words_of(line)
    if not words or line.text[-1] in ".:;,?!\"'" or BULLET.match(line.text) or words[0] in rules.heading_openers:
        return False
    stems = {form for word in words[1:] for form in (word, word.removesuffix("s"), word.removesuffix("es"))}
    return not stems.isdisjoint(rules.headline_verbs)
