"""`kg build`: articles in, store, graph and page out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import many
from kg.cli.sources import Problems, extract_files, extraction_options, load, read_files, verbosity_options

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.records import Extraction
    from kg.store.build import BuildReport

__all__ = ["command"]


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--build",
    "out",
    envvar="KG_BUILD",
    default="build",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder to write; an older build there is replaced when the new one is complete. [env: KG_BUILD]",
)
@click.option("--no-page", is_flag=True, help="Write no page.")
@extraction_options
@verbosity_options
def command(
    paths: tuple[Path, ...],
    out: Path,
    no_page: bool,
    model: str | None,
    rules: tuple[Path, ...],
    registry: tuple[Path, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    """Read articles and write the graph: store, graph.trig and the page graph.html.

    PATHS are text files or folders of them; without any, ./sources if there is one, else the bundled samples.
    An article that cannot be read is told of and left out (exit 1). The old build stays until the new one is
    complete, whatever happens on the way.

    \b
    Examples:
      kg build                          ./sources or the bundled samples, into ./build
      kg build articles/ -o spring      a folder of one's own, into ./spring
      kg build a.txt b.txt --rules my-rules/
    """
    problems = Problems(quiet=quiet)
    paths, chosen = _chosen(paths)
    if not quiet:
        click.echo(f"Reading {chosen}")
    extractor = load(model=model, rules=rules, registry=registry, quiet=quiet)
    articles = list(read_files(paths, problems))
    if not articles:
        raise SystemExit(1)
    found = extract_files(articles, extractor, count=len(articles), quiet=quiet, verbose=verbose)
    report = _write(list(found), extractor, out, registry=registry, page=not no_page)
    if not quiet:
        _tell(report, out, page=not no_page, left_out=problems.bad)
    if problems.bad:
        raise SystemExit(1)


def _chosen(paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], str]:
    """The paths to read and how to call them."""
    from kg.resources import resource

    if paths:
        return paths, ", ".join(map(str, paths))
    own = Path("sources")
    if own.is_dir():
        return (own,), "./sources"
    return (resource("sources"),), "the bundled samples (no ./sources here)"


def _write(
    extractions: list[Extraction], extractor: Extractor, out: Path, *, registry: tuple[Path, ...], page: bool
) -> BuildReport:
    from kg import __version__
    from kg.exchange import to_json_lines
    from kg.resolve.keys import key_events
    from kg.store.build import write_build
    from kg.views import write_graph_page

    return write_build(
        key_events(extractions, extractor.joining),
        out,
        registry=extractor.registry,
        rule_versions={rule.id: rule.version for rule in extractor.rulebook.rules},
        model=extractor.model,
        version=__version__,
        to_lines=to_json_lines,
        registry_files=registry,
        also=write_graph_page if page else None,
    )


def _tell(report: BuildReport, out: Path, *, page: bool, left_out: int) -> None:
    counts = report.counts
    click.echo(
        f"Found in {many(counts['articles'], 'article')}: {many(counts['events'], 'event')}, "
        f"{counts['reported_events']} planned, denied or claimed, {many(counts['statements'], 'statement')}, "
        f"{many(counts['relations'], 'office or tie', 'offices and ties')}, {many(counts['actors'], 'actor')} "
        f"({counts['quads']:,} quads)."
    )
    if left_out:
        click.echo(f"Left out: {left_out} (see above).")
    click.echo(f"Graph:  {out / 'graph.trig'}  (ask it: kg query, kg show xi-jinping)")
    if page:
        click.echo(f"Page:   {out / 'graph.html'}  (open it in a browser)")
