"""Groups told by their number: 'the five states' after five were named, 'the six members' of a body that has six."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.language.linking.actors import MOST_MEMBERS, joint
from kg.language.linking.choice import Choice
from kg.language.linking.discourse import Discourse
from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Token

__all__ = ["is_member", "members_of", "members_of_body", "so_many", "two_states"]

_REACH = 3
_MEMBERS = frozenset({"member", "state", "country", "nation", "participant"})
#: Words before the noun that leave it what it is: "the six member states".
_PLAIN = frozenset({"member", "participating", "founding"})


def so_many(scene: Scene, discourse: Discourse, noun: str, number: int, kinds: Iterable[str]) -> Choice | None:
    """All of a kind that the last sentences speak of, if they are just so many.

    Those named in groups count one by one; where no states are, the states of the persons do.
    """
    types = [ActorType(kind) for kind in kinds]
    for reach in range(_REACH + 1):
        spoken = [
            actor
            for r in discourse.referents.values()
            if r.actor is not None and r.trace is not None and r.seen >= discourse.sentence - reach
            for actor in r.actor.individuals
        ]
        fitting = [found for kind in types if len(found := _of_type(spoken, kind)) == number]
        if not fitting and types == [ActorType.COUNTRY]:
            people = [scene.gazetteer.state(p.country) for p in _of_type(spoken, ActorType.PERSON)]
            states = _of_type([s for s in (*people, *spoken) if s is not None], ActorType.COUNTRY)
            fitting = [states] if len(states) == len(people) == number else []
        if len(fitting) == 1:
            return Choice(joint(fitting[0]), f"'{noun}': just so many are spoken of", "linking.so-many")
    return None


def two_states(scene: Scene, discourse: Discourse, noun: str, ahead: Sequence[Actor] = ()) -> Choice | None:
    """'the two countries' after "Mr Xi was in Moscow": those of the persons and places, if they are just two.

    `ahead` are those whom the rest of the sentence names.
    """
    codes = {
        actor.country
        for one in (*discourse.lately(1), *ahead)
        for actor in one.individuals
        if actor.country and actor.type in (ActorType.PERSON, ActorType.PLACE, ActorType.COUNTRY)
    }
    states = [state for code in sorted(codes) if (state := scene.gazetteer.state(code)) is not None]
    if len(codes) != 2 or len(states) != 2:
        return None
    return Choice(joint(states), f"'{noun}': the states of those spoken of", "linking.together")


def _of_type(actors: Iterable[Actor], kind: ActorType) -> list[Actor]:
    return list({actor.id: actor for actor in actors if actor.type is kind}.values())


def members_of_body(scene: Scene, discourse: Discourse, token: Token, number: int | None) -> Choice | None:
    """'the six members', 'the six states': those of the body of states in view, if it had just so many then."""
    before = [c.text.lower() for c in scene.tree.children(token.i, "compound", "amod")]
    if (
        singular(token) not in _MEMBERS
        or not _PLAIN.issuperset(before)
        or (number is None and not is_member(scene, token))
    ):
        return None
    bodies = {body.id: states for body in discourse.named.values() if (states := _members(scene, body, token))}
    if number is None:
        clear = discourse.clear(lambda r: r.actor is not None and r.actor.id in bodies, within=_REACH)
        fitting = [clear.id] if clear is not None else []
    else:
        fitting = [body for body, states in bodies.items() if len(states) == number]
    if len(fitting) != 1:
        return None
    (body,) = fitting
    return Choice(joint(bodies[body]), f"'{token.text}': the members of {body} at the time", "linking.members")


def is_member(scene: Scene, token: Token) -> bool:
    """'members', 'member states'."""
    words = [token, *scene.tree.children(token.i, "compound")]
    return any(singular(word) in ("member", "participant") for word in words)


def members_of(scene: Scene, body: Actor, i: int) -> list[Actor]:
    """The states that belong to a body at the time told at token `i`; none where the registry knows only some."""
    on = scene.date_at(i)
    if body.type is not ActorType.INTERNATIONAL_ORGANIZATION or on is None:
        return []
    if scene.lexicon.has("partly_known", body.id):
        return []
    return [entry.actor for entry in scene.index.members(body.id, on)]


def _members(scene: Scene, body: Actor, token: Token) -> list[Actor]:
    """The states that belong to a body at the time told, if they are not too many to be spelled out."""
    states = members_of(scene, body, token.i)
    return states if 1 < len(states) <= MOST_MEMBERS else []
