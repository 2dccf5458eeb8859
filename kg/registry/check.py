"""Check the registry beyond what its loader refuses: SHACL shapes, terms against each other, names against each other.

The shapes stand in ``ontology/registry-shapes.ttl``. pySHACL validates their core constraints (all files: 4 seconds).
Their SPARQL constraints compare nodes with others; pySHACL asks them once for every node, which takes 2 minutes for
2000 terms of office, so they are asked here once for all nodes (0.05 seconds). Shared names are compared in Python,
folded as the linker folds them; the shapes file excuses some.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.edtf import overlaps
from kg.errors import OntologyError
from kg.namespaces import PREFIXES, curie_to_iri, iri_to_curie
from kg.records import ActorType
from kg.registry.folding import fold
from kg.registry.load import read_registry, registry_files
from kg.registry.model import Entry, NameKind, Registry
from kg.resources import resource

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Store

__all__ = ["Fault", "check_registry", "find_shared_names"]

_NAMES = frozenset({NameKind.NAME, NameKind.SHORT, NameKind.METONYM})
_SHAPE = "https://w3id.org/sino-russian-kg/registry-shapes#"
_CONSTRAINTS = "SELECT ?message ?select WHERE { ?shape sh:sparql ?c . ?c sh:message ?message ; sh:select ?select }"
_EXCUSED = "SELECT ?name WHERE { ?shared a shape:SharedName ; rdfs:label ?name }"


class Fault(NamedTuple):
    """What is wrong with which subject (CURIE), and what to do; `file` names the file that describes it."""

    file: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, {self.subject}: {self.message}" if self.subject else f"{self.file}: {self.message}"


def check_registry(extra: Sequence[Path] = (), *, folder: Path | None = None, only_extra: bool = False) -> list[Fault]:
    """Check an ontology folder's registry with more files beside it.

    Parameters
    ----------
    extra : sequence of Path
        Turtle files of the user's own.
    folder : Path, optional
        An ontology folder; the shipped one if None.
    only_extra : bool
        Tell only what is wrong with the subjects of `extra`, which takes half as long.

    Returns
    -------
    list of Fault
        Sorted. Where the loader refuses the files, its faults alone.
    """
    files = [*registry_files(folder), *extra]
    try:
        registry = read_registry(files, keep=not only_extra)
    except OntologyError as error:
        return [_refused(line) for line in error.what.split("\n  ")] if error.where == "registry" else [_unread(error)]
    shapes = _load([resource("ontology", "registry-shapes.ttl")])
    store = _load(files)
    homes = _homes(files)
    subjects = {subject for subject, file in homes.items() if file in {path.name for path in extra}}
    wanted = subjects if only_extra else None
    found = [*_core(store, wanted), *_sparql(store, shapes)]
    shared = shapes.query(_EXCUSED, prefixes={**PREFIXES, "shape": _SHAPE})
    excused = {fold(row["name"].value) for row in shared}  # type: ignore[union-attr]
    found += find_shared_names(registry, excused)
    kept = [(subject, message) for subject, message, others in found if wanted is None or {subject, *others} & wanted]
    return sorted({Fault(homes.get(subject, "?"), subject, message) for subject, message in kept})


#: A subject, what is wrong with it, and the subjects that share in it.
_Found = tuple[str, str, tuple[str, ...]]


def find_shared_names(registry: Registry, excused: Collection[str] = ()) -> Iterator[_Found]:
    """Find full and short names that two actors of one period bear.

    A seat may have the name of its state, one actor that was gone before the other came its name, and two events of
    different days theirs: the article's date tells which. Surnames, adjectives, peoples and generic names are no full
    names.

    Parameters
    ----------
    registry : Registry
    excused : collection of str
        Folded names that may be shared.

    Yields
    ------
    tuple of (str, str, tuple of str)
        CURIE of the first actor by id, the message, CURIEs of the other.
    """
    bearers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, entry in registry.entries.items():
        for name in entry.names:
            if name.kind in _NAMES:
                bearers[fold(name.text)].setdefault(key, name.text)
    for folded, named in sorted(bearers.items()):
        if len(named) < 2 or folded in excused:
            continue
        for one, other in combinations(sorted(named), 2):
            if not _told_apart(registry.entries[one], registry.entries[other]):
                message = (
                    f"shares the name “{named[one]}” with id:{other}; take it from one of the two, or make it a "
                    "kg:surname, kg:adjective or kg:genericName"
                )
                yield f"id:{one}", message, (f"id:{other}",)


def _told_apart(one: Entry, other: Entry) -> bool:
    if one.stands_for == other.actor.id or other.stands_for == one.actor.id:
        return True
    if one.date and other.date and one.actor.type is other.actor.type is ActorType.NAMED_EVENT:
        return not overlaps(one.date, other.date)
    return not overlaps(one.existed or "../..", other.existed or "../..")


def _refused(line: str) -> Fault:
    """A fault as the loader words it: "file, subject: what"."""
    where, _, what = line.partition(": ")
    file, _, subject = where.partition(", ")
    return Fault(file, subject, what)


def _unread(error: OntologyError) -> Fault:
    return Fault(error.where, "", f"{error.what}; {error.remedy}")


def _load(files: Iterable[Path]) -> Store:
    from pyoxigraph import RdfFormat, Store

    store = Store()
    for path in files:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def _homes(files: Iterable[Path]) -> Mapping[str, str]:
    """Name of the first file that describes each subject."""
    from pyoxigraph import RdfFormat, parse

    homes: dict[str, str] = {}
    for path in files:
        for iri in dict.fromkeys(
            str(getattr(s, "value", s)) for s, _, _, _ in parse(path=path, format=RdfFormat.TURTLE)
        ):
            homes.setdefault(iri_to_curie(iri), path.name)
    return homes


def _sparql(store: Store, shapes: Store) -> Iterator[_Found]:
    """Violations of the SPARQL constraints of the shapes; the answers are put into their messages."""
    for constraint in shapes.query(_CONSTRAINTS, prefixes=PREFIXES):  # type: ignore[union-attr]
        answers = store.query(constraint["select"].value, prefixes=PREFIXES)
        names = [variable.value for variable in answers.variables]  # type: ignore[union-attr]
        for answer in answers:  # type: ignore[union-attr]
            values = {name: iri_to_curie(answer[name].value) for name in names}
            message = re.sub(r"\{[?$](\w+)\}", lambda m, v=values: v.get(m[1], m[0]), constraint["message"].value)  # type: ignore[misc]
            yield values["this"], message, tuple(values.values())


def _core(store: Store, wanted: Collection[str] | None) -> Iterator[_Found]:
    """Violations of the core constraints of the shapes."""
    import pyshacl
    import rdflib

    shapes = rdflib.Graph().parse(resource("ontology", "registry-shapes.ttl"), format="turtle")
    shapes.remove((None, rdflib.SH.sparql, None))
    data = _to_rdflib(store, wanted, {str(node) for node in shapes.all_nodes()} | {str(rdflib.RDF.type)})
    _, report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(report, rdflib.Graph):
        raise OntologyError("registry-shapes.ttl", str(text), "correct the shapes")
    for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        subject, message = report.value(result, rdflib.SH.focusNode), report.value(result, rdflib.SH.resultMessage)
        yield iri_to_curie(str(subject)), str(message), ()


def _to_rdflib(store: Store, wanted: Collection[str] | None, predicates: Collection[str]) -> rdflib.Graph:
    """What these predicates say of the wanted subjects, and the labels of what those name, for rdflib."""
    import rdflib
    from pyoxigraph import Literal

    graph = rdflib.Graph()
    for subject, predicate, value in _triples(store, wanted):
        if predicate not in predicates:
            continue
        if isinstance(value, Literal):
            kind = None if value.language else rdflib.URIRef(value.datatype.value)
            term: rdflib.term.Node = rdflib.Literal(value.value, lang=value.language, datatype=kind, normalize=False)
        else:
            term = rdflib.URIRef(str(getattr(value, "value", value)))
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))
    return graph


def _triples(store: Store, wanted: Collection[str] | None) -> Iterator[tuple[str, str, object]]:
    """All triples, or those of the wanted subjects (CURIEs) and the labels of what they name."""
    from pyoxigraph import NamedNode

    if wanted is None:
        for subject, predicate, value, _ in store:
            yield str(getattr(subject, "value", subject)), predicate.value, value
        return
    label = NamedNode(PREFIXES["rdfs"] + "label")
    for curie in wanted:
        node = NamedNode(curie_to_iri(curie) if curie.partition(":")[0] in PREFIXES else curie)
        for _, predicate, value, _ in store.quads_for_pattern(node, None, None):
            yield node.value, predicate.value, value
            if isinstance(value, NamedNode):
                for _, _, name, _ in store.quads_for_pattern(value, label, None):
                    yield value.value, label.value, name
