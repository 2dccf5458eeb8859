from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_graph import CHINA, Told, make_extraction, write_small_build

from kg.analysis.events import read_parties
from kg.graph import Graph
from kg.records import Actor, ActorType, Article
from kg.views import read_view
from kg.views.collect import collect_view
from kg.views.model import Certainty, EdgeKind, Fact, Kind, View, ViewNode


@pytest.fixture(scope="module")
def view(graph: Any) -> View:
    return read_view(graph)


def node(view: View, label: str) -> ViewNode:
    return next(node for node in view.nodes if node.label == label)


def fact(view: View, prefix: str) -> Fact:
    return next(fact for fact in view.facts if fact.id.startswith(prefix))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Xi Jinping", Kind.PERSON),
        ("Russia", Kind.STATE),
        ("Harbour Institute", Kind.INSTITUTION),
        ("Sanction", Kind.EVENT),
    ],
)
def test_actors_and_events_are_nodes_of_their_kind(view: View, label: str, kind: Kind) -> None:
    assert node(view, label).kind is kind


def test_an_actor_is_shown_as_its_narrowest_class(tmp_path: Path) -> None:
    sentence = "The Shanghai Cooperation Organisation called on China."
    body = Actor("sco", "Shanghai Cooperation Organisation", ActorType.INTERNATIONAL_ORGANIZATION)
    told = Told(sentence, "called", "kg:Visit", "call", (body,), (CHINA,))
    graph = Graph(write_small_build(tmp_path / "b", [make_extraction(Article("a", sentence, "0" * 64), (told,))]))
    shown = next(node for node in collect_view(graph).nodes if node.id == "id/sco")
    assert (shown.kind, shown.about) == (Kind.INSTITUTION, "international organisation")
    assert read_parties(graph)["id/sco"].kind == "InternationalOrganization"
    assert graph.actors.set_index("id").loc["id:sco", "type"] == "InternationalOrganization"


def test_event_told_twice_is_one_node_with_both_sentences(view: View) -> None:
    visit = fact(view, "event/visit")
    assert visit.told_by == ("article/a", "article/b")
    assert [quote.source for quote in visit.quotes] == ["article/a", "article/b"]


def test_event_carries_date_place_and_roles(view: View) -> None:
    visit = fact(view, "event/visit")
    assert (visit.date, visit.start, visit.end, visit.places) == (
        "2023-03-20/2023-03-22",
        "2023-03-20",
        "2023-03-22",
        ("Moscow",),
    )
    assert [(party.role, party.name) for party in visit.parties] == [("by", "Xi Jinping"), ("towards", "Russia")]


def test_parties_of_a_mutual_event_take_part(view: View) -> None:
    assert {party.role for party in fact(view, "event/talks").parties} == {"took part"}


def test_words_that_made_the_fact_are_marked(view: View) -> None:
    [quote] = fact(view, "event/talks").quotes
    assert [quote.text[start:end] for start, end in quote.marks] == ["Xi Jinping", "met", "Vladimir Putin"]
    assert quote.rule == "tests.rule"


@pytest.mark.parametrize(
    ("prefix", "certainty", "said_by"),
    [
        ("event/visit", Certainty.FACT, ""),
        ("event/plan", Certainty.PLANNED, ""),
        ("event/threat", Certainty.SAID, "Sergei Lavrov"),
    ],
)
def test_certainty_tells_facts_from_plans_and_claims(
    view: View, prefix: str, certainty: Certainty, said_by: str
) -> None:
    found = fact(view, prefix)
    assert (found.certainty, found.said_by) == (certainty, said_by)
    assert {quote.standing for quote in found.quotes} == {certainty}


def test_statement_is_a_fact_of_its_speaker(view: View) -> None:
    said = fact(view, "statement/")
    assert said.id in node(view, "Sergei Lavrov").facts
    assert (said.parties[0].role, said.parties[0].name) == ("said by", "Sergei Lavrov")


def test_statement_tells_office_place_and_stance(view: View) -> None:
    office, place, stance = fact(view, "statement/").details
    assert (office, place) == ("as Foreign minister", "in an interview")
    assert stance.startswith("against ")


def test_relation_ties_a_person_to_an_institution(view: View) -> None:
    [tie] = [edge for edge in view.edges if edge.kind is EdgeKind.TIE]
    assert (tie.source, tie.target, tie.label) == ("id/lin-weiguang", "id/harbour-institute", "affiliated with")


def test_every_link_leads_back_to_an_article(view: View) -> None:
    facts = {found.id: found for found in view.facts}
    assert all(facts[name].quotes for edge in view.edges for name in edge.facts)


def test_articles_carry_what_is_needed_to_find_them(view: View) -> None:
    first = view.sources[0]
    assert (first.title, first.publisher, first.published, first.url) == (
        "Tea in Moscow",
        "Harbour Wire",
        "2023-03-23",
        "https://example.org/tea",
    )


def test_places_are_no_nodes(view: View) -> None:
    assert "Moscow" not in {found.label for found in view.nodes}


@pytest.mark.parametrize("include", [(), (Certainty.PLANNED,), (Certainty.SAID,)])
def test_only_what_is_included_is_read(graph: Any, include: tuple[Certainty, ...]) -> None:
    found = collect_view(graph, include=include)
    assert {one.certainty for one in found.facts} == {Certainty.FACT, Certainty.SPEECH, *include}


def test_two_readings_are_equal(graph: Any, view: View) -> None:
    assert read_view(graph) == view
