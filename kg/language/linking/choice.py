"""A choice of the linker: who is meant, by which rule, on what evidence, and who else it could be."""

from __future__ import annotations

from typing import NamedTuple

from kg.records import Actor, Mention, MentionKind, TextSpan

__all__ = ["Choice", "Unsettled"]


class Unsettled(NamedTuple):
    """Several actors fit as well, and nothing tells them apart: by which rule, on what evidence, and who they are."""

    candidates: tuple[Actor, ...]
    reason: str
    rule: str


class Choice(NamedTuple):
    """Who is meant, on what evidence, by which rule.

    With `candidates` it is one of them and the evidence does not say which: `actor` is then known by the words alone.
    """

    actor: Actor
    reason: str
    rule: str
    candidates: tuple[Actor, ...] = ()

    def at(self, span: TextSpan, kind: MentionKind, head: int) -> Mention:
        """The mention that this choice makes of a span."""
        return Mention(span, self.actor, kind, head, None, self.reason, self.rule, self.candidates)
