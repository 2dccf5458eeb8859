"""`kg actors show`: everything the registry says of one actor."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.actors.shared import format_option, load_index, nothing, span_words, tell_several
from kg.cli.options import registry_option
from kg.cli.sources import EDTF

if TYPE_CHECKING:
    from kg.registry.lookup import RegistryIndex
    from kg.registry.model import Entry
    from kg.registry.profile import Held, Profile, Tie

__all__ = ["command", "find_one"]

_LANGUAGES = {"en": "English", "ru": "Russian", "zh": "Chinese"}
_KINDS = {
    "short": "short name",
    "surname": "surname",
    "adjective": "adjective",
    "national": "people",
    "variant": "spellings",
}


@click.command("show", short_help="Show everything the registry says of one actor.")
@click.argument("actor", nargs=-1, required=True, metavar="ID|NAME")
@click.option("--on", type=EDTF, help="Give those who held its offices then.  [default: now]")
@registry_option
@format_option
def command(actor: tuple[str, ...], on: str | None, registry: tuple[Path, ...], form: str) -> None:
    """Show one actor: names by language, Wikidata item, kinds, offices and memberships with dates and sources.

    ACTOR is an id, ISO code, Wikidata item, or a name in any script. If several are so called, they are listed
    (exit 2); if nobody is, exit 1. "unverified" stands where dates were not checked against a source.

    \b
    Examples:
      kg actors show dmitry-medvedev
      kg actors show 上海合作组织
      kg actors show rus --on 2009-05 --format json
    """
    from dataclasses import asdict

    from kg.registry.profile import profile

    index = load_index(registry)
    found = profile(index, find_one(index, " ".join(actor)), on=on)
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        _print(found, on)


def find_one(index: RegistryIndex, text: str) -> Entry:
    """The actor that is so called; ends the command if there is none or more than one."""
    from kg.registry.search import find

    found = index.resolve_actor(text)
    if len(found) > 1:
        tell_several(text, found)
    if not found:
        near = ", ".join(f"{hit.entry.actor.id} ({hit.name.text})" for hit in find(index, text, limit=4))
        nothing(
            f"nobody is called {text!r}"
            + (f"; did you mean {near}?" if near else "; kg actors search finds parts of names")
        )
    return found[0]


def _print(found: Profile, on: str | None) -> None:
    from kg.cli.workbench import Page

    page = Page()
    kinds = [*found.kinds] or [found.type.replace("_", " ")]
    page.line(found.name, note=f"{', '.join(kinds)}, {found.id}", style="bold")
    for label, words in _facts(found):
        page.field(label, words, indent=2)
    for title, lines in _sections(found, on):
        if lines:
            page.gap()
            page.line(f"{title} ({len(lines)})", style="bold")
            for words, note in lines:
                page.line(words, note=note, indent=2)


def _facts(found: Profile) -> Iterator[tuple[str, str]]:
    """Labels and values, those that are known."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    order = [*_LANGUAGES.values(), *_KINDS.values()]
    for name in found.names:
        kind = _KINDS.get(name.kind)
        by_kind[_LANGUAGES.get(name.language, name.language) if kind is None else kind].append(name.text)
    for label in sorted(by_kind, key=lambda label: order.index(label) if label in order else 0):
        yield label, "; ".join(by_kind[label])
    facts = {
        "called also": "; ".join(found.generic),
        "state": found.country,
        "Wikidata": found.item,
        "gender": {"m": "male", "f": "female"}.get(found.gender or ""),
        "died": found.died,
        "existed": found.existed,
        "date": found.date,
        "control": found.control,
        "lies at": _position(found.position),
        "GeoNames": found.geonames,
        "stands for": _named(found.stands_for),
        "part of": "; ".join(map(_named, found.part_of)),
        "seats": "; ".join(map(_named, found.seats)),
        "parties": "; ".join(map(_named, found.parties)),
    }
    yield from ((label, words) for label, words in facts.items() if words)


def _sections(found: Profile, on: str | None) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield "Offices held", [(f"{_dates(h)}  {h.title}", f"{h.office}, {_checked(h.source)}") for h in found.offices]
    when = f"on {on}" if on else "now"
    holders = [(f"{h.title}: {h.person_name}", f"{_dates(h)}, {h.person}, {_checked(h.source)}") for h in found.holders]
    yield f"Holders of its offices {when}", holders
    yield "Belongs to", _tie_lines(found.memberships)
    yield "Members", _tie_lines(found.members)
    yield "Parts", _tie_lines(found.parts)
    yield "Party to", _tie_lines(found.seen_in)


def _tie_lines(ties: Iterable[Tie]) -> list[tuple[str, str]]:
    lines = []
    for tie in ties:
        dates = span_words(tie.start, tie.end)
        lines.append((tie.name, ", ".join(filter(None, [dates, tie.id, _checked(tie.source) if tie.dated else ""]))))
    return lines


def _dates(held: Held) -> str:
    return span_words(held.start, held.end)


def _checked(source: str | None) -> str:
    return source or "unverified"


def _position(position: tuple[float, float] | None) -> str:
    """Degrees as maps write them: 45.75° N, 126.65° E."""
    if position is None:
        return ""
    latitude, longitude = position
    return f"{abs(latitude):g}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):g}° {'E' if longitude >= 0 else 'W'}"


def _named(tie: Tie | None) -> str:
    return f"{tie.name} ({tie.id})" if tie is not None else ""
