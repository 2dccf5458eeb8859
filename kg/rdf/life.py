"""The life of an event in the merged graph: its stages with the articles that tell them, and its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.edtf import bounds
from kg.rdf.facts import is_claim
from kg.rdf.terms import event_iri, evidence_iri, flatten, mint, node
from kg.records import Event, Stage

__all__ = ["part_quads", "stage_quads"]

_ORDER = {stage: number for number, stage in enumerate(Stage)}


def stage_quads(key: str, accounts: Sequence[Event], published: Mapping[str, str | None]) -> Iterator[Quad]:
    """Where the event stands, and, unless it is only told as held, each stage with each article that tells it.

    Parameters
    ----------
    key : str
        Of the event.
    accounts : sequence of Event
        All its accounts.
    published : mapping of str to str or None
        When each article appeared, as EDTF.
    """
    staged = [event for event in accounts if event.stage is not None]
    if not staged:
        return
    subject = event_iri(key)
    yield Quad(subject, node("kg:stage"), node(f"kg:{_standing(staged, published)}"))
    if all(event.stage is Stage.HELD for event in staged):
        return
    for event in staged:
        yield from _report(subject, event.stage or Stage.HELD, event)


def part_quads(events: Mapping[str, Sequence[Event]]) -> Iterator[Quad]:
    """Every part under its whole; of what came of an event, the articles that tell it as the event's outcome too.

    Parameters
    ----------
    events : mapping of str to sequence of Event
        The accounts of each event, by its key.
    """
    for key, accounts in events.items():
        whole = next((event.part_of for event in accounts if event.part_of is not None), None)
        if whole is None or whole.key not in events:
            continue
        subject = event_iri(whole.key)
        yield Quad(subject, node("sem:hasSubEvent"), event_iri(key))
        if whole.outcome:
            yield Quad(subject, node("kg:hasOutcome"), event_iri(key))
            for event in accounts:
                yield from _report(subject, Stage.OUTCOME, event)


def _standing(staged: Iterable[Event], published: Mapping[str, str | None]) -> Stage:
    """Held, if an article says so in its own voice; else what the latest article tells, of several the latest stage."""
    if any(event.stage is Stage.HELD and not is_claim(event) for event in staged):
        return Stage.HELD
    told: dict[str, list[Stage]] = defaultdict(list)
    for event in staged:
        when = published.get(event.article)
        told[bounds(when)[1].isoformat() if when else ""].append(event.stage or Stage.HELD)
    return max(told[max(told)], key=lambda stage: _ORDER[stage])


def _report(subject: NamedNode, stage: Stage, event: Event) -> Iterator[Quad]:
    """One stage of an event as one article tells it."""
    report = NamedNode(f"{subject.value}/{stage}/{mint('article', event.article).value.rpartition('/')[2]}")
    yield Quad(subject, node("kg:hasStage"), report)
    yield Quad(report, node("rdf:type"), node("kg:StageReport"))
    yield Quad(report, node("kg:stage"), node(f"kg:{stage}"))
    yield Quad(report, node("kg:reportedBy"), mint("article", event.article))
    yield Quad(report, node("kg:evidence"), evidence_iri(event.article, event.sentence))
    for actor in flatten(event.attributed_to):
        yield Quad(report, node("kg:attributedTo"), mint("id", actor.id))
    if event.date:
        yield Quad(report, node("kg:date"), Literal(event.date, datatype=node("edtf:EDTF")))
