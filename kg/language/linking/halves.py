"""Two of whom the text names one: 'the two presidents' where Putin visits the Chinese capital, 'his host'.

The one named has to hold the office that the noun means, and one other state alone may be spoken of; the other is who
holds that office there at the time told.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.linking.actors import joint
from kg.language.linking.choice import Choice
from kg.language.linking.scene import Scene
from kg.language.linking.terms import holders_on
from kg.records import Actor, ActorType, TextSpan, Token

__all__ = ["host_of", "other_half"]

#: The office that a noun in the plural names, by its last word in the singular; a minister's is said before it or is
#: that of the one named.
_OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("head_of_state",),
    "premier": ("head_of_government",),
    "leader": ("leader",),
    "minister": ("foreign_minister", "defence_minister"),
}
_MINISTERS = {
    "foreign": ("foreign_minister",),
    "defence": ("defence_minister",),
    "defense": ("defence_minister",),
    "prime": ("head_of_government",),
}
_HEADS = {"state": ("head_of_state",), "government": ("head_of_government",)}
#: Words that may stand before the noun; "the two former presidents" are others.
_PLAIN = frozenset({"the", "both", "two", "these", "those", *_MINISTERS})
#: Offices whose holders receive each other.
_PEERS = ("head_of_state", "foreign_minister", "defence_minister")
_WHERE = frozenset({ActorType.COUNTRY, ActorType.PLACE})


def other_half(
    scene: Scene, token: Token, span: TextSpan, before: Iterable[Actor], after: Iterable[Actor]
) -> Choice | None:
    """The two that a plural title means where one of them is named and the other's state is.

    Parameters
    ----------
    scene : Scene
        The article.
    token : Token
        The noun: 'presidents'.
    span : TextSpan
        Its phrase.
    before, after : iterable of Actor
        Whom the text speaks of just before the noun, and after it in its sentence; these only matter where those
        before do not suffice.
    """
    earlier, later = list(before), list(after)
    words = scene.text(span).lower().replace("-", " ").split()
    if not _PLAIN.issuperset(words[:-1]) or _told_apart(scene, token):
        return None
    for near in (earlier, [*earlier, *later]):
        found = [pair for role in _roles(scene, token, words) if (pair := _pair(scene, role, token, near))]
        if len(found) == 1:
            one, role, other, on = found[0]
            people = [scene.gazetteer.entries[each].actor for each in (one, other)]
            reason = f"'{token.text}': {people[0].name} and {people[1].name}, {role} of the state beside him on {on}"
            return Choice(joint(people), reason, "linking.other-half")
    return None


def host_of(scene: Scene, token: Token, whose: Actor, near: Iterable[Actor]) -> Choice | None:
    """'his host': who holds the guest's office in the one other state that is spoken of as a place."""
    places = [actor for actor in near if actor.type in _WHERE]
    for role in _PEERS:
        found = _pair(scene, role, token, [whose, *places])
        if found is not None and found[0] == whose.id:
            actor = scene.gazetteer.entries[found[2]].actor
            return Choice(actor, f"{role} of {actor.country} on {found[3]}, as {whose.name} is", "linking.other-half")
    return None


def _told_apart(scene: Scene, token: Token) -> bool:
    """'the two presidents it portrays': a relative clause without a comma says which are meant."""
    relative = scene.tree.child(token.i, "relcl")
    return relative is not None and scene.tokens[token.i + 1].text != ","


def _roles(scene: Scene, token: Token, words: list[str]) -> tuple[str, ...]:
    """The offices that the noun can mean, by the words before and after it."""
    if token.lemma == "head":
        of = scene.tree.child(token.i, "prep")
        what = scene.tree.child(of.i, "pobj") if of is not None and of.text == "of" else None
        return _HEADS.get(what.text, ()) if what is not None else ()
    if token.lemma == "minister":
        said = [roles for word, roles in _MINISTERS.items() if word in words]
        return said[0] if said else _OFFICES["minister"]
    return _OFFICES.get(token.lemma, ())


def _pair(scene: Scene, role: str, token: Token, near: list[Actor]) -> tuple[str, str, str, str] | None:
    """The one near who holds the office, the office, who holds it in the one other state near, and on which date.

    Where nobody near holds it, and two states alone are spoken of, they are the holders in both. Somebody else of the
    other state near makes it doubtful: "Putin and the German chancellor".
    """
    on = scene.date_at(token.i)
    if on is None:
        return None
    each = [actor for actors in near for actor in actors.individuals if actor.country]
    people = {a.id: a for a in each if a.type is ActorType.PERSON and a.id in _holders(scene, role, a.country, on)}
    states = {a.country for a in each if a.country and a.type in (_WHERE if people else {ActorType.COUNTRY})}
    codes = {person.country for person in people.values()}
    if len(people) > 1 or len(states - codes) != 2 - len(people):
        return None
    others = [_holders(scene, role, code, on) for code in sorted(states - codes)]
    if any(len(held) != 1 for held in others):
        return None
    one, other = [*people, *(held[0] for held in others)]
    if any(a.type is ActorType.PERSON and a.country not in codes and a.id not in (one, other) for a in each):
        return None
    return one, role, other, on


def _holders(scene: Scene, role: str, country: str | None, on: str) -> list[str]:
    held = holders_on(scene, role, (country or "").lower(), on)
    return sorted({entry.actor.id for entry, _, _ in held})
