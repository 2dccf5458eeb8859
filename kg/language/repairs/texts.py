"""What is done with a text: "the treaty with Chad, which both signed", "the accord on gas, signed by both"."""

from __future__ import annotations

from kg.language.repairs.words import TEXTS
from kg.language.repairs.workbench import Workbench
from kg.records import Token

__all__ = ["DONE_WITH_TEXTS"]

#: What is done with texts.
_ON_TEXTS = {
    *("adopt", "approve", "conclude", "denounce", "draft", "extend", "finalise", "finalize", "initial", "issue"),
    *("negotiate", "publish", "ratify", "release", "renew", "renounce", "sign", "terminate"),
}


def relative_of_text(bench: Workbench) -> None:
    """ "the treaty with Chad, which both signed in Rome": what is signed is the treaty."""
    for verb in bench.of("relcl"):
        party = bench.at(verb.head)
        if verb.lemma not in _ON_TEXTS or party.pos != "PROPN":
            continue
        which = bench.child(verb.i, "dobj", "nsubjpass")
        text = _text_above(bench, party)
        if text is not None and which is not None and which.lemma == "which":
            bench.change(verb.i, head=text.i)


def participle_of_text(bench: Workbench) -> None:
    """ "the accord on gas supplies, signed by both in Rome": what is signed is the accord."""
    for verb in bench.of("acl"):
        noun = bench.at(verb.head)
        if verb.tag not in {"VBN", "VBD"} or verb.lemma not in _ON_TEXTS:
            continue
        text = _text_above(bench, noun) if noun.lemma.lower() not in TEXTS else None
        if text is not None and bench.is_behind_comma(verb.i):
            bench.change(verb.i, head=text.i)


def _text_above(bench: Workbench, noun: Token) -> Token | None:
    """The text whose phrase a noun stands in: "the treaty" of "the treaty with Chad on gas"."""
    at = noun
    while at.dep in {"pobj", "conj", "prep"} and at.head < at.i:
        at = bench.at(at.head)
        if at.lemma.lower() in TEXTS:
            return at
    return None


DONE_WITH_TEXTS = (relative_of_text, participle_of_text)
