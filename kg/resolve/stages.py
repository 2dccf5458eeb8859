"""Which stage in the life of its event a mention tells: announced, confirmed, postponed, cancelled, held."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Event, Stage
from kg.rulebook.joining import Joining, StageRule

__all__ = ["stage_events", "stage_of"]


def stage_events(events: tuple[Event, ...], joining: Joining) -> list[Event]:
    """Give each event of an article the stage that it tells."""
    return [replace(event, stage=stage_of(event, joining)) for event in events]


def stage_of(event: Event, joining: Joining) -> Stage | None:
    """The first stage of the file whose conditions hold; None where none do, as for what is only possible."""
    words = _words(event)
    return next((Stage(rule.id) for rule in joining.stages if _fits(rule, event, words)), None)


def _fits(rule: StageRule, event: Event, words: frozenset[str]) -> bool:
    if rule.factuality and event.factuality not in rule.factuality:
        return False
    return not rule.not_words & words and (not rule.words or bool(rule.words & words))


def _words(event: Event) -> frozenset[str]:
    """The predicate that governs the act, unless that is negated, and the adjectives before it."""
    ground = event.ground
    if ground is None:
        return frozenset()
    governor = {ground.governor} if ground.governor and not ground.governor_negated else set()
    return frozenset(governor | set(ground.clause.modifiers))
