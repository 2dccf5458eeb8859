"""Print the answer of a query in the format that was asked for."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from kg.store.ask import Answer

__all__ = ["FORMATS", "Row", "many", "new_console", "plain", "print_answer", "read_rows"]

FORMATS = ("table", "csv", "tsv", "json", "markdown")

#: What a row of an answer has in each column, empty where there is nothing.
Row = Mapping[str, str]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FACT = re.compile(r"event:.*-([0-9a-f]{6,})")


def print_answer(answer: Answer, form: str | None) -> bool:
    """Print an answer to standard output and tell whether there was any.

    Parameters
    ----------
    answer : Answer
        Read once.
    form : str or None
        One of `FORMATS`; None is `table` on a terminal and `csv` in a pipe. Triples are printed as Turtle in any case.
    """
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions

    form = form or ("table" if sys.stdout.isatty() else "csv")
    if isinstance(answer, QueryBoolean):
        text = _serialized(answer, QueryResultsFormat.JSON) if form == "json" else str(bool(answer)).lower()
        click.echo(text)
        return True
    if not isinstance(answer, QuerySolutions):
        return _print_triples(answer)
    if form in ("table", "markdown"):
        columns = [variable.value for variable in answer.variables]
        rows = [[_cell(term) for term in solution] for solution in answer]
        _print_table(columns, rows) if form == "table" else _print_markdown(columns, rows)
        return bool(rows)
    known = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}
    text = _serialized(answer, known[form])
    click.echo(text.replace("\r\n", "\n"), nl=form == "json")
    return text.count("\n") > 1 if form != "json" else '"bindings":[]' not in text


def read_rows(answer: Any) -> list[Row]:
    """The rows of the answer to a SELECT query, without control characters."""
    columns = [variable.value for variable in answer.variables]
    return [
        {name: plain(term.value) if term is not None else "" for name, term in zip(columns, row, strict=True)}
        for row in answer
    ]


def new_console() -> Console:
    """A console that shows every character it is given: as wide as it needs to be where there is no terminal."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 10_000)


def many(number: int, one: str, several: str = "") -> str:
    """A number with its noun: "1 rule", "2 rules"."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def plain(text: str) -> str:
    """Text on one line without control characters: nothing from an article may steer the terminal."""
    return _CONTROL.sub(" ", text).strip()


def _serialized(answer: Any, form: Any) -> str:
    content: bytes = answer.serialize(format=form)
    return content.decode()


def _cell(term: Any) -> str:
    from kg.namespaces import iri_to_curie

    if term is None:
        return ""
    return plain(iri_to_curie(term.value) if hasattr(term, "value") and not hasattr(term, "datatype") else term.value)


def _print_triples(answer: Any) -> bool:
    from pyoxigraph import Quad

    from kg.rdf.order import to_turtle

    quads = [Quad(triple.subject, triple.predicate, triple.object) for triple in answer]
    click.echo(to_turtle(quads), nl=False)
    return bool(quads)


def _print_table(columns: list[str], rows: list[list[str]]) -> None:
    """Columns that are empty throughout are left out; the long id of an event is cut to the end that tells it apart."""
    from rich.table import Table
    from rich.text import Text

    kept = [i for i in range(len(columns)) if any(row[i] for row in rows)] or list(range(len(columns)))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for i in kept:
        number = bool(rows) and all(row[i].isdigit() for row in rows if row[i])
        table.add_column(columns[i], justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_FACT.sub(r"…\1", row[i])) for i in kept))
    new_console().print(table)


def _print_markdown(columns: list[str], rows: list[list[str]]) -> None:
    for row in (columns, ["---"] * len(columns), *rows):
        cells = (cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for cell in row)
        click.echo(f"| {' | '.join(cells)} |")
