"""Who stands about an act noun: several at talks, one who joins another."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.phrases import coordinated
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["WHILE", "is_joint", "is_pair", "speakers_at", "step_out_of_series"]

#: Words that tell how many parties a plural noun stands for.
_COUNTS = {"both", "two", "three", "four", "five"}
#: Prepositions of what goes on at a gathering.
WHILE = {"at", "during", "in", "over"}


def step_out_of_series(tree: Tree, noun: Token) -> Token:
    """The noun itself, or the first of those that it stands behind with *of*: "after a decade of talks"."""
    while noun.dep == "pobj" and tree.tokens[noun.head].lemma == "of":
        noun = tree.tokens[tree.tokens[noun.head].head]
    return noun


def is_pair(tree: Tree, head: int) -> bool:
    """Whether one noun stands for several parties: "the two leaders", "both sides", "Russian and Chinese envoys"."""
    before = [child for child in tree.children(head) if child.i < head]
    counted = any(child.text.lower() in _COUNTS for child in before)
    joined = any(child.dep == "amod" and tree.child(child.i, "conj") for child in before)
    return tree.tokens[head].tag in {"NNS", "NNPS"} and (counted or joined)


def speakers_at(tree: Tree, noun: Token) -> list[int]:
    """ "talks at which the two sides agreed", "a meeting where Xi and Modi made up": several who act there."""
    for clause in tree.children(noun.i, "relcl"):
        at = [p for p in tree.children(clause.i, "prep") if p.lemma in WHILE and p.i < clause.i]
        where = any(t.text.lower() == "where" for t in tree.children(clause.i, "advmod"))
        subjects = [c for t in tree.children(clause.i, "nsubj") for c in coordinated(tree, t.i)]
        if (at or where) and (len(subjects) > 1 or any(is_pair(tree, i) for i in subjects)):
            return subjects
    return []


def is_joint(tree: Tree, governor: Frame, noun: Token) -> bool:
    """Whether one joins another in the act: "Britain joined Canada in a boycott of the games"."""
    preposition = tree.tokens[noun.head]
    joined = tree.tokens[governor.head].lemma == "join" and preposition.head == governor.head
    return joined and noun.dep == "pobj" and preposition.lemma == "in"
