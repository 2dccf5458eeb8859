"""The written form: sorted, the same in every run, and readable by the RDF library."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.namespaces import BASE
from kg.rdf.order import ordered, to_turtle, write_trig
from kg.rdf.terms import node

SUBJECT = NamedNode(f"{BASE}evidence/a/10-20")


def round_trip(quads: list[Quad]) -> set[Quad]:
    out = BytesIO()
    write_trig(ordered(quads), out)
    return set(parse(out.getvalue(), RdfFormat.TRIG))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "term",
    [
        Literal('a "quoted" word\nand a \\ line\twith 中文'),
        Literal("визит", language="ru"),
        Literal(42),
        Literal(True),
        Literal("007", datatype=node("xsd:string")),
        Literal("2023-03-20/2023-03-22", datatype=node("edtf:EDTF")),
        Literal("1.50", datatype=node("xsd:decimal")),
        Literal('ends with "^^<urn:x>'),
        Literal('"', language="en"),
        NamedNode(f"{BASE}relation/a~member_of~b"),
        NamedNode(f"{BASE}evidence/a/10-20#quote"),
        NamedNode(f"{BASE}article/my%20article"),
        NamedNode(f"{BASE}article/статья"),
        NamedNode(f"{BASE}article/-dash"),
        NamedNode(f"{BASE}article/ends."),
        NamedNode(f"{BASE}rule/meetings.meet"),
        NamedNode("http://example.org/other"),
        NamedNode(BASE + "id/"),
        BlankNode("b"),
    ],
)
def test_every_term_survives_writing_and_reading(term: NamedNode | Literal | BlankNode) -> None:
    quad = Quad(SUBJECT, node("kg:reason"), term, NamedNode(f"{BASE}graph/article/a"))
    if isinstance(term, BlankNode):
        (read,) = round_trip([quad])
        assert isinstance(read.object, BlankNode)
    else:
        assert round_trip([quad]) == {quad}


def test_quads_of_several_graphs_and_subjects_survive() -> None:
    quads = [
        Quad(NamedNode(f"{BASE}id/{name}"), node(predicate), Literal(name), graph)
        for name in ("a", "b")
        for predicate in ("kg:cue", "rdfs:label")
        for graph in (DefaultGraph(), NamedNode(f"{BASE}graph/article/x"), NamedNode(f"{BASE}graph/claims/x"))
    ]
    assert round_trip(quads) == set(quads)


def test_order_of_input_and_repeats_do_not_matter() -> None:
    quads = [Quad(SUBJECT, node("kg:cue"), Literal(word)) for word in ("said", "added", "said")]
    assert to_turtle(quads) == to_turtle(reversed(quads))
    assert len(ordered(quads)) == 2


def test_types_come_first() -> None:
    quads = [Quad(SUBJECT, node("kg:cue"), Literal("said")), Quad(SUBJECT, node("rdf:type"), node("kg:Statement"))]
    assert to_turtle(quads).endswith('evidence:a\\/10-20\n    a kg:Statement ;\n    kg:cue "said" .\n')


def test_text_is_the_same_in_another_process() -> None:
    program = (
        "from pyoxigraph import *; from kg.rdf.order import to_turtle; from kg.rdf.terms import node\n"
        "print(to_turtle([Quad(NamedNode('urn:s'), node('kg:cue'), Literal(str(i))) for i in range(9)]))"
    )
    runs = {subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1
