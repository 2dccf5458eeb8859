"""Questions, reported or quoted, and whose answer a quotation by itself behind one is."""

from __future__ import annotations

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import closing_of
from kg.extraction.attribution.governed import is_person
from kg.extraction.attribution.lexicon import SAY
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import NOBODY, Source, noun_phrase

__all__ = ["answer", "asked_of", "is_question"]

_REPORTED = frozenset({"speech.clause", "speech.preposition.about"})
_TO = frozenset({"of", "to"})


def is_question(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is a question: not "asked for a loan", "asked them to leave"."""
    if draft.sense.act != "ask":
        return False
    return closing_of(scene, draft.quotes[-1]) == "?" if draft.quotes else draft.rule in _REPORTED


def asked_of(scene: Scene, question: Draft) -> Source:
    """Of whom something is asked: "asked Li", "inquired of Li", "put to Li"."""
    tree = scene.tree
    beside = tree.children(question.head, "dobj", "dative")
    for to in tree.children(question.head, "prep", "dative"):
        beside += tree.children(to.i, "pobj") if to.lemma in _TO else []
    outside = (t.i for t in beside if t.i not in question.content and not scene.quoted(t.i))
    return next((noun_phrase(scene, i) for i in outside if is_person(scene, i)), NOBODY)


def answer(scene: Scene, question: Draft, number: int) -> Draft | None:
    """A quotation that answers a question, said by the one who was asked; None where nobody is told to be asked."""
    source = asked_of(scene, question)
    if source.head is None:
        return None
    return Draft(
        rule="speech.direct.answer",
        sense=SAY,
        head=question.head,
        cue=(question.head,),
        content=tuple(scene.quote_tokens[number]),
        source=source.tokens,
        speaker=source.head,
        quotes=(number,),
        reason="a quotation behind a question, said by the one who was asked",
    )
