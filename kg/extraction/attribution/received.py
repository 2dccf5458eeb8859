"""What others say of a subject that gets it: "the plan drew praise from Oslo", "it came under fire from farmers"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.attribution.cues import verb_group
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.governed import is_person
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import noun_phrase
from kg.extraction.attribution.syntax import first_conjunct
from kg.language.linking.lexicon import load_lexicon
from kg.records import Token

__all__ = ["received"]

_REACTIONS = frozenset({"praise", "criticise", "warn", "deny", "doubt"})
_FROM = frozenset({"from", "by", "among"})
_GIVERS = ("bodies", "countries", "crowds", "governments", "organizations", "others", "parts", "people")
_THROUGH = frozenset({"with", "under"})  # met with criticism, came under attack


def received(scene: Scene, noun: Token, senses: Mapping[str, Sense]) -> Draft | None:
    """A noun for praise or blame that a verb gives its subject, if the text tells from whom it came."""
    sense = next((s for frame, s in senses.items() if s.act in _REACTIONS or frame == "received"), None)
    verb = _drawing_verb(scene, noun)
    if sense is None or verb is None or noun.lemma in scene.lexicon.never_with.get(verb.lemma, ()):
        return None
    subject = scene.tree.child(verb.i, "dative") or scene.tree.child(verb.i, "nsubj", "nsubjpass")
    preps = (*scene.tree.children(noun.i, "prep", "agent"), *scene.tree.children(verb.i, "prep", "agent"))
    prep = next((p for p in preps if p.lemma in _FROM and p.i > noun.i), None)
    giver = scene.tree.child(prep.i, "pobj") if prep is not None else None
    if subject is None or prep is None or giver is None or not _can_speak(scene, giver):
        return None
    source, content = noun_phrase(scene, giver.i), noun_phrase(scene, subject.i)
    low = verb_group(scene, verb.i)[0]
    cue = {*range(low, noun.i + 1), prep.i} - {*source.tokens, *content.tokens}
    return Draft(
        rule="speech.received",
        sense=sense,
        head=noun.i,
        cue=tuple(sorted(cue)),
        content=content.tokens,
        source=source.tokens,
        speaker=source.head,
        reason=f"“{verb.lemma}” with “{noun.lemma}” from somebody",
    )


def _can_speak(scene: Scene, giver: Token) -> bool:
    """Whether a noun names people, a body, a state or a medium."""
    lemma, lexicon = giver.lemma.lower(), load_lexicon()
    known = lemma in scene.lexicon.media or any(lexicon.has(kind, lemma) for kind in _GIVERS)
    return known or giver.pos == "PRON" or is_person(scene, giver.i)


def _drawing_verb(scene: Scene, noun: Token) -> Token | None:
    """The verb by which the subject gets the noun: as its object, or met *with* it, came *under* it."""
    first = first_conjunct(scene, noun)
    head = scene.tokens[first.head]
    if first.dep == "pobj" and head.lemma in _THROUGH:
        head = scene.tokens[head.head]
    elif first.dep != "dobj":
        return None
    return head if head.pos == "VERB" and head.lemma in scene.lexicon.drawing else None
