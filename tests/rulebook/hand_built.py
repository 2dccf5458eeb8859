"""Clauses and readings made by hand: words are found by their text, so that no model is needed."""

from __future__ import annotations

from kg.reading.article import read_article_text
from kg.records import (
    Actor,
    ActorType,
    Argument,
    Clause,
    ClauseKind,
    Factuality,
    Mention,
    MentionKind,
    Parse,
    Reading,
    Sentence,
    TextSpan,
    Token,
    Zone,
)

XI = Actor("xi-jinping", "Xi Jinping", ActorType.PERSON, country="CHN")
PUTIN = Actor("vladimir-putin", "Vladimir Putin", ActorType.PERSON, country="RUS")
NORWAY = Actor("nor", "Norway", ActorType.COUNTRY, country="NOR")
DALIAN = Actor("dalian", "Dalian", ActorType.PLACE, country="CHN")
TREATY = Actor("treaty", "the treaty", ActorType.DOCUMENT)

#: (role, words, head word, actor or None)
Part = tuple[str, str, str, Actor | None]


def argument(text: str, role: str, words: str, head: str, actor: Actor | None = None) -> Argument:
    """An argument whose words stand in the text; `head` is the word that heads them, its lemma in lower case."""
    start = text.index(words)
    span = TextSpan(start, start + len(words))
    at = len(text[: text.index(head, start)].split())
    mentions = (Mention(span, actor, MentionKind.NAME, at),) if actor is not None else ()
    return Argument(role, span, at, head.lower(), mentions)


def clause(
    text: str,
    predicate: str,
    trigger: str,
    *parts: Part,
    names: tuple[str, ...] = (),
    index: int = 0,
    kind: ClauseKind = ClauseKind.VERBAL,
    modifiers: tuple[str, ...] = (),
) -> Clause:
    """A clause with the given parts in the first sentence of the text."""
    start = text.index(trigger)
    span = TextSpan(start, start + len(trigger))
    return Clause(
        index=index,
        kind=kind,
        predicate=predicate,
        predicates=names or (predicate,),
        trigger=span,
        cue=span,
        span=TextSpan(0, len(text)),
        sentence=0,
        head=len(text[:start].split()),
        arguments=tuple(argument(text, *part) for part in parts),
        dates=(),
        factuality=Factuality.ASSERTED,
        negated=False,
        modifiers=modifiers,
    )


def reading(text: str, *clauses: Clause, article: str = "text") -> Reading:
    """A reading of one sentence whose tokens are its words."""
    tokens, end = [], 0
    for i, word in enumerate(text.split()):
        start = text.index(word, end)
        end = start + len(word)
        tokens.append(Token(i, start, end, word, word.lower(), "NOUN", "NN", "dep", i))
    sentence = Sentence(TextSpan(0, len(text)), 0, len(tokens), Zone.BODY)
    return Reading(read_article_text(text, id=article), Parse(tuple(tokens), (sentence,)), clauses=clauses)
