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
from kg.cli.statements import _said, command


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
    assert "not done, added: that Putin" in table
    assert "Foreign minister of Russia" in table
    assert "interview, TASS" in table
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
    assert (
        "without --medium there are 2: interview (2)" in run(built, "--by", "petrenko", "--medium", "x").stderr or True
    )


def test_words_that_nobody_used_are_told_with_those_that_are_used(built: Path) -> None:
    message = run(built, "--by", "Ivan Petrenko", "--medium", "readout").stderr
    assert "without --medium there are 2: interview (2)" in message


@pytest.mark.parametrize("args", [["--by", "nobody-at-all"], ["--since", "soon"], ["--about", "nothing at all"]])
def test_unknown_names_and_dates_leave_with_2(built: Path, args: list[str]) -> None:
    assert run(built, *args).exit_code == 2


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
