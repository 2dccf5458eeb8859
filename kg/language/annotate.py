"""Article + parse -> Reading: quotations, dates, actors and clauses, each built on the ones before.

The clauses come apart from the rest: they hold mentions, and some are only found once it is known who speaks.
"""

from __future__ import annotations

from dataclasses import replace

from kg.language.dates import find_dates
from kg.language.frames import FrameLexicon, find_clauses
from kg.language.linking import link
from kg.language.quotations import find_quotations
from kg.language.tree import Tree
from kg.records import Article, Mention, MentionKind, Parse, Reading
from kg.registry.lookup import RegistryIndex

__all__ = ["add_clauses", "annotate"]


def annotate(article: Article, parse: Parse, index: RegistryIndex) -> Reading:
    """Find everything in an article that rules may look at but its clauses."""
    quotations = find_quotations(article)
    dates = find_dates(parse, article.text, published=article.published)
    found = link(parse, article, index, quotations=quotations, dates=dates)
    mentions = tuple(m for m in found if not _is_open(m))
    return Reading(article, parse, mentions, dates, quotations, (), unsettled=tuple(filter(_is_open, found)))


def add_clauses(reading: Reading, tree: Tree, lexicon: FrameLexicon) -> Reading:
    """The reading with its clauses, or with them made anew; `tree` is that of its parse."""
    return replace(reading, clauses=find_clauses(tree, reading.mentions, reading.dates, lexicon))


def _is_open(mention: Mention) -> bool:
    """Whether it is a pronoun that may mean several: the rules are not to see it."""
    return mention.kind is MentionKind.PRONOUN and bool(mention.candidates)
