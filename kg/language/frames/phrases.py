"""Phrases: what is coordinated, what stands behind prepositions, "each other"."""

from __future__ import annotations

from kg.language.tree import Tree
from kg.records import Token

__all__ = [
    "CALLING",
    "called_what",
    "content_of",
    "coordinated",
    "is_reciprocal",
    "prepositional",
    "step_out_of_length",
]

_RECIPROCAL = ({"each", "other"}, {"one", "another"})
#: Words of quantity.
_MEASURES = frozenset({
    "amount", "array", "barrage", "barrel", "batch", "billion", "boatload", "bulk", "bunch", "bundle", "cargo",
    "consignment", "convoy", "couple", "crate", "dollar", "donation", "dose", "dozen", "euro", "first", "flurry",
    "half", "handful", "host", "hundred", "kilogram", "litre", "load", "lorryload", "lot", "majority", "metre",
    "million", "most", "number", "package", "pair", "part", "piece", "planeload", "portion", "quantity", "raft",
    "range", "rouble", "ruble", "salvo", "series", "set", "share", "shipload", "shipment", "slew", "squadron", "string",
    "swarm", "tanker", "third", "thousand", "ton", "tonne", "total", "trainload", "tranche", "trillion", "truckload",
    "variety", "volley", "volume", "wave", "worth", "yuan",
})  # fmt: skip
#: Words for some of a number: "five of the ships".
_PARTS = frozenset({"all", "any", "both", "each", "few", "many", "one", "several", "some"})
_LENGTHS = frozenset({"day", "week", "month", "year", "decade", "hour", "round"})
#: Verbs that give what they name as their object another name, with and without *as*.
CALLING = frozenset({"brand", "call", "consider", "deem", "dub", "label", "term"})
_CALLING_AS = frozenset({"characterise", "characterize", "condemn", "denounce", "describe", "regard", "see"})
_HOLDING = {"of", "in"}
_CURRENCIES = frozenset("$€£¥")
_SHORT_NUMBERS = {"bn", "m", "tn"}
#: Prepositions that read as one with the next: "out of", "ahead of".
_COMPOUND = {"of", "to", "with", "from", "than", "for", "by"}


def coordinated(tree: Tree, i: int) -> list[int]:
    """The token and what is coordinated with it; "Russia, but not China" is Russia."""
    return [t.i for t in tree.conjuncts(i) if t.i == i or not tree.children(t.i, "neg")]


def prepositional(tree: Tree, i: int) -> list[tuple[str, int]]:
    """(role, head token) of each object of preposition `i`, with prepositions chained to it or joined by *and*."""
    token = tree.tokens[i]
    role = token.lemma.lower()
    found: list[tuple[str, int]] = []
    for child in tree.children(i):
        if child.dep == "pobj":
            found += [(role, c) for c in coordinated(tree, child.i)]
        elif child.dep == "pcomp" and (named := called_what(tree, child.i)):
            found += [(role, c) for c in named]  # "protested at what it called a raid"
        elif child.dep == "pcomp" and child.tag == "VBG" and role == "from":
            found.append((role, child.i))  # "barred them from entering"
        elif child.dep == "prep":
            chained = role != "worth" and child.lemma in _COMPOUND and not tree.children(i, "pobj")
            inner = prepositional(tree, child.i)
            found += [(f"{role} {child.lemma}" if chained else r, f) for r, f in inner]
        elif child.dep == "conj" and child.pos == "ADP":
            found += prepositional(tree, child.i)
    return found


def step_out_of_length(tree: Tree, noun: Token) -> Token:
    """The noun itself, or the length of time that it fills: "three days of exercises"."""
    preposition = tree.tokens[noun.head]
    above = tree.tokens[preposition.head]
    filled = noun.dep == "pobj" and preposition.lemma == "of" and above.lemma.lower() in _LENGTHS
    return above if filled else noun


def called_what(tree: Tree, verb: int) -> list[int]:
    """ "condemned what it called a raid by Rome": the name that stands for what is called so."""
    if not any(t.text.lower() == "what" for t in tree.children(verb, "dobj")):
        return []
    token = tree.tokens[verb]
    names = tree.children(verb, "oprd", "attr") if token.lemma in CALLING else []
    if token.lemma in _CALLING_AS:
        names = [t for p in tree.children(verb, "prep") if p.lemma == "as" for t in tree.children(p.i, "pobj")]
    return [c for t in names if t.pos in {"NOUN", "PROPN"} for c in coordinated(tree, t.i)]


def is_reciprocal(tree: Tree, i: int) -> bool:
    """Whether token `i` heads "each other" or "one another"."""
    return {t.text.lower() for t in (tree.tokens[i], *tree.children(i, "det", "nummod"))} in _RECIPROCAL


def content_of(tree: Tree, i: int) -> str:
    """The lemma of what token `i` measures; empty if it is no word of quantity.

    "treaty" for "a series of treaties", "arms" for "$5bn of arms", "money" for "$5bn", "ship" for "five of the ships".
    """
    sum_of_money = _is_sum(tree, i)
    token = tree.tokens[i]
    partial = token.pos == "NUM" or token.lemma.lower() in _PARTS
    if not sum_of_money and not partial and token.lemma.lower() not in _MEASURES:
        return ""
    for prep in tree.children(i, "prep"):
        for noun in tree.children(prep.i, "pobj") if prep.lemma in _HOLDING else ():
            return content_of(tree, noun.i) or noun.lemma.lower()
    return "money" if sum_of_money else ""


def _is_sum(tree: Tree, i: int) -> bool:
    """Whether token `i` is an amount with the sign of a currency: "$300m", "€5 billion"."""
    token = tree.tokens[i]
    if token.pos != "NUM" and not token.text[0].isdigit() and token.lemma.rstrip(".") not in _SHORT_NUMBERS:
        return False
    near = [token, *tree.children(i)]
    return any(t.text[0] in _CURRENCIES for n in near for t in (n, *tree.children(n.i)))
