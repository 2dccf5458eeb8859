"""What is extracted: events, attributions, relations, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kg.records.clauses import Clause, Factuality, Sign, Stage
from kg.records.details import Details
from kg.records.mentions import Actor, Filler, Mention
from kg.records.text import Article, TextSpan, Zone

__all__ = [
    "Attribution",
    "AttributionKind",
    "Capacity",
    "Checked",
    "Event",
    "Extraction",
    "Ground",
    "Join",
    "Met",
    "Quoted",
    "Relation",
    "Stance",
    "Whole",
]


class Met(NamedTuple):
    """A condition of a rule, as its file writes it, and the words that met it (none where nothing had to stand)."""

    condition: str
    words: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """Why there is an event: the clause it was read from, what of the rule was met, what made its factuality so.

    `governor` and `governor_at` are the predicate of the clause that governs it and where that stands.
    """

    clause: Clause
    conditions: tuple[Met, ...] = ()
    signs: tuple[Sign, ...] = ()
    governor: str = ""
    governor_at: TextSpan | None = None
    governor_negated: bool = False


class Join(NamedTuple):
    """Why a mention is held to tell of the event that another mention tells of: criterion -> what met it."""

    to: str  # id of the other mention
    criteria: tuple[tuple[str, str], ...]


class Whole(NamedTuple):
    """The event that an event is part of: its key, the rule that says so and why; whether the part is its outcome."""

    key: str
    rule: str
    reason: str
    outcome: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, will, might or did not, as one mention tells it.

    `kind` is the CURIE of the ontology class, `type` and `plover` its coarse names in the exchange format.
    `roles` keeps every filler under the CURIE of its role; the four lists beside it are its projection.
    `key` is equal for all mentions held to be one real event, `joined` says why. `part_of` is the event that this
    one is part of. `ground` explains the event and is no part of it.
    """

    id: str
    article: str
    kind: str
    type: str
    plover: str | None
    source: tuple[Filler, ...]
    target: tuple[Filler, ...]
    participants: tuple[Filler, ...]
    place: tuple[Filler, ...]
    date: str | None
    factuality: Factuality
    attributed_to: Filler | None
    statement: str | None
    trigger: TextSpan
    sentence: TextSpan
    key: str
    rule: str
    date_span: TextSpan | None = None
    date_reason: str = ""
    place_reason: str = ""  # why it is there, where its own clause does not say so
    zone: Zone = Zone.BODY
    clause: int | None = None
    topics: tuple[str, ...] = ()  # ids of the issues that its clause is about
    definite: bool = False  # told by a definite noun ("the visit", "their call"), which may point back
    details: Details = field(default_factory=Details)  # format, rank, host, occasion …, each with its words
    reasons: tuple[str, ...] = ()
    stage: Stage | None = None
    part_of: Whole | None = None
    joined: Join | None = None
    ground: Ground | None = field(default=None, compare=False, repr=False)

    @property
    def format(self) -> str | None:
        """How people met, None where nothing is told."""
        return self.details.format.value if self.details.format is not None else None


class AttributionKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(NamedTuple):
    toward: str
    value: str  # support, oppose


@dataclass(frozen=True, slots=True)
class Capacity:
    """For whom somebody speaks: the office held on that day, its body, the state that stands behind it, and why.

    `office` is the registry's id of the office, `title` its name; both are empty for a body or a state that speaks for
    itself. `actor` is None where the text tells only whose official it is.
    """

    actor: Actor | None
    office: str | None = None
    title: str = ""
    body: Actor | None = None
    state: Actor | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says or thinks what: the words of the source, of the cue and of the content.

    `outlet` is the newspaper, agency or channel in which it appeared, `occasion` the id of the event at which it was
    said. `withheld` says that the act is not performed: "declined to comment", "did not condemn". `factuality` says
    whether somebody said it, will, may, or would: planned, possible or hypothetical, never negated. `no_speaker` says
    why there is no speaker, where there is none.
    """

    id: str
    article: str
    source: tuple[TextSpan, ...]
    cue: tuple[TextSpan, ...]
    content: tuple[TextSpan, ...]
    kind: AttributionKind
    speaker: Filler | None
    sentence: TextSpan
    rule: str
    addressee: Filler | None = None
    medium: str | None = None
    date: str | None = None
    about: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()  # each towards somebody or something else, the clearest first
    nested_in: str | None = None
    speech_act: str = ""  # class of the cue: say, deny, urge, …
    withheld: bool = False
    factuality: Factuality = Factuality.ASSERTED
    no_speaker: str = ""
    capacities: tuple[Capacity, ...] = ()
    outlet: Filler | None = None
    occasion: str | None = None
    date_span: TextSpan | None = None
    date_reason: str = ""
    zone: Zone = Zone.BODY
    reasons: tuple[str, ...] = ()

    @property
    def stance(self) -> Stance | None:
        """The first of its stances."""
        return self.stances[0] if self.stances else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks: the id of the attribution it stands in, or None, and why it has no speaker.

    `reason` is empty where the attribution has a speaker.
    """

    id: str
    article: str
    span: TextSpan
    attribution: str | None
    reason: str = ""
    zone: Zone = Zone.BODY


class Checked(NamedTuple):
    """Whether the registry agrees with what a text states, and what it has itself, in words."""

    agrees: bool
    says: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting tie that the text states: an office, a membership, an affiliation, authorship.

    `reason` says by which words, `checked` what the registry has to say of it, None where it has nothing.
    """

    id: str
    article: str
    subject: Filler
    relation: str
    object: Filler
    valid: str | None
    span: TextSpan
    sentence: TextSpan
    rule: str
    reason: str = ""
    checked: Checked | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article, each list sorted by where it stands in the text.

    `publisher` is the medium or body of the registry that published it or whose account it gives, `side` the state
    whose side it tells.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    relations: tuple[Relation, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    publisher: Actor | None = None
    side: Actor | None = None
