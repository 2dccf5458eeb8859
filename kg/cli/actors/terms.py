"""Options that belong to the option before them: `--office A --from 2010 --office B --from 2014 --until 2016`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.registry.compose import NewTerm

__all__ = ["TermsCommand", "to_terms"]

_DATES = ("--from", "--until", "--source")


class TermsCommand(click.Command):
    """A command that marks each date and source with the number of the office that it stands behind."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(_marked(args)))


def _marked(args: Sequence[str]) -> Iterator[str]:
    number, waiting = 0, iter(args)
    for arg in waiting:
        name, equals, value = arg.partition("=")
        if name == "--":
            yield from (arg, *waiting)
        elif name == "--office":
            number += 1
            yield arg
        elif name in _DATES and (given := value if equals else next(waiting, None)) is not None:
            yield f"{name}={number}:{given}"
        else:
            yield arg


def to_terms(
    offices: Sequence[str], starts: Sequence[str], ends: Sequence[str], sources: Sequence[str]
) -> tuple[NewTerm, ...]:
    """The terms that marked options describe, in the order of the offices.

    Raises
    ------
    click.UsageError
        If a date or source stands before any office, or twice behind one.
    """
    from kg.registry.compose import NewTerm

    found: list[dict[str, str]] = [{} for _ in offices]
    for option, values in zip(_DATES, (starts, ends, sources), strict=True):
        for marked in values:
            number, _, value = marked.partition(":")
            if number == "0":
                raise click.UsageError(f"{option} {value} stands before any --office; write it behind the one it is of")
            if option in found[int(number) - 1]:
                raise click.UsageError(f"two {option} behind --office {offices[int(number) - 1]}")
            found[int(number) - 1][option] = value
    return tuple(
        NewTerm(office, term.get("--from"), term.get("--until"), term.get("--source"))
        for office, term in zip(offices, found, strict=True)
    )
