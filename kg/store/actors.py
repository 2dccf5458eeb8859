"""The actors of a build: of what kind each is, and by which names those of the registry are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, QuerySolutions, Store

from kg.namespaces import BASE, PREFIXES
from kg.rdf.terms import ACTOR_CLASS, node
from kg.records import Actor, ActorType
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Entry, Name, NameKind, Registry
from kg.store.ask import ask_store

__all__ = ["KIND_OF_ACTOR", "read_registry"]

_ACTORS = f"{BASE}id/"

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
    "rdfs:label": NameKind.NAME,
    "skos:altLabel": NameKind.NAME,
    "kg:shortName": NameKind.SHORT,
    "kg:surname": NameKind.SURNAME,
    "kg:adjective": NameKind.ADJECTIVE,
    "kg:national": NameKind.NATIONAL,
}


def read_registry(store: Store) -> RegistryIndex:
    """The actors that the registry of a build describes, the user's own among them, to be found by any of their names.

    The build is asked, not the files that ship with the program: those may have changed since. Actors that only
    articles name have evidence in the default graph, and are left out; offices and issues are not read.
    """
    minted = {actor for actor, _, _ in _values(store, "kg:evidence")}
    countries = {actor: code for actor, code, _ in _values(store, "kg:country")}
    same = {actor: iri for actor, iri, _ in _values(store, "owl:sameAs") if iri.startswith(PREFIXES["wd"])}
    names: dict[str, list[Name]] = defaultdict(list)
    for curie, kind in _NAMES.items():
        for actor, text, language in _values(store, curie):
            names[actor].append(Name(text, kind, language or "en"))
    entries = {}
    for actor, actor_type in _types(store):
        if actor in minted:
            continue
        code = countries.get(actor)
        if code and actor_type is ActorType.COUNTRY:
            names[actor].append(Name(code, NameKind.SHORT))
        label = next((n.text for n in names[actor] if (n.kind, n.language) == (NameKind.NAME, "en")), actor)
        item = same[actor].removeprefix(PREFIXES["wd"]) if actor in same else None
        entries[actor] = Entry(Actor(actor, label, actor_type, item, code), tuple(names[actor]))
    return RegistryIndex(Registry(entries=entries, offices={}, tenures=()))


def _types(store: Store) -> list[tuple[str, ActorType]]:
    """Every actor of the default graph (the last part of its IRI) with its type, sorted."""
    found = ask_store(store, f"SELECT ?actor ?kind WHERE {KIND_OF_ACTOR}")
    assert isinstance(found, QuerySolutions)
    return sorted((row["actor"].value.removeprefix(_ACTORS), _TYPES[row["kind"].value]) for row in found)


def _values(store: Store, curie: str) -> Iterator[tuple[str, str, str]]:
    """Subject (its last part if it is an actor), value and language of each quad of a property in the default graph."""
    for quad in store.quads_for_pattern(None, node(curie), None, DefaultGraph()):
        language = quad.object.language if isinstance(quad.object, Literal) else None
        yield quad.subject.value.removeprefix(_ACTORS), quad.object.value, language or ""
