"""`kg analyse`: who is central, who meets whom, cooperation and conflict by dyad."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kg.cli.options import build_option

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["command"]

_MEASURES = ("centrality", "meetings", "dyads")
_SHORT = 10  # rows of each table when all three are printed

#: Headings that fit on a terminal; files have the full ones.
_HEADINGS = {
    "verbal_cooperation": "words +",
    "material_cooperation": "deeds +",
    "verbal_conflict": "words −",
    "material_conflict": "deeds −",
    "cooperation": "all +",
    "conflict": "all −",
}
_UNBROKEN = ("year", "first", "last")  # columns of dates


@click.command(
    name="analyse",
    epilog="""\b
Examples:
  kg analyse                                  all three tables, the first ten rows of each
  kg analyse meetings --since 2013            who met whom since 2013
  kg analyse dyads --by year --format csv     cooperation and conflict by year, for a plot
  kg analyse centrality --include-reported    planned and claimed events count too""",
)
@click.argument("measure", required=False, type=click.Choice(_MEASURES))
@build_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="csv and json need a measure and have all its rows.",
)
@click.option("--since", metavar="DATE", help="Only events from then on (2013, 2013-03, 2013-03-22).")
@click.option("--until", metavar="DATE", help="Only events up to then.")
@click.option("--include-reported", is_flag=True, help="Count planned, possible, denied and claimed events too.")
@click.option("--by", type=click.Choice(["year"]), help="One set of rows for each year.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    help="The most rows of a table, of each year with --by; 0 is all.  [default: all, or 10 of each of three tables]",
)
def command(
    measure: str | None,
    build: Path,
    form: str,
    since: str | None,
    until: str | None,
    include_reported: bool,
    by: str | None,
    limit: int | None,
) -> None:
    """Measure the graph: who is central, who meets whom, cooperation and conflict between states.

    Without a measure, the beginnings of all three tables are printed, each with a line on what it counts.
    """
    if measure is None and form != "table":
        raise click.UsageError(f"--format {form} needs a measure: {', '.join(_MEASURES)}")
    from kg.analysis.report import measure_table
    from kg.graph import Graph

    graph = Graph(build)
    shown = _SHORT if limit is None and measure is None else limit
    for name in (measure,) if measure else _MEASURES:
        table = measure_table(
            graph, name, since=since, until=until, include_reported=include_reported, yearly=by == "year", limit=shown
        )
        if form == "csv":
            click.echo(table.frame.to_csv(index=False), nl=False)
        elif form == "json":
            click.echo(table.frame.to_json(orient="records", force_ascii=False, indent=2))
        else:
            _print_table(table.frame, title=table.title, note=table.note, total=table.total)


def _print_table(frame: pd.DataFrame, *, title: str, note: str, total: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False, header_style="dim")
    for column in frame.columns:
        side: Literal["left", "right"] = "right" if frame[column].dtype.kind in "if" else "left"
        heading = _HEADINGS.get(column, column)
        table.add_column(heading, justify=side, overflow="fold", no_wrap=column in _UNBROKEN)
    for row in frame.itertuples(index=False):
        table.add_row(*(Text(f"{value:.3f}" if isinstance(value, float) else str(value)) for value in row))
    console.print(table if len(frame) else Text(f"{title}\nnothing found", style="bold"))
    console.print(Text(note + (f" {len(frame)} of {total} rows." if len(frame) < total else "") + "\n", style="dim"))
