"""Details of meetings and visits in an article's graph and in the merged graph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Quad, Store

from kg.namespaces import PREFIXES
from kg.ontology import load_event_classes
from kg.rdf.assemble import to_quads
from kg.rdf.merge import merge
from kg.records import Actor, ActorType, Details, Event, Filler, Occasion, OccasionKind, Ordinal, TextSpan, Worded

if TYPE_CHECKING:
    from conftest import Story

WANG = Actor("wang-yi", "Wang Yi", ActorType.PERSON, country="CHN")
AT = TextSpan(11, 18)


def with_details(story: Story, details: Details) -> Story:
    """The story with these details at its first event, and no other event."""
    event: Event = replace(story.events[0], details=details)
    story.events[:] = [event]
    return story


def values(quads: list[Quad], term: str) -> list[str]:
    """Objects of a property by local name or text, sorted."""
    iri = PREFIXES["kg"] + term
    return sorted(q.object.value.rpartition("#")[2].rpartition("/")[2] for q in quads if q.predicate.value == iri)


def test_an_account_has_every_detail_with_its_words(first: Story) -> None:
    details = Details(
        format=Worded("sidelines", AT),
        rank=Worded("state", AT),
        companions=(Filler(WANG),),
        size=Worded("40", AT),
        series=Worded("regular meeting", AT),
        ordinal=Ordinal(27, AT, Worded("this year", AT)),
        occasions=(Occasion(OccasionKind.SIDELINES, AT, Worded("the forum", AT)),),
    )
    quads = to_quads(with_details(first, details).extraction(), rule_versions={}, model="m", version="1")
    assert {term: values(quads, term) for term in ("format", "rank", "companion", "delegationSize", "series")} == {
        "format": ["onSidelines"],
        "rank": ["stateVisit"],
        "companion": ["wang-yi"],
        "delegationSize": ["40"],
        "series": ["regular meeting"],
    }
    assert values(quads, "ordinal") + values(quads, "countedWithin") == ["27", "this year"]
    assert values(quads, "occasion") == values(quads, "onSidelinesOf") == ["the forum"]
    assert values(quads, "detailAt") == ["11-18"]


def test_what_most_articles_tell_is_chosen_and_the_rest_kept(first: Story, second: Story) -> None:
    told = [
        with_details(first, Details(rank=Worded("state", AT), ordinal=Ordinal(40, AT))).extraction(),
        with_details(second, Details(rank=Worded("working", AT), ordinal=Ordinal(40, AT))).extraction(),
    ]
    third = replace(
        told[0],
        article=replace(told[0].article, id="third"),
        events=(replace(told[0].events[0], id="third-1", article="third", key=told[1].events[0].key),),
    )
    store = Store()
    store.extend(merge([*told, third], classes=load_event_classes()))
    query = """SELECT ?rank ?other ?ordinal WHERE {
      ?e kg:reportedBy article:third ; kg:rank ?rank ; kg:otherRank ?other ; kg:ordinal ?ordinal }"""
    rows = [tuple(term.value.rpartition("#")[2] for term in row) for row in store.query(query, prefixes=PREFIXES)]  # type: ignore[union-attr]
    assert rows == [("stateVisit", "workingVisit", "40")]
