"""How, as what and on what occasion people meet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.records.mentions import Filler
from kg.records.text import TextSpan

__all__ = ["Details", "Format", "Occasion", "OccasionKind", "Ordinal", "Rank", "Worded"]


class Format(StrEnum):
    """How people met."""

    IN_PERSON = "in person"
    SIDELINES = "sidelines"  # beside another gathering, whose occasion is told
    VIDEO = "video"
    TELEPHONE = "telephone"
    CORRESPONDENCE = "correspondence"


class Rank(StrEnum):
    """As what a visit is paid, the highest rank first; where several are told the first of them counts."""

    STATE = "state"
    OFFICIAL = "official"
    WORKING = "working"
    INSPECTION = "inspection"
    RETURN = "return"
    FRIENDLY = "friendly"  # also goodwill and courtesy visits
    UNOFFICIAL = "unofficial"
    PRIVATE = "private"


class OccasionKind(StrEnum):
    """What an occasion is to the event."""

    SIDELINES = "sidelines"  # beside a gathering of others
    MARKING = "marking"  # an anniversary or holiday that it marks
    ATTENDING = "attending"  # what people came for: games, a parade, a summit
    BEFORE = "before"  # what it comes before: "ahead of the summit"


class Worded(NamedTuple):
    """A value and the words that give it."""

    value: str
    span: TextSpan


class Ordinal(NamedTuple):
    """The how-manieth of its kind, by which words, and those that say within what it is counted ("this year")."""

    number: int
    span: TextSpan
    within: Worded | None = None


class Occasion(NamedTuple):
    """On what occasion: the whole phrase, and the words in it that name the occasion."""

    kind: OccasionKind
    span: TextSpan
    name: Worded


@dataclass(frozen=True, slots=True)
class Details:
    """How, as what and on what occasion people meet; what the text does not tell is None or empty.

    `format` and `rank` hold values of `Format` and `Rank`. `host` and `visitor` are who receives and who comes,
    `leader` who leads a delegation, `companions` those who come along, `size` how many the delegation has.
    `series` names what recurs ("regular meeting of heads of government"), `ordinal` which of them it is. `frequency`
    are the words by which it happened several times ("more than forty times", "every year").
    """

    format: Worded | None = None
    rank: Worded | None = None
    host: tuple[Filler, ...] = ()
    visitor: tuple[Filler, ...] = ()
    leader: tuple[Filler, ...] = ()
    companions: tuple[Filler, ...] = ()
    size: Worded | None = None
    series: Worded | None = None
    ordinal: Ordinal | None = None
    frequency: Worded | None = None
    occasions: tuple[Occasion, ...] = ()

    @property
    def spans(self) -> tuple[TextSpan, ...]:
        """The words behind all values but the actors, in text order."""
        worded = (self.format, self.rank, self.size, self.series, self.ordinal, self.frequency, *self.occasions)
        within = self.ordinal.within if self.ordinal is not None else None
        return tuple(sorted({one.span for one in (*worded, within) if one is not None}))

    @property
    def actors(self) -> tuple[tuple[str, Filler], ...]:
        """The parts that actors play, with the name of each part."""
        parts = (
            ("host", self.host),
            ("visitor", self.visitor),
            ("leader", self.leader),
            ("companions", self.companions),
        )
        return tuple((name, filler) for name, fillers in parts for filler in fillers)
