"""Mend what the small parser systematically gets wrong in this genre, once, before anything looks at the parse.

Each repair is a small function over the tokens of one sentence; it may change lemma, part of speech, tag,
dependency and head, never the words.
"""

from __future__ import annotations

from kg.records import Token

__all__ = ["repair"]

#: Forms that the lemmatiser reads as another word.
_LEMMAS = {"hopes": "hope", "hoping": "hope", "bases": "base", "talks": "talk"}
#: Verbs of this genre that the tagger does not know after an emphatic "did".
_EMPHASISED = {"abstain", "veto", "condemn", "attend", "abide", "agree", "apologise", "comply"}
_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DATE_WORDS = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_DO = {"did": "past", "do": "present", "does": "present"}


def repair(tokens: list[Token]) -> list[Token]:
    """Apply every repair in turn; the input list is not changed."""
    mended = list(tokens)
    for mend in (_lemmas, _emphatic_do, _date_before_subject):
        mended = mend(mended)
    return mended


def _lemmas(tokens: list[Token]) -> list[Token]:
    """Mend lemmas: a capitalised verb of a headline keeps its form, and some forms are taken for other words."""
    return [
        t._replace(lemma=_LEMMAS.get(t.text.lower(), t.lemma.lower())) if t.pos in {"VERB", "AUX"} else t
        for t in tokens
    ]


def _emphatic_do(tokens: list[Token]) -> list[Token]:
    """ "did abstain": the parser takes *did* for the verb and *abstain* for an adverb."""
    mended = list(tokens)
    by_index = {t.i: n for n, t in enumerate(tokens)}
    for n, token in enumerate(tokens[:-1]):
        nxt = tokens[n + 1]
        is_do = token.text.lower() in _DO and token.pos in {"VERB", "AUX"}
        if not is_do or nxt.head != token.i or nxt.text.lower() not in _EMPHASISED:
            continue
        root = token.head == token.i
        mended[n + 1] = nxt._replace(pos="VERB", tag="VB", dep=token.dep, head=nxt.i if root else token.head)
        mended[n] = token._replace(pos="AUX", dep="aux", head=nxt.i)
        for other in tokens:
            if other.head == token.i and other.i not in (token.i, nxt.i):
                place = by_index[other.i]
                mended[place] = mended[place]._replace(head=nxt.i)
    return mended


def _date_before_subject(tokens: list[Token]) -> list[Token]:
    """ "On 8 May 2024 Xi met Orban": the parser takes *8 May 2024 Xi* for one name, and the verb has no subject."""
    place = {t.i: n for n, t in enumerate(tokens)}
    mended = list(tokens)
    for preposition in tokens:
        if (
            preposition.dep != "prep"
            or preposition.lemma.lower() not in {"on", "in", "by"}
            or preposition.i == preposition.head
        ):
            continue
        verb = tokens[place[preposition.head]]
        name = next((t for t in tokens if t.head == preposition.i and t.dep == "pobj"), None)
        if name is None or verb.pos not in {"VERB", "AUX"} or name.i > verb.i:
            continue
        if any(t.head == verb.i and t.dep in _SUBJECTS for t in tokens):
            continue
        inside = tokens[place[preposition.i] + 1 : place[name.i]]
        last = max((t.i for t in inside if t.text in _DATE_WORDS or t.text.isdecimal()), default=None)
        if last is None or any(t.pos == "PUNCT" for t in inside):
            continue
        passive = any(t.head == verb.i and t.dep == "auxpass" for t in tokens)
        mended[place[name.i]] = name._replace(dep="nsubjpass" if passive else "nsubj", head=verb.i)
        for t in inside:
            if t.i == last:
                mended[place[t.i]] = t._replace(dep="pobj", head=preposition.i)
            elif t.i < last and t.head == name.i:
                mended[place[t.i]] = t._replace(head=last)
    return mended
