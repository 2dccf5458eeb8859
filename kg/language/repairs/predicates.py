"""Lost predicates: finite verbs taken for participles, and participles taken for the verb of the sentence."""

from __future__ import annotations

from kg.language.repairs.verbs import ALONE, ONLY_PARTICIPLES
from kg.language.repairs.workbench import NOUNS, TENSED, Workbench
from kg.records import Token

__all__ = ["PREDICATES", "turn_round"]

_COUNTED = {"duo", "pair", "trio"}


def finite_root(bench: Workbench) -> None:
    """ "A business mission conferred with bankers." is a sentence, not a noun phrase with a participle.

    Headlines and captions may be noun phrases ("Envoy expelled after leak"), unless the participle has an object.
    """
    root = bench.root
    if root.pos not in NOUNS or any(t.tag in TENSED and t.dep in {"conj", "parataxis"} for t in bench.children(root.i)):
        return
    for verb in _participles(bench, root):
        wanted = bench.child(verb.i, "dobj", "npadvmod", "ccomp", "xcomp")
        timely = wanted is not None and wanted.entity[2:] in {"DATE", "TIME"}
        takes_object = wanted is not None and not timely and wanted.pos in NOUNS | {"VERB", "AUX"}
        if verb.tag != "VBN" or verb.text.lower() in ONLY_PARTICIPLES or bench.child(verb.i, "agent"):
            continue
        previous = bench.before(verb.i)
        if previous is not None and previous.pos == "PUNCT" and not _closes_aside(bench, root, verb):
            continue
        if not takes_object and (bench.terse or verb.lemma not in ALONE):
            continue  # "Two nationals killed in Pakistan."
        turn_round(bench, root, verb)
        if wanted is not None and wanted.dep == "npadvmod" and not timely:
            bench.change(wanted.i, dep="dobj")
        return


def _participles(bench: Workbench, noun: Token) -> list[Token]:
    """Participles of a noun, and what the parser joins to one between commas: "X, led by Y, departed"."""
    found = bench.children(noun.i, "acl")
    for aside in list(found):
        if bench.is_behind_comma(aside.i):
            found += [t for t in bench.children(aside.i, "conj") if bench.is_behind_comma(t.i) and t.pos == "VERB"]
    return found


def _closes_aside(bench: Workbench, noun: Token, verb: Token) -> bool:
    """Whether the comma before the verb closes what another one opened behind the noun: "X, brought by Y, posed"."""
    asides = [
        t
        for t in bench.children(noun.i, "acl", "relcl", "appos")
        if t.i < verb.i and bench.is_behind_comma(bench.first_of(t.i))
    ]
    return bool(asides) and bench.is_behind_comma(verb.i)


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


def aside_taken_for_main(bench: Workbench) -> None:
    """ "The ship, turned away by Mozambique, sailed home": the verb behind the second comma is the main one."""
    first = bench.root
    subject, agent = bench.child(first.i, "nsubj"), bench.child(first.i, "agent")
    main = next((t for t in bench.children(first.i, "conj") if t.pos == "VERB"), None)
    if subject is None or agent is None or main is None or bench.subject(main.i) is not None:
        return
    joined = [t for t in bench.children(first.i, "cc") if t.i < main.i]
    if joined or not bench.is_behind_comma(first.i) or not bench.is_behind_comma(main.i) or subject.i > first.i:
        return
    bench.change(main.i, head=main.i, dep="ROOT")
    bench.change(subject.i, head=main.i)
    bench.change(first.i, head=subject.i, dep="acl", tag="VBN")


def turn_round(bench: Workbench, noun: Token, verb: Token) -> None:
    """Make the participle the root and the noun its subject; what stands after the verb goes with it."""
    bench.change(verb.i, head=verb.i, dep="ROOT", tag="VBD")
    bench.change(noun.i, head=verb.i, dep="nsubj")
    for t in bench.children(noun.i):
        if t.i > verb.i and t.dep not in {"conj", "cc", "appos"}:
            bench.change(t.i, head=verb.i)


PREDICATES = (
    finite_root,
    pair_before_verb,
    aside_taken_for_main,
)
