"""Run every rule's examples and near misses: the examples must be extracted, the near misses must not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.records import Clause, Event, Extraction, Filler, Reading
from kg.rulebook.match import Scene, explain, holding
from kg.rulebook.model import Example, NearMiss, Rule, Rulebook
from kg.rulebook.shown import ShownClause, show_clause
from kg.rulebook.vocabulary import EXPECTED_FIELDS
from kg.rulebook.wording import tell_first_failure, tell_precedence

__all__ = ["Failure", "Reason", "Tried", "check_rules"]

_ROLES: dict[str, Callable[[Event], Sequence[Filler]]] = {
    "kg:hasParticipant": lambda e: e.participants,
    "kg:hasSource": lambda e: e.source,
    "kg:hasTarget": lambda e: e.target,
    "kg:hasPlace": lambda e: e.place,
}


@dataclass(frozen=True, slots=True)
class Tried:
    """One sentence read and extracted, and the scene as the rules saw it."""

    reading: Reading
    extraction: Extraction
    scene: Scene


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule did not hold for a clause: the first constraint that failed, as it is written and in words."""

    predicate: str
    constraint: str
    words: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that a rule did not treat as its file says, with what was found and why.

    `clauses` are those that a rule of that name may hold for, or all where there are none such; `found` tells what the
    rule found, `matched` which rules matched instead, and of what class.
    """

    rule: str
    path: str
    line: int
    text: str
    problem: str
    clauses: tuple[ShownClause, ...]
    reasons: tuple[Reason, ...]
    found: tuple[str, ...]
    matched: tuple[str, ...]


def check_rules(
    rules: Iterable[Rule], rulebook: Rulebook, read: Callable[[Sequence[tuple[str, str | None]]], Sequence[Tried]]
) -> list[Failure]:
    """Check rules against their own sentences.

    Parameters
    ----------
    rules : iterable of Rule
        Those to check.
    rulebook : Rulebook
        All rules: a sentence is read as a build would read it.
    read : callable
        Reads and extracts (sentence, date of publication) pairs, all at once.

    Returns
    -------
    list of Failure
        Empty where everything is as the files say; in the order of the rules.
    """
    cases: list[tuple[Rule, Example | NearMiss]] = []
    for rule in rules:
        cases += [(rule, example) for example in rule.examples]
        cases += [(rule, miss) for miss in rule.near_misses]
    asked = [(case.text, case.published if isinstance(case, Example) else None) for _, case in cases]
    failures = []
    for (rule, case), tried in zip(cases, read(asked), strict=True):
        mine = [event for event in tried.extraction.events if event.rule == rule.id]
        problem = _problem(case, mine) if isinstance(case, Example) else _caught(mine, case.because)
        if problem:
            failures.append(_failure(rule, rulebook, case.text, problem, tried))
    return failures


def _caught(events: Sequence[Event], because: str) -> str:
    return f"near miss was matched, although {because}" if events else ""


def _problem(example: Example, events: Sequence[Event]) -> str:
    """What the nearest of the rule's events lacks; empty if one of them has it all."""
    if not events:
        return "not matched"
    return min((_lacking(example, event) for event in events), key=len)


def _lacking(example: Example, event: Event) -> str:
    faults = []
    for key, wanted in example.expect.items():
        if key in _ROLES:
            found = {filler.actor.name for filler in _ROLES[key](event)}
            missing = [str(w) for w in (wanted if isinstance(wanted, list) else [wanted]) if str(w) not in found]
            if missing:
                faults.append(f"{key} lacks {', '.join(missing)} (has {', '.join(sorted(found)) or 'nobody'})")
        elif str(value := getattr(event, key)) != str(wanted):
            faults.append(f"{key} is {value}, not {wanted}")
    return "; ".join(faults)


def _failure(rule: Rule, rulebook: Rulebook, text: str, problem: str, tried: Tried) -> Failure:
    """Gather what a reader needs to mend the rule or its sentence."""
    named = [c for c in tried.reading.clauses if set(c.predicates) & set(rule.predicates)]
    return Failure(
        rule=rule.id,
        path=rule.path,
        line=rule.line,
        text=text,
        problem=problem,
        clauses=tuple(show_clause(clause, text) for clause in named or tried.reading.clauses),
        reasons=_reasons(rule, rulebook, named, tried),
        found=tuple(_told(e) for e in tried.extraction.events if e.rule == rule.id),
        matched=tuple(f"{e.rule} ({e.kind})" for e in tried.extraction.events if e.rule != rule.id),
    )


def _told(event: Event) -> str:
    """An event in the terms of `expect`."""
    idle = ("kg:hasSource", "kg:hasTarget") if event.source == event.target else ("kg:hasParticipant",)
    filled = {role: get(event) for role, get in _ROLES.items() if role not in idle}
    roles = [f"{role} {', '.join(f.actor.name for f in fillers)}" for role, fillers in filled.items() if fillers]
    fields = [f"{name} {getattr(event, name)}" for name in EXPECTED_FIELDS if getattr(event, name) is not None]
    return f"{event.kind}: {'; '.join((*roles, *fields))}"


def _reasons(rule: Rule, rulebook: Rulebook, named: Sequence[Clause], tried: Tried) -> tuple[Reason, ...]:
    if not named:
        return (Reason("", f"predicate: {', '.join(rule.predicates)}", "no clause is so called"),)
    won = [
        Reason(clause.predicate, "all conditions hold", tell_precedence(rules[0], rule, clause))
        for clause in named
        if (rules := holding(clause, tried.scene, rulebook)) and rules[0] != rule and rule in rules
    ]
    return *won, *(
        Reason(clause.predicate, failure, tell_first_failure(rule, clause, tried.scene))
        for clause in named
        for rule_id, failure in explain(clause, tried.scene, rulebook)
        if rule_id == rule.id
    )
