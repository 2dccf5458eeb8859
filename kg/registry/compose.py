"""Compose a registry entry from what an analyst says of an actor, with every fault in it found at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.edtf import bounds, is_edtf
from kg.namespaces import BASE, PREFIXES, slug
from kg.records import ActorType
from kg.registry.blocks import block, edtf, literal, prefixes, quoted
from kg.registry.folding import fold
from kg.registry.load import LANGUAGES
from kg.registry.lookup import RegistryIndex
from kg.registry.model import CLASSES, NameKind

__all__ = ["NewEntry", "NewTerm", "append_entry", "entry_id", "find_faults", "to_block"]

_USED = ("kg", "id", "dcterms", "edtf", "org", "owl", "rdfs", "schema", "skos", "wd")
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGES = {"ru": ("Russian", "--ru"), "zh": ("Chinese", "--zh")}
_FULL = frozenset({NameKind.NAME, NameKind.SHORT, NameKind.METONYM, NameKind.VARIANT})
_NEAR = 4  # ids named as a remedy


@dataclass(frozen=True, slots=True)
class NewTerm:
    """An office held from `start` to `end` (EDTF, None: still). Without `source` the dates are marked as unverified."""

    office: str
    start: str | None
    end: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is said of an actor. `labels` are by language; `country` is an ISO code, `gender` m or f."""

    labels: Mapping[str, str]
    type: ActorType
    id: str | None = None
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    country: str | None = None
    gender: str | None = None
    kind: str | None = None
    control: str | None = None
    terms: tuple[NewTerm, ...] = ()


def entry_id(new: NewEntry) -> str:
    """The id that was chosen, else one made of the English name."""
    return new.id or slug(new.labels.get("en", ""))


def find_faults(new: NewEntry, index: RegistryIndex) -> list[str]:
    """Everything that keeps an entry from being added to a registry: what is wrong, and what to do."""
    return [*_label_faults(new), *_id_faults(new, index), *_name_faults(new, index), *_term_faults(new, index)]


def to_block(new: NewEntry) -> str:
    """The entry and the terms of its offices as Turtle."""
    key = entry_id(new)
    gender = {"m": "schema:Male", "f": "schema:Female"}.get(new.gender or "")
    blocks = [
        block(
            key,
            ("a", [CLASSES[new.type]]),
            ("rdfs:label", [literal(new.labels[language], language) for language in LANGUAGES]),
            ("skos:altLabel", map(literal, new.also)),
            ("kg:shortName", map(literal, new.short)),
            ("org:classification", [f"kg:{new.kind}"] if new.kind else []),
            ("kg:control", [f"kg:{new.control}Control"] if new.control else []),
            ("kg:country", [quoted(new.country)] if new.country else []),
            ("schema:gender", [gender] if gender else []),
        )
    ]
    for term in new.terms:
        year = (term.start or "")[:4]
        blocks.append(
            block(
                f"{key}-{term.office}-{year}",
                ("a", ["org:Membership"]),
                ("org:member", [f"id:{key}"]),
                ("org:role", [f"id:{term.office}"]),
                ("kg:validity", [edtf(f"{term.start}/{term.end or '..'}")]),
                ("dcterms:source", [f"<{term.source}>"] if term.source else []),
                ("kg:unverified", [] if term.source else ["true"]),
            )
        )
    return "\n".join(blocks)


def append_entry(content: str, name: str, turtle: str) -> str:
    """A registry file with Turtle at its end; an empty one gets a header, and any the prefixes that it lacks.

    Parameters
    ----------
    content : str
        The file as it is, empty for a new one.
    name : str
        Its name without suffix: that of its vocabulary.
    turtle : str
        What to add.
    """
    if not content.strip():
        return f"{_header(name)}\n{turtle}"
    missing = [prefix for prefix in _USED if not _declares(content, prefix)]
    declared = f"{prefixes(*missing)}\n\n" if missing else ""
    return f"{content.rstrip()}\n\n{declared}{turtle}"


def _header(name: str) -> str:
    return (
        f"{prefixes(*_USED)}\n\n<{BASE}actors/{slug(name)}>\n    a owl:Ontology ;\n"
        f"    dcterms:title {literal('Actors of ' + Path(name).name, 'en')} .\n"
    )


def _declares(content: str, prefix: str) -> bool:
    """Whether the last declaration of the prefix in the file is the project's."""
    found = re.findall(rf"(?im)^\s*@?prefix\s+{prefix}:\s*<([^>]*)>", content)
    return bool(found) and found[-1] == PREFIXES[prefix]


def _label_faults(new: NewEntry) -> Iterator[str]:
    if not new.labels.get("en", "").strip():
        yield "the name is empty; give it in English"
    for language, (called, option) in _LANGUAGES.items():
        if not new.labels.get(language, "").strip():
            yield f"no label in {called}; give {option} NAME, or --label-in-english to use the English name for it"
    if new.country is not None and not re.fullmatch("[A-Z]{3}", new.country):
        yield f"country {new.country!r} is no ISO code; give three letters such as CHN"
    if new.type is ActorType.COUNTRY and new.country is None:
        yield "a country needs --country, its ISO code"
    if new.type is not ActorType.PERSON and new.gender:
        yield "only a person has a --gender"
    if new.type is not ActorType.PERSON and new.terms:
        yield "only a person holds an --office"
    if new.type in (ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION) and not new.kind:
        yield "an organisation needs its --kind, such as ministry, company, think-tank"
    if new.type is ActorType.PUBLICATION and not new.control:
        yield "a publication needs its --control: state, party, public or independent"


def _id_faults(new: NewEntry, index: RegistryIndex) -> Iterator[str]:
    key, known = entry_id(new), index.registry
    if not _ID.fullmatch(key):
        yield f"id {key!r}: write small letters, digits and single hyphens, such as jane-roe"
    elif key in known.entries:
        yield f"id {key} is taken by {known.entries[key].actor.name}; kg actors show {key}, or choose another --id"
    elif key in known.offices or key in (known.issues or {}):
        yield f"id {key} is taken by an office or issue; choose another --id"


def _name_faults(new: NewEntry, index: RegistryIndex) -> Iterator[str]:
    """Names that somebody else bears in full."""
    names = dict.fromkeys([*(text for text in new.labels.values() if text.strip()), *new.also, *new.short])
    for text in names:
        bearers = {e.actor.id: e.actor.name for e, name in index.names.get(fold(text), ()) if name.kind in _FULL}
        for key, name in bearers.items():
            yield f"“{text}” is a name of {key} ({name}); nothing to add if they are the same, else leave it out"


def _term_faults(new: NewEntry, index: RegistryIndex) -> Iterator[str]:
    offices = index.registry.offices
    for term in new.terms:
        if term.office not in offices:
            near = get_close_matches(term.office, offices, n=_NEAR, cutoff=0.5)
            remedy = f"did you mean {', '.join(near)}?" if near else "kg actors show STATE lists the offices of a state"
            yield f"no office {term.office!r}; {remedy}"
        if term.start is None:
            yield f"office {term.office}: no --from; give the date on which it was taken up, if only the year"
        for option, date in (("--from", term.start), ("--until", term.end)):
            if date is not None and ("/" in date or not is_edtf(date)):
                yield f"office {term.office}: {option} {date!r} is no date; write 2020, 2020-05 or 2020-05-07"
        if _reversed(term):
            yield f"office {term.office}: ends on {term.end} before it begins on {term.start}; swap the dates"
        if term.source is not None and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", term.source):
            yield f"office {term.office}: source {term.source!r} is no address; give one that begins with https://"


def _reversed(term: NewTerm) -> bool:
    start, end = term.start or "", term.end or ""
    return is_edtf(start) and is_edtf(end) and bounds(end)[1] < bounds(start)[0]
