"""Lists of nouns: what is coordinated with what, and what only stands beside it."""

from __future__ import annotations

from kg.language.repairs.workbench import NOUNS, Workbench
from kg.records import Token

__all__ = ["LISTS"]

#: From so many names behind the first on, a row with commas is a list.
_ROW = 2


def names_before_plural_verb(bench: Workbench) -> None:
    """ "Russia, China sign a deal": one name alone takes no such verb, so the names before it are a list."""
    for verb in list(bench):
        subject = bench.child(verb.i, "nsubj")
        if verb.tag != "VBP" or verb.pos != "VERB" or subject is None or subject.tag != "NNP" or subject.i > verb.i:
            continue
        beside = bench.child(subject.i, "appos")
        if bench.child(subject.i, "conj") is not None:
            continue
        if beside is not None and beside.tag == "NNP":
            bench.change(beside.i, dep="conj")
            continue
        start = bench.first_of(subject.i)
        first = bench.before(start - 1) if bench.is_behind_comma(start) else None
        if first is not None and first.tag == "NNP" and first.head == verb.i:
            bench.change(first.i, dep="nsubj")
            bench.change(subject.i, dep="conj", head=first.i)


def names_in_a_row(bench: Workbench) -> None:
    """ "Argentina, Egypt, Ethiopia, Iran and Kenya": so many names are a list, no name with another beside it."""
    for name in bench.of("appos"):
        if name.pos != "PROPN" or not bench.is_behind_comma(bench.first_of(name.i)):
            continue
        row, at = [name], name
        while (after := next((t for t in bench.children(at.i, "conj") if t.pos == "PROPN"), None)) is not None:
            row.append(after)
            at = after
        closed = any(t.lemma == "and" for one in row for t in bench.children(one.i, "cc"))
        if bench.at(name.head).pos == "PROPN" and len(row) > _ROW and closed:
            bench.change(name.i, dep="conj")


def list_behind_preposition(bench: Workbench) -> None:
    """ "touched on the Korean issue, the situation in Syria and a summit": one list, all of it touched on."""
    for noun in list(bench):
        comma = bench.before(bench.first_of(noun.i)) if noun.dep == "dobj" else None
        if comma is None or comma.text != "," or bench.child(noun.i, "conj") is None:
            continue
        for preposition in bench.children(noun.head, "prep"):
            first = bench.child(preposition.i, "pobj")
            if first is not None and noun.head < first.i < noun.i and max(bench.subtree(first.i)) == comma.i - 1:
                bench.change(noun.i, dep="conj", head=first.i)
                break


def list_taken_for_apposition(bench: Workbench) -> None:
    """ "Wang Yi, his Pakistani counterpart and a Taliban official": with articles of their own they are a list."""
    for noun in bench.of("appos"):
        if noun.pos not in NOUNS:
            continue
        if noun.pos == "PROPN" and bench.at(noun.head).tag == "NNS":
            continue  # "the two ministers, Lavrov and Li"
        other = next((t for t in bench.children(noun.i, "conj") if t.pos in NOUNS), None)
        joined = [t for t in bench.children(noun.i, "cc") if other is not None and t.i < other.i]
        if other is None or not joined or joined[0].lemma not in {"and", "or"}:
            continue
        closed = bench.before(joined[0].i)
        if bench.at(noun.head).pos == "PROPN" and noun.pos != "PROPN" and not bench.children(noun.i, "poss", "nummod"):
            continue  # "Putin, the president and a former officer"
        unclosed = closed is not None and (closed.text != "," or bench.at(noun.head).pos == "NOUN")
        if _has_own_start(bench, noun) and _has_own_start(bench, other) and unclosed:
            bench.change(noun.i, dep="conj")


def _has_own_start(bench: Workbench, noun: Token) -> bool:
    """Whether the noun opens with an article, a possessive or a number, or is a name."""
    opener = bench.child(noun.i, "det", "poss", "nummod")
    several = any(t.lemma in {"several", "many", "other", "few"} for t in bench.children(noun.i, "amod"))
    return opener is not None or several or noun.pos == "PROPN" or noun.tag == "NNS"


LISTS = (
    names_before_plural_verb,
    names_in_a_row,
    list_behind_preposition,
    list_taken_for_apposition,
)
