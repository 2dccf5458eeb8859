"""Actors joined by the events they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from kg.analysis.events import Party, TimedEvent, read_events, read_parties

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Graph

__all__ = ["Weight", "join_actors", "project_actors"]

#: What an edge's `weight` counts: events shared, or articles that tell of them.
Weight = Literal["events", "articles"]


def project_actors(
    graph: Graph,
    *,
    event_classes: Collection[str] | None = None,
    include_reported: bool = False,
    weight: Weight = "events",
    since: str | None = None,
    until: str | None = None,
) -> nx.Graph[str]:
    """Join actors that take part in the same event, in whatever role.

    Parameters
    ----------
    graph : Graph
        An open build.
    event_classes, include_reported, since, until
        Which events count; see `read_events`.
    weight : {"events", "articles"}
        What the edge attribute `weight` counts.

    Returns
    -------
    networkx.Graph
        Undirected, without loops. Nodes are ids (``id/xi-jinping``) with `name`, `kind`, `country` and `events` (number
        they take part in). Edges have `events` (sorted ids), `articles` (sorted ids of those that tell of any of the
        events) and `weight`. Sorted, the same for the same build; no events give an empty network.
    """
    events = read_events(
        graph, event_classes=event_classes, include_reported=include_reported, since=since, until=until
    )
    return join_actors(events, read_parties(graph), weight=weight)


def join_actors(
    events: Iterable[TimedEvent], parties: Mapping[str, Party], *, weight: Weight = "events"
) -> nx.Graph[str]:
    """As `project_actors`, from events that were read before."""
    import networkx as nx

    events = tuple(events)
    network: nx.Graph[str] = nx.Graph()
    for actor, taken in sorted(Counter(actor for event in events for actor in event.parties).items()):
        party = parties.get(actor, Party(actor, actor.removeprefix("id/"), ""))
        network.add_node(actor, name=party.name, kind=party.kind, country=party.country, events=taken)
    shared: dict[tuple[str, str], list[TimedEvent]] = {}
    for event in events:
        for pair in combinations(event.parties, 2):
            shared.setdefault(pair, []).append(event)
    for (one, other), common in sorted(shared.items()):
        ids = sorted(event.id for event in common)
        articles = sorted({article for event in common for article in event.articles})
        network.add_edge(one, other, weight=len(ids if weight == "events" else articles), events=ids, articles=articles)
    return network
