"""What a whole article is: the medium of what is said in it, where the words of saying tell of no other."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kg.records import Article, Attribution, Filler
from kg.resolve.statements.occasion import Occasions
from kg.resolve.statements.page import Page

__all__ = ["Published", "as_published", "published_as"]


class Published(NamedTuple):
    """The medium of an article's statements, why it is that, and the newspaper if it is one."""

    medium: str
    reason: str
    outlet: Filler | None = None


def published_as(page: Page, occasions: Occasions) -> Published | None:
    """By what its catalogue calls it; else what a body of government publishes of a gathering is a readout."""
    article = page.reading.article
    paper = page.publishers.named(article.publisher) if page.publishers and article.publisher else None
    kind = page.lexicon.kinds.get((article.kind or "").lower())
    if kind is not None:
        outlet = Filler(paper) if paper is not None else None
        return Published(kind, f"the article is catalogued as “{article.kind}”", outlet)
    if page.publishers is not None and page.publishers.is_official(article):
        return Published(
            "readout" if occasions.gatherings else "statement", f"published by {article.issuer or article.publisher}"
        )
    return None


def as_published(statement: Attribution, published: Published, article: Article) -> Attribution:
    """The statement in the medium of its article, if the article itself reports it and in no other one."""
    if statement.nested_in is not None or statement.medium is not None or statement.outlet is not None:
        return statement
    if published.medium == "op-ed" and not _is_author(statement, article):
        return statement  # an author tells what others said elsewhere
    reasons = (*statement.reasons, f"in a {published.medium}: {published.reason}")
    return replace(statement, medium=published.medium, outlet=published.outlet, reasons=reasons)


def _is_author(statement: Attribution, article: Article) -> bool:
    return statement.speaker is not None and statement.speaker.actor.name == article.author
