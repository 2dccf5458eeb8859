"""Subjects lost behind what opens a clause: a conjunction, a relative clause, the date of a chronology."""

from __future__ import annotations

from kg.language.repairs.verbs import ONLY_PARTICIPLES
from kg.language.repairs.workbench import DASHES, NOUNS, TENSED, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["MARKS", "OPENINGS"]

_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DATE_WORDS = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
#: Conjunctions that the parser takes for prepositions.
_OPENING = {"after", "as", "before", "since", "until", "while"}
#: Conjunctions of clauses that tell when, why or in spite of what.
MARKS = {"after", "although", "as", "because", "before", "once", "since", "though", "until", "when", "while"}
#: How a verb whose subject got lost hangs on the main one.
_LOOSE = {"advcl", "ccomp", "conj", "dep", "parataxis"}


def subject_behind_conjunction(bench: Workbench) -> None:
    """ "abstained as Russia, which presides, vetoed it": what the parser takes for *as Russia* opens a clause.

    With a comma before the verb only where it closes what another one opened behind the name.
    """
    for word in bench.of("prep"):
        if word.lemma.lower() not in _OPENING or word.head == word.i:
            continue
        noun = bench.child(word.i, "pobj")
        if noun is None or word.head > word.i or noun.pos not in NOUNS:
            continue
        verb = _finite_behind(bench, noun)
        if verb is None or bench.subject(verb.i) is not None or verb.dep not in _LOOSE | {"acl"}:
            continue
        if verb.dep != "acl" and verb.head not in {word.head, *(a.i for a in bench.ancestors(word.i))}:
            continue
        below = verb.i in {a.i for a in bench.ancestors(word.i)}  # "a day after a load was flown in"
        main = bench.at(verb.head if below else word.head)
        bench.change(verb.i, dep="advcl", head=main.i, tag=_tense_of(bench, verb))
        passive = bench.child(verb.i, "auxpass") is not None
        bench.change(noun.i, dep="nsubjpass" if passive else "nsubj", head=verb.i)
        bench.change(word.i, dep="mark", head=verb.i)
        _take_joined(bench, main, verb)


def _take_joined(bench: Workbench, main: Token, verb: Token) -> None:
    """ "days after Xi called Putin and gave him pandas": without a comma *and* goes on with the clause."""
    for joined in bench.children(main.i, "conj"):
        joint = max((t for t in bench.children(main.i, "cc") if t.i < joined.i), key=lambda t: t.i, default=None)
        if joined.i < verb.i or joint is None or joint.i < verb.i or bench.subject(joined.i) is not None:
            continue
        if not bench.is_behind_comma(joint.i) and joined.tag in FINITE and joined.tag == verb.tag:
            bench.change(joint.i, head=verb.i)
            bench.change(joined.i, head=verb.i)
            return


def _tense_of(bench: Workbench, verb: Token) -> str:
    """The tag of a verb that was taken for a participle."""
    return "VBD" if verb.tag == "VBN" and not bench.children(verb.i, "aux", "auxpass") else verb.tag


def _finite_behind(bench: Workbench, noun: Token) -> Token | None:
    """The verb that stands right behind a noun phrase, adverbs aside, and could be its predicate."""
    of_noun = [t for t in bench.children(noun.i, "acl") if t.tag == "VBN" and _moves_without_object(bench, t)]
    if of_noun:
        return of_noun[0]
    at = bench.after(max(bench.subtree(noun.i)))
    commas = 0
    while at is not None and (at.pos == "ADV" or at.text == ","):
        commas += at.text == ","
        at = bench.after(at.i)
    before = None if at is None else bench.before(at.i)
    closing = before is not None and before.text == ","
    aside = any(bench.is_behind_comma(bench.first_of(t.i)) for t in bench.children(noun.i, "relcl", "acl", "appos"))
    if at is None or commas > 1 or (closing and not (aside and noun.pos == "PROPN")):
        return None
    if at.dep in {"aux", "auxpass"} and at.tag in TENSED:
        return bench.at(at.head)
    return at if at.pos == "VERB" and at.tag in FINITE else None


def _moves_without_object(bench: Workbench, verb: Token) -> bool:
    """Whether what looks like a participle is a past tense: "a jet twice crossed into the zone"."""
    if bench.children(verb.i, "agent", "dobj", "aux", "auxpass") or verb.text.lower() in ONLY_PARTICIPLES:
        return False
    previous = bench.before(verb.i)
    into = any(t.lemma == "into" for t in bench.children(verb.i, "prep"))
    return previous is not None and previous.dep == "advmod" and previous.head == verb.i and into


def subject_behind_opening(bench: Workbench) -> None:
    """ "In a move that stunned Europe, the United States sided with Iran": Europe is stunned and sides with nobody."""
    root = bench.root
    if root.pos != "ADP" or bench.before(root.i) is not None:
        return
    for verb in bench.of("ccomp"):
        name = bench.child(verb.i, "nsubj")
        relative = bench.at(verb.head)
        if relative.dep != "relcl" or name is None or relative.i > name.i:
            continue
        subject = next(
            (t for t in bench.children(name.i, "appos") if bench.is_behind_comma(bench.first_of(t.i)) and t.i < verb.i),
            None,
        )
        if subject is None or bench.child(relative.i, "dobj") is not None:
            continue
        bench.change(subject.i, dep="nsubj", head=verb.i)
        bench.change(name.i, dep="dobj", head=relative.i)
        bench.change(verb.i, dep="ROOT", head=verb.i)
        bench.change(root.i, dep="prep", head=verb.i)
        for t in bench.children(root.i):
            if t.i > verb.i:
                bench.change(t.i, head=verb.i)
        return


def subject_behind_date(bench: Workbench) -> None:
    """ "15 May 1997 – France and Chad sign a pact": a chronology sets the date apart with a dash."""
    for name in list(bench):
        if name.dep != "appos":
            continue
        date = bench.at(name.head)
        verb = bench.at(date.head)
        dash = bench.before(bench.first_of(name.i))
        if date.dep not in {"npadvmod", "nsubj"} or dash is None or dash.text not in DASHES:
            continue
        if date.text not in _DATE_WORDS and not date.text.isdecimal():
            continue
        subject = bench.subject(verb.i)
        if verb.pos != "VERB" or verb.i < name.i or (subject is not None and subject.i != date.i):
            continue
        bench.change(name.i, dep="nsubj", head=verb.i)
        bench.change(date.i, dep="npadvmod")


def subject_behind_inner_date(bench: Workbench) -> None:
    """ "In an interview on Tuesday Lavrov accused them": without a comma the day was taken for a part of the name."""
    for verb in list(bench):
        name = bench.before(verb.i)
        if verb.pos != "VERB" or verb.tag not in {"VBD", "VBZ", "VBP", "VBN"} or bench.subject(verb.i) is not None:
            continue
        if name is None or name.pos != "PROPN" or name.dep != "pobj":
            continue
        parts = [t for t in bench.children(name.i) if t.i < name.i]
        day = next((t for t in reversed(parts) if t.text in _DATE_WORDS), None)
        opener = bench.at(name.head)
        lost = opener.head == opener.i and verb.dep == "acl" and verb.head == name.i
        if day is None or (verb.tag == "VBN" and not lost):
            continue
        if lost:  # "On Monday Rome called Oslo"
            bench.change(verb.i, dep="ROOT", head=verb.i, tag="VBD" if verb.tag == "VBN" else verb.tag)
            bench.change(opener.i, dep="prep", head=verb.i)
            for t in bench.children(opener.i, "punct"):
                bench.change(t.i, head=verb.i)
        for part in parts:
            if part.i < day.i:
                bench.change(part.i, head=day.i)
        bench.change(day.i, dep="pobj", head=name.head)
        bench.change(name.i, dep="nsubj", head=verb.i)


def clause_taken_for_main(bench: Workbench) -> None:
    """ "Hours before troops landed on Guam, the minister, in Hanoi, called his colleague": the main verb comes last."""
    first = bench.root
    mark = next((t for t in bench.children(first.i, "mark", "advmod") if t.lemma.lower() in MARKS), None)
    subject = bench.subject(first.i)
    if mark is None or subject is None or not mark.i < subject.i < first.i or first.pos != "VERB":
        return
    for verb in bench.children(first.i, "conj", "ccomp", "parataxis", "dep"):
        if verb.i < first.i or verb.pos != "VERB" or not bench.is_finite(verb.i) or bench.subject(verb.i) is not None:
            continue
        noun = _noun_behind_comma(bench, first, verb)
        if noun is None or any(noun.i < t.i < verb.i for t in bench.children(first.i, "cc")):
            continue
        start = bench.first_of(noun.i)
        bench.change(verb.i, dep="ROOT", head=verb.i)
        bench.change(noun.i, dep="nsubj", head=verb.i)
        bench.change(first.i, dep="advcl", head=verb.i)
        for t in bench.children(first.i):
            if t.i > verb.i:
                bench.change(t.i, head=verb.i)
            elif t.i > start:
                bench.change(t.i, head=noun.i)
        return


def _noun_behind_comma(bench: Workbench, first: Token, verb: Token) -> Token | None:
    """The first noun phrase that a comma sets off from the clause of one verb, before another verb."""
    between = [t for t in bench.children(first.i) if first.i < t.i < verb.i and t.pos in NOUNS]
    loose = [t for t in between if t.dep in {"appos", "dep", "dobj", "nmod", "npadvmod"}]
    return next((t for t in loose if bench.is_behind_comma(bench.first_of(t.i))), None)


OPENINGS = (
    subject_behind_inner_date,
    clause_taken_for_main,
    subject_behind_date,
    subject_behind_opening,
    subject_behind_conjunction,
)
