"""Article + parse -> Reading: quotations, dates, actors and clauses, each built on the ones before."""

from __future__ import annotations

from kg.language.dates import find_dates
from kg.language.frames import FrameLexicon, find_clauses
from kg.language.linking import link
from kg.language.quotations import find_quotations
from kg.language.tree import Tree
from kg.records import Article, Mention, MentionKind, Parse, Reading
from kg.registry.lookup import RegistryIndex

__all__ = ["annotate"]


def annotate(article: Article, parse: Parse, tree: Tree, index: RegistryIndex, lexicon: FrameLexicon) -> Reading:
    """Find everything in an article that rules may look at."""
    quotations = find_quotations(article)
    dates = find_dates(parse, article.text, published=article.published)
    found = link(parse, article, index, quotations=quotations, dates=dates)
    mentions = tuple(m for m in found if not _is_open(m))
    clauses = find_clauses(tree, mentions, dates, lexicon)
    return Reading(article, parse, mentions, dates, quotations, clauses, unsettled=tuple(filter(_is_open, found)))


def _is_open(mention: Mention) -> bool:
    """Whether it is a pronoun that may mean several: the rules are not to see it."""
    return mention.kind is MentionKind.PRONOUN and bool(mention.candidates)
