"""Which of a series an event is: "the 27th regular meeting of …", "for the second time this year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extraction.details.numbers import to_ordinal
from kg.extraction.details.setting import Setting
from kg.records import ActorType, ClauseKind, DateKind, DateMention, Ordinal, TextSpan, Token, Worded

__all__ = ["find_ordinal", "find_series"]

_WITHIN = re.compile(r"\s*,?\s*(?:(?:in|of|since|for|within|during)\s+)?(?:the\s+)?", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
#: Whose meeting it is says nothing of a series.
_PARTIES = {ActorType.COUNTRY, ActorType.PERSON, ActorType.PLACE}
_UNITS = {"day", "week", "month", "year", "decade", "century", "generation"}


def find_ordinal(setting: Setting) -> Ordinal | None:
    """The ordinal before the event's own noun, or of the time that it was: "for the 40th time"."""
    for noun, token, number in _counted(setting):
        words = _word(setting, token)
        span = TextSpan(words.start, noun.end)
        return Ordinal(number, span, _within(setting, noun))
    return None


def _counted(setting: Setting) -> Iterator[tuple[Token, Token, int]]:
    """Nouns of the event with the ordinal before each."""
    for noun in (*setting.nouns, *_times(setting)):
        for token in setting.beside(noun):
            number = to_ordinal(setting.text(_word(setting, token)).replace(" ", ""))
            if number is not None and not _is_named(setting, token):
                yield noun, token, number


def _times(setting: Setting) -> Iterator[Token]:
    """ "for the third time", "it was the third time they met"."""
    yield from (p.noun for p in setting.phrases if p.preposition == "for" and p.noun.lemma == "time")
    verb = setting.tree.tokens[setting.clause.head]
    above = setting.tree.tokens[verb.head]
    if setting.clause.kind is ClauseKind.VERBAL and verb.dep in {"relcl", "acl", "advcl"} and above.lemma == "time":
        yield above
    for clause in setting.page.below[setting.clause.index]:  # "it was the 40th time they met", read the other way round
        if clause.relation == "ccomp" and "be time" in clause.predicates:
            yield from (setting.tree.tokens[a.head] for a in clause.fillers("attribute") if a.lemma == "time")


def _word(setting: Setting, token: Token) -> TextSpan:
    """The ordinal with the tens that a hyphen joins to it: "twenty-seventh"."""
    tokens = setting.tree.tokens
    joined = token.i > 1 and tokens[token.i - 1].text == "-" and tokens[token.i - 2].end == tokens[token.i - 1].start
    return TextSpan(tokens[token.i - 2].start if joined else token.start, token.end)


def _is_named(setting: Setting, token: Token) -> bool:
    """Whether the ordinal stands in a name: "Second World War", "First Deputy Minister"."""
    at = TextSpan(token.start, token.end)
    own = {noun.i for noun in setting.nouns}
    return any(m.span.covers(at) and m.head not in own for ms in setting.page.mentions.values() for m in ms)


def _within(setting: Setting, noun: Token) -> Worded | None:
    """The words right behind that say within what it is counted: a date, or a phrase with since or in."""
    text = setting.page.reading.article.text
    after = setting.tree.children(noun.i, "prep")
    ends = {noun.end, *(setting.tree.phrase(t.i, without=("relcl", "acl", "advcl", "punct")).end for t in after)}
    for date in sorted(setting.page.reading.dates, key=lambda d: d.span):
        for start in sorted(ends):
            gap = text[start : date.span.start] if start <= date.span.start else "."
            if _WITHIN.fullmatch(gap) and _counts(date, gap, text[date.span.start : date.span.end], noun):
                return setting.worded(TextSpan(start + len(gap) - len(gap.lstrip(" ,")), date.span.end))
    lasts = {end - 1 for end in ends}
    for before, behind in pairwise(setting.tree.tokens[noun.i : setting.tree.sentences[setting.clause.sentence].last]):
        if before.end - 1 in lasts and behind.lemma in {"in", "since"}:
            what = setting.tree.child(behind.i, "pobj")
            if what is not None and (behind.lemma == "since" or what.lemma in _UNITS):
                return setting.worded(TextSpan(behind.start, setting.phrase(what).end))
    return None


def _counts(date: DateMention, gap: str, words: str, noun: Token) -> bool:
    """Whether the date is a frame to count in: "this year", "since 2019", "in seven years".

    "For the third time in May" and "their third meeting last week" date the event; only after *time* a bare year is
    a frame: "for the third time in 2023".
    """
    before = set(gap.split())
    if date.kind is DateKind.SINCE or "since" in before:
        return True
    if date.kind is DateKind.DURATION:
        return bool(before & {"in", "for"})
    if date.kind is not DateKind.POINT or date.modifies is not None:
        return False
    if before:
        return "of" in before or (noun.lemma == "time" and _YEAR.fullmatch(words) is not None)
    return words.lower().startswith("this ")


def find_series(setting: Setting) -> Worded | None:
    """What recurs, in the text's words after the ordinal: "regular meeting of heads of government".

    A word such as *regular* before the noun shows it, or an ordinal before a round, a session, a forum that is named
    more closely.
    """
    for noun in reversed(setting.nouns):
        beside = setting.beside(noun)
        recurring = [t for t in beside if t.lemma.lower() in setting.words.recurring]
        counted = [t for t in beside if to_ordinal(setting.text(_word(setting, t)).replace(" ", "")) is not None]
        sort = [t for t in beside if t not in counted]
        end = _of_what(setting, noun)
        if recurring or (
            counted and noun.lemma.lower() in setting.words.serial and (end is not None or _named(setting, sort))
        ):
            start = min((t for t in sort), key=lambda t: t.i, default=noun)
            first = setting.tree.first(start.i) if start is not noun else noun.i
            span = TextSpan(setting.tree.tokens[first].start, end if end is not None else noun.end)
            return setting.worded(span)
    return None


def _named(setting: Setting, sort: list[Token]) -> bool:
    """Whether a noun or name says which series it is: "BRICS summit"; "first large-scale summit" names none."""
    hyphened = {t.i for t in sort if setting.tree.tokens[t.i - 1].text == "-"}
    return any(t.pos in {"NOUN", "PROPN"} and t.dep != "amod" and t.i not in hyphened for t in sort)


def _of_what(setting: Setting, noun: Token) -> int | None:
    """Where the of-phrase of a series ends; None where there is none that names it."""
    for preposition in setting.tree.children(noun.i, "prep"):
        what = setting.tree.child(preposition.i, "pobj")
        if preposition.lemma != "of" or what is None or what.lemma.lower() in setting.words.unserial:
            continue
        if not any(m.actor.type in _PARTIES for m in setting.page.mentions.get(what.i, ())):
            return _end(setting, what)
    return None


def _end(setting: Setting, noun: Token) -> int:
    """The end of a noun with its own of-phrases, and what is joined to the last of them."""
    at = noun
    while True:
        of = next((t for t in setting.tree.children(at.i, "prep") if t.lemma in {"of", "between"}), None)
        below = setting.tree.child(of.i, "pobj") if of is not None else None
        if below is None:
            return max(t.end for t in setting.tree.conjuncts(at.i)) if at is not noun else at.end
        at = below
