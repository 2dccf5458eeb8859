"""Who published an article, as an actor of the registry, and which state's side it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extraction.capacities import Offices
from kg.records import Actor, ActorType, Article
from kg.registry.lookup import RegistryIndex
from kg.registry.model import NameKind

__all__ = ["publisher_of", "side_of", "unknown_issuer"]

_PUBLISH = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION})
_NAMES = frozenset({NameKind.NAME, NameKind.SHORT})
_DIRECTED = frozenset({"state", "party"})  # control of a medium that tells its state's side
_ASIDE = re.compile(r"\s*\([^()]*\)")


def publisher_of(article: Article, index: RegistryIndex) -> Actor | None:
    """The medium or body that published an article, or whose account it gives; None where the registry knows none.

    The catalogue's `issuer` decides, by any name; else the publisher's name as it is written, without what stands in
    brackets ("The Washington Post (Opinions)"). A name that several have names nobody.
    """
    if article.issuer:
        return _only({entry.actor for entry in index.resolve_actor(article.issuer)})
    if not article.publisher:
        return None
    found = index.by_name(_ASIDE.sub("", article.publisher))
    return _only({entry.actor for entry, name in found if name.kind in _NAMES and entry.actor.type in _PUBLISH})


def side_of(
    publisher: Actor | None, index: RegistryIndex, offices: Offices, states: Mapping[str, Actor]
) -> Actor | None:
    """The state whose side a publisher tells: that of its own body, or of a medium that the state or a party directs.

    Parameters
    ----------
    publisher : Actor or None
    index : RegistryIndex
    offices : Offices
        Tells which state stands behind a body.
    states : mapping of str to Actor
        ISO code -> state.
    """
    if publisher is None:
        return None
    entry = index.registry.entries.get(publisher.id)
    if entry is not None and entry.control in _DIRECTED:
        return states.get(publisher.country or "")
    capacity = offices.of(publisher, None)
    return capacity.state if capacity is not None else None


def unknown_issuer(article: Article, index: RegistryIndex) -> tuple[str, ...]:
    """A warning where the catalogue names an issuer that is nobody, or several, by the registry."""
    if not article.issuer or publisher_of(article, index) is not None:
        return ()
    return (f"issuer: {article.issuer!r} is no one actor of the registry; give an id that `kg actors` finds",)


def _only(actors: set[Actor]) -> Actor | None:
    return actors.pop() if len(actors) == 1 else None
