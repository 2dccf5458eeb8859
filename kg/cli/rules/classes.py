"""`kg rules classes`: the classes of events and what other schemes call them."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.event_classes import at_or_below, find_classes
from kg.cli.options import registry_option, rules_option
from kg.cli.rules.shared import FORMATS, print_rows

__all__ = ["command"]


@click.command("classes", short_help="List the classes of events with their PLOVER and COLT equivalents.")
@click.option("--event", metavar="CLASS", help="Only this class and those below it, such as kg:Consultation.")
@rules_option("own")
@registry_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Table on a terminal, CSV in a pipe by default.")
def command(event: str | None, own: tuple[Any, ...], registry: tuple[Any, ...], form: str | None) -> None:
    """List the classes of events: type of the records, PLOVER category with its quad class, COLT column, rules.

    The category is that of an event which took place; a planned one is AGREE or THREATEN (see docs/rules.md). COLT are
    the data on the travel of leaders; "Trip" is a row of these, the others are columns. "Parties" says whether all
    parties are source and target alike.

    \b
    Examples:
      kg rules classes
      kg rules classes --event kg:Consultation --format csv
    """
    from kg.ontology import load_event_classes
    from kg.rulebook.load import load_rulebook

    wanted = at_or_below(find_classes(event)) if event is not None else None
    rules = load_rulebook(own, registry=registry).rules
    rows = [
        {
            "class": curie,
            "label": one.label,
            "above": " ".join(one.parents),
            "type": one.record_type,
            "plover": one.plover,
            "quad_class": one.quad_class,
            "colt": " ".join(one.colt),
            "symmetric": one.symmetric,
            "rules": sum(rule.event == curie for rule in rules),
            "about": one.about,
        }
        for curie, one in load_event_classes().items()
        if wanted is None or curie in wanted
    ]
    print_rows(rows, form, _cells)


def _cells(row: dict[str, Any]) -> list[str]:
    if not row:
        return ["class", "type", "PLOVER", "quad class", "COLT", "parties", "rules"]
    parties = "alike" if row["symmetric"] else "apart"
    told = [row["class"], row["type"], row["plover"] or "-", row["quad_class"] or "-", row["colt"] or "-", parties]
    return [*told, str(row["rules"])]
