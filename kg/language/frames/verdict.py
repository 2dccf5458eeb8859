"""Whether an act took place, and the words that say so."""

from __future__ import annotations

from typing import NamedTuple

from kg.records import Factuality

__all__ = ["TOLD", "Verdict", "compose", "verdict"]


class Verdict(NamedTuple):
    """A factuality with the tokens that speak for it and how each does; none where the text simply tells the act."""

    value: Factuality
    signs: tuple[tuple[int, str], ...] = ()

    def __bool__(self) -> bool:
        return self.value is not Factuality.ASSERTED


#: The act is told as a fact.
TOLD = Verdict(Factuality.ASSERTED)


def verdict(value: Factuality, token: int, how: str) -> Verdict:
    """A verdict that rests on one word."""
    return Verdict(value, ((token, how),))


def compose(outer: Verdict, inner: Verdict) -> Verdict:
    """What holds of an act that is `inner` by itself inside words that make it `outer`.

    Examples
    --------
    >>> refused, negated = verdict(Factuality.NEGATED, 1, "under"), verdict(Factuality.NEGATED, 3, "not")
    >>> compose(refused, negated)
    Verdict(value=<Factuality.ASSERTED: 'asserted'>, signs=((1, 'under'), (3, 'not')))
    >>> compose(TOLD, negated).value
    <Factuality.NEGATED: 'negated'>
    """
    both = (*outer.signs, *inner.signs)
    if not outer:
        return Verdict(inner.value, both)
    if outer.value is Factuality.NEGATED:
        once = not {token for token, _ in outer.signs}.isdisjoint(token for token, _ in inner.signs)
        undone = inner.value is Factuality.NEGATED and not once  # "no meeting is planned" has one denial
        return Verdict(Factuality.ASSERTED if undone else Factuality.NEGATED, both if undone else outer.signs)
    unreal = inner.value is Factuality.HYPOTHETICAL
    if unreal or (outer.value is Factuality.PLANNED and inner.value is Factuality.NEGATED):
        return inner
    return outer
