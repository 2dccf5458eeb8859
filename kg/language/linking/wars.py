"""'The war', 'the invasion' without a name: the one that is going on between those whom the article names."""

from __future__ import annotations

from kg.edtf import bounds
from kg.language.linking.choice import Choice
from kg.language.linking.discourse import Discourse
from kg.language.linking.pieces import fold
from kg.language.linking.scene import Scene
from kg.records import ActorType
from kg.registry.model import Entry

__all__ = ["war_going_on"]

_NOUNS = frozenset({"war", "invasion"})


def war_going_on(scene: Scene, discourse: Discourse, noun: str) -> Choice | None:
    """The only war of states, by the registry, that goes on at publication and whose parties were named before.

    Of an invasion one party is enough: hardly any state is invaded twice in a lifetime.
    """
    if noun not in _NOUNS or scene.published is None:
        return None
    entries = scene.gazetteer.entries
    going_on = [entries[key] for key in sorted(entries) if _goes_on(entries[key], noun, scene.published)]
    enough = any if noun == "invasion" else all
    found = [entry for entry in going_on if enough(party in discourse.named for party in entry.parties)]
    if len(found) != 1:
        return None
    actor = found[0].actor
    return Choice(actor, f"'the {noun}': {actor.name} is the only one that goes on then", "linking.taken-up")


def _goes_on(entry: Entry, noun: str, published: str) -> bool:
    """Whether the entry is a war of two parties or more with that noun in its name, begun by then and not over."""
    if entry.actor.type is not ActorType.NAMED_EVENT or entry.date is None or len(entry.parties) < 2:
        return False
    names = [fold(name.text).split() for name in entry.names if name.language == "en"]
    (start, end), (first, last) = bounds(entry.date), bounds(published)
    return (
        any(noun in words for words in names)
        and not any("trade" in words for words in names)
        and (start <= last and first <= end)
    )
