"""The one order in which quads are written, and the Turtle and TriG made of them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from kg.namespaces import PREFIXES

__all__ = ["ordered", "to_turtle", "write_trig"]

_TYPE = PREFIXES["rdf"] + "type"


def ordered(quads: Iterable[Quad]) -> list[Quad]:
    """Quads without repeats, by graph (the default graph first), subject, predicate (types first) and object."""
    return sorted(set(quads), key=_key)


def _key(quad: Quad) -> tuple[str, str, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
    predicate = quad.predicate.value
    return graph, str(quad.subject), "" if predicate == _TYPE else predicate, str(quad.object)


def write_trig(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write quads as TriG in the order given; quads of one graph and of one subject must follow each other."""
    serialize(quads, out, RdfFormat.TRIG, prefixes=PREFIXES)


def to_turtle(quads: Iterable[Quad]) -> str:
    """Quads of any graphs as one Turtle text, sorted: what `kg extract --format turtle` prints."""
    merged = ordered(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    buffer = BytesIO()
    serialize((quad.triple for quad in merged), buffer, RdfFormat.TURTLE, prefixes=PREFIXES)
    return buffer.getvalue().decode()
