"""Verbs taken for words that describe a noun: "Japan scrambled jets", "The plan, announced by Wang, alarmed Delhi"."""

from __future__ import annotations

from kg.language.repairs.verbs import ONLY_PARTICIPLES
from kg.language.repairs.workbench import NOUNS, TENSED, Workbench

__all__ = ["DESCRIBED"]

_COUNTED = {"duo", "pair", "trio"}


def verb_taken_for_adjective(bench: Workbench) -> None:
    """ "The plan, announced by Wang, alarmed Delhi": what stands behind an aside and before a noun is the verb."""
    root = bench.root
    if bench.terse or root.pos not in NOUNS:
        return
    if any(t.tag in TENSED and t.pos == "VERB" and t.dep not in {"amod", "conj"} for t in bench):
        return
    for verb in list(bench):
        thing = bench.at(verb.head)
        if (
            verb.tag not in {"VBN", "VBD"}
            or verb.dep != "amod"
            or thing.pos not in NOUNS
            or not bench.is_behind_comma(verb.i)
        ):
            continue
        inner = thing.i == root.i
        first = (
            [t for t in bench.children(root.i, "dep", "nmod", "nsubj", "appos") if t.i < verb.i] if inner else [root]
        )
        noun = next((t for t in first if bench.children(t.i, "acl", "relcl", "appos")), None)
        loose = {"appos", "npadvmod"}
        if noun is None or (not inner and (thing.dep not in loose or bench.first_of(thing.i) != verb.i)):
            continue
        asides = bench.children(noun.i, "acl", "relcl", "appos")
        if any(bench.is_behind_comma(bench.first_of(t.i)) and t.i < verb.i for t in asides):
            bench.change(verb.i, dep="ROOT", head=verb.i, tag="VBD", pos="VERB")
            bench.change(noun.i, dep="nsubj", head=verb.i)
            bench.change(thing.i, dep="dobj", head=verb.i)
            for t in bench.children(noun.i, "punct", "conj", "cc"):
                if t.i > noun.i and (t.dep == "punct" or t.i > verb.i):
                    bench.change(t.i, head=verb.i)
            return


def verb_with_subject(bench: Workbench) -> None:
    """ "Japan and Oman scrambled jets when ships came": what has a subject of its own describes no noun behind it."""
    for verb in bench.of("amod"):
        if verb.tag not in {"VBD", "VBN"}:
            continue
        thing, subject = bench.at(verb.head), bench.child(verb.i, "nsubj")
        if subject is None or not subject.i < verb.i < thing.i:
            continue
        if thing.pos not in NOUNS or bench.subject(thing.i) is not None:
            continue
        root = thing.head == thing.i
        bench.change(verb.i, pos="VERB", tag="VBD", dep=thing.dep, head=verb.i if root else thing.head)
        bench.change(thing.i, dep="dobj", head=verb.i)
        for t in bench.children(thing.i):
            if t.dep in {"punct", "advcl", "npadvmod"} or (t.dep == "relcl" and bench.child(t.i, "advmod", "mark")):
                bench.change(t.i, head=verb.i, dep="advcl" if t.dep == "relcl" else t.dep)


def verb_before_article(bench: Workbench) -> None:
    """ "and Oslo, which denied it, summoned Rome's envoy": what stands before an article or a possessor is a verb."""
    for verb in bench.of("amod"):
        if verb.tag not in {"VBD", "VBN"}:
            continue
        thing = bench.at(verb.head)
        opener = bench.child(thing.i, "det", "poss")
        if opener is None or thing.dep != "dobj":
            continue
        above = bench.at(thing.head)
        start = bench.first_of(opener.i)
        if above.pos != "VERB" or not above.i < verb.i < start or not bench.is_behind_comma(verb.i):
            continue
        bench.change(verb.i, pos="VERB", tag="VBD", dep="conj", head=above.i)
        bench.change(thing.i, head=verb.i)


def pair_before_verb(bench: Workbench) -> None:
    """ "On Friday the two held talks": the verb between *the two* and its object is no participle of that."""
    root = bench.root
    if root.tag not in {"NN", "NNS"}:
        return
    verb = next((t for t in bench.children(root.i, "amod") if t.tag == "VBN" and t.i < root.i), None)
    pair = bench.before(verb.i) if verb is not None else None
    article = bench.before(pair.i) if pair is not None else None
    if verb is None or pair is None or article is None or verb.text.lower() in ONLY_PARTICIPLES:
        return
    counted = pair.dep == "nummod" or pair.lemma in _COUNTED
    if not counted or article.lemma.lower() not in {"the", "these", "those"}:
        return
    bench.change(verb.i, head=verb.i, dep="ROOT", tag="VBD", pos="VERB")
    bench.change(pair.i, head=verb.i, dep="nsubj")
    bench.change(article.i, head=pair.i, dep="det")
    bench.change(root.i, head=verb.i, dep="dobj")
    for t in bench.children(root.i):
        if t.i < article.i or t.dep == "punct":
            bench.change(t.i, head=verb.i)


DESCRIBED = (verb_with_subject, verb_before_article, verb_taken_for_adjective, pair_before_verb)
