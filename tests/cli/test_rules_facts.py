"""`kg rules list`, `show`, `judge`, `score` and the comparison of builds: what needs no language model."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import Story, first_story, second_story

from kg.cli.main import cli
from kg.exchange import to_json_lines
from kg.registry.model import Registry
from kg.rulebook.load import load_rulebook

VERSIONS = {rule.id: rule.version for rule in load_rulebook().rules}
RULES = {"kg:Visit": "meetings.visit", "kg:Meeting": "meetings.meet", "kg:Sanction": "sanctions.impose"}


def write_build(out: Path, registry: Registry, stories: Sequence[Story], *, version: str = "") -> Path:
    """A build whose events name rules that ship with the program."""
    from kg.store.build import write_build as write

    for story in stories:
        story.events = [replace(event, rule=RULES[event.kind]) for event in story.events]
    write(
        [story.extraction() for story in stories],
        out,
        registry=registry,
        rule_versions={rule: version or VERSIONS[rule] for rule in RULES.values()},
        model="none 0",
        version="0",
        to_lines=to_json_lines,
    )
    return out


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, small_registry: Registry) -> Path:
    return write_build(tmp_path_factory.mktemp("told") / "build", small_registry, [first_story(), second_story()])


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No build and no judgements where the commands run."""
    monkeypatch.chdir(tmp_path)


def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *map(str, arguments)], input=stdin, env=environment)


def judge(told: Path, keys: str, *more: str, file: str = "judgements.jsonl") -> Result:
    return run("judge", "--build", told, "--by", "ann", "--judgements", file, *more, stdin=keys)


def lines(file: str = "judgements.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]


def table(result: Result) -> dict[str, dict[str, str]]:
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    return {row.get("id") or row["rule"]: row for row in rows}


# ---- list ----------------------------------------------------------------------------------------


def test_without_a_build_the_rules_are_listed_all_the_same() -> None:
    row = table(run("list"))["meetings.visit"]
    assert (row["event"], row["fired"], row["precision"], row["judged"]) == ("kg:Visit", "", "", "0")
    shown = run("list", "--family", "meetings", "--format", "table")
    assert "  -      -  Somebody visits a state or place." in shown.stdout


def test_the_list_counts_the_facts_of_the_build_and_their_judgements(told: Path) -> None:
    judge(told, "yyn", "--rule", "meetings.visit")
    row = table(run("list", "--build", told))["meetings.visit"]
    assert (row["fired"], row["judged"], row["precision"]) == ("3", "3", str(2 / 3))
    shown = run("list", "--event", "Visit", "--build", told, "--format", "table").stdout
    assert "3  67 % (3)  Somebody visits a state or place." in shown


def test_a_class_stands_for_those_below_it() -> None:
    events = {row["event"] for row in table(run("list", "--event", "kg:Consultation")).values()}
    assert {"kg:Meeting", "kg:Visit"} <= events
    assert "kg:Sanction" not in events


def test_the_list_is_one_json_list() -> None:
    rows = json.loads(run("list", "--format", "json", "--family", "votes").stdout)
    assert {row["id"].split(".")[0] for row in rows} == {"votes"}
    assert rows[0]["fired"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("list", "--family", "meeting"), 2, "no family 'meeting'; there are agreements, "),
        (("list", "--event", "Vist"), 2, "did you mean kg:Visit"),
        (("list", "--build", "nowhere"), 1, "nowhere: no build here"),
        (("show", "meetings.vist"), 2, "did you mean meetings.visit"),
        (("show", "meetings.visit", "--build", "nowhere"), 1, "nowhere: no build here"),
        (("list", "--judgements", "none.jsonl"), 1, "none.jsonl: no such file"),
        (("score", "--judgements", "none.jsonl"), 1, "none.jsonl: no such file"),
        (("score", "--build", "nowhere"), 1, "nowhere: no build here"),
        (("judge",), 1, "build: no build here"),
        (("list", "--rules", "none.yaml"), 1, "no such rule file"),
        (("diff", "shipped"), 2, "Missing argument 'B'"),
        (("diff", "shipped", "none.yaml"), 1, "none.yaml: nothing there"),
        (("diff", "shipped", "."), 1, "neither a build nor a folder of rules"),
        (("diff", "git:", "shipped"), 1, "git:: no revision"),
        (("diff", "git:--output=x", "shipped"), 1, "no revision"),
        (("diff", "git:no-such-revision", "shipped"), 1, "git:no-such-revision: fatal:"),
        (("watch", "none.yaml"), 2, "does not exist"),
        (("draft", "Xi toured."), 2, "nothing is marked"),
        (("draft", "<subject>Xi</subject> toured.", "--event", "Vist"), 2, "did you mean kg:Visit"),
        (("draft", "<subject>Xi</subject> toured.", "--id", "Tour"), 2, "write FAMILY.NAME"),
        (("draft", "<subject>Xi</subject> toured.", "--published", "soon"), 2, "no date"),
        (("test", "meetings.vist"), 2, "did you mean meetings.visit"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(arguments: tuple[str, ...], code: int, message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert message in result.stderr
    assert result.stdout == ""


# ---- show ----------------------------------------------------------------------------------------


def test_a_rule_is_shown_with_its_facts_and_how_it_fared(told: Path) -> None:
    assert "no build here" in run("show", "meetings.visit").stdout
    judge(told, "yn", "--rule", "meetings.visit")
    output = run("show", "meetings.visit", "--build", told).stdout
    for words in (
        "asks        subject: actor",
        "leaves      Tourists visited the Kremlin museum.",
        f"facts       3 in {told}",
        "right       50 % of 2 judged (95 % interval 9%-91%)",
        "Visit: Vladimir Putin → China, in Beijing, 2023-10 [planned]",
        "“Vladimir Putin will travel to Beijing in October.”  first",
    ):
        assert words in output


def test_shown_facts_are_limited_and_the_rest_counted(told: Path) -> None:
    output = run("show", "meetings.visit", "--build", told, "--limit", "1").stdout
    assert output.count("“") == 1
    assert "… 2 more; --limit 0 shows all" in output
    facts = json.loads(run("show", "meetings.visit", "--build", told, "--format", "json", "--limit", "0").stdout)
    assert len(facts["facts"]) == facts["fired"] == 3


# ---- judge ---------------------------------------------------------------------------------------


def test_each_key_writes_a_line_with_everything_about_the_fact(told: Path) -> None:
    result = judge(told, "y\nx n\nu\n", "--rule", "meetings.visit")
    assert result.exit_code == 0
    assert "[x is no key here" in result.stdout
    assert "Judged 3 (1 right, 1 wrong, 1 unsure)" in result.stdout
    found = lines()
    assert [line["verdict"] for line in found] == ["right", "wrong", "unsure"]
    text = first_story().text
    planned = next(line for line in found if line["article"] == "first" and line["span"][0] > 0)
    assert text[slice(*planned["span"])] == "Vladimir Putin will travel to Beijing in October."
    assert {line["version"] for line in found} == {VERSIONS["meetings.visit"]}
    assert {line["by"] for line in found} == {"ann"}
    assert all(len(line["on"]) == len("2024-05-06") for line in found)


def test_back_takes_the_last_verdict_back_and_skipped_facts_leave_no_line(told: Path) -> None:
    result = judge(told, "bysbbnq", "--rule", "meetings.visit")
    assert "[b is no key here" in result.stdout
    assert [line["verdict"] for line in lines()] == ["wrong"]


def test_what_is_judged_is_not_shown_again_and_the_end_of_the_input_quits(told: Path) -> None:
    judge(told, "y")
    assert len(lines()) == 1
    judge(told, "y" * 9)
    assert len({line["fact"] for line in lines()}) == len(lines()) == 5
    assert "Nothing to judge: all is judged already." in judge(told, "y").stdout


def test_the_same_seed_shows_the_same_facts(told: Path) -> None:
    first, again = judge(told, "sssss", "--number", "2"), judge(told, "sssss", "--number", "2")
    assert first.stdout == again.stdout
    assert "2 facts." in first.stdout
    assert not Path("judgements.jsonl").exists()


@pytest.mark.parametrize(
    ("option", "message"),
    [(("--rule", "meetings.vist"), "did you mean meetings.visit"), (("--family", "nothing"), "no family 'nothing'")],
)
def test_unknown_rules_and_families_are_refused(told: Path, option: tuple[str, str], message: str) -> None:
    result = judge(told, "", *option)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_family_without_facts_is_said_so(told: Path) -> None:
    assert "the build has no such fact" in judge(told, "y", "--family", "votes").stdout


# ---- score ---------------------------------------------------------------------------------------


def test_scores_come_worst_first_with_the_unjudged_named(told: Path) -> None:
    judge(told, "yyy", "--rule", "meetings.visit")
    judge(told, "n", "--rule", "meetings.meet")
    rows = list(table(run("score", "--build", told)))
    assert rows[:2] == ["meetings.meet", "meetings.visit"]
    output = run("score", "--build", told, "--format", "table").stdout
    assert output.splitlines()[1].split() == ["meetings.meet", "0", "%", "0-79", "1", "1", "0", "0", "0", "1"]
    assert "Never judged, with facts in the build: 1 rule, 1 fact" in output
    assert "sanctions.impose (1)" in output


def test_without_any_judgement_the_way_to_make_some_is_told() -> None:
    assert "Nothing was judged yet; kg rules judge" in run("score", "--format", "table").stdout
    assert all(row["judged"] == "0" for row in table(run("score")).values())


def test_a_rule_that_changed_since_makes_its_judgements_stale(tmp_path: Path, small_registry: Registry) -> None:
    old = write_build(tmp_path / "old", small_registry, [first_story()], version="before")
    judge(old, "yy", "--rule", "meetings.visit")
    assert table(run("score", "--build", old))["meetings.visit"]["stale"] == "2"
    row = table(run("score", "--build", old, "--current"))["meetings.visit"]
    assert (row["judged"], row["stale"]) == ("0", "2")


def test_files_of_several_analysts_are_joined(told: Path) -> None:
    judge(told, "y", "--rule", "meetings.meet", file="ann.jsonl")
    judge(told, "n", "--rule", "sanctions.impose", file="ben.jsonl")
    both = run("score", KG_JUDGEMENTS=os.pathsep.join(["ann.jsonl", "ben.jsonl"]))
    assert [row["judged"] for row in table(both).values()][:3] == ["1", "1", "0"]


def test_unreadable_lines_and_unknown_rules_are_told_and_the_rest_counts(told: Path) -> None:
    judge(told, "y", "--rule", "meetings.meet")
    line = lines()[0] | {"rule": "old.rule"}
    with Path("judgements.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"oops\n{json.dumps(line)}\n")
    result = run("score", "--format", "json")
    assert result.exit_code == 1
    assert "judgements.jsonl, line 2: no judgement" in result.stderr
    assert "no rule is so called here: old.rule" in result.stderr
    assert json.loads(result.stdout)[0]["right"] == 1


# ---- two builds ----------------------------------------------------------------------------------


def test_builds_are_compared_by_their_records(told: Path, tmp_path: Path, small_registry: Registry) -> None:
    changed = second_story()
    changed.events = [replace(changed.events[0], date="2023-03-21")]
    third = Story("third", "Nothing happened.\n")
    other = write_build(tmp_path / "other", small_registry, [changed, third])
    result = run("diff", told, other)
    assert result.exit_code == 0
    assert "left out, not in both: first, third" in result.stderr
    assert "; 1 article." in result.stdout
    assert "Lost (1)" in result.stdout
    assert "date         2023-03-20/2023-03-22 → 2023-03-21" in result.stdout
    assert result.stdout.splitlines()[-1].split() == ["All", "0", "1", "1", "(0", "the", "same)"]
    assert run("diff", told, other, "--exit-code").exit_code == 1


def test_a_build_does_not_differ_from_itself(told: Path) -> None:
    result = run("diff", told, told, "--exit-code")
    assert result.exit_code == 0
    assert "No difference: 5 facts, told alike." in result.stdout


def test_a_difference_is_json_for_programs(told: Path, tmp_path: Path, small_registry: Registry) -> None:
    other = write_build(tmp_path / "other", small_registry, [first_story(), replace(second_story(), events=[])])
    document = json.loads(run("diff", told, other, "--format", "json").stdout)
    assert (document["articles"], document["same"], len(document["lost"])) == (2, 3, 2)
    assert document["by_rule"][0] == {"rule": "meetings.meet", "gained": 0, "lost": 1, "changed": 0}


def test_a_damaged_build_is_told(told: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(told, broken)
    (broken / "records.jsonl").write_text("{}\n", encoding="utf-8")
    result = run("list", "--build", broken)
    assert result.exit_code == 1
    assert "the build is damaged" in result.stderr
