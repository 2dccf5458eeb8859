from __future__ import annotations

import pytest

from kg.analysis import centrality, project_actors
from kg.analysis.centrality import DEFINITIONS
from kg.errors import QueryError
from kg.graph import Graph


def edge(graph: Graph, **options: object) -> dict[str, object]:
    network = project_actors(graph, **options)  # type: ignore[arg-type]
    return dict(network.edges["id/vladimir-putin", "id/xi-jinping"])


def test_actors_are_joined_by_the_events_they_share(graph: Graph) -> None:
    assert edge(graph)["weight"] == 2
    assert len(edge(graph)["events"]) == 2  # type: ignore[arg-type]


def test_weight_can_count_articles(graph: Graph) -> None:
    network = project_actors(graph, weight="articles")
    assert network.edges["id/rus", "id/xi-jinping"]["weight"] == 2
    assert network.edges["id/vladimir-putin", "id/xi-jinping"]["weight"] == 1


def test_nodes_say_who_they_are(graph: Graph) -> None:
    assert project_actors(graph).nodes["id/xi-jinping"] == {
        "name": "Xi Jinping",
        "kind": "Person",
        "country": "CHN",
        "events": 3,
    }


def test_what_is_planned_or_claimed_counts_on_request_only(graph: Graph) -> None:
    assert "id/sergei-lavrov" not in project_actors(graph)
    assert "id/sergei-lavrov" in project_actors(graph, include_reported=True)


@pytest.mark.parametrize(
    ("classes", "events"),
    [(["kg:Consultation"], 3), (["kg:Call"], 1), (["kg:Call", "kg:Sanction"], 2), (["kg:Event"], 4)],
)
def test_class_counts_with_the_classes_below_it(graph: Graph, classes: list[str], events: int) -> None:
    network = project_actors(graph, event_classes=classes)
    assert len({event for *_, found in network.edges(data="events") for event in found}) == events


@pytest.mark.parametrize(
    ("since", "until", "actors"),
    [
        ("2023", None, {"id/xi-jinping", "id/vladimir-putin", "id/rus"}),
        (None, "2020-07-08", {"id/xi-jinping", "id/vladimir-putin"}),
        ("2022-05-15", "2022-05-20", {"id/usa", "id/rus"}),
        ("2024", None, set()),
    ],
)
def test_period_selects_events_that_can_have_fallen_into_it(
    graph: Graph, since: str | None, until: str | None, actors: set[str]
) -> None:
    assert set(project_actors(graph, since=since, until=until)) == actors


@pytest.mark.parametrize("options", [{"since": "last week"}, {"event_classes": ["kg:Picnic"]}])
def test_wrong_options_are_reported(graph: Graph, options: dict[str, object]) -> None:
    with pytest.raises(QueryError, match=r"last week|kg:Picnic"):
        project_actors(graph, **options)  # type: ignore[arg-type]


def test_centrality_puts_the_busiest_first(graph: Graph) -> None:
    table = centrality(project_actors(graph))
    assert table.loc[0, "name"] == "Xi Jinping"
    assert table.loc[0, ["events", "degree", "strength"]].tolist() == [3, 2, 3]
    assert table["pagerank"].sum() == pytest.approx(1, abs=1e-4)
    assert table.attrs["betweenness"] == "exact"


def test_centrality_agrees_with_networkx(graph: Graph) -> None:
    import networkx as nx

    network = project_actors(graph, include_reported=True)
    expected = nx.betweenness_centrality(network)
    for row in centrality(network).itertuples():
        assert row.betweenness == pytest.approx(expected[row.actor], abs=1e-5)


def test_every_column_is_defined(graph: Graph) -> None:
    assert set(centrality(project_actors(graph)).columns) - {"actor", "name", "kind"} == set(DEFINITIONS)


def test_no_events_give_an_empty_table(graph: Graph) -> None:
    assert centrality(project_actors(graph, since="2030")).empty
