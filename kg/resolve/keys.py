"""One key for one event: which mentions, in one article or in several, tell of the same thing.

Whether two mentions do is told by the criteria of `joining.yaml` (`kg.resolve.criteria`). Within an article a mention
joins the nearest event before it that it fits; mentions of one event lend each other date and place. Then the events
of several articles are joined, the best dated first. What was joined gets one key, made from the sort, the parties and
the narrowest date of all its mentions, and each mention says to which other it was joined and by what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.namespaces import digest
from kg.records import ActorType, Event, Extraction, Filler, Join, Stage, TextSpan
from kg.resolve.across import join_articles
from kg.resolve.criteria import compare, fits
from kg.resolve.mentions import Told, width
from kg.resolve.occasions import date_by_occasion
from kg.resolve.parts import find_parts
from kg.resolve.stages import stage_events
from kg.rulebook.joining import Joining, load_joining

__all__ = ["key_events"]

_Cluster = list[Told]


def key_events(extractions: Sequence[Extraction], joining: Joining | None = None) -> list[Extraction]:
    """Give every event of a run its stage and its key; the order of the articles does not change the result.

    Parameters
    ----------
    extractions : sequence of Extraction
        Their ids differ.
    joining : Joining, optional
        By default the shipped criteria.

    Returns
    -------
    list of Extraction
        As they were given. Mentions of one event in one article share its date and place, and each that was joined to
        another says so. Events that are part of another name its key.
    """
    joining = joining or load_joining()
    ordered = sorted(extractions, key=lambda extraction: extraction.article.id)
    clusters: list[_Cluster] = []
    first: dict[str, Told] = {}
    for extraction in ordered:
        found, before = _of_article(extraction, joining)
        clusters += found
        first.update(before)
    keyed: dict[str, Event] = {}
    for cluster in join_articles(clusters, joining):
        key = _key(cluster, joining)
        for told in cluster:
            join, reasons = _why(told, cluster, first, joining)
            keyed[told.event.id] = replace(told.event, key=key, joined=join, reasons=(*told.event.reasons, *reasons))
    whole = find_parts(list(keyed.values()), joining)
    done = {name: replace(event, part_of=whole.get(event.key)) for name, event in keyed.items()}
    return [replace(extraction, events=tuple(done[e.id] for e in extraction.events)) for extraction in extractions]


def _of_article(extraction: Extraction, joining: Joining) -> tuple[list[_Cluster], dict[str, Told]]:
    """Clusters of one article after its mentions have lent each other date and place, and the mentions before that."""
    article = extraction.article
    documents = {m.actor.id for m in extraction.mentions if m.actor.type is ActorType.DOCUMENT}

    def tell(event: Event) -> Told:
        return Told.of(event, documents=documents, published=article.published, about=joining.about_days)

    staged = stage_events(extraction.events, joining)
    told = [tell(event) for event in sorted(staged, key=lambda e: (e.trigger, e.rule))]
    shared = [Told.of(event) for cluster in _within(told, joining) for event in _share([one.event for one in cluster])]
    dated = date_by_occasion(sorted(shared, key=lambda t: (t.event.trigger, t.event.rule)), article)
    clusters = _within([tell(one.event) for one in dated], joining)
    return clusters, {one.event.id: one for one in told}


def _within(told: Sequence[Told], joining: Joining) -> list[_Cluster]:
    """Clusters of one article: each mention joins the cluster with the nearest mention before it that it fits."""
    clusters: list[_Cluster] = []
    by_sort: dict[str, list[_Cluster]] = defaultdict(list)
    for one in told:
        sort = one.sort(joining)
        alike = [cluster for name in {sort.id, *sort.points_to} for cluster in by_sort[name]]
        nearest_first = sorted(alike, key=lambda c: (c[-1].event.trigger, c[-1].event.rule), reverse=True)
        home = next((c for c in nearest_first if all(fits(other, one, joining) for other in c)), None)
        if home is None:
            home = []
            by_sort[sort.id].append(home)
            clusters.append(home)
        home.append(one)
    return clusters


def _share(events: Sequence[Event]) -> list[Event]:
    """Mentions of one event in one article share its date and place; each keeps the reason why it has them."""
    dated = min((e for e in events if e.date), key=lambda e: (width(e.date), e.trigger), default=None)
    placed = min((e for e in events if e.place), key=lambda e: e.trigger, default=None)
    return [_placed_like(_dated_like(event, dated), placed) for event in events]


def _dated_like(event: Event, other: Event | None) -> Event:
    if event.date or other is None:
        return event
    if event.stage is not other.stage and Stage.POSTPONED in (event.stage, other.stage):
        return event  # a plan and what it was put off to are of two dates
    words = f"the same event is dated at {other.trigger.start}: {other.date_reason}"
    return replace(event, date=other.date, date_span=other.date_span, date_reason=words)


def _placed_like(event: Event, other: Event | None) -> Event:
    if event.place or event.place_reason or other is None:
        return event  # what is held by video has a reason to be in no place
    places = tuple(Filler(filler.actor) for filler in other.place)
    names = ", ".join(place.actor.name for place in places)
    return replace(event, place=places, place_reason=f"{names}: told of the same event at {other.trigger.start}")


def _best(cluster: _Cluster) -> Told:
    """The mention that the event is named after: the one with the narrowest date."""
    return min(cluster, key=_rank)


def _rank(told: Told) -> tuple[int, str, TextSpan, str]:
    return told.width, told.event.article, told.event.trigger, told.event.rule


def _why(
    told: Told, cluster: _Cluster, first: dict[str, Told], joining: Joining
) -> tuple[Join | None, tuple[str, ...]]:
    """To which mention of its event it was joined: the best one of its article, else of all, that it fits by itself."""
    best = _best(cluster)
    beside = _best([one for one in cluster if one.event.article == told.event.article])
    others = [one for one in (beside, best, *sorted(cluster, key=_rank)) if one is not told]
    if told is best or not others:
        return None, ()
    for other in others:
        early = compare(first[told.event.id], first[other.event.id], joining)
        found = early if early.joined else compare(told, other, joining)
        if found.joined:
            where = f"{other.event.article}, character {other.event.trigger.start}"
            words = "; ".join(check.words for check in found.checks if check.criterion in _TOLD)
            join = Join(other.event.id, tuple((check.criterion, check.words) for check in found.checks))
            return join, (f"one event with {where}: {words}",)
    return None, ()


#: Criteria that say something of the two mentions themselves.
_TOLD = ("parties", "date", "place")


def _key(cluster: _Cluster, joining: Joining) -> str:
    """Readable and made from content alone: date, sort, parties and a digest of what sets it apart."""
    best = _best(cluster)
    sort = best.sort(joining)
    first = min((told.event for told in cluster), key=lambda event: (event.article, event.trigger))
    parties = sorted(best.actors)
    when = best.event.date or "undated"
    state = best.event.factuality.value if best.unreal else ""
    land = sorted({land for told in cluster for land in told.lands or told.places})
    alone = sort.speech == "yes" or best.width > sort.vaguest
    where = [first.article, str(first.trigger)] if alone else []
    apart = digest(sort.id, when, state, *parties, *land, *where, length=10)
    name = best.event.kind.partition(":")[2] if best.event.type == "OTHER" else best.event.type.replace("_", "-")
    return "-".join([when.replace("/", "_"), name.lower(), *parties[:3], apart])
