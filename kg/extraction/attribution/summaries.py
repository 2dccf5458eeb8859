"""A noun behind a comma that sums up what was said is no part of it: "asked for arms, a report that Oman denied"."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.attribution.scene import Scene
from kg.records import Token

__all__ = ["without_summary"]

#: Beside the nouns of speech, those that sum up what somebody does.
_DEEDS = frozenset(
    {"boycott", "decision", "demand", "expression", "figure", "formula", "line", "move", "number", "offer", "phrase"}
    | {"position", "proposal", "report", "request", "step", "term"}
)
#: Nouns that tell what a statement shows, or whom it means, without a clause that takes them up.
_SIGNS = frozenset({"allusion", "departure", "dig", "echo", "jab", "nod", "reference", "reversal", "sign", "swipe"})

_CLAUSES = frozenset({"clause", "owned-clause"})


def without_summary(scene: Scene, content: Iterable[int]) -> tuple[int, ...]:
    """The tokens of a content without those of a noun that sums it up, and of the clause that takes the noun up."""
    inside = set(content)
    apart: set[int] = set()
    for i in sorted(inside):
        if _sums_up(scene, scene.tokens[i], inside):
            apart.update(scene.tree.subtree(i))
    return tuple(sorted(inside - apart))


def _sums_up(scene: Scene, noun: Token, inside: set[int]) -> bool:
    if noun.tag != "NN" or noun.dep not in {"appos", "dobj", "npadvmod", "dep"} or scene.quoted(noun.i):
        return False
    lemma = noun.lemma.lower()
    if lemma not in _DEEDS | _SIGNS and not _CLAUSES & scene.lexicon.nouns.get(lemma, {}).keys():
        return False
    first = scene.tree.first(noun.i)
    comma = first - 2 if first > 1 and scene.quoted(first - 1) and scene.tokens[first - 1].pos == "PUNCT" else first - 1
    behind_comma = comma in inside and scene.tokens[comma].text == ","
    if not behind_comma or scene.tokens[first].lemma.lower() not in {"a", "an"}:
        return False
    if lemma in _SIGNS:
        return True
    taken_up = scene.tree.children(noun.i, "relcl", "acl")
    return any(scene.tree.child(t.i, "nsubj") is not None and t.i > noun.i for t in taken_up)
