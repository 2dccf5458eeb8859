"""Decide what is drawn first and what is left out when there is more than a picture can hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from kg.views.model import Fact, Kind, Source, View, ViewNode

__all__ = ["DEFAULT_LIMIT", "HARD_LIMIT", "LEVELS", "cut_view", "rank_nodes"]

#: Nodes on a page unless told otherwise, and the most it may ever hold: beyond that nothing can be read.
DEFAULT_LIMIT = 500
HARD_LIMIT = 2000

#: How many nodes the first steps of detail show: what a telephone can hold, a screen, a patient reader; the last
#: step shows all.
LEVELS = (16, 40, 140)

_ISSUE_EVERY = 7  # nodes
_OTHER_FACTS = 300  # of a node, beside those that the links of the picture show


def _strength(
    node: ViewNode, facts: Mapping[str, Fact], known: Mapping[str, int]
) -> tuple[bool, int, int, bool, int, str]:
    """Sort key of a node, the strongest highest.

    Certain before uncertain; told by many articles before few; between several parties before one's own; dated before
    undated; then by how much else is known of its parties.
    """
    mine = [facts[fact] for fact in node.facts]
    told_by = {article for fact in mine for article in fact.told_by}
    parties = {party.node for fact in mine for party in fact.parties}
    return (
        any(fact.certain for fact in mine),
        len(told_by),
        min(len(parties), 2),
        any(fact.start for fact in mine),
        sum(known.get(party, 0) for party in parties) if node.kind is Kind.EVENT else len(mine),
        node.id,
    )


def _neighbours(view: View) -> dict[str, set[str]]:
    joined: dict[str, set[str]] = defaultdict(set)
    for edge in view.edges:
        joined[edge.source].add(edge.target)
        joined[edge.target].add(edge.source)
    return joined


def rank_nodes(view: View) -> tuple[str, ...]:
    """Order the nodes of a view, the ones to draw first at the front.

    The strongest events come first, each followed by the actors and issues that it shares with other events, so that
    every beginning of the list is a picture in itself; then what hangs on one event only; then the rest. Nodes without
    any certain fact follow all others.
    """
    facts = {fact.id: fact for fact in view.facts}
    joined = _neighbours(view)
    known = {node.id: len(node.facts) for node in view.nodes}
    by_strength = sorted(view.nodes, key=lambda node: _strength(node, facts, known), reverse=True)
    position = {node.id: place for place, node in enumerate(by_strength)}
    order: dict[str, None] = {}
    for node in by_strength:
        if node.kind is Kind.EVENT:
            order[node.id] = None
            shared = (other for other in joined[node.id] if len(joined[other]) > 1)
            order.update(dict.fromkeys(sorted(shared, key=position.__getitem__)))
    order = _woven(order, [node.id for node in by_strength if node.kind is Kind.ISSUE], joined)
    order.update(dict.fromkeys(node.id for node in by_strength))
    certain = {node.id for node in view.nodes if any(facts[fact].certain for fact in node.facts)}
    return tuple(sorted(order, key=lambda identifier: identifier not in certain))


def _woven(order: Iterable[str], issues: Iterable[str], joined: Mapping[str, set[str]]) -> dict[str, None]:
    """The order with an issue after every few other nodes, so that every beginning shows what it was about.

    The next issue is the strongest that is joined to a node before it.
    """
    woven: dict[str, None] = {}
    waiting = list(issues)
    for place, identifier in enumerate(order, start=1):
        woven[identifier] = None
        if place % _ISSUE_EVERY:
            continue
        chosen = next((issue for issue in waiting if joined[issue] & woven.keys()), None)
        if chosen:
            waiting.remove(chosen)
            woven[chosen] = None
    return woven


def cut_view(view: View, *, limit: int = DEFAULT_LIMIT) -> View:
    """Keep the `limit` strongest nodes of a view, the links among them and the facts behind these.

    Parameters
    ----------
    view : View
        Any size; one that fits is kept whole.
    limit : int
        Between 1 and `HARD_LIMIT`; larger values are lowered to it.

    Returns
    -------
    View
        Nodes in order of rank; `left_out` counts by kind those cut off now or before. A node that very many facts are
        about keeps those shown by links and some of the others; its `more` counts the rest.
    """
    ranked = rank_nodes(view)
    kept = ranked[: max(1, min(limit, HARD_LIMIT))]
    nodes = {node.id: node for node in view.nodes}
    dropped = Counter(dict(view.left_out))
    dropped.update(nodes[identifier].kind for identifier in ranked[len(kept) :])
    inside = set(kept)
    edges = tuple(edge for edge in view.edges if edge.source in inside and edge.target in inside)
    shown = {fact for edge in edges for fact in edge.facts}
    shortened = tuple(_with_fewer_facts(nodes[identifier], shown) for identifier in kept)
    used = shown | {fact for node in shortened for fact in node.facts}
    facts = tuple(fact for fact in view.facts if fact.id in used)
    return replace(
        view,
        nodes=shortened,
        edges=edges,
        facts=facts,
        sources=_used_sources(view, facts),
        left_out=tuple((kind, dropped[kind]) for kind in Kind if dropped[kind]),
    )


def _with_fewer_facts(node: ViewNode, shown: Collection[str]) -> ViewNode:
    """The node with the facts that links in the picture show, and so many of the others as it takes to tell of it."""
    others = [fact for fact in node.facts if fact not in shown]
    if len(others) <= _OTHER_FACTS:
        return node
    left = set(others[_OTHER_FACTS:])
    return replace(node, facts=tuple(fact for fact in node.facts if fact not in left), more=len(left))


def _used_sources(view: View, facts: Iterable[Fact]) -> tuple[Source, ...]:
    used = {article for fact in facts for article in fact.told_by}
    return tuple(source for source in view.sources if source.id in used)
