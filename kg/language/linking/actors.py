"""Actors made on the spot: for names the registry does not know, for groups, and for parts of a state."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.linking.pieces import fold, slug
from kg.language.linking.scene import Scene
from kg.namespaces import digest
from kg.records import Actor, ActorType

__all__ = ["MOST_MEMBERS", "body_of", "either", "joint", "mint", "people_of"]

#: The members of a body that has more are not spelled out.
MOST_MEMBERS = 12
#: So many candidates are named in an id.
_FEW = 3


def mint(name: str, kind: ActorType, country: str | None = None) -> Actor:
    """An actor that is known by its name only."""
    return Actor(id=slug(name), name=name, type=kind, country=country)


def joint(members: Sequence[Actor]) -> Actor:
    """The group of some actors; the same members in any order give the same id."""
    unique = {m.id: m for m in members}
    if len(unique) == 1:
        return next(iter(unique.values()))
    ordered = [unique[key] for key in sorted(unique)]
    countries = {m.country for m in ordered}
    return Actor(
        id="+".join(m.id for m in ordered),
        name=" and ".join(m.name for m in unique.values()),
        type=ActorType.GROUP,
        country=countries.pop() if len(countries) == 1 else None,
        members=tuple(ordered),
    )


def either(candidates: Sequence[Actor], name: str) -> Actor:
    """Somebody who is one of several, and nothing says which; `name` is what the text calls them."""
    unique = {c.id: c for c in candidates}
    ordered = [unique[key] for key in sorted(unique)]
    if len(ordered) == 1:
        return ordered[0]
    few = len(ordered) <= _FEW
    countries = {c.country for c in ordered}
    kinds = {c.type for c in ordered}
    return Actor(
        id="-or-".join(c.id for c in ordered) if few else f"{slug(name)}-{digest(*(c.id for c in ordered))}",
        name=" or ".join(c.name for c in ordered) if few else f"{name} (one of {len(ordered)})",
        type=kinds.pop() if len(kinds) == 1 else ActorType.ORGANIZATION,
        country=countries.pop() if len(countries) == 1 else None,
        candidates=tuple(ordered),
    )


def body_of(scene: Scene, country: str, phrase: str) -> Actor:
    """A ministry, parliament or army of a state: the registry's, if it knows one by this phrase, else a new one."""
    known = scene.gazetteer.bodies.get((country, fold(phrase)))
    if known is not None:
        return known
    generic = scene.index.bodies(phrase, country)
    if len(generic) == 1:
        return generic[0].actor
    return Actor(
        id=f"{country.lower()}-{slug(phrase)}",
        name=_named(scene, country, phrase),
        type=ActorType.ORGANIZATION,
        country=country,
    )


def people_of(scene: Scene, country: str | None, phrase: str, *, one: bool = False) -> Actor:
    """People known only by what they are: 'Turkish police', 'a Jordanian official'."""
    kind = ActorType.PERSON if one else ActorType.GROUP
    if country is None:
        return Actor(id=slug(phrase), name=phrase, type=kind)
    return Actor(
        id=f"{country.lower()}-{slug(phrase)}", name=_named(scene, country, phrase), type=kind, country=country
    )


def _named(scene: Scene, country: str, phrase: str) -> str:
    state = scene.gazetteer.state(country)
    word = scene.gazetteer.adjectives.get(country) or (state.name if state else country)
    return f"{word} {phrase}" if phrase else word
