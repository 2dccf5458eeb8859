"""One condition implies another only if it does so for every clause."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import ICC, MOSCOW, PUTIN, RUSSIA, XI, Sketch

from kg.rulebook.classes import load_classes
from kg.rulebook.compare import implies
from kg.rulebook.conditions import ConditionReader
from kg.rulebook.faults import Faults
from kg.rulebook.holds import holds
from kg.rulebook.model import Condition
from kg.rulebook.yaml_lines import Node

FAULTS = Faults()
READER = ConditionReader(load_classes([], FAULTS), FAULTS)
ROLES = ["subject", "object", "subject | object", "modifier", "tense"]
ASKED = [
    ["any"],
    ["none"],
    ["person"],
    ["actor"],
    ["several"],
    ["abroad"],
    ["russia"],
    ["court"],
    ["=guard"],
    ["$troops"],
]
ASKED += [["issue:trade"], ["issue:economy"], ["person", "none"], ["actor", "=guard"], ["several", "person"]]
SAID = {"modifier": [["any"], ["none"], ["=warmly"], ["=warmly", "=badly"]], "tense": [["past"], ["past", "present"]]}


def condition(role: str, asked: list[str], *, negate: bool) -> Condition:
    items = tuple(Node(word, "t.yaml", 1) for word in asked)
    (read,) = READER.conditions(Node({role: Node(items, "t.yaml", 1)}, "t.yaml", 1), negate=negate)
    return read


CONDITIONS = [
    condition(role, asked, negate=negate)
    for role in ROLES
    for asked in SAID.get(role, ASKED)
    for negate in (False, True)
]
FILLERS = st.lists(st.sampled_from([XI, PUTIN, RUSSIA, MOSCOW, ICC, "the guard", "a soldier", "trade"]), max_size=2)
CLAUSES = st.fixed_dictionaries({
    "subject": FILLERS,
    "object": FILLERS,
    "modifiers": st.sampled_from([(), ("warmly",), ("badly",)]),
    "tense": st.sampled_from(["past", "present", ""]),
})  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(clause=CLAUSES)
def test_what_is_implied_holds_wherever_the_other_does(clause: dict[str, Any]) -> None:
    sketch = Sketch()
    sketch.clause("meet", **clause)
    scene = sketch.scene()
    met = [holds(one, sketch.clauses[0], scene) != one.negate for one in CONDITIONS]
    for one, one_met in zip(CONDITIONS, met, strict=True):
        for other, other_met in zip(CONDITIONS, met, strict=True):
            if one_met and implies(one, other):
                assert other_met, f"{one.source} does not imply {other.source}"


@pytest.mark.parametrize(
    ("one", "other", "implied"),
    [
        (("subject", ["person"]), ("subject", ["actor"]), True),
        (("subject", ["russia"]), ("subject", ["actor"]), True),
        (("subject", ["actor"]), ("subject", ["russia"]), False),
        (("subject", ["person"]), ("subject | object", ["any"]), True),
        (("subject | object", ["person"]), ("subject", ["any"]), False),
        (("subject", ["=soldier"]), ("subject", ["$troops"]), True),
        (("subject", ["issue:trade"]), ("subject", ["issue:economy"]), True),
        (("subject", ["several"]), ("subject", ["actor"]), True),
        (("subject", ["none"]), ("subject", ["any"]), False),
        (("tense", ["past"]), ("tense", ["past", "present"]), True),
    ],
)
def test_narrower_conditions_imply_wider_ones(
    one: tuple[str, list[str]], other: tuple[str, list[str]], implied: bool
) -> None:
    narrow, wide = condition(*one, negate=False), condition(*other, negate=False)
    assert implies(narrow, wide) is implied
    assert implies(replace(wide, negate=True), replace(narrow, negate=True)) is implied
