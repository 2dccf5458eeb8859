"""The vocabulary in the default graph, and the ontology files themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import OntologyError
from kg.namespaces import PREFIXES
from kg.ontology import QUAD_CLASSES, load_event_classes
from kg.rdf.terms import node
from kg.records import Format, Rank
from kg.resources import resource
from kg.store.vocabulary import read_vocabulary

KG = PREFIXES["kg"]


@pytest.fixture(scope="module")
def vocabulary() -> list[Quad]:
    return read_vocabulary()


def test_every_subject_says_what_defines_it(vocabulary: list[Quad]) -> None:
    subjects = {quad.subject for quad in vocabulary}
    assert subjects == {quad.subject for quad in vocabulary if quad.predicate == node("rdfs:isDefinedBy")}


def test_terms_are_labelled_in_three_languages_and_explained(vocabulary: list[Quad]) -> None:
    terms = {q.subject for q in vocabulary if isinstance(q.subject, NamedNode) and q.subject.value.startswith(KG)}
    defined = {q.subject for q in vocabulary if q.predicate == node("rdf:type") and "org#Role" not in str(q.object)}
    said: dict[tuple[object, object], list[object]] = {}
    for quad in vocabulary:
        if quad.subject in terms:
            said.setdefault((quad.subject, quad.predicate), []).append(quad.object)
    for term in sorted(terms & defined, key=str):
        labels = {o.language for o in said.get((term, node("rdfs:label")), ()) if isinstance(o, Literal)}
        assert {"en", "ru", "zh"} <= labels, term
        assert (term, node("rdfs:comment")) in said, term


def test_every_term_that_is_used_is_declared(vocabulary: list[Quad]) -> None:
    """Terms of our own namespace: in the vocabulary files and in the SPARQL and Python that name them."""
    declared = {q.subject.value.removeprefix(KG) for q in vocabulary if str(q.subject).startswith(f"<{KG}")}
    used = {
        term.value.removeprefix(KG)
        for quad in vocabulary
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(KG)
    }
    assert used - declared == set()


def test_every_term_of_the_shapes_and_questions_is_declared(vocabulary: list[Quad]) -> None:
    declared = {q.subject.value for q in vocabulary if isinstance(q.subject, NamedNode)}
    files = [resource("ontology", "shapes.ttl"), *sorted(resource("queries").glob("*.rq"))]
    for path in files:
        used = set(re.findall(r"\bkg:([A-Za-z]\w*)", path.read_text(encoding="utf-8")))
        assert {name for name in used if KG + name not in declared} == set(), path.name


def test_every_term_in_a_build_is_declared(built: Path, vocabulary: list[Quad]) -> None:
    from kg.store.opened import open_build

    declared = {q.subject.value for q in vocabulary if isinstance(q.subject, NamedNode)}
    used = {quad.predicate.value for quad in open_build(built).store if quad.predicate.value.startswith(KG)}
    assert used - declared == set()


@pytest.mark.parametrize(
    ("name", "record_type", "plover", "symmetric"),
    [
        ("kg:Meeting", "MEETING", "CONSULT", True),
        ("kg:Visit", "VISIT", "CONSULT", False),
        ("kg:Vote", "VOTE", None, False),
        ("kg:Annexation", "MILITARY_ACTION", "COERCE", False),
    ],
)
def test_event_classes_have_type_category_and_symmetry(
    name: str, record_type: str, plover: str | None, symmetric: bool
) -> None:
    found = load_event_classes()[name]
    assert (found.record_type, found.plover, found.symmetric) == (record_type, plover, symmetric)


def test_every_category_of_an_event_class_is_in_the_scheme(vocabulary: list[Quad]) -> None:
    scheme = {
        q.object.value for q in vocabulary if q.predicate == node("skos:notation") and isinstance(q.object, Literal)
    }
    assert len(scheme) == 16
    assert {c.plover for c in load_event_classes().values() if c.plover} <= scheme
    assert scheme == QUAD_CLASSES.keys()


def test_the_quad_class_of_each_category_is_that_of_the_scheme(vocabulary: list[Quad]) -> None:
    plover = PREFIXES["plover"]
    broader = {
        q.subject.value.removeprefix(plover): q.object.value.removeprefix(plover)
        for q in vocabulary
        if q.predicate == node("skos:broader") and str(q.subject).startswith(f"<{plover}")
    }
    assert {name: words.title().replace(" ", "") for name, words in QUAD_CLASSES.items()} == broader


#: Acts that PLOVER leaves out: speech as such, terms of office, domestic votes, the comings and goings of people.
NO_CATEGORY = (
    "Abstention Accreditation Admission Appointment Breach Candidacy Chairmanship Commemoration Death Departure "
    "Dispute Election LegalAct Membership Migration Occurrence PressConference SanctionsEvasion Silence SpaceActivity "
    "Speech Vote"
)


def test_every_event_class_has_a_type_a_comment_and_a_category_unless_plover_has_none() -> None:
    classes = load_event_classes()
    assert {name for name, one in classes.items() if not (one.record_type and one.about and one.label)} == set()
    without = {name.removeprefix("kg:") for name, one in classes.items() if one.quad_class is None}
    assert without == set(NO_CATEGORY.split())


def test_every_class_of_the_events_file_is_an_event_class() -> None:
    text = resource("ontology", "events.ttl").read_text(encoding="utf-8")
    assert set(re.findall(r"^(kg:\w+)$", text, flags=re.MULTILINE)) == set(load_event_classes())


def test_leaders_travel_is_mapped_to_the_colt_data(vocabulary: list[Quad]) -> None:
    classes, colt = load_event_classes(), PREFIXES["colt"]
    columns = {
        q.subject.value.removeprefix(colt)
        for q in vocabulary
        if isinstance(q.subject, NamedNode) and q.subject.value.startswith(colt)
    }
    assert {column for one in classes.values() for column in one.colt} == columns
    trips = {name for name, one in classes.items() if "Trip" in one.colt}
    assert trips == {name for name, one in classes.items() if "kg:Visit" in (name, *one.parents)}


def test_every_format_and_rank_has_a_concept(vocabulary: list[Quad]) -> None:
    def concepts(kind: str) -> set[str]:
        return {str(q.subject) for q in vocabulary if q.predicate == node("rdf:type") and q.object == node(kind)}

    assert concepts("kg:VisitRank") == {str(node(f"kg:{rank}Visit")) for rank in Rank}
    assert len(concepts("kg:MeetingFormat")) == len(Format)


def test_ancestors_come_nearest_first_without_the_root() -> None:
    assert load_event_classes()["kg:VoteAgainst"].parents == ("kg:Vote",)
    assert load_event_classes()["kg:Consultation"].parents == ()


@pytest.mark.parametrize("turtle", ["not turtle", "<urn:a> <urn:b> [] ."])
def test_a_bad_file_is_an_error_that_names_it(tmp_path: Path, turtle: str) -> None:
    (tmp_path / "mine.ttl").write_text(turtle, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"mine\.ttl"):
        read_vocabulary(tmp_path)
