"""The ontology, the registry and the schemes as they go into the default graph, and the user's own actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import OntologyError
from kg.rdf.terms import day_quads, mint, node
from kg.resources import resource

__all__ = ["read_vocabulary", "vocabulary_files"]

_SHAPES = "shapes.ttl"  # constraints are no part of the graph


def vocabulary_files(folder: Path | None = None) -> list[Path]:
    """Turtle files of an ontology folder (the shipped one if None) that belong to the graph, sorted."""
    folder = resource("ontology") if folder is None else folder
    return sorted(path for path in folder.rglob("*.ttl") if not path.name.endswith(_SHAPES))


def read_vocabulary(folder: Path | None = None, *, extra: Sequence[Path] = ()) -> list[Quad]:
    """Read the vocabulary; every subject gets `rdfs:isDefinedBy` with the vocabulary of its file.

    Dates of offices, memberships and agreements get their first and last possible day, to be filtered by.

    Parameters
    ----------
    folder : Path, optional
        An ontology folder; the shipped one if None.
    extra : sequence of Path
        More Turtle files, such as a user's own actors. One that declares no vocabulary is called after its name.

    Raises
    ------
    OntologyError
        If a file cannot be read, is no Turtle or has a blank node.
    """
    return [quad for path in (*vocabulary_files(folder), *extra) for quad in _read(path)]


def _read(path: Path) -> tuple[Quad, ...]:
    """The quads of a file; one that has not changed is read once."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OntologyError(str(path), f"cannot be read: {error.strerror}", "check the path") from error
    return _parsed(path.name, content)


@lru_cache(maxsize=64)
def _parsed(name: str, content: bytes) -> tuple[Quad, ...]:
    try:
        triples = list(parse(content, RdfFormat.TURTLE))
    except SyntaxError as error:
        raise OntologyError(name, f"not Turtle: {error}", "correct the line") from error
    return tuple(_defined(name, triples))


def _defined(name: str, triples: Sequence[Triple]) -> Iterator[Quad]:
    heads = [t.subject for t in triples if t.predicate == node("rdf:type") and t.object in _VOCABULARY_CLASSES]
    defined_by = heads[0] if heads else mint("ontology", name.removesuffix(".ttl"))
    for triple in triples:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise OntologyError(name, f"blank node at {triple.predicate.value}", "give the node an IRI")
        yield Quad(triple.subject, triple.predicate, triple.object)
        dated = triple.predicate in _DATES and isinstance(triple.object, Literal)
        if dated and isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal):
            yield from day_quads(triple.subject, triple.object.value)
    for subject in {triple.subject for triple in triples} - {defined_by}:
        yield Quad(subject, node("rdfs:isDefinedBy"), defined_by)
    yield Quad(defined_by, node("rdfs:isDefinedBy"), defined_by)


_DATES = (node("kg:date"), node("kg:validity"))
_VOCABULARY_CLASSES = (node("owl:Ontology"), node("skos:ConceptScheme"))
