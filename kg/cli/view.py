"""`kg view`: write the interactive page of a build."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import build_option

__all__ = ["command"]

_DOUBTS = ("claimed", "planned", "possible", "negated", "hypothetical")


@click.command(
    name="view",
    epilog="""\b
Examples:
  kg view                             writes build/graph.html
  kg view --top 150 -o talk.html      the 150 strongest nodes, for a talk
  kg view --include facts             nothing that is only planned, denied or claimed
  kg view --include planned -o -      to standard output""",
)
@build_option
@click.option("-o", "--output", help="File to write, - for standard output.  [default: graph.html in the build]")
@click.option(
    "--top",
    type=click.IntRange(1, 2000),
    default=500,
    show_default=True,
    help="The most nodes on the page; the strongest are kept.",
)
@click.option(
    "--include",
    multiple=True,
    type=click.Choice(["reported", *_DOUBTS, "facts"]),
    default=("reported",),
    show_default=True,
    help="What may be switched on beside facts: all that is reported, some kinds of it (repeatable), or facts alone.",
)
@click.option("--title", default="", help="Heading of the page.  [default: from the articles]")
def command(build: Path, output: str | None, top: int, include: tuple[str, ...], title: str) -> None:
    """Write the interactive page: one HTML file that needs no network.

    It shows actors, events, institutions and issues. A click shows the facts behind a node or a line, each with its
    sentences. Facts are shown first; what is only planned, possible, denied or claimed is switched on in the page and
    drawn dashed.
    """
    from kg.graph import Graph
    from kg.views import PAGE, to_pyvis, write_graph_page
    from kg.views.model import Certainty

    wanted = set(_DOUBTS) if "reported" in include else set(include) & set(_DOUBTS)
    certainties = {Certainty("said" if name == "claimed" else name) for name in wanted}
    if output == "-":
        network = to_pyvis(Graph(build), limit=top, include=certainties, title=title)
        click.echo(network.generate_html(), nl=False)
    else:
        target = Path(output) if output else build / PAGE
        network = write_graph_page(build, target, limit=top, include=certainties, title=title)
        click.echo(f"{target}: {len(network.nodes)} nodes, {len(network.edges)} links", err=True)
    if network.left_out:
        click.echo(f"{network.left_out} --top shows more, up to 2000", err=True)
