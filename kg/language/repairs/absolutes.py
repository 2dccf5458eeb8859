"""Mend "with Oman abstaining", where the parser takes the participle for a noun that the name belongs to."""

from __future__ import annotations

from kg.language.repairs.workbench import Workbench

__all__ = ["ABSOLUTES"]

#: Participles of verbs without an object that tell how somebody votes, by the word.
_VOTING = {
    "abstaining": "abstain",
    "boycotting": "boycott",
    "dissenting": "dissent",
    "objecting": "object",
    "opposing": "oppose",
    "refusing": "refuse",
    "voting": "vote",
}


def name_that_votes(bench: Workbench) -> None:
    """ "passed, with Oman and Qatar abstaining": those named abstain."""
    for verb in list(bench):
        lemma, name = _VOTING.get(verb.text.lower()), bench.before(verb.i)
        above = bench.at(verb.head)
        first = above if verb.dep == "conj" else None
        preposition = bench.at(above.head) if first is not None else above
        if lemma is None or verb.pos == "VERB" or preposition.lemma != "with" or verb.dep not in {"pobj", "conj"}:
            continue
        if name is None or name.pos != "PROPN" or name.head != verb.i or name.dep != "compound":
            continue
        bench.change(verb.i, lemma=lemma, pos="VERB", tag="VBG", dep="pcomp", head=preposition.i)
        bench.change(name.i, dep="nsubj" if first is None else "conj", head=verb.i if first is None else first.i)
        if first is not None:
            bench.change(first.i, dep="nsubj", head=verb.i)


ABSOLUTES = (name_that_votes,)
