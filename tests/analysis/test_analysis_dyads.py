from __future__ import annotations

import pytest

from kg.analysis import dyad_table, project_dyads
from kg.analysis.dyads import QUADS, join_dyads, read_quads
from kg.analysis.events import Party, TimedEvent
from kg.graph import Graph

PARTIES = {
    "id/xi": Party("id/xi", "Xi", "Person", "CHN"),
    "id/wang": Party("id/wang", "Wang", "Person", "CHN"),
    "id/lavrov": Party("id/lavrov", "Lavrov", "Person", "RUS"),
    "id/un": Party("id/un", "UN", "InternationalOrganization"),
}
QUAD = {"CONSULT": "verbal_cooperation", "SANCTION": "material_conflict", "COOPERATE": "material_cooperation"}


def event(plover: str, sources: str, targets: str = "") -> TimedEvent:
    doers, goals = (tuple(f"id/{name}" for name in names.split()) for names in (sources, targets))
    return TimedEvent("e", "kg:Event", True, plover, "", "", doers, goals, tuple(sorted({*doers, *goals})), ("a",))


def test_every_plover_category_has_a_quad_class(graph: Graph) -> None:
    quads = read_quads(graph)
    assert len(quads) == 16
    assert set(quads.values()) == set(QUADS)


def test_persons_count_for_their_states(graph: Graph) -> None:
    found = project_dyads(graph).edges["id/chn", "id/rus"]
    assert (found["cooperation"], found["conflict"], found["weight"]) == (3, 0, 3)


def test_conflict_is_kept_apart(graph: Graph) -> None:
    found = project_dyads(graph).edges["id/rus", "id/usa"]
    assert (found["material_conflict"], found["conflict"], found["cooperation"]) == (1, 1, 0)


def test_direction_runs_from_source_to_target(graph: Graph) -> None:
    network = project_dyads(graph, directed=True)
    assert network.has_edge("id/usa", "id/rus")
    assert not network.has_edge("id/rus", "id/usa")
    assert network.has_edge("id/chn", "id/rus")
    assert network.has_edge("id/rus", "id/chn")


def test_without_roll_up_persons_stay_themselves(graph: Graph) -> None:
    assert project_dyads(graph, roll_up=False).has_edge("id/vladimir-putin", "id/xi-jinping")


@pytest.mark.parametrize(
    ("told", "dyads"),
    [
        (event("CONSULT", "xi lavrov", "xi lavrov"), [("id/chn", "id/rus")]),
        (event("CONSULT", "xi wang", "xi wang"), []),  # within one state
        (event("COOPERATE", "xi lavrov"), [("id/chn", "id/rus")]),  # joint act without a target
        (event("SANCTION", "xi lavrov", "un"), [("id/chn", "id/un"), ("id/rus", "id/un")]),
        (event("", "xi", "lavrov"), []),  # no category
        (event("CONSULT", "xi"), []),
    ],
)
def test_pairs_of_an_event(told: TimedEvent, dyads: list[tuple[str, str]]) -> None:
    assert list(join_dyads([told], PARTIES, QUAD).edges) == dyads


def test_event_counts_once_for_a_dyad() -> None:
    found = join_dyads([event("SANCTION", "xi wang", "lavrov")], PARTIES, QUAD)
    assert found.edges["id/chn", "id/rus"]["weight"] == 1


def test_table_names_states_and_sums(graph: Graph) -> None:
    table = dyad_table(project_dyads(graph))
    assert table.iloc[0][["one", "other", "cooperation", "events"]].tolist() == ["China", "Russia", 3, 3]
