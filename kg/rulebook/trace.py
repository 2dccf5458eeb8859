"""Each condition of a rule on a clause: whether it held, and by which words."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from kg.records import Argument, Clause, ClauseKind, TextSpan
from kg.rulebook.holds import around, holds, meets
from kg.rulebook.match import Scene
from kg.rulebook.model import Condition, Rule

__all__ = ["Checked", "checked", "fillers_of"]


class Checked(NamedTuple):
    """A condition as it stands in its file.

    `words` are those that met it. Where it failed they are those that it looked at and that did not do, or, for an
    `unless`, those that it forbids. They are empty where there was nothing to look at.
    """

    condition: str
    held: bool
    words: tuple[TextSpan, ...] = ()


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
        found.append(Checked(f"kind: {asked}", clause.kind in rule.kinds, (clause.trigger,)))
    for condition in rule.conditions:
        there = holds(condition, clause, scene)
        words = _words(condition, clause, scene, there=there)
        found.append(
            Checked(condition.source, there != condition.negate, words if there or not condition.negate else ())
        )
    return found


def fillers_of(condition: Condition, clause: Clause) -> list[Argument]:
    """The arguments in the roles that the condition looks at, in text order."""
    return list(clause.fillers(*condition.roles))


def _words(condition: Condition, clause: Clause, scene: Scene, *, there: bool) -> tuple[TextSpan, ...]:
    """The words that a condition asks for, if they are `there`; else all that it looked at."""
    if condition.within:
        base = scene.base(condition, clause)
        return (base.clause.cue,) if base is not None else ()
    said = around(condition, clause, scene)
    if said is not None:
        return _around_words(condition, clause, scene, said, there=there)
    fillers = fillers_of(condition, clause)
    alone = [argument for argument in fillers if there and meets(argument, condition, scene)]
    if there and condition.counted is not None:
        alone = [argument for argument in fillers if argument.mentions] or alone
    return tuple(dict.fromkeys(argument.span for argument in alone or fillers))


def _around_words(
    condition: Condition, clause: Clause, scene: Scene, said: Collection[str], *, there: bool
) -> tuple[TextSpan, ...]:
    """Where the words of the surroundings stand: the governor, the introducing word, adverbs, the verb group."""
    match condition.roles[0]:
        case "governor" | "relation":
            return (scene.clauses[clause.parent].trigger,) if clause.parent is not None else ()
        case "marker":
            before = TextSpan(clause.span.start, clause.trigger.end)
            return _written(said, before, scene.text)[:1]
        case "modifier":
            return _written(condition.words if there and condition.words else said, clause.span, scene.text)
    return (clause.cue,) if said else ()


def _written(words: Collection[str], where: TextSpan, text: str) -> tuple[TextSpan, ...]:
    """Where the lemmas stand in a stretch of text, inflected or not."""
    found = []
    for word in sorted(set(words)):
        for match in re.compile(rf"\b{re.escape(word)}\w*", re.IGNORECASE).finditer(text, where.start, where.end):
            found.append(TextSpan(match.start(), match.end()))
    return tuple(sorted(found))
