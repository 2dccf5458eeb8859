"""Whether and why two mentions of a build are one event, worked out anew from its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.records import Actor, ActorType, Event, Factuality, Filler, Stage, TextSpan, Zone
from kg.resolve.criteria import Check, compare
from kg.resolve.mentions import Told
from kg.rulebook.joining import Joining
from kg.store.opened import Build, read_records

__all__ = ["Mentions", "Pair", "explain_pair", "nearest_others", "read_mentions"]

Record = Mapping[str, Any]

#: What fails more criteria than this is not near.
_MOST_FAILED = 2


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of events of a build: the records by id, in the order of the file, and what is compared of each."""

    records: Mapping[str, Record]
    told: Mapping[str, Told]
    joining: Joining

    def of_event(self, key: str) -> list[str]:
        """Ids of the mentions of one event."""
        return [name for name, record in self.records.items() if record["key"] == key]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions compared. `one_event` is whether the build holds them to be one; `checks` has every criterion.

    `steps` leads from the one to the other by what was joined to what, where they are one event but not by themselves.
    `against` is a pair of mentions of the two events that do not fit, where these two would. `whole` is the key of the
    event of which the other is a part.
    """

    one: Record
    other: Record
    one_event: bool
    checks: tuple[Check, ...]
    steps: tuple[Record, ...] = ()
    against: Pair | None = None
    whole: str | None = None

    @property
    def failed(self) -> int:
        """How many criteria do not hold."""
        return sum(not check.holds for check in self.checks)


def read_mentions(build: Build, joining: Joining) -> Mentions:
    """Read the mentions of all events of a build.

    Raises
    ------
    StoreError
        If the build has no records or they are damaged.
    """
    documents: dict[str, set[str]] = defaultdict(set)
    for article, actor in read_records(build.path, "mention", lambda record, _: (record["article"], record["actor"])):
        if actor["type"] == ActorType.DOCUMENT:
            documents[article].add(actor["id"])
    published = {str(entry["id"]): entry["published"] for entry in build.manifest["articles"]}
    records: dict[str, Record] = {}
    told: dict[str, Told] = {}
    for record in read_records(build.path, "event", lambda record, _: record):
        records[record["id"]] = record
        told[record["id"]] = Told.of(
            _event(record),
            documents=documents[record["article"]],
            published=published.get(record["article"]),
            about=joining.about_days,
            predicate=(record.get("clause") or {"predicate": ""})["predicate"],
        )
    return Mentions(records, told, joining)


def explain_pair(mentions: Mentions, one: Sequence[str], other: Sequence[str]) -> Pair:
    """Compare two mentions, or of two events those two that come nearest.

    Parameters
    ----------
    mentions : Mentions
    one, other : sequences of str
        Ids of mentions: one id, or all of an event.
    """
    best = min(_pairs(mentions, one, other), key=_nearness)
    first, second = best.one, best.other
    if first["key"] == second["key"]:
        steps = tuple(_steps(mentions, first, second)) if best.failed else ()
        return Pair(first, second, True, best.checks, steps)
    between = _pairs(mentions, mentions.of_event(first["key"]), mentions.of_event(second["key"]))
    against = next((pair for pair in between if pair.failed), None) if not best.failed else None
    whole = next((b["key"] for a, b in ((first, second), (second, first)) if a.get("part_of") == b["key"]), None)
    return Pair(first, second, False, best.checks, (), against, whole)


def nearest_others(mentions: Mentions, key: str, *, most: int = 3) -> list[Pair]:
    """Of the other events those that nearly are this one: each with the pair of mentions that fails least."""
    mine = mentions.of_event(key)
    about = {name for one in mine for name in _named(mentions.told[one])}
    sorts = {mentions.told[one].sort(mentions.joining).id for one in mine}
    others: dict[str, list[str]] = defaultdict(list)
    for name, told in mentions.told.items():
        if mentions.records[name]["key"] != key and told.sort(mentions.joining).id in sorts and about & _named(told):
            others[mentions.records[name]["key"]].append(name)
    best = [min(_pairs(mentions, mine, theirs), key=_nearness) for _, theirs in sorted(others.items())]
    near = [pair for pair in best if pair.failed <= _MOST_FAILED]
    ranked = sorted(near, key=lambda pair: (pair.failed, _days_between(mentions, pair), pair.other["key"]))
    return [explain_pair(mentions, [pair.one["id"]], [pair.other["id"]]) for pair in ranked[:most]]


def _pairs(mentions: Mentions, one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    for first in one:
        for second in other:
            a, b = mentions.records[first], mentions.records[second]
            found = compare(mentions.told[first], mentions.told[second], mentions.joining)
            yield Pair(a, b, a["key"] == b["key"], found.checks)


def _steps(mentions: Mentions, one: Record, other: Record) -> Iterator[Record]:
    """The mentions from the one to the other, each joined to the next or the next to it; nothing if none lead there."""
    tied: dict[str, set[str]] = defaultdict(set)
    for name in mentions.of_event(one["key"]):
        joined = mentions.records[name].get("joined")
        if joined is not None:
            tied[name].add(joined["to"])
            tied[joined["to"]].add(name)
    ways = [[one["id"]]]
    seen = {one["id"]}
    for way in ways:
        if way[-1] == other["id"]:
            yield from (mentions.records[name] for name in way)
            return
        for name in sorted(tied[way[-1]] - seen):
            seen.add(name)
            ways.append([*way, name])


def _nearness(pair: Pair) -> tuple[int, bool, str, str]:
    """What fails least first, and of that what stands in one article."""
    return pair.failed, pair.one["article"] != pair.other["article"], pair.one["id"], pair.other["id"]


def _named(told: Told) -> frozenset[str]:
    return told.actors | told.states


def _days_between(mentions: Mentions, pair: Pair) -> int:
    one, other = (mentions.told[record["id"]].days for record in (pair.one, pair.other))
    return abs((one[0] - other[0]).days) if one and other else 0


def _event(record: Record) -> Event:
    """The event as far as the criteria look at it."""
    return Event(
        id=record["id"],
        article=record["article"],
        kind=record["class"],
        type=record["type"],
        plover=record["plover"],
        source=_fillers(record["source"]),
        target=_fillers(record["target"]),
        participants=_fillers(record["participants"]),
        place=_fillers(record["place"]),
        date=record["date"],
        factuality=Factuality(record["factuality"]),
        attributed_to=None,
        statement=record["statement"],
        trigger=TextSpan(*record["trigger"]),
        sentence=TextSpan(*record["sentence"]),
        key=record["key"],
        rule=record["rule"],
        zone=Zone(record["zone"]),
        topics=tuple(record["about"]),
        definite=bool(record.get("definite")),
        stage=Stage(record["stage"]) if record.get("stage") else None,
    )


def _fillers(actors: Sequence[Record]) -> tuple[Filler, ...]:
    return tuple(Filler(_actor(actor)) for actor in actors)


def _actor(actor: Record) -> Actor:
    members = tuple(_actor(member) for member in actor.get("members", ()))
    return Actor(actor["id"], actor["name"], ActorType(actor["type"]), actor["qid"], actor["country"], members=members)
