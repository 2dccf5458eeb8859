"""Look up which attribution a stretch of text is said in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kg.records import Attribution, TextSpan

__all__ = ["AttributionIndex", "presupposes"]

_TAKEN_AS_GIVEN = frozenset({"praise", "criticise", "assert"})
_WILLED = frozenset({"plan", "want"})
_OWN_WILL = frozenset({"speech.infinitive", "speech.adjective.infinitive"})
_NOUN_RULES = ("speech.object", "speech.passive.object", "speech.preposition.", "speech.noun.of", "speech.noun.for")


def presupposes(attribution: Attribution) -> bool:
    """Whether the content names what is given rather than claims it: "condemned the attack", "hopes to visit Rome".

    Whoever condemns an attack does not claim that there was one, and whoever hopes to travel claims no journey; the
    article itself, or whoever tells of the hope, says so. A promise stands on the word of whoever gives it.
    """
    if attribution.rule in _OWN_WILL and attribution.speech_act in _WILLED:
        return True
    return attribution.speech_act in _TAKEN_AS_GIVEN and attribution.rule.startswith(_NOUN_RULES)


class AttributionIndex:
    """The contents of attributions, for asking who says a clause.

    A question costs the logarithm of the number of attributions, and the depth of nesting.

    Parameters
    ----------
    attributions : iterable of Attribution
    claims_only : bool
        Leave out contents that are only named, not claimed; see `presupposes`.

    Examples
    --------
    >>> AttributionIndex([]).innermost(TextSpan(0, 5)) is None
    True
    """

    def __init__(self, attributions: Iterable[Attribution], *, claims_only: bool = False) -> None:
        kept = [a for a in attributions if not (claims_only and presupposes(a))]
        self._pieces = sorted(
            ((span, a) for a in kept for span in a.content), key=lambda p: (p[0].start, -p[0].end, p[1].id)
        )
        self._starts = [span.start for span, _ in self._pieces]
        self._wider: list[int] = []  # for each piece the nearest one before it that ends no earlier, or -1
        for n, (span, _) in enumerate(self._pieces):
            other = n - 1
            while other >= 0 and self._pieces[other][0].end < span.end:
                other = self._wider[other]
            self._wider.append(other)

    def covering(self, span: TextSpan) -> Iterator[Attribution]:
        """The attributions with a piece of content that covers the span, the innermost first."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0:
            piece, attribution = self._pieces[at]
            if piece.covers(span):
                yield attribution
            at = self._wider[at]

    def innermost(self, span: TextSpan) -> Attribution | None:
        """The innermost attribution whose content covers the span, or None where the article itself speaks."""
        return next(self.covering(span), None)
