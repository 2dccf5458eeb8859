"""`kg validate`: the build against its shapes, and the promises that concern the graph as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import build_option

__all__ = ["command"]


@click.command(
    "validate",
    epilog="""\b
Examples:
  kg validate                          the graph in ./build
  kg validate --format json | jq .     for a program""",
)
@build_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(build: Path, form: str) -> None:
    """Check a build: every fact has its evidence, no claim stands as a fact, and the SHACL shapes hold.

    The shapes (ontology/shapes.ttl) are checked for one article after the other, the rest by SPARQL on the whole graph.
    Exit 1 if something is wrong, with one line for each fault.
    """
    import kg
    from kg.store.checks import check_articles, check_whole

    graph = kg.open(build)
    found = [*check_whole(graph.build.store), *check_articles(graph.build.store)]
    articles = graph.build.manifest["counts"]["articles"]
    if form == "json":
        report = {"conforms": not found, "articles": articles, "violations": [one._asdict() for one in found]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo(f"{one.article or 'graph'}: {one.node}: {one.message}")
        click.echo(f"{len(found)} faults in {articles} articles" if found else f"{articles} articles conform", err=True)
    if found:
        raise SystemExit(1)
