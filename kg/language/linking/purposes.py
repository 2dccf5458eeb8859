"""Verbs that share the subject of another: "telephoned Modi to thank him" does not thank the one who telephoned."""

from __future__ import annotations

from kg.language.linking.scene import Scene

__all__ = ["purpose_of"]

_LETTERS = frozenset({"cable", "letter", "message", "note", "telegram", "wire"})


def purpose_of(scene: Scene, verb: int) -> int:
    """The verb whose subject another shares, or -1.

    'Telephoned Modi to thank him', 'wrote to Modi and thanked him', 'sent Modi a letter thanking him'.
    """
    token = scene.tokens[verb] if verb >= 0 else None
    first = token
    while first is not None and first.dep == "conj" and scene.tree.child(first.i, "nsubj", "nsubjpass") is None:
        first = scene.tokens[first.head]
    if token is not None and first is not None and first.i != token.i:
        return first.i if first.pos == "VERB" else -1
    if token is None or token.head > verb or scene.tree.children(verb, "nsubj", "nsubjpass"):
        return -1
    noun = scene.tokens[token.head]
    if token.dep == "acl" and token.tag == "VBG" and noun.lemma in _LETTERS and noun.dep == "dobj":
        return noun.head
    if token.dep == "relcl" and noun.lemma == "first" and noun.dep == "attr":
        return noun.head  # "Modi was the first to thank him"
    if token.dep != "advcl":
        return -1
    to = scene.tree.child(verb, "aux")
    infinitive = token.tag == "VB" and to is not None and to.text.lower() == "to"
    participle = token.tag == "VBG" and scene.tree.child(verb, "mark") is None
    return token.head if infinitive or participle else -1
