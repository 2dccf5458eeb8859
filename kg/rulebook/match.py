"""Does a rule match a clause? With the first constraint that failed, so that a miss can be explained."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.records import ActorType, Argument, Clause, Mention, Sense
from kg.rulebook.model import Condition, Rule, Rulebook, Want

__all__ = ["Match", "Scene", "explain", "find_matches", "first_failure", "fits"]

_PERSON, _STATE, _PLACE = ActorType.PERSON, ActorType.COUNTRY, ActorType.PLACE
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION})
_TYPES: dict[Want, frozenset[ActorType]] = {
    Want.ACTOR: _BODIES | {_PERSON, _STATE, ActorType.GROUP},
    Want.PERSON: frozenset({_PERSON}),
    Want.STATE: frozenset({_STATE}),
    Want.ORGANIZATION: _BODIES,
    Want.GROUP: frozenset({ActorType.GROUP}),
    Want.PLACE: frozenset({_PLACE, _STATE}),
    Want.DOCUMENT: frozenset({ActorType.DOCUMENT, ActorType.PUBLICATION}),
    Want.NAMED_EVENT: frozenset({ActorType.NAMED_EVENT}),
}


def _no_issues(text: str) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule may look at beside the clause itself.

    `clauses` are all clauses of the article, `text` its text, `issues` gives the ids of the issues that words evoke.
    """

    clauses: Sequence[Clause]
    text: str = ""
    issues: Callable[[str], Collection[str]] = _no_issues


@dataclass(frozen=True, slots=True)
class Match:
    """A rule and the clause it holds for."""

    rule: Rule
    clause: Clause


def find_matches(scene: Scene, rulebook: Rulebook) -> Iterator[Match]:
    """For each clause the first rule that holds, trying the fuller names of its predicate before the shorter."""
    for clause in scene.clauses:
        match = _first(clause, scene, rulebook)
        if match is not None:
            yield match


def _first(clause: Clause, scene: Scene, rulebook: Rulebook) -> Match | None:
    for name in clause.predicates:
        for rule in rulebook.by_predicate.get(name, ()):
            if first_failure(rule, clause, scene) is None:
                return Match(rule, clause)
    return None


def first_failure(rule: Rule, clause: Clause, scene: Scene) -> str | None:
    """The first constraint of the rule that the clause does not meet, in words; None if it meets all."""
    if clause.kind not in rule.kinds:
        return f"kind is {clause.kind.value}"
    for condition in rule.conditions:
        if _holds(condition, clause, scene) == condition.negate:
            return condition.source
    return None


def explain(clause: Clause, scene: Scene, rulebook: Rulebook) -> list[tuple[str, str]]:
    """(rule id, first constraint that failed) for every rule of the clause's predicate that does not hold."""
    rules = {r.id: r for name in clause.predicates for r in rulebook.by_predicate.get(name, ())}
    failed = [(rule_id, first_failure(rule, clause, scene)) for rule_id, rule in sorted(rules.items())]
    return [(rule_id, failure) for rule_id, failure in failed if failure is not None]


def _holds(condition: Condition, clause: Clause, scene: Scene) -> bool:
    if condition.roles == ("modifier",):
        return bool(condition.words & set(clause.modifiers))
    if condition.roles == ("governor",):
        governor = scene.clauses[clause.parent] if clause.parent is not None else None
        return governor is not None and bool(condition.words & set(governor.predicates))
    if condition.roles == ("relation",):
        return clause.relation in condition.words
    if condition.roles == ("marker",):
        return clause.marker in condition.words
    fillers = [a for a in clause.arguments if a.role in condition.roles]
    if Want.NONE in condition.wants and not fillers:
        return True
    if Want.SEVERAL in condition.wants and _count_actors(fillers) > 1:
        return True
    return any(_satisfies(argument, condition) for argument in fillers)


def _count_actors(fillers: Sequence[Argument]) -> int:
    """How many different actors the fillers name; a group counts its members, at least two."""
    named: set[str] = set()
    for mention in (m for argument in fillers for m in argument.mentions if fits(m, Want.ACTOR)):
        members = [member.id for member in mention.actor.members]
        plural = mention.actor.type is ActorType.GROUP and not members
        named.update(members or [mention.actor.id, *([f"{mention.actor.id} and others"] if plural else [])])
    return len(named)


def _satisfies(argument: Argument, condition: Condition) -> bool:
    if not condition.wants and not condition.words:
        return True
    return argument.lemma in condition.words or any(fits(m, w) for m in argument.mentions for w in condition.wants)


def fits(mention: Mention, want: Want) -> bool:
    """Whether the actor is of the wanted sort; a capital in the sense of its government counts as an actor."""
    if mention.sense is Sense.PLACE and want is not Want.PLACE:
        return False
    return mention.actor.type in _TYPES.get(want, frozenset())
