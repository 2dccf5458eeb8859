"""Statements as quads: capacities, outlet, occasion, silence, who relays; and that what is said is never asserted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Quad, Store

from kg.namespaces import BASE, PREFIXES
from kg.ontology import load_event_classes
from kg.rdf.assemble import to_quads
from kg.rdf.merge import merge
from kg.records import Actor, ActorType, Attribution, Capacity, Extraction, Factuality, Filler, Stance

if TYPE_CHECKING:
    from conftest import Story

LAVROV = Actor("sergei-lavrov", "Sergei Lavrov", ActorType.PERSON, country="RUS")
RUSSIA = Actor("rus", "Russia", ActorType.COUNTRY, country="RUS")
MINISTRY = Actor("ru-mfa", "Ministry of Foreign Affairs of Russia", ActorType.ORGANIZATION, country="RUS")
TASS = Actor("tass", "TASS", ActorType.PUBLICATION, country="RUS")
OFFICE = Capacity(LAVROV, "ru-foreign-minister", "Foreign minister of Russia", MINISTRY, RUSSIA, "by the registry")


def with_statement(story: Story, cue: str, **fields: object) -> Extraction:
    """The records of a story, with fields of one statement set."""
    extraction = story.extraction()
    changed = tuple(
        replace(one, **fields) if story.text[slice(*one.cue[0])] == cue else one  # type: ignore[arg-type]
        for one in extraction.attributions
    )
    return replace(extraction, attributions=changed)


def default_graph(extraction: Extraction) -> Store:
    store = Store()
    store.extend(merge([extraction], classes=load_event_classes(), issues=frozenset({"taiwan"})))
    return store


def article_graphs(extraction: Extraction) -> list[Quad]:
    return to_quads(extraction, rule_versions={}, model="none 0", version="0", issues=frozenset({"taiwan"}))


def answers(store: Store, sparql: str) -> list[tuple[str, ...]]:
    return [tuple(term.value if term else "" for term in row) for row in store.query(sparql, prefixes=PREFIXES)]  # type: ignore[union-attr]


def test_each_speaker_has_a_capacity_with_office_body_and_state(first: Story) -> None:
    store = default_graph(with_statement(first, "said", capacities=(OFFICE,)))
    found = answers(
        store,
        """SELECT ?who ?office ?title ?body ?state ?why WHERE {
          ?statement kg:inCapacity ?capacity ; kg:spokenForBody ?body ; kg:spokenForState ?state .
          ?capacity a kg:Capacity ; kg:capacityOf ?who ; kg:heldOffice ?office ; rdfs:label ?title ; kg:reason ?why ;
                    kg:spokenForBody ?body ; kg:spokenForState ?state ; kg:evidence ?evidence }""",
    )
    ids = [f"{BASE}id/{one}" for one in ("sergei-lavrov", "ru-foreign-minister", "ru-mfa", "rus")]
    assert found == [(ids[0], ids[1], "Foreign minister of Russia", ids[2], ids[3], "by the registry")]


def test_an_official_of_a_state_who_is_not_named_speaks_for_it(first: Story) -> None:
    nobody = Capacity(None, state=RUSSIA, reason="the text says whose official it is")
    store = default_graph(with_statement(first, "said", speaker=None, capacities=(nobody,)))
    ((capacity, state),) = answers(
        store, "SELECT ?c ?s WHERE { ?c a kg:Capacity ; kg:spokenForState ?s MINUS { ?c kg:capacityOf ?who } }"
    )
    assert (capacity.rpartition("/statement/")[2].partition("/")[2], state) == ("as/rus", f"{BASE}id/rus")


def test_where_when_and_that_nothing_was_said(first: Story) -> None:
    event = first.events[0]
    extraction = with_statement(
        first,
        "said",
        outlet=Filler(TASS, first.span("Ivan Petrenko")),
        occasion=event.id,
        withheld=True,
        date_span=first.span("October"),
        date_reason="day of the talks",
    )
    store = default_graph(extraction)
    found = answers(
        store,
        """SELECT ?outlet ?at ?silent ?words ?why WHERE {
          ?s kg:outlet ?outlet ; kg:saidAt ?at ; kg:withheld ?silent ; kg:dateWords ?words ; kg:dateReason ?why }""",
    )
    assert found == [(f"{BASE}id/tass", f"{BASE}event/{event.key}", "true", "October", "day of the talks")]
    assert ("TASS",) in answers(store, "SELECT ?name WHERE { ?article schema:mentions/rdfs:label ?name }")


def test_silence_is_said_only_of_those_who_are_silent(first: Story) -> None:
    found = answers(default_graph(first.extraction()), "SELECT ?cue WHERE { ?s kg:withheld ?silent ; kg:cue ?cue }")
    assert found == [("added",)]


def test_why_nobody_is_linked_is_a_reason(first: Story) -> None:
    store = default_graph(with_statement(first, "said", speaker=None, no_speaker="the source is not named"))
    found = answers(store, "SELECT ?why WHERE { ?s kg:noSpeakerReason ?why }")
    assert ("the source is not named",) in found


def test_a_nested_statement_is_relayed_by_the_speaker_around_it_and_others_by_the_publisher(first: Story) -> None:
    store = default_graph(replace(first.extraction(), publisher=TASS))
    found = answers(store, "SELECT ?cue ?who WHERE { ?s kg:cue ?cue ; kg:relayedBy ?who } ORDER BY ?cue")
    by = {cue: who.rpartition("/")[2] for cue, who in found}
    assert by == {"added": "tass", "denied": "ivan-petrenko", "said": "tass"}
    assert answers(store, "SELECT ?who WHERE { ?article kg:publishedBy ?who }") == [(f"{BASE}id/tass",)]


def test_without_a_known_publisher_nobody_relays_what_the_article_tells(first: Story) -> None:
    found = answers(default_graph(first.extraction()), "SELECT ?cue WHERE { ?s kg:relayedBy ?who ; kg:cue ?cue }")
    assert found == [("denied",)]


# ---- what is said is never asserted ---------------------------------------------------------------


def claimed(statement: Attribution) -> str:
    return f"<{BASE}statement/{statement.id}>"


@pytest.mark.parametrize("factuality", list(Factuality))
def test_what_somebody_says_is_no_event_of_its_class(first: Story, factuality: Factuality) -> None:
    said = first.attributions[0]
    first.events = [replace(e, factuality=factuality) for e in first.events if e.statement == said.id]
    store = default_graph(first.extraction())
    assert answers(store, "SELECT ?e WHERE { ?e kg:eventClass ?class }") == []
    assert answers(store, "SELECT ?e WHERE { ?e a kg:Sanction }") == []
    told = answers(store, f"SELECT ?e WHERE {{ ?e a kg:ReportedEvent ; kg:inStatement {claimed(said)} }}")
    assert len(told) == 1


def test_what_is_said_inside_a_statement_is_in_the_claims_graph_alone(first: Story) -> None:
    quads = article_graphs(first.extraction())
    nested = next(one for one in first.attributions if one.nested_in)
    graphs = {str(q.graph_name) for q in quads if q.subject.value == f"{BASE}statement/{nested.id}"}  # type: ignore[union-attr]
    assert graphs == {f"<{BASE}graph/claims/first>"}
    claims = {q.subject for q in quads if "/graph/claims/" in str(q.graph_name)}
    shared = merge([first.extraction()], classes=load_event_classes())
    of_claims = [q for q in shared if q.subject in claims]
    kinds = {q.object.value.rpartition("#")[2] for q in of_claims if q.predicate.value.endswith("#type")}  # type: ignore[union-attr]
    assert kinds == {"ReportedStatement"}


@pytest.mark.parametrize("factuality", [Factuality.PLANNED, Factuality.POSSIBLE, Factuality.HYPOTHETICAL])
def test_what_may_be_said_is_no_statement_of_anybody(first: Story, factuality: Factuality) -> None:
    extraction = with_statement(first, "said", factuality=factuality)
    store = default_graph(extraction)
    assert ("said",) not in answers(store, "SELECT ?cue WHERE { ?s a kg:Statement ; kg:cue ?cue }")
    found = answers(store, "SELECT ?cue ?how WHERE { ?s a kg:ReportedStatement ; kg:cue ?cue ; kg:factuality ?how }")
    assert ("said", f"{BASE}ontology#{factuality}") in found
    home = {str(q.graph_name) for q in article_graphs(extraction) if '"said"' in str(q.object)}
    assert f"<{BASE}graph/article/first>" in home


# ---- groups -----------------------------------------------------------------------------------------


def test_a_group_that_is_spoken_of_is_its_members(first: Story) -> None:
    china = Actor("chn", "China", ActorType.COUNTRY, country="CHN")
    both = Actor("chn+rus", "China and Russia", ActorType.GROUP, members=(china, RUSSIA))
    first.mention(both, "Xi Jinping")
    stances = (Stance("rus", "oppose"), Stance("chn+rus", "support"))
    store = default_graph(with_statement(first, "said", about=("chn+rus", "rus"), stances=stances))

    def of(link: str) -> list[str]:
        found = answers(
            store, f'SELECT ?what WHERE {{ ?s kg:cue "said" ; {link} ?what ; kg:speaker ?who }} ORDER BY ?what'
        )
        return sorted({what.rpartition("/")[2] for (what,) in found})

    assert of("kg:about") == ["chn", "rus"]
    assert (of("kg:opposes"), of("kg:supports"), of("kg:stanceToward")) == (["rus"], ["chn"], ["rus"])
