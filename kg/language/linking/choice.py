"""A choice of the linker: who is meant, by which rule, on what evidence."""

from __future__ import annotations

from typing import NamedTuple

from kg.records import Actor, Mention, MentionKind, TextSpan

__all__ = ["Choice"]


class Choice(NamedTuple):
    """Who is meant, on what evidence, by which rule. An actor with candidates is one of them, nothing says which."""

    actor: Actor
    reason: str
    rule: str

    def at(self, span: TextSpan, kind: MentionKind, head: int) -> Mention:
        """The mention that this choice makes of a span."""
        return Mention(span, self.actor, kind, head, None, self.reason, self.rule)
