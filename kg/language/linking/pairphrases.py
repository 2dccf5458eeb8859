"""The words of 'the two leaders', 'both sides', 'the five', 'the presidents of both countries', 'each navy'."""

from __future__ import annotations

from typing import NamedTuple

from kg.language.linking.nounphrases import classify
from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.records import TextSpan, Token

__all__ = ["PairPhrase", "fixed_members", "pair_behind", "read_counted", "read_pair", "read_parts"]

_NUMBERS = {
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10,
}  # fmt: skip
_ALL = frozenset({"the", "all"})
_NOUN_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss"})
_VAGUE = frozenset({"man", "woman", "official", "diplomat", "politician", "envoy", "general", "chief", "friend"})


class PairPhrase(NamedTuple):
    """A plural phrase: what its members are (person, country, either), how many, its span."""

    kind: str
    number: int | None
    span: TextSpan
    noun: str


def read_pair(scene: Scene, token: Token) -> PairPhrase | None:
    """The pair that token `token` heads, or None."""
    if token.dep in _NOUN_ROLES and token.text.lower() in _NUMBERS:
        alone = _number_alone(scene, token)
        if alone is not None or token.pos == "NUM":
            return alone
    kind = next((k for k, nouns in scene.lexicon.pairs.items() if singular(token) in nouns), None)
    if fixed_members(scene, token):
        return PairPhrase("country", None, _span(scene, token), token.lemma)
    if kind is None or token.pos not in ("NOUN", "PROPN"):
        return None
    if token.tag == "NN" and (one := scene.tree.child(token.i, "det")) and one.text.lower() in ("neither", "either"):
        return PairPhrase(kind, 2, _span(scene, token), token.lemma) if _bare(scene, token) else None
    count, definite = _measure(scene, token)
    collective = singular(token) in ("pair", "duo")
    if collective and token.tag == "NN" and definite and not scene.tree.child(token.i, "prep"):
        return PairPhrase(kind, 2, _span(scene, token), token.lemma)
    if token.tag not in ("NNS", "NNPS") or not _bare(scene, token, loosely=kind == "organization"):
        return None
    loose = definite and (kind == "person" or singular(token) in ("side", "party")) and singular(token) not in _VAGUE
    return PairPhrase(kind, count, _span(scene, token), token.lemma) if count or loose else None


def read_counted(scene: Scene, token: Token) -> PairPhrase | None:
    """'the six members', 'the eight member states': a definite number of states, or None."""
    count, definite = _measure(scene, token)
    if token.tag not in ("NNS", "NNPS") or not definite or not _bare(scene, token, loosely=True):
        return None
    return PairPhrase("country", count, _span(scene, token), token.lemma)


def pair_behind(scene: Scene, token: Token) -> Token | None:
    """The noun of the pair in 'the presidents of both countries', or None."""
    of = next((p for p in scene.tree.children(token.i, "prep") if p.text == "of"), None)
    owner = scene.tree.child(of.i, "pobj") if of is not None and token.tag in ("NNS", "NNPS") else None
    pair = read_pair(scene, owner) if owner is not None else None
    return owner if pair is not None and pair.kind in ("country", "either") else None


def read_parts(scene: Scene, token: Token) -> PairPhrase | None:
    """'the two navies', 'each navy', 'both foreign ministries': parts of two states that are not named, or None."""
    noun = classify(scene, token)
    if noun is None or noun.kind != "bodies" or token.pos not in ("NOUN", "PROPN"):
        return None
    determiner = scene.tree.child(token.i, "det")
    one = (
        token.tag in ("NN", "NNP")
        and determiner is not None
        and determiner.text.lower() in ("each", "neither", "either")
    )
    two = token.tag == "NNS" and _measure(scene, token)[0] == 2
    if not (one or two) or not _bare(scene, token, loosely=True):
        return None
    return PairPhrase("organization", 2, _span(scene, token), token.lemma)


def _number_alone(scene: Scene, token: Token) -> PairPhrase | None:
    """'the two', 'the five' without a noun, and 'both'."""
    word = token.text.lower()
    if scene.tree.children(token.i, "prep", "nummod", "amod", "compound", "appos"):
        return None
    if word == "both":
        return PairPhrase("either", 2, TextSpan(token.start, token.end), word)
    determiner = scene.tree.child(token.i, "det", "predet")
    if token.pos != "NUM" or not token.text.isalpha() or determiner is None or determiner.text.lower() not in _ALL:
        return None
    return PairPhrase("either", _NUMBERS[word], TextSpan(determiner.start, token.end), word)


def fixed_members(scene: Scene, token: Token) -> frozenset[str]:
    """Ids of a group whose members never change, by the words that end with this token; empty for other words."""
    words = [t.text.lower() for t in scene.tokens[max(0, token.i - 2) : token.i + 1]]
    for size in range(len(words), 1, -1):
        if members := scene.lexicon.fixed_groups.get(" ".join(words[-size:])):
            count = scene.tree.child(token.i, "nummod")
            told = _NUMBERS.get(count.text.lower()) if count is not None else None
            return members if told in (None, len(members)) else frozenset()  # "three Central Asian states" are not all
    return frozenset()


def _measure(scene: Scene, token: Token) -> tuple[int | None, bool]:
    """The number before the noun, and whether the phrase is definite."""
    count, definite = None, False
    for child in scene.tree.children(token.i):
        if child.i > token.i:
            break
        word = child.text.lower()
        if child.dep in ("nummod", "det", "predet", "cc", "preconj") and word in _NUMBERS:
            count, definite = _NUMBERS[word], definite or word == "both"
        definite = definite or (child.dep == "det" and word in ("the", "these", "those"))
    return (count if definite else None), definite


def _bare(scene: Scene, token: Token, *, loosely: bool = False) -> bool:
    """Whether nothing says whose or which they are; 'Chinese leaders' and 'leaders of NATO' are no pairs.

    With `loosely`, nouns and adjectives in small letters do not matter: 'the two state companies'.
    """
    for child in scene.tree.children(token.i):
        if loosely and child.dep in ("compound", "amod", "nmod") and child.text.islower():
            continue
        if (child.dep == "poss" and child.lemma == "world") or _of_state(scene, child):
            continue
        if child.dep in ("prep", "compound", "nmod", "poss") or (child.dep == "amod" and child.text[:1].isupper()):
            return False
    return True


def _of_state(scene: Scene, child: Token) -> bool:
    """'of state' and 'of government' after 'heads'."""
    below = scene.tree.child(child.i, "pobj")
    return child.text == "of" and below is not None and below.text in ("state", "government")


def _span(scene: Scene, token: Token) -> TextSpan:
    left = [c.i for c in scene.tree.children(token.i) if c.i < token.i and c.pos != "PUNCT"]
    return TextSpan(scene.tokens[min([token.i, *left])].start, token.end)
