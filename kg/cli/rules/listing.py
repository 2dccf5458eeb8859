"""`kg rules list`: the rules, how often each fired and how often it was right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.event_classes import at_or_below, find_classes
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

__all__ = ["command"]


@click.command("list", short_help="List the rules with how often each fired and was right.")
@click.option("--family", metavar="NAME", help="Only this family.")
@click.option("--event", metavar="CLASS", help="Only rules of this class of event or one below it, such as kg:Visit.")
@rules_option("own")
@registry_option
@build_option
@judgements_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Table on a terminal, CSV in a pipe by default.")
def command(
    family: str | None,
    event: str | None,
    own: tuple[Path, ...],
    registry: tuple[Path, ...],
    build: Path,
    judgement_files: tuple[Path, ...],
    form: str | None,
) -> None:
    """List the rules: id, class of event, how often it fired in the build, how often it was right, what it is about.

    "Right" is the share of the facts that analysts judged right, with the number judged (see kg rules judge). "-"
    stands where there is no build, or nothing was judged.

    \b
    Examples:
      kg rules list --family meetings
      kg rules list --event kg:Consultation --format csv
    """
    from kg.rulebook.load import load_rulebook

    rulebook = load_rulebook(own, registry=registry)
    families = sorted({rule.family for rule in rulebook.rules})
    if family is not None and family not in families:
        raise click.UsageError(f"no family {family!r}; there are {', '.join(families)}")
    events = at_or_below(find_classes(event)) if event is not None else None
    judgements, complete = load_judgements(judgement_files)
    scores = score_rulebook(rulebook, judgements, find_build_accounts(build))
    rows = [
        {
            "id": rule.id,
            "event": rule.event,
            "fired": scores[rule.id].made,
            "precision": scores[rule.id].precision,
            "judged": scores[rule.id].judged,
            "about": rule.about,
        }
        for rule in rulebook.rules
        if family in (None, rule.family) and (events is None or rule.event in events)
    ]
    if not rows:
        click.echo("kg: no rule is so; try another family or class", err=True)
    print_rows(rows, form, _cells)
    if not complete:
        raise SystemExit(1)


def _cells(row: dict[str, Any]) -> list[str]:
    if not row:
        return ["rule", "event", "fired", "right", "about"]
    judged = f" ({row['judged']})" if row["judged"] else ""
    fired = "-" if row["fired"] is None else str(row["fired"])
    return [row["id"], row["event"], fired, percent(row["precision"]) + judged, row["about"]]
