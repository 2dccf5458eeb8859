"""Several holders in one phrase: 'the presidents of Russia and China', 'the two foreign ministers, X and Y'.

Each state named gives the holder of the office at the time told; names set beside the phrase give its members outright.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.language.linking.actors import MOST_MEMBERS, either, joint, people_of
from kg.language.linking.choice import Choice
from kg.language.linking.counted import members_of
from kg.language.linking.nounphrases import owners_before
from kg.language.linking.nouns import singular
from kg.language.linking.pairphrases import fixed_members
from kg.language.linking.scene import Scene
from kg.language.linking.terms import HIGH_OFFICES, holders_on
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token

__all__ = ["link_plural_offices", "offices_of_each"]

#: Roles of which a state has one holder, so that the plural with several states counts one for each.
_ROLES = frozenset({*HIGH_OFFICES, "leader"})
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})


def link_plural_offices(scene: Scene, linked: Mapping[int, Mention]) -> list[Mention]:
    """Find plural titles whose members names in apposition or two and more states tell.

    Parameters
    ----------
    scene : Scene
        The article.
    linked : mapping
        The mention that covers each token, of names and single offices.
    """
    found = []
    for token in scene.tokens:
        if token.tag not in ("NNS", "NNPS") or token.i in linked:
            continue
        title = _title_at(scene, token)
        if title is None:
            continue
        if _qualified(scene, token):
            continue
        words, role = title
        named = _named_beside(scene, token, linked)
        if named:
            reason = "followed by the names of " + ", ".join(actor.name for actor in named)
            found.append(_mention(scene, token, token.i, Choice(joint(named), reason, "linking.apposition")))
        elif role in _ROLES:
            states, last = _states(scene, token, linked)
            if len(states) > 1:
                members = [_holder(scene, state, words, token.i) for state in states]
                reason = f"{words} of each: " + ", ".join(state.name for state in states)
                found.append(_mention(scene, token, last, Choice(joint(members), reason, "linking.offices-of-states")))
    return found


def offices_of_each(scene: Scene, token: Token, owners: Sequence[Actor]) -> Choice | None:
    """'their presidents': who holds the office in each of the states meant, or in those of the persons meant."""
    title = _title_at(scene, token)
    if title is None or title[1] not in _ROLES or _qualified(scene, token):
        return None
    states = [state for owner in owners if (state := scene.gazetteer.state(owner.country)) is not None]
    if len({state.id for state in states}) != len(owners) or len(owners) < 2:
        return None
    members = [_holder(scene, state, title[0], token.i) for state in states]
    if {member.id for member in members} & {owner.id for owner in owners}:
        return None  # nobody is his own president
    reason = f"{title[0]} of each: " + ", ".join(state.name for state in states)
    return Choice(joint(members), reason, "linking.offices-of-states")


def _qualified(scene: Scene, token: Token) -> bool:
    """'the former leaders', 'the next presidents': not those who hold the office now."""
    words = [c.text.lower() for c in scene.tree.children(token.i, "amod", "compound")]
    return any(scene.lexicon.has(kind, word) for word in words for kind in ("past", "future", "dead", "lesser"))


def _title_at(scene: Scene, token: Token) -> tuple[str, str] | None:
    """Words in the singular and role of the title that ends with a plural noun."""
    if token.lemma == "head" and _of_state(scene, token) is not None:
        return "head of state", "head_of_state"
    first = max(scene.tree.sentences[scene.tree.sentence_of(token.i)].first, token.i - 3)
    words = [t.text.lower() for t in scene.tokens[first : token.i]] + [singular(token)]
    hit = scene.gazetteer.titles.ending(words)
    return (" ".join(words[-hit[0] :]), hit[1]) if hit is not None else None


def _of_state(scene: Scene, token: Token) -> Token | None:
    """'state' in 'heads of state (and government)'."""
    preposition = scene.tree.child(token.i, "prep")
    target = scene.tree.child(preposition.i, "pobj") if preposition is not None and preposition.text == "of" else None
    return target if target is not None and target.text in ("state", "government") else None


def _named_beside(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> list[Actor]:
    """The people in apposition to a plural noun, if two or more."""
    for beside in scene.tree.children(token.i, "appos"):
        people = [linked[each.i].actor for each in scene.tree.conjuncts(beside.i) if each.i in linked]
        if len(people) > 1 and all(actor.type is ActorType.PERSON for actor in people):
            return people
    return []


def _states(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> tuple[list[Actor], int]:
    """The states named before or after a title, and the last token of the phrase."""
    before = [m.actor for m in owners_before(scene, token.i, linked)]
    if len(before) > 1:
        return _only_states(before), token.i
    if len(before) == 1 and _definite(scene, token):
        return _of_body(scene, before[0], token.i), token.i
    inner = _of_state(scene, token)
    prepositions = [*scene.tree.children(token.i, "prep"), *(scene.tree.children(inner.i, "prep") if inner else ())]
    for preposition in prepositions:
        target = scene.tree.child(preposition.i, "pobj") if preposition.text == "of" else None
        joined = list(scene.tree.conjuncts(target.i)) if target is not None else []
        actors = [linked[t.i].actor for t in joined if t.i in linked]
        if len(joined) > len(actors) > 1:
            actors += _unnamed(scene, [t for t in joined if t.i not in linked])
            return _only_states(actors), joined[-1].i
        if len(actors) == len(joined) > 1:
            return _only_states(actors), joined[-1].i
        if len(actors) == len(joined) == 1 and _definite(scene, token):
            return _of_body(scene, actors[0], token.i), joined[-1].i
    return [], token.i


def _unnamed(scene: Scene, nouns: Sequence[Token]) -> list[Actor]:
    """States without names, 'three Central Asian states' beside Russia and China: those of a group, else somebody."""
    found: list[Actor] = []
    for noun in nouns:
        fixed = [scene.gazetteer.entries[code].actor for code in sorted(fixed_members(scene, noun))]
        found += fixed or [Actor(noun.lemma, noun.text, ActorType.COUNTRY)]
    return found


def _definite(scene: Scene, token: Token) -> bool:
    """'the leaders of the Quad', 'the four leaders of the Quad'; not 'leaders of the Quad'."""
    determiner = scene.tree.child(token.i, "det")
    return determiner is not None and determiner.text.lower() == "the"


def _of_body(scene: Scene, body: Actor, at: int) -> list[Actor]:
    """The member states of an international body then, if it has few."""
    members = members_of(scene, body, at)
    return members if len(members) <= MOST_MEMBERS else []


def _only_states(actors: list[Actor]) -> list[Actor]:
    """The actors without doubles if all are states, else none."""
    unique = {actor.id: actor for actor in actors}
    return list(unique.values()) if all(a.type is ActorType.COUNTRY for a in actors) else []


def _holder(scene: Scene, state: Actor, words: str, at: int) -> Actor:
    if state.country is None:
        return people_of(scene, None, f"{words}s of other {state.name}")
    on = scene.date_at(at)
    title = "head_of_state" if words == "head of state" else words
    people = {e.actor.id: e.actor for e, _, _ in holders_on(scene, title, state.id, on)} if on is not None else {}
    if people:
        return either(list(people.values()), words)
    return people_of(scene, state.country, words, one=True)


def _mention(scene: Scene, token: Token, last: int, choice: Choice) -> Mention:
    first = min([token.i, *_before(scene, token)])
    return choice.at(TextSpan(scene.tokens[first].start, scene.tokens[last].end), MentionKind.NOMINAL, token.i)


def _before(scene: Scene, token: Token) -> Iterator[int]:
    for child in scene.tree.children(token.i, *_LEFT):
        if child.i < token.i:
            yield from scene.tree.subtree(child.i)
