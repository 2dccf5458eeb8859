"""What `kg validate` finds: nothing in a good build, each fault that is planted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Store

from kg.extraction.attribution.lexicon import load_speech_lexicon
from kg.namespaces import BASE
from kg.rdf.assemble import to_quads
from kg.records import Event, Extraction, Factuality, TextSpan
from kg.resources import resource
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


def said(story: Story, **values: object) -> set[str]:
    """What is wrong when fields of the first statement are set so."""
    first = replace(story.attributions[0], **values)  # type: ignore[arg-type]
    return violations(replace(story.extraction(), attributions=(first, *story.attributions[1:])))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"speaker": None}, "a statement has a speaker or a reason why there is none"),
        ({"no_speaker": "nobody is named"}, "a statement has a speaker or a reason why there is none"),
        ({"withheld": True}, "a stance has a value and an object, and is not withheld"),
        ({"speech_act": "say"}, "a statement is one of the known acts of speech"),
        ({"medium": "megaphone"}, "a statement is made in at most one of the known media"),
        ({"date": None, "date_span": TextSpan(0, 4)}, "a statement without a date has no days and no words of one"),
        ({"date_reason": ""}, "the date of a statement has its words or its reason"),
        ({"cue": ()}, "a statement has the words that report it"),
        ({"factuality": Factuality.NEGATED}, "a statement is asserted, planned, possible or hypothetical"),
    ],
)
def test_a_statement_with_a_fault(first: Story, values: dict[str, object], message: str) -> None:
    assert said(first, **values) == {message}


def test_a_statement_nested_in_itself_is_a_fault(first: Story) -> None:
    assert said(first, nested_in=first.attributions[0].id) == {"a statement is not nested in itself"}


def shape_values(path: str) -> set[str]:
    """The list that the shapes hold for a property of statements."""
    import rdflib
    from rdflib.collection import Collection

    shapes = rdflib.Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")
    sh, kg = rdflib.Namespace("http://www.w3.org/ns/shacl#"), rdflib.Namespace(f"{BASE}ontology#")
    (one,) = shapes.subjects(sh.path, kg[path])
    return {str(value) for value in Collection(shapes, shapes.value(one, sh["in"]))}


def test_the_shapes_know_the_acts_and_media_of_the_lexicon() -> None:
    lexicon = load_speech_lexicon()
    assert shape_values("speechAct") == set(lexicon.classes)
    assert shape_values("medium") == {*lexicon.media.values(), *lexicon.spoken.values(), *lexicon.kinds.values()}


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
        (
            "INSERT DATA { <urn:x> kg:about <urn:nothing> ; rdfs:isDefinedBy <urn:x> }",
            "is spoken of but described nowhere",
        ),
        (
            "INSERT { ?s kg:nestedIn ?t } WHERE { ?t kg:nestedIn ?s }",
            "is nested in itself",
        ),
        ("INSERT { ?s a kg:Statement } WHERE { ?s a kg:ReportedStatement }", "is said and only reported at once"),
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
