"""Mend sentences that say what somebody calls something: "described the sanctions as illegal"."""

from __future__ import annotations

from kg.language.repairs.workbench import Workbench

__all__ = ["QUALITIES"]

_CALLING = {
    *("blast", "brand", "cast", "characterise", "characterize", "condemn", "decry", "denounce", "depict", "deride"),
    *("describe", "dismiss", "hail", "label", "portray", "praise", "regard", "ridicule", "see", "slam", "view"),
}
_NAMING = {"brand", "call", "deem", "dub", "label", "term"}
#: What is itself held or done as something: "praised his role as a mediator".
_HELD_AS = {
    *("candidacy", "career", "job", "legacy", "performance", "place", "position", "recognition", "record"),
    *("reputation", "role", "service", "stance", "status", "tenure", "term", "time", "use", "work"),
}
#: What somebody is held or found to be who is blamed.
_BLAMED = {"accountable", "guilty", "liable", "responsible"}


def as_said_of_object(bench: Workbench) -> None:
    """ "described the sanctions as illegal": what is called so is the object, which the phrase is no part of.

    Nor is it one of those who call it so: "was described by a friend as a loner".
    """
    for preposition in bench.of("prep"):
        named = bench.at(preposition.head)
        verb = bench.at(named.head)
        if verb.dep == "agent" and named.dep == "pobj":
            verb = bench.at(verb.head)
        elif named.dep not in {"dobj", "nsubjpass"}:
            continue
        if preposition.lemma != "as":
            continue
        if verb.lemma not in _CALLING or verb.i > preposition.i or named.lemma in _HELD_AS:
            continue
        if not any(t.lemma == "as" for t in bench.children(verb.i, "prep")):
            bench.change(preposition.i, head=verb.i)


def object_behind_as(bench: Workbench) -> None:
    """ "dismissed as a lie a report": what is dismissed stands behind what it is called."""
    for preposition in list(bench):
        verb = bench.at(preposition.head)
        named = bench.child(preposition.i, "pobj")
        if preposition.lemma != "as" or verb.pos != "VERB" or named is None or bench.child(verb.i, "dobj", "nsubjpass"):
            continue
        opener, quality = bench.child(named.i, "det", "poss"), bench.child(named.i, "amod")
        if opener is not None and quality is not None and preposition.i < quality.i < opener.i:
            bench.change(quality.i, dep="amod", head=preposition.i)
            bench.change(named.i, dep="dobj", head=verb.i)
            continue
        other = bench.child(named.i, "appos") or next(iter(bench.children(preposition.i, "pobj")[1:]), None)
        if other is None or not bench.children(other.i, "det", "poss"):
            continue
        before = bench.before(bench.first_of(other.i))
        if before is not None and before.text not in {",", "(", "–", "—"}:
            bench.change(other.i, dep="dobj", head=verb.i)


def quality_behind_object(bench: Workbench) -> None:
    """ "held the crew responsible for it": what it is held to be, and no responsible crew that is held."""
    for quality in bench.of("amod"):
        thing = bench.at(quality.head)
        verb = bench.at(thing.head)
        if quality.i > thing.i > verb.i and thing.dep == "dobj" and quality.lemma.lower() in _BLAMED:
            bench.change(quality.i, dep="oprd", head=verb.i)


def name_behind_object(bench: Workbench) -> None:
    """ "called the veto of a text on Syria a disgrace": without a comma it is no apposition, but what it is called."""
    for verb in list(bench):
        named = bench.child(verb.i, "dobj") if verb.lemma in _NAMING and verb.pos == "VERB" else None
        if named is None or bench.child(verb.i, "oprd", "attr"):
            continue
        below = (bench.at(i) for i in sorted(bench.subtree(named.i)) if i > named.i > verb.i)
        name = next((t for t in below if t.dep == "appos" and t.pos == "NOUN"), None)
        if name is None or not any(t.lemma in {"a", "an"} for t in bench.children(name.i, "det")):
            continue
        before = bench.before(bench.first_of(name.i))
        if before is not None and before.text not in {",", "(", "–", "—", "-", ":"}:
            bench.change(name.i, dep="oprd", head=verb.i)


QUALITIES = (quality_behind_object, name_behind_object, object_behind_as, as_said_of_object)
