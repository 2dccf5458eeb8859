"""`kg show`: what a build knows of one actor, event, statement, issue or article, with the sentences."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import new_console, plain
from kg.cli.options import build_option

if TYPE_CHECKING:
    from rich.console import Console

    from kg.store.portrait import Item, Portrait

__all__ = ["command"]


@click.command(
    "show",
    epilog="""\b
Examples:
  kg show xi-jinping            by id
  kg show 习近平                by name, in any script
  kg show taiwan                an issue
  kg show 2019-06-05-meeting    an event, by any part of its id
  kg show rus --format json     everything, for a program""",
)
@click.argument("what")
@build_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Most facts of a kind, the latest; 0 is all. JSON has all.",
)
def command(what: str, build: Path, form: str, limit: int) -> None:
    """Show WHAT: an actor, issue, event, statement, relation or article, each fact with its sentences.

    WHAT is an id, any part of one, an ISO code, or a name in any script. If several things are so called,
    they are listed (exit 2).
    """
    import kg
    from kg.store.lookup import find_anything
    from kg.store.portrait import portray

    store = kg.open(build).build.store
    portrait = portray(store, find_anything(store, what))
    if form == "json":
        click.echo(json.dumps(asdict(portrait), ensure_ascii=False, indent=2))
    else:
        _print(portrait, limit=limit)


def _print(portrait: Portrait, *, limit: int) -> None:
    from rich.table import Table
    from rich.text import Text

    console = new_console()
    console.print(
        Text(plain(portrait.name), style="bold"), Text(f"{portrait.kind}, {portrait.id}", style="dim"), sep="  "
    )
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in portrait.details:
        table.add_row(label, Text(plain(value)))
    if portrait.details:
        console.print(table)
    for section in portrait.sections:
        shown = section.items[-limit:] if limit else section.items
        hidden = len(section.items) - len(shown)
        console.print(Text(f"\n{section.title} ({len(section.items)})", style="bold"))
        if hidden:
            console.print(Text(f"  … {hidden} earlier; --limit 0 shows all", style="dim"))
        for item in shown:
            _print_item(console, item, shown_id=portrait.id)


def _print_item(console: Console, item: Item, *, shown_id: str) -> None:
    """One fact with its sentences; what the heading or the line above says is not said again."""
    from rich.padding import Padding
    from rich.text import Text

    head = Text(f"{item.date or 'undated'}  ", style="cyan")
    head.append(plain(item.text), style="default")
    if item.standing:
        head.append(f"  [{plain(item.standing)}]", style="yellow")
    if item.id != shown_id:
        head.append(f"  {item.id}", style="dim")
    console.print(Padding(head, (0, 0, 0, 2), expand=False))
    for quote in item.quotes:
        line = Text(f"“{plain(quote.sentence)}”")
        told = [quote.article, quote.published] if quote.article != item.text else []
        told += [f"dated {quote.date}"] if quote.date not in ("", item.date) else []
        if words := plain(", ".join(part for part in told if part)):
            line.append(f"  {words}", style="dim")
        console.print(Padding(line, (0, 0, 0, 6), expand=False))
