"""`kg actors check`: whether the registry, with an analyst's own files, is whole and consistent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.actors.shared import format_option
from kg.cli.answers import many

if TYPE_CHECKING:
    from kg.registry.check import Fault

__all__ = ["command", "tell_faults"]


@click.command("check", short_help="Check the registry and files of your own.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[FILE]…")
@format_option
def command(files: tuple[Path, ...], form: str) -> None:
    """Check the shipped registry with FILES beside it: first what no reader would accept, then the SHACL shapes.

    The shapes ask for labels in three languages, kinds of bodies, control of media, dates with a source, one holder at
    a time, no term after death, no name that two actors share. Exit 1 if anything is wrong.

    \b
    Examples:
      kg actors check
      kg actors check mine.ttl --format json
    """
    from kg.registry.check import check_registry

    faults = check_registry(files)
    tell_faults(faults, form)
    if faults:
        raise SystemExit(1)


def tell_faults(faults: Sequence[Fault], form: str) -> None:
    """Print faults, a line each, and their number."""
    if form == "json":
        click.echo(json.dumps([fault._asdict() for fault in faults], ensure_ascii=False, indent=2))
        return
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"kg: {many(len(faults), 'fault')}" if faults else "kg: no fault", err=True)
