"""Which way a date points: the tense of the verb that governs a token."""

from __future__ import annotations

from kg.language.dates.vocabulary import words
from kg.records import Parse, Sentence, Token

__all__ = ["tense_at"]

#: An infinitive after these lies ahead; "for" and "until" with them too ("scheduled for Monday").
_AHEAD = frozenset(
    words(
        "plan schedule expect set slate due intend agree promise pledge vow invite want hope aim look mean prepare "
        "propose postpone delay offer decide poise book go ready likely eager willing decision agreement plan proposal "
        "intention invitation effort"
    )
)
#: In the present progressive these tell of what is arranged: "she is coming to Moscow today".
_ARRANGED = frozenset(words("arrive attend come depart fly go head host leave meet receive return travel visit"))
_WILL = frozenset(words("will 'll ’ll shall wo would"))


def tense_at(parse: Parse, sentence: Sentence, index: int) -> str:
    """Tell whether the clause around a token is in the past, present or future.

    Parameters
    ----------
    parse : Parse
        Tokens with parts of speech and heads; without them the answer is "".
    sentence : Sentence
        The sentence of the token.
    index : int
        The token, such as the head of a date.

    Returns
    -------
    str
        `past`, `present`, `future`, or "" where the grammar shows none. A perfect is past; a present says nothing
        about a date that hangs on a noun ("they praise his speech on Monday").
    """
    tokens = parse.tokens
    token, seen = tokens[index], 0
    preposition, through_noun = "", False
    while seen < 60:
        if token.pos in ("VERB", "AUX"):
            tense = _of_verb(tokens[sentence.first : sentence.last], token, preposition)
            if tense is not None:
                return "" if tense == "present" and through_noun else tense
        if token.dep == "prep":
            preposition = token.text.lower()
        through_noun = through_noun or (token.pos == "NOUN" and bool(preposition))
        if token.head == token.i:
            return ""
        token, seen = tokens[token.head], seen + 1
    return ""


def _of_verb(sentence: tuple[Token, ...], verb: Token, preposition: str) -> str | None:
    """The tense of one verb with its auxiliaries; None where it takes that of the verb above it."""
    helpers = [t for t in sentence if t.head == verb.i and t.dep in ("aux", "auxpass")]
    words = {t.text.lower() for t in helpers}
    if words & _WILL:
        return "future"
    if verb.lemma in _AHEAD and preposition in ("for", "until", "to", "by"):
        return "future"
    if "to" in words and verb.tag == "VB":
        return _of_infinitive(sentence, verb)
    tags = {t.tag for t in helpers} | {verb.tag}
    if tags & {"VBD"} or words & {"has", "have", "'ve", "having", "had"}:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "future" if verb.tag == "VBG" and verb.lemma in _ARRANGED else "present"
    bare = verb.tag == "VB" and not helpers and verb.head == verb.i
    imperative = bare and all(t.head != verb.i or t.dep != "nsubj" for t in sentence)
    if "MD" in tags or imperative:
        return "future"
    if verb.tag == "VBN" and not helpers:  # "talks held on Monday": done; "talks planned for Monday" is caught above
        return "past"
    return None


def _of_infinitive(sentence: tuple[Token, ...], verb: Token) -> str | None:
    """An infinitive lies ahead of a verb or adjective of planning ("is due to visit")."""
    governor = next((t for t in sentence if t.i == verb.head), None)
    if governor is None or governor.i == verb.i:
        return "future"  # headline style: "Xi to visit Moscow on Monday"
    if governor.lemma in _AHEAD or governor.lemma == "be":  # "was to visit"
        return "future"
    return None
