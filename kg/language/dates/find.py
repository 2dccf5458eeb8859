"""Find the time expressions of an article and resolve them, sentence by sentence in text order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from kg.edtf import bounds
from kg.language.dates.composition import BOUND_RULES, COMPOUND_RULES, DISTANCE_RULES, OUTER_RULES, PART_RULES
from kg.language.dates.deixis import DEICTIC_RULES
from kg.language.dates.grammar import CALENDAR_RULES
from kg.language.dates.lexicon import CODES, TRIGGERS, Lexeme, lex
from kg.language.dates.nodes import Anniversary, Calendar, Fixed, Node, Relative
from kg.language.dates.placing import celebrated, head_of, is_dateline, is_misread, modified_noun
from kg.language.dates.resolve import Anchor, Context, Value, resolve
from kg.language.dates.rules import Rule, apply
from kg.language.dates.tense import tense_at
from kg.language.dates.when import Grain, to_edtf
from kg.records import DateKind, DateMention, Parse, Sentence, TextSpan, Zone

__all__ = ["TenseOf", "find_dates"]

#: Tells the tense (`past`, `present`, `future` or "") around the token with this index.
TenseOf = Callable[[int], str]

_PASSES: tuple[tuple[Rule, ...], ...] = (
    CALENDAR_RULES + DEICTIC_RULES,
    PART_RULES,
    COMPOUND_RULES,
    DISTANCE_RULES,
    BOUND_RULES,
)
_ATOM = CODES["ATOM"]
#: "Two days later" counts from a date at most so many sentences back.
_REACH = 5
#: "The same day" and "a day earlier" may be told further from their day, across months and years told between.
_DAY_REACH = 12
#: Nothing is counted from a date vaguer than a year: "in the 21st century … a few days later".
_ANCHOR_DAYS = 366


@dataclass(frozen=True, slots=True)
class _Told:
    """What earlier sentences leave behind: the last date and day, the last year told outright, days named in full.

    `entry` is the year of the date that headed the last entry of a chronology.
    """

    previous: Anchor | None = None
    sentence: int = -9
    day: Anchor | None = None
    day_sentence: int = -99
    year: tuple[int, str] | None = None
    year_sentence: int = -9
    year_end: int = 0
    days: Mapping[tuple[int, int], tuple[int, str]] = field(default_factory=dict)
    entry: tuple[int, str] | None = None


def find_dates(
    parse: Parse, text: str, *, published: str | None, tense_of: TenseOf | None = None
) -> tuple[DateMention, ...]:
    """Find every time expression and resolve it to EDTF.

    Parameters
    ----------
    parse : Parse
        Sentences and tokens with offsets into `text`. Heads and tags are used where they are given.
    text : str
        The article's text.
    published : str or None
        EDTF: a day, a month, or an interval that means one day of it. Where the day matters the value is the interval
        of all results, or `[a..b]` for one day between two. Without it relative expressions have no value.
    tense_of : callable, optional
        By default the tense of the governing verb in `parse`.

    Returns
    -------
    tuple of DateMention
        In text order. Mentions may lie inside each other only where a bound encloses a date of its own ("until his
        death in 2013"). Durations and frequencies are among them, without a value.

    Raises
    ------
    ValueError
        If `published` is no EDTF date.
    """
    publication = None if published is None else Anchor(*bounds(published), f"publication {published}")
    told = _Told()
    mentions: list[DateMention] = []
    for number, sentence in enumerate(parse.sentences):
        items = lex(text, sentence.span.start, sentence.span.end)
        if TRIGGERS.isdisjoint([item.code for item in items]):
            continue
        for found in _expressions(items, text):
            head = head_of(parse, sentence, found)
            if head is None or is_misread(parse, sentence, found):
                continue
            celebrates = isinstance(found.value, Anniversary)
            named = celebrated(parse, sentence, found) if celebrates else modified_noun(parse, items, found, head)
            dateline = is_dateline(text, sentence, found)
            tense = "" if named is not None else "past" if dateline else _tense(parse, sentence, head, tense_of)
            context = _context(told, number, found, text, publication, tense, attributive=named is not None)
            value = resolve(cast(Node, found.value), context)
            if value.kind is DateKind.POINT and dateline:
                value, named = value._replace(kind=DateKind.DATELINE), None
            mention = _mention(found, value, head, named)
            mentions.append(mention)
            if sentence.zone is Zone.BODY:
                told = _remember(told, number, found, mention, value)
                told = _open_entry(told, sentence, found, value)
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))


def _expressions(items: list[Lexeme], text: str) -> list[Lexeme]:
    """All expressions of a sentence as items of class ATOM, each after those that lie inside it."""
    whole: Sequence[Lexeme] = items
    for rules in _PASSES:
        whole = apply(rules, whole, text)
    found = [item for item in whole if item.code == _ATOM]
    if found:
        known = {(item.start, item.end) for item in found}
        outer = apply(OUTER_RULES, whole, text)
        found += [item for item in outer if item.code == _ATOM and (item.start, item.end) not in known]
    return sorted(found, key=lambda item: (item.end, -item.start))


def _tense(parse: Parse, sentence: Sentence, head: int, tense_of: TenseOf | None) -> str:
    """The tense around the date; a caption tells the past in the present, a headline either."""
    tense = tense_of(head) if tense_of is not None else tense_at(parse, sentence, head)
    if tense == "present":
        return {Zone.CAPTION: "past", Zone.HEADLINE: ""}.get(sentence.zone, tense)
    return tense


def _context(
    told: _Told,
    number: int,
    found: Lexeme,
    text: str,
    publication: Anchor | None,
    tense: str,
    *,
    attributive: bool,
) -> Context:
    """What the expression may be counted from; "the Feb. 4 statement" may be of a day named in full before."""
    return Context(
        publication=publication,
        previous=told.previous if number - told.sentence <= _REACH else None,
        day=told.day if number - told.day_sentence <= _DAY_REACH else None,
        told_year=_told_year(told, number, found, text, publication),
        tense=tense,
        days_told=told.days if attributive else {},
    )


def _told_year(
    told: _Told, number: int, found: Lexeme, text: str, publication: Anchor | None
) -> tuple[int, str] | None:
    """The year told just before: in the same sentence, in the one before if it is long past, or over the entry."""
    distance = number - told.year_sentence
    if told.year is None or distance > 1 or "\n" in text[told.year_end : found.start]:
        return told.entry
    return told.year if publication is None or told.year[0] < publication.first.year - distance else told.entry


def _open_entry(told: _Told, sentence: Sentence, found: Lexeme, value: Value) -> _Told:
    """A date that is a sentence by itself heads an entry; its year holds for the dates below it."""
    alone = found.start == sentence.span.start and sentence.span.end - found.end <= 1
    bounded = None if value.when is None else value.when.closed
    if not alone or bounded is None or bounded[0].year != bounded[1].year:
        return told
    return replace(told, entry=(bounded[0].year, f"the entry of “{found.text}”"))


def _mention(found: Lexeme, value: Value, head: int, modifies: TextSpan | None) -> DateMention:
    edtf = None if value.when is None else to_edtf(value.when)
    span = TextSpan(found.start, found.end)
    return DateMention(span, edtf, value.reason, head, value.kind, modifies, value.distance)


def _remember(told: _Told, number: int, found: Lexeme, mention: DateMention, value: Value) -> _Told:
    """Keep the date for "two days later", its year for a month that follows without one, its day for later mention."""
    node = found.value
    bounded = None if value.when is None else value.when.closed
    if bounded is None or mention.kind is DateKind.DATELINE:
        return told
    if isinstance(node, Anniversary) or (isinstance(node, Relative) and node.kind is DateKind.INTERVAL):
        return told  # "the past decade" is nothing to count from, nor is what is celebrated
    if (bounded[1] - bounded[0]).days <= _ANCHOR_DAYS:
        anchor = Anchor(*bounded, f"“{found.text}” before it ({mention.edtf})")
        told = replace(told, previous=anchor, sentence=number)
        if bounded[0] == bounded[1]:
            told = replace(told, day=anchor, day_sentence=number)
    in_full = isinstance(node, Calendar) and node.year is not None
    if isinstance(node, Calendar) and node.year is not None and node.day is not None:
        told = replace(told, days={**told.days, (node.month, node.day): (node.year, f"“{found.text}”")})
    if mention.kind is not DateKind.POINT or mention.modifies is not None or bounded[0].year != bounded[1].year:
        return told
    number_of_year = bounded[0].year
    if in_full or (isinstance(node, Fixed) and node.when.grain <= Grain.YEAR):
        told = replace(told, year=(number_of_year, f"“{found.text}”"))
    if told.year is None or told.year[0] != number_of_year:
        return replace(told, year=None)
    return replace(told, year_sentence=number, year_end=found.end)
