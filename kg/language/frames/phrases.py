"""Phrases: what is coordinated, what stands behind prepositions, "each other"."""

from __future__ import annotations

from kg.language.tree import Tree

__all__ = ["content_of", "coordinated", "is_reciprocal", "prepositional"]

_RECIPROCAL = ({"each", "other"}, {"one", "another"})
#: Words of quantity.
_MEASURES = frozenset({
    "array", "barrel", "batch", "billion", "bunch", "bundle", "cargo", "consignment", "couple", "dollar",
    "donation", "dose", "dozen", "euro", "flurry", "handful", "host", "hundred", "litre", "load", "lot", "majority",
    "metre", "million", "number", "package", "pair", "part", "piece", "planeload", "portion", "raft", "range",
    "rouble", "ruble", "series", "set", "share", "shipload", "shipment", "slew", "string", "tanker", "third",
    "thousand", "ton", "tonne", "total", "trainload", "tranche", "trillion", "truckload", "variety", "volume",
    "worth", "yuan",
})  # fmt: skip
_HOLDING = {"of", "in"}
#: Prepositions that read as one with the next: "out of", "ahead of".
_COMPOUND = {"of", "to", "with", "from", "than", "for", "by"}


def coordinated(tree: Tree, i: int) -> list[int]:
    """The token, what is coordinated with it, and in headlines what a bare comma joins to it."""
    return [t.i for t in tree.conjuncts(i)]


def prepositional(tree: Tree, i: int) -> list[tuple[str, int]]:
    """(role, head token) of each object of preposition `i`, with prepositions chained to it or joined by *and*."""
    token = tree.tokens[i]
    role = token.lemma.lower()
    found: list[tuple[str, int]] = []
    for child in tree.children(i):
        if child.dep == "pobj":
            found += [(role, c) for c in coordinated(tree, child.i)]
        elif child.dep == "pcomp" and child.tag == "VBG" and role == "from":
            found.append((role, child.i))  # "barred them from entering"
        elif child.dep == "prep":
            chained = child.lemma in _COMPOUND and not tree.children(i, "pobj")
            inner = prepositional(tree, child.i)
            found += [(f"{role} {child.lemma}" if chained else r, f) for r, f in inner]
        elif child.dep == "conj" and child.pos == "ADP":
            found += prepositional(tree, child.i)
    return found


def is_reciprocal(tree: Tree, i: int) -> bool:
    """Whether token `i` heads "each other" or "one another"."""
    return {t.text.lower() for t in (tree.tokens[i], *tree.children(i, "det", "nummod"))} in _RECIPROCAL


def content_of(tree: Tree, i: int) -> str:
    """The lemma of what token `i` measures: "treaty" for "a series of treaties"; empty if it is no word of quantity."""
    lemma = tree.tokens[i].lemma.lower()
    if lemma not in _MEASURES:
        return ""
    for prep in tree.children(i, "prep"):
        for noun in tree.children(prep.i, "pobj") if prep.lemma in _HOLDING else ():
            return content_of(tree, noun.i) or noun.lemma.lower()
    return ""
