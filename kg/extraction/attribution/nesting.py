"""Which attribution lies in the content of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.attribution.index import AttributionIndex
from kg.records import Attribution, TextSpan

__all__ = ["nest"]


def nest(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Set `nested_in` to the innermost longer attribution whose content holds the cue.

    Parameters
    ----------
    attributions : sequence of Attribution
        In any order.

    Returns
    -------
    tuple of Attribution
        Sorted by sentence, then content, then cue.
    """
    index = AttributionIndex(attributions)
    done = []
    for attribution in attributions:
        around = (o.id for o in index.covering(_anchor(attribution)) if _size(o) > _size(attribution))
        done.append(replace(attribution, nested_in=next(around, None)))
    return tuple(sorted(done, key=lambda a: (a.sentence.start, a.content[0].start, _anchor(a), a.id)))


def _size(attribution: Attribution) -> tuple[int, str]:
    """Length of the content; the id decides between equals, so that no two attributions lie in each other."""
    return sum(end - start for start, end in attribution.content), attribution.id


def _anchor(attribution: Attribution) -> TextSpan:
    """The cue; where an attribution has none, the beginning of its content."""
    return attribution.cue[0] if attribution.cue else attribution.content[0]
