"""RDF terms: how ids, texts and dates become IRIs and literals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.edtf import bounds
from kg.namespaces import BASE, curie_to_iri
from kg.records import Actor, ActorType, Filler, TextSpan

__all__ = [
    "ACTOR_CLASS",
    "Term",
    "article_graph",
    "claims_graph",
    "date_quads",
    "day_quads",
    "describe",
    "event_iri",
    "evidence_iri",
    "flatten",
    "mint",
    "node",
    "relation_iri",
    "subject_iri",
]

Term = NamedNode | Literal

#: Class of a node for each type of actor.
ACTOR_CLASS = {
    ActorType.PERSON: "kg:Person",
    ActorType.COUNTRY: "kg:Country",
    ActorType.ORGANIZATION: "kg:Organization",
    ActorType.INTERNATIONAL_ORGANIZATION: "kg:InternationalOrganization",
    ActorType.PLACE: "kg:Place",
    ActorType.GROUP: "kg:Group",
    ActorType.PUBLICATION: "kg:Publication",
    ActorType.DOCUMENT: "kg:Document",
    ActorType.NAMED_EVENT: "kg:NamedEvent",
}


@lru_cache(maxsize=4096)
def node(curie: str) -> NamedNode:
    """The IRI of a CURIE, as a term."""
    return NamedNode(curie_to_iri(curie))


def _local(text: str) -> str:
    """`text` as one path segment of an IRI: letters of any script stay, everything unsafe is percent-encoded.

    Examples
    --------
    >>> _local("ТАСС 2023/03")
    'ТАСС%202023%2F03'
    """
    return re.sub(r"[^\w.~-]", lambda m: quote(m[0], safe=""), text)


def mint(kind: str, identifier: str) -> NamedNode:
    """IRI of what `identifier` names; `kind` is the first segment of its path.

    `article`, `id` (an actor), `issue`, `account`, `statement`, `rule`, `extraction`; events and relations have their
    own functions.

    Examples
    --------
    >>> mint("id", "xi-jinping").value
    'https://w3id.org/sino-russian-kg/id/xi-jinping'
    """
    return NamedNode(f"{BASE}{kind}/{_local(identifier)}")


def article_graph(article: str) -> NamedNode:
    """Name of the graph with what an article says in its own voice."""
    return NamedNode(f"{BASE}graph/article/{_local(article)}")


def claims_graph(article: str) -> NamedNode:
    """Name of the graph with what is said inside an article's statements."""
    return NamedNode(f"{BASE}graph/claims/{_local(article)}")


def evidence_iri(article: str, span: TextSpan) -> NamedNode:
    """IRI of a span of an article as evidence."""
    return NamedNode(f"{mint('evidence', article).value}/{span.start}-{span.end}")


def subject_iri(identifier: str, issues: frozenset[str]) -> NamedNode:
    """IRI of what a statement is about: an issue, if its id is among `issues`, else an actor."""
    return mint("issue" if identifier in issues else "id", identifier)


def event_iri(key: str) -> NamedNode:
    """IRI of the event that all records with this key tell of.

    Keys are readable and end with a digest (`kg.resolve.keys`), so that signs no IRI takes may be left out.

    Examples
    --------
    >>> event_iri("[2023-03-20..2023-03-22]-visit-xi-jinping-6b86b2").value.rpartition("/")[2]
    '2023-03-20..2023-03-22-visit-xi-jinping-6b86b2'
    """
    return NamedNode(BASE + "event/" + re.sub(r"[^\w.~-]+", "", key))


def relation_iri(subject: str, relation: str, target: str) -> NamedNode:
    """IRI of a relation, from its three parts, so that two articles name the same one.

    Examples
    --------
    >>> relation_iri("xi-jinping", "head_of_state_of", "chn").value.rpartition("/")[2]
    'xi-jinping~head_of_state_of~chn'
    """
    return NamedNode(f"{BASE}relation/{'~'.join(_local(part) for part in (subject, relation, target))}")


def date_quads(
    subject: NamedNode, edtf: str | None, graph: NamedNode | None = None, *, term: str = "kg:date"
) -> Iterator[Quad]:
    """The date as EDTF under `term`, and its first and last possible day where it has one; nothing for None."""
    if edtf is None:
        return
    place = () if graph is None else (graph,)
    yield Quad(subject, node(term), Literal(edtf, datatype=node("edtf:EDTF")), *place)
    yield from day_quads(subject, edtf, graph)


def day_quads(subject: NamedNode, edtf: str, graph: NamedNode | None = None) -> Iterator[Quad]:
    """First and last possible day of an EDTF date, where it has one."""
    place = () if graph is None else (graph,)
    first, last = bounds(edtf)
    day = node("xsd:date")
    if first != date.min:
        yield Quad(subject, node("kg:startDate"), Literal(first.isoformat(), datatype=day), *place)
    if last != date.max:
        yield Quad(subject, node("kg:endDate"), Literal(last.isoformat(), datatype=day), *place)


def describe(subject: NamedNode, values: Iterable[tuple[str, Term]], graph: NamedNode | None = None) -> Iterator[Quad]:
    """One quad for each property (a CURIE) and its value; `graph` None is the default graph."""
    for predicate, value in values:
        yield Quad(subject, node(predicate), value) if graph is None else Quad(subject, node(predicate), value, graph)


def flatten(filler: Filler | None) -> tuple[Actor, ...]:
    """The actors that a filler stands for: the members of a group that has some, else itself; nothing for None."""
    return filler.actor.individuals if filler is not None else ()
