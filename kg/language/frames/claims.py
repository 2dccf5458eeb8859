"""Claims told of by a noun: "the claim that", "dismissed reports that", "called it a lie that"."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.predicates import with_particle
from kg.language.frames.verdict import TOLD, Verdict, verdict
from kg.language.tree import Tree
from kg.records import Factuality, Token

__all__ = ["judge_claim"]

_CALLING = {"be", "brand", "call", "deem", "dub", "label", "remain", "term"}
_PARTIES = {"GPE", "NORP", "ORG", "PERSON"}
_OWNING = {"by", "from", "of"}


def judge_claim(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Verdict:
    """What becomes of the content of a claim: denied, called a lie, or left open where nobody is said to make it."""
    token = tree.tokens[frame.head]
    above = tree.tokens[token.head]
    if frame.relation in {"acl", "relcl"} and above.lemma.lower() in lexicon.untrue and _is_content(tree, frame):
        return verdict(Factuality.NEGATED, above.i, "calls it untrue")  # "it is a lie that"
    if frame.relation == "ccomp":
        lie = _lie(tree, above, frame, lexicon) if above.lemma in _CALLING else None
        return TOLD if lie is None else verdict(Factuality.NEGATED, lie.i, "calls it untrue")
    if frame.relation not in {"acl", "relcl"} or above.lemma not in lexicon.claims or not _is_content(tree, frame):
        return TOLD
    denial = _denial(tree, above, frame, lexicon)
    if denial is not None:
        return verdict(Factuality.NEGATED, denial.i, "denies it")
    return TOLD if _is_somebodys(tree, above, lexicon) else verdict(Factuality.POSSIBLE, above.i, "only claims it")


def _is_content(tree: Tree, frame: Frame) -> bool:
    """Whether "that" opens the clause and stands for nothing in it."""
    noun = tree.tokens[frame.head].head
    opener = tree.tokens[noun + 1] if noun + 1 < len(tree.tokens) else None
    return frame.marker == "that" or (opener is not None and opener.text.lower() == "that" and opener.dep == "mark")


def _denial(tree: Tree, noun: Token, frame: Frame, lexicon: FrameLexicon) -> Token | None:
    """What denies the claim: "dismissed a report that", "called the claim that … a lie", "the claim … is false"."""
    verb = tree.tokens[noun.head]
    if tree.children(verb.i, "neg"):
        return None
    qualities = tree.children(noun.i, "amod")
    if any(t.lemma.lower() in lexicon.untrue for t in qualities):
        return next(t for t in qualities if t.lemma.lower() in lexicon.untrue)  # "the false claim that"
    if noun.dep in {"dobj", "nsubjpass"} and with_particle(tree, verb) in lexicon.denials:
        return verb
    return _lie(tree, verb, frame, lexicon) if verb.lemma in _CALLING else None


def _lie(tree: Tree, verb: Token, frame: Frame, lexicon: FrameLexicon) -> Token | None:
    """The word under a verb that says that something is untrue, wherever the parser hangs it."""
    content = set(tree.subtree(frame.head)) if frame.relation == "ccomp" else {frame.head}
    words = (tree.tokens[i] for i in sorted(tree.subtree(verb.i)) if i > verb.i and i not in content)
    return next((t for t in words if t.lemma.lower() in lexicon.untrue), None)


def _is_somebodys(tree: Tree, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether the text says who makes the claim: "Kyiv's claim that", "repeated the claim that"."""
    before = tree.children(noun.i, "poss", "amod", "compound")
    owned = any(t.dep == "poss" or t.pos == "PROPN" or t.entity[2:] in _PARTIES for t in before)
    owned = owned or any(p.lemma in _OWNING for p in tree.children(noun.i, "prep"))
    return owned or (noun.dep == "dobj" and tree.tokens[noun.head].lemma in lexicon.claiming)
