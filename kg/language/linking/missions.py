"""Embassies and missions abroad: "the Chinese embassy in Washington" is another body than the one in London."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.language.linking.pieces import slug
from kg.language.linking.scene import Scene, by_token
from kg.records import Actor, ActorType, Mention, MentionKind

__all__ = ["seat_missions"]

#: What a state keeps abroad, and the word that leads to where, in its name.
_ABROAD = {"embassy": "in", "consulate": "in", "mission": "to"}
#: What a mission may be called that is an embassy.
_STANDING = frozenset({"consular", "diplomatic", "new", "official", "own", "permanent"})
_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Maldives", "Seychelles", "Bahamas", "European Union")


def seat_missions(scene: Scene, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions given, embassies and missions of a state told apart by where they are."""
    mentions = list(mentions)
    linked = by_token(mentions, scene.tokens)
    return [_seated(scene, mention, linked) for mention in mentions]


def _seated(scene: Scene, mention: Mention, linked: Mapping[int, Mention]) -> Mention:
    noun, actor = scene.tokens[mention.head].lemma.lower(), mention.actor
    made = mention.kind is MentionKind.NOMINAL and actor.id not in scene.gazetteer.entries
    if noun == "mission" and _has_purpose(scene, mention.head):
        return mention
    if noun not in _ABROAD or actor.type is not ActorType.ORGANIZATION or not made or actor.country is None:
        return mention
    state, host = scene.gazetteer.state(actor.country), _host(scene, mention.head, linked)
    if state is None or host is None or host.id == state.id:
        return mention
    body = _named(scene, noun, state, host)
    return replace(mention, actor=body, reason=f"{mention.reason} in {host.name}", rule="linking.mission-abroad")


def _has_purpose(scene: Scene, noun: int) -> bool:
    """Whether a word tells what a mission is sent for: "the Russian peacekeeping mission in Georgia" is no embassy."""
    words = scene.tree.children(noun, "amod", "compound", "nmod")
    return any(t.text.islower() and t.lemma not in _STANDING for t in words)


def _host(scene: Scene, noun: int, linked: Mapping[int, Mention]) -> Actor | None:
    """The state, or the body of states, at which a mission is, by "in" or "to" behind its noun or its owner."""
    tree = scene.tree
    behind = [noun, *(t.i for of in tree.children(noun, "prep") for t in tree.children(of.i, "pobj"))]
    for preposition in (p for i in behind for p in tree.children(i, "prep") if p.text in {"in", "to", "at"}):
        for target in tree.children(preposition.i, "pobj"):
            where = linked[target.i].actor if target.i in linked else None
            if where is not None and where.type is ActorType.INTERNATIONAL_ORGANIZATION:
                return where
            if where is not None and where.type in {ActorType.PLACE, ActorType.COUNTRY}:
                return scene.gazetteer.state(where.country)
    return None


def _named(scene: Scene, noun: str, state: Actor, host: Actor) -> Actor:
    """The registry's embassy of a state in another, or one that is made of the two."""
    names = [f"{'the ' if a.name.startswith(_WITH_ARTICLE) else ''}{a.name}" for a in (state, host)]
    name = f"{noun.capitalize()} of {names[0]} {_ABROAD[noun]} {names[1]}"
    known = {e.actor.id: e.actor for e, _ in scene.index.by_name(name) if e.actor.type is ActorType.ORGANIZATION}
    if len(known) == 1:
        return known.popitem()[1]
    return Actor(f"{state.id}-{noun}-{slug(host.id)}", name, ActorType.ORGANIZATION, None, state.country)
