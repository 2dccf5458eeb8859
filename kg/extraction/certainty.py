"""Which words say whether an act took place: for explanations, beside the factuality that the clause already has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.records import Clause, ClauseKind, Factuality, Reading, Sign, TextSpan, Token

__all__ = ["find_signs"]

_MODALS = {"will", "shall", "'ll", "’ll", "must", "should", "ought", "may", "might", "could", "can", "would"}
_NEGATIVE = {"not", "n't", "n’t", "never", "hardly", "scarcely", "barely", "neither", "nor", "no", "without"}
_NOBODY = {"nobody", "none", "nothing"}
_CONDITION = {"if", "unless", "whether", "lest", "provided"}
_EMBEDDING = {"VERB", "NOUN", "ADJ", "AUX", "PROPN"}
_NO_EMBEDDING = {"", "relcl"}
_DENIES = "denies it"
#: Words climbed from one act to the next before the search ends.
_DEEPEST = 4


def find_signs(
    clause: Clause,
    reading: Reading,
    *,
    modifiers: Mapping[str, Factuality],
    by_rule: Factuality | None = None,
) -> tuple[Sign, ...]:
    """The words that make an act planned, possible, negated or hypothetical.

    Parameters
    ----------
    clause : Clause
        The act.
    reading : Reading
        The article it stands in.
    modifiers : mapping of str to Factuality
        Adjectives before an act noun that say whether it took place.
    by_rule : Factuality, optional
        What the rule says of every event it finds.

    Returns
    -------
    tuple of Sign
        The act's own words first, then those it stands under; empty for what is told as a fact.
    """
    if by_rule is not None:
        return (Sign(None, f"the rule holds what it finds for {by_rule.value}"),)
    return tuple(_signs(clause, reading, modifiers, _DEEPEST))


def _signs(clause: Clause, reading: Reading, modifiers: Mapping[str, Factuality], depth: int) -> Iterator[Sign]:
    if clause.factuality is Factuality.ASSERTED or not depth:
        return
    own = list(_own(clause, reading, modifiers))
    if clause.factuality is Factuality.NEGATED:
        own = [sign for sign in own if sign.reason.endswith(_DENIES)] or own
    yield from own
    word = _embedding(reading.parse.tokens, clause.head)
    if own or word is None or clause.relation in _NO_EMBEDDING:
        return
    above = next((c for c in reading.clauses if c.head == word.i and c.index != clause.index), None)
    alike = above is not None and above.factuality is clause.factuality
    joined = clause.relation == "conj"
    if alike or not joined:
        how = "joined to" if joined else "stands under"
        yield Sign(TextSpan(word.start, word.end), f"{how} “{word.text}”")
    if above is not None and alike:
        yield from _signs(above, reading, modifiers, depth - 1)


def _own(clause: Clause, reading: Reading, modifiers: Mapping[str, Factuality]) -> Iterator[Sign]:
    """Modals, negations, conditions and adjectives of the act itself."""
    sentence = reading.parse.sentences[clause.sentence]
    tokens = reading.parse.tokens[sentence.first : sentence.last]
    fillers = {a.head for a in clause.arguments if a.role in {"subject", "object", "attribute"}}
    for token in tokens:
        word, mine = token.lemma.lower(), token.head == clause.head and token.i != clause.head
        span = TextSpan(token.start, token.end)
        if clause.kind is ClauseKind.NOMINAL:
            if mine and {word, token.text.lower()} & set(modifiers):
                yield Sign(span, f"“{token.text}” says so")
            elif mine and token.dep == "det" and word == "no":
                yield Sign(span, f"“{token.text}” {_DENIES}")
        elif mine and token.dep == "aux" and (word in _MODALS or token.text.lower() in _MODALS):
            yield Sign(span, f"“{token.text}” before the verb")
        elif mine and (token.dep == "neg" or word in _NEGATIVE):
            yield Sign(span, f"“{token.text}” {_DENIES}")
        elif mine and word == clause.marker and word in _CONDITION:
            yield Sign(span, f"a condition: “{token.text}”")
        elif (token.head in fillers and word in {"no", "neither"}) or (token.i in fillers and word in _NOBODY):
            yield Sign(span, f"“{token.text}” {_DENIES}")
    if clause.kind is not ClauseKind.NOMINAL and not clause.relation:
        yield from _open(clause, tokens)


def _open(clause: Clause, tokens: tuple[Token, ...]) -> Iterator[Sign]:
    """A question, and the infinitive that headlines put for the future."""
    last = tokens[-1]
    if clause.factuality is Factuality.HYPOTHETICAL and last.text == "?":
        yield Sign(TextSpan(last.start, last.end), "a question")
    infinitive = next((t for t in tokens if t.head == clause.head and t.dep == "aux" and t.lemma == "to"), None)
    if clause.factuality is Factuality.PLANNED and infinitive is not None:
        yield Sign(TextSpan(infinitive.start, infinitive.end), "“to” with the verb speaks of the future")


def _embedding(tokens: tuple[Token, ...], head: int) -> Token | None:
    """The verb, noun or adjective that the act hangs on, past prepositions and particles."""
    token = tokens[head]
    while token.head != token.i:
        token = tokens[token.head]
        if token.pos in _EMBEDDING:
            return token
    return None
