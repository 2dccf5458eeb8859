"""Words for a place in a row: "the first to reply" tells of a reply."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.tree import Tree

__all__ = ["RANKS", "is_among_first", "is_ranked"]

RANKS = {"first", "second", "third", "fourth", "fifth", "last", "latest", "next", "only", "other", "single", "sole"}


def is_among_first(tree: Tree, governor: Frame | None) -> bool:
    """ "was among the first to reply", "became the first envoy in years to reply": one who is, has replied."""
    if governor is None:
        return False
    if any(is_ranked(tree, t.i) for t in tree.children(governor.head, "attr")):
        return True
    among = [p for p in tree.children(governor.head, "prep") if p.lemma.lower() in {"among", "amongst"}]
    return any(t.lemma.lower() in RANKS or is_ranked(tree, t.i) for p in among for t in tree.children(p.i, "pobj"))


def is_ranked(tree: Tree, noun: int) -> bool:
    """ "the first minister", "the highest(-ranking) envoy", "the most senior": whether a noun has a place in a row."""
    before = tree.children(noun, "amod", "nummod")
    degrees = [*before, *(t for word in before for t in tree.children(word.i, "advmod", "amod"))]
    return any(t.lemma.lower() in RANKS for t in before) or any(t.tag in {"JJS", "RBS"} for t in degrees)
