"""Rule files: what is accepted, and that every fault is told with its line and a remedy, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.rulebook.load import load_rulebook

GOOD = """\
family: parades
about: Parades.
rules:
  - id: parades.inspect
    about: Somebody inspects a guard.
    event: kg:Occurrence
    when:
      predicate: [inspect, review]
      subject: person
      object | of: [=guard, $troops]
    roles:
      kg:hasSource: [subject]
      kg:hasPlace: [in, state of at]
    default:
      kg:hasTarget: [owner of object, subject of complement]
    examples:
      - text: Xi Jinping inspected the guard in Moscow.
        expect: {kg:hasSource: [Xi Jinping]}
    near_misses:
      - text: The buyer inspected the fruit.
        because: fruit is no guard
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "parades.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_shipped_rules_load_and_have_unique_ids() -> None:
    rules = load_rulebook().rules
    assert len(rules) >= 60
    assert len({r.id for r in rules}) == len(rules)


def test_a_rule_of_ones_own_is_read_whole(tmp_path: Path) -> None:
    rule = load_rulebook([write(tmp_path, GOOD)]).rule("parades.inspect")
    assert rule is not None
    assert rule.predicates == ("inspect", "review")
    assert rule.conditions[0].wants == {"person"}
    assert {"guard", "soldier"} <= rule.conditions[1].words
    assert rule.roles["kg:hasPlace"][1].as_state
    assert rule.defaults["kg:hasTarget"][0].owner
    assert rule.defaults["kg:hasTarget"][1].inner
    assert rule.line == 4


def test_a_rule_of_ones_own_replaces_the_shipped_one(tmp_path: Path) -> None:
    text = GOOD.replace("parades.inspect", "meetings.meet").replace("family: parades", "family: meetings")
    rule = load_rulebook([write(tmp_path, text)]).rule("meetings.meet")
    assert rule is not None
    assert rule.predicates == ("inspect", "review")


def test_prepositions_are_words_and_dates_are_text(tmp_path: Path) -> None:
    text = GOOD.replace("[in, state of at]", "[on, in]").replace("{kg:hasSource: [Xi Jinping]}", "{date: 2022-02}")
    rule = load_rulebook([write(tmp_path, text)]).rule("parades.inspect")
    assert rule is not None
    assert [s.role for s in rule.roles["kg:hasPlace"]] == ["on", "in"]
    assert rule.examples[0].expect == {"date": "2022-02"}


BROKEN = [
    ("kg:Occurrence", "kg:Ocurrence", "line 6: unknown event class 'kg:Ocurrence'; did you mean 'kg:Occurrence'?"),
    ("kg:hasPlace:", "kg:hasPlcae:", "line 13: unknown role 'kg:hasPlcae'; did you mean 'kg:hasPlace'?"),
    ("subject: person", "subject: persn", "line 9: unknown filler 'persn'"),
    ("subject: person", "subjct: person", "line 9: unknown role 'subjct'; did you mean 'subject'?"),
    ("$troops", "$trops", "line 10: unknown word class '$trops'; did you mean 'troops'?"),
    ("    when:", "    wen:", "line 7: unknown key 'wen'; did you mean 'when'?"),
    ("      predicate: [inspect, review]\n", "", "line 7: `when` needs a `predicate`"),
    ("[in, state of at]", "[iin]", "line 13: unknown role 'iin'"),
    ("id: parades.inspect", "id: inspect", "line 4: id 'inspect' must begin with the family"),
    ("    examples:", "    exmples:", "no `examples`"),
    ("    near_misses:", "    misses:", "no `near_misses`"),
    ("        because: fruit is no guard\n", "", "a near miss needs `text` and `because`"),
    ("    about: Somebody", "    priority: high\n    about: Somebody", "`priority` must be a whole number"),
    ("    about: Somebody", "    factuality: sure\n    about: Somebody", "unknown factuality 'sure'"),
    ("      subject: person", "      kind: nominative\n      subject: person", "unknown clause kind 'nominative'"),
    ("family: parades", "famly: parades", "`family` is missing"),
    ("    about: Somebody", "    id: parades.twice\n    about: Somebody", "'id' stands twice"),
    ("rules:", "rules: none\nothers:", "line 1: not a rule file"),
    ("about: Parades.", "about: [Parades.", "not YAML"),
    ("  - id: parades.inspect", "  - 7\n  - id: parades.inspect", "a rule needs an `id`"),
    ("    roles:\n      kg:hasSource: [subject]\n      kg:hasPlace: [in, state of at]\n", "", "`roles` is missing"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_broken_rule_file_is_refused_with_line_and_remedy(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        load_rulebook([write(tmp_path, GOOD.replace(old, new, 1))])
    assert "parades.yaml" in str(caught.value)
    assert message in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("kg:Occurrence", "kg:Nothing").replace("subject: person", "subject: persn")
    with pytest.raises(RuleError) as caught:
        load_rulebook([write(tmp_path, text)])
    assert len(caught.value.faults) == 2


def test_yaml_tags_cannot_run_code(tmp_path: Path) -> None:
    text = GOOD.replace("about: Parades.", "about: !!python/object/apply:os.system ['true']")
    with pytest.raises(RuleError):
        load_rulebook([write(tmp_path, text)])


def test_a_missing_rule_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such rule file"):
        load_rulebook([tmp_path / "none.yaml"])
