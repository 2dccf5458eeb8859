"""Instances of a class as instances of every class above it, so that plain queries need no inference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.rdf.terms import node

__all__ = ["inherited_types"]


def inherited_types(quads: Iterable[Quad]) -> list[Quad]:
    """Type quads of the default graph that follow from its `rdfs:subClassOf` quads and are not stated.

    Parameters
    ----------
    quads : iterable of Quad
        The whole default graph, ontology included; read once.
    """
    above: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    types: set[Quad] = set()
    rdf_type, sub_class = node("rdf:type"), node("rdfs:subClassOf")
    for quad in quads:
        if quad.predicate == sub_class and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            above[quad.subject].add(quad.object)
        elif quad.predicate == rdf_type:
            types.add(quad)
    closed = {each: _ancestors(each, above) for each in above}
    found = {
        Quad(quad.subject, rdf_type, ancestor)
        for quad in types
        if isinstance(quad.object, NamedNode)
        for ancestor in closed.get(quad.object, ())
    }
    return list(found - types)


def _ancestors(start: NamedNode, above: dict[NamedNode, set[NamedNode]]) -> set[NamedNode]:
    found: set[NamedNode] = set()
    waiting = [start]
    while waiting:
        for parent in above.get(waiting.pop(), ()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found
