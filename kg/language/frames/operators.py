"""Words that say of an act whether it is real: "agreed to", "refused to", "a plan for"."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.verdict import TOLD, Verdict, compose, verdict
from kg.language.tree import Tree
from kg.records import Factuality

__all__ = ["OVER", "operator_above", "under_operator"]

#: How such a word speaks of the act.
OVER = "stands over it"


def under_operator(above: Verdict, operator: Verdict, embedder: str, lexicon: FrameLexicon) -> Verdict:
    """What stands over the operator, then the operator; a refusal that is denied leaves the act open.

    "Did not rule out sanctions" makes them possible; "did not fail to reply" tells a reply.
    """
    both = above.value is operator.value is Factuality.NEGATED
    if both and embedder in lexicon.left_open:
        return Verdict(Factuality.POSSIBLE, (*above.signs, *operator.signs))
    return compose(above, operator)


def operator_above(tree: Tree, frame: Frame, phrase: str, lexicon: FrameLexicon) -> Verdict:
    """What a word or phrase above says of what stands under it."""
    value = lexicon.operators.get(phrase, Factuality.ASSERTED)
    if value is Factuality.ASSERTED:
        return TOLD
    return verdict(value, tree.tokens[frame.head].head if frame.embedder_at is None else frame.embedder_at, OVER)
