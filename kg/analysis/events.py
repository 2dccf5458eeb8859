"""Events and actors as the measures need them: who took part in what, when, told by which articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.analysis.rows import Row, rows_of
from kg.edtf import bounds
from kg.errors import QueryError
from kg.namespaces import BASE, PREFIXES
from kg.ontology import load_event_classes
from kg.store.actors import KIND_OF_ACTOR

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["Party", "TimedEvent", "by_year", "read_events", "read_parties"]

_EVENTS = """
SELECT ?event ?class ?reported ?plover ?start ?end WHERE {
  { ?event kg:eventClass ?class BIND("" AS ?reported) }
  UNION
  { ?event kg:reportedClass ?class BIND("yes" AS ?reported) }
  OPTIONAL { ?event kg:ploverCategory ?plover }
  OPTIONAL { ?event kg:startDate ?start }
  OPTIONAL { ?event kg:endDate ?end }
} ORDER BY ?event"""

_VALUES = """
SELECT ?event ?property ?value WHERE {
  VALUES ?property { kg:hasSource kg:hasTarget kg:hasParticipant kg:reportedBy }
  ?event kg:eventClass|kg:reportedClass ?class ; ?property ?value
} ORDER BY ?event ?property ?value"""

_PARTIES = f"""
SELECT ?actor ?name ?kind ?country WHERE {{
  {KIND_OF_ACTOR}
  ?actor rdfs:label ?name FILTER(LANG(?name) IN ("en", ""))
  OPTIONAL {{ ?actor kg:country ?country }}
}} ORDER BY ?actor ?name ?country"""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor: its name, local name of its class (`Person`, `Country`, …), ISO code of its state or empty."""

    id: str
    name: str
    kind: str
    country: str = ""

    @property
    def state(self) -> str:
        """Id of the state it belongs to, its own for a state, or empty."""
        return f"id/{self.country.lower()}" if self.country else ""


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """One event. `kind` is a CURIE; `start` and `end` are ISO days, empty where open or unknown.

    `plover` is the local name of its PLOVER category or empty; `parties` are all actors, sorted; `articles` those that
    tell of it.
    """

    id: str
    kind: str
    certain: bool
    plover: str
    start: str
    end: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    parties: tuple[str, ...]
    articles: tuple[str, ...]

    @property
    def year(self) -> str:
        """The year it fell into, or empty where its bounds leave several."""
        return self.start[:4] if self.start[:4] == self.end[:4] else ""


def read_parties(graph: Graph) -> dict[str, Party]:
    """Every actor of the graph by id (`id/xi-jinping`)."""
    found: dict[str, Party] = {}
    for row in rows_of(graph, _PARTIES):
        identifier = _short(row["actor"])
        found.setdefault(identifier, Party(identifier, row["name"], row["kind"], row["country"]))
    return found


def read_events(
    graph: Graph,
    *,
    event_classes: Collection[str] | None = None,
    include_reported: bool = False,
    since: str | None = None,
    until: str | None = None,
) -> tuple[TimedEvent, ...]:
    """Events of the graph, sorted by id.

    Parameters
    ----------
    graph : Graph
        An open build.
    event_classes : collection of str, optional
        CURIEs such as ``kg:Consultation``; the classes below them count too. None: all.
    include_reported : bool
        Whether what is only planned, possible, denied, supposed or claimed counts as well.
    since, until : str, optional
        EDTF dates. An event counts if it can have happened between the first day of `since` and the last of `until`;
        with either given, an event without a date does not.

    Raises
    ------
    QueryError
        If a class is unknown or a date cannot be read.
    """
    wanted = _with_subclasses(event_classes)
    first, last = _window(since, until)
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(graph, _VALUES):
        values[row["event"]][row["property"].removeprefix(PREFIXES["kg"])].append(_short(row["value"]))
    found: dict[str, TimedEvent] = {}
    for row in rows_of(graph, _EVENTS):
        event = _event(row, values[row["event"]])
        if (include_reported or event.certain) and (wanted is None or event.kind in wanted):
            found.setdefault(event.id, event)
    if since is None and until is None:
        return tuple(found.values())
    return tuple(event for event in found.values() if _falls_between(event, first, last))


def by_year(events: Iterable[TimedEvent]) -> dict[str, list[TimedEvent]]:
    """Events by the year they fell into, in order; those whose year is open come last, under the empty text."""
    years: dict[str, list[TimedEvent]] = defaultdict(list)
    for event in events:
        years[event.year].append(event)
    return dict(sorted(years.items(), key=lambda item: (not item[0], item[0])))


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)


def _event(row: Row, values: Mapping[str, list[str]]) -> TimedEvent:
    sources, targets = values.get("hasSource", []), values.get("hasTarget", [])
    return TimedEvent(
        id=_short(row["event"]),
        kind=row["class"].replace(PREFIXES["kg"], "kg:"),
        certain=not row["reported"],
        plover=row["plover"].removeprefix(PREFIXES["plover"]),
        start=row["start"],
        end=row["end"],
        sources=tuple(sources),
        targets=tuple(targets),
        parties=tuple(sorted({*sources, *targets, *values.get("hasParticipant", [])})),
        articles=tuple(values.get("reportedBy", [])),
    )


def _with_subclasses(wanted: Collection[str] | None) -> frozenset[str] | None:
    """The classes and all below them; None stays None."""
    if wanted is None:
        return None
    classes = load_event_classes()
    if "kg:Event" in wanted:
        return frozenset(classes)
    unknown = sorted(set(wanted) - set(classes))
    if unknown:
        raise QueryError("event class", f"unknown {', '.join(unknown)}", f"use one of {', '.join(classes)}")
    return frozenset(curie for curie, one in classes.items() if curie in wanted or set(one.parents) & set(wanted))


def _window(since: str | None, until: str | None) -> tuple[str, str]:
    try:
        first = bounds(since)[0] if since else date.min
        last = bounds(until)[1] if until else date.max
    except ValueError as error:
        raise QueryError("period", str(error), "write a year, month or day such as 2020 or 2020-03") from error
    return first.isoformat(), last.isoformat()


def _falls_between(event: TimedEvent, first: str, last: str) -> bool:
    """Whether the event can have happened in the window; ISO days compare as texts."""
    if not event.start and not event.end:
        return False
    return (event.start or first) <= last and (event.end or last) >= first
