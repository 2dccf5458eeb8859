"""The place in a dateline: 'MOSCOW, March 21 (Agency) —' names where the report was written, and nothing acts there."""

from __future__ import annotations

from kg.records import ActorType, Article, Mention, MentionKind, Sense, TextSpan, Zone
from kg.registry.lookup import RegistryIndex

__all__ = ["home_of", "link_dateline"]

_NOWHERE = -1  # a dateline has no tokens, it is cut off before the parse


def link_dateline(article: Article, index: RegistryIndex) -> tuple[Mention, ...]:
    """The mention that the dateline of an article makes, if the registry has one place of that name.

    Its `head` is -1: the words belong to no sentence.
    """
    if article.dateline is None:
        return ()
    name = article.dateline.split(",")[0].strip()
    places = [e.actor for e, _ in index.by_name(name) if e.actor.type in (ActorType.PLACE, ActorType.COUNTRY)]
    block = next((b for b in article.blocks if b.zone is Zone.BOILERPLATE and b.reason == "dateline"), None)
    if len(places) != 1:
        return ()
    place = block.span if block is not None else article.blocks[0].span  # a single paragraph keeps its dateline
    start = article.text.lower().find(name.lower(), place.start, place.end)
    if start < 0:
        return ()
    span = TextSpan(start, start + len(name))
    reason = "where the report was written"
    return (Mention(span, places[0], MentionKind.NAME, _NOWHERE, Sense.PLACE, reason, "linking.dateline"),)


def home_of(dateline: str | None, index: RegistryIndex) -> str | None:
    """The code of the state in whose capital a report was written; None without a dateline or outside capitals."""
    if dateline is None:
        return None
    named = (entry for entry, _ in index.by_name(dateline.split(",")[0].strip()))
    codes = {e.actor.country for e in named if e.actor.type is ActorType.PLACE and e.stands_for is not None}
    return codes.pop() if len(codes) == 1 else None
