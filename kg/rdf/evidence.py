"""Evidence as Web Annotation targets: where in which article the words stand, and what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.terms import article_graph, evidence_iri, mint, node
from kg.records import Article, TextSpan

__all__ = ["Evidence"]

_CONTEXT = 32  # characters of prefix and suffix, enough to find a short quote again


@dataclass(slots=True)
class Evidence:
    """The spans of one article that facts point at; `cite` names one, `quads` describes all that were named."""

    article: Article
    _spans: dict[NamedNode, TextSpan] = field(default_factory=dict)

    def cite(self, span: TextSpan) -> NamedNode:
        """IRI of the evidence for `span`."""
        iri = evidence_iri(self.article.id, span)
        self._spans[iri] = span
        return iri

    def words(self, span: TextSpan) -> str:
        """The text of `span`, verbatim."""
        return self.article.text[span.start : span.end]

    def quads(self) -> Iterator[Quad]:
        """Position, quotation and article of every span cited so far, for the article's own graph."""
        graph, article = article_graph(self.article.id), mint("article", self.article.id)
        for iri, span in self._spans.items():
            position, quotation = NamedNode(f"{iri.value}#position"), NamedNode(f"{iri.value}#quote")
            before = self.article.text[max(0, span.start - _CONTEXT) : span.start]
            after = self.article.text[span.end : span.end + _CONTEXT]
            yield Quad(iri, node("rdf:type"), node("oa:SpecificResource"), graph)
            yield Quad(iri, node("oa:hasSource"), article, graph)
            yield Quad(iri, node("oa:hasSelector"), position, graph)
            yield Quad(iri, node("oa:hasSelector"), quotation, graph)
            yield Quad(position, node("rdf:type"), node("oa:TextPositionSelector"), graph)
            yield Quad(position, node("oa:start"), Literal(span.start), graph)
            yield Quad(position, node("oa:end"), Literal(span.end), graph)
            yield Quad(quotation, node("rdf:type"), node("oa:TextQuoteSelector"), graph)
            yield Quad(quotation, node("oa:exact"), Literal(self.words(span)), graph)
            if before:
                yield Quad(quotation, node("oa:prefix"), Literal(before), graph)
            if after:
                yield Quad(quotation, node("oa:suffix"), Literal(after), graph)
