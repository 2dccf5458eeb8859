"""Did it happen? Negation, modals, tense, embedding words and conditions, composed from the outside in."""

from __future__ import annotations

from itertools import pairwise

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.tree import Tree
from kg.records import ClauseKind, Factuality, Token, Zone

__all__ = ["judge"]

_POSSIBLE = {"may", "might", "could", "can"}
_PLANNED = {"will", "shall", "'ll", "must", "should", "ought"}
_NEGATIVE = {"not", "n't", "never", "hardly", "scarcely", "barely", "neither", "nor"}
_CONDITION = {"if", "unless", "whether", "lest", "provided"}
#: After these a finite clause too is only wanted: "hopes that Iran signs".
_WISHES = {"hope", "wish", "expect", "demand", "insist", "propose", "want", "foresee", "forecast"}
_OPENERS = {"without"}


def judge(tree: Tree, frames: list[Frame], lexicon: FrameLexicon) -> None:
    """Set `factuality` and `negated` of every frame; governors come before what they govern."""
    for frame in frames:
        own = _nominal(tree, frame, lexicon) if frame.kind is ClauseKind.NOMINAL else _verbal(tree, frame)
        frame.negated = own is Factuality.NEGATED
        frame.factuality = _compose(_outer(tree, frame, lexicon), own)


def _compose(outer: Factuality, inner: Factuality) -> Factuality:
    """What holds of an act that is `inner` by itself inside words that make it `outer`."""
    if outer is Factuality.ASSERTED:
        return inner
    if outer is Factuality.NEGATED:
        return Factuality.ASSERTED if inner is Factuality.NEGATED else Factuality.NEGATED
    if outer is Factuality.PLANNED and inner in {Factuality.NEGATED, Factuality.HYPOTHETICAL}:
        return inner
    return outer


def _verbal(tree: Tree, frame: Frame) -> Factuality:
    head = frame.head
    auxiliaries = [t.lemma.lower() for t in tree.children(head, "aux")]
    chained = frame.relation == "conj" and frame.governor is not None and frame.surface_shared
    if chained and frame.governor is not None:
        auxiliaries = auxiliaries or [t.lemma.lower() for t in tree.children(frame.governor.head, "aux")]
    if frame.marker in _CONDITION:
        return Factuality.HYPOTHETICAL
    modal = _modality(tree, frame, auxiliaries)
    if _is_negated(tree, frame):
        return Factuality.HYPOTHETICAL if modal is Factuality.HYPOTHETICAL else Factuality.NEGATED
    return modal


def _modality(tree: Tree, frame: Frame, auxiliaries: list[str]) -> Factuality:
    token = tree.tokens[frame.head]
    if "would" in auxiliaries:
        return Factuality.HYPOTHETICAL if "have" in auxiliaries or not _reported_future(frame) else Factuality.PLANNED
    if _POSSIBLE & set(auxiliaries):
        return Factuality.POSSIBLE
    if _PLANNED & set(auxiliaries):
        return Factuality.PLANNED
    if frame.surface_shared or "to" not in auxiliaries:
        if frame.relation == "advcl" and "to" in auxiliaries:
            return Factuality.PLANNED  # a purpose
        question = any(
            t.text == "?" for t in tree.tokens[frame.head : tree.sentences[tree.sentence_of(frame.head)].last]
        )
        return Factuality.HYPOTHETICAL if question and token.head == token.i else Factuality.ASSERTED
    # headline English: "Putin, Xi to meet"
    return Factuality.PLANNED if token.head == token.i or _in_headline(tree, frame) else Factuality.ASSERTED


def _reported_future(frame: Frame) -> bool:
    """ "said it would send": the past of *will*, inside what somebody said."""
    return frame.relation in {"ccomp", "conj", "relcl", "advcl"} and frame.governor is not None


def _in_headline(tree: Tree, frame: Frame) -> bool:
    return tree.sentences[tree.sentence_of(frame.head)].zone is Zone.HEADLINE


def _is_negated(tree: Tree, frame: Frame) -> bool:
    head = frame.head
    if tree.children(head, "neg") or any(
        t.lemma.lower() in _NEGATIVE for t in tree.children(head, "advmod", "preconj", "cc")
    ):
        return True
    if frame.marker in _OPENERS or _after_rather_than(tree, head):
        return True
    cores = [i for i in (*frame.heads("object"), *frame.heads("attribute"), *frame.surface) if abs(i - head) < 25]
    return any(_has_no(tree, i) for i in cores if frame.noun is None or i != frame.noun) or (
        frame.noun is not None and _has_no(tree, frame.noun)
    )


def _after_rather_than(tree: Tree, head: int) -> bool:
    """Whether words such as "rather than" stand before: "rather than condemn", "rather than openly condemning"."""
    before = [
        t.text.lower() for t in tree.tokens[max(0, head - 4) : head] if tree.sentence_of(t.i) == tree.sentence_of(head)
    ]
    return any(pair == ("rather", "than") for pair in pairwise(before))


def _has_no(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return any(
        t.lemma.lower() in {"no", "neither"} for t in tree.children(i, "det", "preconj", "cc")
    ) or token.lemma.lower() in {
        "nobody",
        "none",
        "nothing",
    }


def _nominal(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Factuality:
    for child in tree.children(frame.head, "amod", "det", "compound"):
        if child.dep == "det" and child.lemma.lower() == "no":
            return Factuality.NEGATED
        for form in (child.text.lower(), child.lemma.lower()):
            if form in lexicon.modifiers:
                return lexicon.modifiers[form]
    head = tree.tokens[frame.head]
    if head.dep == "pobj" and tree.tokens[head.head].lemma in _OPENERS:
        return Factuality.NEGATED
    return Factuality.ASSERTED


def _outer(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Factuality:
    """What the governing clause makes of this one."""
    governor = frame.governor
    if frame.kind is ClauseKind.NOMINAL:
        return _outer_of_noun(tree, frame, lexicon)
    token = tree.tokens[frame.head]
    infinitive = any(t.lemma == "to" for t in tree.children(frame.head, "aux"))
    operator = lexicon.operators.get(frame.embedder, Factuality.ASSERTED)
    if frame.relation in {"acl", "ccomp"} and token.head != token.i and _has_no(tree, token.head):
        return Factuality.NEGATED  # "no evidence that"
    if frame.embedder == "be" and infinitive and governor is not None and governor.kind is ClauseKind.VERBAL:
        operator = Factuality.PLANNED  # "is to visit"
    above = governor.factuality if governor is not None else Factuality.ASSERTED
    if frame.relation in {"xcomp", "acl", "oprd"} or (
        frame.relation in {"ccomp", "advcl"} and infinitive and operator is not Factuality.ASSERTED
    ):
        if frame.relation == "acl" and not infinitive:
            return Factuality.ASSERTED
        return _compose(above, operator)
    if frame.relation == "ccomp":
        tells = _is_finite(tree, token) and frame.embedder not in _WISHES
        return Factuality.ASSERTED if tells and operator is Factuality.PLANNED else operator
    if frame.relation == "pcomp":
        return _compose(above, lexicon.operators.get(f"{frame.embedder} {frame.marker}", operator))
    if frame.relation == "conj" and governor is not None and frame.surface_shared:
        return (
            governor.factuality
            if governor.factuality is not Factuality.NEGATED or frame.negated
            else Factuality.ASSERTED
        )
    return Factuality.ASSERTED


def _is_finite(tree: Tree, verb: Token) -> bool:
    """Whether the clause has a tense of its own, on its verb or on an auxiliary."""
    return any(t.tag in {"VBD", "VBZ", "VBP"} for t in (verb, *tree.children(verb.i, "aux", "auxpass")))


def _outer_of_noun(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Factuality:
    """An act noun is touched by what governs it as subject or object, not by a clause it merely stands in."""
    governor = frame.governor
    head: Token = tree.tokens[frame.head]
    if governor is None:
        return Factuality.ASSERTED
    operator = lexicon.operators.get(frame.embedder, Factuality.ASSERTED)
    if (
        head.dep in {"nsubj", "nsubjpass"}
        and tree.tokens[governor.head].lemma in lexicon.occurrence_verbs | lexicon.light_verbs
    ):
        return _compose(governor.factuality, operator)
    if operator is not Factuality.ASSERTED:
        return _compose(governor.factuality, operator)
    if head.dep == "dobj" and governor.factuality in {Factuality.HYPOTHETICAL, Factuality.POSSIBLE, Factuality.PLANNED}:
        return (
            Factuality.ASSERTED
            if tree.children(head.i, "det", "poss") and head.tag == "NN" and _definite(tree, head)
            else governor.factuality
        )
    return Factuality.ASSERTED


def _definite(tree: Tree, noun: Token) -> bool:
    """ "the war", "his visit": presupposed, whatever the verb does with it."""
    return any(t.lemma.lower() in {"the", "this", "that"} for t in tree.children(noun.i, "det")) or bool(
        tree.children(noun.i, "poss")
    )
