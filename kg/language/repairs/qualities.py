"""Mend sentences that say what somebody calls something: "described the sanctions as illegal"."""

from __future__ import annotations

from kg.language.repairs.workbench import Workbench

__all__ = ["QUALITIES"]

_CALLING = {
    *("blast", "brand", "cast", "characterise", "characterize", "condemn", "decry", "denounce", "depict", "deride"),
    *("describe", "dismiss", "hail", "label", "portray", "praise", "regard", "ridicule", "see", "slam", "view"),
}
#: What is itself held or done as something: "praised his role as a mediator".
_HELD_AS = {
    *("candidacy", "career", "job", "legacy", "performance", "place", "position", "recognition", "record"),
    *("reputation", "role", "service", "stance", "status", "tenure", "term", "time", "use", "work"),
}


def as_said_of_object(bench: Workbench) -> None:
    """ "described the sanctions as illegal": what is called so is the object, which the phrase is no part of."""
    for preposition in list(bench):
        named = bench.at(preposition.head)
        verb = bench.at(named.head)
        if preposition.lemma != "as" or preposition.dep != "prep" or named.dep not in {"dobj", "nsubjpass"}:
            continue
        if verb.lemma not in _CALLING or verb.i > preposition.i or named.lemma in _HELD_AS:
            continue
        if not any(t.lemma == "as" for t in bench.children(verb.i, "prep")):
            bench.change(preposition.i, head=verb.i)


QUALITIES = (as_said_of_object,)
