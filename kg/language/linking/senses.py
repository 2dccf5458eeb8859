"""Whether a capital or a seat of power means the place or the government, by its place in the grammar."""

from __future__ import annotations

from kg.language.linking.scene import Scene
from kg.records import Sense, Token

__all__ = ["sense_of"]


def sense_of(scene: Scene, i: int) -> tuple[Sense, str]:
    """Sense of the name that token `i` heads, with the reason in words."""
    token = scene.tokens[i]
    if token.dep == "conj" and token.head != i:
        sense, reason = sense_of(scene, token.head)
        return sense, f"as the name it is joined to: {reason}"
    if token.dep in ("nsubj", "csubj", "expl"):
        return _subject(scene, token)
    if token.dep == "nsubjpass":
        return _acted_on(scene, scene.tokens[token.head].lemma, "subject of a passive")
    if token.dep in ("dobj", "dative", "iobj"):
        return _acted_on(scene, scene.tokens[token.head].lemma, "object")
    if token.dep == "pobj":
        return _after_preposition(scene, token)
    if token.dep in ("poss", "compound", "nmod", "amod"):
        return _before_noun(scene, token)
    if token.dep == "npadvmod" and scene.tokens[token.head].lemma in ("base", "bear", "train", "educate", "bind"):
        return Sense.PLACE, f"before '-{scene.tokens[token.head].text}'"
    if token.dep in ("npadvmod", "agent"):
        return Sense.GOVERNMENT, "the doer of what follows"
    return Sense.PLACE, "nothing makes it act"


def _subject(scene: Scene, token: Token) -> tuple[Sense, str]:
    verb = scene.tokens[token.head]
    attribute = scene.tree.child(verb.i, "attr", "acomp")
    if attribute is not None and attribute.lemma in scene.lexicon.senses["places"]:
        return Sense.PLACE, f"it is called a {attribute.lemma}"
    if verb.lemma in ("lie", "sit") and scene.tree.child(verb.i, "prep", "acomp"):
        return Sense.PLACE, f"subject of '{verb.lemma}'"
    return Sense.GOVERNMENT, f"subject of '{verb.lemma}'"


def _acted_on(scene: Scene, verb: str, how: str) -> tuple[Sense, str]:
    if verb in scene.lexicon.senses["place_verbs"]:
        return Sense.PLACE, f"{how} of '{verb}'"
    return Sense.GOVERNMENT, f"{how} of '{verb}'"


def _after_preposition(scene: Scene, token: Token) -> tuple[Sense, str]:
    senses = scene.lexicon.senses
    preposition = scene.tokens[token.head]
    word, above = preposition.text.lower(), scene.tokens[preposition.head]
    if word in senses["place_prepositions"]:
        return Sense.PLACE, f"after '{word}'"
    if word in ("to", "from", "for", "on", "toward", "towards", "over") and _moves(scene, above, word):
        return Sense.PLACE, f"'{above.lemma} {word}' is about a place"
    if word == "of" and above.lemma.lower() in senses["place_nouns"] | senses["places"]:
        return Sense.PLACE, f"after '{above.lemma} of'"
    if word in senses["government_objects"]:
        return Sense.GOVERNMENT, f"after '{word}'"
    return Sense.PLACE, f"after '{word}'"


def _moves(scene: Scene, above: Token, word: str) -> bool:
    """Whether `above` is a word of moving that takes a place after `word`."""
    moving = scene.lexicon.senses["moving"]
    if word in ("for", "on"):
        return above.lemma.lower() in ("leave", "depart", "head", "bind", "bound", "march", "advance")
    chain = [above]
    if above.pos == "ADP" and above.head != above.i:
        chain.append(scene.tokens[above.head])
    if above.pos == "NOUN" and above.dep in ("dobj", "pobj"):
        chain += [a for a in list(scene.tree.ancestors(above.i))[:2] if a.lemma in ("make", "pay", "take", "arrive")]
    return any(t.lemma.lower() in moving for t in chain)


def _before_noun(scene: Scene, token: Token) -> tuple[Sense, str]:
    noun = scene.tokens[token.head]
    if noun.pos == "PROPN" and noun.dep == "conj" and token.dep == "compound":
        return Sense.GOVERNMENT, "one of two names joined by a hyphen"
    if noun.lemma.lower() in scene.lexicon.senses["place_nouns"]:
        return Sense.PLACE, f"before '{noun.lemma}'"
    return Sense.GOVERNMENT, f"before '{noun.lemma}'"
