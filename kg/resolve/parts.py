"""What is part of what: the meetings and signings of a visit, the talks at a summit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.edtf import bounds
from kg.records import Event, Factuality, Stage, Whole
from kg.resolve.mentions import Told, width
from kg.rulebook.joining import Joining, PartRule

__all__ = ["find_parts"]

#: Beside the narrowest date of a whole those of at most so many days more tell its days too.
_EXACT_DAYS = 3
#: A date that leaves so many days open tells no days at all.
_A_YEAR = 365

#: Whether something that the file asks of a part holds, in words.
_Check = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the mentions of one event tell together: those that say that it was held, or else that it is planned."""

    key: str
    kinds: frozenset[str]
    articles: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    lands: frozenset[str]
    held: bool
    dates: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, mentions: Sequence[Event]) -> _Known:
        held = [event for event in mentions if event.stage is Stage.HELD]
        deciding = held or [event for event in mentions if event.factuality is Factuality.PLANNED]
        told = [Told.of(event) for event in deciding]
        return cls(
            key=mentions[0].key,
            kinds=frozenset(name for event in deciding for name in (event.type, event.kind)),
            articles=frozenset(event.article for event in deciding),
            states=frozenset(state for one in told for state in one.states),
            places=frozenset(place for one in told for place in one.places),
            lands=frozenset(land for one in told for land in one.lands),
            held=bool(held),
            dates=tuple(
                sorted({bounds(e.date) for e in deciding if e.date and width(e.date) < _A_YEAR}, key=_by_length)
            ),
        )

    @property
    def days(self) -> tuple[date, date] | None:
        """From the first to the last day that its narrow dates tell."""
        if not self.dates:
            return None
        longest = _length(self.dates[0]) + _EXACT_DAYS
        narrow = [days for days in self.dates if _length(days) <= longest]
        return min(first for first, _ in narrow), max(last for _, last in narrow)


def find_parts(events: Sequence[Event], joining: Joining) -> Mapping[str, Whole]:
    """Key of each event that is part of another -> that other.

    Parameters
    ----------
    events : sequence of Event
        All mentions of a run, with their stages and keys.
    joining : Joining
        Its `parts` say what may be part of what; the first entry that fits counts, and of several wholes the shortest.
    """
    mentions: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        mentions[event.key].append(event)
    known = [_Known.of(told) for _, told in sorted(mentions.items())]
    by_article: dict[str, list[_Known]] = defaultdict(list)
    for one in known:
        for article in one.articles:
            by_article[article].append(one)
    found: dict[str, Whole] = {}
    for part in known:
        beside = {one.key: one for article in part.articles for one in by_article[article]}
        whole = _whole_of(part, [beside[key] for key in sorted(beside)], joining)
        if whole is not None:
            found[part.key] = whole
    return {part: whole for part, whole in found.items() if whole.key not in found or found[whole.key].key != part}


def _whole_of(part: _Known, others: Sequence[_Known], joining: Joining) -> Whole | None:
    for rule in joining.parts:
        if not rule.parts & part.kinds:
            continue
        wholes = [one for one in others if one.key != part.key and rule.wholes & one.kinds]
        fitting = [whole for whole in wholes if all(holds for holds, _ in _checks(part, whole, rule))]
        if fitting:
            whole = min(fitting, key=lambda one: (_length(one.days or (date.min, date.max)), one.key))
            reason = "; ".join(words for _, words in _checks(part, whole, rule))
            return Whole(whole.key, rule.id, reason, outcome=bool(rule.outcomes & part.kinds))
    return None


def _checks(part: _Known, whole: _Known, rule: PartRule) -> list[_Check]:
    together = part.articles & whole.articles
    return [
        (bool(together), f"told together in {_listed(together)}"),
        (part.held == whole.held, "both took place" if part.held else "both are planned"),
        _same_days(part, whole, rule),
        (bool(part.states) and part.states <= whole.states, f"parties of {_listed(part.states)}"),
        _same_place(part, whole),
    ]


def _same_days(part: _Known, whole: _Known, rule: PartRule) -> _Check:
    if part.days is None or whole.days is None:
        return False, "one of them has no date"
    (first, last), (start, end) = whole.days, part.dates[0]
    return (
        _length(whole.days) <= rule.days and first <= start and end <= last,
        f"{_span(start, end)} lies within {_span(first, last)}",
    )


def _same_place(part: _Known, whole: _Known) -> _Check:
    if not part.places or not whole.places:
        return True, "one of them has no place"
    shared = part.places & whole.places or part.lands & whole.lands
    return bool(shared), f"place {_listed(shared)}"


def _length(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days


def _by_length(days: tuple[date, date]) -> tuple[int, date]:
    return _length(days), days[0]


def _span(first: date, last: date) -> str:
    return str(first) if first == last else f"{first}/{last}"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
