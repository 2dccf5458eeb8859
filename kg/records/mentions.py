"""What the text names: actors, dates, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.records.text import TextSpan

__all__ = [
    "Actor",
    "ActorType",
    "DateKind",
    "DateMention",
    "Distance",
    "Filler",
    "Mention",
    "MentionKind",
    "Quotation",
    "Sense",
]


class ActorType(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    PLACE = "place"
    GROUP = "group"
    PUBLICATION = "publication"
    DOCUMENT = "document"
    NAMED_EVENT = "named_event"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what is named. `country` is the ISO 3166-1 alpha-3 code of the state it belongs to or acts for.

    A group has `members`. With `candidates` it is one of them, and nothing in the text says which.
    """

    id: str
    name: str
    type: ActorType
    qid: str | None = None
    country: str | None = None
    members: tuple[Actor, ...] = ()
    candidates: tuple[Actor, ...] = ()

    @property
    def individuals(self) -> tuple[Actor, ...]:
        """Whom it stands for: the members of a group that has some, each once, else itself alone."""
        if not self.members:
            return (self,)
        return tuple(dict.fromkeys(one for member in self.members for one in member.individuals))


class MentionKind(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    METONYM = "metonym"


class Sense(StrEnum):
    GOVERNMENT = "government"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor. `head` is the index of its head token.

    `rule` names the rule that linked it (`rules/linking.yaml`), `reason` says on what evidence.
    """

    span: TextSpan
    actor: Actor
    kind: MentionKind
    head: int
    sense: Sense | None = None
    reason: str = ""
    rule: str = ""

    @property
    def candidates(self) -> tuple[Actor, ...]:
        """Whom it may mean where the evidence leaves several open; empty where it is clear."""
        return self.actor.candidates

    @property
    def means_bodies(self) -> bool:
        """Whether it means several firms or other bodies without a name, "Chinese banks"."""
        return self.rule == "linking.bodies-of-state"


class DateKind(StrEnum):
    """What a time expression says; only the first four can date an event by themselves."""

    POINT = "point"  # a moment, as precise as the words are
    INTERVAL = "interval"  # from … to …
    SINCE = "since"
    UNTIL = "until"
    DATELINE = "dateline"  # of the report, not of what it reports
    NAME = "name"  # part of a name: "the 2022 Winter Olympics", "Joint Sea 2021"
    DURATION = "duration"  # a length of time
    FREQUENCY = "frequency"
    NOW = "now"  # "today" as nowadays


class Distance(NamedTuple):
    """How far from an event: `least` to `most` units after it, or before it where they are negative."""

    least: int
    most: int
    unit: str  # day, week, month, year, decade


@dataclass(frozen=True, slots=True)
class DateMention:
    """A span that names a time, as EDTF, with the anchor and the rule behind the value.

    `edtf` is None where the words are relative and the article has no date, and for durations and frequencies.
    `modifies` is the noun that the date stands before ("the 2014 annexation", "Tuesday's talks"): it dates that alone.
    `counted` is how far it is from the event named behind it ("two days after the vote"), whose date no word says.
    """

    span: TextSpan
    edtf: str | None
    reason: str
    head: int
    kind: DateKind = DateKind.POINT
    modifies: TextSpan | None = None
    counted: Distance | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, the marks included. `open_ended` quotations run on into the next paragraph."""

    span: TextSpan
    open_ended: bool = False


class Filler(NamedTuple):
    """An actor in a role, and the words that put it there (None where none of its own did)."""

    actor: Actor
    span: TextSpan | None = None
