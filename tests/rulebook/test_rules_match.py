"""When a rule matches: conditions on roles and surroundings, sorts of actors, issues, ranking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scenes import ICC, MOSCOW, PUTIN, RUSSIA, XI, Sketch, found, rulebook_of

from kg.records import ClauseKind, Factuality
from kg.rulebook.match import explain, first_failure
from kg.rulebook.trace import checked

RULE = """
- id: t.meet
  event: kg:Meeting
  when:
    predicate: meet
    {condition}
  roles: {{kg:hasParticipant: [subject]}}
"""

HOLDS: list[tuple[str, dict[str, Any], bool]] = [
    ("subject: person", {"subject": XI}, True),
    ("subject: person", {"subject": RUSSIA}, False),
    ("subject: actor", {"subject": MOSCOW}, False),
    ("in: place", {"in_": MOSCOW}, True),
    ("subject: russia", {"subject": PUTIN}, True),
    ("subject: china", {"subject": PUTIN}, False),
    ("subject: court", {"subject": ICC}, True),
    ("subject: [court, person]", {"subject": RUSSIA}, False),
    ("subject: international_body", {"subject": ICC}, True),
    ("subject | object: several", {"subject": XI, "object": PUTIN}, True),
    ("subject | object: several", {"subject": XI, "object": XI}, False),
    ("in: abroad", {"subject": XI, "in_": MOSCOW}, True),
    ("in: abroad", {"subject": PUTIN, "in_": MOSCOW}, False),
    ("in: abroad", {"subject": "the guard", "in_": MOSCOW}, False),
    ("in: abroad", {"subject": XI, "in_": "the hall"}, False),
    ("object: =guard", {"object": "the guard"}, True),
    ("object: $troops", {"object": "two soldiers"}, False),
    ("object: $troops", {"object": "a soldier"}, True),
    ("object: any", {"object": "dust"}, True),
    ("object: any", {}, False),
    ("object: none", {}, True),
    ("object: none", {"object": "dust"}, False),
    ("object: [none, person]", {"object": "dust"}, False),
    ("on: issue:trade", {"on": "free trade"}, True),
    ("on: issue:taiwan", {"on": "free trade"}, False),
    ("on: issue:economy", {"on": "energy prices"}, True),
    ("on: [issue:taiwan, =prices]", {"on": "energy prices"}, True),
    ("modifier: =warmly", {"modifiers": ("warmly",)}, True),
    ("modifier: any", {}, False),
    ("modifier: none", {}, True),
    ("relation: =advcl", {"relation": "advcl"}, True),
    ("marker: =after", {"marker": "before"}, False),
    ("tense: past", {}, True),
    ("tense: [present, future]", {}, False),
    ("voice: passive", {"passive": True}, True),
    ("voice: active", {"passive": True}, False),
    ("voice: active", {"kind": ClauseKind.NOMINAL}, False),
    ("factuality: [planned, possible]", {"factuality": Factuality.PLANNED}, True),
    ("factuality: planned", {}, False),
    ("kind: nominal", {}, False),
]


@pytest.mark.parametrize(("condition", "clause", "holds"), HOLDS)
def test_a_condition_holds_or_fails(condition: str, clause: dict[str, Any], holds: bool, tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.clause("meet", **clause)
    assert bool(found(sketch, rulebook_of(tmp_path, RULE.format(condition=condition)))) is holds


@pytest.mark.parametrize(
    ("governor", "condition", "holds"),
    [
        ("confer", "governor: $confer", True),
        ("sing", "governor: $confer", False),
        ("sing", "governor: any", True),
        ("", "governor: none", True),
    ],
)
def test_a_governor_is_asked_for_by_its_names(governor: str, condition: str, holds: bool, tmp_path: Path) -> None:
    sketch = Sketch()
    above = sketch.clause(governor) if governor else None
    sketch.clause("meet", parent=above, relation="ccomp" if governor else "")
    assert bool(found(sketch, rulebook_of(tmp_path, RULE.format(condition=condition)))) is holds


RANKED = """
- id: t.short
  event: kg:Meeting
  when: {predicate: hold, subject: person, object: any}
  roles: {kg:hasParticipant: [subject]}
- id: t.full
  event: kg:Meeting
  when: {predicate: hold talks}
  roles: {kg:hasParticipant: [subject]}
- id: t.many
  event: kg:Meeting
  when: {predicate: talk, subject: person, object: any}
  roles: {kg:hasParticipant: [subject]}
- id: t.first
  event: kg:Meeting
  priority: 1
  when: {predicate: talk, in: place}
  roles: {kg:hasParticipant: [subject]}
- id: t.few
  event: kg:Meeting
  when: {predicate: talk, subject: person}
  roles: {kg:hasParticipant: [subject]}
"""


@pytest.mark.parametrize(
    ("names", "roles", "winner"),
    [
        (("hold talks", "hold"), {"subject": XI, "object": "talks"}, "t.full"),
        (("talk",), {"subject": XI, "object": "peace"}, "t.many"),
        (("talk",), {"subject": XI, "object": "peace", "in_": MOSCOW}, "t.first"),
        (("talk",), {"subject": XI}, "t.few"),
    ],
)
def test_the_fuller_name_then_priority_then_more_conditions_win(
    names: tuple[str, ...], roles: dict[str, Any], winner: str, tmp_path: Path
) -> None:
    sketch = Sketch()
    sketch.clause(*names, **roles)
    assert found(sketch, rulebook_of(tmp_path, RANKED)) == {0: winner}


TRACED = """
- id: t.meet
  event: kg:Meeting
  when:
    predicate: meet
    kind: verbal
    subject | by: [person, =mission]
    on: issue:taiwan
  unless:
    modifier: =secretly
    object: [=challenge]
  roles: {kg:hasParticipant: [subject]}
"""


def test_a_trace_tells_each_condition_with_the_words_that_it_looked_at(tmp_path: Path) -> None:
    rule = rulebook_of(tmp_path, TRACED).rules[0]
    sketch = Sketch()
    sketch.clause("meet", subject=XI, on="the price of tea", object="a challenge", modifiers=("warmly",))
    scene = sketch.scene()
    traced = [
        (one.condition, one.held, "; ".join(scene.text[start:end] for start, end in one.words))
        for one in checked(rule, sketch.clauses[0], scene)
    ]
    assert traced == [
        ("kind: verbal", True, ""),
        ("subject | by: [person, =mission]", True, "Xi Jinping"),
        ("on: issue:taiwan", False, "the price of tea"),
        ("unless modifier: =secretly", True, ""),
        ("unless object: [=challenge]", False, "a challenge"),
    ]


def test_the_first_failure_is_named_and_told_for_each_rule_of_the_predicate(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path, TRACED)
    sketch = Sketch()
    sketch.clause("meet", subject=XI, on="the price of tea")
    sketch.clause("sing", subject=XI)
    scene = sketch.scene()
    assert first_failure(rulebook.rules[0], sketch.clauses[0], scene) == "on: issue:taiwan"
    assert explain(sketch.clauses[0], scene, rulebook) == [("t.meet", "on: issue:taiwan")]
    assert explain(sketch.clauses[1], scene, rulebook) == []
