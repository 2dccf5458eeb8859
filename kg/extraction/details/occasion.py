"""On what occasion: beside whose gathering, to mark or to attend what, ahead of what."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.details.setting import Phrase, Setting
from kg.records import ActorType, Clause, ClauseKind, Occasion, OccasionKind, TextSpan, Token

__all__ = ["find_occasions"]

_CLAUSES = {"advcl", "acl", "xcomp", "relcl"}


def find_occasions(setting: Setting) -> tuple[Occasion, ...]:
    """The occasions that phrases and clauses of the event tell, in text order, each once."""
    found = {one.name.span: one for one in (*_of_phrases(setting), *_of_clauses(setting))}
    return tuple(found[name] for name in sorted(found))


def _of_phrases(setting: Setting) -> Iterator[Occasion]:
    words = setting.words
    for phrase in setting.phrases:
        noun = phrase.noun.lemma.lower()
        of = _of(setting, phrase.noun)
        if noun in words.sidelines and phrase.preposition in {"on", "at"} and of is not None and setting.is_held(of):
            yield _occasion(setting, OccasionKind.SIDELINES, phrase, of)
        elif noun in words.eves and phrase.preposition in {"on", "in"} and _of(setting, phrase.noun, "of", "to"):
            of = _of(setting, phrase.noun, "of", "to")
            if of is not None and _is_gathering(setting, of):
                yield _occasion(setting, OccasionKind.BEFORE, phrase, of)
        elif noun in words.marked_by and phrase.preposition in {"in", "on", "to"} and of is not None:
            if _is_day(setting, of) or noun in {"commemoration", "occasion"}:
                yield _occasion(setting, OccasionKind.MARKING, phrase, of)
        elif phrase.preposition in words.before and _is_gathering(setting, phrase.noun):
            yield _occasion(setting, OccasionKind.BEFORE, phrase, phrase.noun)
        elif phrase.preposition == "on" and noun in words.days and _is_counted_day(setting, phrase.noun):
            yield _occasion(setting, OccasionKind.MARKING, phrase, phrase.noun)
        elif phrase.preposition == "for" and _is_gathering(setting, phrase.noun) and phrase.noun not in setting.nouns:
            kind = OccasionKind.MARKING if noun in words.days else OccasionKind.ATTENDING
            yield _occasion(setting, kind, phrase, phrase.noun)


def _of_clauses(setting: Setting) -> Iterator[Occasion]:
    """ "came to mark the anniversary", "a visit marking the anniversary", "the visit marks the anniversary"."""
    page, tokens = setting.page, setting.tree.tokens
    for clause in page.below[setting.clause.index]:
        if clause.relation in _CLAUSES and (
            setting.tree.to(clause.head) is not None or tokens[clause.head].tag == "VBG"
        ):
            yield from _purpose(setting, clause)
    parent = setting.clause.parent
    if setting.clause.kind is ClauseKind.NOMINAL and parent is not None:
        above = page.reading.clauses[parent]
        own = {noun.i for noun in setting.nouns}
        if any(a.head in own for a in above.fillers("subject")) and not above.passive:
            yield from (one for one in _purpose(setting, above) if one.kind is OccasionKind.MARKING)


def _purpose(setting: Setting, clause: Clause) -> Iterator[Occasion]:
    tokens, words = setting.tree.tokens, setting.words
    marks = not words.marking.isdisjoint(clause.predicates)
    attends = not words.attending.isdisjoint(clause.predicates)
    for argument in clause.fillers("object", "in") if marks or attends else ():
        noun = tokens[argument.head]
        start = (setting.tree.to(clause.head) or tokens[clause.head]).start
        name = setting.phrase(noun)
        if argument.shared or name.start < start:
            continue
        if marks and argument.role == "object" and _is_day(setting, noun):
            yield Occasion(OccasionKind.MARKING, TextSpan(start, name.end), setting.worded(name))
        elif attends and _is_gathering(setting, noun):
            yield Occasion(OccasionKind.ATTENDING, TextSpan(start, name.end), setting.worded(name))


def _occasion(setting: Setting, kind: OccasionKind, phrase: Phrase, what: Token) -> Occasion:
    name = setting.phrase(what)
    return Occasion(kind, TextSpan(setting.tree.tokens[phrase.start].start, name.end), setting.worded(name))


def _of(setting: Setting, noun: Token, *prepositions: str) -> Token | None:
    for preposition in setting.tree.children(noun.i, "prep"):
        if preposition.lemma in (prepositions or ("of",)):
            return setting.tree.child(preposition.i, "pobj")
    return None


def _is_gathering(setting: Setting, noun: Token) -> bool:
    """Games, a parade, a summit: by the noun, or because the name is that of an event."""
    if noun.lemma.lower() in setting.words.gatherings:
        return True
    return any(m.actor.type is ActorType.NAMED_EVENT for m in setting.page.mentions.get(noun.i, ()))


def _is_day(setting: Setting, noun: Token) -> bool:
    """An anniversary, a holiday, a day with a name."""
    return noun.lemma.lower() in setting.words.days or any(
        m.actor.type is ActorType.NAMED_EVENT for m in setting.page.mentions.get(noun.i, ())
    )


def _is_counted_day(setting: Setting, noun: Token) -> bool:
    """ "on the 70th anniversary of": an anniversary, birthday or jubilee, and no mere "on the day of"."""
    return noun.lemma.lower() not in {"day", "victory"}
