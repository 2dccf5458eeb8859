"""The one order in which quads are written, and the Turtle and TriG made of them.

The RDF library's own writer gives its prefixes in an order that changes from run to run; this one gives the same bytes
for the same quads, with a block of lines for each subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.namespaces import PREFIXES

__all__ = ["ordered", "to_turtle", "write_trig"]

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_BARE = {f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"), f"{_XSD}boolean": re.compile("true|false")}
_LOCAL = re.compile(r"(?:[A-Za-z0-9_/~#-]|\.(?!$)|%[0-9A-Fa-f]{2})*")
_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))


def ordered(quads: Iterable[Quad]) -> list[Quad]:
    """Quads without repeats, by graph (the default graph first), subject, predicate (types first) and object."""
    return sorted(set(quads), key=_key)


def write_trig(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write quads, ordered as by `ordered`, as TriG in UTF-8; they are read once and not held."""
    for chunk in _trig(quads):
        out.write(chunk.encode())


def to_turtle(quads: Iterable[Quad]) -> str:
    """Quads of any graphs as one Turtle text, sorted: what `kg extract --format turtle` prints."""
    merged = ordered(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return "".join(_trig(merged))


def _key(quad: Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return _graph(quad), str(quad.subject), "" if predicate == _TYPE else predicate, str(quad.object)


def _graph(quad: Quad) -> str:
    """Name of the quad's graph; empty for the default graph."""
    return "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value


def _trig(quads: Iterable[Quad]) -> Iterator[str]:
    for prefix, iri in PREFIXES.items():
        yield f"@prefix {prefix}: <{iri}> .\n"
    for graph, members in groupby(quads, _graph):
        indent = "    " if graph else ""
        if graph:
            yield f"\n{_iri(graph)} {{\n"
        for number, (subject, facts) in enumerate(groupby(members, lambda quad: quad.subject)):
            yield ("" if graph and not number else "\n") + _block(subject, facts, indent)
        if graph:
            yield "}\n"


def _block(subject: NamedNode | BlankNode | Triple, facts: Iterable[Quad], indent: str) -> str:
    """All that is said of one subject, a predicate a line."""
    lines = []
    for predicate, same in groupby(facts, lambda quad: quad.predicate.value):
        name = "a" if predicate == _TYPE else _iri(predicate)
        lines.append(f"{name} {' , '.join(_term(quad.object) for quad in same)}")
    return f"{indent}{_term(subject)}\n{indent}    " + f" ;\n{indent}    ".join(lines) + " .\n"


def _term(term: NamedNode | BlankNode | Literal | Triple) -> str:
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if not isinstance(term, Literal):
        return str(term)
    kind = term.datatype.value
    if kind in _BARE and _BARE[kind].fullmatch(term.value):
        return term.value
    quoted, marks, _ = str(term).rpartition("^^")
    return f"{quoted}^^{_iri(kind)}" if marks and not term.language and kind != f"{_XSD}string" else str(term)


@lru_cache(maxsize=1 << 16)
def _iri(iri: str) -> str:
    """The IRI with a prefix, if the rest can be written so, else in full."""
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            if _LOCAL.fullmatch(local) and not local.startswith(("-", ".")):
                return f"{prefix}:" + re.sub("([/~#])", r"\\\1", local)
            break
    return str(NamedNode(iri))
