"""Infinitives and opening participles that the parser takes for nouns or for parts of a name."""

from __future__ import annotations

from kg.language.repairs.workbench import NOUNS, SUBJECT_DEPS, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["INFINITIVES"]

#: Verbs whose object does what the infinitive says.
_CAUSING = {
    *("advise", "allow", "ask", "beg", "cause", "command", "compel", "drive", "enable", "encourage", "force", "help"),
    *("induce", "instruct", "invite", "lead", "oblige", "order", "permit", "persuade", "press", "pressure", "prod"),
    *("prompt", "push", "request", "require", "tell", "urge", "want", "warn"),
}


#: Participles that the tagger takes for a part of the name behind them.
_OPENERS = {"Hosting": "host", "Meeting": "meet", "Visiting": "visit"}


def infinitive_behind_object(bench: Workbench) -> None:
    """ "prompted Beijing to lob missiles": behind somebody who is made to act, *to* opens an infinitive."""
    for to in bench.of("prep"):
        verb, what = bench.at(to.head), bench.child(to.i, "pobj")
        if to.text.lower() != "to" or verb.lemma not in _CAUSING or what is None:
            continue
        made = bench.child(verb.i, "dobj", "nsubjpass")
        act = bench.after(to.i)
        if made is None or act is None or act.head != what.i or act.dep not in {"amod", "compound"} or what.tag == "NN":
            continue
        if made.i > to.i or act.tag not in {"JJ", "NN"} or bench.children(act.i):
            continue
        bench.change(act.i, pos="VERB", tag="VB", dep="xcomp", head=verb.i, lemma=act.text.lower())
        bench.change(to.i, pos="PART", tag="TO", dep="aux", head=act.i)
        bench.change(what.i, dep="dobj", head=act.i)


def participle_joined_to_perfect(bench: Workbench) -> None:
    """ "vetoed a text that would have banned arms and frozen funds": a mere participle is joined to its like."""
    for verb in bench.of("conj"):
        above = bench.at(verb.head)
        if verb.tag != "VBN" or above.tag not in FINITE or above.pos != "VERB":
            continue
        if bench.children(above.i, "aux", "auxpass") or bench.children(verb.i, "aux", "auxpass", "nsubj", "nsubjpass"):
            continue
        between = [t for t in bench if above.i < t.i < verb.i and t.tag == "VBN" and t.pos == "VERB"]
        perfect = [t for t in between if any(a.lemma in {"have", "be"} for a in bench.children(t.i, "aux", "auxpass"))]
        if perfect and verb.i not in {a.i for a in bench.ancestors(perfect[-1].i)}:
            bench.change(verb.i, head=perfect[-1].i)


def infinitive_behind_and(bench: Workbench) -> None:
    """ "agreed to let trucks through and to waive the fee": a second infinitive, and no purpose."""
    for verb in list(bench):
        to = next((t for t in bench.children(verb.i, "aux") if t.lemma == "to"), None)
        joint = bench.before(to.i) if to is not None else None
        first = bench.at(verb.head)
        if verb.dep == "advcl" and joint is not None and joint.lemma in {"and", "or"} and first.tag == "VB":
            bench.change(verb.i, dep="conj")
            bench.change(joint.i, head=first.i)


def other_to_act(bench: Workbench) -> None:
    """ "obliges Oslo to pay and Rome to withdraw": the second one named is to do the second, with the verb left out."""
    for verb in list(bench):
        to = next((t for t in bench.children(verb.i, "aux") if t.lemma == "to"), None)
        actor = bench.before(to.i) if to is not None else None
        first = bench.at(verb.head)
        above = bench.at(first.head)
        made = bench.child(above.i, "dobj", "nsubj", "nsubjpass", "prep")
        if actor is None or made is None or made.i > first.i or not _is_somebody(bench, actor.i):
            continue
        if "to" not in {t.lemma for t in bench.children(first.i, "aux")} or first.dep not in {"xcomp", "advcl"}:
            continue
        apart = verb.dep == "conj" and actor.dep == "nsubj" and actor.head == verb.i
        if apart or (verb.dep == "advcl" and _is_in_list(bench, actor.i, first.i)):
            joint = bench.child(first.i if apart else actor.head, "cc")
            bench.change(actor.i, dep="nsubj", head=verb.i)
            bench.change(verb.i, dep="ccomp", head=above.i)
            if joint is not None:
                bench.change(joint.i, head=above.i)


def _is_in_list(bench: Workbench, noun: int, verb: int) -> bool:
    """Whether a noun is joined by "and" to what hangs on the verb, without being of its kind.

    "asked Oslo to invite clerks and Rome to dine", "to sue Oslo and Rome to win": there the two are of one kind.
    """
    actor, other = bench.at(noun), bench.at(bench.at(noun).head)
    joint = bench.child(other.i, "cc")
    alike = bench.at(verb).lemma in _CAUSING or (other.tag == "NNP" and actor.tag == "NNP")
    return actor.dep == "conj" and joint is not None and verb <= other.i < joint.i < actor.i and not alike


def _is_somebody(bench: Workbench, noun: int) -> bool:
    """Whether a noun is a name or is said to be of a people: "Oslo", "Western states"."""
    words = (bench.at(noun), *bench.children(noun, "amod", "compound"))
    return any(t.pos == "PROPN" or t.entity[2:] in {"GPE", "NORP", "ORG", "PERSON"} for t in words)


def second_infinitive(bench: Workbench) -> None:
    """ "prompting Oslo to leave the club and Rome to stay": each of the two is made to do a thing of its own."""
    for name in bench.of("conj"):
        if name.pos not in NOUNS:
            continue
        to, above = bench.after(name.i), bench.at(name.head)
        if to is None or to.text.lower() != "to" or to.dep != "aux":
            continue
        second, first = bench.at(to.head), _infinitive_above(bench, above)
        if second.tag != "VB" or first is None or second.i in {first.i, above.i} or first.i > name.i:
            continue
        made = bench.at(first.head)
        if made.lemma not in _CAUSING or bench.subject(second.i) is not None or above.head == first.i:
            continue
        bench.give_subject(second.i, name.i, first.i)


def _infinitive_above(bench: Workbench, noun: Token) -> Token | None:
    """The infinitive that a noun stands in as an object, and that hangs on another verb."""
    verb = next((a for a in bench.ancestors(noun.i) if a.pos == "VERB"), None)
    if verb is None or verb.dep not in {"xcomp", "ccomp", "advcl"} or verb.tag != "VB":
        return None
    return verb if any(t.lemma == "to" for t in bench.children(verb.i, "aux")) else None


def opening_participle(bench: Workbench) -> None:
    """ "Hosting Kim in Sochi, Putin promised grain": the participle that opens a sentence is no part of the name."""
    verb = next((t for t in bench if t.pos != "PUNCT"), None)
    if verb is None or verb.dep not in {"compound", "amod", "nmod"}:
        return
    if verb.tag != "VBG" and verb.text not in _OPENERS:
        return
    name = bench.at(verb.head)
    main = bench.at(name.head)
    comma = next((t for t in bench if t.i > name.i and t.text == ","), None)
    subject = next((t for t in bench.children(main.i, *SUBJECT_DEPS) if t.i != name.i), None)
    if name.pos not in NOUNS or main.pos not in {"VERB", "AUX"} or comma is None or subject is None or verb.i > name.i:
        return
    if subject.i != name.i and comma.i < subject.i and main.i > subject.i and bench.is_finite(main.i):
        bench.change(verb.i, pos="VERB", tag="VBG", lemma=_OPENERS.get(verb.text, verb.lemma), dep="advcl", head=main.i)
        bench.change(name.i, dep="dobj", head=verb.i)


INFINITIVES = (
    infinitive_behind_object,
    participle_joined_to_perfect,
    infinitive_behind_and,
    other_to_act,
    second_infinitive,
    opening_participle,
)
