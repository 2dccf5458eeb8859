"""What all articles together say: the extracted part of the default graph.

Accounts that share a key are one event. An event that some article asserts in its own voice is an instance of its
class; what is only planned, possible, negated, supposed or claimed is a `kg:ReportedEvent`, which no query for events
of a class will find by accident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, Quad

from kg.ontology import EventClass
from kg.rdf.choose import best_date, best_kind, best_places
from kg.rdf.context import actor_quads, article_quads, named_actors
from kg.rdf.details import merged_details
from kg.rdf.evidence import Evidence
from kg.rdf.facts import is_claim, relation_quads, role_fillers, topic_values
from kg.rdf.life import part_quads, stage_quads
from kg.rdf.order import ordered
from kg.rdf.statements import statement_quads
from kg.rdf.terms import Term, date_quads, event_iri, evidence_iri, flatten, mint, node
from kg.records import Actor, Event, Extraction, Factuality

__all__ = ["merge"]

_LISTED = 4  # parties named in a label before the rest is left out


def merge(
    extractions: Iterable[Extraction],
    *,
    classes: Mapping[str, EventClass],
    known: Collection[object] = (),
    issues: frozenset[str] = frozenset(),
) -> list[Quad]:
    """Join the records of all articles to one graph.

    Parameters
    ----------
    extractions : iterable of Extraction
        Read once; order does not change the result.
    classes : mapping of str to EventClass
        The event classes of the ontology.
    known : collection of terms
        IRIs of the actors that the registry describes; all others are described here.
    issues : frozenset of str
        Ids that name issues and not actors.

    Returns
    -------
    list of Quad
        Of the default graph, sorted, without repeats; without the classes above a node's own.
    """
    accounts: dict[str, list[Event]] = defaultdict(list)
    published: dict[str, str | None] = {}
    quads: set[Quad] = set()
    for extraction in extractions:
        evidence = Evidence(extraction.article)
        published[extraction.article.id] = extraction.article.published
        for event in extraction.events:
            accounts[event.key].append(event)
        quads.update(statement_quads(extraction, evidence, issues=issues, merged=True))
        for relation in extraction.relations:
            quads.update(relation_quads(relation, evidence, graph=None))
        for actor, span in named_actors(extraction).values():
            if mint("id", actor.id) not in known:
                quads.update(actor_quads(actor, evidence.cite(span), graph=None))
        quads.update(article_quads(extraction, graph=None))
    for key, told in accounts.items():
        quads.update(
            _event_quads(key, sorted(told, key=lambda event: (event.article, event.trigger, event.id)), classes, issues)
        )
        quads.update(stage_quads(key, told, published))
    quads.update(part_quads(accounts))
    return ordered(quads)


def _event_quads(
    key: str, accounts: Sequence[Event], classes: Mapping[str, EventClass], issues: frozenset[str]
) -> Iterator[Quad]:
    """One event from all its accounts; those that assert it decide, if there are any."""
    asserting = [event for event in accounts if event.factuality is Factuality.ASSERTED and not is_claim(event)]
    deciding = asserting or accounts
    subject = event_iri(key)
    kind, plover = best_kind(deciding, {curie: len(one.parents) for curie, one in classes.items()})
    date, places = best_date(deciding), best_places(deciding)
    parties = _parties(deciding)
    values: list[tuple[str, Term]] = [
        ("rdfs:label", Literal(_label(classes[kind].label, parties, date.chosen), language="en")),
        ("kg:accountCount", Literal(len(deciding))),
        ("kg:articleCount", Literal(len({event.article for event in deciding}))),
    ]
    values += _standing(kind, accounts, deciding, asserted=bool(asserting))
    values += [("kg:reportedBy", mint("article", event.article)) for event in accounts]
    values += [("kg:evidence", evidence_iri(event.article, event.sentence)) for event in deciding]
    values += merged_details(deciding)
    values += [
        (role, mint("id", actor.id))
        for event in deciding
        for role, filler in role_fillers(event)
        for actor in flatten(filler)
        if role != "kg:hasPlace"
    ]
    values += [value for event in deciding for value in topic_values(event, issues)]
    values += [("sem:hasActor", mint("id", actor.id)) for actor in parties]
    values += [(role, mint("id", place)) for place in places.chosen for role in ("kg:hasPlace", "sem:hasPlace")]
    values += [("kg:otherPlace", mint("id", place)) for place in places.others]
    values += [("kg:otherDate", Literal(other, datatype=node("edtf:EDTF"))) for other in date.others]
    if plover:
        values.append(("kg:ploverCategory", node(f"plover:{plover}")))
    for predicate, value in values:
        yield Quad(subject, node(predicate), value)
    yield from date_quads(subject, next(iter(date.chosen), None))


def _standing(
    kind: str, accounts: Sequence[Event], deciding: Sequence[Event], *, asserted: bool
) -> Iterator[tuple[str, Term]]:
    """What the node is: an event of its class, or a report with its factuality and those on whose word it rests."""
    factual = {event.factuality for event in deciding}
    others = {event.factuality for event in accounts} - factual
    if asserted:
        yield "rdf:type", node(kind)
        yield "kg:eventClass", node(kind)
    else:
        yield "rdf:type", node("kg:ReportedEvent")
        yield "kg:reportedClass", node(kind)
        for event in accounts:
            for actor in flatten(event.attributed_to):
                yield "kg:attributedTo", mint("id", actor.id)
            if event.statement:
                yield "kg:inStatement", mint("statement", event.statement)
    for factuality in factual:
        yield "kg:factuality", node(f"kg:{factuality}")
    for factuality in others:
        yield "kg:otherFactuality", node(f"kg:{factuality}")


def _parties(accounts: Sequence[Event]) -> tuple[Actor, ...]:
    """Everybody in a role other than the place, doers first, each once."""
    found: dict[str, Actor] = {}
    for wanted in ("kg:hasSource", "kg:hasTarget", "kg:hasParticipant"):
        for event in accounts:
            for role, filler in role_fillers(event):
                if role == wanted:
                    found.update((actor.id, actor) for actor in flatten(filler) if actor.id not in found)
    return tuple(found.values())


def _label(kind: str, parties: Sequence[Actor], date: tuple[str, ...]) -> str:
    """A line for people: "meeting: Xi Jinping, Vladimir Putin (2023-03-20)"."""
    names = [actor.name for actor in parties]
    listed = ", ".join(names[:_LISTED]) + (f" and {len(names) - _LISTED} more" if len(names) > _LISTED else "")
    return kind + (f": {listed}" if listed else "") + (f" ({date[0]})" if date else "")
