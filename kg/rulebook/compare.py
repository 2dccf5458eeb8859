"""Rules that can never speak: the same as another, or always preceded by one that asks for less."""

from __future__ import annotations

from collections.abc import Callable

from kg.rulebook.faults import Faults
from kg.rulebook.model import ActorClass, Condition, Rule, Rulebook, Want
from kg.rulebook.vocabulary import SURROUNDINGS

__all__ = ["check_reachable", "implies"]

_WITHIN = ("within",)


def check_reachable(rulebook: Rulebook, is_own: Callable[[str], bool], faults: Faults) -> None:
    """Note rules that say the same, and rules that never come to their turn.

    A rule of an analyst's own may overtake a shipped one; that is no fault.

    Parameters
    ----------
    rulebook : Rulebook
    is_own : callable
        Whether the rule of an id is an analyst's own.
    faults : Faults
    """
    doubles = _check_doubles(rulebook, faults)
    for rule in rulebook.rules:
        if rule.id in doubles:
            continue
        before = [_first_wider(rule, rulebook.by_predicate[name], is_own, doubles) for name in rule.predicates]
        found = list(dict.fromkeys(other.id for other in before if other is not None))
        if found and None not in before:
            first = next(other for other in before if other is not None)
            others = f" (for some predicates {', '.join(found[1:])})" if len(found) > 1 else ""
            faults.add(
                rule.path,
                rule.line,
                f"{rule.id} is never reached: {first.id} ({first.path}, line {first.line}){others} is tried before it "
                "and asks for no more; raise its `priority`, or ask for less there",
            )


def _check_doubles(rulebook: Rulebook, faults: Faults) -> set[str]:
    seen: dict[object, Rule] = {}
    doubles = set()
    for rule in sorted(rulebook.rules, key=lambda r: (r.path, r.line)):
        asked = frozenset(rule.predicates), rule.kinds, frozenset(map(_content, rule.conditions))
        first = seen.setdefault(asked, rule)
        if first is not rule:
            doubles.add(rule.id)
            faults.add(
                rule.path,
                rule.line,
                f"{rule.id} asks for the same as {first.id} ({first.path}, line {first.line}): predicates, kinds and "
                "conditions; keep one, or give it the other's id to replace that",
            )
    return doubles


def _content(condition: Condition) -> object:
    parts = (condition.wants, condition.words, condition.issues, condition.within, condition.negate)
    return (frozenset(condition.roles), *parts)


def _first_wider(rule: Rule, ranked: tuple[Rule, ...], is_own: Callable[[str], bool], told: set[str]) -> Rule | None:
    """The first rule before this one that holds wherever this one does."""
    for other in ranked:
        if other is rule:
            return None
        yields = other.id in told or other.id in rule.blocks or (is_own(other.id) and not is_own(rule.id))
        if not yields and rule.kinds <= other.kinds and _implied(rule, other):
            return other
    return None


def _implied(rule: Rule, other: Rule) -> bool:
    return all(any(implies(mine, asked) for mine in rule.conditions) for asked in other.conditions)


def implies(one: Condition, other: Condition) -> bool:
    """Whether `other` holds wherever `one` does; False also where that cannot be seen from the two alone."""
    if one.negate != other.negate:
        return False
    return _narrower(other, one) if one.negate else _narrower(one, other)


def _narrower(one: Condition, other: Condition) -> bool:
    """The same for what the two ask for, `unless` left aside."""
    if one.roles == _WITHIN or other.roles == _WITHIN:
        return one.roles == other.roles and one.within <= other.within
    if SURROUNDINGS.intersection((*one.roles, *other.roles)) and one.roles != other.roles:
        return False
    if not set(one.roles) <= set(other.roles):
        return False
    if Want.NONE in one.wants and not (Want.NONE in other.wants and set(one.roles) == set(other.roles)):
        return False
    if not (other.wants or other.words or other.issues):
        return True  # any filler will do
    if not (one.wants or one.words or one.issues):
        return False
    several = Want.SEVERAL not in one.wants or Want.SEVERAL in other.wants or _within_one(one.counted, other)
    abroad = Want.ABROAD not in one.wants or Want.ABROAD in other.wants
    return (
        several
        and abroad
        and one.words <= other.words
        and one.issues <= other.issues
        and all(_within_one(actors, other) for actors in one.actors)
    )


def _within_one(actors: ActorClass | None, other: Condition) -> bool:
    """Whether all of a sort of actors are of one sort that the condition asks for."""
    return actors is not None and any(_is_part(actors, wider) for wider in other.actors)


def _is_part(one: ActorClass, other: ActorClass) -> bool:
    if one == other:
        return True
    types = one.types <= other.types and (not other.countries or (one.countries and one.countries <= other.countries))
    ids = one.ids <= other.ids
    return bool(types and ids and other.not_ids <= one.not_ids)
