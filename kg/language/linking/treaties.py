"""Who concluded and who joined what: 'the treaty between A and B', 'A and B signed the pact', 'Iran joined the SCO'.

Also which city is the capital of which state, where the words say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.language.linking.affiliations import OfficeClaim
from kg.language.linking.mood import happened
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token

__all__ = ["find_capitals_of", "find_joiners", "find_parties"]

_PARTIES = frozenset({ActorType.COUNTRY, ActorType.GROUP, ActorType.INTERNATIONAL_ORGANIZATION})
_CONCLUDING = frozenset({"sign", "conclude", "ratify", "join", "accede"})
_JOINING = frozenset({"join", "enter", "accede"})


def find_parties(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """Parties of a document that has a name: after 'between', as those who signed it, as a party to it."""
    heads = _by_head(mentions, _PARTIES)
    for document in mentions:
        if document.actor.type is not ActorType.DOCUMENT or document.kind is not MentionKind.NAME:
            continue
        for party, how in _parties(scene, document.head, heads):
            span = TextSpan(min(document.span.start, party.span.start), max(document.span.end, party.span.end))
            yield from _each(party, "party_to", document.actor, span, how, scene.told_at(document.head))


def find_joiners(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """States that joined a body: 'Iran joined the SCO in 2023' holds from that year on."""
    states = _by_head(mentions, frozenset({ActorType.COUNTRY, ActorType.GROUP}))
    bodies = {m.head: m for m in mentions if m.actor.type is ActorType.INTERNATIONAL_ORGANIZATION}
    for verb in scene.tokens:
        if verb.lemma not in _JOINING or verb.pos != "VERB" or not happened(scene, verb):
            continue
        if any(scene.tree.child(p.i, "pcomp") is not None for p in scene.tree.children(verb.i, "prep")):
            continue  # "joined NATO in condemning the attack"
        subject = scene.tree.child(verb.i, "nsubj")
        target = scene.tree.child(verb.i, "dobj") or _after(scene, verb.i, "to")
        if subject is None or target is None or subject.i not in states or target.i not in bodies:
            continue
        joiner, body = states[subject.i], bodies[target.i]
        span = TextSpan(joiner.span.start, body.span.end)
        yield from _each(joiner, "member_of", body.actor, span, f"'{verb.text}'", scene.since_at(verb.i))


def find_capitals_of(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """'Beijing, the capital of China', "Astana is Kazakhstan's capital"."""
    cities = {m.head: m for m in mentions if m.kind is MentionKind.METONYM}
    states = {m.head: m for m in mentions if m.actor.type is ActorType.COUNTRY}
    for token in scene.tokens:
        if token.lemma != "capital" or token.tag != "NN":
            continue
        beside = token.head if token.dep == "appos" else -1
        if token.dep == "attr" and scene.tokens[token.head].lemma == "be" and happened(scene, scene.tokens[token.head]):
            subject = scene.tree.child(token.head, "nsubj")
            beside = subject.i if subject is not None else -1
        owners = [*scene.tree.children(token.i, "poss", "amod"), *filter(None, [_after(scene, token.i, "of")])]
        state = next((states[o.i] for o in owners if o.i in states), None)
        if beside not in cities or state is None:
            continue
        city = _as_place(scene, cities[beside])
        span = TextSpan(min(city.span.start, state.span.start), max(city.span.end, token.end, state.span.end))
        yield OfficeClaim(city, "capital_of", state.actor, span, "called the capital", rule="relations.capital")


def _by_head(mentions: Sequence[Mention], types: frozenset[ActorType]) -> dict[int, Mention]:
    return {m.head: m for m in mentions if m.actor.type in types}


def _parties(scene: Scene, head: int, heads: Mapping[int, Mention]) -> Iterator[tuple[Mention, str]]:
    """Mentions of parties of the document that token `head` names, and how they are tied to it."""
    for preposition in scene.tree.children(head, "prep"):
        if preposition.text in ("between", "among"):
            for target in scene.tree.children(preposition.i, "pobj"):
                yield from ((heads[t.i], f"after '{preposition.text}'") for t in _joined(scene, target, heads))
    above = scene.tokens[scene.tokens[head].head]
    verb, how = above, f"'{above.text}'"
    if above.text in ("to", "of") and scene.tokens[above.head].lemma in ("party", "signatory"):
        noun = scene.tokens[above.head]
        verb, how = scene.tokens[noun.head], f"called a {noun.lemma}"
        if noun.dep != "attr":
            return
    elif verb.lemma not in _CONCLUDING or scene.tokens[head].dep not in ("dobj", "nsubjpass", "pobj"):
        return
    if not happened(scene, verb):
        return
    subject = scene.tree.child(verb.i, "agent" if scene.tokens[head].dep == "nsubjpass" else "nsubj")
    if subject is not None and subject.dep == "agent":
        subject = scene.tree.child(subject.i, "pobj")
    if subject is not None:
        yield from ((heads[t.i], how) for t in _joined(scene, subject, heads))


def _joined(scene: Scene, first: Token, heads: Mapping[int, Mention]) -> list[Token]:
    return [token for token in scene.tree.conjuncts(first.i) if token.i in heads]


def _after(scene: Scene, i: int, preposition: str) -> Token | None:
    found = next((p for p in scene.tree.children(i, "prep") if p.text.lower() == preposition), None)
    return scene.tree.child(found.i, "pobj") if found is not None else None


def _as_place(scene: Scene, city: Mention) -> Mention:
    """The city itself, also where its name was taken for the government."""
    place = scene.gazetteer.capitals.get(city.actor.id)
    return replace(city, actor=place) if place is not None else city


def _each(
    mention: Mention, relation: str, other: Actor, span: TextSpan, reason: str, valid: str | None
) -> Iterator[OfficeClaim]:
    rule = "relations.party" if relation == "party_to" else "relations.joined"
    for actor in mention.actor.individuals:
        yield OfficeClaim(replace(mention, actor=actor), relation, other, span, reason, valid=valid, rule=rule)
