"""Small questions about nouns that several steps ask."""

from __future__ import annotations

from kg.language.linking.scene import Scene
from kg.records import Token

__all__ = ["CONNECTORS", "connected", "counted_by", "singular"]

#: Small words inside proper names.
CONNECTORS = frozenset({"of", "for", "and", "on", "the", "de", "in"})


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


def connected(scene: Scene, last: int) -> int:
    """Last token of a name that goes on with 'of', 'for' or 'and' and more capitals."""
    at = last + 1
    while scene.follows(at) and scene.tokens[at].text in ("of", "for"):
        nxt = at + 1
        while scene.follows(nxt) and scene.tokens[nxt].text in CONNECTORS:
            nxt += 1
        if not (scene.follows(nxt) and scene.is_name_like(nxt)):
            break
        while scene.follows(nxt + 1) and scene.is_name_like(nxt + 1):
            nxt += 1
        last, at = nxt, nxt + 1
    return last
