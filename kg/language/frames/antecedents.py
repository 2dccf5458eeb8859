"""What a relative pronoun stands for: a noun, the row that it closes, or who is told to be one of them."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.phrases import coordinated
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["antecedents", "counted_among", "find_where", "whole"]

#: What takes two where nobody is named as the other.
_MUTUAL = {"agree", "clash", "confer", "converse", "meet", "negotiate", "quarrel", "speak", "talk"}
#: Where a clause says itself where it takes place.
_PLACED = ("in", "at", "to", "into", "on")


def whole(tree: Tree, part: Token) -> Token | None:
    """ "several of whom": the relative pronoun that a word of quantity stands before."""
    below = [t for p in tree.children(part.i, "prep") if p.lemma == "of" for t in tree.children(p.i, "pobj")]
    counted = part.pos in {"ADJ", "ADV", "DET", "NUM", "PRON"} or part.tag in {"JJS", "CD"}
    return next((t for t in below if counted and t.text.lower() in {"whom", "which"}), None)


def counted_among(tree: Tree, governor: Frame | None, nouns: list[int]) -> list[int]:
    """ "Chad was among ten states that abstained", "was one of ten who came": who is told to be one of them."""
    if governor is None or len(nouns) != 1:
        return []
    preposition = tree.tokens[tree.tokens[nouns[0]].head]
    if preposition.lemma in {"among", "amongst"} and tree.tokens[preposition.head].pos == "VERB":
        with_ = [t for t in tree.children(preposition.head, "prep") if t.lemma == "with" and t.i < preposition.i]
        named = [t for p in with_[-1:] for t in tree.children(p.i, "pobj") if tree.last(t.i) == preposition.i - 1]
        return [c for t in named for c in coordinated(tree, t.i)]  # "with Chad among the states that abstained"
    if tree.tokens[governor.head].lemma != "be":
        return []
    one = tree.tokens[preposition.head]
    among = preposition.lemma in {"among", "amongst"} and one.i == governor.head
    part = preposition.lemma == "of" and one.lemma.lower() == "one" and one.head == governor.head
    return list(governor.surface) if among or part else []


def antecedents(tree: Tree, verb: Token, pronoun: int) -> list[int]:
    """The noun a relative clause hangs on, with those coordinated with it before the pronoun."""
    hung = verb if verb.dep in {"relcl", "acl"} else None
    hung = hung or next((a for a in tree.ancestors(verb.i) if a.dep in {"relcl", "acl"}), None)
    if hung is None:
        return []
    last = tree.tokens[hung.head]
    if last.dep == "conj" and _needs_several(tree, verb):  # "Xi and Modi, who last met in May"
        return [c for c in coordinated(tree, last.head) if c < pronoun]
    return [c for c in coordinated(tree, hung.head) if c == hung.head or c < pronoun]


def _needs_several(tree: Tree, verb: Token) -> bool:
    """Whether a verb takes more than one to do: it is plural, or tells without an object what two do together."""
    plural = any(t.tag == "VBP" or t.text.lower() == "were" for t in (verb, *tree.children(verb.i, "aux", "auxpass")))
    alone = not tree.children(verb.i, "dobj", "prt") and not any(
        p.lemma == "with" for p in tree.children(verb.i, "prep")
    )
    return plural or (verb.lemma in _MUTUAL and alone)


def find_where(tree: Tree, frame: Frame) -> list[int]:
    """What "where" stands for: "in Kyiv, where he met them", also where the clause hangs on the verb before."""
    token = tree.tokens[frame.head]
    where = next((t for t in tree.children(token.i, "advmod") if t.text.lower() == "where"), None)
    if where is None or any(frame.heads(role) for role in _PLACED):
        return []
    if token.dep == "relcl":
        return [token.head]
    governor = frame.governor
    if governor is None or token.dep != "advcl":
        return []
    before = [i for role in _PLACED for i in governor.heads(role) if i < where.i]
    return [max(before)] if before else []
