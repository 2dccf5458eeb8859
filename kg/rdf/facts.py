"""One record, one node: accounts of events and relations as quads of their article's graphs."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.details import detail_values
from kg.rdf.evidence import Evidence
from kg.rdf.terms import (
    Term,
    article_graph,
    claims_graph,
    date_quads,
    day_quads,
    describe,
    event_iri,
    flatten,
    mint,
    node,
    relation_iri,
    subject_iri,
)
from kg.records import Event, Filler, Relation, Zone

__all__ = [
    "MEMBERSHIPS",
    "account_quads",
    "is_claim",
    "relation_kind",
    "relation_quads",
    "role_fillers",
    "topic_values",
]

#: Relations that are memberships in the sense of W3C ORG (somebody's place in a state or body), with the role held.
MEMBERSHIPS: dict[str, str | None] = {
    "affiliated_with": None,
    "ambassador_of": "kg:ambassador",
    "defence_minister_of": "kg:defenceMinister",
    "foreign_minister_of": "kg:foreignMinister",
    "head_of_government_of": "kg:headOfGovernment",
    "head_of_state_of": "kg:headOfState",
    "member_of": None,
    "spokesperson_of": "kg:spokesperson",
}


def is_claim(event: Event) -> bool:
    """Whether the event rests on somebody's word and not on the article's own."""
    return event.attributed_to is not None or event.statement is not None


def role_fillers(event: Event) -> Iterator[tuple[str, Filler]]:
    """The event's roles as CURIEs with their fillers, in the order source, target, participant, place."""
    for role, fillers in (
        ("kg:hasSource", event.source),
        ("kg:hasTarget", event.target),
        ("kg:hasParticipant", event.participants),
        ("kg:hasPlace", event.place),
    ):
        for filler in fillers:
            yield role, filler


def topic_values(event: Event, issues: frozenset[str]) -> Iterator[tuple[str, Term]]:
    """What the event is about: issues, documents, actors."""
    for topic in event.topics:
        yield "kg:hasTopic", subject_iri(topic, issues)


def account_quads(event: Event, evidence: Evidence, *, issues: frozenset[str]) -> Iterator[Quad]:
    """One telling of an event; in the claims graph of its article if it rests on somebody's word."""
    graph = claims_graph(event.article) if is_claim(event) else article_graph(event.article)
    account = mint("account", event.id)
    values: list[tuple[str, Term]] = [
        ("rdf:type", node("kg:Account")),
        ("kg:accountOf", event_iri(event.key)),
        ("kg:eventClass", node(event.kind)),
        ("kg:factuality", node(f"kg:{event.factuality}")),
        ("kg:reportedBy", mint("article", event.article)),
        ("kg:trigger", Literal(evidence.words(event.trigger))),
        ("kg:triggeredBy", evidence.cite(event.trigger)),
        ("kg:evidence", evidence.cite(event.sentence)),
        ("kg:rule", mint("rule", event.rule)),
    ]
    values += [(role, mint("id", actor.id)) for role, filler in role_fillers(event) for actor in flatten(filler)]
    values += topic_values(event, issues)
    values += [("kg:attributedTo", mint("id", actor.id)) for actor in flatten(event.attributed_to)]
    values += [("kg:reason", Literal(reason)) for reason in event.reasons]
    if event.plover:
        values.append(("kg:ploverCategory", node(f"plover:{event.plover}")))
    if event.statement:
        values.append(("kg:inStatement", mint("statement", event.statement)))
    values += detail_values(event)
    values += [("kg:detailAt", evidence.cite(span)) for span in event.details.spans]
    if event.stage is not None:
        values.append(("kg:stage", node(f"kg:{event.stage}")))
    if event.zone is not Zone.BODY:
        values.append(("kg:zone", Literal(str(event.zone))))
    if event.date_span:
        values.append(("kg:dateWords", Literal(evidence.words(event.date_span))))
    if event.place_reason:
        values.append(("kg:placeReason", Literal(event.place_reason)))
    if event.date_reason:
        values.append(("kg:dateReason", Literal(event.date_reason)))
    yield from describe(account, values, graph)
    yield from date_quads(account, event.date, graph)


def relation_quads(relation: Relation, evidence: Evidence, *, graph: NamedNode | None) -> Iterator[Quad]:
    """A lasting tie between two actors; each member of a group has its own.

    It may be told several times, with several validities, none of which contradicts another: all bounds stay.
    """
    kind = relation_kind(relation.relation)
    for one in flatten(relation.subject):
        for other in flatten(relation.object):
            subject = relation_iri(one.id, relation.relation, other.id)
            values: list[tuple[str, Term]] = [
                ("rdf:type", node("kg:Relation")),
                ("kg:relation", kind),
                ("kg:relationFrom", mint("id", one.id)),
                ("kg:relationTo", mint("id", other.id)),
                ("kg:reportedBy", mint("article", relation.article)),
                ("kg:evidence", evidence.cite(relation.sentence)),
                ("kg:rule", mint("rule", relation.rule)),
            ]
            if relation.relation in MEMBERSHIPS:
                values.append(("rdf:type", node("org:Membership")))
                values.append(("org:member", mint("id", one.id)))
                values.append(("org:organization", mint("id", other.id)))
            if role := MEMBERSHIPS.get(relation.relation):
                values.append(("org:role", node(role)))
            if relation.valid:
                values.append(("kg:validity", Literal(relation.valid, datatype=node("edtf:EDTF"))))
                yield from day_quads(subject, relation.valid, graph)
            if relation.reason:
                values.append(("kg:reason", Literal(relation.reason)))
            if relation.checked is not None:
                values.append(("kg:agreesWithRegistry", Literal(relation.checked.agrees)))
                values.append(("kg:registrySays", Literal(relation.checked.says)))
            yield from describe(subject, values, graph)


def relation_kind(relation: str) -> NamedNode:
    """The kind of a relation as the ontology names it.

    Examples
    --------
    >>> relation_kind("head_of_state_of").value.rpartition("#")[2]
    'headOfStateOf'
    """
    first, *others = relation.split("_")
    return node(f"kg:{first}{''.join(word.title() for word in others)}")
