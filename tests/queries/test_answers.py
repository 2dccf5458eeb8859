"""What the named questions answer on two small articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import QueryError
from kg.graph import Graph

TALKS = "2023-03-21"
VISIT = "2023-03-20"
PLAN = "2023-10"


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return kg.open(built)


@pytest.mark.parametrize(
    ("parameters", "dates"),
    [
        ({}, [TALKS]),
        ({"between": "xi-jinping"}, [TALKS]),
        ({"between": "xi-jinping", "and_": "Путин"}, [TALKS]),
        ({"between": "chn", "and_": "rus"}, [TALKS]),
        ({"between": ["xi-jinping", "ivan-petrenko"]}, [TALKS]),
        ({"between": "ivan-petrenko"}, []),
        ({"since": 2023, "until": "2023-03"}, [TALKS]),
        ({"since": "2023-03-22"}, []),
        ({"until": "2023-03-20"}, []),
        ({"kind": "Summit"}, []),
        ({"kind": "Consultation"}, [VISIT, TALKS]),
        ({"kind": "Event", "place": "rus"}, [VISIT]),
        ({"kind": "Consultation", "include_reported": True}, [VISIT, TALKS, PLAN]),
    ],
)
def test_meetings(graph: Graph, parameters: dict[str, Any], dates: list[str]) -> None:
    assert list(graph.query("meetings", **parameters)["date"]) == dates


@pytest.mark.parametrize(
    ("parameters", "dates"),
    [
        ({}, [VISIT]),
        ({"visitor": "chn", "to": "rus"}, [VISIT]),
        ({"visitor": "xi-jinping", "to": "moscow"}, [VISIT]),
        ({"visitor": "rus"}, []),
        ({"visitor": "rus", "include_reported": True}, [PLAN]),
        ({"to": "beijing", "include_reported": True}, [PLAN]),
    ],
)
def test_visits(graph: Graph, parameters: dict[str, Any], dates: list[str]) -> None:
    assert list(graph.query("visits", **parameters)["date"]) == dates


def test_a_visit_names_visitor_host_and_place(graph: Graph) -> None:
    (row,) = graph.query("visits").to_dict("records")
    assert (row["visitors"], row["hosts"], row["where"], row["articles"]) == ("Xi Jinping", "Russia", "Moscow", 2)
    assert row["event"].startswith("event:2023-03-20-visit")


@pytest.mark.parametrize(
    ("parameters", "cues"),
    [
        ({}, ["added", "said", "said"]),
        ({"by": "Ivan Petrenko"}, ["added", "said"]),
        ({"by": "rus"}, []),
        ({"by": "rus", "include_reported": True}, ["denied"]),
        ({"medium": "Interview", "until": "2023-03"}, ["added", "said"]),
        ({"medium": "readout"}, []),
        ({"act": "deny"}, []),
        ({"about": "rus"}, ["said"]),
        ({"about": "taiwan"}, []),
        ({"about": "taiwan", "include_reported": True}, ["denied"]),
        ({"words": "TALKS WENT"}, ["said"]),
        ({"about": ["rus", "taiwan"], "include_reported": True}, ["denied", "said"]),
        ({"stance": "oppose"}, ["said"]),
        ({"stance": "support"}, []),
        ({"stance": "oppose", "toward": "rus"}, ["said"]),
        ({"toward": "chn"}, []),
        ({"for_state": "rus"}, ["said"]),
        ({"for_state": "ru-mfa"}, ["said"]),
        ({"for_state": "chn"}, []),
        ({"to": "chn"}, ["said"]),
        ({"to": "rus"}, []),
        ({"outlet": "tass"}, ["said"]),
        ({"outlet": "xinhua"}, []),
        ({"withheld": True}, ["added"]),
    ],
)
def test_statements(graph: Graph, parameters: dict[str, Any], cues: list[str]) -> None:
    assert sorted(graph.query("statements", **parameters)["cue"]) == cues


def test_a_statement_has_content_speaker_and_article(graph: Graph) -> None:
    (row,) = graph.query("statements", about="rus").to_dict("records")
    assert row["content"] == 'that "China" had imposed sanctions on Russia'
    assert (row["speaker"], row["about"], row["medium"]) == ("Ivan Petrenko", "Russia", "interview")
    assert row["article"] == 'A visit\nto "Moscow"'
    assert (row["stance"], row["toward"], row["office"]) == ("oppose", "Russia", "Foreign minister of Russia")
    assert (row["to"], row["outlet"], row["told"]) == ("China", "TASS", "2023-03-24")
    assert not row["reported"]
    assert not row["withheld"]


@pytest.mark.parametrize(
    ("parameters", "whats"),
    [
        ({"actor": "xi-jinping"}, ["visit", "meeting"]),
        ({"actor": "rus", "since": "2023-03-21"}, ["meeting"]),
        ({"category": "SANCTION"}, []),
        ({"category": "SANCTION", "include_reported": True}, ["sanction"]),
        ({"place": "moscow"}, ["visit"]),
        ({"include_reported": True}, ["visit", "meeting", "visit", "sanction"]),
    ],
)
def test_timeline(graph: Graph, parameters: dict[str, Any], whats: list[str]) -> None:
    assert list(graph.query("timeline-of", **parameters)["what"]) == whats


def test_a_claim_names_who_claims_it(graph: Graph) -> None:
    (row,) = graph.query("timeline-of", category="SANCTION", include_reported=True).to_dict("records")
    assert (row["factuality"], row["said_by"]) == ("claimed", "Ivan Petrenko")


@pytest.mark.parametrize(("fact", "count"), [("event/2023-03-20", 2), ("undated-sanction", 1), ("ivan-petrenko", 1)])
def test_evidence_gives_the_sentences(graph: Graph, fact: str, count: int) -> None:
    found = graph.query("evidence-of", fact=fact)
    assert len(found) == count
    assert all(found["end"] > found["start"])


def test_evidence_slices_the_stored_text(graph: Graph) -> None:
    for row in graph.query("evidence-of", fact="event/2023-03-20").to_dict("records"):
        texts = [path.read_text(encoding="utf-8") for path in (graph.path / "articles").iterdir()]
        assert any(text[row["start"] : row["end"]] == row["sentence"] for text in texts)


def test_institutions_count_articles(graph: Graph) -> None:
    found = graph.query("institutions", kind="Actor", country="rus", least=2)
    assert list(found["institution"]) == ["Russia", "Vladimir Putin"]
    assert list(found["events"]) == [1, 1]
    assert graph.query("institutions").empty


def test_joint_documents_are_none_here(graph: Graph) -> None:
    assert graph.query("joint-documents", between="chn", include_reported=True).empty


def test_a_question_can_be_asked_within_a_time_limit(graph: Graph) -> None:
    assert len(graph.query("meetings", timeout=30)) == 1


def test_unknown_question_and_parameter_are_errors(graph: Graph) -> None:
    with pytest.raises(QueryError, match="did you mean meetings"):
        graph.query("meeting")
    with pytest.raises(QueryError, match="did you mean between"):
        graph.query("meetings", betwen="xi-jinping")
