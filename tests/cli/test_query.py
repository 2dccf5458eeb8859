"""`kg query`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli


def run(built: Path | None, *args: str, text: str | None = None) -> Result:
    env = {"KG_BUILD": str(built)} if built else {}
    return CliRunner().invoke(cli, ["query", *args], env=env, input=text)


def test_without_arguments_the_questions_are_listed_one_a_line() -> None:
    result = run(None)
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "announced-not-held",
        "evidence-of",
        "institutions",
        "joint-documents",
        "meetings",
        "members",
        "offices",
        "readouts",
        "statements",
        "timeline-of",
        "visits",
    ]


@pytest.mark.parametrize("name", ["meetings", "visits", "evidence-of", "institutions"])
def test_every_question_has_help_with_columns_and_example(name: str) -> None:
    result = run(None, name, "--help")
    assert result.exit_code == 0
    assert f"kg query {name}" in result.stdout
    assert "Columns:" in result.stdout
    assert "--format" in result.stdout


def test_in_a_pipe_the_answer_is_csv(built: Path) -> None:
    result = run(built, "meetings", "--between", "xi-jinping", "--and", "vladimir-putin", "--since", "2020")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["date"], row["what"]) == ("2023-03-21", "meeting")
    assert set(row["who"].split("; ")) == {"Xi Jinping", "Vladimir Putin"}


def test_a_state_counts_with_those_who_act_for_it(built: Path) -> None:
    result = run(built, "visits", "--visitor", "CHN", "--to", "俄罗斯", "--format", "json")
    assert len(json.loads(result.stdout)["results"]["bindings"]) == 1


@pytest.mark.parametrize("before", [True, False])
def test_options_may_stand_before_or_behind_the_question(built: Path, before: bool) -> None:
    options = ["--build", str(built), "--format", "tsv"]
    result = run(None, *options, "meetings") if before else run(None, "meetings", *options)
    assert result.stdout.startswith("?date\t?what")


def test_table_is_not_cut_and_markdown_is_escaped(built: Path) -> None:
    query = 'SELECT ("' + "long " * 60 + 'end" AS ?x) ("a|b<i>\\n" AS ?y) WHERE {}'
    table = run(built, "-e", query, "--format", "table").stdout
    assert "long end" in table
    assert "…" not in table
    assert "a\\|b&lt;i>" in run(built, "-e", query, "--format", "markdown").stdout


def test_control_characters_never_reach_the_terminal(built: Path) -> None:
    result = run(built, "-e", 'SELECT ("\\u001b[31mred\\u0007\\u009b" AS ?x) WHERE {}', "--format", "table")
    assert result.exit_code == 0
    assert not set(result.stdout) & {"\x1b", "\x07", "\x9b"}


def test_empty_columns_are_left_out_of_the_table_only(built: Path) -> None:
    assert "said_by" not in run(built, "meetings", "--format", "table").stdout
    assert "said_by" in run(built, "meetings", "--format", "csv").stdout


def test_reported_events_come_on_request(built: Path) -> None:
    assert len(run(built, "visits").stdout.splitlines()) == 2
    assert len(run(built, "visits", "--include-reported").stdout.splitlines()) == 3


def test_nothing_found_is_said_on_standard_error(built: Path) -> None:
    result = run(built, "visits", "--visitor", "rus")
    assert result.exit_code == 0
    assert "--include-reported" in result.stderr
    assert result.stdout.count("\n") == 1


def test_queries_from_file_standard_input_and_command_line(built: Path, tmp_path: Path) -> None:
    query = "SELECT ?e WHERE { ?e a kg:Visit }"
    path = tmp_path / "my.rq"
    path.write_text(query, encoding="utf-8")
    answers = {
        run(built, str(path)).stdout,
        run(built, "-", text=query).stdout,
        run(built, "-e", query).stdout,
    }
    assert len(answers) == 1
    assert "visit" in answers.pop()


def test_yes_or_no_and_triples_have_their_own_form(built: Path) -> None:
    assert run(built, "-e", "ASK { ?e a kg:Visit }").stdout == "true\n"
    triples = run(built, "-e", "CONSTRUCT { ?e a kg:Visit } WHERE { ?e a kg:Visit }").stdout
    assert "a kg:Visit ." in triples


def test_all_graphs_find_claims(built: Path) -> None:
    query = "SELECT ?a WHERE { ?a a kg:Account ; kg:eventClass kg:Sanction }"
    assert len(run(built, "-e", query).stdout.splitlines()) == 1
    assert len(run(built, "--all-graphs", "-e", query).stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["meting"], "did you mean meetings"),
        (["nonsense"], "there are announced-not-held, evidence-of"),
        (["no-such-file.rq"], "cannot be read"),
        (["-e", "SELECT ?x WHERE { ?x ?y }"], "line 1, column 26"),
        (["-e", "ASK { foo:a a ?x }"], "undeclared prefix foo:"),
        (["meetings", "--between", "Xi Jingping"], "did you mean"),
        (["meetings", "--since", "soon"], "'soon' is no date"),
        (["meetings", "--kind", "Meating"], "did you mean meeting"),
        (["evidence-of"], "Missing option '--fact'"),
        (["institutions", "--least", "few"], "no whole number"),
        (["meetings", "--nonsense"], "No such option"),
        (["-e", "ASK {}", "meetings"], "not both"),
    ],
)
def test_wrong_usage_is_explained_and_leaves_with_2(built: Path, args: list[str], message: str) -> None:
    result = run(built, *args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_a_binary_file_is_no_query(built: Path, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe\x00")
    result = run(built, str(tmp_path / "x.rq"))
    assert result.exit_code == 2
    assert "x.rq" in result.stderr


def test_a_query_without_end_is_given_up(built: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    result = run(built, "-e", endless, "--timeout", "1")
    assert result.exit_code == 2
    assert "no answer within 1 seconds" in result.stderr


def test_a_missing_build_leaves_with_1(tmp_path: Path) -> None:
    result = run(tmp_path / "none", "meetings")
    assert result.exit_code == 1
    assert "run kg build" in result.stderr
