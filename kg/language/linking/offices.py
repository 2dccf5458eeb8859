"""Offices and memberships that the text states: 'Chinese President Xi Jinping', 'Zhao Long, a senior fellow at …'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language.linking.affiliations import (
    OfficeClaim,
    find_bodies_of_states,
    find_members,
    find_regimes,
    find_staff,
    leads,
)
from kg.language.linking.bonds import find_locations, find_partners
from kg.language.linking.officeholders import Bond, HeldOffice, match_offices
from kg.language.linking.scene import Scene, by_token
from kg.language.linking.titles import find_title_phrases
from kg.language.linking.treaties import find_capitals_of, find_joiners, find_parties
from kg.language.tree import Tree
from kg.records import Actor, ActorType, Article, DateMention, Mention, MentionKind, TextSpan
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


#: Who an office phrase means, by what the article says, or among those whom it names; not by the registry alone.
_NAMED = {"linking.office-in-article": "relations.office", "linking.office-of-named": "relations.named-holder"}


def find_offices(
    article: Article,
    tree: Tree,
    mentions: Sequence[Mention],
    index: RegistryIndex,
    *,
    dates: Sequence[DateMention] = (),
) -> tuple[OfficeClaim, ...]:
    """Find the offices, memberships, affiliations, places and partnerships that noun phrases state.

    Former and future offices are left out, and so are titles whose state or body neither text nor registry tells.

    Parameters
    ----------
    article : Article
    tree : Tree
        Its tokens with their dependencies.
    mentions : sequence of Mention
        What `link` found.
    index : RegistryIndex
        Tells which office 'leader' means for a person.
    dates : sequence of DateMention
        Dates of the article.

    Returns
    -------
    tuple of OfficeClaim
        In text order, one for each phrase.
    """
    scene = Scene.lay_out(tree, index, article, dates=dates)
    named = [m for m in mentions if m.kind in (MentionKind.NAME, MentionKind.METONYM) or _is_body(m)]
    linked = by_token(named, tree.tokens)
    held = match_offices(scene, find_title_phrases(scene, linked), linked)
    holders = {m.head: m for m in mentions if m.kind is MentionKind.NOMINAL and m.actor.type is ActorType.PERSON}
    claims = [claim for office in held if (claim := _claim(scene, office, holders))]
    claims += find_regimes(scene, mentions)
    claims += find_bodies_of_states(scene, mentions)
    claims += find_members(scene, mentions)
    claims += find_staff(scene, mentions)
    claims += find_locations(scene, mentions)
    claims += find_partners(scene, mentions)
    claims += find_parties(scene, mentions)
    claims += find_joiners(scene, mentions)
    claims += find_capitals_of(scene, mentions)
    return tuple(sorted(claims, key=lambda c: (c.span, c.person.actor.id, c.relation, c.object.id)))


def _is_body(mention: Mention) -> bool:
    return mention.kind is MentionKind.NOMINAL and mention.actor.type is ActorType.ORGANIZATION


def _claim(scene: Scene, office: HeldOffice, holders: Mapping[int, Mention]) -> OfficeClaim | None:
    """What a title phrase says of the person beside it, or of the one that `link` found it to stand for."""
    phrase, person = office.phrase, office.person
    if office.bond is Bond.ALONE:
        head = scene.head_of(phrase.first, phrase.last)
        person = holders.get(head)
        if person is None or person.actor.id not in scene.gazetteer.entries or person.rule not in _NAMED:
            return None
    if person is None or not office.current:
        return None
    owner = phrase.owner.actor if phrase.owner is not None else _known_owner(scene, office)
    if owner is None:
        return None
    spans = [scene.span(phrase.start, phrase.end), person.span, *([phrase.owner.span] if phrase.owner else [])]
    span = TextSpan(min(s.start for s in spans), max(s.end for s in spans))
    reason = f"'{phrase.words}' of {owner.name}, {office.bond.value}"
    relation = _relation(scene, office, person.actor, owner)
    valid = scene.told_at(phrase.last)
    if office.bond is Bond.APPOINTED:
        valid = scene.since_at(phrase.last)
        return OfficeClaim(person, relation, owner, span, reason, valid=valid, rule="relations.appointment")
    rule = _NAMED.get(person.rule, "relations.office") if office.bond is Bond.ALONE else "relations.office"
    return OfficeClaim(person, relation, owner, span, reason, valid=valid, rule=rule)


def _known_owner(scene: Scene, office: HeldOffice) -> Actor | None:
    """'President Biden': the state or body that the registry knows this person to have served under this title."""
    if office.person is None or office.bond is not Bond.BEFORE:
        return None
    words, role = office.phrase.words, office.phrase.role
    held = scene.index.offices_of(office.person.actor.id, "../..")
    owners = {o.organization for o, _ in held if o.role == role and words in {t.lower() for t in o.titles}}
    entry = scene.gazetteer.entries.get(owners.pop()) if len(owners) == 1 else None
    return entry.actor if entry is not None else None


def _relation(scene: Scene, office: HeldOffice, person: Actor, owner: Actor) -> str:
    """The relation that a title names with this owner; heads and ministers belong to states."""
    role, words = office.phrase.role, office.phrase.words
    if words.split()[-1] == "member":
        return "member_of"
    if role == "leader":
        role = leads(scene, person) if owner.type is ActorType.COUNTRY else "other"
    if role in ("head_of_state", "head_of_government") and owner.type is not ActorType.COUNTRY:
        return "affiliated_with"
    return _RELATIONS.get(role, "affiliated_with")
