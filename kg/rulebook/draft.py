"""Draft a rule from a clause whose parts are marked: what it asks for, and which part fills which role of the event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import DraftError
from kg.ontology import EventClass
from kg.records import Argument, Clause
from kg.rulebook.classes import Classes
from kg.rulebook.holds import fits
from kg.rulebook.marks import EVENT_MARKS, Placed
from kg.rulebook.match import Scene, first_failure
from kg.rulebook.model import ActorClass, Rule, Rulebook

__all__ = ["Draft", "draft_rule", "predicate_of", "suggest_event"]

_SOURCE, _TARGET, _PARTICIPANT = "kg:hasSource", "kg:hasTarget", "kg:hasParticipant"
_PLACE, _TOPIC = "kg:hasPlace", "kg:hasTopic"
#: Prepositions that say where something takes place.
_WHERE = ("in", "at", "near", "on", "outside", "inside")
_NOT_WORDS = frozenset({"prepositions"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule in the making. `when` and `roles` are as they will stand in the file, `notes` what the author may want to
    know."""

    id: str
    about: str
    event: str
    predicate: str
    when: Mapping[str, str]
    roles: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()
    priority: int = 0
    example: Mapping[str, object] = field(default_factory=dict)


def predicate_of(clause: Clause, placed: Sequence[Placed]) -> str:
    """The name for a rule: the fullest that has no word of a marked part in it, which the rule asks for by itself.

    Of "shook hands" it is "shake hands", of "toured a shipyard" with a marked shipyard "tour". A light verb has its
    noun in any case ("hold talks").
    """
    marked = {form for part in placed for a in part.arguments for form in (a.lemma, f"{a.lemma}s")}
    for name in clause.predicates:
        if name == clause.predicate or not marked & set(name.split()[1:]):
            return name
    return clause.predicates[0]


def suggest_event(clause: Clause, rulebook: Rulebook, scene: Scene) -> tuple[Rule, str] | None:
    """A rule whose predicates are like the clause's, and the one that is alike; None where none is.

    The same name is most alike, the fuller before the shorter, and among rules of one name the one that holds for the
    clause, else the most general; then the same noun under another verb ("hold talks", "start talks").
    """
    for name in clause.predicates:
        rules = rulebook.by_predicate.get(name, ())
        if rules:
            holding = (rule for rule in rules if first_failure(rule, clause, scene) is None)
            return next(holding, rules[-1]), name
    noun = clause.predicate.split()[-1]
    for rule in rulebook.rules:
        for name in rule.predicates:
            if " " in name and name.split()[-1] == noun:
                return rule, name
    return None


def draft_rule(
    clause: Clause,
    placed: Sequence[Placed],
    *,
    rule_id: str,
    event: EventClass,
    classes: Classes,
    pronouns: frozenset[int] = frozenset(),
) -> Draft:
    """Draft a rule that holds for a clause.

    Parameters
    ----------
    clause, placed
        The clause and its marked parts.
    rule_id : str
        Id of the rule.
    event : EventClass
        Class of the event. In a symmetric one all actors take part; else the subject acts and the others are acted on,
        unless marks say otherwise.
    classes : Classes
        Sorts of actors and word classes; a filler that names no actor is asked for by the smallest class of words that
        has its head word.
    pronouns : frozenset of int
        Tokens that are pronouns: where one names nobody, anything may stand there.

    Raises
    ------
    DraftError
        If no marked part names an actor.
    """
    predicate = predicate_of(clause, placed)
    parts = [part for part in placed if not _is_in_name(part, predicate)]
    sorts = classes.actors
    optional = [part for part in parts if _is_scene(part, sorts) and len(parts) > 1]
    asked = [part for part in parts if part not in optional]
    wants = {part.role: _want(part, classes, pronouns) for part in asked}
    roles = _roles(parts, event, sorts)
    if not any(role in roles for role in (_SOURCE, _TARGET, _PARTICIPANT)):
        raise DraftError("sentence", "none of the marked words names an actor", "mark who acts, or who is acted on")
    notes = [f"`{part.role}` is not asked for: a sentence that names no place counts as well" for part in optional]
    notes += [
        f"“{part.words}” is marked `{part.mark.role}` and stands as `{part.role}`"
        for part in placed
        if part.mark.role not in EVENT_MARKS and part.mark.role != part.role
    ]
    return Draft(
        id=rule_id,
        about=_about(predicate, wants),
        event=event.curie,
        predicate=predicate,
        when=_joined(wants, asked) if event.symmetric else wants,
        roles=roles,
        notes=tuple(dict.fromkeys(notes)),
    )


def _is_in_name(part: Placed, predicate: str) -> bool:
    """Whether the part is the noun of a light verb, which the predicate's name has already."""
    names = predicate.split()[1:]
    return part.role == "object" and any(a.lemma in names or f"{a.lemma}s" in names for a in part.arguments)


def _is_scene(part: Placed, sorts: Mapping[str, ActorClass]) -> bool:
    """Whether the part only says where: the event is one without it too."""
    return (
        part.role in _WHERE
        and part.mark.role not in {"source", "target", "participant"}
        and _names(part, sorts["place"])
    )


def _names(part: Placed, sort: ActorClass) -> bool:
    return any(fits(mention, sort) for argument in part.arguments for mention in argument.mentions)


def _is_place(part: Placed, sorts: Mapping[str, ActorClass]) -> bool:
    """Whether the part is a place here, though a state may be one and an actor too."""
    place = part.role in _WHERE or part.mark.role == "place"
    return _names(part, sorts["place"]) and (place or not _names(part, sorts["actor"]))


def _want(part: Placed, classes: Classes, pronouns: frozenset[int]) -> str:
    """What the rule asks of the part: the sort of what is named, else a class of words or the word itself."""
    if _is_place(part, classes.actors):
        return "place"
    for sort in ("actor", "document", "named_event", "place"):
        if _names(part, classes.actors[sort]):
            return sort
    return _word(part.arguments[0], classes.words, pronouns)


def _word(argument: Argument, classes: Mapping[str, frozenset[str]], pronouns: frozenset[int]) -> str:
    if argument.head in pronouns:
        return "any"
    lemma = argument.lemma
    having = [name for name, words in classes.items() if lemma in words and name not in _NOT_WORDS]
    smallest = min(having, key=lambda name: (len(classes[name]), name), default="")
    return f"${smallest}" if smallest else f"={lemma}"


def _joined(wants: Mapping[str, str], parts: Iterable[Placed]) -> dict[str, str]:
    """Ask of a joint act that its roles together name two parties, as the sentence does."""
    roles = [role for role, want in wants.items() if want == "actor"]
    named = {
        actor.id
        for part in parts
        if part.role in roles
        for argument in part.arguments
        for mention in argument.mentions
        for actor in mention.actor.individuals
    }
    if len(named) < 2:
        return dict(wants)
    return {" | ".join(roles): "several", **{role: want for role, want in wants.items() if role not in roles}}


def _roles(parts: Iterable[Placed], event: EventClass, sorts: Mapping[str, ActorClass]) -> dict[str, tuple[str, ...]]:
    """Roles of the event -> roles of the clause; where nobody is visited, it is the state of the place visited."""
    found: dict[str, list[str]] = {}
    for part in parts:
        role = EVENT_MARKS.get(part.mark.role) or _role(part, event, sorts)
        if event.symmetric and role in (_SOURCE, _TARGET):
            role = _PARTICIPANT
        if role:
            found.setdefault(role, []).append(part.role)
    places = found.get(_PLACE, [])
    if "kg:Visit" in (event.curie, *event.parents) and places and not found.get(_TARGET):
        found[_TARGET] = [f"state of {role}" for role in places]
    taken = {role for roles in found.values() for role in roles}
    found[_PLACE] = [*places, *(role for role in ("in", "at") if role not in taken)]
    order = (_PARTICIPANT, _SOURCE, _TARGET, _PLACE, _TOPIC)
    return {role: tuple(dict.fromkeys(found[role])) for role in order if found.get(role)}


def _role(part: Placed, event: EventClass, sorts: Mapping[str, ActorClass]) -> str:
    """The event's role of a part that is marked with its role in the clause; empty where it has none."""
    if _is_place(part, sorts):
        return _PLACE
    if not _names(part, sorts["actor"]):
        return ""
    if event.symmetric:
        return _PARTICIPANT
    return _SOURCE if part.role == "subject" else _TARGET


def _about(predicate: str, wants: Mapping[str, str]) -> str:
    """A line that says what the rule is about, to be said better by its author."""
    asked = [f"{role} {want.lstrip('=$')}" for role, want in wants.items() if want != "any"]
    return f"{predicate[:1].upper()}{predicate[1:]}: {', '.join(asked)}." if asked else f"{predicate}."
