"""One article's records as quads: its own graph and the graph of the claims made in it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from pyoxigraph import Quad

from kg.rdf.context import actor_quads, article_quads, named_actors, provenance_quads
from kg.rdf.evidence import Evidence
from kg.rdf.facts import account_quads, relation_quads
from kg.rdf.order import ordered
from kg.rdf.statements import statement_quads
from kg.rdf.terms import article_graph
from kg.records import Extraction

__all__ = ["to_quads"]


def to_quads(
    extraction: Extraction,
    *,
    rule_versions: Mapping[str, str],
    model: str,
    version: str,
    issues: frozenset[str] = frozenset(),
) -> list[Quad]:
    """Write down everything that was found in one article, with evidence and provenance.

    Parameters
    ----------
    extraction : Extraction
        The records of one article.
    rule_versions : mapping of str to str
        Version of each rule by its id; a rule that is missing has no version.
    model, version : str
        Name and version of the language model; version of the program.
    issues : frozenset of str
        Ids that name issues and not actors.

    Returns
    -------
    list of Quad
        Of the graphs `…/graph/article/ID` and `…/graph/claims/ID`, sorted, without repeats. Never the default graph.

    Raises
    ------
    ValueError
        If a record's date is no EDTF.
    """
    own = article_graph(extraction.article.id)
    evidence = Evidence(extraction.article)
    facts = [
        *chain.from_iterable(account_quads(event, evidence, issues=issues) for event in extraction.events),
        *statement_quads(extraction, evidence, issues=issues, merged=False),
        *chain.from_iterable(relation_quads(one, evidence, graph=own) for one in extraction.relations),
        *chain.from_iterable(
            actor_quads(actor, evidence.cite(span), graph=own) for actor, span in named_actors(extraction).values()
        ),
        *article_quads(extraction, graph=own),
        *provenance_quads(extraction, rule_versions=rule_versions, model=model, version=version),
    ]
    return ordered([*facts, *evidence.quads()])
