"""The criteria of `joining.yaml`, one function each: whether two mentions meet it, and by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import NamedTuple

from kg.records import Factuality, Stage, Zone
from kg.resolve.mentions import Told
from kg.rulebook.joining import CRITERIA, Joining, Sort

__all__ = ["Check", "Comparison", "compare", "fits"]

#: Dates no wider than this are days, between which some others may lie.
_A_FEW_DAYS = 7
#: What has been over for so long is not what an article still tells as a plan.
_OVER_DAYS = 31
#: A plan may be called off this many days after the date it had.
_LATE_DAYS = 7


class Check(NamedTuple):
    """Whether a criterion holds, and what met it or stood against it."""

    criterion: str
    holds: bool
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All criteria of two mentions, in the order of the file's reading."""

    checks: tuple[Check, ...]

    @property
    def joined(self) -> bool:
        """Whether all of them hold."""
        return all(check.holds for check in self.checks)

    @property
    def failed(self) -> tuple[Check, ...]:
        """Those that do not."""
        return tuple(check for check in self.checks if not check.holds)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two mentions in text order if they stand in one article (`near`), with the sort whose settings count."""

    one: Told
    two: Told
    near: bool
    sorts: tuple[Sort, Sort]

    @property
    def sort(self) -> Sort:
        """The sort of the earlier one, which a definite noun of another sort may point to."""
        return self.sorts[0]

    @property
    def pointing(self) -> bool:
        """Whether the later one points back, or one of them stands where the article tells its news in short."""
        zones = {self.one.event.zone, self.two.event.zone}
        return self.near and (self.two.event.definite or bool(zones & {Zone.HEADLINE, Zone.CAPTION}))

    @property
    def undated_may_join(self) -> bool:
        """Whether one of them may be without a date."""
        if not self.near or self.sort.undated == "never":
            return False
        return self.pointing or (self.sort.undated == "kin" and self.one.event.type == self.two.event.type)

    @property
    def of_a_plan(self) -> bool:
        """Whether one tells of a plan and the other that it was put off or called off."""
        if self.one.moved and self.two.moved:
            return self.one.event.stage != self.two.event.stage
        return (self.one.moved and self.two.planned) or (self.one.planned and self.two.moved)

    @property
    def same_document(self) -> frozenset[str]:
        """Documents that both name, where the sort joins by document."""
        return self.one.documents & self.two.documents if self.sort.by_document == "yes" else frozenset()

    @property
    def same_name(self) -> frozenset[str]:
        """Bodies or named events that both name, where both are of a class or type that is joined by name."""
        alike = all(self.sort.by_name & {told.event.type, told.event.kind} for told in (self.one, self.two))
        return self.one.named & self.two.named if alike else frozenset()


def fits(one: Told, two: Told, joining: Joining) -> bool:
    """Whether two mentions tell of one event; the order in which they are given does not matter."""
    pair = _pair(one, two, joining)
    return all(_CRITERIA[name](pair)[0] for name in CRITERIA)


def compare(one: Told, two: Told, joining: Joining) -> Comparison:
    """Tell of every criterion whether it holds, and why."""
    pair = _pair(one, two, joining)
    return Comparison(tuple(Check(name, *_CRITERIA[name](pair)) for name in CRITERIA))


def _pair(one: Told, two: Told, joining: Joining) -> _Pair:
    near = one.event.article == two.event.article
    if (two.event.article, two.event.trigger) < (one.event.article, one.event.trigger):
        one, two = two, one
    return _Pair(one, two, near, (one.sort(joining), two.sort(joining)))


def _same_sort(pair: _Pair) -> tuple[bool, str]:
    first, second = pair.sorts
    if first.id == second.id:
        return True, f"both are of the sort {first.id}"
    if pair.near and pair.two.event.definite and first.id in second.points_to:
        return True, f"the definite noun of a {second.id} may point to a {first.id}"
    return False, f"{first.id} and {second.id}"


def _same_fact(pair: _Pair) -> tuple[bool, str]:
    one, two = pair.one.event, pair.two.event
    words = f"{one.factuality} and {two.factuality}"
    if one.factuality == two.factuality:
        return True, f"both are {one.factuality}"
    if pair.of_a_plan:
        return True, f"{one.stage} and {two.stage}: stages of one plan"
    return not (pair.one.unreal or pair.two.unreal), words


def _same_number(pair: _Pair) -> tuple[bool, str]:
    one, two = (told.event.details.frequency for told in (pair.one, pair.two))
    if one is None and two is None:
        return True, "both were done once"
    words = [f"“{often.value}”" if often is not None else "once" for often in (one, two)]
    return one is not None and two is not None and one.value.lower() == two.value.lower(), " and ".join(words)


def _same_words(pair: _Pair) -> tuple[bool, str]:
    if pair.sort.speech == "no":
        return True, "no acts of speech"
    one, two = pair.one.event, pair.two.event
    if not pair.near:
        return False, "acts of speech in two articles"
    if one.kind != two.kind:
        return False, f"{one.kind} and {two.kind}"
    if one.date is None or one.date != two.date:
        return False, f"dated {one.date or 'nowhere'} and {two.date or 'nowhere'}"
    if one.date.endswith("~"):
        return False, f"only about the same time ({one.date}), by what stands around"
    alike = {f.actor.id for f in one.target} == {f.actor.id for f in two.target}
    return alike, "the same class, date and addressee" if alike else "other addressees"


def _same_people(pair: _Pair) -> tuple[bool, str]:
    one, two = pair.one.people, pair.two.people
    if not one or not two:
        return True, "one of them names no people"
    return _within(one, two), _both(one, two)


def _same_parties(pair: _Pair) -> tuple[bool, str]:
    one, two = pair.one, pair.two
    shared = one.actors & two.actors
    if pair.sort.doers == "states" and one.doers and two.doers and one.doers != two.doers:
        return False, f"those who act are of {_both(one.doers, two.doers)}"
    if one.actors and one.actors == two.actors:
        return True, f"the same parties: {_listed(one.actors)}"
    if documents := pair.same_document:
        return True, f"the same document: {_listed(documents)}"
    if named := pair.same_name:
        return True, f"the same name: {_listed(named)}"
    if pair.sort.parties == "states" and one.states and one.states == two.states:
        if shared:
            return True, f"parties in common: {_listed(shared)}; of the same states: {_listed(one.states)}"
        if len(one.states) > 1 and not (one.people and two.people):
            return True, f"parties of the same states: {_listed(one.states)}"
    if pair.pointing and pair.sort.fewer != "no" and shared and _within(one.actors, two.actors):
        return True, f"parties in common: {_listed(shared)}; one of them names fewer"
    if pair.near and two.event.definite and pair.sort.fewer == "states" and two.states and two.states <= one.states:
        return True, f"what points back names parties of the same states: {_listed(two.states)}"
    return False, _both(one.actors, two.actors)


def _same_date(pair: _Pair) -> tuple[bool, str]:
    one, two, sort = pair.one, pair.two, pair.sort
    dates = f"{one.event.date or 'no date'} and {two.event.date or 'no date'}"
    by_name = pair.same_document or pair.same_name
    if pair.of_a_plan:
        return _follows(pair)
    if one.days is None or two.days is None:
        if pair.same_document:
            return True, f"{dates}, but the same document"
        if pair.near and (words := _still_ahead(pair)):
            return False, f"{dates}; {words}"
        return (
            pair.undated_may_join,
            f"{dates}, {'and it points back' if pair.undated_may_join else 'and nothing points back'}",
        )
    if by_name and not set(one.years).isdisjoint(two.years) and max(one.width, two.width) <= 366 + sort.vaguest:
        exact = max(one.width, two.width) <= sort.vaguest
        return not exact or _gap(one, two) <= _A_FEW_DAYS, f"{dates}, by document or name"
    widest = max(one.width, two.width)
    gap = _gap(one, two)
    if gap > (sort.apart if widest <= _A_FEW_DAYS else 0):
        return False, f"{dates} lie {gap} days apart"
    if widest <= sort.vaguest or (pair.near and one.event.date == two.event.date):
        return (
            True,
            f"the same date {one.event.date}" if one.event.date == two.event.date else f"{dates} can be one time",
        )
    if widest <= sort.planned and one.planned != two.planned:
        return True, f"{dates}: planned, and carried out within that time"
    return False, f"{dates} leave {widest} days open, {sort.vaguest} are allowed"


def _still_ahead(pair: _Pair) -> str:
    """Why a plan cannot be what the same article tells as done, where only one of them has a date; else nothing."""
    done = next((told for told in (pair.one, pair.two) if told.event.factuality is Factuality.ASSERTED), None)
    plan = next((told for told in (pair.one, pair.two) if told.event.factuality is Factuality.PLANNED), None)
    if done is None or plan is None or plan.published is None:
        return ""
    first, last = plan.published
    if done.days is not None and not plan.event.definite and done.days[1] < first - timedelta(days=_OVER_DAYS):
        return "the one was long over when the article tells of the other as a plan"
    indefinite = not done.event.definite and done.event.zone is Zone.BODY
    if plan.days is not None and plan.days[0] > last and indefinite:
        return "the plan lies ahead of the article, the other is told as done"
    return ""


def _follows(pair: _Pair) -> tuple[bool, str]:
    """Whether what was put off or called off is the plan: told beside it, or published before it was due."""
    last = pair.two.event.stage is Stage.CANCELLED or pair.one.planned
    change, plan = (pair.two, pair.one) if last else (pair.one, pair.two)
    words = f"{plan.event.stage} for {plan.event.date or 'no date'}, {change.event.stage}"
    if pair.near:
        joins = pair.undated_may_join
        return joins, f"{words} in one article" + ("" if joins else "; nothing says that they are one")
    if change.published is None or plan.published is None or plan.days is None:
        return False, f"{words}, and nothing says which came first"
    late = change.published[0] > plan.days[1] + timedelta(days=_LATE_DAYS)
    apart = (change.published[0] - plan.published[0]).days
    in_time = not late and 0 <= apart <= pair.sort.moved and plan.width <= max(pair.sort.planned, pair.sort.vaguest)
    return in_time, f"{words} in an article {apart} days later"


def _same_place(pair: _Pair) -> tuple[bool, str]:
    one, two = pair.one, pair.two
    if not one.event.place or not two.event.place:
        return True, "one of them has no place"
    if shared := one.places & two.places:
        return True, f"the same place: {_listed(shared)}"
    days_apart = one.days is not None and two.days is not None and _gap(one, two) > 0
    if days_apart and one.cities and two.cities:
        return False, f"{_both(one.places, two.places)} on different days"
    if lands := one.lands & two.lands:
        return True, f"{_both(one.places, two.places)} in the same state: {_listed(lands)}"
    return False, _both(one.places, two.places)


_CRITERIA: Mapping[str, Callable[[_Pair], tuple[bool, str]]] = MappingProxyType(
    {
        "sort": _same_sort,
        "fact": _same_fact,
        "number": _same_number,
        "words": _same_words,
        "people": _same_people,
        "parties": _same_parties,
        "date": _same_date,
        "place": _same_place,
    }
)


def _gap(one: Told, two: Told) -> int:
    """Days between the latest start and the earliest end; 0 where the dates can mean the same day."""
    assert one.days is not None
    assert two.days is not None
    return max((max(one.days[0], two.days[0]) - min(one.days[1], two.days[1])).days, 0)


def _within(one: frozenset[str], two: frozenset[str]) -> bool:
    return one <= two or two <= one


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nobody"


def _both(one: frozenset[str], two: frozenset[str]) -> str:
    return f"{_listed(one)} and {_listed(two)}"
