"""`kg statements`: who said what, as a table to read or as data."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import FORMATS, new_console, plain, print_answer
from kg.cli.options import build_option, timeout_option
from kg.cli.query import FORMAT_HELP, parameter_option
from kg.store.questions import load_questions

if TYPE_CHECKING:
    from rich.text import Text

    from kg.graph import Graph

__all__ = ["command"]

_QUESTION = load_questions()["statements"]
_LINES = 3  # that a statement takes in the table
_DATE, _MEDIUM, _ID = 12, 13, 14  # widths of columns

Row = Mapping[str, str]


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
  kg why a-55ca24ffe2                                  the sentence, by the id in the last column""",
)
@build_option
@click.option("--format", "form", type=click.Choice(FORMATS), help=FORMAT_HELP)
@timeout_option
def command(build: Path, form: str | None, timeout: float, **values: Any) -> None:
    """Who said what, to whom, about what, for or against what?

    Actors are given by id, ISO code or name in any script, dates as 2020, 2020-05 or 2020-05-07. On a terminal each
    statement has its date (in brackets: that of the article), the speaker with the office held on that day, the words,
    where they were said, the article and the id; the other formats have every column of `kg query statements`.
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
    found = _read(answer)
    _print(found)
    return bool(found)


def _read(answer: Any) -> list[Row]:
    columns = [variable.value for variable in answer.variables]
    return [
        {name: plain(term.value) if term is not None else "" for name, term in zip(columns, row, strict=True)}
        for row in answer
    ]


def _print(found: Sequence[Row]) -> None:
    """One block of a few lines for each statement, as wide as the terminal; where there is none, nothing is cut."""
    from rich.table import Table

    console = new_console()
    where = any(row["medium"] or row["outlet"] for row in found)
    room = console.width - _DATE - (_MEDIUM if where else 0) - 8 if sys.stdout.isatty() else 0
    side = max(_ID, min(32, room // 4)) if room else 0
    said = max(_ID, room - 2 * side) if room else 0
    table = Table(box=None, pad_edge=False, header_style="bold", leading=1)
    columns = {"date": _DATE, "who": side, "said": said, "medium": _MEDIUM, "article": side}
    for title, width in columns.items():
        if title != "medium" or where:
            table.add_column(title, width=width if room else None, overflow="fold")
    for row in found:
        date, who, words, medium, article = _cells(row, side=side, said=said)
        table.add_row(date, who, words, *([medium] if where else []), article)
    if found:
        console.print(table)


def _cells(row: Row, *, side: int, said: int) -> tuple[Text, Text, Text, Text, Text]:
    """A statement in five cells, cut to `side` and `said` characters a line."""
    from rich.text import Text

    who = Text(_cut(_who(row), side, 2))
    if row["office"] and ";" not in row["speaker"]:
        who.append(f"\n{_cut(row['office'], side, 2)}", style="dim")
    article = Text(_cut(row["article"], side, _LINES - 1))
    article.append(f"\n{row['statement'].rpartition('/')[2]}", style="dim")
    date = (
        Text(row["date"].replace("/", "/\n"))
        if row["date"]
        else Text(f"({row['told']})" if row["told"] else "", style="dim")
    )
    words = Text("not done, " if row["withheld"] == "true" else "", style="yellow")
    words.append(f"{row['factuality']}, " if row["factuality"] != "asserted" else "", style="yellow")
    words.append(f"told by {row['relayed_by']}, " if row["reported"] == "true" else "", style="yellow")
    words.append(_cut(_said(row), said - len(words.plain) // _LINES, _LINES), style="default")
    medium = Text(", ".join(part for part in (row["medium"], row["outlet"]) if part))
    return date, who, words, medium, article


def _who(row: Row) -> str:
    return row["speaker"] or (f"“{row['source']}”" if row["source"] else "nobody named")


def _said(row: Row) -> str:
    """The words with those that report them, and to whom: "told → Xi Jinping: that …"; a colon is no such word."""
    cue = row["cue"] if any(map(str.isalpha, row["cue"])) else ""
    told = " → ".join(part for part in (cue, row["to"]) if part)
    return f"{told}: {row['content']}" if told else row["content"]


def _cut(text: str, width: int, lines: int) -> str:
    """The text as far as it fits into some lines; all of it where there is no width."""
    most = width * lines - width // 3  # words do not fill their lines
    return text if width <= 0 or len(text) <= most else f"{text[: most - 1].rstrip()}…"


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
    return _read(graph.ask(graph.prepare(_QUESTION.name, given)))
