"""Lasting ties that the text states: offices, affiliations, authorship."""

from __future__ import annotations

from kg.edtf import bounds
from kg.extraction.registry_check import check_relation
from kg.language.linking.offices import OfficeClaim, find_offices
from kg.language.tree import Tree
from kg.namespaces import digest
from kg.records import Filler, Reading, Relation
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Tenure

__all__ = ["find_relations"]


#: Read with the help of the registry, so that its agreement would say nothing.
_BY_REGISTRY = "relations.named-holder"


def _validity(claim: OfficeClaim, published: str | None, index: RegistryIndex) -> str | None:
    """The article's date; None for an office that the registry knows to be over by then: the text looks back.

    A term that had not begun by then is no reason to doubt the date: there text and registry disagree.
    """
    role = claim.relation.removesuffix("_of")
    career = index.offices_of(claim.person.actor.id, "../..")
    terms = [t for office, t in career if office.role == role and office.organization == claim.object.id]
    held = [t for office, t in index.offices_of(claim.person.actor.id, published) if office.role == role]
    looks_back = bool(terms) and not held and published is not None and _is_over(terms[-1], published)
    return None if looks_back else published


def _is_over(term: Tenure, on: str) -> bool:
    return term.end is not None and bounds(term.end)[0] <= bounds(on)[1]


def find_relations(reading: Reading, tree: Tree, index: RegistryIndex) -> tuple[Relation, ...]:
    """Relations of one article, each tie once, in text order of its first statement."""
    found: dict[tuple[str, str, str], Relation] = {}
    article = reading.article
    for claim in find_offices(article, tree, reading.mentions, index, dates=reading.dates):
        subject = Filler(claim.person.actor, claim.person.span)
        key = (subject.actor.id, claim.relation, claim.object.id)
        valid = claim.valid or _validity(claim, article.published, index)
        check = check_relation(subject.actor, claim.relation, claim.object, valid, index)
        sentence = reading.parse.sentences[tree.sentence_of(claim.person.head)]
        found.setdefault(
            key,
            Relation(
                id="r-" + digest(article.id, *key, *map(str, claim.span)),
                article=article.id,
                subject=subject,
                relation=claim.relation,
                object=Filler(claim.object),
                valid=valid,
                span=claim.span,
                sentence=sentence.span,
                rule=claim.rule,
                reason=claim.reason,
                checked=None if claim.rule == _BY_REGISTRY else check,
            ),
        )
    return tuple(sorted(found.values(), key=lambda r: (r.span, r.relation, r.id)))
