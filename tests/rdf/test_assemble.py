"""One article as quads: what goes into which graph, and how it leads back to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from kg.namespaces import BASE, PREFIXES
from kg.rdf.assemble import to_quads
from kg.records import Extraction

if TYPE_CHECKING:
    from conftest import Story


def assemble(extraction: Extraction) -> list[Quad]:
    return to_quads(
        extraction, rule_versions={"tests.rule": "7"}, model="none 0", version="0", issues=frozenset({"taiwan"})
    )


def graph_of(quads: list[Quad], local: str) -> Store:
    store = Store()
    wanted = NamedNode(f"{BASE}graph/{local}")
    store.extend(Quad(q.subject, q.predicate, q.object) for q in quads if q.graph_name == wanted)
    return store


def answers(store: Store, sparql: str) -> list[tuple[str, ...]]:
    return [tuple(term.value for term in row) for row in store.query(sparql, prefixes=PREFIXES)]  # type: ignore[union-attr]


def test_nothing_goes_into_the_default_graph_and_no_node_is_blank(first: Story) -> None:
    quads = assemble(first.extraction())
    assert {str(quad.graph_name) for quad in quads} == {
        f"<{BASE}graph/article/first>",
        f"<{BASE}graph/claims/first>",
    }
    assert not any(
        isinstance(term, BlankNode | DefaultGraph) for q in quads for term in (q.subject, q.object, q.graph_name)
    )


def test_what_rests_on_somebodys_word_is_in_the_claims_graph_alone(first: Story) -> None:
    quads = assemble(first.extraction())
    kinds = (
        "SELECT ?kind WHERE { ?a a kg:Account ; kg:eventClass ?c BIND(STRAFTER(STR(?c), '#') AS ?kind) } ORDER BY ?kind"
    )
    assert answers(graph_of(quads, "article/first"), kinds) == [("Visit",), ("Visit",)]
    assert answers(graph_of(quads, "claims/first"), kinds) == [("Sanction",)]
    nested = "SELECT ?cue WHERE { ?s a kg:Statement ; kg:cue ?cue } ORDER BY ?cue"
    assert answers(graph_of(quads, "article/first"), nested) == [("added",), ("said",)]
    assert answers(graph_of(quads, "claims/first"), nested) == [("denied",)]


def test_evidence_slices_the_text(first: Story) -> None:
    store = graph_of(assemble(first.extraction()), "article/first")
    found = answers(
        store,
        """SELECT ?start ?end ?exact WHERE {
          ?e oa:hasSelector ?p , ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }""",
    )
    assert found
    assert all(first.text[int(start) : int(end)] == exact for start, end, exact in found)


def test_account_has_sentence_trigger_date_words_and_rule(first: Story) -> None:
    store = graph_of(assemble(first.extraction()), "article/first")
    found = answers(
        store,
        """SELECT ?sentence ?trigger ?words ?date ?version WHERE {
          ?a kg:trigger ?trigger ; kg:dateWords ?words ; kg:date ?date ; kg:rule/owl:versionInfo ?version ;
             kg:evidence/oa:hasSelector/oa:exact ?sentence ; kg:factuality kg:planned }""",
    )
    assert found == [("Vladimir Putin will travel to Beijing in October.", "travel", "October", "2023-10", "7")]


def test_statement_keeps_its_words_and_their_places(first: Story) -> None:
    store = graph_of(assemble(first.extraction()), "article/first")
    found = answers(
        store,
        """SELECT ?content ?piece ?about WHERE {
          ?s kg:cue "said" ; kg:content ?content ; kg:about ?about ; kg:contentAt/oa:hasSelector/oa:exact ?piece }""",
    )
    words = 'that "China" had imposed sanctions on Russia'
    assert found == [(words, words, f"{BASE}id/rus")]


def test_groups_are_replaced_by_their_members(second: Story) -> None:
    store = graph_of(assemble(second.extraction()), "article/second")
    found = answers(store, "SELECT ?who WHERE { ?a kg:trigger 'met' ; kg:hasParticipant ?who } ORDER BY ?who")
    assert found == [(f"{BASE}id/vladimir-putin",), (f"{BASE}id/xi-jinping",)]


def test_relation_is_a_membership_with_its_validity(second: Story) -> None:
    store = graph_of(assemble(second.extraction()), "article/second")
    found = answers(
        store,
        """SELECT ?who ?body ?valid WHERE {
          ?r a kg:Relation , org:Membership ; kg:relation kg:headOfStateOf ; org:member ?who ; org:organization ?body ;
             kg:validity ?valid ; org:role kg:headOfState }""",
    )
    assert found == [(f"{BASE}id/xi-jinping", f"{BASE}id/chn", "2023-03")]


def test_a_bad_date_is_an_error(first: Story) -> None:
    first.published = "yesterday"
    with pytest.raises(ValueError, match="yesterday"):
        assemble(first.extraction())


def test_same_records_give_the_same_quads_in_the_same_order(first: Story) -> None:
    assert assemble(first.extraction()) == assemble(first.extraction())
