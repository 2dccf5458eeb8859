"""Is the act denied? *not*, *never*, *no*, *neither*, *no longer*, *without*, *rather than*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.language.frames.frame import Frame
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["NEGATIVE", "find_negation", "find_no", "joined_by"]

#: Adverbs that deny their verb by themselves.
NEGATIVE = frozenset({"not", "n't", "never", "hardly", "scarcely", "barely", "neither", "nor"})
_PUT_ASIDE = {("rather", "than"), ("let", "alone")}
_NAMING = {"NOUN", "PROPN", "PRON"}
_OPENERS = {"without"}
_NOBODY = {"nobody", "none", "nothing"}
#: "left no doubt that": no denial of what follows.
_UNDOUBTED = {"choice", "doubt", "question", "secret", "wonder"}
_LIMITED = {"before", "until", "only", "merely", "just"}
#: Tokens between a verb and the filler whose "no" still denies it.
_NEAR = 25


def find_negation(tree: Tree, frame: Frame) -> Token | None:
    """The word that denies a verbal clause, or None."""
    return next(_negations(tree, frame), None)


def _negations(tree: Tree, frame: Frame) -> Iterator[Token]:
    head = frame.head
    yield from (t for t in tree.children(head, "neg") if not _limits(tree, t))
    yield from (t for t in tree.children(head, "advmod", "preconj", "cc") if t.lemma.lower() in NEGATIVE)
    for adverb in tree.children(head, "advmod"):
        if adverb.lemma.lower() in {"long", "longer"}:
            yield from tree.children(adverb.i, "neg", "det")  # "no longer"
    joint = joined_by(tree, frame) if frame.relation == "conj" else None
    if joint is not None and joint.lemma.lower() == "nor":
        yield joint
    yield from (t for t in tree.children(head, "mark") if t.lemma.lower() in _OPENERS)
    governing = tree.tokens[tree.tokens[head].head]
    if frame.marker in _OPENERS and governing.lemma.lower() in _OPENERS:
        yield governing
    if frame.relation == "pcomp" and governing.lemma == "of" and governing.i:
        before = tree.tokens[governing.i - 1]
        yield from [before] if before.text.lower() == "instead" else []
    yield from _rather_than(tree, head)
    cores = (i for i in (*frame.heads("object"), *frame.heads("attribute"), *frame.surface) if abs(i - head) < _NEAR)
    for i in (*(c for c in cores if c != frame.noun), *([frame.noun] if frame.noun is not None else [])):
        no = find_no(tree, i)
        if no is not None:
            yield no


def _limits(tree: Tree, negation: Token) -> bool:
    """Whether *not* belongs to the time or measure that follows it: "not before both had signed", "not only met"."""
    after = tree.tokens[negation.i + 1 : negation.i + 2]
    return negation.lemma.lower() == "not" and any(t.lemma.lower() in _LIMITED for t in after)


def joined_by(tree: Tree, frame: Frame) -> Token | None:
    """The conjunction that joins a clause to the one before it."""
    governor = tree.tokens[frame.head].head
    joined = [t for t in tree.children(governor, "cc") if governor < t.i < frame.head]
    return joined[-1] if joined else None


def _rather_than(tree: Tree, head: int) -> Iterator[Token]:
    """What puts the verb aside: "rather than condemn", "rather than openly condemning", "let alone sign"."""
    before = [t for t in tree.tokens[max(0, head - 4) : head] if tree.sentence_of(t.i) == tree.sentence_of(head)]
    for one, other in pairwise(before):
        named = any(t.pos in _NAMING for t in before if t.i > other.i)
        if (one.text.lower(), other.text.lower()) in _PUT_ASIDE and not named:
            yield one  # not "Oslo, rather than Rome, signed"


def find_no(tree: Tree, i: int) -> Token | None:
    """The word that says that there is none of what token `i` names: "no country", "neither side", "nobody", "few"."""
    token = tree.tokens[i]
    if token.lemma.lower() in _UNDOUBTED:
        return None
    if token.lemma.lower() in _NOBODY or (token.lemma.lower() == "few" and not tree.children(i, "det", "poss")):
        return token
    few = next((t for t in tree.children(i, "amod") if t.text.lower() == "few"), None)
    if few is not None and not tree.children(i, "det", "poss", "nummod"):
        return few
    return next((t for t in tree.children(i, "det", "preconj", "cc") if t.lemma.lower() in {"no", "neither"}), None)
