"""`kg statements`: who said what, as a table to read or as data."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import FORMATS, Row, new_console, print_answer, read_rows
from kg.cli.options import build_option, timeout_option
from kg.cli.query import FORMAT_HELP, parameter_option
from kg.store.questions import load_questions
from kg.store.speech import enumerate_names, place_words

if TYPE_CHECKING:
    from rich.text import Text

    from kg.graph import Graph

__all__ = ["command"]

_QUESTION = load_questions()["statements"]
_LINES = 10  # of what is said, at most
_DATE, _GAP = 12, 2  # widths of the first column and between columns
_SIDE = (14, 32)  # least and greatest width of the second
_SIDES = {"support": "for", "oppose": "against"}


@click.command(
    "statements",
    params=[parameter_option(parameter) for parameter in _QUESTION.parameters],
    epilog="""\b
Examples:
  kg statements --by putin --about taiwan --since 2021
  kg statements --by russia --include-reported         also at second hand, and what may or will be said
  kg statements --for-state chn --act warn             who warned in the name of China
  kg statements --stance oppose --toward nato --format csv
  kg statements --by 王毅 --medium interview --outlet tass
  kg statements --withheld --about war-in-ukraine      who declined to say what
  kg why a-55ca24ffe2                                  the sentence, by the id below the words""",
)
@build_option
@click.option("--format", "form", type=click.Choice(FORMATS), help=FORMAT_HELP)
@timeout_option
def command(build: Path, form: str | None, timeout: float, **values: Any) -> None:
    """Who said what, to whom, about what, for or against what?

    Actors are given by id, ISO code or name in any script, dates as 2020, 2020-05 or 2020-05-07. On a terminal each
    statement has its date (in brackets: that of the article), its speakers with the offices held on that day, where it
    was said, the words, what they are for or against, the article and the id; the other formats have every column of
    `kg query statements`.
    """
    import kg

    graph = kg.open(build)
    given = {name: value for name, value in values.items() if value not in (None, (), False)}
    answer = graph.ask(graph.prepare(_QUESTION.name, given), timeout=timeout or None)
    shown = _show(answer) if form == "table" or (form is None and sys.stdout.isatty()) else print_answer(answer, form)
    if not shown:
        click.echo(f"nothing found{''.join(f'; {hint}' for hint in _hints(graph, given))}", err=True)


def _show(answer: Any) -> bool:
    """Print the answer as a table and tell whether there was any."""
    found = read_rows(answer)
    _print(found)
    return bool(found)


def _print(found: Sequence[Row]) -> None:
    """One block of a few lines for each statement, as wide as the terminal; where there is none, nothing is cut."""
    from rich.table import Table

    console = new_console()
    room = console.width - _DATE - 2 * _GAP if sys.stdout.isatty() else 0
    side = max(_SIDE[0], min(_SIDE[1], room // 3))
    said = max(_SIDE[0], room - side)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, _GAP, 1, 0))
    for title, width in {"date": _DATE, "who": side, "said": said}.items():
        table.add_column(title, width=width if room else None, overflow="fold")
    for row in found:
        table.add_row(_date(row), _who(row), _words(row, most=said * _LINES if room else 0))
    if found:
        console.print(table)


def _date(row: Row) -> Text:
    from rich.text import Text

    if row["date"]:
        return Text(row["date"].replace("/", "/\n"))
    return Text(f"({row['told']})" if row["told"] else "", style="dim")


def _who(row: Row) -> Text:
    """Who speaks, each with the office below the name, and where."""
    from rich.text import Text

    lines: list[tuple[str, str]] = []  # with their styles
    for speaker, office in zip_longest(row["speaker"].split("; "), row["office"].split("; "), fillvalue=""):
        lines += [(speaker, "default"), (office.strip("-"), "dim")]
    if not row["speaker"]:
        lines = [(f"“{row['source']}”" if row["source"] else "nobody named", "default")]
    lines.append((place_words(row["medium"], enumerate_names(row["outlet"].split("; "))), "italic"))
    return Text("\n").join(Text(line, style=style) for line, style in lines if line)


def _words(row: Row, *, most: int) -> Text:
    """How it stands with what is said, the words, for and against what they are, and where one reads them."""
    from rich.text import Text

    words = Text("".join(f"{mark}, " for mark in _marks(row)), style="yellow")
    words.append(_cut(_said(row), most), style="default")
    for side, names in _sides(row).items():
        words.append(f"\n{side}: {', '.join(names)}", style="cyan")
    words.append(f"\n{row['article']}  {row['statement'].rpartition('/')[2]}", style="dim")
    return words


def _marks(row: Row) -> Iterator[str]:
    """What keeps it from being said outright: a plan, silence, or that only somebody else tells it."""
    if (how := row.get("factuality") or "asserted") != "asserted":
        yield how
    if row["withheld"] == "true":
        yield "withheld"
    if row["reported"] == "true":
        yield f"told by {row['told_by'] or 'another speaker'}"


def _sides(row: Row) -> dict[str, list[str]]:
    """What the statement is for and against, from the two columns that go together."""
    sides: dict[str, list[str]] = {}
    for stance, toward in zip(row["stance"].split("; "), row["toward"].split("; "), strict=False):
        if stance:
            sides.setdefault(_SIDES[stance], []).append(toward)
    return sides


def _said(row: Row) -> str:
    """The words with those that report them, and to whom: "told → Xi Jinping: that …"; a colon is no such word."""
    cue = row["cue"] if any(map(str.isalpha, row["cue"])) else ""
    told = " → ".join(part for part in (cue, row["to"]) if part)
    return f"{told}: {row['content']}" if told else row["content"]


def _cut(text: str, most: int) -> str:
    """The text as far as it has no more characters than `most`; all of it where that is 0."""
    return text if not most or len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _hints(graph: Graph, given: Mapping[str, Any]) -> Iterator[str]:
    """What finds something: statements that are only reported, or leaving out one of the conditions."""
    if "include_reported" not in given and (more := _found(graph, {**given, "include_reported": True})):
        yield f"--include-reported finds {len(more)}"
    names = {parameter.variable: parameter.name for parameter in _QUESTION.parameters}
    conditions = [name for name in given if name != "include_reported"]
    without = {name: _found(graph, {k: v for k, v in given.items() if k != name}) for name in conditions}
    best = max(conditions, key=lambda name: len(without[name]), default=None)
    if best is None or not without[best]:
        return
    told = Counter(row[best] for row in without[best] if row.get(best)) if best in ("act", "medium", "stance") else None
    listed = f": {', '.join(f'{value} ({count})' for value, count in told.most_common())}" if told else ""
    yield f"without --{names[best]} there are {len(without[best])}{listed}"


def _found(graph: Graph, given: dict[str, Any]) -> list[Row]:
    return read_rows(graph.ask(graph.prepare(_QUESTION.name, given)))
