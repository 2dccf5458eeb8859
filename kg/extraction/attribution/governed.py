"""Long quotations under words that the lexicon lacks: the person in the sentence around them is heard in them."""

from __future__ import annotations

from kg.extraction.attribution.audit import is_title
from kg.extraction.attribution.cues import verb_group
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import stands_alone
from kg.extraction.attribution.lexicon import SAY
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import subject_of
from kg.language.linking.lexicon import load_lexicon
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["governed", "introduced", "is_person"]

_LONG = 5  # fewest words of a quotation that is no title and no phrase held up with tongs
_VERY_LONG = 9  # tokens of a quotation that is somebody's words though it has no verb
_PERSONAL = frozenset({"he", "she", "they", "i", "we"})


def governed(scene: Scene, number: int) -> Draft | None:
    """A quotation that is part of a sentence: the subject of the verb above it speaks, "he held up a sign: …"."""
    span = scene.quotes[number].span
    if is_title(scene.text[span.start : span.end]):
        return None
    inside = scene.quote_tokens[number]
    if inside[0] and scene.tokens[inside[0] - 1].text == ",":
        return None
    top = next((scene.tokens[i] for i in inside if scene.tokens[i].head not in inside), None)
    if top is None or not (_is_speech(scene, number) or (top.dep in {"dobj", "pobj"} and len(inside) > _VERY_LONG)):
        return None
    verb = next((t for t in scene.tree.ancestors(top.i) if t.pos == "VERB" and not scene.quoted(t.i)), None)
    return _draft(scene, number, "speech.direct.governed", verb) if verb is not None else None


def introduced(scene: Scene, number: int) -> Draft | None:
    """A quotation by itself behind a sentence about a person: "Li was blunt. “…”"."""
    first = scene.quote_tokens[number][0]
    if first == 0 or not stands_alone(scene, number):
        return None
    if scene.paragraph_of[first] != scene.paragraph_of[first - 1] and not _is_speech(scene, number):
        return None
    before = scene.sentence_tokens(first - 1)
    if scene.paragraph_of[first] - scene.paragraph_of[first - 1] > 1 or scene.quoted(first - 1):
        return None
    root = next((scene.tokens[i] for i in before if scene.tokens[i].head == i), None)
    return _draft(scene, number, "speech.direct.introduced", root) if root is not None else None


def _is_speech(scene: Scene, number: int) -> bool:
    """Whether a quotation is long enough for speech and has a finite verb."""
    words = [scene.tokens[i] for i in scene.quote_tokens[number] if scene.tokens[i].pos != "PUNCT"]
    return len(words) >= _LONG and any(t.tag in FINITE or t.tag == "MD" for t in words)


def _draft(scene: Scene, number: int, rule: str, verb: Token) -> Draft | None:
    source = subject_of(scene, verb.i)
    if source.head is None or scene.quoted(source.head) or not is_person(scene, source.head):
        return None
    return Draft(
        rule=rule,
        sense=SAY,
        head=verb.i,
        cue=tuple(i for i in verb_group(scene, verb.i) if i not in source.tokens) or (verb.i,),
        content=tuple(scene.quote_tokens[number]),
        source=source.tokens,
        speaker=source.head,
        quotes=(number,),
        reason="a long quotation under the only person that its sentence names",
    )


def is_person(scene: Scene, i: int) -> bool:
    """Whether a noun can speak: a pronoun for persons, a name, an actor that is linked, a noun for people."""
    token = scene.tokens[i]
    named = token.text.lower() in _PERSONAL or token.pos == "PROPN" or i in scene.speakers
    return named or load_lexicon().has("callings", token.lemma.lower())
