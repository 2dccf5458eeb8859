"""Words in the place of another kind of word: nouns taken for joined verbs, verbs for auxiliaries."""

from __future__ import annotations

from kg.language.repairs.workbench import NOUNS, SUBJECT_DEPS, Workbench
from kg.language.tree import FINITE

__all__ = ["MISTAKEN"]

#: Verbs of those who have a guest before them.
_RECEIVING = {"greet", "host", "meet", "receive", "see", "welcome"}
#: Verbs that help others to a tense; "dare", "need" and the modals have no tense to be seen.
_HELPING = {"be", "do", "get", "have", "use", "go"}


def off_the_coast(bench: Workbench) -> None:
    """ "The drills ended off Vladivostok": before a place *off* says where."""
    for off in bench.of("prt"):
        place = bench.after(off.i)
        if place is None or off.text.lower() != "off" or place.head != off.head:
            continue
        if place.dep == "dobj" and place.entity[2:] in {"GPE", "LOC"}:
            bench.change(off.i, dep="prep", pos="ADP", tag="IN")
            bench.change(place.i, dep="pobj", head=off.i)


def warning_shot(bench: Workbench) -> None:
    """ "driven back by warning shots": nobody warns the shots."""
    for word in list(bench):
        shot = bench.after(word.i) if word.tag == "VBG" and word.text.lower() == "warning" else None
        if shot is None or shot.lemma != "shot":
            continue
        if shot.head == word.i and shot.dep == "dobj":
            bench.change(shot.i, dep="pobj" if word.dep == "pcomp" else word.dep, head=word.head)
            for t in bench.children(word.i):
                bench.change(t.i, head=shot.i)
            bench.change(word.i, pos="NOUN", tag="NN", dep="compound", head=shot.i)


def noun_in_pair(bench: Workbench) -> None:
    """ "hit with asset freezes by Rome": what is joined has a word or a comma before it; this is a noun."""
    for verb in bench.of("conj"):
        joined = verb.tag == "VBZ" and verb.text.endswith("s")
        noun = bench.before(verb.i) if joined else None
        if noun is None or noun.tag != "NN" or noun.dep not in {"dobj", "pobj"}:
            continue
        if bench.children(verb.i, *SUBJECT_DEPS, "dobj", "ccomp", "xcomp", "aux"):
            continue
        bench.change(verb.i, pos="NOUN", tag="NNS", dep=noun.dep, head=noun.head)
        for t in bench.children(noun.i):
            bench.change(t.i, head=verb.i)
        bench.change(noun.i, dep="compound", head=verb.i)
        for t in bench.children(verb.i, "agent"):
            bench.change(t.i, dep="prep")


def verb_taken_for_auxiliary(bench: Workbench) -> None:
    """ "as Congress delays help": a verb that helps no other is the verb, and what follows its object."""
    for verb in bench.of("aux"):
        if verb.tag not in FINITE or verb.lemma in _HELPING or verb.head < verb.i:
            continue
        noun = bench.at(verb.head)
        if noun.tag not in {"VB", "VBP", "NN"} or bench.children(noun.i, "dobj", "ccomp", "xcomp"):
            continue
        root = noun.head == noun.i
        lemma = verb.lemma.removesuffix("s") if verb.tag == "VBZ" else verb.lemma
        bench.change(verb.i, pos="VERB", lemma=lemma, dep=noun.dep, head=verb.i if root else noun.head)
        bench.change(noun.i, pos="NOUN", tag="NN", dep="dobj", head=verb.i)
        for t in bench.children(noun.i):
            if t.i < verb.i or t.dep in {"punct", "advcl"}:
                bench.change(t.i, head=verb.i)


def visiting_guest(bench: Workbench) -> None:
    """ "met visiting Prime Minister Modi": he meets the guest, and visits nobody."""
    for word in list(bench):
        verb = bench.at(word.head)
        guest = bench.child(word.i, "dobj")
        if word.text.lower() != "visiting" or verb.i != word.i - 1 or verb.lemma not in _RECEIVING or guest is None:
            continue
        if bench.child(verb.i, "dobj") is not None or guest.pos not in NOUNS:
            continue
        for other in bench.children(word.i):
            bench.change(other.i, head=verb.i)
        bench.change(word.i, dep="amod", head=guest.i)


MISTAKEN = (
    visiting_guest,
    off_the_coast,
    warning_shot,
    noun_in_pair,
    verb_taken_for_auxiliary,
)
