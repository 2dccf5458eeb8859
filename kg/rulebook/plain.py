"""Say in plain words how a clause was read, which constraint of a rule failed, and what stood there instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import ActorType, Argument, Clause, Sense
from kg.rulebook.model import Condition, Rule

__all__ = ["ShownClause", "describe", "failure_in_words", "show_clause", "stood_there"]

_LISTED = 4  # words of a condition that are named
_LONG = 60  # characters of a phrase that are shown
_SURROUNDINGS = frozenset({"modifier", "governor", "relation", "marker"})
_CORE = frozenset({"subject", "object", "attribute", "complement"})
_KINDS = {
    ActorType.PERSON: "a person",
    ActorType.COUNTRY: "a state",
    ActorType.ORGANIZATION: "an organization",
    ActorType.INTERNATIONAL_ORGANIZATION: "an international organization",
    ActorType.PLACE: "a place",
    ActorType.GROUP: "a group",
    ActorType.PUBLICATION: "a publication",
    ActorType.DOCUMENT: "a document",
    ActorType.NAMED_EVENT: "a named event",
}


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause as it was read, in words. `roles` are (role, words, names of the actors), `names` what a rule may call
    it."""

    predicate: str
    kind: str
    factuality: str
    roles: tuple[tuple[str, str, tuple[str, ...]], ...]
    names: tuple[str, ...]


def show_clause(clause: Clause, text: str) -> ShownClause:
    """Put a clause into words."""
    roles = tuple((a.role, _phrase(a, text), tuple(m.actor.name for m in a.mentions)) for a in clause.arguments)
    return ShownClause(clause.predicate, clause.kind.value, clause.factuality.value, roles, clause.predicates)


def describe(argument: Argument, text: str) -> str:
    """The words of a phrase and what sort of actor they name.

    Returns
    -------
    str
        Such as ``“Xi” (a person)`` or ``“the fruit” (no known actor)``.
    """
    sorts = [
        "a place" if mention.sense is Sense.PLACE else _KINDS.get(mention.actor.type, str(mention.actor.type))
        for mention in argument.mentions
    ]
    return f"“{_phrase(argument, text)}” ({', '.join(dict.fromkeys(sorts)) or 'no known actor'})"


def stood_there(rule: Rule, failure: str, clause: Clause, clauses: Sequence[Clause], text: str) -> str:
    """What stood where the rule asks for something else.

    Parameters
    ----------
    rule, failure
        The rule and its constraint that failed, as `first_failure` gives it.
    clause, clauses, text
        The clause, all clauses of its article and the article's text.

    Returns
    -------
    str
        Phrases with what they name; ``nothing`` where the role is empty; empty where the constraint is of another sort.
    """
    condition = _condition(rule, failure)
    if condition is None:
        return f"a {clause.kind.value} clause" if failure.startswith("kind ") else ""
    if set(condition.roles) <= _SURROUNDINGS:
        return ", ".join(_surroundings(condition, clause, clauses)) or "nothing"
    return ", ".join(describe(argument, text) for argument in _fillers(condition, clause)) or "nothing"


def failure_in_words(rule: Rule, failure: str, clause: Clause, clauses: Sequence[Clause], text: str) -> str:
    """Say why the rule does not hold for the clause, as the `because` of a near miss.

    Returns
    -------
    str
        Such as ``the subject, “the fruit”, is no actor``.
    """
    condition = _condition(rule, failure)
    if condition is None:
        return f"it is a {clause.kind.value} clause" if failure.startswith("kind ") else failure
    where = _where(condition.roles)
    if set(condition.roles) <= _SURROUNDINGS:
        stood = ", ".join(f"“{word}”" for word in _surroundings(condition, clause, clauses)) or "nothing"
        return f"{where} is {stood}" + ("" if condition.negate else f", not {_asked(condition)}")
    fillers = _fillers(condition, clause)
    words = ", ".join(f"“{_phrase(argument, text)}”" for argument in fillers)
    if condition.negate or "none" in condition.wants:
        return f"{where} is {words}" if fillers else f"nothing is said of {where}"
    if "several" in condition.wants:
        return "fewer than two actors are named" + (f": {words}" if fillers else "")
    if not fillers:
        return f"no {' or '.join(map(_role, condition.roles))} is named"
    return f"{where}, {words}, is not {_asked(condition)}"


def _condition(rule: Rule, failure: str) -> Condition | None:
    return next((c for c in rule.conditions if c.source == failure), None)


def _fillers(condition: Condition, clause: Clause) -> list[Argument]:
    return [argument for argument in clause.arguments if argument.role in condition.roles]


def _surroundings(condition: Condition, clause: Clause, clauses: Sequence[Clause]) -> list[str]:
    found: list[str] = []
    for role in condition.roles:
        if role == "modifier":
            found += clause.modifiers
        elif role == "governor" and clause.parent is not None:
            found.append(clauses[clause.parent].predicate)
        elif role in {"relation", "marker"}:
            found += filter(None, [getattr(clause, role)])
    return found


def _where(roles: Sequence[str]) -> str:
    return "the " + " or ".join(map(_role, roles))


def _role(role: str) -> str:
    """A role as a reader would call it."""
    if role == "indirect":
        return "indirect object"
    if role in _CORE or role in _SURROUNDINGS:
        return {"governor": "governing clause", "relation": "relation to it"}.get(role, role)
    return f"phrase with “{role}”"


def _asked(condition: Condition) -> str:
    """What the condition asks for."""
    sorts = [_an(str(want).replace("_", " ")) for want in sorted(condition.wants, key=str)]
    words = [f"“{word}”" for word in sorted(condition.words)]
    if len(words) > 1:
        more = ", …" if len(words) > _LISTED else ""
        words = [f"one of {', '.join(words[:_LISTED])}{more}"]
    return " or ".join([*sorts, *words]) or "there"


def _an(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def _phrase(argument: Argument, text: str) -> str:
    words = " ".join(text[argument.span.start : argument.span.end].split())
    return words if len(words) <= _LONG else words[: _LONG - 2].rstrip() + " …"
