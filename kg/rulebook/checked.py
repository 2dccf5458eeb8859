"""Each condition of a rule on a clause: whether it held, and by which words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from kg.records import Argument, Clause, ClauseKind, TextSpan
from kg.rulebook.match import Scene, first_failure
from kg.rulebook.model import Condition, Rule, Want

__all__ = ["Checked", "checked", "fillers_of", "holds"]

_ALL_KINDS = frozenset(ClauseKind)


class Checked(NamedTuple):
    """A condition as its file writes it.

    `words` are those that met it; where it failed, those that stood in its roles and did not do, or, for an `unless`,
    those that it forbids.
    """

    condition: str
    held: bool
    words: tuple[TextSpan, ...] = ()


def checked(rule: Rule, clause: Clause, scene: Scene) -> list[Checked]:
    """Check a rule's conditions one by one, in the order of its file; the kind of clause first, where it asks for one.

    Parameters
    ----------
    rule : Rule
    clause : Clause
        Any clause; whether the rule knows its predicate is not asked.
    scene : Scene
        What the conditions may look at beside the clause.
    """
    found = []
    if rule.kinds != _ALL_KINDS:
        kinds = ", ".join(sorted(kind.value for kind in rule.kinds))
        found.append(Checked(f"kind: {kinds}", clause.kind in rule.kinds, (clause.trigger,)))
    for condition in rule.conditions:
        held = holds(rule, condition, clause, scene)
        plain = replace(condition, negate=False)
        words = _words(rule, plain, clause, scene, good=held != condition.negate)
        found.append(Checked(condition.source, held, () if condition.negate and held else words))
    return found


def holds(rule: Rule, condition: Condition, clause: Clause, scene: Scene) -> bool:
    """Whether one condition of the rule holds, whatever the others do."""
    return first_failure(replace(rule, conditions=(condition,), kinds=_ALL_KINDS), clause, scene) is None


def fillers_of(condition: Condition, clause: Clause) -> list[Argument]:
    """The arguments in the roles that the condition looks at, in text order."""
    return [argument for argument in clause.arguments if argument.role in condition.roles]


def _words(rule: Rule, condition: Condition, clause: Clause, scene: Scene, *, good: bool) -> tuple[TextSpan, ...]:
    """Words that meet the condition, if `good`; else all that stand in its roles."""
    match condition.roles:
        case ("modifier",):
            return _written(condition.words if good else clause.modifiers, clause.span, scene.text)
        case ("marker",):
            before = TextSpan(clause.span.start, clause.trigger.end)
            return _written([clause.marker] if clause.marker else [], before, scene.text)[:1]
        case ("governor" | "relation",):
            return (scene.clauses[clause.parent].trigger,) if clause.parent is not None else ()
    fillers = fillers_of(condition, clause)
    if not good:
        return tuple(argument.span for argument in fillers)
    alone = [a for a in fillers if holds(rule, condition, replace(clause, arguments=(a,)), scene)]
    if Want.SEVERAL in condition.wants and not alone:
        alone = [argument for argument in fillers if argument.mentions]
    return tuple(argument.span for argument in alone)


def _written(words: object, where: TextSpan, text: str) -> tuple[TextSpan, ...]:
    """Where the lemmas stand in a stretch of text, inflected or not."""
    found = []
    for word in sorted({str(word) for word in words if word}) if isinstance(words, list | tuple | frozenset) else ():
        for match in re.compile(rf"\b{re.escape(word)}\w*", re.IGNORECASE).finditer(text, where.start, where.end):
            found.append(TextSpan(match.start(), match.end()))
    return tuple(sorted(found))
