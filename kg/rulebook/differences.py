"""Two sets of accounts of the same articles -> what was gained, what was lost and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.records import TextSpan
from kg.rulebook.accounts import Account, Party, names

__all__ = ["Change", "Difference", "FieldChange", "RuleCount", "compare", "count_by_rule"]

_Place = tuple[str, TextSpan]


class FieldChange(NamedTuple):
    """One thing that an account says otherwise than before, in words; empty where it said nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """The same words of the same article, told in two ways."""

    before: Account
    after: Account
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the second set has and the first has not, and the other way round; each by article and place in it."""

    gained: tuple[Account, ...]
    lost: tuple[Account, ...]
    changed: tuple[Change, ...]
    same: int

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.gained or self.lost or self.changed)


class RuleCount(NamedTuple):
    """How many accounts of a rule came, went and changed."""

    rule: str
    gained: int
    lost: int
    changed: int


def compare(before: Iterable[Account], after: Iterable[Account]) -> Difference:
    """Compare two sets of accounts of the same articles.

    Accounts that are announced by the same word of the same article tell of the same thing: they are compared field by
    field, first with the account of the same rule, should several share the word. All others are gained or lost.

    Returns
    -------
    Difference
        Its lists sorted by article, place and rule; the order of the input does not matter.
    """
    old, new = _by_place(before), _by_place(after)
    gained: list[Account] = []
    lost: list[Account] = []
    pairs: list[tuple[Account, Account]] = []
    for place in sorted(old.keys() | new.keys()):
        left, right, shared = _pair(old.get(place, []), new.get(place, []))
        pairs += shared
        lost += left
        gained += right
    changes = [Change(a, b, fields) for a, b in pairs if (fields := _changes(a, b))]
    return Difference(tuple(gained), tuple(lost), tuple(changes), len(pairs) - len(changes))


def count_by_rule(difference: Difference) -> tuple[RuleCount, ...]:
    """Count the differences of each rule, the most affected first.

    An account that passes from one rule to another is a change of both.
    """
    gained = Counter(account.rule for account in difference.gained)
    lost = Counter(account.rule for account in difference.lost)
    changed = Counter(rule for c in difference.changed for rule in {c.before.rule, c.after.rule})
    rules = gained.keys() | lost.keys() | changed.keys()
    counts = [RuleCount(rule, gained[rule], lost[rule], changed[rule]) for rule in rules]
    return tuple(sorted(counts, key=lambda c: (-(c.gained + c.lost + c.changed), c.rule)))


def _by_place(accounts: Iterable[Account]) -> dict[_Place, list[Account]]:
    found: dict[_Place, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: (a.article, a.trigger, a.rule, a.id)):
        found.setdefault((account.article, account.trigger), []).append(account)
    return found


def _pair(
    left: list[Account], right: list[Account]
) -> tuple[list[Account], list[Account], list[tuple[Account, Account]]]:
    """What is left over on either side, and the pairs: of one rule where there are such, else in their order."""
    rest, alone, pairs = list(right), [], []
    for account in left:
        same = next((other for other in rest if other.rule == account.rule), None)
        if same is None:
            alone.append(account)
        else:
            rest.remove(same)
            pairs.append((account, same))
    pairs += zip(alone, rest, strict=False)
    return alone[len(rest) :], rest[len(alone) :], pairs


def _changes(before: Account, after: Account) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field, _words(one), _words(other))
        for field, one, other in (
            ("rule", before.rule, after.rule),
            ("class", before.kind, after.kind),
            ("source", before.source, after.source),
            ("target", before.target, after.target),
            ("participants", before.participants, after.participants),
            ("place", before.place, after.place),
            ("date", before.date, after.date),
            ("factuality", before.factuality, after.factuality),
            ("format", before.format, after.format),
            ("category", before.plover, after.plover),
            ("about", before.about, after.about),
        )
        if one != other
    )


def _words(value: str | tuple[Party, ...] | tuple[str, ...] | None) -> str:
    if not isinstance(value, tuple):
        return value or ""
    if value and isinstance(value[0], Party):
        return names(tuple(party for party in value if isinstance(party, Party)))
    return ", ".join(map(str, value))
