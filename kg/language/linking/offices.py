"""Offices that the text gives to people: 'Chinese President Xi Jinping', 'Zhao Long, a senior fellow at …'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.linking.gazetteer import compile_gazetteer
from kg.language.linking.lexicon import load_lexicon
from kg.language.linking.officeholders import HeldOffice, match_offices
from kg.language.linking.scene import Scene, by_token
from kg.language.linking.titles import find_title_phrases
from kg.language.tree import Tree
from kg.records import Actor, ActorType, Mention, MentionKind, Parse, TextSpan
from kg.registry.lookup import RegistryIndex

__all__ = ["OfficeClaim", "find_offices"]

_RELATIONS = {
    "head_of_state": "head_of_state_of",
    "head_of_government": "head_of_government_of",
    "foreign_minister": "foreign_minister_of",
    "defence_minister": "defence_minister_of",
    "ambassador": "ambassador_of",
    "spokesperson": "spokesperson_of",
}


@dataclass(frozen=True, slots=True)
class OfficeClaim:
    """The text says that `person` now stands in `relation` (a name of the exchange format) to `object`.

    `span` runs over the title and the name, `reason` says how they are joined.
    """

    person: Mention
    relation: str
    object: Actor
    span: TextSpan
    reason: str


def find_offices(
    parse: Parse, tree: Tree, mentions: Sequence[Mention], index: RegistryIndex
) -> tuple[OfficeClaim, ...]:
    """Find the offices, memberships and affiliations that noun phrases state.

    Former, deputy and future offices are left out, and so are titles without a state or body.

    Parameters
    ----------
    parse : Parse
        Tokens of the article.
    tree : Tree
        The same with its dependencies.
    mentions : sequence of Mention
        What `link` found.
    index : RegistryIndex
        Tells which office 'leader' means for a person.

    Returns
    -------
    tuple of OfficeClaim
        In text order, one for each phrase.
    """
    scene = Scene(tree, index, compile_gazetteer(index), load_lexicon())
    named = [m for m in mentions if m.kind in (MentionKind.NAME, MentionKind.METONYM) or _is_body(m)]
    linked = by_token(named, parse.tokens)
    held = match_offices(scene, find_title_phrases(scene, linked), linked)
    claims = [claim for office in held if (claim := _claim(scene, office))]
    return tuple(sorted(claims, key=lambda c: (c.span, c.relation, c.object.id)))


def _is_body(mention: Mention) -> bool:
    return mention.kind is MentionKind.NOMINAL and mention.actor.type is ActorType.ORGANIZATION


def _claim(scene: Scene, office: HeldOffice) -> OfficeClaim | None:
    phrase, person = office.phrase, office.person
    if person is None or phrase.owner is None or not office.current:
        return None
    relation = _relation(scene, office, phrase.owner.actor)
    start = min(scene.tokens[phrase.start].start, phrase.owner.span.start, person.span.start)
    end = max(scene.tokens[phrase.end].end, person.span.end)
    reason = f"'{phrase.words}' of {phrase.owner.actor.name}, {office.bond.value}"
    return OfficeClaim(person, relation, phrase.owner.actor, TextSpan(start, end), reason)


def _relation(scene: Scene, office: HeldOffice, owner: Actor) -> str:
    """The relation that a title names with this owner; heads and ministers belong to states."""
    role, words = office.phrase.role, office.phrase.words
    if words.split()[-1] == "member":
        return "member_of"
    if role == "leader":
        role = _leads(scene, office) if owner.type is ActorType.COUNTRY else "other"
    if role in ("head_of_state", "head_of_government") and owner.type is not ActorType.COUNTRY:
        return "affiliated_with"
    return _RELATIONS.get(role, "affiliated_with")


def _leads(scene: Scene, office: HeldOffice) -> str:
    """Which office 'leader' means for this person."""
    person = office.person.actor.id if office.person else ""
    roles = {held.role for held, _ in scene.index.offices_of(person, "../..")}
    if "head_of_government" in roles and "head_of_state" not in roles:
        return "head_of_government"
    return "head_of_state"
