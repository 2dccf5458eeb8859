"""From a view to a pyvis network: every node and link with its look, its places in the picture and its facts."""

from __future__ import annotations

import json
from collections import Counter
from os import PathLike
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from kg.views.content import page_content
from kg.views.dates import short_date
from kg.views.layout import Box, place_nodes
from kg.views.model import Fact, Kind, View, ViewEdge, ViewNode
from kg.views.page import page_environment, write_text
from kg.views.select import DEFAULT_LIMIT, LEVELS, cut_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["OfflineNetwork", "build_network", "level_sizes"]

_SHAPES = {
    Kind.STATE: "square",
    Kind.PERSON: "dot",
    Kind.INSTITUTION: "diamond",
    Kind.EVENT: "box",
    Kind.ISSUE: "triangle",
}
_LINE = 22  # characters of a line of a label

_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "tooltipDelay": 10**6},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0.5, "arrows": {"to": {"enabled": False}}},
    "nodes": {
        "font": {"face": "system-ui, sans-serif", "multi": False},
        "margin": 6,
        "scaling": {"label": {"enabled": True, "drawThreshold": 3}},
    },
}


class OfflineNetwork(Network):  # type: ignore[misc]
    """A pyvis network that draws itself with this project's page: one file, no request, text never as markup.

    It is filled like any other (`add_node`, `add_edge`); `write_html` writes UTF-8 under a temporary name first and
    leaves nothing else behind. `left_out` says what did not fit, empty if all did. Use `build_network` to make one.
    """

    def __init__(self, page: Mapping[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.templateEnv = page_environment(page)
        self.path = "page.html"
        self.left_out = str(page["note"])
        self.set_options(json.dumps(_OPTIONS))

    def __repr__(self) -> str:
        return f"<OfflineNetwork {len(self.nodes)} nodes, {len(self.edges)} links>"

    __str__ = __repr__

    def write_html(self, name: str | PathLike[str], **_: Any) -> None:
        """Write the page to the file `name`."""
        write_text(name, self.generate_html())

    def show(self, name: str | PathLike[str], **_: Any) -> None:
        """Write the page to the file `name`; the same as `write_html`."""
        self.write_html(name)


def level_sizes(count: int) -> tuple[int, ...]:
    """How many nodes each step of detail shows, the last one all `count`.

    Examples
    --------
    >>> level_sizes(45), level_sizes(500)
    ((16, 45), (16, 40, 140, 500))
    """
    return (*(size for size in LEVELS if size * 1.3 < count), count)


def build_network(view: View, *, limit: int = DEFAULT_LIMIT, title: str = "") -> OfflineNetwork:
    """Draw a view: choose the strongest nodes, place them for each step of detail, attach the facts.

    Parameters
    ----------
    view : View
        Of any size; see `cut_view` for what is kept.
    limit : int
        The most nodes the page may hold.
    title : str
        Heading of the page; empty for one made from the articles and years.

    Returns
    -------
    OfflineNetwork
        Nodes carry `group` (kind), `facts` (indices into the page's facts), `level` and `spots` (places per level).
    """
    kept = cut_view(view, limit=limit)
    sizes = level_sizes(len(kept.nodes))
    network = OfflineNetwork(page_content(kept, sizes, title=title))
    facts = {fact.id: fact for fact in kept.facts}
    index = {fact.id: place for place, fact in enumerate(kept.facts)}
    degree = Counter(end for edge in kept.edges for end in (edge.source, edge.target))
    looks = [_node_look(node, facts, degree[node.id]) for node in kept.nodes]
    spots = _spots(kept, looks, sizes)
    for rank, (node, look) in enumerate(zip(kept.nodes, looks, strict=True)):
        network.add_node(
            node.id,
            **look,
            group=node.kind.value,
            level=next(level for level, size in enumerate(sizes) if rank < size),
            spots=spots[node.id],
            facts=[index[fact] for fact in node.facts],
            title_text=_full_label(node, facts),
            about=node.about,
            names=list(node.names),
            more=node.more,
        )
    for number, edge in enumerate(kept.edges):
        _add_edge(network, f"e{number}", edge, index, degree)
    return network


def _add_edge(
    network: OfflineNetwork, identifier: str, edge: ViewEdge, index: Mapping[str, int], degree: Mapping[str, int]
) -> None:
    busiest = max(degree[edge.source], degree[edge.target])
    network.add_edge(
        edge.source,
        edge.target,
        id=identifier,
        kind=edge.kind.value,
        words=edge.label,
        arrows="",
        share=round(max(0.28, min(0.8, 2.4 / busiest**0.5)), 2),  # lines of a hub are faint, so that it can be read
        facts=[index[fact] for fact in edge.facts],
    )


def _full_label(node: ViewNode, facts: Mapping[str, Fact]) -> str:
    dates = [facts[fact].date for fact in node.facts if facts[fact].date] if node.kind is Kind.EVENT else []
    return f"{node.label}, {short_date(dates[0])}" if dates else node.label


def _lines(text: str) -> str:
    """The text on at most two lines."""
    return "\n".join(wrap(text, width=_LINE, max_lines=2, placeholder="…"))


def _node_look(node: ViewNode, facts: Mapping[str, Fact], degree: int) -> dict[str, Any]:
    """Shape, size and label; an event says its date and kind, anything else its name."""
    size = min(30.0, 7 + 2.4 * degree**0.5)
    if node.kind is Kind.EVENT:
        date = next((facts[fact].date for fact in node.facts if facts[fact].date), "")
        label = "\n".join(filter(None, (_lines(node.label), _lines(short_date(date)))))
        return {"label": label, "shape": _SHAPES[node.kind], "size": 10, "font": {"size": 13}}
    return {
        "label": _lines(node.label),
        "shape": _SHAPES[node.kind],
        "size": round(size, 1),
        "font": {"size": round(min(24.0, 13 + 0.9 * degree**0.5))},
    }


def _box(look: Mapping[str, Any]) -> Box:
    """Room that a node takes with its label, as wide as the letters are on the average."""
    lines, font = look["label"].split("\n"), look["font"]["size"]
    width = max(len(line) for line in lines) * font * 0.56
    if look["shape"] == "box":
        return width + 16, len(lines) * font * 1.25 + 14
    return max(width, 2 * look["size"]), 2 * (look["size"] + 1.3 * font * len(lines))  # the label hangs below


def _spots(view: View, looks: Sequence[Mapping[str, Any]], sizes: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """Places of every node at each level; (0, 0) at the levels where it is not shown."""
    spots: dict[str, list[tuple[int, int]]] = {node.id: [] for node in view.nodes}
    for size in sizes:
        place = {node.id: rank for rank, node in enumerate(view.nodes[:size])}
        links = [(place[e.source], place[e.target]) for e in view.edges if e.source in place and e.target in place]
        placed = place_nodes([_box(look) for look in looks[:size]], links, aspect=0.8 if size == LEVELS[0] else 1.3)
        for rank, node in enumerate(view.nodes):
            spots[node.id].append(placed[rank] if rank < size else (0, 0))
    return spots
