"""`kg clauses`: a sentence as the rules see it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.sources import EDTF

if TYPE_CHECKING:
    from kg.records import Clause, Reading

__all__ = ["command"]


@click.command("clauses")
@click.argument("sentence")
@click.option("--published", type=EDTF, help="Date that relative dates and offices are resolved against.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(sentence: str, published: str | None, form: str) -> None:
    """Show the normalised clauses of SENTENCE (or of a file, or of - standard input).

    \b
    Examples:
      kg clauses "Putin was met by Xi in Beijing on Friday." --published 2022-02-08
      kg clauses article.txt --format json
    """
    from kg.pipeline import load_extractor
    from kg.reading.article import read_article_text
    from kg.reading.text import decode, read_text

    if sentence == "-":
        text = decode(sys.stdin.buffer.read(), where="standard input")
    elif len(sentence) < 255 and Path(sentence).is_file():
        text = read_text(Path(sentence)).text
    else:
        text = sentence
    reading = load_extractor().read(read_article_text(text, published=published))
    if form == "json":
        _print_json(reading)
    else:
        _print_table(reading)


def _rows(clause: Clause, text: str) -> dict[str, str]:
    """What the table shows of one clause."""
    roles: dict[str, list[str]] = {}
    for argument in clause.arguments:
        named = ", ".join(m.actor.id for m in argument.mentions)
        words = " ".join(text[argument.span.start : argument.span.end].split())
        roles.setdefault(argument.role, []).append(f"{words} [{named}]" if named else words)
    return {
        "kind": clause.kind.value,
        "factuality": clause.factuality.value,
        **{role: "; ".join(words) for role, words in roles.items()},
        **({"time": "; ".join(d.edtf or "?" for d in clause.dates)} if clause.dates else {}),
        "names": ", ".join(clause.predicates),
    }


def _print_table(reading: Reading) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 160)
    text = reading.article.text
    for clause in reading.clauses:
        table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
        for role, words in _rows(clause, text).items():
            table.add_row(f"  {role}", words, style="" if role not in {"kind", "names"} else "dim")
        console.print(f"[bold]{clause.predicate}[/bold]", highlight=False)
        console.print(table, markup=False)


def _print_json(reading: Reading) -> None:
    import json

    for clause in reading.clauses:
        row = {"predicate": clause.predicate, "trigger": list(clause.trigger), **_rows(clause, reading.article.text)}
        click.echo(json.dumps(row, ensure_ascii=False))
