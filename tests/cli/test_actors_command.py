"""`kg actors`, as far as it needs no language model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli

ROE = ("Jane Roe", "--type", "person", "--ru", "Джейн Роу", "--zh", "简·罗伊", "--country", "gbr", "--gender", "f")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["actors", *map(str, arguments)])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.ttl"
    assert run("add", *ROE, "--to", path).exit_code == 0
    return path


# ---- the group -----------------------------------------------------------------------------------


def test_commands_are_listed_in_the_order_of_the_work() -> None:
    result = run("--help")
    assert result.exit_code == 0
    names = ["search", "show", "who", "unknown", "add", "check"]
    commands = result.stdout.split("Commands:")[1].splitlines()
    assert [line.split()[0] for line in commands if line.strip()] == names


@pytest.mark.parametrize("name", ["search", "show", "who", "unknown", "add", "check"])
def test_every_command_has_help_with_examples_and_a_format(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"kg actors {name}" in result.stdout.split("Examples:")[1]
    assert "--format" in result.stdout


# ---- search --------------------------------------------------------------------------------------


def test_a_row_has_names_in_three_scripts_and_what_was_matched() -> None:
    result = run("search", "习近平")
    assert result.exit_code == 0
    (row,) = result.stdout.splitlines()[1:]
    for cell in ("xi-jinping", "Xi Jinping", "Си Цзиньпин", "习近平", "person", "CHN", "President of China"):
        assert cell in row


@pytest.mark.parametrize("arguments", [["Xi Jingping"], ["xi", "jinping"], ["--limit", "1", "xi", "jinping"]])
def test_what_is_no_command_is_searched_for(arguments: list[str]) -> None:
    assert "xi-jinping" in run(*arguments).stdout


def test_offices_are_those_of_the_date() -> None:
    def offices(*arguments: str) -> set[str]:
        (row,) = json.loads(run("Dmitry Medvedev", "--limit", "1", "--format", "json", *arguments).stdout)
        return {office["office"] for office in row["offices"]}

    assert offices("--on", "2009") >= {"ru-president"}
    assert "ru-president" not in offices()


def test_type_and_state_narrow_the_search() -> None:
    result = run("search", "wang", "--type", "person", "--country", "Китай", "--format", "json", "--limit", "0")
    rows = json.loads(result.stdout)
    assert len(rows) > 1
    assert {(row["type"], row["country"]) for row in rows} == {("person", "CHN")}


def test_nothing_found_is_exit_1() -> None:
    result = run("qwertyuiop", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    assert "nothing is called 'qwertyuiop'" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["wang", "--country", "Atlantis"], "no one state is called 'Atlantis'"),
        (["wang", "--on", "soon"], "is no date"),
        (["wang", "--type", "wizard"], "wizard"),
        (["search"], "Missing argument"),
    ],
)
def test_wrong_usage_is_exit_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


# ---- show ----------------------------------------------------------------------------------------


def test_a_person_is_shown_with_names_and_dated_offices() -> None:
    out = run("show", "dmitry-medvedev").stdout
    for words in ("Medvedev Dmitry", "Дмитрий Медведев", "Q23530", "2008-05-07 to 2012-05-07  President of Russia"):
        assert words in out


def test_a_state_is_shown_with_those_who_held_its_offices_then() -> None:
    found = json.loads(run("show", "Россия", "--on", "2009-05", "--format", "json").stdout)
    held = {(one["office"], one["person"]) for one in found["holders"]}
    assert {("ru-president", "dmitry-medvedev"), ("ru-prime-minister", "vladimir-putin")} <= held
    assert {"id": "moscow", "name": "Moscow"}.items() <= found["seats"][0].items()


def test_an_ambiguous_name_lists_whom_it_can_mean() -> None:
    result = run("show", "George", "Bush")
    assert result.exit_code == 2
    assert "george-h-w-bush" in result.stderr
    assert "george-w-bush" in result.stderr


def test_an_unknown_name_is_exit_1_with_the_nearest() -> None:
    result = run("show", "Sergei Lavrof")
    assert result.exit_code == 1
    assert "did you mean sergei-lavrov" in result.stderr


# ---- add and check -------------------------------------------------------------------------------


def test_an_actor_that_was_added_is_found_with_its_file(own: Path) -> None:
    assert "jane-roe" in run("Jane Roe", "--registry", own).stdout
    assert run("Jane Roe").exit_code == 1
    assert [path.name for path in own.parent.iterdir()] == ["own.ttl"]


def test_a_second_actor_is_written_behind_the_first(own: Path) -> None:
    before = own.read_text(encoding="utf-8") + "\n# a remark\n"
    own.write_text(before, encoding="utf-8")
    result = run(
        *("add", "Ann Poe", "--type", "person", "--label-in-english", "--to", own),
        *("--office", "jp-test-none", "--office", "un-secretary-general"),
    )
    assert result.exit_code == 1
    assert own.read_text(encoding="utf-8") == before
    assert run("add", "Ann Poe", "--type", "person", "--label-in-english", "--to", own).exit_code == 0
    assert own.read_text(encoding="utf-8").startswith(before.rstrip())
    assert run("check", own).stderr.endswith("no fault\n") or "own.ttl" not in run("check", own).stdout


def test_dates_belong_to_the_office_before_them(own: Path) -> None:
    result = run(
        *("add", "Ann Poe", "--type", "person", "--label-in-english", "--to", own, "--country", "rus"),
        *("--office", "ru-president", "--from=1950", "--until", "1951-03", "--source", "https://example.org/poe"),
        *("--office", "kremlin-spokesperson", "--from", "1960", "--until=1961"),
    )
    assert result.exit_code == 0, result.output
    found = json.loads(run("show", "ann-poe", "--registry", own, "--format", "json").stdout)
    assert [(o["office"], o["start"], o["end"], o["source"]) for o in found["offices"]] == [
        ("ru-president", "1950", "1951-03", "https://example.org/poe"),
        ("kremlin-spokesperson", "1960", "1961", None),
    ]
    assert "kg:unverified true" in own.read_text(encoding="utf-8")


def test_all_faults_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "own.ttl"
    result = run(
        *("add", "Xi Jinping", "--type", "organization", "--to", target, "--gender", "m", "--also", "Putin"),
        *("--office", "ru-presidnt", "--from", "2012", "--until", "2010", "--source", "nowhere", "--format", "json"),
    )
    assert result.exit_code == 1
    faults = "\n".join(json.loads(result.stdout)["faults"])
    for words in (
        *("no label in Russian; give --ru", "no label in Chinese", "id xi-jinping is taken by Xi Jinping"),
        *(
            "“Xi Jinping” is a name of xi-jinping",
            "“Putin” is a name of vladimir-putin",
            "only a person has a --gender",
        ),
        *("no office 'ru-presidnt'; did you mean ru-president", "before it begins", "'nowhere' is no address"),
        "needs its --kind",
    ):
        assert words in faults
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--office", "ru-president", "--from", "2013"], "has not ended when"),
        (["--kind", "wizardry"], "kg:wizardry, which is no kind"),
    ],
)
def test_what_the_registry_would_refuse_is_not_written(tmp_path: Path, arguments: list[str], message: str) -> None:
    target = tmp_path / "own.ttl"
    result = run("add", *ROE, "--to", target, *arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert not target.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["Jane Roe", "--type", "person"],
        ["Jane Roe", "--to", "x.ttl"],
        ["--type", "person", "--to", "x.ttl"],
        [*ROE, "--to", "x.ttl", "--from", "2010"],
        [*ROE, "--to", "x.ttl", "--office", "ru-president", "--from", "2010", "--from", "2011"],
    ],
)
def test_a_command_without_what_it_needs_is_wrong_usage(arguments: list[str]) -> None:
    assert run("add", *arguments).exit_code == 2


def test_organisations_are_added_with_their_kind(tmp_path: Path) -> None:
    name = ("Institute of Testing", "--type", "organization", "--kind", "think-tank", "--label-in-english")
    result = run("add", *name, "--to", tmp_path / "own.ttl")
    assert result.exit_code == 0, result.output
    assert "org:classification kg:thinkTank" in (tmp_path / "own.ttl").read_text(encoding="utf-8")


def test_a_file_is_checked_beside_the_shipped_registry(own: Path) -> None:
    assert run("add", "--check", own).exit_code == 0
    own.write_text(own.read_text(encoding="utf-8").replace('"Джейн Роу"@ru , ', ""), encoding="utf-8")
    result = run("add", "--check", own)
    assert result.exit_code == 1
    assert "own.ttl, id:jane-roe: has no rdfs:label in ru; add it" in result.stdout
    (fault,) = json.loads(run("check", own, "--format", "json").stdout)
    assert fault["subject"] == "id:jane-roe"


# ---- unknown, from a build -----------------------------------------------------------------------


@pytest.fixture
def build(built: Path, tmp_path: Path) -> Path:
    """A build with records of mentions: one name unknown, one that two people bear, one that is known."""
    folder = tmp_path / "build"
    shutil.copytree(built, folder)
    text = (folder / "articles" / "first.txt").read_text(encoding="utf-8")

    def mention(words: str, actor: Mapping[str, str], rule: str, *candidates: Mapping[str, str]) -> str:
        start = text.index(words)
        record = {"record": "mention", "article": "first", "span": [start, start + len(words)], "actor": actor}
        return json.dumps({**record, "rule": rule, "candidates": candidates})

    petrenko = {"id": "ivan-petrenko", "name": "Ivan Petrenko", "type": "person", "country": "UKR"}
    putin = {"id": "putin", "name": "Putin", "type": "person", "country": "RUS"}
    two = [{"id": "one", "name": "One"}, {"id": "two", "name": "Two"}]
    moscow = {"id": "moscow", "name": "Moscow", "type": "place", "country": "RUS"}
    lines = [
        mention("Ivan Petrenko", petrenko, "linking.unknown-name"),
        mention("Putin", putin, "linking.namesakes", *two),
        mention("Moscow", moscow, "linking.unknown-name"),
    ]
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_unknown_names_of_a_build_are_listed_with_a_sentence(build: Path) -> None:
    result = run("unknown", "--build", build)
    assert result.exit_code == 0, result.output
    assert "Ivan Petrenko  person, UKR, 1 × in 1 article" in result.stdout
    assert 'Ivan Petrenko said that "China" had imposed sanctions on Russia.' in result.stdout
    assert "Moscow" not in result.stdout


def test_what_can_mean_several_is_listed_if_asked_for(build: Path) -> None:
    found = json.loads(run("unknown", "--build", build, "--ambiguous", "--format", "json").stdout)
    assert [one["name"] for one in found["unknown"]] == ["Ivan Petrenko"]
    assert [(one["name"], one["candidates"]) for one in found["ambiguous"]] == [
        ("Putin", [["one", "One"], ["two", "Two"]])
    ]


def test_no_unknown_name_is_exit_1(build: Path) -> None:
    assert run("unknown", "--build", build, "--least", "2").exit_code == 1


def test_a_folder_that_is_no_build_is_told_of(tmp_path: Path) -> None:
    result = run("unknown", "--build", tmp_path)
    assert result.exit_code == 1
    assert "no build here" in result.stderr
