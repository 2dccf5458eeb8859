"""Who is named in one breath: joined by 'and' or a hyphen, or the two parties of one verb."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.language.linking.discourse import Discourse, Trace
from kg.language.linking.pronouns import verb_of
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, TextSpan, Token

__all__ = ["find_together", "note_pair", "partner_of", "trace_of"]


def find_together(
    scene: Scene, heads: Mapping[int, Sequence[Mention]]
) -> tuple[dict[int, list[tuple[tuple[Actor, ...], int, str]]], dict[int, tuple[Actor, ...]]]:
    """Actors named in one breath: joined by 'and', by a hyphen, or as the two parties of one verb."""
    together: dict[int, list[tuple[tuple[Actor, ...], int, str]]] = {}
    groups: dict[int, tuple[Actor, ...]] = {}
    for first, mentions in heads.items():
        if len(mentions) > 1:
            together.setdefault(first, []).append((tuple(m.actor for m in mentions), first, "poss"))
        if scene.tokens[first].dep == "conj" and scene.tokens[first].head in heads:
            continue
        joined = [t.i for t in (*scene.tree.conjuncts(first), *_owners_beside(scene, first)) if t.i in heads]
        if len(joined) > 1:
            actors = tuple(heads[i][0].actor for i in joined)
            together.setdefault(joined[-1], []).append((actors, first, ""))
            groups[first] = actors
        elif partner := partner_of(scene, first, heads):
            actors = (mentions[0].actor, heads[partner][0].actor)
            together.setdefault(max(first, partner), []).append((actors, first, "attr"))
    return together, groups


def _owners_beside(scene: Scene, first: int) -> list[Token]:
    """ "Xi's and Putin's words": possessors joined by 'and', which the parser hangs side by side on the noun."""
    token = scene.tokens[first]
    if token.dep != "poss" or scene.tree.child(first, "cc") is None:
        return []
    return [t for t in scene.tree.children(token.head, "poss") if t.i > first]


def partner_of(scene: Scene, first: int, heads: Mapping[int, Sequence[Mention]]) -> int:
    """The other party of a verb: 'Xi met Putin', 'Xi spoke with Putin', 'the Xi-Putin call'; 0 if there is none."""
    token = scene.tokens[first]
    kind = heads[first][0].actor.type
    if token.dep in ("nsubj", "nsubjpass"):
        others = scene.tree.children(token.head, "dobj")
        for preposition in scene.tree.children(token.head, "prep"):
            if preposition.text.lower() in ("with", "to", "from", "against"):
                others += scene.tree.children(preposition.i, "pobj")
        others += [p for o in others for p in scene.tree.children(o.i, "appos")]
    elif first + 2 in heads and scene.text(TextSpan(token.end, scene.tokens[first + 2].start)) in ("-", "–"):
        others = [scene.tokens[first + 2]]
    else:
        return 0
    return next((o.i for o in others if o.i in heads and heads[o.i][0].actor.type is kind), 0)


def note_pair(
    scene: Scene,
    discourse: Discourse,
    clear: dict[int, list[Mention]],
    named: dict[int, list[Mention]],
    token: Token,
) -> None:
    """Note two in one breath of whom one is told by a word that refers back: "he and Putin", "he met Putin".

    `clear` are such words by their heads, `named` all others.
    """
    if not clear:
        return
    heads = ChainMap(clear, named)
    first = token
    while first.dep == "conj" and first.head != first.i:
        first = scene.tokens[first.head]
    joined = [t.i for t in scene.tree.conjuncts(first.i)]
    subject = scene.tree.child(verb_of(scene, token.i), "nsubj", "nsubjpass")
    if len(joined) < 2 and subject is not None and subject.i in heads:
        first, joined = subject, [subject.i, partner_of(scene, subject.i, heads)]
    if token.i != max(joined) or not clear.keys() & set(joined) or not heads.keys() >= set(joined):
        return
    actors = tuple(heads[i][0].actor for i in joined)
    people = all(actor.type is ActorType.PERSON for actor in actors)
    if people and len({actor.id for actor in actors}) == len(actors) > 1:
        discourse.note_together(actors, replace(trace_of(scene, first), role="attr"))


def trace_of(scene: Scene, token: Token) -> Trace:
    """Role and governing verb of the phrase that a token heads; a conjunct has those of the first."""
    at = token
    while at.dep in ("conj", "appos") and at.head != at.i:
        at = scene.tokens[at.head]
    verb = verb_of(scene, at.i)
    above = scene.tokens[at.head]
    direct = at.head == verb or (above.pos == "ADP" and above.head == verb)
    aside = verb >= 0 and scene.tokens[verb].dep in ("relcl", "acl")
    return Trace(token.i, scene.tree.sentence_of(token.i), at.dep, verb, direct, aside)
