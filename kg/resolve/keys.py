"""One key for one event: which mentions, in one article or in several, tell of the same thing.

Two mentions are one event when all of this holds, and `reason` says which of it decided:

1. they are of the same sort (`SAME_SORT` groups the classes that name one happening in different words);
2. they agree on whether it happened: a negated or supposed act is never joined to one that took place;
3. their parties agree: as actors, or as the states these belong to, one set within the other and not empty;
4. their dates can be the same day and neither is much vaguer than a month; within an article a mention
   without a date joins the nearest one before it that fits, if it is of people meeting or one of the two is a
   definite noun that can point to the other, or stands in a headline or caption; across articles both must be dated;
5. their places, where both have any, share one, or one lies in the state of the other.

What was joined gets one key, made from the sort, the parties and the narrowest date of all its mentions.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from kg.edtf import bounds
from kg.namespaces import digest
from kg.records import Actor, ActorType, Event, Extraction, Factuality, Filler, Zone

__all__ = ["SAME_SORT", "key_events"]

#: Record types that may tell of one happening, by the name of the group.
SAME_SORT: dict[str, str] = {
    "VOTE": "DECISION",
    "VETO": "DECISION",
    "SIGNING": "AGREEMENT",
    "JOINT_STATEMENT": "STATEMENT",
}
#: Classes that never are one event merely because parties and date agree: acts of speech are many in a day.
_SPEECH = {"kg:Support", "kg:Accusation", "kg:Rejection", "kg:Request", "kg:Threat", "kg:Warning", "kg:Pledge"}
_GATHERINGS = {"MEETING", "VISIT", "CALL", "SUMMIT"}
#: A date vaguer than this says too little to join mentions of different articles.
_VAGUE_DAYS = 31
#: What "about" adds to the width of a date.
_ABOUT_DAYS = 14
_UNREAL = {Factuality.NEGATED, Factuality.HYPOTHETICAL}


def key_events(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Give every event of a run its key; the order of the articles does not change the result."""
    mentions = [event for extraction in extractions for event in extraction.events]
    ordered = sorted(mentions, key=lambda e: (e.article, e.trigger, e.rule))
    clusters = _across([_share_date(cluster) for cluster in _within(ordered)])
    keyed = {event.id: replace(event, key=key) for cluster in clusters for key in [_key(cluster)] for event in cluster}
    return [replace(extraction, events=tuple(keyed[e.id] for e in extraction.events)) for extraction in extractions]


def _share_date(cluster: list[Event]) -> list[Event]:
    """Mentions of one event in one article share its date; each keeps the reason why it has it."""
    dated = [e for e in cluster if e.date]
    if not dated:
        return cluster
    best = min(dated, key=lambda e: (_width(e.date), e.trigger))
    words = f"the same event is dated at {best.trigger.start}: {best.date_reason}"
    return [e if e.date else replace(e, date=best.date, date_span=best.date_span, date_reason=words) for e in cluster]


def _sort(event: Event) -> str:
    return SAME_SORT.get(event.type, event.type) if event.type != "OTHER" else event.kind


def _within(ordered: list[Event]) -> list[list[Event]]:
    """Clusters of one article: each mention joins the nearest earlier cluster that it fits."""
    clusters: list[list[Event]] = []
    for _, events in itertools.groupby(ordered, key=lambda e: e.article):
        local: list[list[Event]] = []
        for event in events:
            home = next((c for c in reversed(local) if all(_same(event, other, near=True) for other in c)), None)
            if home is None:
                local.append([event])
            else:
                home.append(event)
        clusters += local
    return clusters


def _across(clusters: list[list[Event]]) -> list[list[Event]]:
    """Join clusters of different articles until nothing more fits."""
    by_sort: dict[str, list[list[Event]]] = {}
    for cluster in sorted(clusters, key=_rank):
        group = by_sort.setdefault(_sort(cluster[0]), [])
        home = next((c for c in group if _clusters_agree(c, cluster)), None)
        if home is None:
            group.append(list(cluster))
        else:
            home.extend(cluster)
    return [cluster for name in sorted(by_sort) for cluster in by_sort[name]]


def _rank(cluster: list[Event]) -> tuple[int, str, str]:
    """The best dated clusters first, so that the vaguer ones find them."""
    width = min((_width(e.date) for e in cluster), default=99999)
    return width, cluster[0].article, str(cluster[0].trigger)


def _clusters_agree(one: list[Event], other: list[Event]) -> bool:
    if {e.article for e in one} & {e.article for e in other}:
        return False
    return all(_same(a, b, near=False) for a in _dated(one) for b in _dated(other)) and bool(
        _dated(one) and _dated(other)
    )


def _dated(cluster: list[Event]) -> list[Event]:
    return [e for e in cluster if e.date and _width(e.date) <= _VAGUE_DAYS]


def _same(one: Event, other: Event, *, near: bool) -> bool:
    if _sort(one) != _sort(other) or not _agree_on_fact(one, other):
        return False
    if one.kind in _SPEECH and not (
        near and one.kind == other.kind and one.date and one.date == other.date and _same_words(one, other)
    ):
        return False
    near = near and _pointing(one, other)
    return (
        _same_parties(one, other, near=near) and _same_date(one.date, other.date, near=near) and _same_place(one, other)
    )


def _pointing(one: Event, other: Event) -> bool:
    """Whether two mentions, one of them undated, may be one: people meet, a headline or a definite noun points on."""
    outside = {one.zone, other.zone} & {Zone.HEADLINE, Zone.CAPTION}
    return bool(outside) or (one.type in _GATHERINGS and one.type == other.type) or one.definite or other.definite


def _same_words(one: Event, other: Event) -> bool:
    return {f.actor.id for f in one.target} == {f.actor.id for f in other.target}


def _agree_on_fact(one: Event, other: Event) -> bool:
    if one.factuality == other.factuality:
        return True
    return not ({one.factuality, other.factuality} & _UNREAL)


def _ids(fillers: Sequence[Filler], name: Callable[[Actor], str | None]) -> frozenset[str]:
    found: set[str] = set()
    for filler in fillers:
        for actor in filler.actor.members or (filler.actor,):
            value = name(actor)
            if value:
                found.add(value)
    return frozenset(found)


def _same_parties(one: Event, other: Event, *, near: bool) -> bool:
    actors = _ids(one.participants, lambda a: a.id), _ids(other.participants, lambda a: a.id)
    if actors[0] == actors[1]:
        return bool(actors[0])
    people = _ids(one.participants, _person), _ids(other.participants, _person)
    if people[0] and people[1] and not _one_within(*people):
        return False  # Xi with Putin is not Wang with Putin
    states = _ids(one.participants, lambda a: a.country), _ids(other.participants, lambda a: a.country)
    shared = bool(actors[0] & actors[1])
    if states[0] and states[0] == states[1]:
        return shared or (len(states[0]) > 1 and not (people[0] and people[1]))
    return near and shared and _one_within(*actors)


def _person(actor: Actor) -> str | None:
    return actor.id if actor.type is ActorType.PERSON else None


def _one_within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _width(edtf: str | None) -> int:
    if not edtf:
        return 99999
    first, last = bounds(edtf)
    about = _ABOUT_DAYS if "~" in edtf else 0
    return (last - first).days + about if first > date.min and last < date.max else 99998


def _same_date(one: str | None, other: str | None, *, near: bool) -> bool:
    if one is None or other is None:
        return near
    a, b = bounds(one), bounds(other)
    if a[0] > b[1] or b[0] > a[1]:
        return False
    return max(_width(one), _width(other)) <= _VAGUE_DAYS or (near and one == other)


def _same_place(one: Event, other: Event) -> bool:
    if not one.place or not other.place:
        return True
    ids = {f.actor.id for f in one.place} & {f.actor.id for f in other.place}
    states = {f.actor.country for f in one.place} & {f.actor.country for f in other.place} - {None}
    return bool(ids) or bool(states)


def _key(cluster: Sequence[Event]) -> str:
    """Readable and made from content alone: date, sort, parties and a digest of what sets it apart."""
    best = min(cluster, key=lambda e: (_width(e.date), e.article, e.trigger))
    parties = sorted(_ids(best.participants, lambda a: a.id))
    when = best.date or "undated"
    state = best.factuality.value if best.factuality in _UNREAL else ""
    first = min(cluster, key=lambda e: (e.article, e.trigger))
    land = sorted({f.actor.country or f.actor.id for e in cluster for f in e.place})
    where = [] if _unique(best) else [first.article, str(first.trigger)]
    apart = digest(_sort(best), when, state, *parties, *land, *where, length=6)
    name = best.kind.partition(":")[2].lower() if best.type == "OTHER" else best.type.lower().replace("_", "-")
    return "-".join([when.replace("/", "_"), name, *parties[:3], apart])


def _unique(event: Event) -> bool:
    """Whether sort, parties and a dated day identify the event wherever it is told."""
    return event.kind not in _SPEECH and _width(event.date) <= _VAGUE_DAYS
