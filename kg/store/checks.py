"""Check a build: each article's graphs against the SHACL shapes, the graph as a whole by SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.errors import OntologyError
from kg.namespaces import iri_to_curie
from kg.resources import resource
from kg.store.ask import ask_store

__all__ = ["CHECKS", "Violation", "check_articles", "check_whole"]


class Violation(NamedTuple):
    """What is wrong with which node, in which article (empty: in the graph as a whole)."""

    article: str
    node: str
    message: str


#: What must not be found, by message. Patterns outside of GRAPH look into every graph unless they are under "default".
CHECKS: dict[str, dict[str, str]] = {
    "all": {
        "reaches no article, and no vocabulary defines it": """
            SELECT DISTINCT ?node WHERE {
              ?node ?property ?value
              MINUS { ?node rdfs:isDefinedBy ?vocabulary }
              MINUS { ?node a schema:NewsArticle }
              MINUS {
                ?node (kg:evidence|(^kg:rule/kg:evidence)|^oa:hasSelector)?/oa:hasSource ?article .
                ?article a schema:NewsArticle
              }
              MINUS {
                ?node prov:wasGeneratedBy?/prov:used ?article .
                ?article a schema:NewsArticle
              }
            }""",
        "is spoken of but described nowhere": """
            SELECT DISTINCT ?node WHERE {
              VALUES ?link { kg:hasParticipant kg:hasPlace kg:speaker kg:addressee kg:attributedTo kg:relationFrom
                             kg:relationTo kg:accountOf kg:inStatement kg:nestedIn kg:reportedBy kg:rule kg:evidence
                             kg:heldOffice kg:inCapacity kg:outlet kg:publishedBy kg:relayedBy kg:saidAt
                             kg:spokenForBody kg:spokenForState kg:about kg:supports kg:opposes kg:stanceToward
                             kg:capacityOf }
              ?subject ?link ?node
              MINUS { ?node a ?class }
            }""",
        "is a blank node": "SELECT DISTINCT ?node WHERE { ?node ?property ?value FILTER(isBlank(?node)) }",
    },
    "default": {
        "is a stage without its event, article or kind": """
            SELECT DISTINCT ?node WHERE {
              ?node a kg:StageReport
              FILTER NOT EXISTS {
                ?event kg:hasStage ?node . ?node kg:stage ?stage ; kg:reportedBy ?article ; kg:evidence ?evidence
              }
            }""",
        "is nested in itself": "SELECT DISTINCT ?node WHERE { ?node kg:nestedIn+ ?node }",
        "is part of itself": "SELECT DISTINCT ?node WHERE { ?node sem:hasSubEvent+ ?node }",
        "is asserted and reported at once": "SELECT DISTINCT ?node WHERE { ?node a kg:Event , kg:ReportedEvent }",
        "is said and only reported at once": """
            SELECT DISTINCT ?node WHERE { ?node a kg:Statement , kg:ReportedStatement }""",
        "is asserted, but no article asserts it": """
            SELECT DISTINCT ?node WHERE {
              ?node a kg:Event
              MINUS {
                GRAPH ?graph { ?account kg:accountOf ?node ; kg:factuality kg:asserted }
                FILTER(CONTAINS(STR(?graph), "/graph/article/"))
              }
            }""",
        "is an event of no class": """
            SELECT DISTINCT ?node WHERE { ?node a kg:Event MINUS { ?node kg:eventClass ?class } }""",
        "is a claim, but on nobody's word": """
            SELECT DISTINCT ?node WHERE {
              GRAPH ?graph { ?node a kg:Account }
              FILTER(CONTAINS(STR(?graph), "/graph/claims/"))
              MINUS { GRAPH ?any { ?node kg:inStatement|kg:attributedTo ?who } }
            }""",
        "ends before it begins": """
            SELECT DISTINCT ?node WHERE {
              ?node kg:startDate ?start ; kg:endDate ?end FILTER(?end < ?start)
              MINUS { ?node a kg:Relation }  # told several times, each time with bounds of its own
            }""",
    },
}


def check_whole(store: Store) -> Iterator[Violation]:
    """Check what concerns the graph as a whole: evidence, references, the line between fact and claim."""
    for scope, checks in CHECKS.items():
        for message, sparql in checks.items():
            found = ask_store(store, f"{sparql} ORDER BY ?node", all_graphs=scope == "all")
            for solution in found:  # type: ignore[union-attr]
                term = solution["node"]
                yield Violation("", iri_to_curie(getattr(term, "value", str(term))), message)


def check_articles(store: Store) -> Iterator[Violation]:
    """Check the graphs of each article against the shapes, one article at a time, sorted."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    shapes = rdflib.Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")
    for article, data in _article_graphs(store):
        _, report, text = pyshacl.validate(
            rdflib.Graph().parse(data=data, format="nt"), shacl_graph=shapes, inference="none", advanced=False
        )
        if not isinstance(report, rdflib.Graph):
            raise OntologyError("shapes.ttl", str(text), "correct the shapes")
        results = report.subjects(rdflib.RDF.type, SH.ValidationResult)
        found = {
            Violation(
                article, iri_to_curie(str(report.value(one, SH.focusNode))), str(report.value(one, SH.resultMessage))
            )
            for one in results
        }
        yield from sorted(found)


def _article_graphs(store: Store) -> Iterator[tuple[str, bytes]]:
    """Id of each article and its two graphs as N-Triples."""
    graphs = sorted((graph for graph in store.named_graphs() if isinstance(graph, NamedNode)), key=lambda g: g.value)
    for graph in graphs:
        before, found, local = graph.value.partition("/graph/article/")
        if found:
            claims = NamedNode(f"{before}/graph/claims/{local}")
            yield local, _triples(q for g in (graph, claims) for q in store.quads_for_pattern(None, None, None, g))


def _triples(quads: Iterable[Quad]) -> bytes:
    return serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
