"""Which stage in the life of its event a mention tells: announced, confirmed, postponed, cancelled, held."""

from __future__ import annotations

from dataclasses import replace

from kg.edtf import bounds
from kg.records import Article, Event, Stage
from kg.rulebook.joining import Joining, StageRule

__all__ = ["stage_events", "stage_of"]


def stage_events(events: tuple[Event, ...], article: Article, joining: Joining) -> list[Event]:
    """Give each event of an article the stage that it tells."""
    return [replace(event, stage=stage_of(event, article.published, joining)) for event in events]


def stage_of(event: Event, published: str | None, joining: Joining) -> Stage | None:
    """The first stage of the file whose conditions hold; None where none do, as for what is only possible."""
    words = _words(event)
    ahead = _lies_ahead(event, published)
    return next((Stage(rule.id) for rule in joining.stages if _fits(rule, event, words, ahead=ahead)), None)


def _fits(rule: StageRule, event: Event, words: frozenset[str], *, ahead: bool) -> bool:
    if rule.factuality and event.factuality not in rule.factuality:
        return False
    if rule.not_words & words or (rule.words and not rule.words & words):
        return False
    return rule.ahead == "no" or ahead


def _words(event: Event) -> frozenset[str]:
    """The predicate that governs the act, unless that is negated, and the adjectives before it."""
    ground = event.ground
    if ground is None:
        return frozenset()
    governor = {ground.governor} if ground.governor and not ground.governor_negated else set()
    return frozenset(governor | set(ground.clause.modifiers))


def _lies_ahead(event: Event, published: str | None) -> bool:
    """Whether all of the event's time lies after its article's."""
    return bool(event.date and published) and bounds(event.date or "")[0] > bounds(published or "")[1]
