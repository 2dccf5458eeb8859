"""Article + parse -> Reading: quotations, dates, actors and clauses, each built on the ones before."""

from __future__ import annotations

from kg.language.dates import find_dates
from kg.language.frames import FrameLexicon, find_clauses
from kg.language.linking import link
from kg.language.quotations import find_quotations
from kg.language.tree import Tree
from kg.records import Article, Parse, Reading
from kg.registry.lookup import RegistryIndex

__all__ = ["annotate"]


def annotate(article: Article, parse: Parse, tree: Tree, index: RegistryIndex, lexicon: FrameLexicon) -> Reading:
    """Find everything in an article that rules may look at."""
    quotations = find_quotations(article)
    dates = find_dates(parse, article.text, published=article.published)
    mentions = link(parse, article, index, quotations=quotations, dates=dates)
    clauses = find_clauses(tree, mentions, dates, lexicon)
    return Reading(article, parse, mentions, dates, quotations, clauses)
