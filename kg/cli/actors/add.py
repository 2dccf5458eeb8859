"""`kg actors add`: an entry for an analyst's own registry file, checked before it is written."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.actors.check import tell_faults
from kg.cli.actors.shared import TYPES, country_code, format_option, load_index
from kg.cli.actors.terms import TermsCommand, to_terms
from kg.cli.answers import many
from kg.cli.options import registry_option

if TYPE_CHECKING:
    from kg.registry.compose import NewEntry
    from kg.registry.lookup import RegistryIndex

__all__ = ["command"]


@click.command("add", cls=TermsCommand, short_help="Add an actor to a registry file of your own.")
@click.argument("name", nargs=-1)
@click.option("--type", "kind_of_actor", type=click.Choice(TYPES), help="What it is; must be given.")
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.ttl", help="Your file.")
@click.option("--id", "identifier", metavar="ID", help="Id; made of the name by default.")
@click.option("--ru", metavar="NAME", help="Name in Russian.")
@click.option("--zh", metavar="NAME", help="Name in Chinese.")
@click.option("--label-in-english", is_flag=True, help="Use the English name where --ru or --zh is not given.")
@click.option("--also", multiple=True, metavar="NAME", help="Another full name, in any script; may be repeated.")
@click.option("--short", multiple=True, metavar="NAME", help="A short name that means nobody else; may be repeated.")
@click.option("--country", metavar="STATE", help="State it belongs to: an ISO code or a name.")
@click.option("--gender", type=click.Choice(["m", "f"]))
@click.option("--kind", metavar="KIND", help="Kind of an organisation, such as ministry.")
@click.option("--control", type=click.Choice(["state", "party", "public", "independent"]), help="Of a publication.")
@click.option("--office", "offices", multiple=True, metavar="OFFICE-ID", help="An office held; may be repeated.")
@click.option("--from", "starts", multiple=True, metavar="EDTF", help="When the office before it was taken up.")
@click.option("--until", "ends", multiple=True, metavar="EDTF", help="When it was left; left out, it is still held.")
@click.option("--source", "sources", multiple=True, metavar="URL", help="The page that the dates are from.")
@click.option("--check", "only_check", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE.ttl",
              help="Add nothing: check a file beside the shipped registry.")  # fmt: skip
@registry_option
@format_option
def command(
    name: tuple[str, ...],
    kind_of_actor: str | None,
    target: Path | None,
    only_check: Path | None,
    registry: tuple[Path, ...],
    form: str,
    **told: Any,
) -> None:
    """Add the actor NAME (in English) to a registry file of your own, to be given to any command with `--registry`.

    The file is made if it is not there. Ids and full names that are taken are refused, and so is whatever the shipped
    registry with your file would not accept; all faults are told at once, and then nothing is written (exit 1).
    Dates of an office without a source are marked as unverified.

    \b
    Examples:
      kg actors add "Jane Roe" --type person --ru "Джейн Роу" --zh "简·罗伊" --country gbr --gender f --to mine.ttl
      kg actors add "Ivan Petrov-Testov" --type person --label-in-english --short Petrov-Testov --to mine.ttl \\
          --office ru-deputy-foreign-minister --from 2031-02 --until 2033 --source https://example.org/petrov
      kg actors add "Institute of Testing" --type organization --kind think-tank --label-in-english --to mine.ttl
      kg actors add --check mine.ttl
    """
    if only_check is not None:
        _check(only_check, registry, form)
        return
    if not name or kind_of_actor is None or target is None:
        raise click.UsageError("give a NAME, --type and --to FILE.ttl (or --check FILE.ttl)")
    from kg.registry.compose import find_faults

    own = tuple(dict.fromkeys([*registry, *([target] if target.is_file() else [])]))
    index = load_index(own)
    new = _entry(" ".join(name), kind_of_actor, index, told)
    faults = find_faults(new, index) or _write(new, target, tuple(path for path in own if path != target))
    _tell(new, target, faults, form)
    if faults:
        raise SystemExit(1)


def _entry(english: str, kind_of_actor: str, index: RegistryIndex, told: dict[str, Any]) -> NewEntry:
    """The entry that the options tell of; `told` has their values by the names of the parameters."""
    from kg.records import ActorType
    from kg.registry.compose import NewEntry

    other, country = english if told["label_in_english"] else "", told["country"]
    known = country_code(index, country) if country and len(country) != 3 else (country or "").upper() or None
    return NewEntry(
        labels={"en": english, "ru": told["ru"] or other, "zh": told["zh"] or other},
        type=ActorType(kind_of_actor.replace("-", "_")),
        id=told["identifier"],
        also=told["also"],
        short=told["short"],
        country=known,
        gender=told["gender"],
        kind=_camel(told["kind"]),
        control=told["control"],
        terms=to_terms(told["offices"], told["starts"], told["ends"], told["sources"]),
    )


def _write(new: NewEntry, target: Path, others: tuple[Path, ...]) -> list[str]:
    """Check the file as it would be, and put it in its place if it has no fault; gives the faults."""
    from kg.errors import SourceError
    from kg.registry.blocks import write_text
    from kg.registry.check import check_registry
    from kg.registry.compose import append_entry, to_block

    try:
        before = target.read_text(encoding="utf-8") if target.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(target), f"cannot be read ({error})", "give a Turtle file in UTF-8") from error
    content = append_entry(before, target.stem, to_block(new))
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, target.name)
        draft.write_text(content, encoding="utf-8")
        faults = check_registry([*others, draft], only_extra=True)
    if faults:
        return [str(fault) for fault in faults]
    try:
        write_text(target, content)
    except OSError as error:
        raise SourceError(str(target), f"cannot be written ({error.strerror})", "choose another --to") from error
    return []


def _tell(new: NewEntry, target: Path, faults: list[str], form: str) -> None:
    """Say what was added, or why nothing was."""
    from kg.registry.compose import entry_id

    key, name = entry_id(new), new.labels["en"]
    if form == "json":
        found = {"id": key, "file": str(target), "added": not faults, "faults": faults}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif faults:
        lines = "\n  ".join(faults)
        click.echo(f"kg: {name} was not added to {target}, {many(len(faults), 'fault')}:\n  {lines}", err=True)
    else:
        terms = f" with {many(len(new.terms), 'office')}" if new.terms else ""
        click.echo(f"{key}{terms} is in {target}; kg actors show {key} --registry {target}", err=True)


def _check(file: Path, registry: tuple[Path, ...], form: str) -> None:
    from kg.registry.check import check_registry

    faults = check_registry([*registry, file], only_extra=True)
    tell_faults(faults, form)
    if faults:
        raise SystemExit(1)


def _camel(kind: str | None) -> str | None:
    """Write "think tank" and "think-tank" as the vocabulary does: "thinkTank"."""
    if kind is None:
        return None
    first, *rest = kind.replace("-", " ").split() or [""]
    return first[:1].lower() + first[1:] + "".join(word[:1].upper() + word[1:] for word in rest)
