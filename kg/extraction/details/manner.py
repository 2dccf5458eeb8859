"""How people met, and as what a visit was paid."""

from __future__ import annotations

from kg.extraction.details.setting import Phrase, Setting
from kg.records import Format, Rank, TextSpan, Token, Worded

__all__ = ["find_format", "find_rank"]

_BY = {"by", "via", "over", "through", "on", "in", "with", "at"}


def find_format(setting: Setting, *, otherwise: str | None = None) -> Worded | None:
    """The format that words of the event tell: a phrase, an adverb, an adjective; else `otherwise`, by its trigger.

    Parameters
    ----------
    setting : Setting
        The clause.
    otherwise : str, optional
        What the rule or the class of the event says of all that it finds.
    """
    for phrase in setting.phrases:
        value = _by_medium(setting, phrase)
        if value is not None:
            return Worded(value, _from(setting, phrase, phrase.noun))
    for token in _manner_words(setting):
        value = setting.words.manners.get(token.lemma.lower()) or setting.words.manners.get(_joined(setting, token))
        if value is not None:
            return Worded(value, setting.tree.span(setting.tree.subtree(token.i)))
    if otherwise is not None:
        return Worded(otherwise, setting.clause.trigger)
    return _face_to_face(setting)


def _by_medium(setting: Setting, phrase: Phrase) -> str | None:
    """ "by video link", "over the phone", "in person", "on the sidelines of the forum"."""
    noun = phrase.noun.lemma.lower()
    if noun in setting.words.sidelines:
        return Format.SIDELINES if phrase.preposition in {"on", "at"} and _beside_what(setting, phrase.noun) else None
    if phrase.preposition not in _BY:
        return None
    beside = [t.lemma.lower() for t in setting.beside(phrase.noun)]
    if noun in setting.words.carriers:
        return next((setting.words.media[word] for word in beside if word in setting.words.media), None)
    value = setting.words.media.get(noun)
    if value == Format.IN_PERSON and (phrase.preposition != "in" or setting.tree.children(phrase.noun.i)):
        return None  # "in the person of"
    return value if value != Format.CORRESPONDENCE or phrase.preposition in {"by", "in", "through", "via"} else None


def _beside_what(setting: Setting, noun: Token) -> bool:
    """Whether the sidelines are those of a gathering."""
    of = (setting.tree.child(t.i, "pobj") for t in setting.tree.children(noun.i, "prep") if t.lemma == "of")
    return any(what is not None and setting.is_held(what) for what in of)


def _manner_words(setting: Setting) -> list[Token]:
    tree, found = setting.tree, []
    for root in sorted(setting.roots):
        found += tree.children(root, "advmod")
    return found + [t for noun in setting.nouns for t in setting.beside(noun)] + _compound(setting)


def _compound(setting: Setting) -> list[Token]:
    """ "a video call": the noun of the clause itself has the word before it, though the rule names both."""
    own = setting.tree.tokens[setting.clause.head]
    return [t for t in setting.tree.children(own.i, "compound") if t.i < own.i]


def _joined(setting: Setting, token: Token) -> str:
    """The word with its hyphens: "in-person"."""
    return setting.text(setting.tree.span(setting.tree.subtree(token.i))).lower().replace(" ", "")


def _face_to_face(setting: Setting) -> Worded | None:
    """ "met face to face", however it was parsed: three words right behind one another, hanging on the event's own."""
    tree = setting.tree
    for root in sorted(setting.roots):
        for child in tree.children(root):
            words = tree.tokens[child.i : child.i + 3]
            if [t.text.lower() for t in words] == ["face", "to", "face"]:
                return Worded(Format.IN_PERSON, TextSpan(words[0].start, words[-1].end))
    return None


def _from(setting: Setting, phrase: Phrase, noun: Token) -> TextSpan:
    """From the preposition to the last word of the noun's phrase."""
    return TextSpan(setting.tree.tokens[phrase.start].start, setting.phrase(noun).end)


def find_rank(setting: Setting) -> Worded | None:
    """The highest rank that words before the noun for the journey tell: "an official state visit" is a state visit."""
    ranks = list(Rank)
    found = [
        (ranks.index(Rank(setting.words.ranks[token.lemma.lower()])), token, noun)
        for noun in setting.nouns
        if noun.lemma.lower() in setting.words.journeys
        for token in setting.beside(noun)
        if token.lemma.lower() in setting.words.ranks
    ]
    if not found:
        return None
    rank, token, noun = min(found, key=lambda one: one[0])
    return Worded(ranks[rank], TextSpan(token.start, noun.end))
