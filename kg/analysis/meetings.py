"""Who meets whom: pairs of actors of one kind that met, called or held talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.analysis.actors import join_actors
from kg.analysis.events import Party, TimedEvent

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CLASSES", "meeting_table"]

#: Classes of events in which people talk to each other; those below them count too.
CLASSES = ("kg:Consultation",)


def meeting_table(events: Iterable[TimedEvent], parties: Mapping[str, Party]) -> pd.DataFrame:
    """Count the meetings of each pair, the most frequent first.

    Pairs join actors of the same kind only (persons with persons, states with states), so that a visitor and the state
    visited are no pair.

    Parameters
    ----------
    events : iterable of TimedEvent
        Those of `CLASSES`; see `read_events`.
    parties : mapping of str to Party
        The actors by id.

    Returns
    -------
    pandas.DataFrame
        Columns `one`, `other` (names), `kind`, `meetings`, `articles` (that tell of any of them), `first`, `last`
        (days; empty where no meeting has a date).
    """
    import pandas as pd

    events = tuple(events)
    network = join_actors(events, parties)
    dates = {event.id: (event.start, event.end) for event in events}
    rows = []
    for one, other, edge in network.edges(data=True):
        kind = network.nodes[one]["kind"]
        if kind and kind == network.nodes[other]["kind"]:
            starts = [dates[event][0] for event in edge["events"] if dates[event][0]]
            ends = [dates[event][1] for event in edge["events"] if dates[event][1]]
            rows.append(
                {
                    "one": network.nodes[one]["name"],
                    "other": network.nodes[other]["name"],
                    "kind": kind,
                    "meetings": len(edge["events"]),
                    "articles": len(edge["articles"]),
                    "first": min(starts, default=""),
                    "last": max(ends, default=""),
                }
            )
    rows.sort(key=lambda row: (-row["meetings"], -row["articles"], row["one"], row["other"]))
    return pd.DataFrame(rows, columns=["one", "other", "kind", "meetings", "articles", "first", "last"])
