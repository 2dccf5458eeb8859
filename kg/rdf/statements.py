"""Statements as quads: who said what, for whom, to whom, where, and who passes it on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.evidence import Evidence
from kg.rdf.terms import (
    Term,
    article_graph,
    claims_graph,
    date_quads,
    describe,
    event_iri,
    flatten,
    mint,
    node,
    subject_iri,
)
from kg.records import Actor, Attribution, Capacity, Extraction, Factuality, Filler, TextSpan, Zone

__all__ = ["statement_quads"]

_TAKING = {"support": "kg:supports", "oppose": "kg:opposes"}
_GAP = " … "  # between the pieces of words that stand apart in the text


class Topics(NamedTuple):
    """What the ids that statements name stand for."""

    issues: frozenset[str]
    groups: Mapping[str, Filler]

    def of(self, identifier: str) -> tuple[Term, ...]:
        """An issue, an actor, or the members of a group."""
        members = [actor.id for actor in flatten(self.groups.get(identifier))] or [identifier]
        return tuple(subject_iri(member, self.issues) for member in members)


def statement_quads(
    extraction: Extraction, evidence: Evidence, *, issues: frozenset[str], merged: bool
) -> Iterator[Quad]:
    """The statements of an article, each with the capacities in which its speakers speak.

    Parameters
    ----------
    extraction : Extraction
        The records of one article.
    evidence : Evidence
        Of the same article.
    issues : frozenset of str
        Ids that name issues and not actors.
    merged : bool
        For the default graph, which has the words but not where they stand, and where a statement that is nested in
        another, or is no more than planned, possible or supposed, is a `kg:ReportedStatement`. Otherwise for the graph
        of the article, or of its claims if it is nested.
    """
    article = extraction.article.id
    keys = {event.id: event.key for event in extraction.events}
    outer = {statement.id: statement for statement in extraction.attributions}
    topics = Topics(issues, _groups(extraction))
    for statement in extraction.attributions:
        own = claims_graph(article) if statement.nested_in else article_graph(article)
        graph = None if merged else own
        subject = mint("statement", statement.id)
        values = [
            ("rdf:type", node("kg:ReportedStatement" if merged and _is_reported(statement) else "kg:Statement")),
            *_speech(statement, topics),
            *_setting(statement, keys, evidence),
            *_words(statement, evidence, located=not merged),
            *(("kg:relayedBy", mint("id", actor.id)) for actor in _relays(statement, outer, extraction.publisher)),
            ("kg:evidence", evidence.cite(statement.sentence)),
        ]
        yield from describe(subject, values, graph)
        yield from date_quads(subject, statement.date, graph)
        for capacity in statement.capacities:
            yield from _capacity(subject, capacity, evidence.cite(statement.sentence), graph)


def _is_reported(statement: Attribution) -> bool:
    """Whether the article does not say in its own voice that it was said."""
    return statement.nested_in is not None or statement.factuality is not Factuality.ASSERTED


def _groups(extraction: Extraction) -> dict[str, Filler]:
    """The groups with members that an article names, by id."""
    named = [mention.actor for mention in extraction.mentions]
    named += [f.actor for s in extraction.attributions for f in (s.speaker, s.addressee) if f is not None]
    return {actor.id: Filler(actor) for actor in named if actor.members}


def _speech(statement: Attribution, topics: Topics) -> Iterator[tuple[str, Term]]:
    """Who speaks to whom about what, as what kind of act, for or against what."""
    for actor in flatten(statement.speaker):
        yield "kg:speaker", mint("id", actor.id)
    for actor in flatten(statement.addressee):
        yield "kg:addressee", mint("id", actor.id)
    for about in dict.fromkeys(topic for one in statement.about for topic in topics.of(one)):
        yield "kg:about", about
    yield "kg:quotation", Literal(str(statement.kind))
    if statement.speech_act:
        yield "kg:speechAct", Literal(statement.speech_act)
    yield "kg:factuality", node(f"kg:{statement.factuality}")
    if statement.withheld:
        yield "kg:withheld", Literal(True)
    yield from _stances(statement, topics)
    for reason in statement.reasons:
        yield "kg:reason", Literal(reason)
    if statement.no_speaker:
        yield "kg:noSpeakerReason", Literal(statement.no_speaker)


def _stances(statement: Attribution, topics: Topics) -> Iterator[tuple[str, Term]]:
    """For and against what it is; the stance that is named without its object is the first, with all of its objects.

    Whoever is in a group takes the group's side, unless an earlier, clearer one is told.
    """
    sides: dict[Term, str] = {}
    for stance in statement.stances:
        for toward in topics.of(stance.toward):
            sides.setdefault(toward, stance.value)
    if statement.stance is None:
        return
    for toward, value in sides.items():
        yield _TAKING[value], toward
        if value == statement.stance.value:
            yield "kg:stanceToward", toward
    yield "kg:stance", node(f"kg:{statement.stance.value}")


def _setting(statement: Attribution, keys: Mapping[str, str], evidence: Evidence) -> Iterator[tuple[str, Term]]:
    """Where and when it was said, and which article tells it by which rule."""
    yield "kg:reportedBy", mint("article", statement.article)
    yield "kg:rule", mint("rule", statement.rule)
    if statement.medium:
        yield "kg:medium", Literal(statement.medium)
    for actor in flatten(statement.outlet):
        yield "kg:outlet", mint("id", actor.id)
    if (key := keys.get(statement.occasion or "")) is not None:
        yield "kg:saidAt", event_iri(key)
    if statement.date_span:
        yield "kg:dateWords", Literal(evidence.words(statement.date_span))
    if statement.date_reason:
        yield "kg:dateReason", Literal(statement.date_reason)
    if statement.zone is not Zone.BODY:
        yield "kg:zone", Literal(str(statement.zone))
    if statement.nested_in:
        yield "kg:nestedIn", mint("statement", statement.nested_in)


def _words(statement: Attribution, evidence: Evidence, *, located: bool) -> Iterator[tuple[str, Term]]:
    """The words of source, cue and content, and, if `located`, where each piece of them stands."""
    parts: tuple[tuple[str, str, tuple[TextSpan, ...]], ...] = (
        ("kg:sourceWords", "kg:sourceAt", statement.source),
        ("kg:cue", "kg:cueAt", statement.cue),
        ("kg:content", "kg:contentAt", statement.content),
    )
    for words, place, spans in parts:
        if spans:
            yield words, Literal(_GAP.join(map(evidence.words, spans)))
        if located:
            yield from ((place, evidence.cite(span)) for span in spans)


def _relays(statement: Attribution, outer: Mapping[str, Attribution], publisher: Actor | None) -> Iterable[Actor]:
    """Who passes it on: the speakers of the statement around it, else the publisher of the article."""
    if statement.nested_in:
        around = outer.get(statement.nested_in)
        return flatten(around.speaker) if around is not None else ()
    return () if publisher is None else (publisher,)


def _capacity(statement: NamedNode, capacity: Capacity, cited: NamedNode, graph: NamedNode | None) -> Iterator[Quad]:
    """For whom one speaker speaks: a node of its own, and its body and state on the statement too."""
    who = capacity.actor or capacity.body or capacity.state
    if who is None:
        return
    subject = NamedNode(f"{statement.value}/as/{mint('id', who.id).value.rpartition('/')[2]}")
    behind: list[tuple[str, Term]] = []
    if capacity.body is not None:
        behind.append(("kg:spokenForBody", mint("id", capacity.body.id)))
    if capacity.state is not None:
        behind.append(("kg:spokenForState", mint("id", capacity.state.id)))
    values: list[tuple[str, Term]] = [("rdf:type", node("kg:Capacity")), ("kg:evidence", cited), *behind]
    if capacity.actor is not None:
        values.append(("kg:capacityOf", mint("id", capacity.actor.id)))
    if capacity.office:
        values.append(("kg:heldOffice", mint("id", capacity.office)))
    if capacity.title:
        values.append(("rdfs:label", Literal(capacity.title, language="en")))
    if capacity.reason:
        values.append(("kg:reason", Literal(capacity.reason)))
    yield from describe(statement, [("kg:inCapacity", subject), *behind], graph)
    yield from describe(subject, values, graph)
