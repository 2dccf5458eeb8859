"""Words that are read as another part of speech: a verb between two names and its object, a place, a name."""

from __future__ import annotations

from kg.language.repairs.workbench import NOUNS, SUBJECT_DEPS, Workbench
from kg.records import Token

__all__ = ["MISREAD"]

#: What hangs on the noun and belongs to its verb.
_AROUND = {"advcl", "cc", "conj", "npadvmod", "prep", "punct", "relcl"}
#: Where people stand who stand outside it.
_STOOD_AT = {"city", "court", "embassy", "government", "headquarters", "parliament", "prison", "town"}
#: Names that something is done to.
_NAMED = {"FAC", "GPE", "LOC", "NORP", "ORG", "PERSON"}


def verb_behind_joined_names(bench: Workbench) -> None:
    """ "Norway and Sweden scrambled jets": two joined names and a participle before a noun are subject and verb."""
    noun = bench.root
    if noun.pos not in NOUNS or bench.children(noun.i, "det", "poss", "cop", *SUBJECT_DEPS):
        return
    verb = next((t for t in bench.children(noun.i, "amod") if t.tag in {"VBD", "VBN"} and t.i < noun.i), None)
    subject = _joined_names(bench, noun, verb) if verb is not None else None
    if verb is None or subject is None:
        return
    bench.change(verb.i, pos="VERB", tag="VBD", dep="ROOT", head=verb.i)
    bench.change(noun.i, dep="dobj", head=verb.i)
    bench.change(subject.i, dep="nsubj", head=verb.i)
    for t in bench.children(noun.i):
        if t.i < verb.i or (t.i > noun.i and t.dep in _AROUND):
            timed = t.dep == "relcl" and bench.children(t.i, "advmod", "mark")
            bench.change(t.i, head=verb.i, dep="advcl" if timed else t.dep)


def _joined_names(bench: Workbench, noun: Token, verb: Token) -> Token | None:
    """The first of two joined names right before the verb, which the parser hangs on the noun."""
    first, last = bench.child(noun.i, "nmod"), bench.before(verb.i)
    if first is None or last is None or first.pos != "PROPN" or last.pos != "PROPN":
        return None
    return first if any(t.i == last.i for t in bench.children(first.i, "conj")) else None


def outside_read_as_adjective(bench: Workbench) -> None:
    """ "rallied outside parliament": where they stood, and nothing that they rallied."""
    for outside in bench.of("amod"):
        noun = bench.at(outside.head)
        verb = bench.at(noun.head)
        if outside.text.lower() != "outside" or noun.dep != "dobj":
            continue
        if verb.i == outside.i - 1 and noun.lemma in _STOOD_AT:
            bench.change(outside.i, pos="ADP", tag="IN", dep="prep", head=verb.i)
            bench.change(noun.i, dep="pobj", head=outside.i)


def name_read_as_adverb(bench: Workbench) -> None:
    """ "struck Bakhmut on Monday": a name with a capital letter right behind its verb is the object."""
    for name in bench.of("advmod"):
        verb = bench.at(name.head)
        alone = name.tag == "RB" and verb.i == name.i - 1 and verb.pos == "VERB"
        if not alone or bench.terse or not name.text[0].isupper() or verb.text[0].isupper():
            continue
        if name.entity[2:] in _NAMED and not bench.children(verb.i, "dobj", "auxpass"):
            bench.change(name.i, pos="PROPN", tag="NNP", dep="dobj", lemma=name.text)


MISREAD = (
    verb_behind_joined_names,
    outside_read_as_adjective,
    name_read_as_adverb,
)
