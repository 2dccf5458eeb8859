"""What roles are looked up by: complements of clauses, and those to whom acts are done."""

from __future__ import annotations

from collections.abc import Iterable

from kg.records import Clause, ClauseKind, TextSpan

__all__ = ["complements", "suffering"]

_DONE_TO = ("object", "on", "against")


def complements(clauses: Iterable[Clause]) -> dict[int, Clause]:
    """For each clause the first that is its complement, or the infinitive that hangs on its adjective or noun."""
    found: dict[int, Clause] = {}
    for clause in clauses:
        if clause.parent is not None and clause.relation in {"xcomp", "ccomp", "acl"}:
            found.setdefault(clause.parent, clause)
    return found


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
