"""Whom a relative pronoun stands for: "Lavrov and Wang, who last met in May", "several of whom"."""

from __future__ import annotations

from kg.language.frames.phrases import coordinated
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["find_antecedents", "whole_of"]

#: What nobody does alone: without an object and "with" it tells of several.
_MUTUAL = frozenset({"confer", "converse", "meet"})
_PARTNERED = frozenset({"with", "between", "among"})


def whole_of(tree: Tree, part: Token) -> Token | None:
    """ "several of whom": the relative pronoun that a word of quantity stands before."""
    below = [t for p in tree.children(part.i, "prep") if p.lemma == "of" for t in tree.children(p.i, "pobj")]
    counted = part.pos in {"ADJ", "ADV", "DET", "NUM", "PRON"} or part.tag in {"JJS", "CD"}
    return next((t for t in below if counted and t.text.lower() in {"whom", "which"}), None)


def find_antecedents(tree: Tree, verb: Token, pronoun: int) -> list[int]:
    """The noun a relative clause hangs on, with those coordinated with it before the pronoun.

    Where the verb tells of several and the noun is one, those named before it in the row are meant too.
    """
    hung = verb if verb.dep in {"relcl", "acl"} else None
    hung = hung or next((a for a in tree.ancestors(verb.i) if a.dep in {"relcl", "acl"}), None)
    if hung is None:
        return []
    noun = hung.head
    if tree.tokens[noun].tag in {"NN", "NNP"} and _is_of_several(tree, verb):
        noun = _first_of_row(tree, noun)
    return [c for c in coordinated(tree, noun) if c == hung.head or c < pronoun]


def _is_of_several(tree: Tree, verb: Token) -> bool:
    """Whether the verb has the form of the plural, "who have met", or nobody does alone what it tells."""
    finite = next(iter(tree.children(verb.i, "aux", "auxpass")), verb)
    if finite.tag == "VBP" or finite.text.lower() == "were":
        return True
    partners = any(t.lemma.lower() in _PARTNERED for t in tree.children(verb.i, "prep"))
    return verb.lemma in _MUTUAL and not partners and not tree.children(verb.i, "dobj", "nsubjpass")


def _first_of_row(tree: Tree, noun: int) -> int:
    while tree.tokens[noun].dep == "conj":
        noun = tree.tokens[noun].head
    return noun
