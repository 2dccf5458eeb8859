"""What the subcommands of `kg rules` share: options, the build's facts, judgements, progress, tables."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.rulebook.accounts import Account
    from kg.rulebook.model import Rule, Rulebook
    from kg.rulebook.score import Judgement, RuleScore
    from kg.store.accounts import BuildAccounts

__all__ = [
    "FORMATS",
    "find_build_accounts",
    "find_rule",
    "judgements_option",
    "load_judgements",
    "percent",
    "print_accounts",
    "print_rows",
    "score_rulebook",
    "track",
]

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

FORMATS = ("table", "csv", "json")
#: Where judgements are kept if nothing else is said.
JUDGEMENTS = Path("judgements.jsonl")


def judgements_option(function: F) -> F:
    """`--judgements FILE`: where analysts' judgements are read from."""
    return click.option(
        "--judgements",
        "judgement_files",
        multiple=True,
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="KG_JUDGEMENTS",
        metavar="FILE",
        help=f"Judgements to count, ./{JUDGEMENTS} if there is one; may be repeated (environment: KG_JUDGEMENTS).",
    )(function)


def find_build_accounts(build: Path) -> BuildAccounts | None:
    """The accounts of the build; None where there is no build and none was asked for by name.

    Raises
    ------
    StoreError
        If a build that was named is not there, or the build is damaged.
    """
    from click.core import ParameterSource

    from kg.store.accounts import is_build, read_accounts

    source = click.get_current_context().get_parameter_source("build")
    if source is ParameterSource.DEFAULT and not is_build(build):
        return None
    return read_accounts(build)


def load_judgements(files: Sequence[Path]) -> tuple[list[Judgement], bool]:
    """The judgements of the files, or of the default file, and whether all lines could be read; others are told of."""
    from kg.store.judgements import read_judgements

    paths = files or ((JUDGEMENTS,) if JUDGEMENTS.is_file() else ())
    judgements, faults = read_judgements(paths)
    for fault in faults:
        click.echo(f"kg: {fault}", err=True)
    return judgements, not faults


def score_rulebook(
    rulebook: Rulebook, judgements: Sequence[Judgement], told: BuildAccounts | None, *, current: bool = False
) -> dict[str, RuleScore]:
    """Score of each rule by its id, in the order of `score_rules`."""
    from kg.rulebook.score import score_rules

    scores = score_rules(
        judgements,
        {rule.id: rule.version for rule in rulebook.rules},
        accounts=told.accounts if told is not None else None,
        articles=told.articles if told is not None else (),
        current=current,
    )
    return {score.rule: score for score in scores}


def find_rule(rulebook: Rulebook, rule_id: str) -> Rule:
    """The rule of that id.

    Raises
    ------
    UsageError
        If there is none, with the nearest ids.
    """
    import difflib

    rule = rulebook.rule(rule_id)
    if rule is None:
        near = difflib.get_close_matches(rule_id, [r.id for r in rulebook.rules], 3)
        raise click.UsageError(f"no rule {rule_id!r}; " + (f"did you mean {', '.join(near)}?" if near else _SEE_LIST))
    return rule


_SEE_LIST = "kg rules list has them all; rules of your own are given with --rules"


def track(items: Iterable[T], what: str, *, total: int) -> Iterator[T]:
    """Hand on items with a progress bar on standard error if that is a terminal, silently if not."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track as track_items

    yield from track_items(items, what, total=total, console=Console(stderr=True), transient=True)


def percent(share: float | None) -> str:
    """A share as a whole percentage; "-" for None."""
    return "-" if share is None else f"{share:.0%}".replace("%", " %")


def print_rows(rows: Sequence[dict[str, Any]], form: str | None, shown: Callable[[dict[str, Any]], list[str]]) -> None:
    """Print rows as a table, as CSV or as one JSON list.

    Parameters
    ----------
    rows : sequence of dict
        All with the same keys: the columns of CSV and JSON.
    form : str or None
        One of `FORMATS`; None is `table` on a terminal and `csv` in a pipe.
    shown : callable
        Cells of a row in the table.
    """
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        if rows:
            writer.writerow(rows[0])
        writer.writerows(["" if value is None else value for value in row.values()] for row in rows)
    elif rows:
        _print_table(rows, shown)


def _print_table(rows: Sequence[dict[str, Any]], shown: Callable[[dict[str, Any]], list[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from kg.cli.answers import new_console

    cells = [shown(row) for row in rows]
    headers = shown({})
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, header in enumerate(headers):
        right = all(row[number][:1].isdigit() or row[number] == "-" for row in cells)
        name = number == 0 or right
        table.add_column(header, justify="right" if right else "left", overflow="fold", no_wrap=name)
    for row in cells:
        table.add_row(*map(Text, row))
    new_console().print(table)


def print_accounts(accounts: Iterable[Account], *, mark: str = "", with_rule: bool = True) -> None:
    """Print each account on a line of its own with its sentence and article below; nothing is cut off."""
    from rich.padding import Padding
    from rich.text import Text

    from kg.cli.answers import new_console, plain

    console = new_console()
    for account in accounts:
        head = Text(plain(f"{mark}{account}"))
        head.append(f"  {account.rule}" if with_rule else "", style="dim")
        line = Text(f"“{plain(account.sentence)}”")
        line.append(f"  {plain(account.article)}", style="dim")
        console.print(Padding(head, (0, 0, 0, 2), expand=False))
        console.print(Padding(line, (0, 0, 0, 6), expand=False))
