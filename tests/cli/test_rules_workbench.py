"""`kg rules test`, `draft`, `diff` and `watch` as an analyst meets them, with the language model."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli

pytestmark = pytest.mark.slow

INSPECT = """\
family: own
about: Own rules.
rules:
  - id: own.inspect
    about: Somebody inspects a shipyard.
    event: kg:Visit
    when:
      predicate: [tour, inspect]
      subject: person
      object: [=shipyard]
    roles:
      kg:hasSource: [subject]
      kg:hasPlace: [in]
    examples:
      - text: Xi Jinping toured a shipyard in Dalian.
        expect: {kg:hasSource: [Xi Jinping], kg:hasPlace: [Dalian]}
    near_misses:
      - text: Xi Jinping toured a museum in Dalian.
        because: a museum builds no ships
"""
ARTICLES = {
    "ships": (
        "Xi Jinping toured a shipyard in Dalian on 3 March 2023. Two days later he inspected a shipyard in Wuhan.\n"
    ),
    "others": (
        "Vladimir Putin toured a museum in Kazan on 4 May 2022. Inspectors toured a shipyard in Oslo. "
        "Wang Yi met Sergei Lavrov in Moscow.\n"
    ),
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["rules", *map(str, arguments)])


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles in ./sources."""
    monkeypatch.chdir(tmp_path)
    for name, text in ARTICLES.items():
        path = tmp_path / "sources" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "sources"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(INSPECT, encoding="utf-8")
    return path


# ---- test ----------------------------------------------------------------------------------------


def test_the_rules_of_a_file_are_run_beside_the_shipped_ones(own: Path) -> None:
    result = run("test", own)
    assert result.exit_code == 0
    assert result.stdout == "1 rule, 2 sentences: 2 right, 0 wrong\n"
    assert "2 rules, " in run("test", own, "meetings.host").stdout


def test_a_failure_shows_the_clause_the_constraint_and_what_stood_there(own: Path) -> None:
    own.write_text(INSPECT.replace("subject: person", "subject: organization"), encoding="utf-8")
    result = run("test", own)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "own.yaml, line 4: own.inspect: not matched",
        "    Xi Jinping toured a shipyard in Dalian.",
        "      read as    tour  (verbal, asserted)",
        "        subject  Xi Jinping  [Xi Jinping]",
        "        object   a shipyard",
        "        in       Dalian  [Dalian]",
        "        names    tour shipyard, tour",
        "      failed     subject: organization  (subject must be an organisation; it is “Xi Jinping”, a person)",
        "1 rule, 2 sentences: 1 right, 1 wrong",
    ]


def test_a_failing_near_miss_shows_what_was_found(own: Path) -> None:
    own.write_text(INSPECT.replace("[=shipyard]", "any"), encoding="utf-8")
    output = run("test", own).stdout
    assert "near miss was matched, although a museum builds no ships" in output
    assert "found      kg:Visit: kg:hasSource Xi Jinping; kg:hasPlace Dalian; factuality asserted" in output


def test_the_rule_that_matched_instead_and_a_missing_predicate_are_told(own: Path) -> None:
    own.write_text(INSPECT.replace("[tour, inspect]", "[inspect]").replace("a shipyard", "Dalian"), encoding="utf-8")
    output = run("test", own).stdout
    assert "failed     predicate: inspect  (no clause is so called)" in output
    assert "matched    meetings.visit (kg:Visit)" in output


def test_failures_are_json_for_programs(own: Path) -> None:
    own.write_text(INSPECT.replace("subject: person", "subject: document"), encoding="utf-8")
    result = run("test", own, "--format", "json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (document["rules"], document["sentences"], document["wrong"]) == (1, 2, 1)
    assert document["failures"][0]["reasons"] == [
        {
            "predicate": "tour",
            "constraint": "subject: document",
            "words": "subject must be a document; it is “Xi Jinping”, a person",
        }
    ]


# ---- draft ---------------------------------------------------------------------------------------

SENTENCE = "<subject>Hu Jintao</subject> toured <object>a shipyard</object> in <in>Dalian</in>."


def test_a_draft_is_a_rule_file_that_passes_its_own_test(tmp_path: Path) -> None:
    result = run("draft", SENTENCE, "--id", "my.tour")
    assert result.exit_code == 0, result.stderr
    assert "Reading 2 articles of ./sources" in result.stderr
    assert result.stdout.splitlines() == [
        "family: my",
        "about: Rules of my own.",
        "rules:",
        "  - id: my.tour",
        "    about: 'Tour: subject actor, object shipyard.'",
        "    # class of event as in meetings.visit, which has “tour” among its predicates",
        "    # `in` is not asked for: a sentence that names no place counts as well",
        "    event: kg:Visit",
        "    when:",
        "      predicate: tour",
        "      subject: actor",
        "      object: =shipyard",
        "    roles:",
        "      kg:hasSource: [subject]",
        "      kg:hasTarget: [state of in]",
        "      kg:hasPlace: [in, at]",
        "    examples:",
        "      - text: Hu Jintao toured a shipyard in Dalian.",
        "        expect: {kg:hasSource: [Hu Jintao], kg:hasTarget: [China], kg:hasPlace: [Dalian]}",
        "    # also matches: Inspectors toured a shipyard in Oslo.  (others)",
        "    # also matches: Xi Jinping toured a shipyard in Dalian on 3 March 2023.  (ships)",
        "    near_misses:",
        "      - text: Vladimir Putin toured a museum in Kazan on 4 May 2022.",
        "        because: object must be “shipyard”; it is “a museum in Kazan”",
    ]
    path = tmp_path / "my.yaml"
    path.write_text(result.stdout, encoding="utf-8")
    tested = run("test", path)
    assert tested.exit_code == 0, tested.output
    assert run("draft", SENTENCE, "--id", "my.tour").stdout == result.stdout


def test_a_draft_outranks_the_rule_that_matches_already(tmp_path: Path) -> None:
    result = run(
        "draft",
        "<source>Wang Yi</source> held <object>talks</object> with <target>Sergei Lavrov</target> on Monday.",
        "--published",
        "2023-03-22",
    )
    assert "matched already by meetings.meet" in result.stderr
    assert "priority: 1" in result.stdout
    assert "expect: {kg:hasParticipant: [Wang Yi, Sergei Lavrov], date: '2023-03-20'}" in result.stdout


def test_a_draft_takes_the_fuller_name_that_another_rule_goes_by() -> None:
    result = run("draft", "<participant>Xi and Putin</participant> shook hands in <in>Samarkand</in>.")
    assert result.exit_code == 0, result.stderr
    assert "predicate: shake hands" in result.stdout
    assert "expect: {kg:hasParticipant: [Xi Jinping, Vladimir Putin], kg:hasPlace: [Samarkand]}" in result.stdout


def test_without_near_misses_the_file_asks_for_one() -> None:
    result = run("draft", "<subject>Oslo</subject> rebuked <object>Gazprom</object>.", "--event", "Accusation")
    assert result.exit_code == 0
    assert result.stdout.endswith("near_misses: []\n")
    assert "no near miss was found in the corpus; write one" in result.stderr


def test_words_that_are_no_part_show_the_clauses_as_read() -> None:
    result = run("draft", "Xi <object>toured</object> a shipyard.")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "read as    tour  (verbal, asserted)" in result.stderr
    assert "“toured”: not read as a part of any clause" in result.stderr


def test_a_class_that_cannot_be_guessed_is_asked_for() -> None:
    result = run("draft", "<subject>Oslo</subject> zigzagged past <past>Moscow</past>.".replace("past>", "to>"))
    assert result.exit_code == 2
    assert "give the class with --event; " in result.stderr
    assert "kg:Abstention, kg:Access" in result.stderr


def test_an_empty_corpus_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for command in (("draft", SENTENCE), ("diff", "shipped", "shipped"), ("watch", "own.yaml")):
        (tmp_path / "own.yaml").write_text(INSPECT, encoding="utf-8")
        result = run(*command, "empty")
        assert result.exit_code == 1
        assert "empty: no articles there" in result.stderr


# ---- diff ----------------------------------------------------------------------------------------


def test_the_shipped_rules_do_not_differ_from_themselves() -> None:
    result = run("diff", "shipped", "shipped", "--exit-code")
    assert result.exit_code == 0
    assert "2 articles." in result.stdout
    assert "No difference: " in result.stdout


def test_what_a_rule_of_ones_own_gains_is_shown_with_its_sentence(own: Path) -> None:
    result = run("diff", "shipped", own)
    assert result.exit_code == 0
    assert "+ Visit: Xi Jinping, in Dalian, 2023-03-03  own.inspect" in result.stdout
    assert "“Xi Jinping toured a shipyard in Dalian on 3 March 2023.”  ships" in result.stdout
    back = run("diff", own, "shipped").stdout
    assert "- Visit: Xi Jinping, in Dalian, 2023-03-03  own.inspect" in back


def test_rules_in_place_of_the_shipped_ones_lose_all_others(own: Path) -> None:
    document = json.loads(run("diff", "shipped", f"only:{own}", "--format", "json").stdout)
    assert "meetings.meet" in {count["rule"] for count in document["by_rule"] if count["lost"]}


def test_a_build_is_compared_over_its_own_articles(own: Path, tmp_path: Path) -> None:
    built = CliRunner().invoke(cli, ["build", "-o", "spring", "--no-page", "-q"])
    assert built.exit_code == 0
    shutil.rmtree(tmp_path / "sources")
    assert "No difference" in run("diff", "spring", "shipped").stdout
    result = run("diff", "spring", own)
    assert "of the build spring" in result.stderr
    assert "own.inspect" in result.stdout


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_an_earlier_revision_is_read_from_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules folder is copied into a checkout of its own, so that the test needs none of the project."""
    from kg import resources

    rules = tmp_path / "checkout" / "rules"
    shutil.copytree(resources.resource("rules"), rules)
    git(tmp_path, "init", "checkout")
    git(rules, "add", ".")
    git(rules, "commit", "-m", "Now")
    meetings = (rules / "events" / "meetings.yaml").read_text(encoding="utf-8")
    (rules / "events" / "meetings.yaml").write_text(meetings.replace("$confer, meet, ", "$confer, "), encoding="utf-8")
    git(rules, "commit", "-am", "Then")
    real = resources.resource
    monkeypatch.setattr(resources, "resource", lambda *p: rules if p == ("rules",) else real(*p))
    assert "Gained (1)" in run("diff", "git:HEAD", "shipped").stdout
    assert "No difference" in run("diff", "git:HEAD~1", "shipped").stdout
    shutil.rmtree(tmp_path / "checkout" / ".git")
    outside = run("diff", "git:HEAD", "shipped")
    assert outside.exit_code == 1
    assert "works in a checkout" in outside.stderr


def test_actors_of_ones_own_are_known(own: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(
        "@prefix kg: <https://w3id.org/sino-russian-kg/ontology#> .\n"
        "@prefix id: <https://w3id.org/sino-russian-kg/id/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'id:mei a kg:Person ; rdfs:label "Mei Longxiang"@en , "Мэй"@ru , "梅"@zh .\n',
        encoding="utf-8",
    )
    (tmp_path / "sources" / "ships.txt").write_text("Mei Longxiang toured a shipyard.", encoding="utf-8")
    document = json.loads(run("diff", "shipped", own, "--registry", "mine.ttl", "--format", "json").stdout)
    assert [fact["told"] for fact in document["gained"]] == ["Visit: Mei Longxiang"]


# ---- watch ---------------------------------------------------------------------------------------


def test_one_round_tests_the_file_and_compares_with_the_shipped_rules(own: Path) -> None:
    result = run("watch", own, "--once")
    assert result.exit_code == 0
    assert "1 rule, 2 sentences: 2 right, 0 wrong" in result.stdout
    assert "Facts against the shipped rules: +" in result.stdout
    own.write_text(INSPECT.replace("[=shipyard]", "any"), encoding="utf-8")
    assert run("watch", own, "--once").exit_code == 1


def test_a_file_with_faults_is_told_and_nothing_dies(own: Path) -> None:
    own.write_text(INSPECT.replace("kg:Visit", "kg:Vist"), encoding="utf-8")
    result = run("watch", own, "--once")
    assert result.exit_code == 1
    assert "did you mean 'kg:Visit'?" in result.stdout
    assert "Not loaded; mend it and save." in result.stdout


PANDAS = """\
@prefix issue: <https://w3id.org/sino-russian-kg/issue/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
issue:pandas a skos:Concept ; skos:prefLabel "pandas"@en , "панды"@ru , "大熊猫"@zh ; skos:altLabel "panda"@en .
"""


def test_rules_may_ask_for_issues_of_ones_own(own: Path, tmp_path: Path) -> None:
    registry = tmp_path / "own.ttl"
    registry.write_text(PANDAS, encoding="utf-8")
    own.write_text(
        INSPECT.replace("[=shipyard]", "issue:pandas").replace("a shipyard in", "the panda house in"), encoding="utf-8"
    )
    for command in (["test", own], ["watch", own, "--once"], ["diff", "shipped", own], ["list", "--rules", own]):
        told = run(*command)
        assert told.exit_code != 0 or "Not loaded" in told.stdout, command
        assert "pandas" in told.stdout + told.stderr, command
    assert "2 right, 0 wrong" in run("test", own, "--registry", registry).stdout
    assert "2 right, 0 wrong" in run("watch", own, "--once", "--registry", registry).stdout
    assert run("diff", "shipped", own, "--registry", registry).exit_code == 0
    assert "own.inspect" in run("list", "--rules", own, "--registry", registry).stdout
    assert "own.inspect" in run("show", "own.inspect", "--rules", own, "--registry", registry).stdout
    tried = CliRunner().invoke(cli, ["whynot", "Xi toured a zoo.", "--rules", str(own), "--registry", str(registry)])
    assert "about issue:pandas" in tried.stdout, tried.output
    drafted = run("draft", "<subject>Xi</subject> left <object>Wuhan</object>.", "--rules", own, "--registry", registry)
    assert "family: own" in drafted.stdout, drafted.output


def test_a_draft_is_called_as_rules_are(tmp_path: Path) -> None:
    result = run("draft", "<subject>Xi</subject> toured <object>a shipyard</object>.", "--id", "my.ship.tour")
    assert result.exit_code == 2
    assert "write FAMILY.NAME in small letters" in result.stderr


def test_a_class_of_event_is_named_as_people_write_it() -> None:
    assert run("list", "--event", "joint statement").stdout == run("list", "--event", "kg:JointStatement").stdout
    unknown = run("list", "--event", "vist")
    assert unknown.exit_code == 2
    assert "did you mean" in unknown.stderr
    several = run("draft", "<subject>Xi</subject> toured <object>Dalian</object>.", "--event", "meeting")
    assert several.exit_code == 0, several.output
    assert "event: kg:Meeting" in several.stdout


def wait_for(process: subprocess.Popen[str], words: str, seconds: float = 60) -> str:
    assert process.stdout is not None
    said, end = "", time.monotonic() + seconds
    while words not in said:
        assert time.monotonic() < end, said
        said += process.stdout.readline()
    return said


def test_each_save_is_a_round_and_ctrl_c_ends_it(own: Path) -> None:
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-u", "-m", "kg", "rules", "watch", str(own), "--interval", "0.05"]
    environment = os.environ | {"PYTHONPATH": root}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            save: Callable[[str], object] = lambda text: own.write_text(text, encoding="utf-8")  # noqa: E731
            wait_for(process, "Facts against the shipped rules: +")
            save(INSPECT.replace("kg:Visit", "kg:Vist"))
            wait_for(process, "Not loaded; mend it and save.")
            own.unlink()
            wait_for(process, "no such rule file")
            save(INSPECT.replace("[tour, inspect]", "[inspect]").replace("Jinping toured", "Jinping inspected"))
            wait_for(process, "Facts against the start: +0 -1 ~0")
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
