"""Time expressions of an article, resolved to EDTF against its publication date.

The way of a sentence: `lexicon` cuts it into lexemes, `grammar` (calendar) and `deixis` (relative) find expressions,
`composition` joins them (parts, ranges, bounds), `resolve` evaluates the trees that come out, with the arithmetic of
`relative` and the values of `when`; `find` walks through the article and keeps the date before.
"""

from kg.language.dates.find import TenseOf, find_dates
from kg.language.dates.resolve import counted
from kg.language.dates.when import to_edtf

__all__ = ["TenseOf", "counted", "find_dates", "to_edtf"]
