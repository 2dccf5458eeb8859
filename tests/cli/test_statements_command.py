"""`kg statements`."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import struct
import subprocess
import sys
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from kg.cli.main import cli
from kg.cli.statements import _cut, _said, _sides, _who, command
from kg.extraction.attribution.lexicon import load_speech_lexicon
from kg.store.questions import load_questions


def run(built: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, ["statements", *args], env={"KG_BUILD": str(built)})


def test_in_a_pipe_every_column_is_there(built: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run(built, "--by", "Ivan Petrenko", "--about", "俄罗斯").stdout))
    assert (row["cue"], row["speaker"], row["office"]) == ("said", "Ivan Petrenko", "Foreign minister of Russia")
    assert (row["stance"], row["toward"], row["outlet"], row["told"]) == ("oppose", "Russia", "TASS", "2023-03-24")


@pytest.mark.parametrize(("form", "starts"), [("tsv", "?date\t?speaker"), ("markdown", "| date | speaker |")])
def test_other_formats(built: Path, form: str, starts: str) -> None:
    assert run(built, "--format", form).stdout.startswith(starts)


def test_json_has_a_binding_for_each_statement(built: Path) -> None:
    found = json.loads(run(built, "--stance", "oppose", "--toward", "rus", "--format", "json").stdout)
    assert [one["cue"]["value"] for one in found["results"]["bindings"]] == ["said"]


def test_a_table_outside_of_a_terminal_cuts_nothing(built: Path) -> None:
    table = run(built, "--format", "table", "--include-reported").stdout
    assert 'said → China: that "China" had imposed sanctions on Russia' in table
    assert "told by Ivan Petrenko, denied: the claim about Taiwan" in table
    assert "withheld, added: that Putin" in table
    assert "Foreign minister of Russia" in table
    assert "in an interview with TASS" in table
    assert "“Officials”" in table


def on_terminal(width: int, *args: str) -> str:
    """What the command prints on a terminal of this width."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": ""}
    with subprocess.Popen([sys.executable, "-m", "kg", "statements", *args], stdout=theirs, env=environment):
        os.close(theirs)
        parts = []
        with suppress(OSError):  # that is how the end of a terminal is told
            while part := os.read(ours, 4096):
                parts.append(part)
    os.close(ours)
    return b"".join(parts).decode()


@pytest.mark.parametrize("width", [200, 100, 80])
def test_on_a_terminal_lines_are_no_wider_than_it(built: Path, width: int) -> None:
    text = on_terminal(width, "--build", str(built), "--include-reported")
    assert max(map(len, text.splitlines())) <= width
    assert all(words in text for words in ("2023-03-24", "Ivan", "interview", "said → China: that"))


def test_a_colon_is_no_saying_word() -> None:
    row = {"cue": ":", "to": "", "content": "Talks begin"}
    assert _said(row) == "Talks begin"
    assert _said({**row, "cue": "told", "to": "Xi Jinping"}) == "told → Xi Jinping: Talks begin"


def test_nothing_found_names_the_nearest_thing_to_try(built: Path) -> None:
    result = run(built, "--about", "taiwan")
    assert result.exit_code == 0
    assert "--include-reported finds 1" in result.stderr


def test_words_that_nobody_used_are_told_with_those_that_are_used(built: Path) -> None:
    message = run(built, "--by", "Ivan Petrenko", "--medium", "readout").stderr
    assert "without --medium there are 2: interview (2)" in message


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--by", "nobody-at-all"], "--by: nothing is called"),
        (["--about", "sanctons"], "--about: nothing is called 'sanctons'; did you mean Sanctions"),
        (["--since", "soon"], "--since: 'soon' is no date"),
        (["--since", "2023", "--until", "2020"], "--since: the range is empty"),
        (["--stance", "against"], "--stance: there is no 'against'; give one of support, oppose"),
        (["--act", "shout"], "--act: there is no 'shout'; give one of announce, ask"),
        (["--medium", "tv"], "--medium: there is no 'tv'; give one of book, call"),
    ],
)
def test_a_wrong_value_leaves_with_2_and_names_its_option(built: Path, args: list[str], message: str) -> None:
    result = run(built, *args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_joint_speakers_have_their_own_offices_and_sides_their_own_names() -> None:
    row = {"speaker": "Ann; Bob; Cy", "office": "Mayor; -; Judge", "source": "they", "medium": "call", "outlet": ""}
    assert _who(row).plain == "Ann\nMayor\nBob\nCy\nJudge\nin a call"
    assert _who({**row, "speaker": "", "office": ""}).plain == "“they”\nin a call"
    assert _sides({"stance": "oppose; oppose; support", "toward": "A; B; C"}) == {"against": ["A", "B"], "for": ["C"]}
    assert _sides({"stance": "", "toward": ""}) == {}


def test_a_long_statement_is_cut_to_ten_lines_only_on_a_terminal() -> None:
    assert _cut("word " * 100, 50) == ("word " * 10).strip() + "…"
    assert _cut("word " * 100, 0) == "word " * 100


def test_values_that_can_be_asked_for_are_those_of_the_lexicon() -> None:
    lexicon = load_speech_lexicon()
    choices = {parameter.name: parameter.choices for parameter in load_questions()["statements"].parameters}
    assert choices["act"] == tuple(sorted(lexicon.classes))
    assert choices["medium"] == tuple(
        sorted({*lexicon.media.values(), *lexicon.spoken.values(), *lexicon.kinds.values()})
    )


def test_help_has_examples() -> None:
    shown = CliRunner().invoke(cli, ["statements", "--help"]).stdout
    assert "kg statements --by putin --about taiwan --since 2021" in shown


@pytest.mark.parametrize(
    ("option", "begun", "expected"),
    [
        ("--by", "ivan", "ivan-petrenko"),
        ("--about", "taiw", "taiwan"),
        ("--stance", "", "oppose"),
        ("--medium", "int", "interview"),
    ],
)
def test_the_shell_completes_values(built: Path, option: str, begun: str, expected: str) -> None:
    shell = ShellComplete(click.Group("kg", {"statements": command}), {}, "kg", "_KG_COMPLETE")
    found = shell.get_completions(["statements", "--build", str(built), option], begun)
    assert expected in [item.value for item in found]
    assert shell.get_completions(["statements", "--build", str(built / "none"), option], begun) == []
