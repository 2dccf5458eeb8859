"""What is said or signed where people meet happens when they meet: "They met on 8 July. Xi thanked Putin …"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from kg.edtf import about, bounds, overlaps
from kg.records import ActorType, Article, ClauseKind, Event, Factuality
from kg.resolve.mentions import Told

__all__ = ["date_by_occasion"]

_GATHERINGS = {"MEETING", "VISIT", "CALL", "SUMMIT"}
#: What an article may be about besides, where those who sign speak too.
_CEREMONIES = {"SIGNING"}
#: Classes of what people do when they meet.
_DONE_THERE = {
    "kg:Accusation",
    "kg:Agreement",
    "kg:Congratulation",
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
#: What somebody "wanted to" say when they met was said or meant then.
_WISHES = {"want", "wish", "hope", "seek", "be eager", "be keen", "be anxious"}
#: An occasion dated less exactly than this many days lends no date.
_EXACT_DAYS = 7
#: An article is about a gathering that took place at most so many days before it appeared.
_NEWS_DAYS = 45


def date_by_occasion(told: Sequence[Told], article: Article) -> list[Told]:
    """Give undated acts of speech and signings the date of the gathering that they belong to, as an approximate one.

    That is the one told before them in their paragraph, else the one that the article is about. Everybody who acts must
    be at the gathering.
    """
    found: list[Told] = []
    for one in told:
        block = article.block_at(one.event.trigger.start)
        near = [o for o in told if article.block_at(o.event.trigger.start) == block and _lends(o, one, article)]
        if near:
            nearest = max(near, key=lambda o: o.event.trigger)
            one = _dated(one, nearest, "what was done at “{}” in the same paragraph", article)
        else:
            subject = _subject(told, one, article)
            if subject is not None:
                one = _dated(one, subject, "the article is about “{}”, where they spoke", article)
        found.append(one)
    return found


def _lends(occasion: Told, act: Told, article: Article) -> bool:
    event, other = act.event, occasion.event
    undated = event.date is None and event.factuality is Factuality.ASSERTED and event.statement is None
    if not undated or event.kind not in _DONE_THERE:
        return False
    if not _held(occasion) or other.sentence.start > event.sentence.start or _is_perfect(other, article):
        return False
    return act.people <= occasion.people if act.people else bool(act.states) and act.states <= occasion.states


def _held(occasion: Told, types: Set[str] = _GATHERINGS) -> bool:
    event = occasion.event
    held = event.type in types and event.factuality is Factuality.ASSERTED and event.statement is None
    return held and occasion.days is not None and (occasion.days[1] - occasion.days[0]).days <= _EXACT_DAYS


def _subject(told: Sequence[Told], act: Told, article: Article) -> Told | None:
    """The gathering that the article is about: told before the act, of the last weeks, the only one of its people."""
    event = act.event
    people = _speakers(act)
    if event.date is not None or event.kind not in _DONE_THERE or not people or article.published is None:
        return None
    if not _spoken(event, article):
        return None
    published = bounds(article.published)
    types = _GATHERINGS if event.type in _CEREMONIES else _GATHERINGS | _CEREMONIES
    recent = [
        one
        for one in told
        if _held(one, types)
        and one.days is not None
        and people <= one.people
        and not (one.event.sentence == event.sentence and _is_perfect(one.event, article))
        and one.days[0] <= published[1]
        and (published[0] - one.days[1]).days <= _NEWS_DAYS
    ]
    if not recent:
        return None
    narrowest = min(recent, key=lambda one: (one.width, one.event.trigger))
    alone = all(overlaps(one.event.date or "", narrowest.event.date or "") for one in recent)
    told_before = any(one.event.trigger.start < event.trigger.start for one in recent)
    return narrowest if alone and told_before else None


def _speakers(act: Told) -> frozenset[str]:
    """The people who act; of what somebody says for their own side, they: "Xi told him that China would help"."""
    speaker = act.event.attributed_to
    if act.event.statement is None or speaker is None:
        return act.people
    own = {f.actor.id for f in act.event.source} | {f.actor.country for f in act.event.source}
    said = speaker.actor.individuals
    if any(a.type is not ActorType.PERSON or own.isdisjoint({a.id, a.country, speaker.actor.id}) for a in said):
        return frozenset()
    return act.people | {a.id for a in said}


def _spoken(event: Event, article: Article) -> bool:
    """Whether somebody did it in the simple past, was said to when they spoke, or wanted to."""
    ground = event.ground
    if ground is None or ground.clause.kind is ClauseKind.NOMINAL:
        return False
    if event.factuality is Factuality.PLANNED:
        return ground.governor in _WISHES
    if event.factuality is not Factuality.ASSERTED:
        return False
    if _is_perfect(event, article):
        return False
    return event.statement is not None or ground.clause.tense in ("past", "")


def _is_perfect(event: Event, article: Article) -> bool:
    """Whether it is told as done before: "had visited", "has said"."""
    cue = event.ground.clause.cue if event.ground is not None else event.trigger
    return not {"had", "has", "have", "’ve", "'ve"}.isdisjoint(article.text[cue.start : cue.end].lower().split())


def _dated(act: Told, occasion: Told, why: str, article: Article) -> Told:
    event, other = act.event, occasion.event
    assert other.date is not None
    words = article.text[other.trigger.start : other.trigger.end]
    reason = f"no time of its own; {why.format(words)} ({other.date.removesuffix('~')})"
    return Told.of(replace(event, date=about(other.date), date_span=other.date_span, date_reason=reason))
