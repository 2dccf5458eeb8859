"""Where places lie and who is partner of whom, as noun phrases say: 'Moscow, Russia', 'the Xi-Putin partnership'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.language.linking.affiliations import OfficeClaim
from kg.language.linking.scene import Scene
from kg.records import ActorType, Mention, MentionKind, TextSpan, Token

__all__ = ["find_locations", "find_partners"]

_NAMES = frozenset({MentionKind.NAME, MentionKind.METONYM})
_WHERE = frozenset({ActorType.PLACE, ActorType.COUNTRY})
_PARTNERSHIPS = frozenset({"partnership", "partner"})


def find_locations(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """'Moscow, Russia', 'the Great Hall, in Beijing', 'the Iraqi city of Basra': a place and where it lies."""
    heads = {m.head: m for m in mentions if m.actor.type in _WHERE and m.kind in _NAMES}
    for mention in mentions:
        if mention.actor.type is not ActorType.PLACE or mention.kind not in (MentionKind.NAME, MentionKind.METONYM):
            continue
        for token in _around(scene, mention.head):
            where = heads.get(token.i)
            if where is None or where.actor.id == mention.actor.id or where.span.meets(mention.span):
                continue
            span = TextSpan(min(mention.span.start, where.span.start), max(mention.span.end, where.span.end))
            reason = f"named in one phrase with {where.actor.name}"
            yield OfficeClaim(mention, "located_in", where.actor, span, reason, rule="relations.location")


def _around(scene: Scene, head: int) -> Iterator[Token]:
    """Tokens that may say where the place with this head lies."""
    yield from scene.tree.children(head, "appos")
    for preposition in scene.tree.children(head, "prep"):
        if preposition.text == "in":
            yield from scene.tree.children(preposition.i, "pobj")
    above = scene.tokens[scene.tokens[head].head]
    kind = scene.tokens[above.head].lemma
    if scene.tokens[head].dep == "pobj" and above.text == "of" and kind in scene.lexicon.again["place"]:
        yield from scene.tree.children(above.head, "amod", "poss", "compound")


def find_partners(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """'the partnership between Russia and China', 'the Xi-Putin partnership', 'Iran and Russia are partners'."""
    heads = {m.head: m for m in mentions}
    for token in scene.tokens:
        if token.lemma not in _PARTNERSHIPS or _denied(scene, token):
            continue
        parties = sorted(_parties(scene, token, heads), key=lambda m: m.span)
        members = [(m, a) for m in parties for a in m.actor.individuals]
        if len({actor.id for _, actor in members}) != 2:
            continue
        (one, first), (_, second) = members[0], next(p for p in members if p[1].id != members[0][1].id)
        span = TextSpan(min(token.start, one.span.start), max(token.end, *(m.span.end for m in parties)))
        subject = replace(one, actor=first)
        yield OfficeClaim(subject, "partner_of", second, span, f"'{token.text}' of both", rule="relations.partnership")


def _denied(scene: Scene, token: Token) -> bool:
    determiner = scene.tree.child(token.i, "det")
    verb = scene.tokens[token.head]
    return (determiner is not None and determiner.text.lower() == "no") or scene.tree.child(verb.i, "neg") is not None


def _parties(scene: Scene, token: Token, heads: Mapping[int, Mention]) -> Iterator[Mention]:
    """Actors whose partnership it is: before the noun, after 'between', as the subject of 'are partners'."""
    near = [c for c in scene.tree.children(token.i, "poss", "compound", "amod", "nmod") if c.i < token.i]
    for preposition in scene.tree.children(token.i, "prep"):
        if preposition.text == "between":
            near += scene.tree.children(preposition.i, "pobj")
    if token.dep == "attr" and token.tag == "NNS":
        near += scene.tree.children(token.head, "nsubj")
    for each in near:
        for word in (*scene.tree.conjuncts(each.i), *_joined_names(scene, each)):
            if word.i in heads:
                yield heads[word.i]


def _joined_names(scene: Scene, name: Token) -> list[Token]:
    """The first name of a hyphened pair, 'Xi' in 'Xi-Putin', which hangs on the second."""
    return scene.tree.children(name.i, "compound")
