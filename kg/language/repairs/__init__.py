"""Mend what the small parser systematically gets wrong in this genre, once, before anything looks at the parse.

Each repair is a small function over one sentence; it may change lemma, part of speech, tag, dependency and head, never
the words. `words` mends what single words are, `subjects` finds lost subjects and predicates (`openings` those
behind what opens a clause), `joins` mends lists and
joined clauses, `relatives` relative clauses, `qualities` what something is called.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.repairs.joins import JOINS
from kg.language.repairs.qualities import QUALITIES
from kg.language.repairs.relatives import RELATIVES
from kg.language.repairs.subjects import SUBJECTS
from kg.language.repairs.words import WORDS
from kg.language.repairs.workbench import Workbench
from kg.records import Token, Zone

__all__ = ["repair"]


def repair(tokens: Sequence[Token], zone: Zone = Zone.BODY) -> list[Token]:
    """Apply every repair in turn to the tokens of one sentence; the input is not changed.

    `zone` tells headlines and captions, whose English leaves words out, from running text. What would make anything but
    a tree of the sentence is left undone.
    """
    kept, bench = list(tokens), Workbench(tokens, zone)
    for mend in (*WORDS, *SUBJECTS, *JOINS, *RELATIVES, *QUALITIES):
        bench.moved = False
        mend(bench)
        if bench.moved and not bench.is_tree():
            bench = Workbench(kept, zone)
        kept = list(bench.tokens)
    return kept
