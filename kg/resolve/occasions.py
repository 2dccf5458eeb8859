"""What is said or signed where people meet happens when they meet: "They met on 8 July. Xi thanked Putin …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.records import Article, Factuality
from kg.resolve.mentions import Told

__all__ = ["date_by_occasion"]

_GATHERINGS = {"MEETING", "VISIT", "CALL", "SUMMIT"}
#: Classes of what people do when they meet.
_DONE_THERE = {
    "kg:Accusation",
    "kg:Agreement",
    "kg:Invitation",
    "kg:JointStatement",
    "kg:Pledge",
    "kg:Proposal",
    "kg:Rejection",
    "kg:Denial",
    "kg:Refusal",
    "kg:Silence",
    "kg:Request",
    "kg:Signing",
    "kg:Support",
    "kg:Threat",
    "kg:Warning",
}
#: An occasion dated less exactly than this many days lends no date.
_EXACT_DAYS = 7


def date_by_occasion(told: Sequence[Told], article: Article) -> list[Told]:
    """Give undated acts of speech and signings the date of the gathering in their paragraph, as an approximate one.

    Everybody who acts must be at the gathering, and it must be told before or in the same sentence.
    """
    starts = [block.span.start for block in article.blocks]
    found: list[Told] = []
    for one in told:
        block = bisect_right(starts, one.event.trigger.start)
        occasions = [
            other for other in told if bisect_right(starts, other.event.trigger.start) == block and _lends(other, one)
        ]
        nearest = max(occasions, key=lambda o: o.event.trigger, default=None)
        found.append(_dated(one, nearest, article) if nearest is not None else one)
    return found


def _lends(occasion: Told, act: Told) -> bool:
    event, other = act.event, occasion.event
    undated = event.date is None and event.factuality is Factuality.ASSERTED and event.statement is None
    if not undated or event.kind not in _DONE_THERE:
        return False
    held = other.type in _GATHERINGS and other.factuality is Factuality.ASSERTED and other.statement is None
    if not held or occasion.width > _EXACT_DAYS or other.sentence.start > event.sentence.start:
        return False
    return act.people <= occasion.people if act.people else bool(act.states) and act.states <= occasion.states


def _dated(act: Told, occasion: Told, article: Article) -> Told:
    event, other = act.event, occasion.event
    assert other.date is not None
    day = other.date.removesuffix("~")
    words = article.text[other.trigger.start : other.trigger.end]
    reason = f"no time of its own; what was done at “{words}” in the same paragraph ({day})"
    return Told.of(replace(event, date=f"{day}~", date_span=other.date_span, date_reason=reason))
