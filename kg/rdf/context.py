"""What surrounds the facts of an article: its description, the actors it names, and how its graphs were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.namespaces import BASE
from kg.rdf.facts import role_fillers
from kg.rdf.terms import (
    ACTOR_CLASS,
    article_graph,
    claims_graph,
    date_quads,
    flatten,
    mint,
    node,
)
from kg.records import Actor, Extraction, Filler, TextSpan

__all__ = ["actor_quads", "article_quads", "named_actors", "provenance_quads"]

_PROGRAM = NamedNode(f"{BASE}program/sinorus-kg")


def named_actors(extraction: Extraction) -> dict[str, tuple[Actor, TextSpan]]:
    """Every actor of the article with the first span that names it, by id.

    A role may be filled without words of its own; the sentence of its record then stands for them.
    """
    found: dict[str, tuple[Actor, TextSpan]] = {}

    def note(filler: Filler | None, sentence: TextSpan) -> None:
        for actor in flatten(filler):
            if filler is not None:
                found.setdefault(actor.id, (actor, filler.span or sentence))

    for mention in extraction.mentions:
        note(Filler(mention.actor, mention.span), mention.span)
    for event in extraction.events:
        for _, filler in role_fillers(event):
            note(filler, event.sentence)
        for _, filler in event.details.actors:
            note(filler, event.sentence)
        note(event.attributed_to, event.sentence)
    for statement in extraction.attributions:
        note(statement.speaker, statement.sentence)
        note(statement.addressee, statement.sentence)
        note(statement.outlet, statement.sentence)
    for relation in extraction.relations:
        note(relation.subject, relation.sentence)
        note(relation.object, relation.sentence)
    return dict(sorted(found.items()))


def actor_quads(actor: Actor, cited: NamedNode, *, graph: NamedNode | None) -> Iterator[Quad]:
    """Class, name, country and Wikidata item of an actor, and the words that name it."""
    subject = mint("id", actor.id)
    place = () if graph is None else (graph,)
    yield Quad(subject, node("rdf:type"), node(ACTOR_CLASS[actor.type]), *place)
    yield Quad(subject, node("rdfs:label"), Literal(actor.name, language="en"), *place)
    yield Quad(subject, node("kg:evidence"), cited, *place)
    if actor.country:
        yield Quad(subject, node("kg:country"), Literal(actor.country), *place)
    for candidate in actor.candidates:
        yield Quad(subject, node("kg:candidate"), mint("id", candidate.id), *place)
    if actor.qid:
        yield Quad(subject, node("owl:sameAs"), node(f"wd:{actor.qid}"), *place)


def article_quads(extraction: Extraction, *, graph: NamedNode | None) -> Iterator[Quad]:
    """Bibliographic description of the article and the actors it names."""
    article = extraction.article
    subject = mint("article", article.id)
    place = () if graph is None else (graph,)
    texts = (
        ("dcterms:identifier", article.id),
        ("dcterms:language", article.language),
        ("dcterms:license", article.license),
        ("kg:sha256", article.sha256),
        ("schema:author", article.author),
        ("schema:headline", article.title),
        ("schema:publisher", article.publisher),
    )
    yield Quad(subject, node("rdf:type"), node("schema:NewsArticle"), *place)
    for predicate, text in texts:
        if text:
            yield Quad(subject, node(predicate), Literal(text), *place)
    if article.url:
        yield Quad(subject, node("schema:url"), Literal(article.url, datatype=node("xsd:anyURI")), *place)
    if extraction.publisher is not None:
        yield Quad(subject, node("kg:publishedBy"), mint("id", extraction.publisher.id), *place)
    if extraction.side is not None:
        yield Quad(subject, node("kg:spokenForState"), mint("id", extraction.side.id), *place)
    yield from date_quads(subject, article.published, graph, term="dcterms:issued")
    for identifier in named_actors(extraction):
        yield Quad(subject, node("schema:mentions"), mint("id", identifier), *place)


def provenance_quads(
    extraction: Extraction, *, rule_versions: Mapping[str, str], model: str, version: str
) -> Iterator[Quad]:
    """The activity that made the article's graphs, and the rules that had a part in it. No clock times."""
    article = extraction.article.id
    graph = article_graph(article)
    activity = mint("extraction", article)
    yield Quad(activity, node("rdf:type"), node("prov:Activity"), graph)
    yield Quad(activity, node("prov:used"), mint("article", article), graph)
    yield Quad(activity, node("prov:wasAssociatedWith"), _PROGRAM, graph)
    yield Quad(activity, node("kg:programVersion"), Literal(version), graph)
    yield Quad(activity, node("kg:model"), Literal(model), graph)
    for made in (graph, claims_graph(article)):
        yield Quad(made, node("prov:wasGeneratedBy"), activity, graph)
    used = {
        record.rule
        for records in (extraction.events, extraction.attributions, extraction.relations)
        for record in records
    }
    for rule in sorted(used):
        subject = mint("rule", rule)
        yield Quad(subject, node("rdf:type"), node("prov:Plan"), graph)
        yield Quad(subject, node("dcterms:identifier"), Literal(rule), graph)
        if rule in rule_versions:
            yield Quad(subject, node("owl:versionInfo"), Literal(rule_versions[rule]), graph)
