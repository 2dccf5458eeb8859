"""Small questions about the form of a verb in the tree."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.attribution.scene import Scene
from kg.language.tree import FINITE
from kg.records import Token

__all__ = [
    "first_conjunct",
    "head_of_label",
    "is_infinitive",
    "is_misjoined",
    "is_passive",
    "is_told",
    "main_verb_behind",
]

_JOINED = 32  # most words in a row that share what the first of them has


def is_infinitive(scene: Scene, verb: Token) -> bool:
    """Whether a verb is an infinitive with *to*, "to have left" included."""
    aux = scene.tree.children(verb.i, "aux", "auxpass")
    return any(t.lemma == "to" for t in aux) and not any(t.tag in FINITE or t.tag == "MD" for t in aux)


def is_passive(scene: Scene, verb: int) -> bool:
    """Whether a verb is a passive: "is said", "blamed by"; a participle behind its noun counts too.

    "who's argued that …" is none, though the parser reads the *has* in it as *is*.
    """
    tree = scene.tree
    for _ in range(_JOINED):
        token = scene.tokens[verb]
        if is_told(scene, token):
            return True
        if token.tag != "VBN":
            return token.tag == "VBD" and _is_bare_adjunct(scene, token)
        found = _has_passive_form(scene, token)
        if found is not None or token.dep != "conj" or tree.child(verb, "aux", "nsubj"):
            return bool(found)
        verb = token.head
    return False


def _is_bare_adjunct(scene: Scene, verb: Token) -> bool:
    """Whether a past form behind a conjunction has no subject: "though billed as a rest, the trip was hard"."""
    tree = scene.tree
    opened = tree.child(verb.i, "mark") or next((t for t in tree.children(verb.i, "advmod") if t.tag == "IN"), None)
    return verb.dep == "advcl" and opened is not None and not tree.child(verb.i, "nsubj", "dobj")


def is_told(scene: Scene, verb: Token) -> bool:
    """Whether somebody is told: "Told that it was late, Li left", "Li, told that it was late, left"."""
    if verb.tag not in {"VBN", "VBD"} or verb.lemma not in scene.lexicon.told:
        return False
    if scene.tree.child(verb.i, "aux", "auxpass", "dobj", "dative"):
        return False
    if verb.dep in {"advcl", "acl"} and scene.tree.first(verb.i) == verb.i:
        return True
    subject = scene.tree.child(verb.i, "nsubj")
    if subject is None or verb.i < 2 or scene.tokens[verb.i - 1].text != ",":
        return False
    name = range(scene.tree.first(subject.i), verb.i - 1)
    return subject.i in name and all(scene.tokens[i].text != "," for i in name)


def _has_passive_form(scene: Scene, participle: Token) -> bool | None:
    """Whether a participle is a passive by what depends on it; None where nothing tells."""
    verb, tree = participle.i, scene.tree
    auxiliary = tree.child(verb, "auxpass")
    if auxiliary is not None and auxiliary.text in {"'s", "’s"} and tree.child(verb, "ccomp", "dobj"):
        return False
    if auxiliary is not None or tree.child(verb, "nsubjpass", "agent"):
        return True
    if participle.dep in {"acl", "advcl", "amod"} and not tree.child(verb, "aux", "dobj"):
        told = participle.lemma in scene.lexicon.told  # "asked about it, Xi replied", "told that it was so, Xi left"
        return True if told or not tree.child(verb, "ccomp") else None
    return None


def is_misjoined(scene: Scene, verb: Token) -> bool:
    """Whether the parser hung a verb on one of another tense: "said it will end, and thanked them".

    It is coordinated with the verb further up, as its tense or its auxiliaries tell: "would have said that it had
    ended, and would have thanked them".
    """
    other = scene.tokens[verb.head]
    if verb.dep != "conj" or scene.tree.child(verb.i, "nsubj") is not None:
        return False
    helped = _auxiliaries(scene, verb.i)
    if helped:
        alike = helped == _auxiliaries(scene, other.head) and verb.tag == scene.tokens[other.head].tag
        return alike and other.dep == "ccomp" and helped != _auxiliaries(scene, other.i)
    modal = other.tag == "VB" and any(t.tag == "MD" for t in scene.tree.children(other.i, "aux"))
    present = other.tag in {"VBZ", "VBP"} and scene.tokens[other.head].tag == "VBD"
    return verb.tag == "VBD" and (modal or present)


def _auxiliaries(scene: Scene, verb: int) -> list[str]:
    return [t.text.lower() for t in scene.tree.children(verb, "aux", "auxpass")]


def head_of_label(scene: Scene, label: Sequence[int]) -> int:
    """The word of a name beside a colon or dash that tells who speaks: the first of several that are coordinated."""
    named = next((i for i in reversed(label) if i in scene.speakers), label[-1])
    first = first_conjunct(scene, scene.tokens[named]).i
    return first if first in label else named


def first_conjunct(scene: Scene, noun: Token) -> Token:
    """The first of the nouns that a noun is coordinated with, or the noun itself."""
    for _ in range(_JOINED):
        head = scene.tokens[noun.head]
        if noun.dep != "conj" or head.pos not in {"NOUN", "PROPN"}:
            break
        noun = head
    return noun


def main_verb_behind(scene: Scene, noun: Token) -> Token | None:
    """The verb of a sentence that the parser took for what a document says: "The pact that both states signed opens …".

    A verb in the singular has the document for a subject, not the several who signed it.
    """
    clause = scene.tree.child(noun.i, "acl", "relcl") if noun.dep == "ROOT" and noun.tag == "NN" else None
    if clause is None or clause.tag != "VBZ":
        return None
    several = scene.tree.child(clause.i, "nsubj")
    making = scene.tree.child(several.i, "acl") if several is not None and several.tag == "NNS" else None
    if making is None or scene.tree.child(clause.i, "mark") is None:
        return None
    issued = noun.lemma.lower() in scene.words.documents or making.lemma in scene.lexicon.saying.issued
    return clause if issued else None
