"""'the two presidents', 'the six members', 'both navies', 'the leaders of the two sides': several without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language.linking.actors import joint
from kg.language.linking.choice import Choice
from kg.language.linking.counted import is_member, members_of_body
from kg.language.linking.discourse import Discourse
from kg.language.linking.halves import other_half
from kg.language.linking.pairphrases import PairPhrase, fixed_members, pair_behind, read_counted, read_pair, read_parts
from kg.language.linking.pairs import members_of_pair
from kg.language.linking.parts import SOME_MEMBERS, some_members
from kg.language.linking.plurals import offices_of_each
from kg.language.linking.possessed import possession_of
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, MentionKind, Token

__all__ = ["read_several"]

_BODY = ActorType.INTERNATIONAL_ORGANIZATION
_REACH = 3


def read_several(
    scene: Scene, discourse: Discourse, token: Token, linked: Mapping[int, Mention], ahead: Sequence[Actor]
) -> Mention | None:
    """Those whom a plural without names stands for.

    `linked` has the mention of each token so far; `ahead` are those whom the rest of the sentence names.
    """
    counted = read_counted(scene, token)
    members = members_of_body(scene, discourse, token, counted.number) if counted is not None else None
    whole = (
        members.at(counted.span, MentionKind.NOMINAL, token.i) if counted is not None and members is not None else None
    )
    if whole is not None and is_member(scene, token):
        return whole
    some = _some_members(scene, discourse, token, linked)
    if some is not None:
        return some
    pair = read_pair(scene, token)
    if pair is None:
        return whole or _parts(scene, discourse, token, ahead) or _offices_of_pair(scene, discourse, token, ahead)
    fixed = _fixed(scene, token, pair)
    if fixed is not None:
        return fixed

    def half() -> Choice | None:
        return other_half(scene, token, pair.span, discourse.lately(1), ahead)

    found = members_of_pair(scene, discourse, pair, half, ahead)
    if found is None:
        return whole
    return found.at(pair.span, MentionKind.PRONOUN if pair.noun == "both" else MentionKind.NOMINAL, token.i)


def _some_members(scene: Scene, discourse: Discourse, token: Token, linked: Mapping[int, Mention]) -> Mention | None:
    """'Nine members voted for it', 'eleven members of the Council': so many of those who belong to a body."""
    counted = token.tag == "NNS" and is_member(scene, token) and scene.tree.child(token.i, "nummod") is not None
    if not counted or fixed_members(scene, token):
        return None
    whole = scene.tree.child(token.i, "prep", "poss")
    if whole is not None:
        named = linked.get(whole.i) or next((linked[c.i] for c in scene.tree.children(whole.i) if c.i in linked), None)
        body, last = (named.actor if named is not None else None), max(scene.tree.subtree(whole.i))
    else:
        body = discourse.clear(lambda r: r.actor is not None and r.actor.type is _BODY, within=_REACH)
        last = token.i
    if body is None or body.type is not _BODY:
        return None
    left = [c for c in scene.tree.children(token.i) if c.i < token.i and c.pos != "PUNCT"]
    words = [c.text if c.pos in ("ADJ", "PROPN") else c.text.lower() for c in left if c.dep not in ("det", "poss")]
    phrase = " ".join([*words, token.text])
    choice = Choice(some_members(body, phrase), f"'{phrase}': so many of the {body.name}", SOME_MEMBERS)
    return choice.at(scene.span(min(c.i for c in (token, *left)), max(token.i, last)), MentionKind.NOMINAL, token.i)


def _offices_of_pair(scene: Scene, discourse: Discourse, token: Token, ahead: Sequence[Actor]) -> Mention | None:
    """'the presidents of both countries', 'the leaders of the two sides': those of the states last named together."""
    owner = pair_behind(scene, token)
    pair = read_pair(scene, owner) if owner is not None else None
    states = members_of_pair(scene, discourse, pair, ahead=ahead) if pair is not None else None
    found = offices_of_each(scene, token, states.actor.members) if states is not None else None
    if found is None or owner is None:
        return None
    first = min(i for i in scene.tree.subtree(token.i) if scene.tokens[i].dep in ("det", "amod") or i == token.i)
    return found.at(scene.span(min(first, token.i), owner.i), MentionKind.NOMINAL, token.i)


def _parts(scene: Scene, discourse: Discourse, token: Token, ahead: Sequence[Actor]) -> Mention | None:
    """'the two navies', 'each navy', 'both foreign ministries': those of the two states last named together."""
    pair = read_parts(scene, token)
    if pair is None:
        return None
    states = members_of_pair(scene, discourse, pair._replace(kind="country", noun="states"), ahead=ahead)
    found = possession_of(scene, token, states.actor) if states is not None else None
    return found.at(pair.span, MentionKind.NOMINAL, token.i) if found is not None else None


def _fixed(scene: Scene, token: Token, pair: PairPhrase) -> Mention | None:
    """'the five permanent members'."""
    codes = fixed_members(scene, token)
    members = [scene.gazetteer.entries[code].actor for code in sorted(codes) if code in scene.gazetteer.entries]
    if not members:
        return None
    choice = Choice(joint(members), f"always the same: {', '.join(sorted(codes))}", "linking.fixed-group")
    return choice.at(pair.span, MentionKind.NOMINAL, token.i)
