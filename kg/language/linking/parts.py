"""Parts of an organisation: 'the board of Rosneft', 'Bank of China branches', 'NATO ships'; they act for the whole."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.linking.nounphrases import Noun
from kg.language.linking.pieces import slug
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention

__all__ = ["PART_OF_BODY", "SOME_MEMBERS", "WHOLES", "part_of", "some_members"]

#: The rule by which a mention is that of a part of an organisation.
PART_OF_BODY = "linking.part-of-body"
#: The rule by which a mention is that of some of those who belong to a body.
SOME_MEMBERS = "linking.some-members"
#: What has parts that act for it.
WHOLES = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION})


def part_of(scene: Scene, noun: Noun, owners: Sequence[Mention]) -> Actor | None:
    """The part of the one organisation that owns a noun for such parts, or for armed means."""
    whole = owners[-1].actor if owners else None
    if whole is None or whole.type not in WHOLES or whole.candidates:
        return None
    if noun.kind != "forces" and not scene.lexicon.has("parts", noun.word):
        return None
    phrase = noun.phrase
    return Actor(
        id=f"{whole.id}-{slug(phrase)}",
        name=f"{whole.name} {phrase}",
        type=ActorType.GROUP if noun.plural or noun.kind == "forces" else whole.type,
        country=whole.country,
    )


def some_members(body: Actor, phrase: str) -> Actor:
    """So many of those who belong to a body, "nine members": a group of their own, not the body."""
    name = f"{phrase} of the {body.name}"
    return Actor(id=slug(name), name=name, type=ActorType.GROUP)
