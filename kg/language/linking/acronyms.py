"""Short forms that the article itself explains: 'Defense Intelligence Agency (DIA)'."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, MentionKind

__all__ = ["link_acronyms"]

_KINDS = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION})


def link_acronyms(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    """Give short forms in brackets after an organisation's name, and all their later uses, to that organisation.

    Returns
    -------
    list of Mention
        The mentions with those of unknown short forms replaced, and the new ones added.
    """
    known = _explained(scene, mentions)
    if not known:
        return list(mentions)
    kept = [m for m in mentions if scene.text(m.span) not in known or m.actor.id in scene.gazetteer.entries]
    taken = {m.span.start for m in kept}
    for token in scene.tokens:
        actor = known.get(token.text)
        if actor is not None and token.start not in taken:
            reason = f"short form that the article gives for {actor.name}"
            kept.append(
                Mention(scene.span(token.i, token.i), actor, MentionKind.NAME, token.i, None, reason, "linking.acronym")
            )
    return kept


def _explained(scene: Scene, mentions: Sequence[Mention]) -> dict[str, Actor]:
    """Short forms in brackets, with the organisation named before the bracket."""
    tokens = scene.tokens
    ends = {m.span.end: m.actor for m in mentions if m.actor.type in _KINDS and m.kind is MentionKind.NAME}
    found: dict[str, Actor] = {}
    for token in tokens[1:-2]:
        short, after = tokens[token.i + 1], tokens[token.i + 2]
        if token.text != "(" or after.text != ")" or tokens[token.i - 1].end not in ends:
            continue
        if short.text.isupper() and 2 <= len(short.text) <= 8:
            found.setdefault(short.text, ends[tokens[token.i - 1].end])
    return found
