"""What goes on behind an aside: a clause between commas ends at the second one, and the row goes on above it."""

from __future__ import annotations

from kg.language.repairs.openings import MARKS
from kg.language.repairs.verbs import SPEAKING
from kg.language.repairs.workbench import NOUNS, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["ASIDES"]

_DEPENDENT = {"advcl", "relcl"}


def verb_in_row(bench: Workbench) -> None:
    """ "Xi reviewed troops, told the crowd so, and received Kim": the middle one of three verbs is joined as well."""
    for verb in bench.of("dep"):
        if verb.tag not in FINITE or verb.pos != "VERB" or verb.head > verb.i:
            continue
        first = bench.at(verb.head)
        alike = first.pos == "VERB" and first.tag in FINITE and bench.subject(first.i) is not None
        if alike and bench.subject(verb.i) is None and bench.is_behind_comma(bench.first_of(verb.i)):
            bench.change(verb.i, dep="conj")


def join_behind_aside(bench: Workbench) -> None:
    """ "Rome accepted it on Monday, days after tanks rolled into Perm, and asked Oslo for help": Rome asked."""
    for verb in bench.of("conj"):
        if verb.pos != "VERB":
            continue
        aside = bench.at(verb.head)
        if aside.dep not in _DEPENDENT or bench.subject(verb.i) is not None:
            continue
        joint = next((t for t in bench.children(aside.i, "cc") if aside.i < t.i < verb.i), None)
        if joint is None or not bench.is_behind_comma(joint.i) or len(bench.children(aside.i, "conj")) > 1:
            continue
        main = _verb_above(bench, aside)
        if main is None or not main.i < aside.i or not _is_set_off(bench, aside) or not _like(bench, main, verb):
            continue
        bench.change(joint.i, head=main.i)
        bench.change(verb.i, head=main.i)


def phrase_behind_cue(bench: Workbench) -> None:
    """ "Rome paused aid, officials said, a day after talks with Oslo": it was paused after the talks, not said."""
    for cue in list(bench):
        if cue.lemma not in SPEAKING or cue.pos != "VERB":
            continue
        told = bench.child(cue.i, "ccomp") or (bench.at(cue.head) if cue.dep == "parataxis" else None)
        if told is None or told.pos != "VERB" or not told.i < cue.i or bench.child(told.i, "mark") is not None:
            continue
        for phrase in bench.children(cue.i, "prep", "advcl"):
            opener = phrase if phrase.dep == "prep" else bench.child(phrase.i, "mark")
            timely = opener is not None and opener.lemma.lower() in {"after", "before", "following"}
            if timely and phrase.i > cue.i and bench.is_behind_comma(bench.first_of(phrase.i)):
                bench.change(phrase.i, head=told.i)


def main_before_clause(bench: Workbench) -> None:
    """ "Rome shelled Perm, he said, hours before a truce took effect": what *before* opens is no main clause."""
    verb = bench.root
    mark = next((t for t in bench.children(verb.i, "mark") if t.lemma.lower() in MARKS), None)
    main = next((t for t in bench.children(verb.i, "ccomp") if t.i < verb.i), None)
    subject = bench.subject(verb.i)
    if mark is None or main is None or subject is None or main.pos != "VERB" or not main.i < mark.i < subject.i:
        return
    if bench.subject(main.i) is None or not bench.is_finite(main.i) or bench.child(main.i, "mark") is not None:
        return
    bench.change(main.i, dep="ROOT", head=main.i)
    bench.change(verb.i, dep="advcl", head=main.i)
    for t in bench.children(verb.i):
        if t.i < mark.i and t.dep in {"parataxis", "ccomp", "punct"}:
            bench.change(t.i, head=main.i)


def _verb_above(bench: Workbench, aside: Token) -> Token | None:
    return next((a for a in bench.ancestors(aside.i) if a.pos == "VERB"), None)


def _is_set_off(bench: Workbench, aside: Token) -> bool:
    """Whether a comma stands before the clause, and a conjunction of time or a pronoun that is its subject opens it."""
    if not bench.is_behind_comma(bench.first_of(aside.i)):
        return False
    if aside.dep == "relcl":
        subject = bench.subject(aside.i)
        return subject is not None and subject.tag in {"WDT", "WP"} and bench.at(aside.head).pos in NOUNS
    return any(t.lemma.lower() in MARKS for t in bench.children(aside.i, "mark", "advmod"))


def _like(bench: Workbench, main: Token, verb: Token) -> bool:
    """Whether the verb has no auxiliary of its own and the tense of the main one."""
    bare = not bench.children(verb.i, "aux", "auxpass") and not bench.children(main.i, "aux", "auxpass")
    return bare and main.tag == verb.tag and verb.tag in FINITE


ASIDES = (main_before_clause, phrase_behind_cue, verb_in_row, join_behind_aside)
