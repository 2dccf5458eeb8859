"""Infinitives and opening participles that the parser takes for nouns or for parts of a name."""

from __future__ import annotations

from kg.language.repairs.workbench import NOUNS, Workbench
from kg.language.tree import FINITE

__all__ = ["INFINITIVES"]

#: Verbs whose object does what the infinitive says.
_CAUSING = {
    *("advise", "allow", "ask", "beg", "cause", "command", "compel", "drive", "enable", "encourage", "force", "help"),
    *("induce", "instruct", "invite", "lead", "oblige", "order", "permit", "persuade", "press", "pressure", "prod"),
    *("prompt", "push", "request", "require", "tell", "urge", "want", "warn"),
}


def infinitive_behind_object(bench: Workbench) -> None:
    """ "prompted Beijing to lob missiles": behind somebody who is made to act, *to* opens an infinitive."""
    for to in list(bench):
        verb, what = bench.at(to.head), bench.child(to.i, "pobj")
        if to.text.lower() != "to" or to.dep != "prep" or verb.lemma not in _CAUSING or what is None:
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
    for verb in list(bench):
        above = bench.at(verb.head)
        if verb.dep != "conj" or verb.tag != "VBN" or above.tag not in FINITE or above.pos != "VERB":
            continue
        if bench.children(above.i, "aux", "auxpass") or bench.children(verb.i, "aux", "auxpass", "nsubj", "nsubjpass"):
            continue
        between = [t for t in bench if above.i < t.i < verb.i and t.tag == "VBN" and t.pos == "VERB"]
        perfect = [t for t in between if any(a.lemma in {"have", "be"} for a in bench.children(t.i, "aux", "auxpass"))]
        if perfect and verb.i not in {a.i for a in bench.ancestors(perfect[-1].i)}:
            bench.change(verb.i, head=perfect[-1].i)


def opening_participle(bench: Workbench) -> None:
    """ "Hosting Kim in Sochi, Putin promised grain": the participle that opens a sentence is no part of the name."""
    verb = next((t for t in bench if t.pos != "PUNCT"), None)
    if verb is None or verb.tag != "VBG" or verb.dep not in {"compound", "amod", "nmod"}:
        return
    name = bench.at(verb.head)
    main = bench.at(name.head)
    comma = next((t for t in bench if t.i > name.i and t.text == ","), None)
    subject = bench.subject(main.i)
    if name.pos not in NOUNS or main.pos not in {"VERB", "AUX"} or comma is None or subject is None or verb.i > name.i:
        return
    if subject.i != name.i and comma.i < subject.i and main.i > subject.i and bench.is_finite(main.i):
        bench.change(verb.i, pos="VERB", dep="advcl", head=main.i)
        bench.change(name.i, dep="dobj", head=verb.i)


INFINITIVES = (
    infinitive_behind_object,
    participle_joined_to_perfect,
    opening_participle,
)
