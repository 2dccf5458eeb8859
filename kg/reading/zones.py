"""Divide a text into blocks and say what each is: body, headline, caption, biography or boilerplate.

What is not the article is marked, never cut out, so that offsets stay those of the file. The patterns are data
(`kg/rules/zones.yaml`); here is the order in which evidence is weighed. Where the evidence does not suffice, a block
is body: a line too many costs less than a sentence lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.reading.blocks import Line, split_lines
from kg.reading.byline import Facts, read_byline, read_dateline
from kg.reading.headline import find_headline
from kg.reading.inserts import mark_captions, mark_teasers
from kg.reading.page import SHORT_WORDS, Page
from kg.reading.tail import mark_biography, mark_tail
from kg.reading.zonerules import Place, ZoneRule, ZoneRules, load_zone_rules
from kg.records import Block, TextSpan, Zone

__all__ = ["Zoning", "zone_text"]

_BYLINE_REACH = 12  # blocks from the top in which datelines and bylines are looked for
_ABOVE_HEADLINES = {(Zone.BOILERPLATE, reason) for reason in ("skip-link", "breadcrumb", "masthead")}
_DATE_WORDS = 4  # a line that is only a date has no more words


class Zoning(NamedTuple):
    """The zoned blocks, and what the text says about itself."""

    blocks: tuple[Block, ...]
    facts: Facts
    title: str | None


def zone_text(
    text: str, *, title: str | None = None, author: str | None = None, rules: ZoneRules | None = None
) -> Zoning:
    """Zone a text.

    Parameters
    ----------
    text : str
        The article's own text. Blank text gives no blocks.
    title, author : str, optional
        What is known from elsewhere; helps to tell the headline and the biography.
    rules : ZoneRules, optional
        Patterns and word lists; those that ship with the program by default.

    Returns
    -------
    Zoning
        Every visible character of the text is in exactly one block; blocks are in text order, without white space
        around them, and name the rule that zoned them.

    Examples
    --------
    >>> zone_text("Skip to content\\nThe two presidents met in Sochi.").blocks[0]
    Block(span=TextSpan(start=0, end=15), zone=<Zone.BOILERPLATE: 'boilerplate'>, reason='skip-link')
    """
    page = Page(split_lines(text), rules or load_zone_rules())
    if len(page.lines) == 1 and page.lines[0].ended:
        line = page.lines[0]
        opening = read_dateline(line.text, not_places=page.rules.not_places, agencies=page.rules.agencies)
        return Zoning((Block(line.span, Zone.BODY),), Facts(dateline=opening.dateline if opening else None), None)
    _apply_rules(page, Place.ANYWHERE)
    _apply_rules(page, Place.TOP)
    facts = _read_facts(page)
    heading = _mark_headline(page, title)
    mark_captions(page)
    mark_tail(page)
    _apply_rules(page, Place.END)
    biographee = mark_biography(page, facts.author or author)
    mark_teasers(page)
    found_title = None if heading is None else text[slice(*page.lines[heading].span)]
    return Zoning(tuple(_blocks(page)), facts._replace(author=facts.author or biographee), found_title)


# ---- rules ------------------------------------------------------------------------------------


def _apply_rules(page: Page, place: Place) -> None:
    """Label the free lines that a rule for this place fits."""
    prose = page.paragraphs()
    first, last = (prose[0], prose[-1]) if prose else (len(page.lines), -1)
    reach = {
        Place.ANYWHERE: range(len(page.lines)),
        Place.TOP: range(first),
        Place.END: range(last if prose else 0, len(page.lines)),
    }[place]
    chosen = [rule for rule in page.rules.rules if rule.place is place]
    for i in reach:
        rule = _first_fit(chosen, page.lines[i]) if page.free(i) else None
        if rule:
            page.labels[i] = (rule.zone, rule.id)
            if rule.opens_tail:
                page.openers.add(i)


def _first_fit(rules: Sequence[ZoneRule], line: Line) -> ZoneRule | None:
    return next((rule for rule in rules if rule.fits(line)), None)


# ---- date, author, place ------------------------------------------------------------------------


def _read_facts(page: Page) -> Facts:
    """Take the facts of byline, date line and dateline, and mark them."""
    prose = page.paragraphs()
    read = {i: here for i in _byline_places(page, prose) if (here := _byline_at(page, i)) is not None}
    if _is_chronology(page, prose):
        read = {i: facts for i, facts in read.items() if not facts.alone}
    for i in read:
        page.labels[i] = (Zone.BOILERPLATE, "byline")
    found = list(read.values())
    opening = next((start for i in prose[:2] if (start := _read_dateline(page, i)) is not None), None)
    if opening:
        found.append(opening)
    agency = next((facts.agency for facts in found if facts.agency), None)
    dated = sorted((facts for facts in found if facts.published), key=lambda facts: facts.updated)
    return Facts(
        published=dated[0].published if dated else None,
        author=next((facts.author for facts in found if facts.author), None),
        dateline=opening.dateline if opening else next((facts.dateline for facts in found if facts.dateline), None),
        agency=agency and page.rules.agencies.get(agency.lower(), agency),
    )


def _byline_places(page: Page, prose: Sequence[int]) -> Iterator[int]:
    """The free lines about the lead and after the last paragraph."""
    lead = min(prose[1] if len(prose) > 1 else len(page.lines), _BYLINE_REACH)
    end = max(prose[-1] + 1 if prose else lead, lead)
    return (i for i in (*range(min(lead, len(page.lines))), *range(end, len(page.lines))) if page.free(i))


def _byline_at(page: Page, i: int) -> Facts | None:
    return read_byline(page.lines[i].text, organisations=page.rules.organisations)


def _is_chronology(page: Page, prose: Sequence[int]) -> bool:
    """Whether lines that are nothing but a date structure the text: one inside it, and another before that."""
    dates = []
    for i, line in enumerate(page.lines[: prose[-1]] if prose else ()):
        facts = read_byline(line.text) if line.words <= _DATE_WORDS else None
        if facts and facts.alone and not facts.updated:
            dates.append(i)
    return len(dates) > 1 and dates[-1] > prose[0]


def _read_dateline(page: Page, i: int) -> Facts | None:
    """Read the dateline of a paragraph and cut it off."""
    line = page.lines[i]
    facts = read_dateline(line.text, not_places=page.rules.not_places, agencies=page.rules.agencies)
    if facts:
        page.cuts[i] = (facts.end, (Zone.BOILERPLATE, "dateline"))
    return facts


# ---- headline, captions, teasers -----------------------------------------------------------------


def _mark_headline(page: Page, title: str | None) -> int | None:
    """Mark the headline, its copies and the mastheads above it; return the headline's index."""
    for i, line in enumerate(page.lines[:_BYLINE_REACH]):
        if page.free(i) and line.words <= SHORT_WORDS and page.rules.masthead.fullmatch(line.text):
            page.labels[i] = (Zone.BOILERPLATE, "masthead")
    prose = page.paragraphs()
    first = prose[0] if prose else len(page.lines)
    free = [page.free(i) for i in range(len(page.lines))]
    below = max((i + 1 for i in range(first) if page.labels[i] in _ABOVE_HEADLINES), default=0)
    headline = find_headline(page.lines, free, first_prose=first, below=below, title=title)
    if headline.index is None:
        return None
    for i in headline.copies:
        page.labels[i] = (Zone.BOILERPLATE, "repeated-headline")
    page.labels[headline.index] = (Zone.HEADLINE, headline.reason)
    if below or headline.reason != "first-line":
        for i in range(min(headline.index, first)):
            if page.free(i) and page.lines[i].words <= SHORT_WORDS and not page.lines[i].ended:
                page.labels[i] = (Zone.BOILERPLATE, "masthead")
    return headline.index


# ---- result -----------------------------------------------------------------------------------------


def _blocks(page: Page) -> Iterator[Block]:
    """The lines as blocks, cut where a dateline or a credit is part of them."""
    for i, line in enumerate(page.lines):
        zone, reason = page.labels[i] or (Zone.BODY, "")
        if i not in page.cuts:
            yield Block(line.span, zone, reason)
            continue
        length, other = page.cuts[i]
        start, end = line.span
        first = line.text[:length].rstrip()
        rest = start + length + len(line.text[length:]) - len(line.text[length:].lstrip())
        parts = [(TextSpan(start, start + len(first)), (zone, reason)), (TextSpan(rest, end), other)]
        if other[1] == "dateline":
            parts = [(parts[0][0], other), (parts[1][0], (zone, reason))]
        yield from (Block(span, *label) for span, label in parts)
