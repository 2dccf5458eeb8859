"""Parts of a state named directly after it: 'Chinese Foreign Ministry', "Russia's parliament", 'the Israeli army'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.language.linking.actors import body_of
from kg.language.linking.nounphrases import is_act
from kg.language.linking.pieces import fold
from kg.language.linking.scene import Scene
from kg.records import ActorType, Mention, MentionKind, Sense

__all__ = ["find_bodies", "place_bodies"]

_LONGEST = 4


def find_bodies(scene: Scene, mentions: Iterable[Mention]) -> list[Mention]:
    """The ministry, army or parliament in the words right after each mention of a state."""
    found = []
    starts = {m.span.start for m in mentions}
    for mention in mentions:
        if mention.actor.type is not ActorType.COUNTRY or mention.sense is Sense.PLACE:
            continue
        first = _after(scene, mention)
        size = _body_at(scene, first, mention.actor.country or "")
        if size and scene.tokens[first].start not in starts and not is_act(scene, scene.tokens[first + size - 1]):
            body = _mention(scene, mention, first, first + size - 1)
            if body is not None:
                found.append(body)
    return found


def _after(scene: Scene, mention: Mention) -> int:
    """The token after a mention and its possessive ending."""
    at = mention.head
    while at < len(scene.tokens) and scene.tokens[at].end <= mention.span.end:
        at += 1
    return at + 1 if at < len(scene.tokens) and scene.tokens[at].text in ("'s", "'") else at


def _body_at(scene: Scene, first: int, country: str) -> int:
    """Number of words of the longest name of a body that starts at `first`; 0 if none does."""
    words: list[str] = []
    best = 0
    at = first
    if scene.follows(first) and scene.lexicon.has("governments", scene.tokens[first].text.lower()):
        return 0
    while at < first + _LONGEST and scene.follows(at):
        words.append(fold(scene.tokens[at].text))
        phrase = " ".join(words)
        if scene.lexicon.has("bodies", phrase) or (country, phrase) in scene.gazetteer.bodies:
            best = len(words)
        at += 1
    return best


def _mention(scene: Scene, state: Mention, first: int, last: int) -> Mention | None:
    """The body, unless its last word only modifies a noun that the lists read as people or forces."""
    country = state.actor.country
    if country is None:
        return None
    phrase = " ".join(scene.tokens[i].text for i in range(first, last + 1))
    actor = body_of(scene, country, phrase if phrase[:1].isupper() else phrase.lower())
    span = state.span._replace(end=scene.tokens[last].end)
    return Mention(
        span, actor, MentionKind.NOMINAL, last, None, f"a body of {state.actor.id}: '{phrase}'", "linking.body-of-state"
    )


def place_bodies(scene: Scene, mentions: Iterable[Mention]) -> list[Mention]:
    """Say whose an unknown 'Foreign Ministry' is, by 'in Beijing' or a spokesman after it or the only state told of.

    Those that stay without a state are left out, but for a 'Ministry of Commerce', which says what it is.
    """
    mentions = list(mentions)
    people = {m.span.start: m.actor.country for m in mentions if m.actor.type is ActorType.PERSON}
    heads = {m.head: m for m in mentions}
    found = []
    for mention in mentions:
        name = mention.actor.name.lower()
        full = name.startswith("ministry of ")
        if mention.actor.id in scene.gazetteer.entries or not (full or scene.lexicon.has("bodies", name)):
            found.append(mention)
            continue
        sentence = scene.tree.sentences[scene.tree.sentence_of(mention.head)].span
        near = [people[t.start] for t in scene.tokens[mention.head + 1 : mention.head + 5] if t.start in people]
        inside = {m.actor.country for m in mentions if m.actor.type is ActorType.COUNTRY and sentence.covers(m.span)}
        country = _seat(scene, mention, heads) or (near[0] if near else inside.pop() if len(inside) == 1 else None)
        if country is not None:
            actor = body_of(scene, country, mention.actor.name)
            found.append(replace(mention, actor=actor, reason=f"a body of {country}, by who is named beside it"))
        elif full:
            found.append(mention)
    return found


def _seat(scene: Scene, body: Mention, heads: Mapping[int, Mention]) -> str | None:
    """The state in whose capital a body is said to be: "the Ministry of Commerce in Beijing"."""
    for preposition in scene.tree.children(body.head, "prep"):
        for target in scene.tree.children(preposition.i, "pobj") if preposition.text == "in" else ():
            city = heads.get(target.i)
            entry = scene.gazetteer.entries.get(city.actor.id) if city is not None else None
            if entry is not None and entry.stands_for is not None:
                return entry.actor.country
    return None
