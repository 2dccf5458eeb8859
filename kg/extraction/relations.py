"""Lasting ties that the text states: offices, affiliations, authorship."""

from __future__ import annotations

from kg.language.linking.offices import find_offices
from kg.language.tree import Tree
from kg.namespaces import digest
from kg.records import Filler, Reading, Relation
from kg.registry.lookup import RegistryIndex

__all__ = ["find_relations"]


def find_relations(reading: Reading, tree: Tree, index: RegistryIndex) -> tuple[Relation, ...]:
    """Relations of one article, each tie once, in text order of its first statement."""
    found: dict[tuple[str, str, str], Relation] = {}
    article = reading.article
    for claim in find_offices(reading.parse, tree, reading.mentions, index):
        subject = Filler(claim.person.actor, claim.person.span)
        key = (subject.actor.id, claim.relation, claim.object.id)
        sentence = reading.parse.sentences[tree.sentence_of(claim.person.head)]
        found.setdefault(
            key,
            Relation(
                id="r-" + digest(article.id, *key, *map(str, claim.span)),
                article=article.id,
                subject=subject,
                relation=claim.relation,
                object=Filler(claim.object),
                valid=claim.valid or article.published,
                span=claim.span,
                sentence=sentence.span,
                rule="relations.office",
            ),
        )
    return tuple(sorted(found.values(), key=lambda r: (r.span, r.relation, r.id)))
