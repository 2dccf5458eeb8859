"""Verbs that the lexicon lacks: whoever does something *that* something is so, says or thinks it."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.attribution.cues import verb_senses
from kg.extraction.attribution.governed import is_person
from kg.extraction.attribution.lexicon import SAY, Sense
from kg.extraction.attribution.scene import Scene
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["senses_here"]

_ASKS = Sense("ask")


def senses_here(scene: Scene, verb: Token) -> Mapping[str, Sense]:
    """The senses of a verb in the lexicon, or those that its clause gives it: "hammered home that it was late".

    A clause with *that* or *whether* behind a verb that has a person for a subject is said or thought; only of a few
    verbs is it what somebody brings about ("ensured that").
    """
    senses = verb_senses(scene, verb.i)
    if not senses and verb.pos != "VERB":
        return senses
    if _brings_about(scene, verb):
        return {}
    if "clause" in senses or "that-clause" in senses or verb.pos != "VERB":
        return senses
    subject = scene.tree.child(verb.i, "nsubj")
    if subject is None or verb.lemma in scene.lexicon.effects or not is_person(scene, subject.i):
        return senses
    for clause in scene.tree.children(verb.i, "ccomp"):
        mark = scene.tree.child(clause.i, "mark")
        opened = mark is not None and mark.lemma.lower() in {"that", "whether"}
        if mark is not None and opened and clause.i > verb.i and scene.tree.first(clause.i) == mark.i:
            act = next(iter(senses.values()), SAY if mark.lemma.lower() == "that" else _ASKS)
            return {**senses, "that-clause": Sense(act.act)} if _is_finite(scene, clause) else senses
    return senses


def _brings_about(scene: Scene, verb: Token) -> bool:
    """Whether a verb leads by a preposition to an *it* that stands for its clause: "saw to it that"."""
    if scene.tree.child(verb.i, "ccomp") is None:
        return False
    behind = (t for prep in scene.tree.children(verb.i, "prep") for t in scene.tree.children(prep.i, "pobj"))
    return any(it.lemma == "it" and scene.tokens[it.i + 1].text == "that" for it in behind)


def _is_finite(scene: Scene, clause: Token) -> bool:
    auxiliaries = scene.tree.children(clause.i, "aux", "auxpass")
    return clause.tag in FINITE or any(t.tag in FINITE or t.tag == "MD" for t in auxiliaries)
