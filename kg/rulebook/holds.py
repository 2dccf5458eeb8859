"""Does a condition hold for a clause, and by which words?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from kg.records import ActorType, Argument, Clause, ClauseKind, Mention, Sense
from kg.rulebook.model import ActorClass, Condition, Want

if TYPE_CHECKING:
    from kg.rulebook.match import Scene

__all__ = ["around", "fits", "holds", "meets"]


_WHERE = frozenset({ActorType.PLACE, ActorType.COUNTRY})
#: Nouns for states, with their plurals.
_STATES = {"country": "countries", "state": "states", "nation": "nations", "government": "governments"}


def _governor(clause: Clause, scene: Scene) -> Collection[str]:
    return scene.clauses[clause.parent].predicates if clause.parent is not None else ()


def _voice(clause: Clause, scene: Scene) -> Collection[str]:
    if clause.kind is not ClauseKind.VERBAL:
        return ()
    return ("passive",) if clause.passive else ("active",)


#: What a condition on the surroundings looks at.
_AROUND: dict[str, Callable[[Clause, Scene], Collection[str]]] = {
    "predicate": lambda clause, scene: clause.predicates,
    "modifier": lambda clause, scene: clause.modifiers,
    "governor": _governor,
    "relation": lambda clause, scene: (clause.relation,) if clause.relation else (),
    "marker": lambda clause, scene: (clause.marker,) if clause.marker else (),
    "tense": lambda clause, scene: (clause.tense,) if clause.tense else (),
    "voice": _voice,
    "factuality": lambda clause, scene: (clause.factuality.value,),
}


def around(condition: Condition, clause: Clause, scene: Scene) -> Collection[str] | None:
    """The words that a condition on the surroundings looks at; None if it looks at roles."""
    look = _AROUND.get(condition.roles[0])
    return look(clause, scene) if look is not None else None


def holds(condition: Condition, clause: Clause, scene: Scene) -> bool:
    """Whether the clause has what the condition asks for; `unless` is the caller's business."""
    first = condition.roles[0]
    if first in _AROUND:
        return _is_said(condition, _AROUND[first](clause, scene))
    if first == "within":
        return scene.base(condition, clause) is not None
    fillers = clause.fillers(*condition.roles)
    if not fillers:
        return Want.NONE in condition.wants
    if condition.counted is not None and _count_actors(fillers, condition.counted) > 1:
        return True
    if Want.ABROAD in condition.wants and _is_abroad(fillers, clause):
        return True
    return any(meets(argument, condition, scene) for argument in fillers)


def _is_abroad(fillers: Sequence[Argument], clause: Clause) -> bool:
    """Whether a place lies in another state than the one that the subject is of, the object where there is no subject.

    The state must be known of both.
    """
    whose = clause.fillers("subject") or clause.fillers("object")
    home = {m.actor.country for argument in whose for m in argument.mentions if m.actor.country}
    there = (m.actor for argument in fillers for m in argument.mentions if m.actor.type in _WHERE)
    return bool(home) and any(actor.country and actor.country not in home for actor in there)


def _is_said(condition: Condition, said: Collection[str]) -> bool:
    if not said:
        return Want.NONE in condition.wants
    if not condition.words:
        return Want.NONE not in condition.wants
    return not condition.words.isdisjoint(said)


def _count_actors(fillers: Sequence[Argument], counted: ActorClass) -> int:
    """How many different actors the fillers name; a group counts its members, at least two."""
    named: set[str] = set()
    for mention in (m for argument in fillers for m in argument.mentions if fits(m, counted)):
        members = [member.id for member in mention.actor.members]
        plural = mention.actor.type is ActorType.GROUP and not members
        named.update(members or [mention.actor.id, *([f"{mention.actor.id} and others"] if plural else [])])
    return len(named)


def meets(argument: Argument, condition: Condition, scene: Scene) -> bool:
    """Whether one filler by itself is what the condition asks for."""
    if not condition.wants and not condition.words and not condition.issues:
        return True
    if argument.lemma in condition.words or argument.content in condition.words:
        return True
    if any(fits(mention, actors) for mention in argument.mentions for actors in condition.actors):
        return True
    if not argument.mentions and argument.lemma in _STATES and _is_of_states(argument, condition, scene):
        return True
    if not condition.issues:
        return False
    return not condition.issues.isdisjoint(scene.issues(scene.text[argument.span.start : argument.span.end]))


def _is_of_states(argument: Argument, condition: Condition, scene: Scene) -> bool:
    """Whether the phrase is of states without names, "more than twenty countries", where a state would do."""
    words = scene.text[argument.span.start : argument.span.end].lower().split()
    plural = _STATES[argument.lemma] in words
    return plural and any(ActorType.COUNTRY in c.types and not c.countries and not c.ids for c in condition.actors)


def fits(mention: Mention, actors: ActorClass) -> bool:
    """Whether the actor is of that sort; a place in the sense of a place is none but where places are asked for."""
    if mention.sense is Sense.PLACE and ActorType.PLACE not in actors.types:
        return False
    actor = mention.actor
    if actor.id in actors.not_ids:
        return False
    if actor.id in actors.ids:
        return True
    fitting = actor.type in actors.types or (mention.means_bodies and ActorType.ORGANIZATION in actors.types)
    return fitting and (not actors.countries or actor.country in actors.countries)
