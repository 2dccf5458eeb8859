"""Which rules come nearest to a clause that none of them matches, and what keeps each of them from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import takewhile

from kg.records import Clause
from kg.rulebook.holds import holds
from kg.rulebook.match import Scene
from kg.rulebook.model import Condition, Rule, Rulebook, Want
from kg.rulebook.wording import kind_failure, tell_failure

__all__ = ["Near", "find_nearest"]

#: Letters that two words share at their beginning if they are taken to be of one family ("assist", "assistance").
_STEM = 5
#: What a condition that holds tells of the fit: words of a list the most, two actors together more than one.
_WORDS, _SEVERAL, _SORT, _ANY = 3.0, 2.0, 0.5, 0.25
#: What it tells that the rule would name an actor, and a place.
_PARTY, _SCENE = 1.0, 0.5
#: From here on a rule that does not know the predicate is worth a look beside those that do.
_PARTICULAR = 4.0
#: Below this such a rule says nothing: one that asks for an actor and no more holds nearly everywhere.
_WORTH = 2.5


@dataclass(frozen=True, slots=True)
class Near:
    """A rule that nearly matches.

    `name` is the name of the clause's predicate that the rule lists, empty where it lists none of them: then all its
    conditions hold. `failures` are the conditions that do not hold, in words, in the order of the rule.
    """

    rule: Rule
    name: str
    failures: tuple[str, ...] = ()
    fit: float = 0.0  # how much of what the clause has the rule asks for or names

    @property
    def misses(self) -> int:
        """How many things would have to be otherwise."""
        return len(self.failures) + (not self.name)


def find_nearest(
    clause: Clause,
    scene: Scene,
    rulebook: Rulebook,
    *,
    allowed: Callable[[str], bool] = lambda kind: True,
    wanted: Collection[str] = (),
    limit: int = 4,
) -> tuple[Near, ...]:
    """Find the rules that come nearest to a clause.

    Parameters
    ----------
    clause : Clause
        One that no rule matches.
    scene : Scene
        What the rules may look at beside it.
    rulebook : Rulebook
    allowed : callable
        Whether rules for events of a class (CURIE) are looked at.
    wanted : collection of str
        The classes that were asked for: their own rules come before those of the classes below them.
    limit : int
        Most rules to give.

    Returns
    -------
    tuple of Near
        Fewest misses first; then rules of the class that was asked for; then those that know the predicate; then those
        whose lists have a word like it; then those of lower priority, which are the more general; then those that
        ask for the most of what the clause has. A rule that does not know the predicate is given only where all its
        conditions hold, it would name an actor, and what it asks for is particular, the more so beside rules that do
        know it.
    """
    rules = [rule for rule in rulebook.rules if allowed(rule.event)]
    found = [near for rule in rules if (near := _near(rule, clause, scene)) is not None and near.misses]
    known = any(near.name for near in found)

    def rank(near: Near) -> tuple[object, ...]:
        rule = near.rule
        alike = _is_alike(rule.predicates, clause.predicates)
        return near.misses, rule.event not in wanted, not near.name, not alike, rule.priority, -near.fit, rule.id

    least = _PARTICULAR if known else _WORTH
    kept = [near for near in found if near.name or near.fit >= least]
    return tuple(sorted(kept, key=rank)[:limit])


def _near(rule: Rule, clause: Clause, scene: Scene) -> Near | None:
    """How near the rule comes; None for one that neither knows the predicate nor holds otherwise."""
    name = next((name for name in clause.predicates if name in rule.predicates), "")
    failed = [c for c in rule.conditions if holds(c, clause, scene) == c.negate]
    kind = kind_failure(rule, clause)
    if not name and (failed or kind or not rule.conditions or not _names_actor(rule, clause)):
        return None
    failures = [kind] if kind else []
    told = (tell_failure(condition, clause, scene) for condition in failed)
    return Near(rule, name, (*failures, *told), _fit(rule, clause, [c for c in rule.conditions if c not in failed]))


def _names_actor(rule: Rule, clause: Clause) -> bool:
    return any(argument.mentions and argument.role in _taken(rule, scene=False) for argument in clause.arguments)


def _fit(rule: Rule, clause: Clause, held: Iterable[Condition]) -> float:
    """How particular the conditions are that hold, and how many of the clause's actors the rule would name."""
    strict = 0.0
    for condition in (c for c in held if not c.negate):
        listed = bool(condition.words & {a.lemma for a in clause.fillers(*condition.roles)})
        several = Want.SEVERAL in condition.wants
        strict += _WORDS if listed else _SEVERAL if several else _SORT if condition.wants or condition.issues else _ANY
    parties, scenes = _taken(rule, scene=False), _taken(rule, scene=True)
    named = [argument.role for argument in clause.arguments if argument.mentions]
    return strict + sum(_PARTY if role in parties else _SCENE if role in scenes else 0 for role in named)


def _taken(rule: Rule, *, scene: bool) -> set[str]:
    """Roles of the clause that the rule takes its place from, or its parties."""
    return {
        source.role
        for role, sources in rule.roles.items()
        if role != "kg:hasTopic" and (role == "kg:hasPlace") == scene
        for source in sources
    }


def _is_alike(listed: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a word of the one list looks like one of the other, light verbs aside: the last word tells the act."""
    mine = {name.split()[-1] for name in names}
    return any(_same_family(one, other) for one in {name.split()[-1] for name in listed} for other in mine)


def _same_family(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= _STEM and shared >= 0.75 * min(len(one), len(other))
