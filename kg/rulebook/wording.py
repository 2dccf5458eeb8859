"""Why a condition does not hold of a clause, in words for people: what must stand there, and what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.records import ActorType, Argument, Clause, ClauseKind, Mention, Sense, TextSpan
from kg.rulebook.holds import around, fits, holds
from kg.rulebook.match import Scene
from kg.rulebook.model import ActorClass, Condition, Rule, Want
from kg.rulebook.trace import fillers_of
from kg.rulebook.vocabulary import ISSUE

__all__ = ["KIND_NAMES", "kind_failure", "name_condition", "tell_failure", "tell_first_failure", "tell_precedence"]

#: The kinds of clauses as users read of them.
KIND_NAMES = {ClauseKind.VERBAL: "verb", ClauseKind.NOMINAL: "noun of an act", ClauseKind.COPULAR: "“is …” sentence"}

_WANTED = {
    "actor": "an actor",
    "person": "a person",
    "state": "a state",
    "organization": "an organisation",
    "group": "a group",
    "place": "a place",
    "document": "a document",
    "named_event": "a named event",
}
_TYPES = {
    ActorType.COUNTRY: "a state",
    ActorType.INTERNATIONAL_ORGANIZATION: "an international organisation",
    ActorType.NAMED_EVENT: "a named event",
    ActorType.ORGANIZATION: "an organisation",
}
_CORE = {"subject", "object", "attribute", "complement", "modifier", "governor", "relation", "marker", "predicate"}
_LISTED = 6  # words of a list named before the rest is left out


def kind_failure(rule: Rule, clause: Clause) -> str:
    """What kind of clause the rule reads, where it does not read this one; empty where it does."""
    if clause.kind in rule.kinds:
        return ""
    wanted = _either(KIND_NAMES[kind] for kind in sorted(rule.kinds))
    return f"must be told by a {wanted}; here it is a {KIND_NAMES[clause.kind]}"


def name_condition(source: str) -> str:
    """A condition as its file has it, without the marks of a YAML list.

    Examples
    --------
    >>> name_condition("unless object | for: ['=claim', '=sanction']")
    'unless object or for: claim, sanction'
    """
    roles, _, fillers = source.partition(": ")
    named = [part.strip("[]'\" ").removeprefix("=") for part in fillers.split(",")]
    return f"{roles.replace(' | ', ' or ')}: {', '.join(named)}"


def tell_first_failure(rule: Rule, clause: Clause, scene: Scene) -> str:
    """Say which condition of the rule failed first, and what stood there instead; empty if it meets all."""
    kind = kind_failure(rule, clause)
    if kind:
        return kind
    failed = (c for c in rule.conditions if holds(c, clause, scene) == c.negate)
    return next((tell_failure(condition, clause, scene) for condition in failed), "")


def tell_precedence(winner: Rule, loser: Rule, clause: Clause) -> str:
    """Say why one of two rules that hold is tried before the other."""
    names = clause.predicates
    first = [
        next((n for n, name in enumerate(names) if name in rule.predicates), len(names)) for rule in (winner, loser)
    ]
    if first[0] < first[1]:
        return f"{winner.id} wins, for its name “{names[first[0]]}” is fuller; give this one that name too"
    if winner.priority > loser.priority:
        return f"{winner.id} wins with priority {winner.priority}; give this one more"
    if len(winner.conditions) > len(loser.conditions):
        return f"{winner.id} wins, for it has more conditions; raise the priority of this one"
    return f"{winner.id} wins by its id; raise the priority of this one"


def tell_failure(condition: Condition, clause: Clause, scene: Scene) -> str:
    """Say what the condition asks for and what the clause has instead."""
    where = _roles(condition, "or")
    if condition.within:
        return f"it must be part of another event: {name_condition(condition.source)}"
    if around(condition, clause, scene) is not None:
        return _tell_surroundings(condition, clause, scene)
    fillers = fillers_of(condition, clause)
    if condition.negate:
        found = _either((_quoted(a.span, scene) for a in fillers), "and")
        forbidden = _asked(condition) if condition.words or condition.wants or condition.issues else "anything"
        return f"{where} must not be {forbidden}; it is {found}" if found else f"not where {_source(condition)}"
    if Want.SEVERAL in condition.wants:
        named = _names(fillers, condition.counted)
        together = _roles(condition, "and")
        told = f"only {', '.join(named)}" if named else "none"
        return f"{together} together must name two actors or more; they name {told}"
    asked = _asked(condition)
    if condition.wants == {Want.NONE}:
        return f"it must have no {where}; here it is {_either((_quoted(a.span, scene) for a in fillers), 'and')}"
    if not fillers:
        return f"{where} must be {asked}; there is none" if asked else f"it needs {where}; there is none"
    shown = _either((_describe(a, condition, scene) for a in fillers), "and")
    return f"{where} must be {asked}; it is {shown}" if asked else f"{where}: {shown} does not do"


_SURROUNDINGS = {
    "predicate": "what the clause is called",
    "modifier": "an adjective or adverb with it",
    "governor": "the clause above",
    "relation": "the relation to the clause above",
    "marker": "the word that introduces it",
    "tense": "the tense",
    "voice": "the voice",
    "factuality": "the factuality",
}


def _tell_surroundings(condition: Condition, clause: Clause, scene: Scene) -> str:
    said = list(around(condition, clause, scene) or ())
    here = ", ".join(said[:1] if condition.roles[0] in {"governor", "predicate"} else said)
    must = "must not be" if condition.negate else "must be"
    named = _SURROUNDINGS[condition.roles[0]]
    return f"{named} {must} {_asked(condition)}; " + (f"it is “{here}”" if here else "there is none")


def _asked(condition: Condition) -> str:
    """What may fill the role: sorts of actors, then words."""
    sorts = [_WANTED.get(actors.name, f"one of {actors.name.replace('_', ' ')}") for actors in condition.actors]
    if Want.ABROAD in condition.wants:
        sorts.append("a place in another state than the subject's")
    if Want.NONE in condition.wants:
        sorts.append("absent")
    named = [part.strip("[]'\" ") for part in condition.source.partition(": ")[2].split(",")]
    sorts += [f"about {part}" for part in named if part.startswith(ISSUE)]
    lists = [f"a word of the list {part}" for part in named if part.startswith("$")]
    plain = [f"“{part[1:]}”" for part in named if part.startswith("=")]
    shown = plain[:_LISTED] + (["…"] if len(plain) > _LISTED else [])
    if not (lists or plain):
        shown = [f"“{word}”" for word in sorted(condition.words)[:_LISTED]]
    return _either([*sorts, *lists, *shown])


def _describe(argument: Argument, condition: Condition, scene: Scene) -> str:
    words = _quoted(argument.span, scene)
    if not argument.mentions:
        return f"{words}, which names no actor" if condition.actors else words
    return f"{words}, {_sort(argument.mentions[0], condition.actors)}"


def _sort(mention: Mention, sorts: Iterable[ActorClass]) -> str:
    actor = mention.actor
    sort = _TYPES.get(actor.type, f"a {actor.type.value.replace('_', ' ')}")
    if mention.sense is Sense.PLACE and not any(fits(mention, actors) for actors in sorts):
        return f"read as the place {actor.name}"
    return sort


def _names(fillers: Sequence[Argument], counted: ActorClass | None) -> list[str]:
    named = (m for argument in fillers for m in argument.mentions)
    actors = [mention.actor.name for mention in named if counted is None or fits(mention, counted)]
    return list(dict.fromkeys(actors))


def _roles(condition: Condition, last: str) -> str:
    """The roles of a condition; of many the first few."""
    named = [_role(role) for role in condition.roles]
    return _either(named, last) if len(named) <= _LISTED else f"{', '.join(named[:_LISTED])}, …"


def _role(role: str) -> str:
    """A role as users read of it: prepositions in quotation marks."""
    return "indirect object" if role == "indirect" else role if role in _CORE else f"“{role}”"


def _source(condition: Condition) -> str:
    return name_condition(condition.source.removeprefix("unless "))


def _quoted(span: TextSpan, scene: Scene) -> str:
    return f"“{' '.join(scene.text[span.start : span.end].split())}”"


def _either(words: Iterable[str], last: str = "or") -> str:
    listed = list(dict.fromkeys(words))
    return f" {last} ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))
