"""The ontology, the registry and the schemes as they go into the default graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from kg.errors import OntologyError
from kg.namespaces import BASE
from kg.rdf.terms import node
from kg.resources import resource

__all__ = ["read_vocabulary", "vocabulary_files"]

_SHAPES = "shapes.ttl"  # constraints are no part of the graph


def vocabulary_files(folder: Path | None = None) -> list[Path]:
    """Turtle files of an ontology folder (the shipped one if None) that belong to the graph, sorted."""
    folder = resource("ontology") if folder is None else folder
    return sorted(path for path in folder.rglob("*.ttl") if path.name != _SHAPES)


def read_vocabulary(folder: Path | None = None) -> list[Quad]:
    """Read the vocabulary; every subject gets `rdfs:isDefinedBy` with the vocabulary of its file.

    Raises
    ------
    OntologyError
        If a file is no Turtle or has a blank node.
    """
    return [quad for path in vocabulary_files(folder) for quad in _read(path)]


def _read(path: Path) -> Iterator[Quad]:
    try:
        triples = list(parse(path=str(path), format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise OntologyError(path.name, f"not Turtle: {error}", "correct the line") from error
    heads = [t.subject for t in triples if t.predicate == node("rdf:type") and t.object in _VOCABULARY_CLASSES]
    defined_by = heads[0] if heads else NamedNode(f"{BASE}ontology/{path.stem}")
    for triple in triples:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise OntologyError(path.name, f"blank node at {triple.predicate.value}", "give the node an IRI")
        yield Quad(triple.subject, triple.predicate, triple.object)
    for subject in {triple.subject for triple in triples} - {defined_by}:
        yield Quad(subject, node("rdfs:isDefinedBy"), defined_by)
    yield Quad(defined_by, node("rdfs:isDefinedBy"), defined_by)


_VOCABULARY_CLASSES = (node("owl:Ontology"), node("skos:ConceptScheme"))
