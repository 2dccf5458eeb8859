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
_DO = {"did": "past", "do": "present", "does": "present"}


def repair(tokens: list[Token]) -> list[Token]:
    """Apply every repair in turn; the input list is not changed."""
    mended = list(tokens)
    for mend in (_lemmas, _emphatic_do):
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
