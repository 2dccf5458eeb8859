"""Who published an article, as an actor of the registry: whose side it tells can be asked of that."""

from __future__ import annotations

import re

from kg.records import Actor, ActorType, Article
from kg.registry.lookup import RegistryIndex
from kg.registry.model import NameKind

__all__ = ["publisher_of", "unknown_issuer"]

_PUBLISH = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION})
_NAMES = frozenset({NameKind.NAME, NameKind.SHORT})
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


def unknown_issuer(article: Article, index: RegistryIndex) -> tuple[str, ...]:
    """A warning where the catalogue names an issuer that is nobody, or several, by the registry."""
    if not article.issuer or publisher_of(article, index) is not None:
        return ()
    return (f"issuer: {article.issuer!r} is no one actor of the registry; give an id that `kg actors` finds",)


def _only(actors: set[Actor]) -> Actor | None:
    return actors.pop() if len(actors) == 1 else None
