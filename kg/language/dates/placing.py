"""Where an expression stands in the parse: its head, the noun it modifies, whether it dates the report itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.language.dates.lexicon import CODES, Lexeme, codes
from kg.language.dates.nodes import Calendar, Named
from kg.language.dates.vocabulary import words
from kg.records import Parse, Sentence, TextSpan, Token, Zone

__all__ = ["celebrated", "head_of", "is_dateline", "is_misread", "modified_noun"]

#: A dateline: a place in capitals (and an agency in brackets) before the date, a dash or an agency after it.
_DATELINE_HEAD = re.compile(
    r"[^\w(]*[A-Z][A-Z.'’\- ]{2,40}(?:[,/] ?[A-Z][\w.'’\- ]{2,40})?,?\s*(?:\([A-Z]\w*\))?[\s,—–-]*"
)
_DATELINE_TAIL = re.compile(r"\s*(?:\([A-Z][^)\n]{1,40}\)|[,:]?\s*(?:[—–]|--?\s))")
_LONGEST_PLACE = 100
_ATTRIBUTIVE = frozenset(words("nummod amod compound nmod poss quantmod npadvmod"))
_ADVERBIAL = codes("AFTER BEFORE BY FROM IN ON SINCE TO UNTIL")
_NOT_NOUNS = frozenset(
    words("a and are as at but by for from had has he in is it of on or she that the they to was were when who will")
)


def _tokens(parse: Parse, sentence: Sentence, start: int, end: int) -> Sequence[Token]:
    """The tokens of the sentence that share a character with `[start, end)`."""
    tokens = parse.tokens
    first = bisect_left(tokens, start + 1, sentence.first, sentence.last, key=lambda t: t.end)
    last = bisect_left(tokens, end, first, sentence.last, key=lambda t: t.start)
    return tokens[first:last]


def head_of(parse: Parse, sentence: Sentence, found: Lexeme) -> int | None:
    """The first token of the expression whose head lies outside it; None where it has no token."""
    inside = _tokens(parse, sentence, found.start, found.end)
    if not inside:
        return None
    places = range(inside[0].i, inside[-1].i + 1)
    return next((t.i for t in inside if t.head not in places or t.head == t.i), inside[0].i)


def is_misread(parse: Parse, sentence: Sentence, found: Lexeme) -> bool:
    """Whether a lone name of a month or season is a verb, or part of somebody's name."""
    node = found.value
    if not isinstance(node, Named) or node.size == 0 or " " in found.text:
        return False
    inside = _tokens(parse, sentence, found.start, found.end)
    return any(t.pos in ("VERB", "AUX") or t.entity.endswith("PERSON") for t in inside)


def is_dateline(text: str, sentence: Sentence, found: Lexeme) -> bool:
    """Whether the expression stands in a dateline such as "MOSCOW, March 21 (Agency) -"."""
    early = found.start - sentence.span.start <= _LONGEST_PLACE
    if not early or sentence.zone is not Zone.BODY or not isinstance(found.value, Calendar | Named):
        return False
    before, after = text[sentence.span.start : found.start], text[found.end : found.end + _LONGEST_PLACE]
    return bool(before and _DATELINE_HEAD.fullmatch(before) and _DATELINE_TAIL.match(after))


def modified_noun(parse: Parse, items: Sequence[Lexeme], found: Lexeme, head: int) -> TextSpan | None:
    """The noun that the expression stands before: by the parse, or by the words where the parse has no tags.

    Parameters
    ----------
    parse : Parse
        Tokens with parts of speech, or without.
    items : sequence of Lexeme
        The lexemes of the sentence.
    found : Lexeme
        The expression.
    head : int
        Its head token.
    """
    at = bisect_left(items, found.start, key=lambda item: item.start)
    after = bisect_left(items, found.end, at, key=lambda item: item.start)
    genitive = after + 1 < len(items) and items[after].code == CODES["APOS"] and items[after + 1].text == "s"
    if at > 0 and items[at - 1].code in _ADVERBIAL and not genitive:
        return None
    token = parse.tokens[head]
    if token.pos:
        above = parse.tokens[token.head]
        named = isinstance(found.value, Named) and found.value.direction and not genitive  # "Last May Lavrov visited"
        beside_name = above.pos == "PROPN" and (named or above.entity.endswith("PERSON"))
        nominal = (
            above.pos in ("NOUN", "PROPN")
            and not beside_name
            and token.dep in _ATTRIBUTIVE
            and above.start >= found.end
        )
        return TextSpan(above.start, above.end) if nominal else None
    noun = after + 2 if genitive else after
    led = genitive or (at > 0 and items[at - 1].code in _DETERMINERS)
    if led and noun < len(items) and items[noun].code == CODES["OTHER"] and items[noun].text not in _NOT_NOUNS:
        return TextSpan(items[noun].start, items[noun].end)
    return None


def celebrated(parse: Parse, sentence: Sentence, found: Lexeme) -> TextSpan:
    """What an anniversary is of: the phrase behind "of", else the words themselves."""
    inside = _tokens(parse, sentence, found.start, found.end)
    tokens = parse.tokens
    last = inside[-1]
    noun = next((t for t in tokens[last.i + 1 : sentence.last] if t.head == last.i and t.dep == "pobj"), None)
    if noun is None:
        return TextSpan(found.start, found.end)
    below = {noun.i}
    for token in tokens[last.i + 1 : sentence.last]:
        if token.i in below or token.head in below:
            below.add(token.i)
    return TextSpan(tokens[last.i + 1].start, tokens[max(below)].end)


_DETERMINERS = codes("ARTICLE POSS THAT THE THIS")
