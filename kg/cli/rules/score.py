"""`kg rules score`: how often each rule is right, by the judgements that analysts made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import many
from kg.cli.options import build_option, registry_option, rules_option
from kg.cli.rules.shared import (
    FORMATS,
    find_build_accounts,
    judgements_option,
    load_judgements,
    percent,
    print_rows,
    score_rulebook,
)

if TYPE_CHECKING:
    from kg.rulebook.score import RuleScore

__all__ = ["command"]

_NAMED = 8  # rules that the table names of those never judged


@click.command("score", short_help="Show how often each rule is right, the worst first.")
@rules_option("own")
@registry_option
@build_option
@judgements_option
@click.option("--current", is_flag=True, help="Leave out judgements of earlier versions of a rule.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Table on a terminal, CSV in a pipe by default.")
def command(
    own: tuple[Path, ...],
    registry: tuple[Path, ...],
    build: Path,
    judgement_files: tuple[Path, ...],
    current: bool,
    form: str | None,
) -> None:
    """Show how often each rule is right, the worst first, with the 95 % Wilson interval, and which were never judged.

    A judgement counts as long as the build has its fact. "stale" are judgements of an earlier version of the rule; they
    count too, unless --current is given. "gone" are those of a fact that the rule no longer makes; they count nowhere
    else. Where analysts disagree, a fact counts as unsure.

    \b
    Examples:
      kg rules score
      kg rules score --judgements ann.jsonl --judgements ben.jsonl --format csv
      kg rules score --current --build spring
    """
    from kg.rulebook.load import load_rulebook

    rulebook = load_rulebook(own, registry=registry)
    judgements, complete = load_judgements(judgement_files)
    told = find_build_accounts(build)
    scores = list(score_rulebook(rulebook, judgements, told, current=current).values())
    unknown = sorted({j.rule for j in judgements} - {score.rule for score in scores})
    if unknown:
        click.echo(
            f"kg: judged, but no rule is so called here: {', '.join(unknown)}; give its file with --rules", err=True
        )
    seen = [score for score in scores if _is_judged(score)]
    table = form == "table" or (form is None and sys.stdout.isatty())
    print_rows([_row(score) for score in (seen if table else scores)], form, _cells)
    if table:
        _tell_unjudged([score for score in scores if not _is_judged(score)], any_judged=bool(seen))
    if not complete:
        raise SystemExit(1)


def _is_judged(score: RuleScore) -> bool:
    return bool(score.judged or score.unsure or score.stale or score.gone)


def _row(score: RuleScore) -> dict[str, Any]:
    low, high = score.interval or (None, None)
    return {
        "rule": score.rule,
        "precision": None if score.precision is None else round(score.precision, 4),
        "low": None if low is None else round(low, 4),
        "high": None if high is None else round(high, 4),
        "judged": score.judged,
        "right": score.right,
        "wrong": score.wrong,
        "unsure": score.unsure,
        "stale": score.stale,
        "gone": score.gone,
        "facts": score.made,
    }


def _cells(row: dict[str, Any]) -> list[str]:
    if not row:
        return ["rule", "right", "95 %", "judged", "wrong", "unsure", "stale", "gone", "facts"]
    interval = "-" if row["low"] is None else f"{100 * row['low']:.0f}-{100 * row['high']:.0f}"
    counts = [str(row[name]) for name in ("judged", "wrong", "unsure", "stale", "gone")]
    return [
        row["rule"],
        percent(row["precision"]),
        interval,
        *counts,
        "-" if row["facts"] is None else str(row["facts"]),
    ]


def _tell_unjudged(scores: list[RuleScore], *, any_judged: bool) -> None:
    """Rules that nobody judged, those with most facts first."""
    made = [score for score in scores if score.made]
    if not any_judged:
        click.echo("Nothing was judged yet; kg rules judge shows facts to judge.")
    if made:
        facts = sum(score.made or 0 for score in made)
        named = [f"{score.rule} ({score.made})" for score in made[:_NAMED]]
        named += [f"{len(made) - _NAMED} more, see --format csv"] if len(made) > _NAMED else []
        click.echo(f"\nNever judged, with facts in the build: {many(len(made), 'rule')}, {many(facts, 'fact')}")
        click.echo(f"  {', '.join(named)}")
    rest = len(scores) - len(made)
    if rest:
        click.echo(f"Never judged, without facts here: {many(rest, 'rule')}")
