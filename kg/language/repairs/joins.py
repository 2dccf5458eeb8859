"""Lists and joined clauses: what is coordinated with what."""

from __future__ import annotations

from kg.language.repairs.workbench import NOUNS, Workbench
from kg.records import Token

__all__ = ["JOINS"]

_VERBS = {"VERB", "AUX"}
_BELOW = {"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"}


def list_taken_for_apposition(bench: Workbench) -> None:
    """ "Wang Yi, his Pakistani counterpart and a Taliban official": with articles of their own they are a list."""
    for noun in list(bench):
        if noun.dep != "appos" or noun.pos not in NOUNS:
            continue
        other = next((t for t in bench.children(noun.i, "conj") if t.pos in NOUNS), None)
        joined = [t for t in bench.children(noun.i, "cc") if other is not None and t.i < other.i]
        if other is None or not joined or joined[0].lemma not in {"and", "or"}:
            continue
        closed = bench.before(joined[0].i)
        if _has_own_start(bench, noun) and _has_own_start(bench, other) and closed is not None and closed.text != ",":
            bench.change(noun.i, dep="conj")


def _has_own_start(bench: Workbench, noun: Token) -> bool:
    """Whether the noun opens with an article, a possessive or a number, or is a name."""
    opener = bench.child(noun.i, "det", "poss", "nummod")
    several = any(t.lemma in {"several", "many", "other", "few"} for t in bench.children(noun.i, "amod"))
    return opener is not None or several or noun.pos == "PROPN"


def participle_joined_to_finite(bench: Workbench) -> None:
    """ "The frigate was hit by a drone, towed to port and is being repaired": it was not the drone that was towed."""
    for verb in list(bench):
        if verb.dep != "acl" or verb.tag != "VBN" or bench.before(verb.i) is None:
            continue
        joined = next((t for t in bench.children(verb.i, "conj") if t.pos in _VERBS), None)
        if joined is None or not bench.is_finite(joined.i) or bench.subject(joined.i) is not None:
            continue
        above = next((a for a in bench.ancestors(verb.i) if a.pos in _VERBS), None)
        if above is not None and bench.at(verb.i - 1).text == ",":
            bench.change(verb.i, dep="conj", head=above.i)


def join_of_like_tenses(bench: Workbench) -> None:
    """ "denied that it had fired and never apologised": a finite verb is joined to the one of its own tense."""
    for verb in list(bench):
        if verb.dep != "conj" or verb.pos not in _VERBS or bench.subject(verb.i) is not None:
            continue
        if not bench.is_finite(verb.i):
            continue
        first = bench.at(verb.head)
        if first.pos not in _VERBS or first.dep not in _BELOW or _could_share(bench, first, verb):
            continue
        above = next((a for a in bench.ancestors(first.i) if a.pos in _VERBS and _could_share(bench, a, verb)), None)
        if above is not None:
            bench.change(verb.i, head=above.i)


def _could_share(bench: Workbench, first: Token, verb: Token) -> bool:
    """Whether two verbs could share a subject in one coordination: both finite, and alike in having auxiliaries."""
    if not bench.is_finite(first.i):
        return False
    if bench.children(verb.i, "aux", "auxpass"):
        return True
    return first.tag == verb.tag or (
        not bench.children(first.i, "aux", "auxpass") and {first.tag, verb.tag} <= {"VBD", "VBZ", "VBP"}
    )


def join_across_cue(bench: Workbench) -> None:
    """ "The ministers launched a fund, Xinhua reported, and sent experts": the second act is the ministers', too."""
    for verb in list(bench):
        if verb.dep != "conj" or verb.pos not in _VERBS or bench.subject(verb.i) is not None:
            continue
        cue = bench.at(verb.head)
        told = next((t for t in bench.children(cue.i, "ccomp", "parataxis") if t.i < cue.i and t.pos in _VERBS), None)
        previous = [t for t in bench if t.i < verb.i and t.i > cue.i]
        between = {t.text.lower() for t in previous}
        if told is None or "," not in between or not between <= {",", "and", "but", "then", "later"}:
            continue
        if bench.is_finite(verb.i) and bench.child(told.i, "mark") is None:
            bench.change(verb.i, head=told.i)


def clause_before_semicolon(bench: Workbench) -> None:
    """ "Xi backs the talks; Putin hopes for peace": what stands before a semicolon is nobody's hope."""
    for verb in list(bench):
        between = range(verb.i + 1, verb.head)
        if verb.dep in {"ccomp", "advcl"} and any(bench.at(i).text == ";" for i in between):
            bench.change(verb.i, dep="parataxis")


JOINS = (
    clause_before_semicolon,
    list_taken_for_apposition,
    participle_joined_to_finite,
    join_of_like_tenses,
    join_across_cue,
)
