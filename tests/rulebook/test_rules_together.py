"""Rules that look at each other: blocking, and building on what another rule found."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes import PUTIN, XI, Sketch, found, matches, rulebook_of

from kg.rulebook.match import explain, find_matches, first_failure, survey
from kg.rulebook.trace import checked

BLOCKS = """
- id: t.cancel
  event: kg:Rejection
  blocks: [t.visit, t.meet]
  when: {predicate: cancel, subject: person}
  roles: {kg:hasSource: [subject]}
- id: t.visit
  event: kg:Visit
  blocks: t.sign
  when: {predicate: visit}
  roles: {kg:hasSource: [subject]}
- id: t.meet
  event: kg:Meeting
  when: {predicate: meet}
  roles: {kg:hasParticipant: [subject]}
- id: t.sign
  event: kg:Signing
  when: {predicate: sign}
  roles: {kg:hasParticipant: [subject]}
"""


@pytest.mark.parametrize(
    ("relation", "kept"),
    [
        *((relation, False) for relation in ("xcomp", "ccomp", "pcomp", "acl", "nominal", "csubj")),
        *((relation, True) for relation in ("advcl", "relcl", "conj", "parataxis")),
    ],
)
def test_a_block_reaches_what_is_embedded_and_nothing_else(relation: str, kept: bool, tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.clause("cancel", parent=None, subject=XI)
    sketch.clause("meet", parent=0, relation=relation)
    assert (1 in found(sketch, rulebook_of(tmp_path, BLOCKS))) is kept


def test_a_block_reaches_down_through_clauses_without_events_and_their_conjuncts(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.clause("cancel", subject=XI)
    sketch.clause("plan", parent=0, relation="xcomp")
    sketch.clause("visit", parent=1, relation="xcomp")
    sketch.clause("meet", parent=2, relation="conj")
    assert found(sketch, rulebook_of(tmp_path, BLOCKS)) == {0: "t.cancel"}


def test_a_block_ends_with_the_sentence_and_where_its_rule_does_not_hold(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.clause("cancel", subject=XI)
    sketch.clause("meet", parent=0, relation="ccomp", sentence=1)
    sketch.clause("cancel", subject="nobody", sentence=2)
    sketch.clause("meet", parent=2, relation="ccomp", sentence=2)
    assert found(sketch, rulebook_of(tmp_path, BLOCKS)) == {0: "t.cancel", 1: "t.meet", 3: "t.meet"}


def test_a_rule_that_is_blocked_blocks_nothing(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.clause("cancel", subject=XI)
    sketch.clause("visit", parent=0, relation="nominal")
    sketch.clause("sign", parent=1, relation="acl")
    assert found(sketch, rulebook_of(tmp_path, BLOCKS)) == {0: "t.cancel", 2: "t.sign"}


def test_a_rule_takes_its_own_clause_from_one_that_it_blocks(tmp_path: Path) -> None:
    rules = BLOCKS + (
        "- id: t.handshake\n  event: kg:Meeting\n  blocks: t.meet\n  priority: -1\n"
        "  when: {predicate: meet, modifier: =briefly}\n  roles: {kg:hasParticipant: [subject]}\n"
    )
    sketch = Sketch()
    sketch.clause("meet", subject=XI)
    sketch.clause("meet", subject=XI, modifiers=("briefly",))
    assert found(sketch, rulebook_of(tmp_path, rules)) == {0: "t.meet", 1: "t.handshake"}


def test_a_whole_family_is_blocked_by_its_name(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path, BLOCKS.replace("[t.visit, t.meet]", "t.*"))
    cancel = rulebook.rule("t.cancel")
    assert cancel is not None
    assert cancel.blocks == ("t.meet", "t.sign", "t.visit")


WITHIN = """
- id: t.visit
  event: kg:Visit
  when: {predicate: visit}
  roles: {kg:hasSource: [subject]}
- id: t.trip
  event: kg:Visit
  when: {predicate: trip}
  roles: {kg:hasSource: [subject]}
- id: t.meet
  event: kg:Meeting
  when: {predicate: meet, subject: person}
  roles: {kg:hasParticipant: [subject]}
- id: t.oppose
  event: kg:VoteAgainst
  when: {predicate: oppose}
  roles: {kg:hasSource: [subject]}
- id: t.meet-on-visit
  event: kg:Meeting
  within: kg:Visit
  when: {predicate: meet, subject: person}
  roles: {kg:hasParticipant: [subject, kg:hasSource of within]}
- id: t.sing
  event: kg:Occurrence
  within: [t.trip, kg:Vote]
  when: {predicate: sing}
  roles: {kg:hasSource: [subject]}
"""


@pytest.mark.parametrize(
    ("tree", "base"),
    [
        ([("visit", None, ""), ("meet", 0, "advcl")], 0),
        ([("meet", None, ""), ("visit", 0, "nominal")], 1),
        ([("say", None, ""), ("visit", 0, "ccomp"), ("meet", 1, "conj")], 1),
        ([("say", None, ""), ("meet", 0, "ccomp"), ("visit", 0, "conj")], 2),
        ([("meet", None, ""), ("plan", 0, "acl"), ("visit", 1, "xcomp"), ("trip", 0, "nominal")], 3),
        ([("visit", None, ""), ("meet", 0, "xcomp"), ("trip", 1, "nominal")], 0),
        ([("say", None, ""), ("meet", 0, "ccomp"), ("visit", 0, "advcl")], None),
        ([("meet", None, "")], None),
    ],
)
def test_a_rule_builds_on_the_nearest_event_that_governs_it_or_hangs_on_it(
    tree: list[tuple[str, int | None, str]], base: int | None, tmp_path: Path
) -> None:
    sketch = Sketch()
    for name, parent, relation in tree:
        sketch.clause(name, parent=parent, relation=relation, subject=XI)
    at = [name for name, _, _ in tree].index("meet")
    match = matches(sketch, rulebook_of(tmp_path, WITHIN))[at]
    assert match.rule.id == ("t.meet" if base is None else "t.meet-on-visit")
    assert (match.base.clause.index if match.base else None) == base


def test_an_event_of_another_sentence_is_not_built_on(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.clause("visit", subject=XI)
    sketch.clause("meet", parent=0, relation="conj", sentence=1, subject=XI)
    assert found(sketch, rulebook_of(tmp_path, WITHIN))[1] == "t.meet"


@pytest.mark.parametrize(("other", "holds"), [("trip", True), ("oppose", True), ("visit", False)])
def test_classes_are_meant_with_those_below_them_and_rules_by_id(other: str, holds: bool, tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.clause(other, subject=XI)
    sketch.clause("sing", parent=0, relation="conj", subject=XI)
    assert (1 in found(sketch, rulebook_of(tmp_path, WITHIN))) is holds


def test_a_failed_within_is_told_as_a_condition(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path, WITHIN)
    rule = rulebook.rule("t.meet-on-visit")
    assert rule is not None
    sketch = Sketch()
    sketch.clause("meet", subject=PUTIN)
    scene = sketch.scene()
    assert first_failure(rule, sketch.clauses[0], scene) == "within: kg:Visit"
    assert ("t.meet-on-visit", "within: kg:Visit") in explain(sketch.clauses[0], scene, rulebook)
    assert tuple(checked(rule, sketch.clauses[0], scene)[-1]) == ("within: kg:Visit", False, ())


def test_a_within_that_holds_is_told_with_the_words_of_the_other_event(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path, WITHIN)
    rule = rulebook.rule("t.meet-on-visit")
    assert rule is not None
    sketch = Sketch()
    sketch.clause("visit", subject=PUTIN)
    sketch.clause("meet", parent=0, relation="advcl", subject=PUTIN)
    scene = survey(sketch.scene(), rulebook)
    visit = sketch.clauses[0].cue
    assert tuple(checked(rule, sketch.clauses[1], scene)[-1]) == ("within: kg:Visit", True, (visit,))


def test_long_sentences_take_time_in_proportion(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path, WITHIN + BLOCKS.split("- id: t.visit")[0].replace("t.visit", "t.sing"))
    sketch = Sketch()
    for n in range(20_000):
        sketch.clause("cancel" if n == 10_000 else "meet", parent=n - 1 if n else None, relation="ccomp", subject=XI)
    matched = list(find_matches(sketch.scene(), rulebook))
    assert [match.clause.index for match in matched] == list(range(10_001))


@pytest.mark.parametrize(("relation", "kept"), [("xcomp", False), ("ccomp", False), ("acl", False), ("advcl", True)])
def test_a_rule_that_yields_gives_way_to_its_complement_alone(relation: str, kept: bool, tmp_path: Path) -> None:
    rules = BLOCKS.replace("  blocks: [t.visit, t.meet]\n", "  yields: complement\n")
    sketch = Sketch()
    sketch.clause("cancel", parent=None, subject=XI)
    sketch.clause("meet", parent=0, relation=relation, subject=XI)
    assert (0 in found(sketch, rulebook_of(tmp_path, rules))) is kept
