"""Finding what a user means."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad, Store

from kg.errors import QueryError
from kg.namespaces import iri_to_curie
from kg.rdf.terms import mint, node
from kg.store.lookup import find_actor, find_anything, find_event, find_fact, to_terms
from kg.store.opened import open_build
from kg.store.questions import Kind


@pytest.fixture
def store(built: Path) -> Store:
    return open_build(built).store


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("xi-jinping", "id:xi-jinping"),
        ("id:xi-jinping", "id:xi-jinping"),
        ("https://w3id.org/sino-russian-kg/id/xi-jinping", "id:xi-jinping"),
        ("Xi Jinping", "id:xi-jinping"),
        ("习近平", "id:xi-jinping"),
        ("Си Цзиньпин", "id:xi-jinping"),
        ("путин", "id:vladimir-putin"),
        ("CHN", "id:chn"),
        ("Q159", "id:rus"),
        ("俄罗斯", "id:rus"),
        ("ivan petrenko", "id:ivan-petrenko"),
        ("ivan-petrenko", "id:ivan-petrenko"),
    ],
)
def test_actors_are_found_by_any_of_their_names(store: Store, text: str, actor: str) -> None:
    assert iri_to_curie(find_actor(store, text).value) == actor


def test_an_unknown_name_gets_a_suggestion(store: Store) -> None:
    with pytest.raises(QueryError, match=r"nothing is called 'Xi Jingping'; did you mean .*Xi Jinping"):
        find_actor(store, "Xi Jingping")


def test_an_ambiguous_name_lists_whom_it_can_mean() -> None:
    store = Store()
    for name in ("ann-smith", "bob-smith"):
        store.add(Quad(mint("id", name), node("rdf:type"), node("kg:Actor")))
        store.add(Quad(mint("id", name), node("rdfs:label"), Literal("Smith", language="en")))
        store.add(Quad(mint("id", name), node("kg:evidence"), mint("evidence", name)))
    with pytest.raises(QueryError, match=r"id/ann-smith.*id/bob-smith.*give the id"):
        find_actor(store, "smith")


@pytest.mark.parametrize("text", ["2023-03-20", "event:2023-03-20", "event/2023-03-20-visit", "5d50b6", "03-20-vis"])
def test_facts_are_found_by_any_part_of_their_id_that_no_other_has(store: Store, text: str) -> None:
    assert "2023-03-20-visit" in find_fact(store, text).value


def test_an_ambiguous_beginning_lists_the_facts(store: Store) -> None:
    with pytest.raises(QueryError, match=r"event/2023-03-20.*event/2023-03-21"):
        find_fact(store, "event/2023-03")


def test_an_event_is_no_other_fact(store: Store) -> None:
    assert "2023-03-20-visit" in find_event(store, "2023-03-20").value
    with pytest.raises(QueryError, match=r"no event '2023-03-20-vist'; did you mean 2023-03-20-visit"):
        find_event(store, "2023-03-20-vist")
    with pytest.raises(QueryError, match=r"no event 'taiwan'; give its id"):
        find_event(store, "taiwan")


@pytest.mark.parametrize("text", ["", " ", "no-such-thing"])
def test_nothing_is_found_for_nothing(store: Store, text: str) -> None:
    with pytest.raises(QueryError):
        find_anything(store, text)


def test_a_state_counts_with_those_who_act_for_it_and_a_place_with_its_cities(store: Store) -> None:
    acting = {iri_to_curie(term.value) for term in to_terms(store, Kind.ACTOR, ["chn"])}
    lying = {iri_to_curie(term.value) for term in to_terms(store, Kind.PLACE, ["chn"])}
    assert {"id:chn", "id:xi-jinping"} <= acting
    assert "id:beijing" in lying - acting
    assert not acting & {"id:rus", "id:vladimir-putin"}
    assert to_terms(store, Kind.ACTOR, ["xi-jinping"]) == [mint("id", "xi-jinping")]


def test_a_topic_may_be_issue_and_actor(store: Store) -> None:
    assert mint("issue", "taiwan") in to_terms(store, Kind.TOPIC, ["Taiwan"])
    assert to_terms(store, Kind.TOPIC, ["rus"]) == [mint("id", "rus")]
    assert to_terms(store, Kind.TOPIC, ["shanghai"]) == [mint("id", "shanghai")]  # not that of the organisation


@pytest.mark.parametrize("name", ["nato", "NATO", "North Atlantic Treaty Organization", "НАТО"])
def test_an_actor_counts_with_the_issues_called_after_it(store: Store, name: str) -> None:
    assert set(to_terms(store, Kind.TOPIC, [name])) == {mint("id", "nato"), mint("issue", "nato-enlargement")}


def test_an_issue_counts_with_those_under_it(store: Store) -> None:
    found = to_terms(store, Kind.TOPIC, ["energy"])
    assert {mint("issue", "energy"), mint("issue", "natural-gas"), mint("issue", "oil")} <= set(found)


@pytest.mark.parametrize("text", ["kg:Meeting", "Meeting", "meeting", "встреча", "会晤"])
def test_classes_are_found_by_name_in_any_script(store: Store, text: str) -> None:
    assert to_terms(store, Kind.CLASS, [text]) == [node("kg:Meeting")]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [(Kind.START, 2020, "2020-01-01"), (Kind.END, "2020-02", "2020-02-29"), (Kind.END, "2020-02-03", "2020-02-03")],
)
def test_dates_become_their_first_or_last_day(store: Store, kind: Kind, value: object, expected: str) -> None:
    assert to_terms(store, kind, [value]) == [Literal(expected, datatype=node("xsd:date"))]


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.START, "soon"), (Kind.INTEGER, "many"), (Kind.CLASS, "Meating"), (Kind.ACTOR, "Nobody At All")],
)
def test_what_is_no_such_value_is_an_error(store: Store, kind: Kind, value: str) -> None:
    with pytest.raises(QueryError):
        to_terms(store, kind, [value])
