"""The answer of `kg query readouts` in blocks: an event with its accounts, then the issues of all sides and of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from kg.cli.answers import Row, new_console
from kg.namespaces import iri_to_curie

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["print_readouts"]

_BETWEEN = " | "  # sentences of several sides, as the question joins them


def print_readouts(rows: Sequence[Row]) -> None:
    """Print rows of the question in their order, as wide as the terminal."""
    from rich.padding import Padding

    console = new_console()
    for number, (_, group) in enumerate(groupby(rows, key=lambda row: row["event"])):
        told = list(group)
        if number:
            console.print()
        for line in _head(told):
            console.print(line)
        for only, alone in groupby(told, key=lambda row: row["only"]):
            console.print(f"\nonly {only}" if only else "\nseveral sides", style="bold yellow" if only else "bold")
            for row in alone:
                for depth, line in _issue(row):
                    console.print(Padding(line, (0, 0, 0, depth), expand=False))


def _head(told: Sequence[Row]) -> Iterator[Text]:
    """The event and the longest lists of its accounts: a row names those only that mention its issue."""
    from rich.text import Text

    event = told[0]
    yield Text(f"{event['what']}, {event['date'] or 'undated'}", style="bold")
    yield Text(iri_to_curie(event["event"]), style="dim")
    accounts = list(dict.fromkeys(row["accounts"] for row in told))
    for account in accounts:
        if not any(account != longer and account in longer for longer in accounts):
            yield Text(account)


def _issue(row: Row) -> Iterator[tuple[int, Text]]:
    """The issue, how often it is mentioned, and the first sentence of each side, with how far each line stands in."""
    from rich.text import Text

    issue = Text(row["issue"], style="cyan")
    issue.append(f"  {row['mentions']}", style="dim")
    yield 2, issue
    for sentence in row["sentences"].split(_BETWEEN):
        yield 4, Text(sentence)
