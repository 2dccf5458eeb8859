"""Mend what the small parser systematically gets wrong in this genre, once, before anything looks at the parse.

Each repair is a small function over one sentence; it may change lemma, part of speech, tag, dependency and head, never
the words. `words` mends what single words are, `mistaken` their place, `openings` what opens a clause, `places` those
that open it, `names` pieces and lists of names, `particles` adverbs before prepositions, `misread` words before a noun
or behind a verb, `described` verbs taken for adjectives, `predicates` lost predicates, `subjects` lost subjects,
`chronicles` and `headlines` both where the present tells what happened, `infinitives` verbs without tense, `votes` how
somebody votes, `lists` of nouns, `asides` what goes on behind one, `joins` of clauses, `reports` verbs of
saying, `reporters` who says it, `relatives` what clauses say, `texts` what is done with these, `contents` what nouns
hold, `qualities` what something is called.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.repairs.asides import ASIDES
from kg.language.repairs.chronicles import CHRONICLES
from kg.language.repairs.contents import CONTENTS
from kg.language.repairs.described import DESCRIBED
from kg.language.repairs.headlines import HEADLINES
from kg.language.repairs.infinitives import INFINITIVES
from kg.language.repairs.joins import JOINS
from kg.language.repairs.lists import LISTS
from kg.language.repairs.misread import MISREAD
from kg.language.repairs.mistaken import MISTAKEN
from kg.language.repairs.names import NAMES, NAMINGS
from kg.language.repairs.openings import OPENINGS
from kg.language.repairs.particles import PARTICLES
from kg.language.repairs.places import PLACES
from kg.language.repairs.predicates import PREDICATES
from kg.language.repairs.qualities import QUALITIES
from kg.language.repairs.relatives import RELATIVES
from kg.language.repairs.reporters import REPORTERS
from kg.language.repairs.reports import REPORTS, ROWS
from kg.language.repairs.subjects import SUBJECTS
from kg.language.repairs.texts import DONE_WITH_TEXTS
from kg.language.repairs.votes import VOTES
from kg.language.repairs.words import WORDS
from kg.language.repairs.workbench import Workbench
from kg.records import Token, Zone

__all__ = ["repair"]

_REPAIRS = (
    *WORDS,
    *MISTAKEN,
    *OPENINGS,
    *PLACES,
    *NAMES,
    *PARTICLES,
    *MISREAD,
    *DESCRIBED,
    *PREDICATES,
    *CHRONICLES,
    *HEADLINES,
    *INFINITIVES,
    *NAMINGS,
    *SUBJECTS,
    *VOTES,
    *LISTS,
    *ROWS,
    *ASIDES,
    *JOINS,
    *REPORTS,
    *REPORTERS,
    *RELATIVES,
    *DONE_WITH_TEXTS,
    *CONTENTS,
    *QUALITIES,
)


def repair(tokens: Sequence[Token], zone: Zone = Zone.BODY) -> list[Token]:
    """Apply every repair in turn to the tokens of one sentence; the input is not changed.

    `zone` tells headlines and captions, whose English leaves words out, from running text. What would make anything but
    a tree of the sentence is left undone.
    """
    kept, bench = list(tokens), Workbench(tokens, zone)
    for mend in _REPAIRS:
        bench.moved = False
        mend(bench)
        if bench.moved and not bench.is_tree():
            bench = Workbench(kept, zone)
        kept = list(bench.tokens)
    return kept
