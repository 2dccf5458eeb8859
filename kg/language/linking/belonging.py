"""Which state unknown people belong to, by the offices that the article gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.language.linking.officeholders import HeldOffice
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan

__all__ = ["settle_countries", "settle_groups", "settle_places"]


def settle_countries(scene: Scene, mentions: Sequence[Mention], held: Iterable[HeldOffice]) -> list[Mention]:
    """Give people without a country that of the state or body whose office they hold.

    A president or minister without a state, 'President Museveni', belongs to the only state that the sentence names.
    """
    found: dict[str, str] = {}
    for office in held:
        person = office.person.actor if office.person is not None else None
        if person is None or person.country is not None or person.id in scene.gazetteer.entries:
            continue
        owner = office.phrase.owner
        country = owner.actor.country if owner is not None else _only_state(scene, office, mentions)
        if country is not None:
            found.setdefault(person.id, country)
    return [_placed(mention, found) for mention in mentions]


def settle_groups(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    """Give a people that lives in several states the one named before it, 'Iraqi Kurds', or alone in its sentence."""
    states = {m.head: m.actor for m in mentions if m.actor.type is ActorType.COUNTRY and m.kind is MentionKind.NAME}
    return [_of_state(scene, mention, states, mentions) for mention in mentions]


def settle_places(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    """Give an unknown place the state that its phrase names: 'the Iraqi city of Basra', 'Tulkarm, Palestine'."""
    states = {m.head: m.actor for m in mentions if m.actor.type is ActorType.COUNTRY}
    found = []
    for mention in mentions:
        country = None
        if mention.actor.type is ActorType.PLACE and mention.actor.country is None:
            country = _phrase_state(scene, mention.head, states)
        found.append(_placed(mention, {mention.actor.id: country} if country else {}))
    return found


def _phrase_state(scene: Scene, head: int, states: Mapping[int, Actor]) -> str | None:
    tokens = scene.tokens
    near = scene.tree.children(head, "appos", "poss", "amod", "npadvmod")
    above = tokens[tokens[head].head]
    if tokens[head].dep == "pobj" and above.text == "of":
        near += scene.tree.children(above.head, "amod", "poss", "compound")
    return next((states[t.i].country for t in near if t.i in states), None)


def _of_state(scene: Scene, mention: Mention, states: Mapping[int, Actor], mentions: Sequence[Mention]) -> Mention:
    if mention.actor.type is not ActorType.GROUP or mention.actor.country is not None or mention.actor.members:
        return mention
    before = [child.i for child in scene.tree.children(mention.head, "amod", "compound") if child.i in states]
    if not before:
        country = _only(scene, mention.head, mentions)
        return _placed(mention, {mention.actor.id: country} if country else {})
    state = states[before[-1]]
    actor = replace(
        mention.actor,
        id=f"{state.id}-{mention.actor.id}",
        name=scene.text(TextSpan(scene.tokens[before[-1]].start, scene.tokens[mention.head].end)),
        qid=None,
        country=state.country,
    )
    return replace(mention, actor=actor, reason=f"{mention.reason}, of {state.id}")


def _placed(mention: Mention, countries: dict[str, str]) -> Mention:
    country = countries.get(mention.actor.id)
    if country is None or mention.actor.country is not None:
        return mention
    return replace(mention, actor=replace(mention.actor, country=country))


def _only_state(scene: Scene, office: HeldOffice, mentions: Sequence[Mention]) -> str | None:
    """The only state in the sentence, for offices of states."""
    of_state = office.phrase.role not in ("other", "leader") or office.phrase.words.endswith("minister")
    if not of_state or office.person is None:
        return None
    return _only(scene, office.person.head, mentions)


def _only(scene: Scene, i: int, mentions: Sequence[Mention]) -> str | None:
    """The only state in the sentence of token `i`; where it names none, the only one whose cities it names."""
    span = scene.tree.sentences[scene.tree.sentence_of(i)].span
    for kind in (ActorType.COUNTRY, ActorType.PLACE):
        codes = {m.actor.country for m in mentions if m.actor.type is kind and span.covers(m.span)} - {None}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None
