"""Which rule matches a clause? And where none does, which condition failed first, so that a miss can be explained."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.records import Clause
from kg.rulebook.holds import fits, holds
from kg.rulebook.kinship import Kinship
from kg.rulebook.model import Condition, Rule, Rulebook

__all__ = ["Match", "Scene", "explain", "find_matches", "first_failure", "fits", "holding", "survey"]


#: Relations of a clause to the one that it completes: "ready to meet", "said that he met".
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl"})
#: What these introduce is of another time: "met weeks after Li had visited Minsk".
_OTHER_TIMES = frozenset({"after", "ahead of", "before", "since", "until"})


def _no_issues(text: str) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Match:
    """A rule and the clause it holds for; `base` is the match that it is built on, if it says `within`."""

    rule: Rule
    clause: Clause
    base: Match | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule may look at beside the clause itself.

    `clauses` are all clauses of the article, `text` its text, `issues` gives the ids of the issues that words evoke.
    `found` has, by the index of the clause, what the rules without `within` match; None before that is known (see
    `survey`), and then no `within` holds.
    """

    clauses: Sequence[Clause]
    text: str = ""
    issues: Callable[[str], Collection[str]] = _no_issues
    found: Mapping[int, Match] | None = None
    kinship: Kinship | None = None
    _nearest: dict[frozenset[str], dict[int, int]] = field(default_factory=dict, repr=False, compare=False)

    def base(self, condition: Condition, clause: Clause) -> Match | None:
        """The nearest match that a condition on `within` asks for; None if none is connected with the clause."""
        if self.found is None or self.kinship is None:
            return None
        rules = condition.within
        if rules not in self._nearest:
            wanted = {index for index, match in self.found.items() if match.rule.id in rules}
            self._nearest[rules] = self.kinship.nearest(wanted) if wanted else {}
        index = self._nearest[rules].get(clause.index)
        base = self.found[index] if index is not None else None
        return None if base is None or {base.clause.marker, clause.marker} & _OTHER_TIMES else base


def survey(scene: Scene, rulebook: Rulebook) -> Scene:
    """The scene with what the rules without `within` find in it, which is what those with `within` see.

    A scene that has it already is given back as it is; so is one that no rule with `within` looks at.
    """
    if scene.found is not None or not any(rule.within for rule in rulebook.rules):
        return scene
    found = {}
    for clause in scene.clauses:
        rule = next((r for r in _candidates(clause, rulebook) if not r.within and _matches(r, clause, scene)), None)
        if rule is not None:
            found[clause.index] = Match(rule, clause)
    return replace(scene, found=found, kinship=Kinship.of(scene.clauses))


def find_matches(scene: Scene, rulebook: Rulebook) -> Iterator[Match]:
    """For each clause the first rule that holds, trying the fuller names of its predicate before the shorter.

    Rules without `within` are tried first everywhere; those with `within` see what these found, and are tried among the
    others in their turn. Then the rules that block take away what others found in clauses embedded in theirs, and those
    that yield go where the complement of their clause is matched.
    """
    scene = survey(scene, rulebook)
    blocked = frozenset(rule_id for rule in rulebook.rules for rule_id in rule.blocks)
    matches = {}
    for clause in scene.clauses:
        rule = _chosen(clause, scene, rulebook, blocked)
        if rule is not None:
            matches[clause.index] = Match(rule, clause, _base(rule, clause, scene))
    if blocked:
        matches = _unblocked(matches, scene.kinship or Kinship.of(scene.clauses))
    filled = {match.clause.parent for match in matches.values() if match.clause.relation in _COMPLEMENTS}
    yield from (m for m in matches.values() if not (m.rule.yields and m.clause.index in filled))


def _candidates(clause: Clause, rulebook: Rulebook) -> Iterator[Rule]:
    for name in clause.predicates:
        yield from rulebook.by_predicate.get(name, ())


def _chosen(clause: Clause, scene: Scene, rulebook: Rulebook, blocked: frozenset[str]) -> Rule | None:
    """The first rule that holds and that no other one that holds blocks; should all be blocked, the first."""
    holding = (rule for rule in _candidates(clause, rulebook) if _matches(rule, clause, scene))
    first = next(holding, None)
    if first is None or first.id not in blocked:
        return first
    every = [first, *holding]
    taken = {rule_id for rule in every for rule_id in rule.blocks}
    return next((rule for rule in every if rule.id not in taken), first)


def _base(rule: Rule, clause: Clause, scene: Scene) -> Match | None:
    if not rule.within:
        return None
    return next((scene.base(c, clause) for c in rule.conditions if c.within), None)


def _unblocked(matches: Mapping[int, Match], kinship: Kinship) -> dict[int, Match]:
    """Matches without those that a match further up blocks; one that is blocked itself blocks nothing."""
    kept = dict(matches)
    over: dict[int, frozenset[str]] = {}  # ids that are blocked in a clause
    for index in kinship.order:
        parent = kinship.above.get(index)
        if parent is None:
            continue
        if kinship.is_embedded(index):
            ids = over.get(parent, frozenset())
            if parent in kept and kept[parent].rule.blocks:
                ids = ids.union(kept[parent].rule.blocks)
        elif kinship.is_joined(index):
            ids = over.get(parent, frozenset())
        else:
            continue
        if not ids:
            continue
        over[index] = ids
        if index in kept and kept[index].rule.id in ids:
            del kept[index]
    return kept


def _matches(rule: Rule, clause: Clause, scene: Scene) -> bool:
    return clause.kind in rule.kinds and all(holds(c, clause, scene) != c.negate for c in rule.conditions)


def first_failure(rule: Rule, clause: Clause, scene: Scene) -> str | None:
    """The first condition of the rule that the clause does not meet, as it stands in the file; None if it meets all."""
    if clause.kind not in rule.kinds:
        return f"kind is {clause.kind.value}"
    return next((c.source for c in rule.conditions if holds(c, clause, scene) == c.negate), None)


def holding(clause: Clause, scene: Scene, rulebook: Rulebook) -> list[Rule]:
    """All rules that hold for the clause, the one that is tried first before the others."""
    scene = survey(scene, rulebook)
    found = (rule for rule in _candidates(clause, rulebook) if _matches(rule, clause, scene))
    return list({rule.id: rule for rule in found}.values())


def explain(clause: Clause, scene: Scene, rulebook: Rulebook) -> list[tuple[str, str]]:
    """(rule id, first condition that failed) for every rule of the clause's predicate that does not hold."""
    scene = survey(scene, rulebook)
    rules = {rule.id: rule for rule in _candidates(clause, rulebook)}
    failed = [(rule_id, first_failure(rule, clause, scene)) for rule_id, rule in sorted(rules.items())]
    return [(rule_id, failure) for rule_id, failure in failed if failure is not None]
