"""Adverbs between a verb and its preposition: "flew back to Beijing" goes to Beijing, "broke away from" leaves it."""

from __future__ import annotations

from kg.language.repairs.workbench import Workbench

__all__ = ["PARTICLES"]

#: Prepositions that make one word with the adverb before them: "ahead of", "as well as", "more than".
_BOUND = {"as", "of", "than"}


def preposition_behind_adverb(bench: Workbench) -> None:
    """ "flew back to Beijing": the preposition says where the verb goes, not what *back* means."""
    for preposition in bench.of("prep"):
        adverb = bench.at(preposition.head)
        if preposition.text.lower() in _BOUND or adverb.i != preposition.i - 1:
            continue
        verb = bench.at(adverb.head)
        if adverb.dep == "advmod" and adverb.pos == "ADV" and verb.pos == "VERB" and verb.i < adverb.i:
            bench.change(preposition.i, head=verb.i)


PARTICLES = (preposition_behind_adverb,)
