"""The *it* that stands for nothing: "it is clear that", "it seems", "found it troubling that"."""

from __future__ import annotations

from kg.language.linking.scene import Scene
from kg.records import Token

__all__ = ["pleonastic"]

_WEATHER = frozenset({"seem", "appear", "happen", "turn", "matter", "follow", "rain", "snow", "take"})


def pleonastic(scene: Scene, token: Token) -> bool:
    """'It is clear that …', 'it seems', 'made it clear', 'it remains to be seen'."""
    verb = scene.tokens[token.head]
    if token.dep == "expl":
        return True
    if token.dep in ("nsubj", "nsubjpass"):
        clause = scene.tree.child(verb.i, "ccomp", "xcomp", "csubj", "advcl", "csubjpass")
        if verb.lemma in _WEATHER and (clause is not None or verb.lemma in ("rain", "snow")):
            return True
        complement = scene.tree.child(verb.i, "acomp", "attr", "prep")
        if verb.lemma == "be" and complement is not None and complement.pos == "NOUN" and not _names(scene, complement):
            return True
        if verb.lemma in ("be", "become", "remain", "make", "feel", "look", "sound"):
            below = (
                complement is not None and scene.tree.child(complement.i, "ccomp", "xcomp", "relcl", "acl") is not None
            )
            return clause is not None or below
        return token.dep == "nsubjpass" and clause is not None and clause.dep in ("ccomp", "csubjpass")
    if _announces(scene, token):
        return True
    if token.dep == "dobj":
        return verb.lemma in ("make", "find", "call", "take", "deem") and scene.tree.child(verb.i, "ccomp") is not None
    return False


def _announces(scene: Scene, token: Token) -> bool:
    """'found it deeply troubling that', 'will see to it that': the clause that follows is meant."""
    at = token.i + 1
    while scene.follows(at) and scene.tokens[at].pos in ("ADV", "ADJ") and at < token.i + 4:
        at += 1
    follows = scene.follows(at) and scene.tokens[at].text.lower() == "that"
    before = scene.tokens[token.i - 1].text.lower() if token.i > 0 else ""
    return follows and (at > token.i + 1 or before == "to") and token.dep != "nsubj"


def _names(scene: Scene, noun: Token) -> bool:
    """Whether a noun can say what a state or body is."""
    return any(scene.lexicon.has(kind, noun.lemma) for kind in ("countries", "organizations", "bodies", "others"))
