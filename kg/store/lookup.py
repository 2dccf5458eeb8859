"""Find what a user means: an actor by any of its names, a fact by part of its id, a class by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from kg.edtf import bounds
from kg.errors import QueryError
from kg.namespaces import BASE, PREFIXES
from kg.rdf.terms import mint, node
from kg.store.actors import read_registry
from kg.store.ask import rows
from kg.store.questions import Kind, Parameter, suggest

__all__ = ["Named", "find_actor", "find_anything", "find_event", "find_fact", "read_values", "to_terms"]

_NAMES = """
SELECT DISTINCT ?name WHERE { ?actor a kg:Actor ; rdfs:label|skos:altLabel|kg:shortName ?name } ORDER BY ?name
"""
#: Those of the actors given that the build has, by their English name.
_PRESENT = """
SELECT ?actor (MIN(?label) AS ?name) WHERE {
  VALUES ?actor { @given }
  ?actor a kg:Actor ; rdfs:label ?label . FILTER(LANG(?label) = "en")
} GROUP BY ?actor ORDER BY ?actor
"""
#: Actors that only articles name: the registry's have no evidence of their own in the default graph.
_MINTED = (
    "SELECT DISTINCT ?actor ?name WHERE { ?actor a kg:Actor ; kg:evidence ?e ; rdfs:label ?name } ORDER BY ?actor ?name"
)
#: The actors given, and for a state among them everybody who acts for it; the mark stands for their IRIs.
_ACTING = """
SELECT DISTINCT ?actor WHERE {
  { VALUES ?actor { @given } } UNION {
    VALUES ?state { @given }
    ?state a kg:Country ; kg:country ?code . ?actor a kg:Actor ; kg:country ?code
    MINUS { ?actor a kg:Place }
  }
} ORDER BY ?actor
"""
_LYING = _ACTING.replace("    MINUS { ?actor a kg:Place }\n", "")
_FACTS = """
SELECT DISTINCT ?fact WHERE {
  VALUES ?class { kg:Event kg:ReportedEvent kg:Statement kg:ReportedStatement kg:Relation schema:NewsArticle
                  skos:Concept }
  ?fact a ?class
} ORDER BY ?fact
"""
_ISSUES = """
SELECT DISTINCT ?issue ?name WHERE { ?issue a skos:Concept ; skos:prefLabel|skos:altLabel ?name } ORDER BY ?issue ?name
"""
_ISSUE_LABELS = """
SELECT ?issue ?name WHERE { ?issue skos:inScheme issue:scheme ; skos:prefLabel ?name FILTER(LANG(?name) = "en") }
ORDER BY ?issue
"""
#: The issues given and all under them; the mark stands for their IRIs.
_UNDER = "SELECT DISTINCT ?issue WHERE { VALUES ?given { @given } ?issue skos:broader* ?given } ORDER BY ?issue"
_LISTED = 8  # candidates named in a message
_DAY = len("2020-05-07")  # what the beginning of an event's id tells
_PART = 3  # characters of the middle of an id that can be meant for it


class Named(NamedTuple):
    """Something found, with the name that says which one it is."""

    iri: str
    name: str


def find_actor(store: Store, text: str) -> NamedNode:
    """The actor that `text` names: an id, ISO code, Wikidata item, or name in any script.

    Raises
    ------
    QueryError
        If nobody or more than one is so called.
    """
    found = _actors_named(store, text)
    if len(found) == 1:
        return NamedNode(found[0].iri)
    if found:
        raise _ambiguous("actor", text, found)
    raise _unknown(store, "actor", text)


def find_fact(store: Store, text: str) -> NamedNode:
    """The event, statement, relation, article or actor with this id, or the only one that has `text` in its id."""
    found = _facts_like(store, text)
    if len(found) > 1:
        raise _ambiguous("fact", text, found)
    return NamedNode(found[0].iri) if found else find_actor(store, text)


def find_event(store: Store, text: str) -> NamedNode:
    """The event with this id, or the only one that has `text` in its id.

    Raises
    ------
    QueryError
        If there is none or more than one.
    """
    found = _facts_like(store, text, kind="event/")
    if len(found) == 1:
        return NamedNode(found[0].iri)
    if found:
        raise _ambiguous("event", text, found)
    ids = [iri.removeprefix(f"{BASE}event/") for (iri,) in rows(store, _FACTS)]
    day = text.removeprefix("event:")[:_DAY]
    near = suggest(text, ids) or suggest(text, [i for i in ids if len(day) == _DAY and i.startswith(day)], cutoff=0)
    raise QueryError("event", f"no event {text!r}", near or "give its id or a part of it, as other questions print it")


def find_anything(store: Store, text: str) -> NamedNode:
    """What a user wants to see: an actor by id or name, else a fact, article or issue by its id or a part of it."""
    for found, what in ((_actors_named(store, text), "actor"), (_facts_like(store, text), "id")):
        if len(found) == 1:
            return NamedNode(found[0].iri)
        if found:
            raise _ambiguous(what, text, found)
    raise _unknown(store, "build", text)


def read_values(store: Store, parameter: Parameter, values: Sequence[object]) -> list[NamedNode | Literal]:
    """The values that a user gave for a parameter as RDF terms.

    Raises
    ------
    QueryError
        If one is no such value; it names the parameter.
    """
    try:
        if parameter.choices:
            return [_choice(str(value), parameter.choices) for value in values]
        return to_terms(store, parameter.kind, values)
    except QueryError as error:
        raise QueryError(f"--{parameter.name}", error.what, error.remedy) from error


def to_terms(store: Store, kind: Kind, values: Sequence[object]) -> list[NamedNode | Literal]:
    """Values of one kind as RDF terms.

    Raises
    ------
    QueryError
        If one is no such value: an unknown actor or class, no date, no whole number.
    """
    texts = [str(value) for value in values]
    match kind:
        case Kind.ACTOR | Kind.PLACE:
            wanted = " ".join(str(find_actor(store, text)) for text in texts)
            query = _ACTING if kind is Kind.ACTOR else _LYING
            return [NamedNode(actor) for (actor,) in rows(store, query.replace("@given", wanted))]
        case Kind.TOPIC:
            return [topic for text in texts for topic in _find_topics(store, text)]
        case Kind.FACT:
            return [find_fact(store, text) for text in texts]
        case Kind.EVENT:
            return [find_event(store, text) for text in texts]
        case Kind.CLASS:
            return [_find_class(store, text) for text in texts]
        case Kind.START | Kind.END:
            return [_day(text, last=kind is Kind.END) for text in texts]
        case Kind.INTEGER:
            return [_integer(text) for text in texts]
        case Kind.FLAG:
            return [Literal(bool(value)) for value in values]
        case Kind.TEXT:
            return [Literal(text) for text in texts]


def _actors_named(store: Store, text: str) -> list[Named]:
    """Actors that the registry of the build describes, else those that only articles name."""
    wanted = text.strip().removeprefix(BASE).removeprefix("id/").removeprefix("id:")
    if not wanted:
        return []
    known = [NamedNode(f"{BASE}id/{entry.actor.id}") for entry in read_registry(store).resolve_actor(text)]
    for candidates in (known, [mint("id", wanted)]):
        given = " ".join(map(str, candidates))
        if found := [Named(*row) for row in rows(store, _PRESENT.replace("@given", given))]:
            return found
    minted = {iri: name for iri, name in rows(store, _MINTED) if name.casefold() == wanted.casefold()}
    return [Named(iri, name) for iri, name in minted.items()]


def _facts_like(store: Store, text: str, *, kind: str = "") -> list[Named]:
    """Facts whose id is, else begins or ends with, else has the text in it; `kind` is how all their ids begin."""
    wanted = text.strip().removeprefix(BASE)
    for prefix in ("event", "statement", "relation", "article", "issue"):
        if wanted.startswith(f"{prefix}:"):
            wanted = f"{prefix}/{wanted.removeprefix(f'{prefix}:')}"
    ids = [i for (iri,) in rows(store, _FACTS) if (i := iri.removeprefix(BASE)).startswith(kind)]
    exact = [i for i in ids if wanted in (i, i.partition("/")[2])]
    like = [i for i in ids if i.startswith(wanted) or i.partition("/")[2].startswith(wanted) or i.endswith(wanted)]
    inside = [i for i in ids if wanted in i] if len(wanted) >= _PART else []
    return [Named(BASE + i, i) for i in exact or like or inside if wanted]


def _find_topics(store: Store, text: str) -> list[NamedNode | Literal]:
    """The issue of this id or name with those under it, and the actor of this name with the issues called after it.

    Taiwan is an issue and an actor; NATO is an actor after which the issue "NATO enlargement" is called.
    """
    wanted = text.strip().casefold().removeprefix("issue:").removeprefix("issue/")
    named = [iri for iri, name in rows(store, _ISSUES) if wanted in (iri.rpartition("/")[2], name.casefold())]
    issues = [iri for iri in named if iri.startswith(f"{BASE}issue/")]
    actors = [actor.iri for actor in _actors_named(store, text)]
    if len(actors) != 1 and not issues:
        raise _ambiguous("topic", text, _actors_named(store, text)) if actors else _unknown(store, "topic", text)
    issues += [issue for actor in actors for issue in _called_after(store, actor)]
    under = _UNDER.replace("@given", " ".join(f"<{iri}>" for iri in issues))
    return [NamedNode(iri) for iri in (*(issue for (issue,) in rows(store, under)), *actors)]


def _called_after(store: Store, actor: str) -> list[str]:
    """The issues whose name begins with a name of the actor, and with no longer one of somebody else."""
    index = read_registry(store)
    found = []
    for issue, name in rows(store, _ISSUE_LABELS):
        words = name.split()
        begun = (index.by_name(" ".join(words[:count])) for count in range(len(words), 0, -1))
        longest = next((entries for entries in begun if entries), ())
        if actor in {f"{BASE}id/{entry.actor.id}" for entry, _ in longest}:
            found.append(issue)
    return found


def _find_class(store: Store, text: str) -> NamedNode:
    query = "SELECT ?class ?label WHERE { ?class a owl:Class ; rdfs:label ?label } ORDER BY ?class ?label"
    classes = {name.casefold(): iri for iri, label in rows(store, query) for name in (label, iri.rpartition("#")[2])}
    wanted = text.strip().removeprefix(PREFIXES["kg"]).removeprefix("kg:").casefold()
    if wanted not in classes:
        raise QueryError("class", f"no class {text!r}", suggest(wanted, classes))
    return NamedNode(classes[wanted])


def _choice(text: str, choices: Sequence[str]) -> Literal:
    wanted = " ".join(text.casefold().split())
    if wanted not in choices:
        raise QueryError("value", f"there is no {text!r}", f"give one of {', '.join(choices)}")
    return Literal(wanted)


def _day(text: str, *, last: bool) -> Literal:
    try:
        day = bounds(text)[1 if last else 0]
    except ValueError as error:
        raise QueryError("date", f"{text!r} is no date", "write 2020, 2020-05 or 2020-05-07") from error
    return Literal(day.isoformat(), datatype=node("xsd:date"))


def _integer(text: str) -> Literal:
    try:
        return Literal(int(text))
    except ValueError as error:
        raise QueryError("number", f"{text!r} is no whole number", "write digits") from error


def _unknown(store: Store, where: str, text: str) -> QueryError:
    issues = [name for _, name in rows(store, _ISSUES)] if where == "topic" else []
    near = suggest(text, [*issues, *(name for (name,) in rows(store, _NAMES))])
    return QueryError(where, f"nothing is called {text!r}", near or "give an id, or a name as the articles write it")


def _ambiguous(what: str, text: str, found: Iterable[Named]) -> QueryError:
    listed = [f"{one.iri.removeprefix(BASE)} ({one.name})" if one.name not in one.iri else one.name for one in found]
    more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    return QueryError(what, f"{text!r} can be {', '.join(listed[:_LISTED])}{more}", "give the id")
