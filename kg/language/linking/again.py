"""Nouns that take up somebody already named: 'the country', 'the ministry', 'the president', 'the Council'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.language.linking.actors import body_of
from kg.language.linking.choice import Choice
from kg.language.linking.discourse import Discourse, Referent
from kg.language.linking.nounphrases import owners_before
from kg.language.linking.nouns import singular
from kg.language.linking.officeholders import HeldOffice
from kg.language.linking.pieces import fold
from kg.language.linking.scene import Scene
from kg.language.linking.titles import TitlePhrase
from kg.language.linking.wars import war_going_on
from kg.records import Actor, ActorType, Mention, TextSpan, Token

__all__ = ["read_again"]

_REACH = 5
#: Bodies that are called by what they deal in: "the oil giant", "the defence alliance".
_TRADERS = frozenset({"agency", "alliance", "bloc", "company", "firm", "giant", "group", "grouping", "lender", "maker"})
_BODIES = ("organization", "international_organization", "publication")
_NAMED = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION})
#: The ministries that ministers head, by role.
_HEADED = {"foreign_minister": "foreign", "defence_minister": "defence"}
_THINGS = frozenset({ActorType.DOCUMENT, ActorType.NAMED_EVENT, ActorType.PLACE})


def read_again(
    scene: Scene,
    discourse: Discourse,
    token: Token,
    linked: Mapping[int, Mention],
    held: Sequence[HeldOffice],
    titles: Mapping[int, TitlePhrase],
) -> tuple[Choice, TextSpan] | None:
    """Whom a definite noun without a name of its own takes up, why, and the span of the phrase; None if it is open.

    `titles` are the title phrases by their last word.
    """
    noun = singular(token)
    title = titles.get(token.i)
    if token.tag not in ("NN", "NNP") or token.pos not in ("NOUN", "PROPN"):
        return None
    if token.pos == "PROPN" and title is None and token.text[:1].isupper():
        return _capitalised(scene, discourse, token, noun)
    if not _definite_alone(scene, token, title):
        return _body_of_state(scene, discourse, token, linked)
    end = scene.tokens[title.last].end if title is not None else token.end
    span = TextSpan(min(c.start for c in (token, *scene.tree.children(token.i, "det", "amod", "compound"))), end)
    if title is not None or scene.lexicon.has("general", noun):
        found = _person(scene, discourse, token, title.words if title else noun, linked, held)
    elif scene.lexicon.has("governments", noun) or scene.lexicon.has("countries", noun):
        found = _clear(discourse, lambda r: r.is_state, noun)
    else:
        found = _body(scene, discourse, token, noun) or _place(scene, discourse, noun) or _thing(scene, discourse, noun)
    return (found, span) if found else None


def _capitalised(scene: Scene, discourse: Discourse, token: Token, noun: str) -> tuple[Choice, TextSpan] | None:
    """'the Council', 'the Ministry': the body lately named whose name has that word in it."""
    if not _definite_alone(scene, token, None) or not any(noun in words for words in scene.lexicon.again.values()):
        return None
    found = _named_so(scene, discourse, noun)
    return (found, TextSpan(scene.tree.children(token.i, "det")[0].start, token.end)) if found else None


def _definite_alone(scene: Scene, token: Token, title: TitlePhrase | None) -> bool:
    """'the ministry', 'the Communist country', 'the oil giant'; not 'the ministry of health', 'a ministry'."""
    determiner = scene.tree.child(token.i, "det")
    if determiner is None or determiner.text.lower() not in ("the", "this", "that"):
        return False
    last = title.last if title is not None else token.i
    limits = [
        limit
        for limit in scene.tree.children(token.i, "prep", "poss", "nmod", "nummod", "relcl", "acl", "appos")
        if not token.i < limit.i <= last
    ]
    if scene.lexicon.has("general", singular(token)):
        return not limits
    first = title.first if title is not None else token.i
    plain = title is None and singular(token) in _TRADERS
    limits += [c for c in scene.tree.children(token.i, "compound") if c.i < first and not (plain and c.pos == "NOUN")]
    return not limits and not any(c.text[:1].isupper() for c in scene.tree.children(token.i, "amod") if c.i < first)


def _person(
    scene: Scene,
    discourse: Discourse,
    token: Token,
    noun: str,
    linked: Mapping[int, Mention],
    held: Sequence[HeldOffice],
) -> Choice | None:
    """Somebody lately named who has that title; any person in view for 'the man' and the like."""
    words = noun.split()
    titled = {
        o.person.actor.id for o in held if o.person is not None and o.phrase.words.split()[-len(words) :] == words
    }
    on = scene.date_at(token.i)

    def holds(referent: Referent) -> bool:
        if not referent.is_person or referent.actor is None:
            return False
        if referent.actor.id in titled:
            return True
        offices = scene.index.offices_of(referent.actor.id, on) if on else ()
        titles = [title.lower().replace("-", " ").split() for office, _ in offices for title in office.titles]
        return any(title[-len(words) :] == words for title in titles)

    found = _clear(discourse, holds, noun)
    if found is None and scene.lexicon.has("general", noun):
        codes = {m.actor.country for m in owners_before(scene, token.i, linked)}
        found = _clear(discourse, lambda r: r.is_person and r.actor is not None and codes <= {r.actor.country}, noun)
    return found


def _body(scene: Scene, discourse: Discourse, token: Token, noun: str) -> Choice | None:
    """An organisation in view: whose name has the noun in it, the only one of such a kind, or its head's."""
    kinds = [kind for kind in _BODIES if noun in scene.lexicon.again[kind]]
    if not kinds:
        return None
    in_view = _clear(
        discourse, lambda r: r.actor is not None and r.actor.type.value in kinds and _is_a(scene, r.actor, noun), noun
    )
    return _named_so(scene, discourse, noun) or in_view or _spoken_for(scene, discourse, token, noun)


def _spoken_for(scene: Scene, discourse: Discourse, token: Token, noun: str) -> Choice | None:
    """'Hua Chunying declined. The ministry ...': the one body that those just named head or speak for."""
    on = scene.date_at(token.i)
    people = [one for actor in discourse.lately(1) for one in actor.individuals if one.type is ActorType.PERSON]
    found = {body.id: (one, body) for one in people if on for body in _bodies_of(scene, one, on, noun)}
    if len(found) != 1:
        return None
    ((person, body),) = found.values()
    return Choice(body, f"'the {noun}': {person.name} heads it or speaks for it", "linking.taken-up")


def _bodies_of(scene: Scene, person: Actor, on: str, noun: str) -> Iterator[Actor]:
    """The bodies with the noun in their name that somebody headed or spoke for on a day."""
    for office, _ in scene.index.offices_of(person.id, on):
        whose = scene.gazetteer.entries.get(office.organization)
        if whose is None:
            continue
        headed = _HEADED.get(office.role) if whose.actor.country else None
        body = body_of(scene, whose.actor.country or "", f"{headed} ministry") if headed else whose.actor
        if _is_named(scene, body, noun, _NAMED):
            yield body


def _is_a(scene: Scene, actor: Actor, noun: str) -> bool:
    """Whether an actor can be called by the noun: by what the registry says it is, if it says anything."""
    entry = scene.gazetteer.entries.get(actor.id)
    wanted = scene.lexicon.kinds.get(noun)
    return wanted is None or entry is None or not entry.kinds or bool(wanted & set(entry.kinds))


def _thing(scene: Scene, discourse: Discourse, noun: str) -> Choice | None:
    """'the treaty', 'the pipeline', 'the square': a document, event or place with that word in its name."""
    if noun not in scene.lexicon.again["thing"]:
        return None
    return _named_so(scene, discourse, noun, _THINGS) or war_going_on(scene, discourse, noun)


def _named_so(scene: Scene, discourse: Discourse, noun: str, types: frozenset[ActorType] = _NAMED) -> Choice | None:
    """The one with this noun in one of its names: who is most in view, else the only one of the article so far."""

    found = _clear(discourse, lambda r: r.actor is not None and _is_named(scene, r.actor, noun, types), noun)
    if found is not None:
        return found
    named = [actor for actor in discourse.named.values() if _is_named(scene, actor, noun, types)]
    if len(named) != 1:
        return None
    return Choice(named[0], f"'the {noun}': {named[0].name} alone is so called in the article", "linking.taken-up")


def _is_named(scene: Scene, actor: Actor, noun: str, types: frozenset[ActorType]) -> bool:
    """Whether one of the English names of an actor of these types has the noun in it."""
    if actor.type not in types:
        return False
    entry = scene.gazetteer.entries.get(actor.id)
    names = [name.text for name in entry.names if name.language == "en"] if entry else [actor.name]
    return any(noun in fold(name).split() for name in names)


def _body_of_state(
    scene: Scene, discourse: Discourse, token: Token, linked: Mapping[int, Mention]
) -> tuple[Choice, TextSpan] | None:
    """'the Russian gas giant': a company of that state lately named, or a new one; no part of the state itself."""
    determiner = scene.tree.child(token.i, "det")
    noun, bodies = singular(token), scene.lexicon.sets["bodies"]
    codes = {m.actor.country for m in owners_before(scene, token.i, linked)} - {None}
    if determiner is None or determiner.text.lower() != "the" or len(codes) != 1:
        return None
    if noun not in scene.lexicon.again["organization"] or noun in bodies:
        return None

    def is_company(referent: Referent) -> bool:
        actor = referent.actor
        own = actor is not None and actor.type is ActorType.ORGANIZATION and actor.country in codes
        return own and actor is not None and not bodies & set(fold(actor.name).split())

    found = _clear(discourse, is_company, noun)
    return (found, scene.span(determiner.i, token.i)) if found else None


def _place(scene: Scene, discourse: Discourse, noun: str) -> Choice | None:
    """'the region', 'the island': a place, or a territory that is part of a state."""
    if noun not in scene.lexicon.again["place"]:
        return None

    def is_place(referent: Referent) -> bool:
        entry = scene.gazetteer.entries.get(referent.actor.id) if referent.actor is not None else None
        named = referent.actor is not None and referent.actor.type is ActorType.PLACE
        if noun == "capital":
            return named and entry is not None and entry.stands_for is not None
        if noun == "island" and entry is not None and scene.lexicon.has("islands", entry.actor.id):
            return True
        return named or (entry is not None and referent.is_state and bool(entry.part_of))

    return _clear(discourse, is_place, noun)


def _clear(discourse: Discourse, fits: Callable[[Referent], bool], noun: str) -> Choice | None:
    """The referent that outweighs all others of its kind, named within the last sentences."""
    actor = discourse.clear(fits, within=_REACH)
    if actor is None:
        return None
    return Choice(actor, f"'the {noun}': {actor.name} is most in view", "linking.taken-up")
