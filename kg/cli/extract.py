"""`kg extract`: the records of articles on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.sources import (
    EDTF,
    Problems,
    extract_files,
    extraction_options,
    load,
    read_files,
    verbosity_options,
)

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.reading.article import ArticleOptions
    from kg.records import Article, Extraction

__all__ = ["command"]


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", type=EDTF, help="Date of publication; overrides catalogue and sidecar.")
@click.option("--format", "form", type=click.Choice(["jsonl", "turtle"]), default="jsonl", show_default=True)
@extraction_options
@verbosity_options
def command(
    files: tuple[Path, ...],
    published: str | None,
    form: str,
    model: str | None,
    rules: tuple[Path, ...],
    registry: tuple[Path, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    """Print what is found in FILES: mentions, events, statements and relations, one JSON object a line.

    FILES are text files in UTF-8, folders of them, or - for standard input. Nothing but records goes to standard
    output; warnings and errors go to standard error. Exit 1 if a file could not be read, the others are extracted.

    \b
    Examples:
      kg extract article.txt | jq -c 'select(.record=="event") | [.date, .type]'
      kg extract --published 2023-03-21 - < article.txt
      kg extract --format turtle article.txt
    """
    from kg.resolve.keys import key_events

    problems = Problems(quiet=quiet)
    options: ArticleOptions = {"published": published} if published is not None else {}
    extractor = load(model=model, rules=rules, registry=registry, quiet=quiet)
    articles = list(_read(files, options, problems))
    if articles:
        found = extract_files(articles, extractor, count=len(articles), quiet=quiet, verbose=verbose)
        _write(key_events(list(found), extractor.joining), form, extractor)
    if problems.bad:
        raise SystemExit(1)


def _read(files: tuple[Path, ...], options: ArticleOptions, problems: Problems) -> Iterator[Article]:
    """Standard input first, if it is among the files, then the others in their order."""
    from kg.errors import KgError
    from kg.reading.article import read_article_text
    from kg.reading.text import decode

    named = tuple(f for f in files if str(f) != "-")
    if len(named) < len(files):
        try:
            yield read_article_text(decode(sys.stdin.buffer.read(), where="standard input"), id="stdin", **options)
        except KgError as error:
            problems.error(error)
    if named:
        yield from read_files(named, problems, **options)


def _write(extractions: list[Extraction], form: str, extractor: Extractor) -> None:
    if form == "turtle":
        click.echo(_to_turtle(extractions, extractor).encode("utf-8"), nl=False)
        return
    from kg.exchange import to_json_lines

    for extraction in extractions:
        for line in to_json_lines(extraction):
            click.echo(line.encode("utf-8"))


def _to_turtle(extractions: list[Extraction], extractor: Extractor) -> str:
    """All article graphs as one Turtle document: the accounts as read, claims included."""
    from kg import __version__
    from kg.rdf.assemble import to_quads
    from kg.rdf.order import to_turtle

    versions = {rule.id: rule.version for rule in extractor.rulebook.rules}
    issues = frozenset(extractor.registry.issues or ())
    return to_turtle(
        quad
        for extraction in extractions
        for quad in to_quads(
            extraction, rule_versions=versions, model=extractor.model, version=__version__, issues=issues
        )
    )
