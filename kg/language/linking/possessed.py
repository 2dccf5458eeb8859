"""What is somebody's: 'their countries', 'his foreign ministry', "Shoigu's ministry", 'the Tajik capital'."""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.linking.actors import MOST_MEMBERS, body_of, joint, people_of
from kg.language.linking.choice import Choice
from kg.language.linking.counted import members_of
from kg.language.linking.nounphrases import classify, is_act, owners_after, owners_before
from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.language.linking.terms import HIGH_OFFICES, holders_on
from kg.language.linking.titles import TitlePhrase
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token
from kg.registry.model import Entry

__all__ = ["find_capitals", "possession_of"]

_OFFICED = frozenset({"bank", "company", "corporation", "firm", "ministry", "party", "university"})
_MINISTRIES = {"foreign_minister": "foreign ministry", "defence_minister": "defence ministry"}
_MEMBERS = frozenset({"member", "participant"})
_WHOLE = frozenset({"governments", "bodies", "forces", "organizations", "people"})


def find_capitals(scene: Scene, linked: Mapping[int, Mention]) -> list[Mention]:
    """'the Tajik capital', 'the capital of Tajikistan': the city, if the registry has one for that state."""
    found = []
    for token in scene.tokens:
        if token.lemma != "capital" or token.tag != "NN" or token.i in linked or token.dep in ("compound", "amod"):
            continue
        if not _plainly(scene, token, linked):
            continue
        owners, last = list(owners_before(scene, token.i, linked)), token.i
        if not owners:
            owners, end = owners_after(scene, token.i, linked)
            last = end if end is not None else token.i
        city = _capital(scene, owners[0].actor) if len(owners) == 1 else None
        if city is not None:
            first = min(
                [token.i, *(i for c in scene.tree.children(token.i) if c.i < token.i for i in _under(scene, c))]
            )
            choice = Choice(city, f"capital of {owners[0].actor.name}", "linking.capital-of-state")
            span = TextSpan(scene.tokens[first].start, scene.tokens[last].end)
            found.append(choice.at(span, MentionKind.NOMINAL, token.i))
    return found


def _plainly(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> bool:
    """'the Tajik capital', "Russia's capital"; not 'Russian capital' that flows, nor 'the financial capital'."""
    owned = scene.tree.child(token.i, "poss", "det")
    others = [c for c in scene.tree.children(token.i, "amod", "compound") if c.i not in linked]
    of = scene.tree.child(token.i, "prep")
    what = scene.tree.child(of.i, "pobj") if of is not None and of.text == "of" else None
    return owned is not None and not others and (what is None or what.i in linked)


def _capital(scene: Scene, owner: Actor) -> Actor | None:
    """The seat of a state; that of a state which is gone is the seat of the one that stands for it today."""
    capitals = scene.gazetteer.capitals
    return capitals.get(owner.id) or capitals.get((owner.country or "").lower() if _is_state(owner) else "")


def _under(scene: Scene, token: Token) -> list[int]:
    return list(scene.tree.subtree(token.i)) if token.pos != "PUNCT" else [token.i]


def possession_of(scene: Scene, token: Token, whose: Actor, title: TitlePhrase | None = None) -> Choice | None:
    """What the noun at `token` means as a part or possession of an actor, or of each member of a group.

    `title` is the title that the noun heads, 'his president', if it heads one.
    """
    owners = list(whose.individuals)
    plural = token.tag in ("NNS", "NNPS")
    if title is not None and title.role in (*HIGH_OFFICES, "leader") and not title.qualifier and not plural:
        return _ruler(scene, token, title, whose)
    if token.lemma in scene.lexicon.pairs["country"] and not scene.lexicon.has("others", token.lemma):
        return _states(scene, token, owners)
    if singular(token) in _OFFICED and not plural and len(owners) == 1:
        body = _office_body(scene, owners[0], singular(token))
        if body is not None:
            return Choice(body, f"where {owners[0].name} holds office", "linking.possessed")
    if singular(token) in _MEMBERS and plural and len(owners) == 1:
        return _members(scene, token, owners[0])
    noun = classify(scene, token) if not scene.lexicon.has("others", singular(token)) else None
    if noun is None or noun.kind not in _WHOLE or is_act(scene, token) or not all(_owns_state(o) for o in owners):
        return None
    if noun.kind == "governments":
        return _states(scene, token, owners)
    codes = list(dict.fromkeys(o.country for o in owners if o.country))
    states = all(o.type is ActorType.COUNTRY for o in owners)
    if noun.kind == "bodies" or (noun.kind == "organizations" and not noun.plural and len(owners) == 1):
        parts = [body_of(scene, code, _singular_phrase(noun.phrase, plural=plural)) for code in codes]
    elif (noun.plural and len(owners) > 1) or (states and (noun.plural or noun.kind == "people")):
        parts = [people_of(scene, code, noun.phrase, one=not noun.plural) for code in codes]
    else:
        return None
    return Choice(joint(parts), f"{token.text.lower()} of {whose.name}", "linking.possessed") if parts else None


def _ruler(scene: Scene, token: Token, title: TitlePhrase, whose: Actor) -> Choice | None:
    """'his president': who leads the state of the one meant; nobody is his own president."""
    on = scene.date_at(token.i)
    if on is None or not _owns_state(whose):
        return None
    held = holders_on(scene, title.words, (whose.country or "").lower(), on)
    people = {entry.actor.id: entry.actor for entry, _, _ in held if entry.actor.id != whose.id}
    if len(people) != 1:
        return None
    actor = next(iter(people.values()))
    return Choice(actor, f"{title.words} of {whose.country} on {on}", "linking.office-by-date")


def _members(scene: Scene, token: Token, body: Actor) -> Choice | None:
    """'its members': the states that belong to a body then, if the registry knows them and they are not many."""
    states = members_of(scene, body, token.i)
    if not 1 < len(states) <= MOST_MEMBERS:
        return None
    return Choice(joint(states), f"members of {body.name} on {scene.date_at(token.i)}", "linking.members")


def _is_state(actor: Actor) -> bool:
    return actor.type is ActorType.COUNTRY


def _owns_state(actor: Actor) -> bool:
    return bool(actor.country) and actor.type in (ActorType.COUNTRY, ActorType.PERSON)


def _states(scene: Scene, token: Token, owners: list[Actor]) -> Choice | None:
    """'his country', 'their countries', 'their governments'."""
    states = [scene.gazetteer.state(o.country) for o in owners if o.type in (ActorType.PERSON, ActorType.COUNTRY)]
    known = {state.id: state for state in states if state is not None}
    own = all(o.type is ActorType.COUNTRY for o in owners) and token.lemma not in ("government", "leadership", "regime")
    plural = token.tag in ("NNS", "NNPS")
    if own or len(known) != len(owners) or (len(known) > 1) != plural:
        return None
    names = ", ".join(o.name for o in owners)
    return Choice(joint(list(known.values())), f"{token.text.lower()} of {names}", "linking.possessed")


def _office_body(scene: Scene, person: Actor, noun: str) -> Actor | None:
    """The ministry that a minister heads, in the state where he is minister; the company that somebody runs."""
    on = scene.published
    entries: list[Entry] = []
    for office, _ in scene.index.offices_of(person.id, on) if on is not None else ():
        ministry = _MINISTRIES.get(office.role)
        entry = scene.gazetteer.entries.get(office.organization)
        if noun != "ministry":
            entries += [entry] if entry is not None and scene.lexicon.kinds[noun] & set(entry.kinds) else []
        elif ministry is not None:
            entries += scene.index.bodies(ministry, office.organization)
    found = {entry.actor.id: entry.actor for entry in entries}
    return next(iter(found.values())) if len(found) == 1 else None


def _singular_phrase(phrase: str, *, plural: bool) -> str:
    if not plural:
        return phrase
    return phrase[:-3] + "y" if phrase.endswith("ies") else phrase.removesuffix("s")
