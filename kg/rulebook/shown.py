"""A clause in plain words, for messages about rules."""

from __future__ import annotations

from dataclasses import dataclass

from kg.records import Argument, Clause

__all__ = ["ShownClause", "show_clause"]

_LONG = 60  # characters of a phrase that are shown


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause as it was read, in words. `roles` are (role, words, names of the actors), `names` what a rule may call
    it."""

    predicate: str
    kind: str
    factuality: str
    roles: tuple[tuple[str, str, tuple[str, ...]], ...]
    names: tuple[str, ...]


def show_clause(clause: Clause, text: str) -> ShownClause:
    """Put a clause into words."""
    roles = tuple((a.role, _phrase(a, text), tuple(m.actor.name for m in a.mentions)) for a in clause.arguments)
    return ShownClause(clause.predicate, clause.kind.value, clause.factuality.value, roles, clause.predicates)


def _phrase(argument: Argument, text: str) -> str:
    words = " ".join(text[argument.span.start : argument.span.end].split())
    return words if len(words) <= _LONG else words[: _LONG - 2].rstrip() + " …"
