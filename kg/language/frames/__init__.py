"""Clause frames: the syntax of a sentence normalised once, so that a rule need not know about it.

`find_clauses` is the way in. `predicates` decides which words head a clause and what the clause is called,
`arguments` who plays which part in it, `nominals` does both for nouns that stand for an act, `factuality` whether it
happened. `lexicon` holds the word classes of `kg/rules/frames.yaml`.
"""

from kg.language.frames.clauses import find_clauses
from kg.language.frames.lexicon import FrameLexicon, load_frame_lexicon

__all__ = ["FrameLexicon", "find_clauses", "load_frame_lexicon"]
