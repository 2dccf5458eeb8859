"""Named questions: their heads, and parameters that are bound and never pasted."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store

from kg.errors import QueryError
from kg.namespaces import PREFIXES
from kg.store.ask import ask_store, rows
from kg.store.lookup import to_terms
from kg.store.opened import open_build
from kg.store.questions import Kind, bind, load_questions, read_question

NAMES = sorted(load_questions())


def test_the_questions_are_there() -> None:
    assert NAMES == [
        "announced-not-held",
        "evidence-of",
        "institutions",
        "joint-documents",
        "meetings",
        "members",
        "offices",
        "readouts",
        "statements",
        "timeline-of",
        "visits",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_head_is_complete_and_columns_are_those_of_the_query(built: Path, name: str) -> None:
    question = load_questions()[name]
    assert question.summary.endswith("?")
    assert question.example.startswith(f"kg query {name}")
    assert all(parameter.meaning.endswith(".") for parameter in question.parameters)
    answer = ask_store(open_build(built).store, question.sparql)
    assert [v.value for v in answer.variables] == [column for column, _ in question.columns]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", NAMES)
def test_query_runs_with_the_prefixes_it_declares(built: Path, name: str) -> None:
    open_build(built).store.query(load_questions()[name].sparql)


@pytest.mark.parametrize("name", NAMES)
def test_default_in_the_head_is_the_default_in_the_query(built: Path, name: str) -> None:
    question = load_questions()[name]
    store = open_build(built).store
    for parameter in question.parameters:
        written = re.search(rf"VALUES \?{parameter.variable} {{([^}}]*)}}", question.sparql)
        assert written is not None
        values = written[1].split()
        match parameter.kind, parameter.default:
            case _, None:
                assert values == ["UNDEF"]
            case Kind.CLASS, str(default):
                expected = to_terms(store, Kind.CLASS, default.split())
                assert [f"<{PREFIXES['kg']}{value.removeprefix('kg:')}>" for value in values] == list(
                    map(str, expected)
                )
            case _, default:
                assert values == [default]


@pytest.mark.parametrize(
    "hostile", ['" } #', "\\", '"""', "} DELETE { ?s ?p ?o } #", "\n}\n", "UNDEF", "VALUES ?words { 1 }", "\\1"]
)
def test_text_stays_text_whatever_it_holds(built: Path, hostile: str) -> None:
    sparql = bind(load_questions()["statements"], {"words": [Literal(hostile)]})
    assert list(ask_store(open_build(built).store, sparql)) == []  # type: ignore[arg-type]


def test_several_values_mean_any_and_none_means_nothing(built: Path) -> None:
    question, store = load_questions()["statements"], open_build(built).store
    both = bind(question, {"words": [Literal("went well"), Literal("SANCTIONS")]})
    assert len(list(ask_store(store, both))) == 2  # type: ignore[arg-type]
    assert len(list(ask_store(store, bind(question, {"words": []})))) == 0  # type: ignore[arg-type]


def test_unknown_and_missing_parameters_are_errors() -> None:
    with pytest.raises(QueryError, match="did you mean since"):
        bind(load_questions()["meetings"], {"sinse": [Literal("x")]})
    with pytest.raises(QueryError, match="parameter fact is missing"):
        bind(load_questions()["evidence-of"], {})
    assert bind(load_questions()["evidence-of"], {"fact": [NamedNode("urn:x")]})


@pytest.mark.parametrize(
    "head",
    [
        "# What?\n#\n# Parameters:\n#   who: nonsense. Meaning.\nSELECT * { VALUES ?who { UNDEF } }",
        "# What?\n#\n# Parameters:\n#   who: text. Meaning.\nSELECT * { ?who ?p ?o }",
        "# What?\n#\n# Parameters:\n#   who\nSELECT * { ?who ?p ?o }",
    ],
)
def test_a_bad_head_is_an_error_that_names_the_file(tmp_path: Path, head: str) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(head, encoding="utf-8")
    with pytest.raises(QueryError, match=r"mine\.rq"):
        read_question(path)


def test_joint_speakers_and_their_offices_stand_in_one_order() -> None:
    store = Store()
    store.update(
        """
        PREFIX kg: <https://w3id.org/sino-russian-kg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX : <https://w3id.org/sino-russian-kg/id/>
        INSERT DATA {
          :s a kg:Statement ; kg:reportedBy :a ; kg:speaker :x, :y, :z ; kg:inCapacity :as-x, :as-y ;
            kg:supports :x ; kg:opposes :y, :z ; kg:factuality kg:asserted .
          :a dcterms:identifier "a" .
          :x rdfs:label "Ann"@en . :y rdfs:label "Bob"@en . :z rdfs:label "Cy"@en .
          :as-x kg:capacityOf :x ; rdfs:label "Queen"@en . :as-y kg:capacityOf :y ; rdfs:label "Admiral"@en .
        }"""
    )
    (row,) = rows(store, load_questions()["statements"].sparql)
    assert row[1:3] == ("Ann; Bob; Cy", "Queen; Admiral; -")
    assert row[11:13] == ("oppose; oppose; support", "Bob; Cy; Ann")


@pytest.mark.parametrize(
    ("since", "until", "fits"), [("2020-01-01", "2020-12-31", True), ("2023-01-01", "2020-12-31", False)]
)
def test_a_time_that_ends_before_it_begins_is_an_error(since: str, until: str, fits: bool) -> None:
    values = {"since": [Literal(since)], "until": [Literal(until)]}
    with nullcontext() if fits else pytest.raises(QueryError, match=r"--since: the range is empty.*--until"):
        bind(load_questions()["statements"], values)
