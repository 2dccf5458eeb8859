"""Who is central: four measures of an actor's place in a network of shared events."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["DEFINITIONS", "centrality"]

#: What each column of the table counts, for people.
DEFINITIONS = {
    "events": "events the actor takes part in",
    "degree": "other actors met in at least one event",
    "strength": "sum of the weights of its links: a shared event counts once for each other actor in it",
    "betweenness": "share of the shortest paths between two others that run through it (0 to 1, weights ignored)",
    "pagerank": "share of visits of a walker who follows links in proportion to their weight, damping 0.85",
}

_EXACT_UP_TO = 20_000  # edges; above, betweenness is estimated
_SAMPLE = 300  # starting points of the estimate


def centrality(network: nx.Graph[str]) -> pd.DataFrame:
    """Measure the place of every actor in a network such as `project_actors` gives.

    Betweenness is exact up to 20,000 edges; above that it is estimated from 300 starting points drawn with a fixed
    seed, and `attrs["betweenness"]` says "estimated" instead of "exact".

    Returns
    -------
    pandas.DataFrame
        Columns `actor` (id), `name`, `kind` and those of `DEFINITIONS`; the highest strength first, then PageRank,
        then name. An empty network gives no rows.
    """
    import pandas as pd

    columns = ["actor", "name", "kind", *DEFINITIONS]
    nodes = list(network)
    if not nodes:
        return pd.DataFrame(columns=columns)
    strength = dict(network.degree(weight="weight"))
    between, exact, rank = _paths_and_walks(network, nodes)
    frame = pd.DataFrame(
        {
            "actor": nodes,
            "name": [network.nodes[node]["name"] for node in nodes],
            "kind": [network.nodes[node]["kind"] for node in nodes],
            "events": [network.nodes[node]["events"] for node in nodes],
            "degree": [network.degree[node] for node in nodes],
            "strength": [strength[node] for node in nodes],
            "betweenness": between,
            "pagerank": rank,
        },
        columns=columns,
    )
    order = ["strength", "pagerank", "name"]
    frame = frame.sort_values(order, ascending=[False, False, True], kind="stable").reset_index(drop=True)
    frame.attrs["betweenness"] = "exact" if exact else "estimated"
    return frame


def _paths_and_walks(network: nx.Graph[str], nodes: list[str]) -> tuple[list[float], bool, list[float]]:
    """Normalised betweenness, whether it is exact, and PageRank, in the order of `nodes`; by igraph, for speed."""
    import igraph

    place = {node: index for index, node in enumerate(nodes)}
    links = [(place[one], place[other], edge["weight"]) for one, other, edge in network.edges(data=True)]
    twin = igraph.Graph(n=len(nodes), edges=[(one, other) for one, other, _ in links])
    weights = [weight for _, _, weight in links]
    exact = len(links) <= _EXACT_UP_TO or len(nodes) <= _SAMPLE
    others = (len(nodes) - 1) * (len(nodes) - 2) / 2
    if exact:
        found = twin.betweenness()
    else:
        chosen = random.Random(0).sample(range(len(nodes)), _SAMPLE)
        found = [value * len(nodes) / _SAMPLE for value in twin.betweenness(sources=chosen)]
    between = [round(value / others, 6) if others else 0.0 for value in found]
    rank = [round(value, 6) for value in twin.pagerank(weights=weights or None)]
    return between, exact, rank
