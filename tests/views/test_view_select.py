from __future__ import annotations

import pytest

from kg.views.model import Certainty, EdgeKind, Fact, Kind, Party, Source, View, ViewEdge, ViewNode
from kg.views.select import HARD_LIMIT, cut_view, rank_nodes


def star(events: int, *, unsure: int = 0) -> View:
    """One actor in `events` events, the first told by two articles; the last `unsure` of them only planned."""
    actor = ViewNode("id/hub", Kind.STATE, "Hub", facts=tuple(f"event/{n:05}" for n in range(events)))
    nodes, edges, facts = [actor], [], []
    for n in range(events):
        certainty = Certainty.PLANNED if n >= events - unsure else Certainty.FACT
        told = ("article/a", "article/b") if n == 0 else ("article/a",)
        party = Party("took part", "Hub", "id/hub")
        facts.append(Fact(f"event/{n:05}", "Visit", certainty, parties=(party,), told_by=told))
        nodes.append(ViewNode(f"event/{n:05}", Kind.EVENT, "Visit", facts=(f"event/{n:05}",)))
        edges.append(ViewEdge("id/hub", f"event/{n:05}", EdgeKind.ROLE, "took part in", (f"event/{n:05}",)))
    sources = (Source("article/a", "A"), Source("article/b", "B"))
    return View(tuple(nodes), tuple(edges), tuple(facts), sources)


def test_event_told_by_most_articles_comes_first_with_its_actor() -> None:
    assert rank_nodes(star(5))[:2] == ("event/00000", "id/hub")


def test_nodes_without_certain_facts_come_last() -> None:
    assert rank_nodes(star(4, unsure=2))[-2:] == ("event/00003", "event/00002")


def test_rank_does_not_depend_on_the_order_of_nodes() -> None:
    view = star(6)
    turned = View(view.nodes[::-1], view.edges[::-1], view.facts[::-1], view.sources)
    assert rank_nodes(turned) == rank_nodes(view)


def test_small_view_is_kept_whole() -> None:
    cut = cut_view(star(5), limit=500)
    assert (len(cut.nodes), len(cut.edges), len(cut.facts), cut.left_out) == (6, 5, 5, ())


def test_cut_keeps_only_links_between_kept_nodes() -> None:
    cut = cut_view(star(9), limit=3)
    kept = {node.id for node in cut.nodes}
    assert len(kept) == 3
    assert {edge.source for edge in cut.edges} | {edge.target for edge in cut.edges} <= kept


def test_cut_says_what_is_left_out() -> None:
    assert cut_view(star(9), limit=3).left_out == ((Kind.EVENT, 7),)


def test_second_cut_adds_to_what_the_first_left_out() -> None:
    assert cut_view(cut_view(star(9), limit=5), limit=3).left_out == ((Kind.EVENT, 7),)


def test_articles_of_nothing_kept_are_left_out() -> None:
    view = View((), (), (), (Source("article/a", "A"),))
    assert cut_view(view).sources == ()


def test_node_with_very_many_facts_keeps_those_of_its_links_and_counts_the_rest() -> None:
    cut = cut_view(star(400), limit=3)
    hub = next(node for node in cut.nodes if node.id == "id/hub")
    assert (len(hub.facts), hub.more) == (302, 98)
    assert {fact for edge in cut.edges for fact in edge.facts} <= set(hub.facts)


@pytest.mark.parametrize(("limit", "nodes"), [(0, 1), (-5, 1), (10**6, HARD_LIMIT)])
def test_limit_stays_within_bounds(limit: int, nodes: int) -> None:
    assert len(cut_view(star(HARD_LIMIT + 3), limit=limit).nodes) == nodes
