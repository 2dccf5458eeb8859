"""Each condition of a rule on a clause: whether it held, and by which words."""

from __future__ import annotations

from typing import NamedTuple

from kg.records import Argument, Clause, ClauseKind
from kg.rulebook.holds import around, holds, meets
from kg.rulebook.match import Scene
from kg.rulebook.model import Condition, Rule

__all__ = ["Checked", "checked", "conditions_met"]


class Checked(NamedTuple):
    """A condition as it stands in its file.

    `words` are those that met it. Where it failed they are those that it looked at and that did not do, or, for an
    `unless`, those that it forbids. They are empty where there was nothing to look at.
    """

    condition: str
    held: bool
    words: str


def checked(rule: Rule, clause: Clause, scene: Scene) -> list[Checked]:
    """Check every condition of a rule, the kind of clause first, if the rule asks for one; then in the file's order.

    Parameters
    ----------
    rule : Rule
    clause : Clause
        Any clause of the scene; whether the rule knows its predicate is not asked.
    scene : Scene
        As `survey` gives it, if the rule says `within`.
    """
    found = []
    if rule.kinds != frozenset(ClauseKind):
        asked = ", ".join(kind for kind in ClauseKind if kind in rule.kinds)
        found.append(Checked(f"kind: {asked}", clause.kind in rule.kinds, clause.kind.value))
    for condition in rule.conditions:
        there = holds(condition, clause, scene)
        words = _words(condition, clause, scene, there=there)
        found.append(
            Checked(condition.source, there != condition.negate, words if there or not condition.negate else "")
        )
    return found


def conditions_met(rule: Rule, clause: Clause, scene: Scene) -> list[tuple[str, str]]:
    """The conditions that the clause meets, each with the words that met it: `checked` without those that failed."""
    return [(one.condition, one.words) for one in checked(rule, clause, scene) if one.held]


def _words(condition: Condition, clause: Clause, scene: Scene, *, there: bool) -> str:
    """The words that a condition asks for, if they are `there`; else all that it looked at."""
    said = around(condition, clause, scene)
    if said is not None:
        chosen = [word for word in said if not there or not condition.words or word in condition.words]
        return ", ".join(chosen[:1] if condition.roles == ("governor",) else chosen)
    if condition.within:
        base = scene.base(condition, clause)
        return _written(scene, base.clause.cue.start, base.clause.cue.end, base.clause.predicate) if base else ""
    fillers = [argument for argument in clause.arguments if argument.role in condition.roles]
    alone = [argument for argument in fillers if there and meets(argument, condition, scene)]
    if there and condition.counted is not None:
        alone = [argument for argument in fillers if argument.mentions] or alone
    return "; ".join(dict.fromkeys(_phrase(argument, scene) for argument in alone or fillers))


def _phrase(argument: Argument, scene: Scene) -> str:
    return _written(scene, argument.span.start, argument.span.end, argument.lemma)


def _written(scene: Scene, start: int, end: int, otherwise: str) -> str:
    return " ".join(scene.text[start:end].split()) or otherwise
