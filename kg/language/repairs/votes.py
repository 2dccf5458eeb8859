"""Votes whose verb is missing or misread: "China and Russia against", "with only Turkey opposed", "Oman abstaining"."""

from __future__ import annotations

from kg.language.repairs.workbench import Workbench
from kg.records import Token

__all__ = ["VOTES"]

#: What tells that a vote is spoken of.
_VOTING = {
    *("abstain", "adopt", "approve", "back", "defeat", "endorse", "favor", "favour", "pass", "reject", "support"),
    *("vote", "votes"),
}
#: Participles of verbs without an object that tell how somebody votes, by the word.
_PARTICIPLES = {
    "abstaining": "abstain",
    "boycotting": "boycott",
    "dissenting": "dissent",
    "objecting": "object",
    "opposing": "oppose",
    "refusing": "refuse",
    "voting": "vote",
}
_BEFORE = {",", ";", "and", "but", "with", "–", "—", "-"}
_ADVERBS = {"alone", "also", "both", "just", "only"}


def vote_without_verb(bench: Workbench) -> None:
    """Make *against*, *in favour* and an *opposed* without object the verb of those named right before it."""
    for word in list(bench):
        meaning = _meaning(bench, word)
        last = _name_before(bench, word) if meaning else None
        if last is None:
            continue
        vote = next((t for t in reversed(list(bench)) if t.i < last.i and t.lemma.lower() in _VOTING), None)
        over = next((a for a in (vote, *bench.ancestors(vote.i)) if a.pos in {"AUX", "VERB"}), None) if vote else None
        first = _first_of_row(bench, last)
        opener = _opener(bench, first)
        if over is None or opener is None or opener.text.lower() not in _BEFORE or over.i == word.i:
            continue
        if word.pos != "VERB":
            bench.change(first.i, dep="nsubj", head=word.i)
            bench.change(word.i, dep="conj", head=over.i)
        elif bench.subject(word.i) is None:
            bench.change(first.i, dep="nsubj", head=word.i)
        bench.change(word.i, pos="VERB", tag="VBD", lemma=meaning)
        for favour in bench.children(word.i, "pobj"):
            bench.change(favour.i, dep="advmod")


def _meaning(bench: Workbench, word: Token) -> str:
    """How those vote of whom it is said, or nothing: it closes its phrase, and nothing hangs on it."""
    favour = bench.after(word.i)
    if word.text == "in" and favour is not None and favour.text in {"favour", "favor"}:
        return "vote in favour" if _closes_phrase(bench, favour) else ""
    below = bench.children(word.i, "pobj", "dobj", "aux", "auxpass", "pcomp", "xcomp", "prep")
    bare = word.text in {"against", "opposed"} and not below and _closes_phrase(bench, word)
    return "vote against" if bare else ""


def _closes_phrase(bench: Workbench, word: Token) -> bool:
    after = bench.after(word.i)
    return after is None or after.pos == "PUNCT" or after.lemma in {"and", "but", "while"}


def _name_before(bench: Workbench, word: Token) -> Token | None:
    """The name that stands right before a word, adverbs aside."""
    at = bench.before(word.i)
    while at is not None and at.text.lower() in _ADVERBS:
        at = bench.before(at.i)
    return at if at is not None and at.pos == "PROPN" else None


def _first_of_row(bench: Workbench, last: Token) -> Token:
    """The first of the names that this one is joined to."""
    at = last
    while at.dep == "conj" and bench.at(at.head).pos == "PROPN" and bench.at(at.head).i < at.i:
        above = bench.at(at.head)
        if above.text[0].islower():
            break
        at = above
    return at


def _opener(bench: Workbench, first: Token) -> Token | None:
    """What stands before the row of names, adverbs aside."""
    at = bench.before(min(i for i in bench.subtree(first.i) if i <= first.i))
    while at is not None and at.text.lower() in _ADVERBS:
        at = bench.before(at.i)
    return at


def name_that_votes(bench: Workbench) -> None:
    """ "passed, with Oman and Qatar abstaining": those named abstain."""
    for verb in bench.of("conj", "pobj"):
        lemma, name = _PARTICIPLES.get(verb.text.lower()), bench.before(verb.i)
        above = bench.at(verb.head)
        first = above if verb.dep == "conj" else None
        preposition = bench.at(above.head) if first is not None else above
        if lemma is None or verb.pos == "VERB" or preposition.lemma != "with":
            continue
        if name is None or name.pos != "PROPN" or name.head != verb.i or name.dep != "compound":
            continue
        bench.change(verb.i, lemma=lemma, pos="VERB", tag="VBG", dep="pcomp", head=preposition.i)
        bench.change(name.i, dep="nsubj" if first is None else "conj", head=verb.i if first is None else first.i)
        if first is not None:
            bench.change(first.i, dep="nsubj", head=verb.i)


VOTES = (vote_without_verb, name_that_votes)
