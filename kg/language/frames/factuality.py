"""Did it happen? What a clause says of itself, inside what the words around it make of it."""

from __future__ import annotations

from kg.language.frames.embedding import judge_verb_above
from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.modality import judge_noun, judge_verb
from kg.language.frames.nouns_above import judge_noun_above
from kg.language.frames.verdict import compose
from kg.language.tree import Tree
from kg.records import ClauseKind, Factuality

__all__ = ["judge"]


def judge(tree: Tree, frames: list[Frame], lexicon: FrameLexicon) -> None:
    """Set `verdict` and `negated` of every frame; governors come before what they govern."""
    for frame in frames:
        nominal = frame.kind is ClauseKind.NOMINAL
        own = (judge_noun if nominal else judge_verb)(tree, frame, lexicon)
        frame.negated = own.value is Factuality.NEGATED
        frame.verdict = compose((judge_noun_above if nominal else judge_verb_above)(tree, frame, lexicon), own)
