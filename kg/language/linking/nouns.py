"""Small questions about nouns that several steps ask."""

from __future__ import annotations

from kg.language.linking.scene import Scene
from kg.records import Token

__all__ = ["counted_by", "singular"]


def singular(token: Token) -> str:
    """The noun in the singular, lower case; proper nouns keep no lemma, so their endings are cut."""
    if token.pos != "PROPN":
        return token.lemma.lower()
    word = token.text.lower()
    if token.tag != "NNPS" and not (word.endswith("s") and len(word) > 4):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def counted_by(scene: Scene, i: int) -> int:
    """The head of the phrase around noun `i`, 'thousands' in 'thousands of Kurds'; `i` if nothing counts it."""
    tokens = scene.tokens
    while tokens[i].dep == "pobj" and tokens[tokens[i].head].text == "of":
        outer = tokens[tokens[tokens[i].head].head]
        if not scene.lexicon.has("quantities", outer.lemma.lower()) or outer.i > i:
            break
        i = outer.i
    return i
