"""The three tables of `kg analyse`, whole or year by year, each with what it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis.actors import join_actors
from kg.analysis.centrality import DEFINITIONS, centrality
from kg.analysis.dyads import dyad_table, join_dyads, read_quads
from kg.analysis.events import TimedEvent, by_year, read_events, read_parties
from kg.analysis.meetings import CLASSES, meeting_table
from kg.errors import QueryError

if TYPE_CHECKING:
    import pandas as pd

    from kg.graph import Graph

__all__ = ["MEASURES", "MeasureTable", "measure_table"]

_NOTES = {
    "centrality": (
        "Who is central",
        "Actors joined by the events they share. "
        + "; ".join(f"{name}: {text}" for name, text in DEFINITIONS.items())
        + ".",
    ),
    "meetings": (
        "Who meets whom",
        "Pairs of the same kind in meetings, visits, calls, summits and talks; articles: those that tell of any of "
        "them; first and last: days.",
    ),
    "dyads": (
        "Cooperation and conflict",
        "Pairs of states; what persons and bodies did counts for their state. Events by PLOVER quad class, cooperation "
        "(+) and conflict (−), in words or deeds; each counts once for a pair.",
    ),
}
MEASURES = tuple(_NOTES)

Measure = Callable[[Sequence[TimedEvent]], "pd.DataFrame"]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """A table with its heading and what it counts; `total` is the number of rows before it was cut."""

    title: str
    note: str
    frame: pd.DataFrame
    total: int


def measure_table(
    graph: Graph,
    measure: str,
    *,
    since: str | None = None,
    until: str | None = None,
    include_reported: bool = False,
    yearly: bool = False,
    limit: int | None = None,
) -> MeasureTable:
    """Measure a graph and lay the result out as a table.

    Parameters
    ----------
    graph : Graph
        An open build.
    measure : {"centrality", "meetings", "dyads"}
        What to measure.
    since, until, include_reported
        Which events count; see `read_events`.
    yearly : bool
        Whether to measure each year by itself; a column `year` comes first, empty for events whose year is open.
    limit : int, optional
        The most rows, of each year with `yearly`; all of them if None or 0.

    Raises
    ------
    QueryError
        If the measure is unknown or a date cannot be read.
    """
    if measure not in _NOTES:
        raise QueryError(measure, "no such measure", f"use one of {', '.join(MEASURES)}")
    classes = CLASSES if measure == "meetings" else None
    events = read_events(graph, event_classes=classes, include_reported=include_reported, since=since, until=until)
    compute = _measure(graph, measure)
    frames = _frames(events, compute) if yearly else [compute(events)]
    title, note = _NOTES[measure]
    if any(frame.attrs.get("betweenness") == "estimated" for frame in frames):
        note += " Betweenness is estimated from a sample."
    return MeasureTable(title, note, _joined(frames, limit), sum(map(len, frames)))


def _measure(graph: Graph, measure: str) -> Measure:
    parties = read_parties(graph)
    if measure == "centrality":
        return lambda events: centrality(join_actors(events, parties)).drop(columns="actor")
    if measure == "meetings":
        return lambda events: meeting_table(events, parties)
    quads = read_quads(graph)
    return lambda events: dyad_table(join_dyads(events, parties, quads))


def _frames(events: Sequence[TimedEvent], compute: Measure) -> list[pd.DataFrame]:
    frames = []
    for year, some in by_year(events).items():
        frame = compute(some)
        frame.insert(0, "year", year)
        frames.append(frame)
    return frames or [compute(())]


def _joined(frames: Sequence[pd.DataFrame], limit: int | None) -> pd.DataFrame:
    import pandas as pd

    filled = [frame.head(limit) if limit else frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]
