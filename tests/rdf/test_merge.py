"""What all articles together say."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Quad, Store

from kg.namespaces import BASE, PREFIXES
from kg.ontology import load_event_classes
from kg.rdf.closure import inherited_types
from kg.rdf.merge import merge
from kg.rdf.terms import mint, node
from kg.records import Extraction, Factuality

if TYPE_CHECKING:
    from conftest import Story


def merged(*extractions: Extraction) -> Store:
    store = Store()
    store.extend(merge(extractions, classes=load_event_classes(), issues=frozenset({"taiwan"})))
    return store


def answers(store: Store, sparql: str) -> list[tuple[str, ...]]:
    return [tuple(term.value for term in row) for row in store.query(sparql, prefixes=PREFIXES)]  # type: ignore[union-attr]


def test_one_event_told_by_two_articles_is_one_node_that_names_both(first: Story, second: Story) -> None:
    store = merged(first.extraction(), second.extraction())
    found = answers(
        store,
        """SELECT ?articles ?accounts (GROUP_CONCAT(STR(?by); separator=" ") AS ?names) WHERE {
          { SELECT * WHERE { ?e a kg:Visit ; kg:articleCount ?articles ; kg:accountCount ?accounts ; kg:reportedBy ?by }
            ORDER BY ?by } } GROUP BY ?articles ?accounts""",
    )
    assert found == [("2", "2", f"{BASE}article/first {BASE}article/second")]


def test_planned_and_claimed_events_are_reports_and_no_events(first: Story, second: Story) -> None:
    store = merged(first.extraction(), second.extraction())
    reported = answers(
        store,
        """SELECT ?kind ?how WHERE { ?e a kg:ReportedEvent ; kg:reportedClass ?c ; kg:factuality ?f
          BIND(STRAFTER(STR(?c), "#") AS ?kind) BIND(STRAFTER(STR(?f), "#") AS ?how) } ORDER BY ?kind""",
    )
    assert reported == [("Sanction", "asserted"), ("Visit", "planned")]
    assert answers(store, "SELECT ?e WHERE { ?e a kg:Sanction }") == []
    assert answers(store, "SELECT ?e WHERE { ?e kg:eventClass ?c ; a kg:ReportedEvent }") == []


def test_claimed_event_names_speaker_and_statement(first: Story) -> None:
    found = answers(
        merged(first.extraction()),
        """SELECT ?who ?cue WHERE {
          ?e kg:reportedClass kg:Sanction ; kg:attributedTo ?who ; kg:inStatement/kg:cue ?cue }""",
    )
    assert found == [(f"{BASE}id/ivan-petrenko", "said")]


def test_statement_inside_a_statement_is_only_reported(first: Story) -> None:
    store = merged(first.extraction())
    assert answers(store, "SELECT ?cue WHERE { ?s a kg:Statement ; kg:cue ?cue } ORDER BY ?cue") == [
        ("added",),
        ("said",),
    ]
    assert answers(store, "SELECT ?cue WHERE { ?s a kg:ReportedStatement ; kg:cue ?cue }") == [("denied",)]


def test_an_article_that_asserts_it_makes_a_plan_an_event(first: Story, second: Story) -> None:
    plan = first.events[1]
    second.event("kg:Visit", "was in Moscow", key=plan.key, source=(), target=(), date="2023-10-18")
    store = merged(first.extraction(), second.extraction())
    found = answers(
        store,
        """SELECT ?date ?other ?articles WHERE { ?e a kg:Visit ; kg:date ?date ; kg:articleCount ?articles ;
          kg:factuality kg:asserted ; kg:otherFactuality ?f BIND(STRAFTER(STR(?f), "#") AS ?other) }""",
    )
    assert found == [("2023-10-18", "planned", "1")]


def test_contradicting_dates_stay_visible(first: Story, second: Story) -> None:
    key = first.events[0].key
    second.event("kg:Visit", "from 20", key=key, date="2022-01-05")
    store = merged(first.extraction(), second.extraction())
    found = answers(store, "SELECT ?date ?other WHERE { ?e a kg:Visit ; kg:date ?date ; kg:otherDate ?other }")
    assert found == [("2023-03-20", "2022-01-05")]


def test_actors_of_the_registry_are_left_to_it(first: Story) -> None:
    known = {mint("id", "xi-jinping")}
    store = Store()
    store.extend(merge([first.extraction()], classes=load_event_classes(), known=known))
    labelled = {
        iri.rpartition("/")[2]
        for (iri,) in answers(store, "SELECT ?a WHERE { ?a kg:evidence ?e ; a ?c . FILTER(CONTAINS(STR(?a), '/id/')) }")
    }
    assert "ivan-petrenko" in labelled
    assert "xi-jinping" not in labelled


@pytest.mark.parametrize("factuality", [f for f in Factuality if f is not Factuality.ASSERTED])
def test_whatever_is_not_asserted_is_reported(first: Story, factuality: Factuality) -> None:
    first.event("kg:Meeting", "Xi Jinping visited", key="m", factuality=factuality)
    store = merged(first.extraction())
    assert answers(store, "SELECT ?e WHERE { ?e a kg:Meeting }") == []
    assert len(answers(store, "SELECT ?e WHERE { ?e a kg:ReportedEvent ; kg:reportedClass kg:Meeting }")) == 1


def test_order_of_articles_does_not_matter(first: Story, second: Story) -> None:
    both = [first.extraction(), second.extraction()]
    results = [merge(order, classes=load_event_classes()) for order in itertools.permutations(both)]
    assert results[0] == results[1]


def test_instances_belong_to_every_class_above_their_own() -> None:
    chain = [Quad(node(f"kg:{a}"), node("rdfs:subClassOf"), node(f"kg:{b}")) for a, b in ("AB", "BC", "CA")]
    made = inherited_types([*chain, Quad(mint("id", "x"), node("rdf:type"), node("kg:A"))])
    assert {quad.object for quad in made} == {node("kg:B"), node("kg:C")}
