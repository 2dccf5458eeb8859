"""Lasting ties that the text states: offices, affiliations, authorship."""

from __future__ import annotations

from kg.language.linking.offices import OfficeClaim, find_offices
from kg.language.tree import Tree
from kg.namespaces import digest
from kg.records import Filler, Reading, Relation
from kg.registry.lookup import RegistryIndex

__all__ = ["find_relations"]


def _validity(claim: OfficeClaim, published: str | None, index: RegistryIndex) -> str | None:
    """The article's date, unless the registry knows that the term was over or not begun by then: then that term."""
    role = claim.relation.removesuffix("_of")
    career = index.offices_of(claim.person.actor.id, "../..")
    terms = [t for office, t in career if office.role == role and office.organization == claim.object.id]
    held = [t for office, t in index.offices_of(claim.person.actor.id, published) if office.role == role]
    if not terms or held or published is None:
        return published
    return f"{terms[-1].start}/{terms[-1].end or '..'}"


def find_relations(reading: Reading, tree: Tree, index: RegistryIndex) -> tuple[Relation, ...]:
    """Relations of one article, each tie once, in text order of its first statement."""
    found: dict[tuple[str, str, str], Relation] = {}
    article = reading.article
    for claim in find_offices(article, tree, reading.mentions, index, dates=reading.dates):
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
                valid=claim.valid or _validity(claim, article.published, index),
                span=claim.span,
                sentence=sentence.span,
                rule="relations.office",
            ),
        )
    return tuple(sorted(found.values(), key=lambda r: (r.span, r.relation, r.id)))
