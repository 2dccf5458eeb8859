"""Everything a build knows of one node, put together for reading: facts in order of time, each with its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.errors import QueryError
from kg.namespaces import iri_to_curie
from kg.store.ask import rows
from kg.store.questions import bind, load_questions
from kg.store.speech import enumerate_names, place_words, speech_words

__all__ = ["Item", "Portrait", "Quote", "Section", "portray"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and where it stands."""

    sentence: str
    article: str
    published: str
    rule: str
    date: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One fact. `standing` is empty for what an article asserts, else planned, claimed by somebody and so on.

    Where articles tell several dates or standings of one fact, a semicolon stands between them.
    """

    id: str
    text: str
    date: str = ""
    standing: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one kind, by date; those without one come first."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A node with its name, its plain properties (name of the property, value) and its facts."""

    id: str
    kind: str
    name: str
    details: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


#: Kind of node -> title of a section -> the facts in it: ?fact, ?text with ?who before it, ?date with its ?start,
#: ?standing; several rows of a fact are told as one. `?it` is the node.
_EVENT = """
  ?fact rdfs:label ?label .
  OPTIONAL { ?fact kg:date ?date }
  OPTIONAL { ?fact kg:startDate ?start }
  OPTIONAL {
    ?fact a kg:ReportedEvent ; kg:factuality ?how .
    OPTIONAL { ?fact kg:attributedTo/rdfs:label ?claimant . FILTER(LANG(?claimant) = "en") }
    BIND(IF(?how = kg:asserted, "claimed", STRAFTER(STR(?how), "#")) AS ?reading)
    BIND(CONCAT(?reading, COALESCE(CONCAT(" according to ", ?claimant), "")) AS ?standing)
  }
  BIND(STR(?label) AS ?text)
"""
_STATEMENT = """
  ?fact kg:content ?content .
  OPTIONAL {
    ?fact kg:speaker ?person . ?person rdfs:label ?name . FILTER(LANG(?name) = "en")
    OPTIONAL { ?fact kg:inCapacity ?capacity . ?capacity kg:capacityOf ?person ; rdfs:label ?office }
    BIND(CONCAT(?name, COALESCE(CONCAT(" (", ?office, ")"), "")) AS ?speaker)
  }
  OPTIONAL { ?fact kg:medium ?medium }
  OPTIONAL { ?fact kg:outlet/rdfs:label ?outlet . FILTER(LANG(?outlet) = "en") }
  OPTIONAL { ?fact kg:sourceWords ?source }
  OPTIONAL { ?fact kg:cue ?cue }
  OPTIONAL { ?fact kg:date ?date }
  OPTIONAL { ?fact kg:startDate ?start }
  OPTIONAL {
    ?fact kg:nestedIn ?around .
    OPTIONAL { ?fact kg:relayedBy/rdfs:label ?relay . FILTER(LANG(?relay) = "en") }
    BIND(CONCAT("told by ", COALESCE(?relay, "another speaker")) AS ?told)
  }
  OPTIONAL { ?fact kg:withheld true . BIND("withheld, " AS ?silence) }
  OPTIONAL { ?fact kg:factuality ?manner FILTER(?manner != kg:asserted) }
  BIND(COALESCE(CONCAT(STRAFTER(STR(?manner), "#"), ", "), "") AS ?unsaid)
  BIND(CONCAT(COALESCE(?silence, ""), ?unsaid, COALESCE(CONCAT(?told, ", "), "")) AS ?apart)
  BIND(REPLACE(?apart, ", $", "") AS ?standing)
  BIND(COALESCE(STR(?speaker), CONCAT("“", ?source, "”"), "somebody who is not named") AS ?who)
  BIND(CONCAT(COALESCE(CONCAT(" (", ?cue, ")"), ""), ": ", ?content) AS ?text)
"""
#: The article of a statement; what is said is the name of the portrait.
_TOLD = """
  ?it kg:reportedBy ?article . BIND(?it AS ?fact)
  OPTIONAL { ?article dcterms:issued ?date } OPTIONAL { ?article kg:startDate ?start }
  OPTIONAL { ?article schema:headline ?title } ?article dcterms:identifier ?id
  BIND(COALESCE(?title, ?id) AS ?text)
"""
_RELATION = """
  ?fact a kg:Relation ; kg:relation/rdfs:label ?kind ; kg:relationFrom/rdfs:label ?from ; kg:relationTo/rdfs:label ?to .
  FILTER(LANG(?kind) = "en" && LANG(?from) = "en" && LANG(?to) = "en")
  OPTIONAL { ?fact kg:validity ?date . BIND(STR(?date) AS ?start) }
  BIND(CONCAT(?from, ", ", ?kind, " ", ?to) AS ?text)
"""
_OFFICE = """
  ?fact a org:Membership ; org:role ?post ; org:member ?holder ; kg:validity ?date .
  ?post a org:Post ; rdfs:label ?office . FILTER(LANG(?office) = "en")
  ?holder rdfs:label ?name . FILTER(LANG(?name) = "en")
  BIND(STR(?date) AS ?start)
"""
#: Stages in the order of their articles; the date of the fact is that of the article.
_STAGE = """
  ?it kg:hasStage ?fact . ?fact kg:stage ?stage ; kg:reportedBy ?article . ?stage rdfs:label ?name .
  FILTER(LANG(?name) = "en")
  OPTIONAL { ?fact kg:date ?when } OPTIONAL { ?article dcterms:issued ?date } OPTIONAL { ?article kg:startDate ?told }
  VALUES (?stage ?number) {
    (kg:announced 1) (kg:confirmed 2) (kg:postponed 3) (kg:cancelled 4) (kg:held 5) (kg:outcome 6)
  }
  BIND(CONCAT(COALESCE(STR(?told), ""), " ", STR(?number)) AS ?start)
  OPTIONAL { ?fact kg:attributedTo/rdfs:label ?claimant . FILTER(LANG(?claimant) = "en") }
  BIND(CONCAT("according to ", ?claimant) AS ?standing)
  OPTIONAL { ?article schema:headline ?title } ?article dcterms:identifier ?id
  BIND(CONCAT(?name, COALESCE(CONCAT(" (", STR(?when), ")"), ""), ", told by ", COALESCE(?title, ?id)) AS ?text)
"""
_SECTIONS: dict[str, dict[str, str]] = {
    "actor": {
        "Offices": _OFFICE + "  ?fact org:member ?it . BIND(STR(?office) AS ?text)",
        "Held by": _OFFICE + '  ?post org:postIn ?it . BIND(CONCAT(?name, ", ", ?office) AS ?text)',
        "Ties told by articles": _RELATION + "  ?fact kg:relationFrom|kg:relationTo ?it .",
        "Events": _EVENT + "  ?fact kg:hasParticipant|kg:hasPlace ?it .",
        "Statements": _STATEMENT + "  ?fact kg:speaker ?it .",
        "Spoken of": _STATEMENT + "  ?fact kg:about ?it .",
    },
    "issue": {"Statements": _STATEMENT + "  ?fact kg:about|kg:stanceToward ?it ."},
    "event": {
        "Life": _STAGE,
        "Part of": _EVENT + "  ?fact sem:hasSubEvent ?it .",
        "Parts": _EVENT + "  ?it sem:hasSubEvent ?fact .",
        "Told as": _EVENT + "  FILTER(?fact = ?it)",
        "Told in statements": _STATEMENT
        + "  { ?it kg:inStatement ?fact } UNION { GRAPH ?g { ?account kg:accountOf ?it ; kg:inStatement ?fact } }",
    },
    "statement": {
        "Told in": _TOLD,
        "Stands inside": _STATEMENT + "  ?it kg:nestedIn ?fact .",
        "Contains": _STATEMENT + "  ?fact kg:nestedIn ?it .",
        "Claims": _EVENT + "  GRAPH ?g { ?account kg:inStatement ?it ; kg:accountOf ?fact }",
    },
    "relation": {"Told": _RELATION + "  FILTER(?fact = ?it)"},
    "article": {
        "Events": _EVENT + "  ?fact kg:reportedBy ?it .",
        "Statements": _STATEMENT + "  ?fact kg:reportedBy ?it .",
        "Ties": _RELATION + "  ?fact kg:reportedBy ?it .",
    },
}
_DETAILS = """
SELECT DISTINCT ?property ?value WHERE {
  VALUES ?it { @it }
  VALUES (?link ?property) {
    (rdfs:label "name") (skos:prefLabel "name") (skos:altLabel "also called") (kg:shortName "also called")
    (kg:country "country") (owl:sameAs "Wikidata") (dcterms:isPartOf "part of") (skos:broader "part of")
    (kg:eventClass "what") (kg:reportedClass "what") (kg:ploverCategory "category") (kg:factuality "factuality")
    (kg:otherFactuality "also told as") (kg:date "date") (kg:otherDate "other date") (kg:hasSource "by")
    (kg:hasTarget "towards") (kg:hasParticipant "parties") (kg:hasPlace "place") (kg:otherPlace "other place")
    (kg:format "format") (kg:otherFormat "other format") (kg:rank "rank") (kg:otherRank "other rank")
    (kg:visitor "visitor") (kg:host "host") (kg:delegationLeader "delegation led by") (kg:companion "accompanied by")
    (kg:delegationSize "delegation of") (kg:ordinal "ordinal") (kg:otherOrdinal "other ordinal")
    (kg:countedWithin "counted") (kg:series "series")
    (kg:frequency "how often") (kg:onSidelinesOf "on the sidelines of") (kg:marks "marks")
    (kg:heldFor "held for") (kg:heldBefore "held before")
    (kg:attributedTo "claimed by") (kg:speaker "speaker") (kg:heldOffice "office") (kg:sourceWords "source")
    (kg:cue "cue") (kg:reason "reason") (kg:content "content") (kg:addressee "addressee") (kg:medium "medium")
    (kg:outlet "appeared in")
    (kg:saidAt "said at") (kg:speechAct "speech act") (kg:withheld "withheld")
    (kg:noSpeakerReason "no speaker") (kg:spokenForBody "for") (kg:spokenForState "for") (kg:relayedBy "told by")
    (kg:about "about") (kg:stanceToward "stance toward") (kg:stance "stance") (kg:relation "kind")
    (kg:relationFrom "from") (kg:relationTo "to") (kg:validity "valid") (schema:headline "title")
    (schema:publisher "publisher") (kg:publishedBy "account of")
    (schema:author "author") (dcterms:issued "published") (schema:url "url")
    (kg:stage "stage") (kg:articleCount "articles") (kg:accountCount "accounts")
  }
  { ?it ?link ?raw } UNION { ?it kg:inCapacity ?as . ?as ?link ?raw . FILTER(?link = kg:heldOffice) }
  OPTIONAL { ?raw rdfs:label|skos:prefLabel ?label . FILTER(LANG(?label) = "en") }
  BIND(COALESCE(?label, ?raw) AS ?value)
}
"""
#: The speakers of a statement, each with the office held.
_SPEAKERS = """
SELECT DISTINCT ?name ?office WHERE {
  @it kg:speaker ?person . ?person rdfs:label ?name . FILTER(LANG(?name) = "en")
  OPTIONAL {
    @it kg:inCapacity ?capacity . ?capacity kg:capacityOf ?person ; rdfs:label ?title .
    OPTIONAL { ?capacity kg:heldOffice/rdfs:label ?held . FILTER(LANG(?held) = "en") }
    BIND(COALESCE(?held, ?title) AS ?office)
  }
} ORDER BY ?name ?office
"""
_KIND = """
SELECT ?class WHERE {
  VALUES ?it { @it }
  VALUES ?class { @classes }
  ?it a ?class
}
"""
_KINDS = {
    "kg:Actor": "actor",
    "skos:Concept": "issue",
    "kg:Event": "event",
    "kg:ReportedEvent": "event",
    "kg:Statement": "statement",
    "kg:ReportedStatement": "statement",
    "kg:Relation": "relation",
    "schema:NewsArticle": "article",
}


def portray(store: Store, it: NamedNode) -> Portrait:
    """Put together what the build knows of a node.

    Raises
    ------
    QueryError
        If it is no actor, issue, event, statement, relation or article of the build.
    """
    curie = iri_to_curie(it.value)
    found = [
        _KINDS[iri_to_curie(iri)]
        for (iri,) in rows(store, _KIND.replace("@it", str(it)).replace("@classes", " ".join(_KINDS)))
    ]
    if not found:
        raise QueryError("show", f"{curie} is nothing that can be shown", "give an actor, event, statement or article")
    values: dict[str, list[str]] = defaultdict(list)
    for label, value in sorted(rows(store, _DETAILS.replace("@it", str(it))), key=lambda row: row[1]):
        values[label].append(iri_to_curie(value).removeprefix("kg:").removeprefix("wd:"))
    name = next(iter(_first_names(store, it)), values.get("title", [curie])[0])
    if found[0] == "statement":
        speakers = [(who, office) for who, office in rows(store, _SPEAKERS.replace("@it", str(it)))]
        name = _speech(speakers, values)
        del values["content"]  # the name has it
        if any(office for _, office in speakers):
            values["office"] = [office or "-" for _, office in speakers]
    details = [(label, "; ".join(values[label])) for label in _order(values) if values[label] != [name]]
    sections = (Section(title, _items(store, it, where)) for title, where in _SECTIONS[found[0]].items())
    return Portrait(curie, found[0], name, tuple(details), tuple(s for s in sections if s.items))


def _speech(speakers: Sequence[tuple[str, str]], values: Mapping[str, Sequence[str]]) -> str:
    """The name of a statement: who spoke, each in which office, where and when, and what."""
    setting = speech_words(
        speakers,
        source="".join(values.get("source", [])),
        medium="".join(values.get("medium", [])),
        outlet=enumerate_names(values.get("appeared in", [])),
        date="".join(values.get("date", [])),
    )
    return f"statement by {setting}: {''.join(values.get('content', []))}"


def _order(values: Mapping[str, object]) -> list[str]:
    """The labels in the order of `_DETAILS`."""
    return sorted(values, key=lambda label: _DETAILS.index(f'"{label}"'))


def _first_names(store: Store, it: NamedNode) -> list[str]:
    query = f'SELECT ?name WHERE {{ {it} rdfs:label|skos:prefLabel ?name FILTER(LANG(?name) = "en") }} ORDER BY ?name'
    return [name for (name,) in rows(store, query)]


def _items(store: Store, it: NamedNode, where: str) -> tuple[Item, ...]:
    """The facts that `where` finds, those without a date first, then by date."""
    columns = "?fact ?start ?who ?text ?date ?standing ?medium ?outlet"
    query = f"SELECT DISTINCT {columns} WHERE {{ VALUES ?it {{ {it} }} {where} }}"
    told: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for fact, *values in sorted(rows(store, query)):
        told[fact].append(tuple(values))
    quotes = _quotes(store, told)
    by_start = sorted(told, key=lambda fact: (told[fact][0][0], fact))
    return tuple(_item(fact, told[fact], quotes.get(fact, ())) for fact in by_start)


def _item(fact: str, told: Sequence[tuple[str, ...]], quotes: Iterable[Quote]) -> Item:
    """One fact from its rows: one for each of several speakers, validities or people who claim it."""
    columns = (tuple(dict.fromkeys(filter(None, values))) for values in zip(*told, strict=True))
    _, who, text, date, standing, medium, outlet = columns
    place = place_words("".join(medium), enumerate_names(outlet))
    line = enumerate_names(who) + (f", {place}" if place else "") + "; ".join(text)
    return Item(iri_to_curie(fact), line, "; ".join(date), "; ".join(standing), tuple(quotes))


def _quotes(store: Store, facts: Iterable[str]) -> dict[str, list[Quote]]:
    """The sentences of each fact, by article and place."""
    wanted = [NamedNode(fact) for fact in facts]
    found: dict[str, list[Quote]] = defaultdict(list)
    if wanted:
        for row in rows(store, bind(load_questions()["evidence-of"], {"fact": wanted})):
            article, published, sentence, _, _, date, _, said_by, rule, _, fact = row
            quote = Quote(sentence, article, published, rule, date, said_by)
            if quote not in found[fact]:
                found[fact].append(quote)
    return found
