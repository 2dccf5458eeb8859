"""`kg actors unknown`: whom articles name and the registry lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.actors.shared import TYPES, nothing
from kg.cli.options import build_option, registry_option

if TYPE_CHECKING:
    from kg.registry.unknown import OpenName, Use

__all__ = ["command"]


@click.command("unknown", short_help="List names that articles use and the registry lacks.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]…")
@build_option
@click.option("--least", type=click.IntRange(min=1), default=1, show_default=True, help="Least number of uses.")
@click.option("--type", "types", multiple=True, type=click.Choice(TYPES), help="Only this type; may be repeated.")
@click.option("--ambiguous", is_flag=True, help="List too what can mean several actors of the registry.")
@registry_option
@click.option("--format", "form", type=click.Choice(["table", "json", "turtle"]), default="table", show_default=True)
def command(
    files: tuple[Path, ...],
    build: Path,
    least: int,
    types: tuple[str, ...],
    ambiguous: bool,
    registry: tuple[Path, ...],
    form: str,
) -> None:
    """List the names that FILES (articles or folders of them) use and the registry lacks, with an example of each.

    Without FILES, the mentions of a build are listed. As Turtle, the names come as entries to be completed with labels
    in Russian and Chinese and added to a registry file of one's own. Exit 1 if there are none.

    \b
    Examples:
      kg actors unknown articles/ --least 2
      kg actors unknown --build spring --ambiguous
      kg actors unknown articles/ --type person --format turtle > mine.ttl
    """
    from dataclasses import asdict

    from kg.registry.load import load_registry
    from kg.registry.unknown import find_ambiguous, find_unknown, to_turtle

    uses = list(_read(files, registry) if files else _read_build(build, registry))
    names = find_unknown(uses, known=load_registry(extra=registry).entries, least=least)
    if types:
        names = [name for name in names if name.type.value.replace("_", "-") in types]
    unclear = find_ambiguous(uses, least=least) if ambiguous else []
    if form == "turtle":
        click.echo(to_turtle(names), nl=False)
    elif form == "json":
        lists: dict[str, Any] = {"unknown": [asdict(one) for one in names]}
        if ambiguous:
            lists["ambiguous"] = [asdict(one) for one in unclear]
        click.echo(json.dumps(lists, ensure_ascii=False, indent=2))
    else:
        _print(names, unclear)
    if not names and not unclear:
        nothing("no name that the registry lacks")


def _read(files: tuple[Path, ...], registry: tuple[Path, ...]) -> Iterator[Use]:
    """The mentions of articles, read now."""
    from kg.cli.rules.shared import track
    from kg.cli.sources import Problems, load, read_files
    from kg.exchange import to_records
    from kg.records import Extraction
    from kg.registry.unknown import use_from_record

    articles = list(read_files(files, Problems(quiet=True)))
    extractor = load(model=None, rules=(), registry=registry, quiet=False)
    for reading in track(extractor.read_all(articles), "Reading", total=len(articles)):
        for record in to_records(Extraction(reading.article, mentions=reading.mentions)):
            yield use_from_record(record, reading.article.text)


def _read_build(build: Path, registry: tuple[Path, ...]) -> Iterator[Use]:
    """The mentions of a build; names that the registry has learnt since are left out."""
    from kg.cli.actors.shared import load_index
    from kg.store.mentions import read_uses

    index = load_index(registry)
    yield from (use for use in read_uses(build) if use.candidates or not index.by_name(use.words))


def _print(names: list[OpenName], unclear: list[OpenName]) -> None:
    from kg.cli.answers import many
    from kg.cli.workbench import Page

    page = Page()
    for name in names:
        kind = name.type.value.replace("_", " ")
        where = f"{name.count} × in {many(len(name.articles), 'article')}"
        page.line(name.name, note=", ".join(filter(None, [kind, name.country, where])), style="bold")
        page.line(name.sentence, note=name.articles[0], indent=2)
    if unclear:
        page.gap()
        page.line(f"Can mean several ({len(unclear)})", style="bold")
        for name in unclear:
            who = ", ".join(f"{label} ({key})" for key, label in name.candidates)
            page.line(f"“{name.name}”: {who}", note=f"{name.count} × in {many(len(name.articles), 'article')}")
            page.line(name.sentence, note=name.articles[0], indent=2)
