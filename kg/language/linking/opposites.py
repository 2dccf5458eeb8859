"""Those who stand over against somebody: 'his Russian counterpart', 'his host', 'its neighbour', 'his predecessor'."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.edtf import bounds
from kg.language.linking.choice import Choice
from kg.language.linking.discourse import Discourse, Referent
from kg.language.linking.officeholders import HeldOffice
from kg.language.linking.scene import Scene
from kg.language.linking.terms import HIGH_OFFICES
from kg.language.tree import REACH
from kg.records import Actor, ActorType, Mention, Token
from kg.registry.model import Office

__all__ = ["end_of", "opposite_of", "visitor_in_view"]

#: Roles that several hold in a state, each for something else.
_MANY = frozenset({"minister", "deputy_minister", "envoy", "executive", "adviser", "chief_executive", "commander"})
_WITHIN = 3


def opposite_of(
    scene: Scene,
    discourse: Discourse,
    token: Token,
    whose: Actor,
    linked: Mapping[int, Mention],
    held: Sequence[HeldOffice],
) -> Choice | None:
    """Who the noun at `token` means, being somebody's: host, guest, counterpart, neighbour, predecessor, successor."""
    words = scene.lexicon.opposites
    if token.lemma in words["counterpart"]:
        return _counterpart(scene, token, whose, linked, held)
    if token.lemma in words["guest"]:
        state, beside = _state_before(scene, token, linked), _named_beside(scene, token, whose, linked)
        return _other_person(discourse, whose, token.text, state, beside)
    if token.lemma in words["neighbour"] and not scene.tree.children(token.i, "amod", "compound"):
        return _other_state(discourse, whose, token.text)
    for kind, step in (("predecessor", -1), ("successor", 1)):
        if token.lemma in words[kind]:
            return _next_holder(scene, token, whose, step)
    return None


def visitor_in_view(scene: Scene, discourse: Discourse, token: Token) -> Choice | None:
    """'the visitor', 'the guest': the person in view who is a foreigner where things happen, if one alone is."""
    if token.lemma not in scene.lexicon.opposites["guest"] or token.lemma in ("host", "interlocutor"):
        return None
    places = discourse.ranked(lambda r: r.actor is not None and r.actor.type is ActorType.PLACE)
    here = next((r.actor.country for _, r in places if r.actor is not None and r.actor.country), None)
    if here is None:
        return None
    return _clear(discourse, lambda r: _is_person(r) and r.actor is not None and r.actor.country != here, token.text)


def _counterpart(
    scene: Scene, token: Token, whose: Actor, linked: Mapping[int, Mention], held: Sequence[HeldOffice]
) -> Choice | None:
    """The holder, in the state named, of the office that `whose` holds."""
    state = _state_before(scene, token, linked)
    if state is None or state.type is not ActorType.COUNTRY or state.country == whose.country:
        return None
    on = scene.date_at(token.i)
    career = scene.index.offices_of(whose.id, on) if on else ()
    roles = [office.role for office, _ in career if office.single and office.role not in _MANY]
    roles += [o.phrase.role for o in held if o.person is not None and o.person.actor.id == whose.id and o.current]
    for role in sorted(dict.fromkeys(roles), key=lambda role: role not in HIGH_OFFICES):
        people = {e.actor.id: e.actor for e, _, _ in scene.index.holders(role, state.id, on)} if on else {}
        people |= {
            o.person.actor.id: o.person.actor
            for o in held
            if o.person is not None and o.phrase.role == role and o.phrase.owner and o.phrase.owner.actor.id == state.id
        }
        if len(people) == 1:
            actor = next(iter(people.values()))
            return Choice(
                actor, f"{role} of {state.name}, as {whose.name} is of {whose.country}", "linking.counterpart"
            )
    return None


def _state_before(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Actor | None:
    """The state in 'his American visitor'."""
    return next((linked[c.i].actor for c in scene.tree.children(token.i, "amod", "compound") if c.i in linked), None)


def _named_beside(scene: Scene, token: Token, whose: Actor, linked: Mapping[int, Mention]) -> frozenset[str]:
    """Ids of all whom the last sentences name in one sentence with somebody, up to a token."""
    last = scene.tree.sentence_of(token.i)
    found: set[str] = set()
    for sentence in scene.tree.sentences[max(0, last - _WITHIN) : last + 1]:
        tokens = range(max(sentence.first, sentence.last - REACH), min(sentence.last, token.i))
        here = {one.id for i in tokens if i in linked for one in linked[i].actor.individuals}
        found |= here if whose.id in here else set()
    return frozenset(found - {whose.id})


def _other_person(
    discourse: Discourse, whose: Actor, noun: str, state: Actor | None, beside: frozenset[str]
) -> Choice | None:
    """The person of another state, that named if one is, whom the last sentences speak of; first those with whom."""

    def fits(referent: Referent) -> bool:
        actor = referent.actor
        if actor is None or not _is_person(referent) or actor.id == whose.id:
            return False
        return actor.country == state.country if state is not None else actor.country != whose.country

    met = _clear(discourse, lambda r: fits(r) and r.actor is not None and r.actor.id in beside, noun)
    return met or _clear(discourse, fits, noun)


def _other_state(discourse: Discourse, whose: Actor, noun: str) -> Choice | None:
    """The other state in view, if one alone is."""
    return _clear(discourse, lambda r: r.is_state and r.actor is not None and r.actor.country != whose.country, noun)


def _next_holder(scene: Scene, token: Token, whose: Actor, step: int) -> Choice | None:
    """Who held before or after him the office named, else the highest that he holds then or held last."""
    on = scene.date_at(token.i)
    title, _ = _as_title(scene, token)
    career = scene.index.offices_of(whose.id, "../..")
    now = scene.index.offices_of(whose.id, on or "../..")
    held = [item for item in now or career if item[0].single]
    if title:
        held = [item for item in (*now, *career) if item[0].single and _is_called(item[0], title)]
    if not held:
        return None
    office, tenure = held[0] if title else min(held, key=lambda item: (item[0].role not in HIGH_OFFICES, item[0].id))
    terms = [t for t in scene.index.terms(office.id) if t.person != whose.id or t == tenure]
    at = terms.index(tenure) + step
    if not 0 <= at < len(terms):
        return None
    if scene.published is not None and bounds(terms[at].start)[0] > bounds(scene.published)[1]:
        return None
    actor = scene.gazetteer.entries[terms[at].person].actor
    when = "before" if step < 0 else "after"
    return Choice(actor, f"{office.id} {when} {whose.name}, from {terms[at].start}", "linking.next-holder")


def _is_called(office: Office, title: tuple[str, str]) -> bool:
    words, role = title
    return role == office.role or words in {each.lower().replace("-", " ") for each in office.titles}


def _as_title(scene: Scene, token: Token) -> tuple[tuple[str, str] | None, int]:
    """Words and role of the title in 'his predecessor as foreign minister', if there is one, and its last token."""
    at = token.i + 1
    if not (scene.follows(at) and scene.tokens[at].text == "as" and scene.follows(at + 1)):
        return None, token.i
    for last in range(min(at + 4, len(scene.tokens) - 1), at, -1):
        words = [t.text.lower() for t in scene.tokens[at + 1 : last + 1]]
        hit = scene.gazetteer.titles.ending(words)
        if scene.tree.sentence_of(last) == scene.tree.sentence_of(at) and hit is not None and hit[0] == len(words):
            return (" ".join(words), hit[1]), last
    return None, token.i


def end_of(scene: Scene, token: Token) -> int:
    """The last token of the phrase that the noun heads, with 'as foreign minister' if that follows."""
    return _as_title(scene, token)[1]


def _is_person(referent: Referent) -> bool:
    return referent.is_person and referent.actor is not None and referent.actor.country is not None


def _clear(discourse: Discourse, fits: Callable[[Referent], bool], noun: str) -> Choice | None:
    """The referent that outweighs all others of its kind, named within the last sentences."""
    actor = discourse.clear(fits, within=_WITHIN)
    return Choice(actor, f"'{noun}': {actor.name} is the other one in view", "linking.other-one") if actor else None
