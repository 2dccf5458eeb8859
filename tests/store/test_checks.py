"""What `kg validate` finds: nothing in a good build, each fault that is planted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Store

from kg.namespaces import BASE
from kg.rdf.assemble import to_quads
from kg.records import Event, Extraction
from kg.store.checks import check_articles, check_whole
from kg.store.opened import open_build

if TYPE_CHECKING:
    from conftest import Story

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def test_a_good_build_has_no_fault(built: Path) -> None:
    store = open_build(built).store
    assert list(check_whole(store)) == []
    assert list(check_articles(store)) == []


def violations(extraction: Extraction) -> set[str]:
    store = Store()
    store.extend(to_quads(extraction, rule_versions={}, model="none 0", version="0", issues=frozenset({"taiwan"})))
    return {violation.message for violation in check_articles(store)}


def changed(story: Story, **values: object) -> Extraction:
    extraction = story.extraction()
    event: Event = replace(extraction.events[0], **values)  # type: ignore[arg-type]
    return replace(extraction, events=(event, *extraction.events[1:]))


def test_records_as_they_should_be_conform(first: Story) -> None:
    assert violations(first.extraction()) == set()


def test_a_date_without_words_or_reason_is_a_fault(first: Story) -> None:
    assert violations(changed(first, date_span=None, date_reason="")) == {"a date needs its words or its reason"}


def test_an_event_without_parties_is_a_fault(first: Story) -> None:
    found = violations(changed(first, source=(), target=(), participants=()))
    assert found == {"somebody takes part in an event"}


def test_a_statement_without_speaker_words_or_reason_is_a_fault(second: Story) -> None:
    second.attributions[0] = replace(second.attributions[0], source=(), reasons=())
    assert violations(second.extraction()) == {
        "a statement has a speaker, the words that name one, or a reason why there is none"
    }


def test_a_statement_nested_in_none_of_the_article_is_a_fault(first: Story) -> None:
    first.attributions[2] = replace(first.attributions[2], nested_in="elsewhere")
    assert violations(first.extraction()) == {"a statement is nested in at most one statement of the article"}


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ("DELETE WHERE { ?e kg:evidence ?x ; a kg:Event }", "reaches no article, and no vocabulary defines it"),
        (
            "INSERT DATA { <urn:x> kg:speaker <urn:nobody> ; rdfs:isDefinedBy <urn:x> }",
            "is spoken of but described nowhere",
        ),
        ("INSERT DATA { _:b rdfs:isDefinedBy <urn:x> }", "is a blank node"),
        ("INSERT { ?e a kg:Event } WHERE { ?e a kg:ReportedEvent }", "is asserted and reported at once"),
        ("INSERT { ?e a kg:Event } WHERE { ?e a kg:ReportedEvent }", "is asserted, but no article asserts it"),
        ("INSERT { ?e kg:startDate '2999-01-01'^^xsd:date } WHERE { ?e a kg:Event }", "ends before it begins"),
        ("DELETE { ?e kg:eventClass ?c } WHERE { ?e a kg:Event ; kg:eventClass ?c }", "is an event of no class"),
        (
            "DELETE { GRAPH ?g { ?a kg:inStatement ?s ; kg:attributedTo ?w } } "
            "WHERE { GRAPH ?g { ?a kg:inStatement ?s ; kg:attributedTo ?w } }",
            "is a claim, but on nobody's word",
        ),
    ],
)
def test_planted_faults_are_found(built: Path, update: str, message: str) -> None:
    from kg.namespaces import PREFIXES

    store = Store()
    store.bulk_extend(open_build(built).store)
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    store.update(prefixes + update, base_iri=BASE)
    assert message in {violation.message for violation in check_whole(store)}
