"""Clause frames: the syntax of a sentence normalised once, so that a rule need not know about it.

`find_clauses` is the way in. `predicates` decides which words head a clause and what the clause is called, `subjects`
who acts in it (voice, sharing and control undone), `arguments` who plays which other part, `nominals` does all this for
nouns that stand for an act. `factuality` says whether it happened, out of what the clause says of itself (`modality`,
`negation`) and what stands over it (`embedding`), with the words that say so (`verdict`). `lexicon` holds the word
classes of `kg/rules/frames.yaml`, `phrases` walks coordination and prepositions.
"""

from kg.language.frames.clauses import find_clauses
from kg.language.frames.lexicon import FrameLexicon, load_frame_lexicon

__all__ = ["FrameLexicon", "find_clauses", "load_frame_lexicon"]
