"""Find the time expressions of an article and resolve them, sentence by sentence in text order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.edtf import bounds
from kg.language.dates.composition import BOUND_RULES, COMPOUND_RULES, DISTANCE_RULES, OUTER_RULES, PART_RULES
from kg.language.dates.deixis import DEICTIC_RULES
from kg.language.dates.grammar import CALENDAR_RULES
from kg.language.dates.lexicon import CODES, TRIGGERS, Lexeme, codes, lex
from kg.language.dates.nodes import Calendar, Fixed, Named, Node, Relative
from kg.language.dates.resolve import Anchor, Context, Value, resolve
from kg.language.dates.rules import Rule, apply
from kg.language.dates.tense import tense_at
from kg.language.dates.vocabulary import words
from kg.language.dates.when import Grain, to_edtf
from kg.records import DateKind, DateMention, Parse, Sentence, TextSpan, Token, Zone

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
#: "Two days later" counts from a date at most so many sentences back.
_REACH = 5
_ATOM = CODES["ATOM"]
#: A dateline: a place in capitals (and an agency in brackets) before the date, a dash or an agency after it.
_DATELINE_HEAD = re.compile(
    r"[^\w(]*[A-Z][A-Z.'’\- ]{2,40}"
    r"(?:[,/][A-Z][\w.'’\- ]{2,40})?,?\s*(?:\([A-Z]\w*\))?[\s,—–-]*"
)
_DATELINE_TAIL = re.compile(r"\s*(?:\([A-Z][^)\n]{1,40}\)|[,:]?\s*(?:[—–]|--?\s))")
_ATTRIBUTIVE = frozenset(words("nummod amod compound nmod poss quantmod npadvmod"))
_ADVERBIAL = codes("AFTER BEFORE BY FROM IN ON SINCE TO UNTIL")
_NOT_NOUNS = frozenset(
    words("and or but when as that which who is was were are has had will would in on at to by for from with of the")
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What earlier sentences leave behind: the date before, and the last year told outright with its place."""

    previous: Anchor | None = None
    sentence: int = -9
    year: tuple[int, str] | None = None
    year_sentence: int = -9
    year_end: int = 0


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
            head = _head(parse, sentence, found)
            if head is None or _misread(parse, found):
                continue
            tense = _tense(parse, sentence, head, tense_of)
            previous = told.previous if number - told.sentence <= _REACH else None
            context = Context(publication, previous, _told_year(told, number, found, text, publication), tense)
            value = resolve(_node(found), context)
            mentions.append(_mention(parse, sentence, text, items, found, head, value))
            if sentence.zone is Zone.BODY:
                told = _remember(told, number, found, mentions[-1], value)
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))


def _node(found: Lexeme) -> Node:
    node = found.value
    assert isinstance(node, Node)
    return node


def _expressions(items: list[Lexeme], text: str) -> list[Lexeme]:
    """All expressions of a sentence as items of class ATOM, in text order."""
    whole: Sequence[Lexeme] = items
    for rules in _PASSES:
        whole = apply(rules, whole, text)
    found = [item for item in whole if item.code == _ATOM]
    if found:
        known = {(item.start, item.end) for item in found}
        outer = [item for item in apply(OUTER_RULES, whole, text) if item.code == _ATOM]
        found += [item for item in outer if (item.start, item.end) not in known]
    return sorted(found, key=lambda item: (item.end, -item.start))


def _tokens(parse: Parse, sentence: Sentence, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of the sentence that share a character with `[start, end)`."""
    tokens = parse.tokens
    first = bisect_left(tokens, start + 1, sentence.first, sentence.last, key=lambda t: t.end)
    last = bisect_left(tokens, end, first, sentence.last, key=lambda t: t.start)
    return tokens[first:last]


def _head(parse: Parse, sentence: Sentence, found: Lexeme) -> int | None:
    """The first token whose head lies outside the expression; None where no token is there."""
    inside = _tokens(parse, sentence, found.start, found.end)
    if not inside:
        return None
    places = range(inside[0].i, inside[-1].i + 1)
    return next((t.i for t in inside if t.head not in places or t.head == t.i), inside[0].i)


def _misread(parse: Parse, found: Lexeme) -> bool:
    """Whether a lone name of a month or season is a verb, or part of somebody's name."""
    node = found.value
    if not isinstance(node, Named) or node.size == 0 or " " in found.text:
        return False
    at = bisect_left(parse.tokens, found.start, key=lambda t: t.start)
    token = parse.tokens[min(at, len(parse.tokens) - 1)]
    return token.pos in ("VERB", "AUX") or token.entity.endswith("PERSON")


def _tense(parse: Parse, sentence: Sentence, head: int, tense_of: TenseOf | None) -> str:
    """The tense around the date; a caption tells the past in the present, a headline either."""
    tense = tense_of(head) if tense_of is not None else tense_at(parse, sentence, head)
    if tense == "present":
        return {Zone.CAPTION: "past", Zone.HEADLINE: ""}.get(sentence.zone, tense)
    return tense


def _told_year(
    told: _Told, number: int, found: Lexeme, text: str, publication: Anchor | None
) -> tuple[int, str] | None:
    """The year told just before, where it stands in the same sentence, or in the one before and is long past."""
    if told.year is None or "\n" in text[told.year_end : found.start]:
        return None
    distance = number - told.year_sentence
    if distance > 1:
        return None
    if publication is None or told.year[0] < publication.first.year - distance:
        return told.year
    return None


def _remember(told: _Told, number: int, found: Lexeme, mention: DateMention, value: Value) -> _Told:
    """Keep the date for "two days later", and its year for a month that follows without one."""
    node = found.value
    if value.when is None or value.when.closed is None or mention.kind is DateKind.DATELINE:
        return told
    if isinstance(node, Relative) and node.kind is DateKind.INTERVAL:  # "the past decade" is nothing to count from
        return told
    words = f"“{found.text}” before it ({mention.edtf})"
    told = replace(told, previous=Anchor(*value.when.closed, words), sentence=number)
    outright = (isinstance(node, Fixed) and node.when.grain <= Grain.YEAR) or (
        isinstance(node, Calendar) and node.year is not None
    )
    first, last = value.when.closed
    if mention.kind is DateKind.POINT and mention.modifies is None and outright and first.year == last.year:
        return replace(told, year=(first.year, f"“{found.text}”"), year_sentence=number, year_end=found.end)
    if mention.kind is DateKind.POINT and mention.modifies is None and first.year == last.year:
        same = told.year is not None and told.year[0] == first.year
        return replace(told, year_sentence=number, year_end=found.end) if same else replace(told, year=None)
    return told


def _mention(
    parse: Parse, sentence: Sentence, text: str, items: list[Lexeme], found: Lexeme, head: int, value: Value
) -> DateMention:
    kind, modifies = value.kind, None
    edtf = None if value.when is None else to_edtf(value.when)
    if kind is DateKind.POINT and _is_dateline(sentence, text, found):
        kind = DateKind.DATELINE
    elif kind in (DateKind.POINT, DateKind.INTERVAL, DateKind.NAME):
        modifies = _modified(parse, sentence, items, found, head)
    span = TextSpan(found.start, found.end)
    return DateMention(span, edtf, value.reason, head, kind, modifies)


def _is_dateline(sentence: Sentence, text: str, found: Lexeme) -> bool:
    if sentence.zone is not Zone.BODY or not isinstance(found.value, Calendar | Named):
        return False
    before, after = text[sentence.span.start : found.start], text[found.end : sentence.span.end]
    return bool(before and _DATELINE_HEAD.fullmatch(before) and _DATELINE_TAIL.match(after))


def _modified(parse: Parse, sentence: Sentence, items: list[Lexeme], found: Lexeme, head: int) -> TextSpan | None:
    """The noun that the date stands before: by the parse, and by the words where there is none."""
    at = next((n for n, item in enumerate(items) if item.start >= found.start), 0)
    after = next((n for n, item in enumerate(items) if item.start >= found.end), len(items))
    genitive = after + 1 < len(items) and items[after].code == CODES["APOS"] and items[after + 1].text == "s"
    if at > 0 and items[at - 1].code in _ADVERBIAL and not genitive:
        return None
    token = parse.tokens[head]
    if token.pos:
        above = parse.tokens[token.head]
        nominal = above.pos in ("NOUN", "PROPN") and token.dep in _ATTRIBUTIVE and above.start >= found.end
        return TextSpan(above.start, above.end) if nominal else None
    noun = after + 2 if genitive else after
    led = genitive or (at > 0 and items[at - 1].code in (CODES["THE"], CODES["POSS"], CODES["ARTICLE"]))
    if led and noun < len(items) and items[noun].code == CODES["OTHER"] and items[noun].text not in _NOT_NOUNS:
        return TextSpan(items[noun].start, items[noun].end)
    return None
