"""Write ``docs/registry.md``: what the shipped registry covers, from its files alone.

Run it after an edit of ``ontology/actors``::

    python -m kg.registry.document
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from kg.records import ActorType
from kg.registry.blocks import write_text
from kg.registry.load import load_registry
from kg.registry.lookup import RegistryIndex, index_of
from kg.registry.model import Entry, NameKind, Registry, Tenure
from kg.resources import import_root

__all__ = ["main", "to_markdown"]

_BODIES = (ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION)
_DATED = (ActorType.DOCUMENT, ActorType.NAMED_EVENT)
_INTRODUCTION = """\
# The registry of actors

Written by `python -m kg.registry.document` from `ontology/actors`; edit the Turtle there. `kg actors show ID` has all
that is known of one actor. Dates are as precise as their source: `2012` is a year. A term or membership is *unverified*
where its dates were not checked against a page.
"""


def main(arguments: list[str]) -> None:
    """Write the file named by the only argument, or that of this checkout."""
    target = Path(arguments[0]) if arguments else import_root() / "docs" / "registry.md"
    write_text(target, to_markdown(load_registry()))


def to_markdown(registry: Registry) -> str:
    """Describe a registry in Markdown; the same registry gives the same text."""
    sections = [
        _counts(registry),
        _sources(registry),
        _offices(index_of(registry)),
        _grouped("Institutions by kind", _by_kind(registry)),
        _grouped("Media by control", _by_control(registry)),
        _agreements(registry),
    ]
    return "\n".join([_INTRODUCTION, *("\n".join(lines) + "\n" for lines in sections)])


def _counts(registry: Registry) -> Iterator[str]:
    entries = registry.entries.values()
    types = Counter(entry.actor.type for entry in entries)
    names = [name for entry in entries for name in entry.names]
    variants = sum(name.kind is NameKind.VARIANT for name in names)
    rows = [[_words(kind), str(types[kind])] for kind in ActorType if types[kind]]
    rows += [["all", str(len(entries))]]
    yield "## What is covered\n"
    yield f"- {len(names)} names, {variants} of them other spellings"
    yield f"- {len(registry.offices)} offices, held in {len(registry.tenures)} terms"
    yield f"- {len(registry.memberships)} memberships"
    yield f"- {len(registry.issues or {})} issues\n"
    yield from _table(["type", "actors"], rows)


def _sources(registry: Registry) -> Iterator[str]:
    kinds = (("terms of office", registry.tenures), ("memberships", registry.memberships))
    rows = []
    for called, all_of in kinds:
        checked = sum(one.source is not None for one in all_of)
        rows.append([called, str(checked), str(len(all_of) - checked), str(len(all_of))])
    hosts = Counter(_host(one.source) for _, all_of in kinds for one in all_of if one.source)
    yield "## Sources of dates\n"
    yield from _table(["", "with source", "unverified", "all"], rows)
    if hosts:
        yield ""
        yield from _table(
            ["host", "dates"], [[h, str(n)] for h, n in sorted(hosts.items(), key=lambda p: (-p[1], p[0]))]
        )


def _offices(index: RegistryIndex) -> Iterator[str]:
    registry = index.registry
    states: defaultdict[str, list[str]] = defaultdict(list)
    for office in registry.offices.values():
        states[_owner(registry, office.organization)].append(office.id)
    yield "## Offices and their holders\n"
    for state in sorted(states):
        yield f"### {state}\n"
        rows = []
        for key in sorted(states[state], key=lambda key: (registry.offices[key].name, key)):
            for number, tenure in enumerate(index.terms(key)):
                called = registry.offices[key].name if number == 0 else ""
                rows.append([called, *_term(registry, tenure)])
        yield from _table(["office", "holder", "from", "to", "source"], rows)
        yield ""


def _term(registry: Registry, tenure: Tenure) -> list[str]:
    source = f"[{_host(tenure.source)}]({tenure.source})" if tenure.source else "unverified"
    return [registry.entries[tenure.person].actor.name, tenure.start, tenure.end or "", source]


def _owner(registry: Registry, organization: str) -> str:
    """The state whose office it is, or the body itself where it belongs to none."""
    body = registry.entries[organization]
    state = registry.entries.get((body.actor.country or "").lower())
    return (body if body.actor.type is ActorType.COUNTRY or state is None else state).actor.name


def _by_kind(registry: Registry) -> Iterator[tuple[str, Entry]]:
    for entry in registry.entries.values():
        if entry.actor.type in _BODIES:
            yield from ((kind, entry) for kind in entry.kinds or ("of no kind",))


def _by_control(registry: Registry) -> Iterator[tuple[str, Entry]]:
    for entry in registry.entries.values():
        if entry.actor.type is ActorType.PUBLICATION:
            yield entry.control or "unknown", entry


def _grouped(title: str, pairs: Iterable[tuple[str, Entry]]) -> Iterator[str]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        groups[key].append(entry)
    yield f"## {title}\n"
    for key in sorted(groups):
        yield f"### {key} ({len(groups[key])})\n"
        for entry in sorted(groups[key], key=lambda entry: (entry.actor.name, entry.actor.id)):
            yield f"- {entry.actor.name}" + (f", {entry.actor.country}" if entry.actor.country else "")
        yield ""


def _agreements(registry: Registry) -> Iterator[str]:
    years: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in registry.entries.values():
        if entry.actor.type in _DATED:
            years[entry.date[:4] if entry.date else "undated"].append(entry)
    yield "## Agreements and named events by year\n"
    rows = []
    for year in sorted(years):
        for entry in sorted(years[year], key=lambda entry: (entry.date or "", entry.actor.name, entry.actor.id)):
            parties = ", ".join(registry.entries[key].actor.name for key in entry.parties)
            rows.append([entry.date or "", entry.actor.name, _words(entry.actor.type), parties])
    yield from _table(["date", "name", "type", "parties"], rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _host(url: str | None) -> str:
    return urlsplit(url or "").netloc.removeprefix("www.").rstrip(".") or "other"


def _words(kind: ActorType) -> str:
    return kind.value.replace("_", " ")


if __name__ == "__main__":
    main(sys.argv[1:])
