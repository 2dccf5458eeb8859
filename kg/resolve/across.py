"""Join events of several articles: those are compared that share a month, document or name, and a party or state."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kg.records import Stage
from kg.resolve.criteria import fits
from kg.resolve.mentions import Told
from kg.rulebook.joining import Joining

__all__ = ["join_articles"]

_Cluster = list[Told]
_Address = tuple[str, object, str]


class _Group:
    """Mentions of one event over several articles, with what new ones are compared to."""

    def __init__(self, cluster: _Cluster, joining: Joining) -> None:
        self.told: _Cluster = []
        self.articles: set[str] = set()
        self._joining = joining
        self.add(cluster)

    def add(self, cluster: _Cluster) -> None:
        """Take in the mentions of one article."""
        self.told += cluster
        self.articles |= {told.event.article for told in cluster}
        self._distinct = _telling(self.told, self._joining)

    def fits(self, cluster: _Cluster) -> bool:
        """Whether the mentions of another article tell of the same event."""
        if any(told.event.article in self.articles for told in cluster):
            return False
        pairs = itertools.product(self._distinct, _telling(cluster, self._joining))
        return all(fits(one, other, self._joining) for one, other in pairs)


def join_articles(clusters: Sequence[_Cluster], joining: Joining) -> list[_Cluster]:
    """Join clusters of different articles, the best dated first, so that the vaguer ones find them.

    Parameters
    ----------
    clusters : sequence of lists of Told
        The mentions of one event in one article each.
    joining : Joining
        The criteria.
    """
    groups: list[_Group] = []
    index: dict[_Address, list[_Group]] = defaultdict(list)
    for cluster in sorted(clusters, key=_rank):
        addresses = sorted(set(_addresses(cluster, joining)), key=str)
        near = {id(group): group for address in addresses for group in index[address]}
        fitting = [group for group in near.values() if group.fits(cluster)]
        if fitting:
            home = fitting[0]
            home.add(cluster)
        else:
            home = _Group(cluster, joining)
            groups.append(home)
        if any(told.moved for told in cluster):
            for other in fitting[1:]:
                _bridge(home, other, groups, index)
        for address in addresses:
            if not any(group is home for group in index[address]):
                index[address].append(home)
    return [group.told for group in groups]


def _bridge(home: _Group, other: _Group, groups: list[_Group], index: dict[_Address, list[_Group]]) -> None:
    """Make two events one that what was put off belongs to: the plan and what was held in the end."""
    if not home.fits(other.told):
        return
    home.add(other.told)
    groups.remove(other)
    for found in index.values():
        if other in found:
            found.remove(other)
            if home not in found:
                found.append(home)


def _telling(cluster: _Cluster, joining: Joining) -> list[Told]:
    """The mentions that say enough to be compared between articles, one for each signature.

    A date that a plan had before it was put off or called off does not count any more.
    """
    known = {told.signature: told for told in cluster if _says_enough(told, joining)}
    moved = [told for told in known.values() if told.moved]
    if moved:
        last = max(moved, key=lambda told: (told.published or (date.min, date.min), told.event.id))
        later = last.days if last.event.stage is Stage.POSTPONED else None
        if later is not None:
            return [told for told in known.values() if not told.planned or told.days == later]
    return list(known.values())


def _says_enough(told: Told, joining: Joining) -> bool:
    sort = told.sort(joining)
    return (
        told.width <= max(sort.vaguest, sort.planned if told.planned or told.moved else 0)
        or told.moved
        or bool(told.documents and sort.by_document == "yes")
        or bool(told.named and told.width <= 366 and sort.by_name & {told.event.type, told.event.kind})
    )


def _addresses(cluster: _Cluster, joining: Joining) -> Iterator[_Address]:
    """Under what to look for the cluster: sort, and a month of its date, "plan" or a document or name; then a party."""
    for told in cluster:
        sort = told.sort(joining)
        if sort.speech == "yes" or not _says_enough(told, joining):
            continue
        parties = told.actors | told.states
        if told.days is not None and told.width <= max(sort.vaguest, sort.planned):
            first, last = (told.days[0] - timedelta(days=sort.apart), told.days[1] + timedelta(days=sort.apart))
            for month in range(first.year * 12 + first.month, last.year * 12 + last.month + 1):
                yield from ((sort.id, month, party) for party in parties)
        if told.moved or told.planned:
            yield from ((sort.id, "plan", party) for party in parties)
        if sort.by_document == "yes":
            yield from ((sort.id, "document", document) for document in told.documents)
        if sort.by_name & {told.event.type, told.event.kind}:
            yield from ((sort.id, year, name) for year in told.years for name in told.named)


def _rank(cluster: _Cluster) -> tuple[int, str, int, str]:
    """The best dated clusters first."""
    first = cluster[0].event
    return min(told.width for told in cluster), first.article, first.trigger.start, first.rule
