"""`kg actors search`: find actors by a name that is known roughly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.actors.shared import TYPES, country_code, format_option, load_index, nothing, office_words
from kg.cli.options import registry_option
from kg.cli.sources import EDTF

if TYPE_CHECKING:
    from kg.registry.lookup import RegistryIndex
    from kg.registry.search import Hit

__all__ = ["command"]


@click.command("search", short_help="Find actors by name, in any script, also misspelt.")
@click.argument("text", nargs=-1, required=True)
@click.option("--type", "types", multiple=True, type=click.Choice(TYPES), help="Only this type; may be repeated.")
@click.option("--country", metavar="STATE", help="Only actors of this state: an ISO code or a name.")
@click.option("--on", type=EDTF, help="Give the offices held then.  [default: those held now]")
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Most actors; 0 is all.")
@registry_option
@format_option
def command(
    text: tuple[str, ...],
    types: tuple[str, ...],
    country: str | None,
    on: str | None,
    limit: int,
    registry: tuple[Path, ...],
    form: str,
) -> None:
    """Find the actors that TEXT may mean, the best first: a name in any script, a part of one, or one misspelt.

    The surname may stand first or last; accents and capitals do not matter. An id, an ISO code or a Wikidata item finds
    its actor. The last column says which of the names it was. Exit 1 if nothing is found.

    \b
    Examples:
      kg actors search 王毅
      kg actors search lavrof
      kg actors search wang --type person --country chn --limit 0
      kg actors search medvedev --on 2009 --format json
    """
    from kg.cli.rules.shared import print_rows
    from kg.records import ActorType
    from kg.registry.search import find

    index = load_index(registry)
    wanted = " ".join(text)
    hits = find(
        index,
        wanted,
        types=[ActorType(name.replace("-", "_")) for name in types] or None,
        country=country_code(index, country),
        limit=limit or None,
    )
    if not hits:
        if form == "json":
            click.echo("[]")
        nothing(f'nothing is called {wanted!r}; kg actors who "…" reads phrases such as "the Russian president"')
    print_rows([_row(index, hit, on) for hit in hits], form, _cells)


def _row(index: RegistryIndex, hit: Hit, on: str | None) -> dict[str, Any]:
    from dataclasses import asdict

    from kg.registry.profile import held_offices, label

    actor = hit.entry.actor
    return {
        "id": actor.id,
        "name": actor.name,
        "ru": label(hit.entry, "ru"),
        "zh": label(hit.entry, "zh"),
        "type": actor.type.value,
        "country": actor.country,
        "item": actor.qid,
        "offices": [asdict(held) for held in held_offices(index, actor.id, on=on)],
        "matched": hit.name.text,
        "matched_kind": hit.name.kind.value,
        "score": hit.score,
    }


def _cells(row: dict[str, Any]) -> list[str]:
    from kg.registry.profile import Held

    if not row:
        return ["id", "name", "in Russian", "in Chinese", "type", "state", "offices", "found by"]
    offices = office_words(Held(**one) for one in row["offices"])
    kind = row["type"].replace("_", " ")
    return [row["id"], row["name"], row["ru"], row["zh"], kind, row["country"] or "", offices, row["matched"]]
