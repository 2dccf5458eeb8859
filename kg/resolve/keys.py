"""One key for one event: which mentions, in one article or in several, tell of the same thing.

Two mentions are one event when all of this holds (`kg.resolve.mentions` has it in code):

1. they are of the same sort: a summit is a meeting, a veto a vote;
2. they agree on whether it happened: a negated or supposed act is never joined to one that took place;
3. their parties agree: as actors, or as the states these belong to; of the people named by both, one set lies within
   the other;
4. their dates can be the same day and neither is much vaguer than a month; within an article a mention
   without a date joins the nearest one before it that fits, if it is of people meeting or one of the two is a
   definite noun that can point to the other, or stands in a headline or caption; across articles both must be dated;
5. their places, where both have any, share one, or one lies in the state of the other.

What was joined gets one key, made from the sort, the parties and the narrowest date of all its mentions.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.namespaces import digest
from kg.records import Event, Extraction, Factuality
from kg.resolve.mentions import VAGUE_DAYS, Told, width
from kg.resolve.occasions import date_by_occasion

__all__ = ["key_events"]

_Cluster = list[Told]


def key_events(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Give every event of a run its key; the order of the articles does not change the result.

    Mentions of one event in one article share its date. Each that was joined to another says so in its reasons.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.article.id)
    clusters = [cluster for extraction in ordered for cluster in _of_article(extraction)]
    keyed = {
        told.event.id: replace(told.event, key=key, reasons=(*told.event.reasons, *_joined(told, best)))
        for cluster in _across(clusters)
        for key, best in [(_key(cluster), _best(cluster))]
        for told in cluster
    }
    return [replace(extraction, events=tuple(keyed[e.id] for e in extraction.events)) for extraction in extractions]


def _of_article(extraction: Extraction) -> list[_Cluster]:
    """Clusters of one article, after its mentions have lent each other their dates."""
    told = [Told.of(event) for event in sorted(extraction.events, key=lambda e: (e.trigger, e.rule))]
    shared = [one for cluster in _within(told) for one in _share_date(cluster)]
    dated = date_by_occasion(sorted(shared, key=lambda t: (t.event.trigger, t.event.rule)), extraction.article)
    return _within(dated)


def _within(told: Sequence[Told]) -> list[_Cluster]:
    """Clusters of one article: each mention joins the nearest earlier cluster of its sort that it fits."""
    clusters: list[_Cluster] = []
    by_sort: dict[str, list[_Cluster]] = defaultdict(list)
    for one in told:
        alike = by_sort[one.sort]
        home = next((c for c in reversed(alike) if all(one.same(other, near=True) for other in c)), None)
        if home is None:
            home = []
            alike.append(home)
            clusters.append(home)
        home.append(one)
    return clusters


def _share_date(cluster: _Cluster) -> _Cluster:
    """Mentions of one event in one article share its date; each keeps the reason why it has it."""
    dated = [told for told in cluster if told.event.date]
    if not dated:
        return cluster
    best = min(dated, key=lambda told: (told.width, told.event.trigger)).event
    words = f"the same event is dated at {best.trigger.start}: {best.date_reason}"
    return [
        told
        if told.event.date
        else Told.of(replace(told.event, date=best.date, date_span=best.date_span, date_reason=words))
        for told in cluster
    ]


class _Group:
    """Mentions of one event over several articles, with what new ones are compared to."""

    def __init__(self, cluster: _Cluster) -> None:
        self.told: _Cluster = []
        self.articles: set[str] = set()
        self._distinct: dict[tuple[object, ...], Told] = {}
        self.add(cluster)

    def add(self, cluster: _Cluster) -> None:
        """Take in the mentions of one article."""
        self.told += cluster
        self.articles |= {told.event.article for told in cluster}
        self._distinct |= _dated(cluster)

    def fits(self, cluster: _Cluster) -> bool:
        """Whether the mentions of another article tell of the same event."""
        if any(told.event.article in self.articles for told in cluster):
            return False
        pairs = itertools.product(self._distinct.values(), _dated(cluster).values())
        return all(one.same(other, near=False) for one, other in pairs)


def _dated(cluster: _Cluster) -> dict[tuple[object, ...], Told]:
    """The mentions with a usable date, one for each signature."""
    return {told.signature: told for told in cluster if told.width <= VAGUE_DAYS}


def _across(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join clusters of different articles; only those that share a month and a party or state are compared."""
    groups: list[_Group] = []
    index: dict[tuple[str, int, str], list[_Group]] = defaultdict(list)
    for cluster in sorted(clusters, key=_rank):
        places = [] if cluster[0].speech else sorted(set(_places(cluster)))
        near = {id(group): group for place in places for group in index[place]}
        home = next((group for group in near.values() if group.fits(cluster)), None)
        if home is None:
            home = _Group(cluster)
            groups.append(home)
        else:
            home.add(cluster)
        for place in places:
            if not any(group is home for group in index[place]):
                index[place].append(home)
    return [group.told for group in groups]


def _places(cluster: _Cluster) -> Iterator[tuple[str, int, str]]:
    """Where the cluster stands in the index: sort, month (counted from year 0) of a usable date, party or state."""
    for told in cluster:
        if told.days is not None and told.width <= VAGUE_DAYS:
            first, last = told.days
            for month in range(first.year * 12 + first.month, last.year * 12 + last.month + 1):
                for party in told.actors | told.states:
                    yield told.sort, month, party


def _rank(cluster: _Cluster) -> tuple[int, str, int, str]:
    """The best dated clusters first, so that the vaguer ones find them."""
    first = cluster[0].event
    return min(told.width for told in cluster), first.article, first.trigger.start, first.rule


def _best(cluster: _Cluster) -> Told:
    """The mention that the event is named after: the one with the narrowest date."""
    return min(cluster, key=lambda told: (told.width, told.event.article, told.event.trigger))


def _joined(told: Told, best: Told) -> tuple[str, ...]:
    """Why the mention shares the key of its cluster; nothing for the one that gives the key."""
    if told is best:
        return ()
    where = f"{best.event.article}, character {best.event.trigger.start}"
    return (f"one event with {where}: {told.agreement(best)}",)


def _key(cluster: _Cluster) -> str:
    """Readable and made from content alone: date, sort, parties and a digest of what sets it apart."""
    best = _best(cluster)
    first = min((told.event for told in cluster), key=lambda event: (event.article, event.trigger))
    parties = sorted(best.actors)
    when = best.event.date or "undated"
    state = best.event.factuality.value if _is_unreal(best.event) else ""
    land = sorted({land for told in cluster for land in told.lands or told.places})
    alone = best.speech or width(best.event.date) > VAGUE_DAYS
    where = [first.article, str(first.trigger)] if alone else []
    apart = digest(best.sort, when, state, *parties, *land, *where, length=10)
    name = best.event.kind.partition(":")[2] if best.event.type == "OTHER" else best.event.type.replace("_", "-")
    return "-".join([when.replace("/", "_"), name.lower(), *parties[:3], apart])


def _is_unreal(event: Event) -> bool:
    return event.factuality in {Factuality.NEGATED, Factuality.HYPOTHETICAL}
