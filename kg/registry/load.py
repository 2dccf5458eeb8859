"""Load the actor registry and the issues from the Turtle files of the ontology, checked as a whole."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from kg.edtf import bounds
from kg.errors import OntologyError
from kg.records import Actor, ActorType
from kg.registry.cache import WORTHWHILE, keep_registry, kept_registry
from kg.registry.folding import fold
from kg.registry.model import CLASSES, Entry, Membership, Name, NameKind, Office, Registry, Tenure
from kg.registry.turtle import Description, read_descriptions
from kg.resources import resource

__all__ = ["LANGUAGES", "VARIANTS", "load_registry", "read_registry", "registry_files"]

#: Every entry, office and issue has a label in each of these.
LANGUAGES = ("en", "ru", "zh")

#: The file of the shipped registry that only adds spellings to the others; it is generated from them.
VARIANTS = "variants.ttl"

_TYPES = {curie: kind for kind, curie in CLASSES.items()}
_NAME_PREDICATES = {
    "rdfs:label": NameKind.NAME,
    "skos:altLabel": NameKind.NAME,
    "kg:shortName": NameKind.SHORT,
    "kg:surname": NameKind.SURNAME,
    "kg:adjective": NameKind.ADJECTIVE,
    "kg:national": NameKind.NATIONAL,
    "skos:hiddenLabel": NameKind.VARIANT,
}
_KNOWN = {
    "entry": {
        *_NAME_PREDICATES,
        *("kg:country", "kg:genericName", "kg:standsFor", "kg:validity", "schema:gender", "schema:deathDate"),
        *("dcterms:isPartOf", "org:hasMember", "owl:sameAs", "org:classification", "kg:control"),
        *("kg:hasParty", "kg:date", "kg:hasPlace", "kg:membersComplete"),
    },
    "office": {"rdfs:label", "kg:title", "kg:singleHolder", "kg:accreditedTo", "org:postIn", "org:role"},
    "tenure": {"org:member", "org:role", "kg:validity", "kg:unverified"},
    "membership": {"org:member", "org:organization", "kg:validity", "kg:unverified"},
    "supplement": {"skos:hiddenLabel", "skos:exactMatch", "geo:lat", "geo:long"},
    "issue": {
        *("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"),
        *("skos:broader", "skos:related", "skos:inScheme", "skos:topConceptOf"),
    },
}
_ANNOTATIONS = {"rdf:type", "rdfs:comment", "rdfs:seeAlso", "dcterms:source", "skos:note", "skos:example"}
_GENDERS = {"schema:Male": "m", "schema:Female": "f"}
_KINDS = {"org:Role", "kg:BodyKind", "kg:Control"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

#: Registries read in this process, the newest last; who works with more sets of files than this reads them again.
_RECENT: deque[Registry] = deque(maxlen=8)

_Report = Callable[[Description, str], None]
T = TypeVar("T")


def registry_files(folder: Path | None = None) -> list[Path]:
    """Turtle files of an ontology folder (the shipped one if None) that make the registry: actors, then issues.

    Raises
    ------
    OntologyError
        If the folder has none.
    """
    folder = resource("ontology") if folder is None else folder
    files = [*sorted(folder.glob("actors/*.ttl")), *folder.glob("issues.ttl")]
    if not files:
        raise OntologyError(str(folder), "holds no actors/*.ttl", "give the folder of an ontology")
    return files


def load_registry(folder: Path | None = None, extra: Sequence[Path] = ()) -> Registry:
    """Read ``actors/*.ttl`` and ``issues.ttl`` of an ontology folder and join them to one registry.

    Parameters
    ----------
    folder : Path, optional
        An ontology folder; the shipped one if None.
    extra : sequence of Path
        More Turtle files of the same form, such as a user's own actors.

    Returns
    -------
    Registry
        Entries, offices and issues by id; tenures sorted by office and start. `digest` is the SHA-256 of the files.

    Raises
    ------
    OntologyError
        If a file cannot be read or is not Turtle, or else once for all that is missing, unknown or double.
    """
    return read_registry([*registry_files(folder), *extra])


def read_registry(paths: Sequence[Path], *, keep: bool = True) -> Registry:
    """Read Turtle files as one registry; `load_registry` says what is returned and raised.

    The same content is read once in a process. With `keep`, a large registry is kept in the user's cache folder too, to
    be read from there as long as its files stay as they are.
    """
    files = _read_files(paths)
    digest = hashlib.sha256(b"\0".join(content for _, content in files)).hexdigest()
    known = next((registry for registry in _RECENT if registry.digest == digest), None)
    if known is None:
        known = _kept_or_built(files, digest, keep=keep)
        _RECENT.append(known)
    return known


def _kept_or_built(files: Sequence[tuple[Path, bytes]], digest: str, *, keep: bool) -> Registry:
    large = sum(len(content) for _, content in files) >= WORTHWHILE
    kept = kept_registry(digest) if large else None
    if kept is not None:
        return kept
    builder = _Builder()
    for description in read_descriptions(files):
        builder.add(description)
    registry = builder.finish(digest)
    if large and keep:
        keep_registry(registry)
    return registry


def _read_files(paths: Iterable[Path]) -> list[tuple[Path, bytes]]:
    files = []
    for path in paths:
        try:
            files.append((path, path.read_bytes()))
        except OSError as error:
            raise OntologyError(str(path), f"cannot be read: {error.strerror}", "check the path") from error
    return files


@dataclass(slots=True)
class _Builder:
    """Collects descriptions of every kind and the faults found in them."""

    entries: dict[str, Entry] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    tenures: dict[str, Tenure] = field(default_factory=dict)
    memberships: dict[str, Membership] = field(default_factory=dict)
    kinds: dict[str, Description] = field(default_factory=dict)
    issues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    issue_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    supplements: list[Description] = field(default_factory=list)
    references: list[tuple[Description, str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def report(self, description: Description, what: str) -> None:
        self.faults.append(f"{description.path}, {description.subject}: {what}")

    def add(self, description: Description) -> None:
        types = description.texts("rdf:type")
        if not types and _KNOWN["supplement"] & description.values.keys():
            self._check_predicates(description, "supplement")
            self.supplements.append(description)
        elif any(kind in _TYPES for kind in types):
            self._check_predicates(description, "entry")
            self._put(self.entries, description, _to_entry(description, self.report))
            self._refer(
                description, "entry", "kg:standsFor", "dcterms:isPartOf", "org:hasMember", "kg:hasParty", "kg:hasPlace"
            )
            self._refer(description, "kind", "org:classification", "kg:control")
        elif "org:Post" in types:
            self._check_predicates(description, "office")
            self._put(self.offices, description, _to_office(description, self.report))
            self._refer(description, "entry", "org:postIn", "kg:accreditedTo")
        elif "org:Membership" in types and description.first("org:organization"):
            self._check_predicates(description, "membership")
            self._put(self.memberships, description, _to_membership(description, self.report))
            self._refer(description, "entry", "org:member", "org:organization")
        elif "org:Membership" in types:
            self._check_predicates(description, "tenure")
            self._put(self.tenures, description, _to_tenure(description, self.report))
            self._refer(description, "entry", "org:member")
            self._refer(description, "office", "org:role")
        elif "skos:Concept" in types:
            self._check_predicates(description, "issue")
            self._put(self.issues, description, _to_issue(description, self.report))
            self.issue_names[_local(description.subject)] = _words(description, "pref", "alt")
            self._refer(description, "issue", "skos:broader", "skos:related")
        elif set(types) & _KINDS:
            self._put(self.kinds, description, description)
        elif not set(types) & {"owl:Ontology", "skos:ConceptScheme"}:
            known = ", ".join([*_TYPES, "org:Post", "org:Membership", "skos:Concept", *sorted(_KINDS)])
            self.report(description, f"type {' '.join(types) or 'missing'}; give one of {known}")

    def _check_predicates(self, description: Description, kind: str) -> None:
        known = _KNOWN[kind] | _ANNOTATIONS
        for predicate in description.values:
            if predicate not in known:
                near = get_close_matches(predicate, known, n=1)
                remedy = f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(known))}"
                self.report(description, f"{kind} with unknown property {predicate}; {remedy}")

    def _put(self, into: dict[str, T], description: Description, record: T) -> None:
        identifier = _local(description.subject)
        if identifier in into:
            self.report(description, "described twice; join the two descriptions")
        into[identifier] = record

    def _refer(self, description: Description, kind: str, *predicates: str) -> None:
        for predicate in predicates:
            self.references += [(description, kind, target) for target in description.texts(predicate)]

    def _add_supplements(self) -> None:
        """Give entries the spellings and positions that were written down apart from them."""
        for description in self.supplements:
            entry = self.entries.get(_local(description.subject))
            if entry is None:
                self.report(description, "only adds to an entry, and none is so called; correct the name")
                continue
            known = {fold(name.text) for name in entry.names}
            new = [name for name in _to_names(description, metonym=False) if fold(name.text) not in known]
            self.entries[entry.actor.id] = replace(
                entry,
                names=tuple(sorted((*entry.names, *new), key=_english_first)),
                geonames=_geonames(description) or entry.geonames,
                position=_to_position(description, self.report) or entry.position,
            )

    def finish(self, digest: str) -> Registry:
        self._add_supplements()
        known: dict[str, Iterable[str]] = {
            "entry": self.entries,
            "office": self.offices,
            "issue": self.issues,
            "kind": self.kinds,
        }
        for description, kind, target in self.references:
            if _local(target) not in known[kind]:
                self.report(description, f"refers to {target}, which is no {kind}; describe it or correct the name")
        if self.faults:
            raise OntologyError("registry", "\n  ".join(self.faults))
        return Registry(
            entries={key: self.entries[key] for key in sorted(self.entries)},
            offices={key: self.offices[key] for key in sorted(self.offices)},
            tenures=tuple(sorted(self.tenures.values(), key=lambda t: (t.office, t.start, t.person))),
            digest=digest,
            issues={key: self.issues[key] for key in sorted(self.issues)},
            memberships=tuple(sorted(self.memberships.values(), key=lambda m: (m.body, m.start or "", m.member))),
            issue_names={key: self.issue_names[key] for key in sorted(self.issue_names)},
        )


def _to_entry(description: Description, report: _Report) -> Entry:
    _check_labels(description, report)
    (kind,) = [_TYPES[kind] for kind in description.texts("rdf:type") if kind in _TYPES][:1]
    country = description.first("kg:country")
    if country is not None and not re.fullmatch("[A-Z]{3}", country):
        report(description, f'kg:country "{country}"; write the three capitals of ISO 3166, such as "CHN"')
    if kind is ActorType.COUNTRY and country is None:
        report(description, "a country without kg:country; add its ISO 3166 code")
    items = [same for same in description.texts("owl:sameAs") if same.startswith("wd:")]
    stands_for = description.first("kg:standsFor")
    gender = description.first("schema:gender")
    if gender is not None and gender not in _GENDERS:
        report(description, f"schema:gender {gender}; write schema:Male or schema:Female")
    return Entry(
        actor=Actor(
            id=_local(description.subject),
            name=description.label("en"),
            type=kind,
            qid=_local(items[0]) if items else None,
            country=country,
        ),
        names=_to_names(description, metonym=stands_for is not None),
        gender=_GENDERS.get(gender or ""),
        stands_for=_local(stands_for) if stands_for else None,
        part_of=tuple(map(_local, description.texts("dcterms:isPartOf"))),
        members=tuple(map(_local, description.texts("org:hasMember"))),
        died=_checked_date(description, "schema:deathDate", report),
        generic=description.texts("kg:genericName"),
        existed=_checked_date(description, "kg:validity", report),
        kinds=tuple(_CAMEL.sub(" ", _local(kind)).lower() for kind in description.texts("org:classification")),
        control=_local(control).removesuffix("Control") if (control := description.first("kg:control")) else None,
        parties=tuple(map(_local, description.texts("kg:hasParty"))),
        date=_checked_date(description, "kg:date", report),
        place=_local(place) if (place := description.first("kg:hasPlace")) else None,
        complete=description.first("kg:membersComplete") == "true",
    )


def _geonames(description: Description) -> str | None:
    matches = [match for match in description.texts("skos:exactMatch") if match.startswith("gn:")]
    return _local(matches[0]).strip("/") if matches else None


def _to_position(description: Description, report: _Report) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, north and east positive."""
    written = description.first("geo:lat"), description.first("geo:long")
    try:
        latitude, longitude = (float(text) for text in written if text is not None)
    except ValueError:
        if any(text is not None for text in written):
            report(description, "geo:lat and geo:long belong together, both as decimal degrees")
        return None
    if abs(latitude) > 90 or abs(longitude) > 180:
        report(description, f"lies at {latitude} {longitude}; latitudes end at 90, longitudes at 180")
    return latitude, longitude


def _to_names(description: Description, *, metonym: bool) -> tuple[Name, ...]:
    """All written forms, the English ones first. Capitals matter in a name of one word that can have them."""
    names: dict[tuple[str, NameKind, str], Name] = {}
    for predicate, kind in _NAME_PREDICATES.items():
        for value in description.all(predicate):
            text, language = value.text, value.language or "en"
            kind_here = NameKind.METONYM if metonym and kind is NameKind.NAME else kind
            case = " " not in text and text.casefold() != text.upper()
            names.setdefault((text, kind_here, language), Name(text, kind_here, language, case))
    return tuple(sorted(names.values(), key=_english_first))


def _english_first(name: Name) -> bool:
    return name.language != "en"


def _to_office(description: Description, report: _Report) -> Office:
    _check_labels(description, report)
    organization, role = description.first("org:postIn"), description.first("org:role")
    titles = tuple(title.text for title in description.all("kg:title") if title.language == "en")
    for predicate, value in (("org:postIn", organization), ("org:role", role), ("kg:title", titles)):
        if not value:
            report(description, f"has no {predicate}; add it")
    return Office(
        id=_local(description.subject),
        role=_CAMEL.sub("_", _local(role or "")).lower(),
        organization=_local(organization or ""),
        titles=titles,
        single=description.first("kg:singleHolder") != "false",
        name=description.label("en"),
        accredited=_local(sent_to) if (sent_to := description.first("kg:accreditedTo")) else None,
    )


def _to_tenure(description: Description, report: _Report) -> Tenure:
    _check_single(description, report, "org:member", "org:role", "kg:validity")
    start, end = _to_term(description, report)
    if start is None:
        report(description, "has no start; write when the office was taken up, if only the year")
    return Tenure(
        person=_local(description.first("org:member") or ""),
        office=_local(description.first("org:role") or ""),
        start=start or "",
        end=end,
        source=description.first("dcterms:source"),
    )


def _to_membership(description: Description, report: _Report) -> Membership:
    _check_single(description, report, "org:member", "org:organization")
    start, end = _to_term(description, report)
    return Membership(
        member=_local(description.first("org:member") or ""),
        body=_local(description.first("org:organization") or ""),
        start=start,
        end=end,
        source=description.first("dcterms:source"),
    )


def _to_term(description: Description, report: _Report) -> tuple[str | None, str | None]:
    """Start and end of `kg:validity`; None where it is open or not given."""
    start, slash, end = (_checked_date(description, "kg:validity", report) or "/").partition("/")
    begun = start if start not in ("", "..") else None
    return begun, None if end in ("", "..") and slash else end or begun


def _check_single(description: Description, report: _Report, *predicates: str) -> None:
    for predicate in predicates:
        if len(description.all(predicate)) != 1:
            report(description, f"needs exactly one {predicate}")


def _to_issue(description: Description, report: _Report) -> tuple[str, ...]:
    """The English words that evoke an issue: preferred label, then alternative and hidden ones."""
    for language in LANGUAGES:
        if not any(value.language == language for value in description.all("skos:prefLabel")):
            report(description, f"has no skos:prefLabel in {language}; add it")
    return _words(description, "pref", "alt", "hidden")


def _words(description: Description, *kinds: str) -> tuple[str, ...]:
    """The English labels of these kinds."""
    values = [value for kind in kinds for value in description.all(f"skos:{kind}Label")]
    return tuple(dict.fromkeys(value.text for value in values if value.language == "en"))


def _check_labels(description: Description, report: _Report) -> None:
    for language in LANGUAGES:
        if not description.label(language):
            report(description, f"has no rdfs:label in {language}; add it")


def _checked_date(description: Description, predicate: str, report: _Report) -> str | None:
    text = description.first(predicate)
    if text is None:
        return None
    try:
        bounds(text)
    except ValueError as error:
        report(description, f"{predicate} {error}")
        return None
    return text


def _local(curie: str) -> str:
    """The part of a CURIE behind its prefix; that of a registry id is the id."""
    return curie.partition(":")[2] or curie
