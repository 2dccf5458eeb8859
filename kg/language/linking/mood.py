"""Whether a clause states a fact, for what is read from single verbs: finite, not denied, not supposed."""

from __future__ import annotations

from kg.language.linking.scene import Scene
from kg.records import Token

__all__ = ["happened"]

#: Conjunctions after which a clause still states a fact.
_PLAIN = frozenset({"that", "because", "as", "since", "while", "after", "although", "though"})


def happened(scene: Scene, verb: Token) -> bool:
    """Whether the verb, or the copula, states a fact: 'has joined'; not 'may join', 'if it joined', 'had it joined'."""
    if verb.tag in ("VB", "VBG"):
        return False
    subject = scene.tree.child(verb.i, "nsubj", "nsubjpass")
    for helper in scene.tree.children(verb.i, "aux", "auxpass", "neg", "mark"):
        if helper.dep == "neg" or (helper.dep == "mark" and helper.text.lower() not in _PLAIN):
            return False
        if helper.dep == "aux" and (
            helper.lemma not in ("have", "be")
            or (subject is not None and helper.i < subject.i and helper.lemma == "have")
        ):
            return False
    return True
