"""What roles are looked up by: complements of clauses, sentences crowded with people, those to whom acts are done."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.records import ActorType, Clause, ClauseKind, MentionKind, Reading, TextSpan

__all__ = ["complements", "crowds", "suffering"]

_DONE_TO = ("object", "on", "against")


def complements(clauses: Iterable[Clause]) -> dict[int, Clause]:
    """For each clause the first that is its complement, or the infinitive that hangs on its adjective or noun."""
    found: dict[int, Clause] = {}
    for clause in clauses:
        if clause.parent is not None and clause.relation in {"xcomp", "ccomp", "acl"}:
            found.setdefault(clause.parent, clause)
    return found


def crowds(reading: Reading) -> dict[int, frozenset[str]]:
    """The persons named in each sentence, by its index."""
    starts = [sentence.span.start for sentence in reading.parse.sentences]
    named: dict[int, set[str]] = {}
    for mention in reading.mentions:
        if mention.kind is MentionKind.NAME and mention.actor.type is ActorType.PERSON:
            named.setdefault(bisect_right(starts, mention.span.start) - 1, set()).add(mention.actor.id)
    return {sentence: frozenset(people) for sentence, people in named.items()}


def suffering(clauses: Iterable[Clause]) -> dict[TextSpan, int]:
    """Acts named by nouns, by index, under the words for those to whom they are done and who do not do them.

    In "condemned the strikes on A" they are done to A, in "protested against the arrest of B" to B.
    """
    found: dict[TextSpan, int] = {}
    for clause in clauses:
        if clause.kind is ClauseKind.NOMINAL:
            done_to = {m.span for a in clause.fillers(*_DONE_TO) if not a.shared for m in a.mentions}
            doing = {m.span for a in clause.fillers("subject") for m in a.mentions}
            found |= dict.fromkeys(done_to - doing, clause.index)
    return found
