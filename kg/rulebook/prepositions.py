"""The prepositions that word lists may name as what leads to the object of a word."""

from __future__ import annotations

__all__ = ["PREPOSITIONS"]

#: Prepositions that can lead to what is said: called *for* calm, warned *of* floods.
PREPOSITIONS = frozenset(
    {"about", "against", "at", "behind", "by", "for", "from", "in", "of", "on", "over", "to", "upon", "with"}
)
