"""Headlines: they leave out articles and the verb *be*, put what is to come as an infinitive, and *and* as a comma."""

from __future__ import annotations

from kg.language.repairs.predicates import turn_round
from kg.language.repairs.verbs import DONE_TO, SPEAKING
from kg.language.repairs.workbench import SUBJECT_DEPS, Workbench
from kg.records import Token

__all__ = ["HEADLINES"]


def verb_of_headline(bench: Workbench) -> None:
    """ "China's Xi visits Moscow, holds talks": the first of two verbs, not a noun that owns the second."""
    for noun in list(bench):
        name, place, verb = bench.before(noun.i), bench.after(noun.i), bench.at(noun.head)
        if noun.tag != "NNS" or noun.dep != "nsubj" or verb.tag != "VBZ" or name is None or place is None:
            continue
        listed = name.tag == "NNP" and name.head == noun.i and place.tag == "NNP" and place.head == noun.i
        if not listed or not bench.is_behind_comma(verb.i) or verb.head != verb.i:
            continue
        for owner in bench.children(noun.i, "poss"):
            bench.change(owner.i, head=name.i)
        bench.change(name.i, dep="nsubj")
        bench.change(place.i, dep="dobj")
        bench.change(noun.i, pos="VERB", tag="VBZ", dep="ROOT", head=noun.i, lemma=noun.lemma)
        bench.change(verb.i, dep="conj", head=noun.i)


def infinitive_in_headline(bench: Workbench) -> None:
    """ "EU to ban gas imports": the headline says what the EU is going to do."""
    root = bench.root
    verb = bench.child(root.i, "acl")
    if not bench.terse or verb is None or verb.tag != "VB" or not _may_act(bench, root):
        return
    previous = bench.before(verb.i)
    with_to = any(t.lemma == "to" for t in bench.children(verb.i, "aux"))
    if with_to and previous is not None and previous.lemma in {"to", "be"}:
        turn_round(bench, root, verb)
        bench.change(verb.i, tag="VB")


def _may_act(bench: Workbench, noun: Token) -> bool:
    """Whether a noun phrase is somebody who may be about to act, and no "plan to" or "right to"."""
    if bench.child(noun.i, "poss") is not None:
        return False
    national = any(t.entity[2:] in {"NORP", "GPE"} for t in bench.children(noun.i, "amod", "compound"))
    return noun.pos == "PROPN" or noun.tag == "NNS" or (noun.pos == "NOUN" and national)


def passive_in_headline(bench: Workbench) -> None:
    """ "Dozens detained in Moscow": who is detained or killed, with nobody else in sight, has it done to them."""
    root = bench.root
    subject = bench.child(root.i, "nsubj")
    if not bench.terse or root.tag not in {"VBD", "VBN"} or root.lemma not in DONE_TO or subject is None:
        return
    if not bench.children(root.i, "dobj", "ccomp", "xcomp", "aux", "dative"):
        bench.change(root.i, tag="VBN")
        bench.change(subject.i, dep="nsubjpass")


def listed_in_headline(bench: Workbench) -> None:
    """ "Modi, Putin to hold talks": in a headline a comma stands for *and*."""
    if not bench.terse:
        return
    for noun in list(bench):
        comma = bench.after(noun.i)
        verb = bench.at(noun.head)
        if noun.pos != "PROPN" or comma is None or comma.text != "," or noun.dep in SUBJECT_DEPS or noun.head == noun.i:
            continue
        subject = bench.subject(verb.i)
        named = all(t.pos == "PROPN" and not t.text.endswith("ing") for t in bench if t.i < comma.i)
        if not named or verb.lemma in SPEAKING:
            continue
        if subject is not None and subject.pos == "PROPN" and bench.first_of(subject.i) == comma.i + 1:
            bench.change(noun.i, dep=subject.dep, head=verb.i)
            bench.change(subject.i, dep="conj", head=noun.i)
            bench.change(comma.i, head=noun.i)


HEADLINES = (
    verb_of_headline,
    infinitive_in_headline,
    passive_in_headline,
    listed_in_headline,
)
