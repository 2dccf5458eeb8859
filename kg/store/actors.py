"""The actors of a build: of what kind each is, and by which names those of the registry are found."""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.namespaces import BASE, PREFIXES
from kg.rdf.terms import ACTOR_CLASS, node
from kg.records import Actor, ActorType
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Entry, Name, NameKind, Registry
from kg.store.ask import rows

__all__ = ["KIND_OF_ACTOR", "read_registry"]

_ITEMS = PREFIXES["wd"]
_COUNTRY, _SAME = node("kg:country"), node("owl:sameAs")

#: Pattern for queries of the default graph: every `?actor` with the local name of its narrowest class as `?kind`, one
#: row an actor (the first in alphabetical order where articles disagree).
KIND_OF_ACTOR = """{
    SELECT ?actor (MIN(STRAFTER(STR(?narrowest), "#")) AS ?kind) WHERE {
      ?narrowest rdfs:subClassOf+ kg:Actor . ?actor a ?narrowest
      FILTER NOT EXISTS { ?narrower rdfs:subClassOf ?narrowest . ?actor a ?narrower }
    } GROUP BY ?actor
  }"""

_TYPES = {curie.removeprefix("kg:"): kind for kind, curie in ACTOR_CLASS.items()}
_NAMES = {
    node("rdfs:label"): NameKind.NAME,
    node("skos:altLabel"): NameKind.NAME,
    node("skos:hiddenLabel"): NameKind.VARIANT,
    node("kg:shortName"): NameKind.SHORT,
    node("kg:surname"): NameKind.SURNAME,
    node("kg:adjective"): NameKind.ADJECTIVE,
    node("kg:national"): NameKind.NATIONAL,
}


@lru_cache(maxsize=1)
def read_registry(store: Store) -> RegistryIndex:
    """The actors that the registry of a build describes, the user's own among them, to be found by any of their names.

    The build is asked, not the files that ship with the program: those may have changed since. Actors that only
    articles name have evidence in the default graph, and are left out; offices and issues are not read. The last store
    is remembered: once open, a build does not change.
    """
    described = rows(store, f"SELECT ?actor ?kind WHERE {{ {KIND_OF_ACTOR} MINUS {{ ?actor kg:evidence ?e }} }}")
    entries = [_entry(store, iri, _TYPES[kind]) for iri, kind in sorted(described)]
    return RegistryIndex(Registry(entries={entry.actor.id: entry for entry in entries}, offices={}, tenures=()))


def _entry(store: Store, iri: str, kind: ActorType) -> Entry:
    """What the default graph says of an actor; a state has its ISO code among its names."""
    identifier = iri.removeprefix(f"{BASE}id/")
    names: list[Name] = []
    codes, items = [], []
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph()):
        value = quad.object
        if isinstance(value, Literal) and quad.predicate in _NAMES:
            names.append(Name(value.value, _NAMES[quad.predicate], value.language or "en"))
        elif isinstance(value, Literal) and quad.predicate == _COUNTRY:
            codes.append(value.value)
        elif isinstance(value, NamedNode) and quad.predicate == _SAME and value.value.startswith(_ITEMS):
            items.append(value.value.removeprefix(_ITEMS))
    labels = [name.text for name in names if (name.kind, name.language) == (NameKind.NAME, "en")]
    code = min(codes, default=None)
    if code and kind is ActorType.COUNTRY:
        names.append(Name(code, NameKind.SHORT))
    actor = Actor(identifier, min(labels, default=identifier), kind, min(items, default=None), code)
    return Entry(actor, tuple(sorted(names, key=lambda name: (name.text, name.kind, name.language))))
