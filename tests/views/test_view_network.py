from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network

from kg.views import read_view, to_pyvis
from kg.views.model import View
from kg.views.network import build_network


@pytest.fixture(scope="module")
def view(graph: Any) -> View:
    return read_view(graph)


def data(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_graph_becomes_a_pyvis_network(graph: Any) -> None:
    network = to_pyvis(graph)
    assert isinstance(network, Network)
    assert network.get_nodes()


def test_event_node_shows_kind_and_date(view: View) -> None:
    labels = [node["label"] for node in build_network(view).nodes if node["group"] == "event"]
    assert "Visit\n20–22 Mar 2023" in labels


def test_every_node_has_a_place_at_every_level(view: View) -> None:
    network = build_network(view)
    levels = len(data(network.generate_html(), "page-data")["levels"])
    assert {len(node["spots"]) for node in network.nodes} == {levels}


def test_every_link_leads_to_facts(view: View) -> None:
    network = build_network(view)
    facts = data(network.generate_html(), "page-data")["facts"]
    assert all(edge["facts"] and max(edge["facts"]) < len(facts) for edge in network.edges)


def test_physics_is_off(view: View) -> None:
    options = json.loads(data(build_network(view).generate_html(), "graph-data")["options"])
    assert options["physics"] == {"enabled": False}


def test_summary_says_what_when_and_how_many(view: View) -> None:
    page = data(build_network(view).generate_html(), "page-data")
    assert page["title"] == "Russia and China in three articles"
    assert page["lede"] == (
        "Four events of 2020–2023, read from three articles by two publishers; two more events are only planned, "
        "denied or claimed. Named most often: Xi Jinping, Russia and United States."
    )


def test_page_says_what_was_left_out(view: View) -> None:
    network = build_network(view, limit=5)
    assert network.left_out.startswith("The strongest 5 nodes are on this page; left out are ")
    assert network.left_out in network.generate_html()


def test_two_pages_are_the_same(view: View) -> None:
    assert build_network(view).generate_html() == build_network(view).generate_html()


def test_empty_build_still_gives_a_page() -> None:
    page = build_network(View()).generate_html()
    assert data(page, "page-data")["facts"] == []


def test_writing_leaves_nothing_but_the_file(view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build_network(view).write_html(tmp_path / "graph.html")
    assert os.listdir(tmp_path) == ["graph.html"]


def test_text_of_articles_stands_in_the_data_only(view: View) -> None:
    page = build_network(view).generate_html()
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert "tea & cake" not in markup
    assert "tea \\u0026 cake" in page
