"""Whose it is that a relative clause tells of: "Germany, whose chancellor urged …" tells of Germany's chancellor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.linking.scene import Scene, by_token
from kg.records import Mention, MentionKind, TextSpan

__all__ = ["find_relative_owners"]


def find_relative_owners(scene: Scene, names: Sequence[Mention]) -> list[Mention]:
    """Whom each "whose" means, if a name stands before it; owners of what follows, and no mentions to be shown."""
    linked = by_token(names, scene.tokens)
    found = []
    for token in scene.tokens:
        before = scene.tree.whose(token.i)
        named = linked.get(before.i) if before.i != token.i else None
        if named is not None and named.head == before.i:
            span = TextSpan(token.start, token.end)
            found.append(replace(named, span=span, kind=MentionKind.PRONOUN, head=token.i))
    return found
