"""What a rule takes over: from its file, from the rule it extends, from the shipped rule it replaces."""

from __future__ import annotations

from pathlib import Path

from scenes import rulebook_of

from kg.records import Factuality
from kg.resources import resource
from kg.rulebook.load import load_rulebook
from kg.rulebook.model import Rule

DEFAULTS = """\
family: t
defaults:
  priority: 2
  format: video
  factuality: planned
  when: {object | with: person}
  unless: {subject: $troops}
  roles:
    kg:hasParticipant: [subject, with]
    kg:hasPlace: [in]
  default:
    kg:hasPlace: [state of subject]
"""


def rule_of(folder: Path, rules: str, name: str, *, shipped: str = "", head: str = "family: t\n") -> Rule:
    rule = rulebook_of(folder, rules, shipped=shipped, head=head).rule(name)
    assert rule is not None
    return rule


def asked(rule: Rule) -> list[str]:
    return [condition.source for condition in rule.conditions]


def sources(rule: Rule) -> dict[str, list[str]]:
    return {role: [source.text for source in listed] for role, listed in rule.roles.items()}


def test_a_rule_takes_over_what_its_file_says_for_all(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, "- id: t.meet\n  event: kg:Meeting\n  when: {predicate: meet}", "t.meet", head=DEFAULTS)
    assert (rule.priority, rule.format, rule.factuality) == (2, "video", Factuality.PLANNED)
    assert asked(rule) == ["object | with: person", "unless subject: $troops"]
    assert sources(rule) == {"kg:hasParticipant": ["subject", "with"], "kg:hasPlace": ["in"]}
    assert rule.defaults["kg:hasPlace"][0].as_state


def test_what_a_rule_says_itself_replaces_the_default_part_by_part(tmp_path: Path) -> None:
    text = """
- id: t.meet
  event: kg:Meeting
  priority: 0
  when: {predicate: meet, with | object: state, subject: any}
  unless: {subject: []}
  roles: {kg:hasPlace: [], kg:hasSource: [by]}
"""
    rule = rule_of(tmp_path, text, "t.meet", head=DEFAULTS)
    assert rule.priority == 0
    assert asked(rule) == ["with | object: state", "subject: any"]
    assert sources(rule) == {"kg:hasParticipant": ["subject", "with"], "kg:hasSource": ["by"]}


PARENT = """
- id: t.meet
  about: Parent.
  event: kg:Meeting
  priority: 3
  when: {predicate: [meet, confer, huddle], subject: person, in: place}
  roles: {kg:hasParticipant: [subject]}
"""


def test_a_rule_takes_over_all_but_its_own_from_the_one_it_extends(tmp_path: Path) -> None:
    child = "- id: t.child\n  extends: t.meet\n  when: {in: [], object: person}"
    rule = rule_of(tmp_path, PARENT + child, "t.child")
    assert (rule.event, rule.priority, rule.extends, rule.about) == ("kg:Meeting", 3, "t.meet", "")
    assert rule.predicates == ("meet", "confer", "huddle")
    assert asked(rule) == ["subject: person", "object: person"]


def test_predicates_are_added_and_taken_out_or_replaced(tmp_path: Path) -> None:
    children = """
- id: t.changed
  extends: t.meet
  when: {predicate: [+liaise, -confer], by: any}
- id: t.replaced
  extends: t.meet
  when: {predicate: [liaise], on: any}
- id: t.without-class
  extends: t.changed
  when: {predicate: [+$sign, -huddle], for: any}
"""
    rulebook = rulebook_of(tmp_path, PARENT + children)
    predicates = {rule.id: rule.predicates for rule in rulebook.rules}
    assert predicates["t.changed"] == ("meet", "huddle", "liaise")
    assert predicates["t.replaced"] == ("liaise",)
    assert predicates["t.without-class"] == ("meet", "liaise", "conclude", "initial", "ink", "ratify", "sign")


def test_chains_may_stand_in_any_order(tmp_path: Path) -> None:
    grandchild = "- id: t.c\n  extends: t.b\n  when: {at: any}\n- id: t.b\n  extends: t.meet\n  when: {on: any}\n"
    rule = rule_of(tmp_path, grandchild + PARENT.lstrip("\n"), "t.c")
    assert asked(rule) == ["subject: person", "in: place", "on: any", "at: any"]


SHIPPED = PARENT.replace("t.meet", "s.meet")


def test_an_own_rule_extends_a_shipped_one(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, "- id: t.own\n  extends: s.meet\n  when: {on: any}", "t.own", shipped=SHIPPED)
    assert asked(rule) == ["subject: person", "in: place", "on: any"]
    assert (rule.path, rule.line) == ("own.yaml", 3)


def test_an_own_rule_of_a_shipped_id_replaces_it_and_may_extend_it(tmp_path: Path) -> None:
    own = "- id: s.meet\n  extends: s.meet\n  when: {on: any}\n- id: s.other\n  extends: s.meet\n  when: {at: any}"
    rulebook = rulebook_of(tmp_path, own, shipped=SHIPPED, head="family: s\n")
    assert {rule.id: asked(rule) for rule in rulebook.rules} == {
        "s.meet": ["subject: person", "in: place", "on: any"],
        "s.other": ["subject: person", "in: place", "on: any", "at: any"],
    }


def test_the_version_changes_with_what_is_taken_over(tmp_path: Path) -> None:
    child = "- id: t.child\n  extends: t.meet\n  when: {object: person}"
    before = rule_of(tmp_path, PARENT + child, "t.child").version
    assert rule_of(tmp_path, PARENT + child, "t.child").version == before
    assert rule_of(tmp_path, PARENT.replace("huddle", "dine") + child, "t.child").version != before


def test_the_version_changes_with_the_words_of_a_class(tmp_path: Path) -> None:
    when = "{predicate: meet, object: $bands}"
    text = f"- id: t.meet\n  event: kg:Meeting\n  when: {when}\n  roles: {{kg:hasSource: [subject]}}"
    versions = set()
    for words in ("[band]", "[band, choir]"):
        folder = tmp_path / words
        folder.mkdir()
        (folder / "words.yaml").write_text(f"bands: {words}\n", encoding="utf-8")
        (folder / "t.yaml").write_text(
            f"family: t\nrules:\n{text}\n  examples: [{{text: A choir sang., expect: {{}}}}]\n"
            "  near_misses: [{text: A bird sang., because: alone}]\n",
            encoding="utf-8",
        )
        rule = load_rulebook([folder]).rule("t.meet")
        assert rule is not None
        versions.add(rule.version)
    assert len(versions) == 2


def test_the_version_changes_with_the_actors_that_several_counts(tmp_path: Path) -> None:
    shipped = resource("rules", "actors.yaml").read_text(encoding="utf-8")
    fewer = shipped.replace("[person, country, organization, international_organization, group]", "[person]", 1)
    assert fewer != shipped
    versions = set()
    for name, actors in (("all", shipped), ("persons", fewer)):
        folder = tmp_path / name / "events"
        folder.mkdir(parents=True)
        (folder.parent / "actors.yaml").write_text(actors, encoding="utf-8")
        (folder / "t.yaml").write_text(
            "family: t\nrules:\n- id: t.meet\n  event: kg:Meeting\n  when: {predicate: meet, subject: several}\n"
            "  roles: {kg:hasParticipant: [subject]}\n  examples: [{text: A choir sang., expect: {}}]\n"
            "  near_misses: [{text: A bird sang., because: alone}]\n",
            encoding="utf-8",
        )
        rule = load_rulebook(folder=folder).rule("t.meet")
        assert rule is not None
        versions.add(rule.version)
    assert len(versions) == 2


def test_an_own_rule_may_overtake_a_shipped_one_for_good(tmp_path: Path) -> None:
    wider = "- id: t.any\n  event: kg:Meeting\n  priority: 9\n  when: {predicate: [meet, confer, huddle]}\n"
    rulebook = rulebook_of(tmp_path, wider + "  roles: {kg:hasParticipant: [subject]}", shipped=SHIPPED)
    assert [rule.id for rule in rulebook.by_predicate["meet"]] == ["t.any", "s.meet"]
