"""The pages: an offline network of actors, events, institutions and issues, each fact with its sentences."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from kg.views.model import Certainty
from kg.views.select import DEFAULT_LIMIT

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.views.model import View
    from kg.views.network import OfflineNetwork

__all__ = ["PAGE", "read_view", "to_pyvis", "write_graph_page"]

#: Name of the page inside a build.
PAGE = "graph.html"


def read_view(
    graph: Graph, *, limit: int = DEFAULT_LIMIT, include: Collection[Certainty] = frozenset(Certainty)
) -> View:
    """Read the strongest part of a build with its sentences.

    Parameters
    ----------
    graph : Graph
        An open build.
    limit : int
        The most nodes, up to 2,000.
    include : collection of Certainty
        What is read besides facts: planned, possible, negated, hypothetical and claimed events.

    Returns
    -------
    View
        `left_out` says what did not fit.
    """
    from kg.views.collect import collect_view
    from kg.views.quotes import add_quotes
    from kg.views.select import cut_view

    return add_quotes(graph, cut_view(collect_view(graph, include=include), limit=limit))


def to_pyvis(
    graph: Graph,
    *,
    limit: int = DEFAULT_LIMIT,
    include: Collection[Certainty] = frozenset(Certainty),
    title: str = "",
) -> OfflineNetwork:
    """Draw a build as a pyvis network whose page works offline.

    Parameters
    ----------
    graph, limit, include
        See `read_view`.
    title : str
        Heading of the page; empty for one made from the articles.

    Returns
    -------
    OfflineNetwork
        A `pyvis.network.Network`; `write_html(path)` writes the page: one file, UTF-8, nothing beside it.
    """
    from kg.views.network import build_network

    return build_network(read_view(graph, limit=limit, include=include), limit=limit, title=title)


def write_graph_page(
    build: Path,
    target: Path | None = None,
    *,
    limit: int = DEFAULT_LIMIT,
    include: Collection[Certainty] = frozenset(Certainty),
    title: str = "",
) -> OfflineNetwork:
    """Write the page of the build in a folder; give the network that it shows.

    Parameters
    ----------
    build : Path
        The folder; it may still stand under a temporary name, as long as the store in it is complete.
    target : Path, optional
        The file to write; `PAGE` in the build if None.
    limit, include, title
        See `to_pyvis`.

    Raises
    ------
    StoreError
        If there is no build.
    KgError
        If the file cannot be written.
    """
    from kg.graph import Graph

    network = to_pyvis(Graph(build), limit=limit, include=include, title=title)
    network.write_html(target or build / PAGE)
    return network
