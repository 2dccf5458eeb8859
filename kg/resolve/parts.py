"""What is part of what: the meetings and signings of a visit, the talks at a summit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.edtf import bounds
from kg.records import Event, Factuality, Stage
from kg.resolve.mentions import Told, width
from kg.rulebook.joining import Joining, PartRule

__all__ = ["find_parts", "part_checks"]

#: A date that leaves no more than this open, beyond the days of the event itself, says on which days it was.
_EXACT_DAYS = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """All mentions of one event with what is compared."""

    key: str
    mentions: tuple[Event, ...]
    kinds: frozenset[str]
    articles: frozenset[str]
    states: frozenset[str]
    actors: frozenset[str]
    lands: frozenset[str]
    places: frozenset[str]
    real: bool
    spans: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, key: str, mentions: Sequence[Event]) -> _Known:
        held = [event for event in mentions if event.stage is Stage.HELD]
        deciding = held or [event for event in mentions if event.factuality is Factuality.PLANNED]
        told = [Told.of(event) for event in deciding]
        return cls(
            key=key,
            mentions=tuple(deciding),
            kinds=frozenset(name for event in deciding for name in (event.type, event.kind)),
            articles=frozenset(event.article for event in deciding),
            states=frozenset(s for one in told for s in one.states),
            actors=frozenset(a for one in told for a in one.actors),
            lands=frozenset(x for one in told for x in one.lands),
            places=frozenset(p for one in told for p in one.places),
            real=bool(held),
            spans=tuple(sorted({bounds(event.date) for event in deciding if event.date and width(event.date) < 366})),
        )


def find_parts(events: Sequence[Event], joining: Joining) -> Mapping[str, str]:
    """Key of each event that is part of another -> the key of that other.

    Parameters
    ----------
    events : sequence of Event
        All mentions of a run, with their keys.
    joining : Joining
        Its `parts` say what may be part of what. The shortest whole that fits is taken.
    """
    mentions: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        mentions[event.key].append(event)
    known = {key: _Known.of(key, told) for key, told in sorted(mentions.items())}
    by_article: dict[str, list[_Known]] = defaultdict(list)
    for one in known.values():
        for article in one.articles:
            by_article[article].append(one)
    found: dict[str, str] = {}
    for rule in joining.parts:
        for inside in by_article.values():
            wholes = [one for one in inside if rule.wholes & one.kinds]
            for part in inside:
                fitting = [whole for whole in wholes if all(holds for _, holds, _ in _checks(part, whole, rule))]
                if fitting:
                    nearest = min(fitting, key=lambda whole: (_length(whole), whole.key))
                    found.setdefault(part.key, nearest.key)
    return {part: whole for part, whole in found.items() if found.get(whole) != part}


def part_checks(
    part: Sequence[Event], whole: Sequence[Event], joining: Joining
) -> tuple[tuple[str, tuple[tuple[str, bool, str], ...]], ...]:
    """Of every rule of the file for these two events, what holds of it and why: (rule, ((what, holds, words), …))."""
    one, other = (_Known.of(mentions[0].key, mentions) for mentions in (part, whole))
    found = ((rule.id, tuple(_checks(one, other, rule))) for rule in joining.parts if rule.wholes & other.kinds)
    return tuple((name, checks) for name, checks in found if checks)


def _checks(part: _Known, whole: _Known, rule: PartRule) -> list[tuple[str, bool, str]]:
    if part.key == whole.key or not rule.parts & part.kinds or not rule.wholes & whole.kinds:
        return [("kinds", False, f"no such whole and part in {rule.id}")]
    return [
        (
            "articles",
            bool(part.articles & whole.articles),
            f"told together in {_listed(part.articles & whole.articles)}",
        ),
        (
            "fact",
            part.real == whole.real,
            "both took place or both are planned" if part.real == whole.real else "one is planned only",
        ),
        _dates(part, whole, rule),
        _parties(part, whole),
        _places(part, whole),
    ]


def _dates(part: _Known, whole: _Known, rule: PartRule) -> tuple[str, bool, str]:
    if not part.spans or not whole.spans:
        return "dates", False, "one of them has no date"
    first, last = _days(whole)
    if (last - first).days > rule.days:
        return "dates", False, f"the whole leaves {(last - first).days} days open, {rule.days} are allowed"
    start, end = min(part.spans, key=lambda span: (span[1] - span[0], span[0]))
    inside = first <= start and end <= last
    return "dates", inside, f"{start}/{end} {'within' if inside else 'not within'} {first}/{last}"


def _days(whole: _Known) -> tuple[date, date]:
    """From the first to the last day that the exact dates tell, or, where none is exact, the narrowest date."""
    narrowest = min(whole.spans, key=lambda span: (span[1] - span[0], span[0]))
    longest = max((narrowest[1] - narrowest[0]).days, _EXACT_DAYS)
    exact = [span for span in whole.spans if (span[1] - span[0]).days <= longest]
    return min(span[0] for span in exact), max(span[1] for span in exact)


def _parties(part: _Known, whole: _Known) -> tuple[str, bool, str]:
    strangers = part.states - whole.states
    inside = bool(part.states) and not strangers
    words = f"of {_listed(part.states)}" if inside else f"{_listed(strangers)} not among {_listed(whole.states)}"
    return "parties", inside, words


def _places(part: _Known, whole: _Known) -> tuple[str, bool, str]:
    if not part.places or not whole.places:
        return "place", True, "one of them has no place"
    shared = part.places & whole.places or part.lands & whole.lands
    return (
        "place",
        bool(shared),
        f"in {_listed(shared)}" if shared else f"{_listed(part.places)} and {_listed(whole.places)}",
    )


def _length(whole: _Known) -> int:
    first, last = _days(whole) if whole.spans else (date.min, date.max)
    return (last - first).days


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none"
