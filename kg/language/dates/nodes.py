"""What a time expression says before it is resolved: small trees built by the grammar, evaluated by `resolve`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.language.dates.when import Grain, When
from kg.records import DateKind

__all__ = [
    "Anniversary",
    "Approximate",
    "Bound",
    "Calendar",
    "Fixed",
    "Inside",
    "Leading",
    "Named",
    "Node",
    "Open",
    "Part",
    "Range",
    "Relative",
    "Shifted",
    "Titled",
    "Today",
]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day or days of a month, with or without the year; `month` alone only together with a year."""

    month: int
    year: int | None = None
    day: int | None = None
    last_day: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that depends on nothing."""

    when: When


@dataclass(frozen=True, slots=True)
class Named:
    """A month, season, quarter, half-year or weekday by name: the `number`th of its year or week, from 0.

    `size` is its length in months (0 for a weekday); `direction` is "last", "this", "next" or "" (by tense).
    """

    grain: Grain
    number: int
    size: int
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Relative:
    """A value counted from the publication date, or from the date mentioned before (`discourse`).

    `find` maps a day and the tense of the verb to the value and never runs backwards: a later day gives no earlier
    value. `rule` says in words what it does. `grain` is the unit counted in.
    """

    find: Callable[[date, str], When]
    rule: str
    grain: Grain
    discourse: bool = False
    kind: DateKind = DateKind.POINT


@dataclass(frozen=True, slots=True)
class Open:
    """Words about time that name no date: a length, a frequency, a distance from an event."""

    kind: DateKind
    reason: str


@dataclass(frozen=True, slots=True)
class Shifted:
    """A distance from something: from `inner`, else from the date before (`terminal`), else from an event."""

    least: int
    most: int
    grain: Grain
    sign: int
    terminal: bool
    inner: Node | None = None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """So many years before the year told just before it, else before publication: of what the noun behind it names."""

    years: int


@dataclass(frozen=True, slots=True)
class Part:
    """The `which`th third of `inner`, from 0; all of it where `which` is None ("earlier in 2014")."""

    inner: Node
    which: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Leading:
    """Units `skip` to `skip + count` of `inner`, counted from its start, or back from its end (`from_end`)."""

    inner: Node
    skip: int
    count: int
    grain: Grain
    from_end: bool
    words: str


@dataclass(frozen=True, slots=True)
class Inside:
    """`inner` (a month, a weekday …) of the year or week that `outer` names."""

    inner: Calendar | Named
    outer: Node


@dataclass(frozen=True, slots=True)
class Range:
    """From `first` to `last`."""

    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class Bound:
    """Everything since, or until, `inner`; `word` is the preposition."""

    kind: DateKind
    inner: Node
    word: str


@dataclass(frozen=True, slots=True)
class Approximate:
    """About `inner`."""

    inner: Node


@dataclass(frozen=True, slots=True)
class Titled:
    """A year inside a name, such as that of an edition of the Games."""

    inner: Node


@dataclass(frozen=True, slots=True)
class Today:
    """The day of publication; with a verb in the present it means nowadays."""


Node = (
    Anniversary
    | Calendar
    | Fixed
    | Named
    | Relative
    | Open
    | Shifted
    | Part
    | Leading
    | Inside
    | Range
    | Bound
    | Approximate
    | Titled
    | Today
)
