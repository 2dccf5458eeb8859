"""What the page asks the graph, one question a constant. Rows come sorted, so that the page is the same every time.

All but those for sentences ask the default graph, where planned, denied and claimed events are `kg:ReportedEvent`s.
"""

from __future__ import annotations

from kg.store.actors import KIND_OF_ACTOR

__all__ = [
    "ACTORS",
    "ARTICLES",
    "DETAIL_LABELS",
    "EVENTS",
    "EVENT_QUOTES",
    "EVENT_VALUES",
    "ISSUES",
    "OFFICES",
    "RELATIONS",
    "RELATION_QUOTES",
    "STATEMENTS",
    "STATEMENT_QUOTES",
    "WANTED",
]

ARTICLES = """
SELECT ?article ?title ?publisher ?published ?url WHERE {
  ?article a schema:NewsArticle .
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article dcterms:issued ?published }
  OPTIONAL { ?article schema:url ?url }
} ORDER BY ?article"""

#: Every name an actor has, one a row; the first label in English is the one shown.
ACTORS = f"""
SELECT ?actor ?kind ?name (LANG(?name) AS ?language) ?main WHERE {{
  {KIND_OF_ACTOR}
  {{ ?actor rdfs:label ?name BIND("yes" AS ?main) }} UNION {{ ?actor skos:altLabel ?name BIND("" AS ?main) }}
  FILTER EXISTS {{ ?article schema:mentions ?actor }}
}} ORDER BY ?actor DESC(?main) ?language ?name"""

#: Offices that the registry knows of.
OFFICES = """
SELECT ?actor ?office ?validity WHERE {
  ?membership org:member ?actor ; org:role ?post ; kg:validity ?validity .
  ?post a org:Post ; rdfs:label ?office FILTER(LANG(?office) = "en")
} ORDER BY ?actor ?validity ?office"""

ISSUES = """
SELECT ?issue ?name (LANG(?name) AS ?language) WHERE {
  ?issue a skos:Concept ; skos:prefLabel|rdfs:label ?name
  FILTER(STRSTARTS(STR(?issue), STR(issue:)))
} ORDER BY ?issue ?language ?name"""

EVENTS = """
SELECT ?event ?kind ?reported ?date ?start ?end WHERE {
  { ?event kg:eventClass ?class BIND("" AS ?reported) }
  UNION
  { ?event kg:reportedClass ?class BIND("yes" AS ?reported) }
  ?class rdfs:label ?kind FILTER(LANG(?kind) = "en")
  OPTIONAL { ?event kg:date ?date }
  OPTIONAL { ?event kg:startDate ?start }
  OPTIONAL { ?event kg:endDate ?end }
} ORDER BY ?event"""

#: Whatever an event has several of.
EVENT_VALUES = """
SELECT ?event ?property ?value WHERE {
  VALUES ?property { kg:hasSource kg:hasTarget kg:hasParticipant kg:hasPlace kg:hasTopic kg:attributedTo kg:factuality
                     kg:reportedBy kg:otherDate kg:otherPlace kg:inStatement kg:format kg:rank kg:series kg:ordinal
                     kg:countedWithin kg:onSidelinesOf kg:marks kg:heldFor kg:heldBefore kg:delegationLeader
                     kg:companion kg:delegationSize }
  ?event kg:eventClass|kg:reportedClass ?class ; ?property ?value
} ORDER BY ?event ?property ?value"""

#: Names of the formats and ranks of meetings and visits.
DETAIL_LABELS = """
SELECT ?value ?label WHERE {
  { ?value a kg:MeetingFormat } UNION { ?value a kg:VisitRank }
  ?value rdfs:label ?label FILTER(LANG(?label) = "en")
} ORDER BY ?value"""

STATEMENTS = """
SELECT ?statement ?property ?value WHERE {
  VALUES ?property { kg:speaker kg:addressee kg:about kg:reportedBy kg:speechAct kg:date kg:startDate kg:endDate
                     kg:stance kg:stanceToward kg:medium kg:outlet kg:withheld kg:heldOffice }
  ?statement a kg:Statement .
  { ?statement ?property ?value } UNION {
    ?statement kg:inCapacity/rdfs:label ?value FILTER(LANG(?value) = "en") BIND(kg:heldOffice AS ?property)
  }
} ORDER BY ?statement ?property ?value"""

RELATIONS = """
SELECT ?relation ?from ?to ?kind ?validity ?article WHERE {
  ?relation a kg:Relation ; kg:relationFrom ?from ; kg:relationTo ?to ; kg:relation ?class ; kg:reportedBy ?article .
  OPTIONAL { ?class rdfs:label ?kind FILTER(LANG(?kind) = "en") }
  OPTIONAL { ?relation kg:validity ?validity }
} ORDER BY ?relation ?article"""

#: Replaced by the IRIs of the facts whose sentences are wanted.
WANTED = "@wanted"

_HEAD = (
    """
SELECT ?fact ?article ?text ?from ?markFrom ?markTo ?words ?rule ?factuality ?g1 WHERE {
  VALUES ?fact { """
    + WANTED
    + """ }"""
)
_SENTENCE = """
  GRAPH ?g2 {
    ?evidence oa:hasSource ?article ; oa:hasSelector ?position , ?quote .
    ?position oa:start ?from . ?quote oa:exact ?text
  }"""
_MARK = """
  GRAPH ?g3 { ?piece oa:hasSelector ?spot . ?spot oa:start ?markFrom ; oa:end ?markTo }"""
_TAIL = """
} ORDER BY ?fact ?article ?from ?markFrom ?rule"""

#: Sentences of the accounts of events, with the word that announces each and the words that date it.
EVENT_QUOTES = (
    _HEAD
    + """
  GRAPH ?g1 {
    ?account kg:accountOf ?fact ; kg:evidence ?evidence ; kg:rule ?rule ; kg:triggeredBy ?piece ;
             kg:factuality ?factuality .
    OPTIONAL { ?account kg:dateWords ?words }
  }"""
    + _SENTENCE
    + _MARK
    + _TAIL
)

#: Sentences of statements; the words that name the speaker and those that report the speech, a piece a row.
STATEMENT_QUOTES = (
    _HEAD
    + """
  GRAPH ?g1 { ?fact kg:evidence ?evidence ; kg:rule ?rule ; kg:sourceAt|kg:cueAt ?piece }"""
    + _SENTENCE
    + _MARK
    + _TAIL
)

#: Sentences of relations.
RELATION_QUOTES = (
    _HEAD
    + """
  GRAPH ?g1 { ?fact kg:evidence ?evidence ; kg:rule ?rule }"""
    + _SENTENCE
    + _TAIL
)
