"""Which attribution lies in the content of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.attribution.index import AttributionIndex
from kg.records import Attribution, TextSpan

__all__ = ["DEEPEST", "nest"]

#: Most attributions around an attribution. Prose has three or four; deeper ones are repetition and report nothing.
DEEPEST = 8


def nest(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Set `nested_in` to the innermost longer attribution whose content holds the cue.

    Parameters
    ----------
    attributions : sequence of Attribution
        In any order.

    Returns
    -------
    tuple of Attribution
        Sorted by sentence, then content, then cue; those that lie deeper than `DEEPEST` are left out.
    """
    index = AttributionIndex(attributions)
    size = {a.id: _size(a) for a in attributions}
    depth: dict[str, int] = {}
    done = []
    for attribution in sorted(attributions, key=lambda a: size[a.id], reverse=True):
        longer = (o.id for o in index.covering(_anchor(attribution)) if size[o.id] > size[attribution.id])
        around = next(longer, None)
        depth[attribution.id] = depth[around] + 1 if around is not None else 0
        if depth[attribution.id] <= DEEPEST:
            done.append(replace(attribution, nested_in=around))
    return tuple(sorted(done, key=lambda a: (a.sentence.start, a.content[0].start, _anchor(a), a.id)))


def _size(attribution: Attribution) -> tuple[int, int, str]:
    """Length of the content; of equals the first, then the id, so that no two attributions lie in each other."""
    return sum(end - start for start, end in attribution.content), -attribution.content[0].start, attribution.id


def _anchor(attribution: Attribution) -> TextSpan:
    """The cue; where an attribution has none, the beginning of its content."""
    return attribution.cue[0] if attribution.cue else attribution.content[0]
