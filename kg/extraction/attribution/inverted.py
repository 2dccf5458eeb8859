"""Verbs that no list of speech has, where the form of the sentence shows the report: "“…,” thundered the senator"."""

from __future__ import annotations

from kg.extraction.attribution.gaps import closing_of, left_of, opens_sentence, opens_with_capital
from kg.extraction.attribution.governed import is_person
from kg.extraction.attribution.scene import Scene
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["unlisted_report"]

_NAME = 6  # most tokens of a name between a quotation and the verb behind it
_BREAKS = frozenset({"PUNCT", "ADP", "SCONJ", "CCONJ"})


def unlisted_report(scene: Scene, number: int, right: list[int]) -> int | None:
    """The verb behind a quotation that begins a sentence and ends with a comma, beside the person that speaks.

    In front of the person any finite verb will do ("thundered the senator"); behind it, one that nothing follows but
    an adverb ("the senator thundered").
    """
    if left_of(scene, number) or not opens_with_capital(scene, number) or closing_of(scene, number) not in ",!?":
        return None
    words = [scene.tokens[i] for i in right]
    while words and words[0].text == ",":
        words = words[1:]
    if not words:
        return None
    if words[0].tag in FINITE:
        return words[0].i if _speaker(scene, words[1:]) else None
    at = next((n for n, t in enumerate(words[: _NAME + 1]) if t.tag in FINITE), None)
    if not at or closing_of(scene, number) != "," or not opens_sentence(scene, number):
        return None
    if len(_phrase(words)) < at or not _speaker(scene, words[:at]):
        return None
    behind = next((t for t in words[at + 1 :] if t.pos != "ADV"), None)
    return words[at].i if behind is None or behind.pos == "PUNCT" else None


def _phrase(words: list[Token]) -> list[Token]:
    """The words up to the first that no name has."""
    end = next((n for n, t in enumerate(words) if t.pos in _BREAKS), len(words))
    return words[:end]


def _speaker(scene: Scene, words: list[Token]) -> bool:
    """Whether a phrase begins with somebody, or something written, that can speak."""
    nouns = [t for t in _phrase(words) if t.pos in {"NOUN", "PROPN", "PRON"}]
    return any(is_person(scene, t.i) or t.lemma.lower() in scene.lexicon.media for t in nouns)
