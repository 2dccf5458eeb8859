"""Clauses that say what a noun holds, "the claim that", where the parser takes them for the sentence or a relative."""

from __future__ import annotations

from kg.language.repairs.workbench import NOUNS, Workbench
from kg.records import Token

__all__ = ["CONTENTS"]

#: Nouns for what is said or thought.
_HOLDING = {
    *("accusation", "allegation", "announcement", "assertion", "belief", "charge", "claim", "fact", "fear", "hint"),
    *("hope", "idea", "impression", "news", "notion", "reminder", "report", "revelation", "rumor", "rumour", "story"),
    *("suggestion", "suspicion", "theory", "threat", "view", "warning"),
}


def verb_behind_content(bench: Workbench) -> None:
    """ "Reports that Oslo had struck a town shocked Rome": what shocks Rome is the verb, the strike what they say."""
    root = bench.root
    marks = [t for t in bench.children(root.i, "mark") if t.text.lower() == "that"]
    noun = next((t for t in bench.children(root.i, "nsubj") if t.lemma.lower() in _HOLDING), None)
    if noun is None or not marks or marks[0].i != noun.i + 1 or len(bench.children(root.i, "nsubj")) < 2:
        return
    verb = next((t for t in bench if t.i > root.i and _hides_verb(bench, t)), None)
    if verb is None:
        return
    thing = bench.at(verb.head)
    bench.change(verb.i, pos="VERB", tag="VBD", dep="ROOT", head=verb.i, lemma=_lemma(verb))
    bench.change(thing.i, dep="dobj", head=verb.i)
    bench.change(root.i, dep="acl", head=noun.i)
    bench.change(noun.i, dep="nsubj", head=verb.i)
    before = bench.before(verb.i)
    if before is not None and before.head in {verb.i, thing.i}:  # "of Putin alarmed India"
        preposition = bench.at(before.i - 1)
        if preposition.dep == "prep":
            bench.change(before.i, dep="pobj", head=preposition.i)
    for t in bench:
        if t.dep == "punct" and t.head == root.i and t.i > verb.i:
            bench.change(t.i, head=verb.i)


def _hides_verb(bench: Workbench, t: Token) -> bool:
    """Whether a participle stands where the verb is missing: right behind a noun phrase and before a name."""
    before, thing = bench.before(t.i), bench.at(t.head)
    hidden = t.dep == "amod" and t.text.endswith("ed") and thing.i == t.i + 1 and thing.pos == "PROPN"
    return hidden and before is not None and before.pos in NOUNS


def _lemma(verb: Token) -> str:
    if verb.pos == "VERB":
        return verb.lemma
    return verb.text.lower().removesuffix("ed")


def content_taken_for_subject(bench: Workbench) -> None:
    """ "Reports that Oslo armed Rome were denied": the reports are denied; that it armed Rome is what they say."""
    noun = bench.root
    that = bench.after(noun.i)
    if noun.lemma.lower() not in _HOLDING or that is None or that.text.lower() != "that":
        return
    for verb in bench.children(noun.i, "relcl", "ccomp", "acl"):
        inner = bench.child(verb.i, "nsubjpass", "csubjpass", "nsubj", "csubj")
        if inner is None or inner.pos != "VERB" or bench.subject(inner.i) is None or that.head != verb.i:
            continue
        bench.change(verb.i, dep="ROOT", head=verb.i)
        bench.change(noun.i, dep="nsubjpass" if bench.child(verb.i, "auxpass") else "nsubj", head=verb.i)
        bench.change(inner.i, dep="acl", head=noun.i)
        bench.change(that.i, dep="mark", tag="IN", pos="SCONJ", head=inner.i)
        for t in bench.children(noun.i, "punct"):
            bench.change(t.i, head=verb.i)
        return


def content_taken_for_relative(bench: Workbench) -> None:
    """ "a report that Oslo had struck a town": nothing is missing in the clause, so *that* stands for nothing in it."""
    for verb in bench.of("relcl"):
        noun = bench.at(verb.head)
        objects = bench.children(verb.i, "dobj")
        that = next((t for t in objects if t.text.lower() == "that" and t.i < verb.i), None)
        if noun.lemma.lower() not in _HOLDING or that is None or len(objects) < 2:
            continue
        if bench.subject(verb.i) is not None:
            bench.change(that.i, dep="mark", tag="IN", pos="SCONJ")
            bench.change(verb.i, dep="acl")


CONTENTS = (verb_behind_content, content_taken_for_subject, content_taken_for_relative)
