"""Cue words in the text: which senses a verb has here, and the verb group around it."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene

__all__ = ["verb_group", "verb_lemma", "verb_senses"]

_GROUP = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
#: Lemmas that the model's rules get wrong: "hopes", "griped".
_MISREAD = {"hop": "hope", "grip": "gripe"}
_LEADS = 8  # most verbs that lead up to one of speech: "began to try to say"
_NOTHING: Mapping[str, Sense] = {}


def verb_lemma(scene: Scene, verb: int) -> str:
    """The verb as the lexicon writes it, with its particle where it has one; empty if the lexicon lacks it."""
    token = scene.tokens[verb]
    verbs = scene.lexicon.verbs
    particles = scene.tree.children(verb, "prt", "advmod")
    phrasal = next((name for p in particles if (name := f"{token.lemma} {p.lemma}") in verbs), None)
    if phrasal is not None:
        return phrasal
    thing = scene.tree.child(verb, "dobj") if f"{token.lemma} it" in verbs else None
    if thing is not None and thing.text.lower() == "it":
        return f"{token.lemma} it"
    lemma = _MISREAD.get(token.lemma, token.lemma)
    return lemma if lemma in verbs and not any(p.dep == "prt" for p in particles) else ""


def verb_senses(scene: Scene, verb: int) -> Mapping[str, Sense]:
    """The frames of a verb of speech or thought; empty for other words."""
    token = scene.tokens[verb]
    if token.pos not in {"VERB", "AUX"} and token.tag[:2] != "VB":
        return _NOTHING
    return scene.lexicon.verbs.get(verb_lemma(scene, verb), _NOTHING)


def verb_group(scene: Scene, verb: int, *, leads: int = _LEADS) -> tuple[int, ...]:
    """The verb with auxiliaries, negation, particle and the adverbs beside it, and up to `leads` that lead up to it."""
    group = {verb}
    for token in scene.tree.children(verb):
        if token.lemma in scene.lexicon.adverbs:
            continue
        if token.dep in _GROUP and not scene.tree.children(token.i) and scene.quote_of[token.i] == scene.quote_of[verb]:
            group.add(token.i)
    low = high = verb
    while low - 1 in group:
        low -= 1
    while high + 1 in group:
        high += 1
    run = set(range(low, high + 1)) | {i for i in group if scene.tokens[i].dep == "prt"}
    return tuple(sorted(run | set(_lead(scene, verb, low, leads))))


def _lead(scene: Scene, verb: int, low: int, leads: int) -> tuple[int, ...]:
    """The verb group in front of an infinitive of speech: "went on" to say, "declined" to say."""
    token = scene.tokens[verb]
    if not leads or token.dep != "xcomp" or token.head >= low or scene.tokens[low].lemma != "to":
        return ()
    head = scene.tokens[token.head]
    particle = scene.tree.child(head.i, "prt")
    name = f"{head.lemma} {particle.lemma}" if particle else head.lemma
    if name not in scene.lexicon.leads or scene.tree.child(head.i, "dobj"):
        return ()
    front = verb_group(scene, head.i, leads=leads - 1)
    return (*front, *range(front[-1] + 1, low)) if low - front[-1] <= 2 else front
