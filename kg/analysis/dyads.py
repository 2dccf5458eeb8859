"""Cooperation and conflict between states, counted by the quad classes of PLOVER."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.analysis.events import Party, TimedEvent, read_events, read_parties
from kg.analysis.rows import rows_of
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.graph import Graph

__all__ = ["QUADS", "dyad_table", "join_dyads", "project_dyads", "read_quads"]

#: The quad classes as edge attributes; the first two are cooperation, the last two conflict.
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")

_QUADS = "SELECT ?category ?quad WHERE { ?category skos:broader ?quad } ORDER BY ?category"


def read_quads(graph: Graph) -> dict[str, str]:
    """Quad class of each PLOVER category: ``{"CONSULT": "verbal_cooperation", …}``."""
    names = {quad.replace("_", ""): quad for quad in QUADS}
    found = {}
    for row in rows_of(graph, _QUADS):
        if row["category"].startswith(PREFIXES["plover"]):
            found[row["category"].removeprefix(PREFIXES["plover"])] = names[
                row["quad"].removeprefix(PREFIXES["plover"]).lower()
            ]
    return found


def project_dyads(
    graph: Graph,
    *,
    include_reported: bool = False,
    directed: bool = False,
    roll_up: bool = True,
    since: str | None = None,
    until: str | None = None,
) -> nx.Graph[str]:
    """Join actors by what they did to or with each other.

    An event joins each of its sources to each of its targets; one without targets (an exercise, say) joins its
    sources among themselves. It counts once for a dyad. Events without a PLOVER category do not count.

    Parameters
    ----------
    graph : Graph
        An open build.
    include_reported, since, until
        Which events count; see `read_events`.
    directed : bool
        Whether an edge runs from source to target; what is mutual then has an edge each way.
    roll_up : bool
        Whether persons, bodies and places count for their state; actors without a state stay themselves, and what
        happens within one state joins nobody.

    Returns
    -------
    networkx.Graph or networkx.DiGraph
        Edges have a count for each of `QUADS`, their sums `cooperation` and `conflict`, `weight` (all) and `events`
        (sorted ids). Nodes have `name`, `kind` and `country`.
    """
    events = read_events(graph, include_reported=include_reported, since=since, until=until)
    return join_dyads(events, read_parties(graph), read_quads(graph), directed=directed, roll_up=roll_up)


def join_dyads(
    events: Iterable[TimedEvent],
    parties: Mapping[str, Party],
    quads: Mapping[str, str],
    *,
    directed: bool = False,
    roll_up: bool = True,
) -> nx.Graph[str]:
    """As `project_dyads`, from events that were read before."""
    import networkx as nx

    counted: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event in events:
        if event.plover in quads:
            for source, target in _pairs(event, parties, roll_up=roll_up):
                pair = (source, target) if directed or source < target else (target, source)
                counted[pair][quads[event.plover]].add(event.id)
    network: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    for actor in sorted({actor for pair in counted for actor in pair}):
        party = parties.get(actor, Party(actor, actor.removeprefix("id/").upper(), "Country"))
        network.add_node(actor, name=party.name, kind=party.kind, country=party.country)
    for (one, other), found in sorted(counted.items()):
        counts = {quad: len(found[quad]) for quad in QUADS}
        network.add_edge(
            one,
            other,
            **counts,
            cooperation=counts["verbal_cooperation"] + counts["material_cooperation"],
            conflict=counts["verbal_conflict"] + counts["material_conflict"],
            weight=sum(counts.values()),
            events=sorted(set().union(*found.values())),
        )
    return network


def dyad_table(network: nx.Graph[str]) -> pd.DataFrame:
    """Lay out a network of dyads as a table, the busiest first.

    Returns
    -------
    pandas.DataFrame
        Columns `one`, `other` (names), the four counts of `QUADS`, `cooperation`, `conflict`, `events` (their sum).
    """
    import pandas as pd

    columns = ["one", "other", *QUADS, "cooperation", "conflict", "events"]
    rows = [
        {"one": network.nodes[one]["name"], "other": network.nodes[other]["name"], **edge, "events": edge["weight"]}
        for one, other, edge in network.edges(data=True)
    ]
    rows.sort(key=lambda row: (-row["events"], row["one"], row["other"]))
    return pd.DataFrame(rows, columns=columns)


def _pairs(event: TimedEvent, parties: Mapping[str, Party], *, roll_up: bool) -> Iterator[tuple[str, str]]:
    def standing(actors: Iterable[str]) -> list[str]:
        if not roll_up:
            return list(dict.fromkeys(actors))
        known = (parties.get(actor) for actor in actors)
        return list(dict.fromkeys(party.state or party.id for party in known if party))

    sources, targets = standing(event.sources), standing(event.targets)
    pairs = product(sources, targets) if targets else combinations(sources, 2)
    yield from dict.fromkeys((source, target) for source, target in pairs if source != target)
