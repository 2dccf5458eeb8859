"""Everything the registry says of one actor, gathered from its entry, the offices and the memberships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.edtf import overlaps
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Entry, Membership, NameKind, Tenure

__all__ = ["Held", "Profile", "Tie", "Written", "held_offices", "label", "profile"]


@dataclass(frozen=True, slots=True)
class Written:
    """One name of the actor. `kind` is that of `NameKind`."""

    text: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Held:
    """An office and who held it when (EDTF; `end` None: still). `source` None: the dates were not checked."""

    office: str
    title: str
    organization: str
    organization_name: str
    person: str
    person_name: str
    start: str
    end: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Another actor. Dates and source are those of a membership, None where the registry tells none."""

    id: str
    name: str
    start: str | None = None
    end: str | None = None
    source: str | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known. `offices` are those the actor held, `holders` those who hold an office in it.

    `seats` are the places whose names can mean it, `seen_in` the agreements and events it is a party to, `position` its
    latitude and longitude in degrees, `geonames` its id there.
    """

    id: str
    name: str
    type: str
    country: str | None
    item: str | None
    gender: str | None
    died: str | None
    existed: str | None
    date: str | None
    kinds: tuple[str, ...]
    control: str | None
    geonames: str | None
    position: tuple[float, float] | None
    names: tuple[Written, ...]
    generic: tuple[str, ...]
    stands_for: Tie | None
    part_of: tuple[Tie, ...]
    parts: tuple[Tie, ...]
    seats: tuple[Tie, ...]
    offices: tuple[Held, ...]
    holders: tuple[Held, ...]
    memberships: tuple[Tie, ...]
    members: tuple[Tie, ...]
    parties: tuple[Tie, ...]
    seen_in: tuple[Tie, ...]


def profile(index: RegistryIndex, entry: Entry, *, on: str | None = None) -> Profile:
    """Gather what the registry says of `entry`.

    Parameters
    ----------
    index : RegistryIndex
    entry : Entry
        One of its entries.
    on : str, optional
        EDTF date that `holders` are given for; None gives the present ones.
    """
    actor, entries = entry.actor, index.registry.entries
    every = entries.values()
    return Profile(
        id=actor.id,
        name=actor.name,
        type=actor.type.value,
        country=actor.country,
        item=actor.qid,
        gender=entry.gender,
        died=entry.died,
        existed=entry.existed,
        date=entry.date,
        kinds=entry.kinds,
        control=entry.control,
        geonames=entry.geonames,
        position=entry.position,
        names=tuple(Written(name.text, name.language, name.kind.value) for name in entry.names),
        generic=entry.generic,
        stands_for=_tie(index, entry.stands_for) if entry.stands_for else None,
        part_of=tuple(_tie(index, key) for key in entry.part_of),
        parts=tuple(_tie(index, e.actor.id) for e in every if actor.id in e.part_of and e.stands_for != actor.id),
        seats=tuple(_tie(index, e.actor.id) for e in every if e.stands_for == actor.id),
        offices=tuple(held_offices(index, actor.id, on="../..")),
        holders=tuple(_holders(index, actor.id, on)),
        memberships=tuple(_ties(index, actor.id, of_body=False)),
        members=tuple(_ties(index, actor.id, of_body=True)),
        parties=tuple(_tie(index, key) for key in entry.parties),
        seen_in=tuple(_tie(index, e.actor.id) for e in every if actor.id in e.parties),
    )


def held_offices(index: RegistryIndex, person: str, *, on: str | None = None) -> Iterator[Held]:
    """The offices that a person held on an EDTF date, by start; with None those still held."""
    for _, tenure in index.offices_of(person, on):
        yield _held(index, tenure)


def label(entry: Entry, language: str) -> str:
    """The label in a language, which is the first full name in it; empty if there is none."""
    kinds = (NameKind.NAME, NameKind.METONYM)
    if language == "en":
        return entry.actor.name
    return next((name.text for name in entry.names if name.language == language and name.kind in kinds), "")


def _holders(index: RegistryIndex, organization: str, on: str | None) -> Iterator[Held]:
    for office in index.registry.offices.values():
        if office.organization == organization:
            for tenure in index.terms(office.id):
                if tenure.end is None if on is None else overlaps(f"{tenure.start}/{tenure.end or '..'}", on):
                    yield _held(index, tenure)


def _held(index: RegistryIndex, tenure: Tenure) -> Held:
    office, entries = index.registry.offices[tenure.office], index.registry.entries
    return Held(
        office=office.id,
        title=office.name or office.role.replace("_", " "),
        organization=office.organization,
        organization_name=entries[office.organization].actor.name,
        person=tenure.person,
        person_name=entries[tenure.person].actor.name,
        start=tenure.start,
        end=tenure.end,
        source=tenure.source,
    )


def _ties(index: RegistryIndex, key: str, *, of_body: bool) -> Iterator[Tie]:
    """Members of a body, or the bodies that something belongs to: dated ones by start, then those without dates."""
    dated = [m for m in index.registry.memberships if (m.body if of_body else m.member) == key]
    yield from (_dated(index, m, m.member if of_body else m.body) for m in sorted(dated, key=_by_start))
    known = {m.member if of_body else m.body for m in dated}
    for other in _undated(index, key, of_body=of_body):
        if other not in known:
            yield _tie(index, other)


def _undated(index: RegistryIndex, key: str, *, of_body: bool) -> Iterable[str]:
    entries = index.registry.entries
    return entries[key].members if of_body else [e.actor.id for e in entries.values() if key in e.members]


def _by_start(membership: Membership) -> tuple[str, str, str]:
    return membership.start or "", membership.body, membership.member


def _dated(index: RegistryIndex, membership: Membership, other: str) -> Tie:
    name = index.registry.entries[other].actor.name
    return Tie(other, name, membership.start, membership.end, membership.source, dated=True)


def _tie(index: RegistryIndex, key: str) -> Tie:
    return Tie(key, index.registry.entries[key].actor.name)
