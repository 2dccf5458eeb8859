"""What the stages hand to each other: immutable records, no behaviour beyond small questions about themselves.

The order of the file is the order of the data: article, parse, mentions and dates, clauses, then the
records that `kg extract` prints (event, attribution, relation). Offsets are half-open `[start, end)` positions
in Unicode code points of the article's own text. Nothing here imports another kg module.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "Actor",
    "ActorType",
    "Argument",
    "Article",
    "Attribution",
    "AttributionKind",
    "Block",
    "Clause",
    "ClauseKind",
    "DateKind",
    "DateMention",
    "Details",
    "Distance",
    "Event",
    "Extraction",
    "Factuality",
    "Filler",
    "Format",
    "Ground",
    "Join",
    "Mention",
    "MentionKind",
    "Met",
    "Occasion",
    "OccasionKind",
    "Ordinal",
    "Parse",
    "Quotation",
    "Rank",
    "Reading",
    "Relation",
    "Sense",
    "Sentence",
    "Sign",
    "Stage",
    "Stance",
    "TextSpan",
    "Token",
    "Whole",
    "Worded",
    "Zone",
]


class TextSpan(NamedTuple):
    """A stretch of the article's text, `text[start:end]`."""

    start: int
    end: int

    def covers(self, other: TextSpan) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: TextSpan) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# ---- article ---------------------------------------------------------------------------------


class Zone(StrEnum):
    """What part of a page a block of text is; decides what may be extracted from it."""

    BODY = "body"
    HEADLINE = "headline"
    CAPTION = "caption"
    BIOGRAPHY = "biography"  # yields authorship and affiliation only
    BOILERPLATE = "boilerplate"  # yields nothing


class Block(NamedTuple):
    """One paragraph or line of an article. `reason` names the rule that zoned it, empty for body text."""

    span: TextSpan
    zone: Zone
    reason: str = ""


def _block_start(block: Block) -> int:
    return block.span.start


@dataclass(frozen=True, slots=True)
class Article:
    """One source text. `published` is EDTF (day, month, interval) or None; `blocks` are in text order."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: str | None = None
    license: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()

    def block_at(self, offset: int) -> int:
        """Index of the block that a character stands in, or of the last one before it; -1 before the first."""
        return bisect_right(self.blocks, offset, key=_block_start) - 1


# ---- parse -----------------------------------------------------------------------------------


class Token(NamedTuple):
    """One token. `i` and `head` count through the whole article; the root of a sentence heads itself."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # Universal POS
    tag: str  # Penn Treebank tag
    dep: str  # ClearNLP dependency label
    head: int
    entity: str = ""  # IOB tag of what it names: "B-PERSON", "I-PERSON", or empty (see `kg.language.entities`)


class Sentence(NamedTuple):
    """Tokens `first` to `last` (half-open) of the parse."""

    span: TextSpan
    first: int
    last: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens and sentences of the blocks worth reading, in text order."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]


# ---- mentions, dates, quotations ---------------------------------------------------------------


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


# ---- clauses -----------------------------------------------------------------------------------


class Factuality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"  # also promised, demanded
    POSSIBLE = "possible"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"  # also counterfactual


class Stage(StrEnum):
    """A stage in the life of an event, in their usual order."""

    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    OUTCOME = "outcome"  # told by a part of the event that is what came of it


class Sign(NamedTuple):
    """A word that says whether an act took place, and how it says so; without a span where no word of its own does."""

    span: TextSpan | None
    reason: str


class ClauseKind(StrEnum):
    VERBAL = "verbal"
    NOMINAL = "nominal"  # a noun that stands for an act: "Xi's visit to Moscow"
    COPULAR = "copular"  # "X is the president of Y", also appositions


@dataclass(frozen=True, slots=True)
class Argument:
    """One filler of a role in a clause.

    `role` is `subject`, `object`, `indirect`, `complement` (a finite or infinitive clause), `attribute`
    (of a copula), or a preposition (`with`, `to`, `in`, …). `span` is the whole phrase, `head` its head
    token, `lemma` that token's lemma. Coordinated phrases are one Argument each. `mentions` are the actors that
    fill it; `owners` are the actors whose it is, where it is no actor itself ("Xi's policy", "the army of Chad").
    """

    role: str
    span: TextSpan
    head: int
    lemma: str
    mentions: tuple[Mention, ...] = ()
    owners: tuple[Mention, ...] = ()
    shared: bool = False  # taken over from a conjunct, a control verb or the noun a relative clause hangs on


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its normalised roles.

    `predicate` is the lemma, with the noun of a light verb ("hold talks") and the particle of a phrasal one
    ("break off"); `predicates` are all names a rule may use for it, the fullest first. `trigger` is the head word,
    `cue` the verb group around it. `parent` is the index of the clause that governs this one, `relation` the
    dependency between them (`ccomp`, `xcomp`, `advcl`, `relcl`, `acl`, `conj`, `pcomp`, ``nominal``), or None and "".
    """

    index: int
    kind: ClauseKind
    predicate: str
    predicates: tuple[str, ...]
    trigger: TextSpan
    cue: TextSpan
    span: TextSpan
    sentence: int
    head: int
    arguments: tuple[Argument, ...]
    dates: tuple[DateMention, ...]
    factuality: Factuality
    negated: bool
    parent: int | None = None
    relation: str = ""
    marker: str = ""  # the word that introduces the clause: that, if, to, after …
    modifiers: tuple[str, ...] = ()  # lemmas of adverbs and adjectives on the predicate
    passive: bool = False
    tense: str = ""  # past, present, future, or empty where the verb shows none
    signs: tuple[Sign, ...] = ()  # the words that make it planned, possible, negated or hypothetical
    reciprocal: str = ""  # the role in which "each other" stands, filled by whoever is the subject

    def fillers(self, *roles: str) -> tuple[Argument, ...]:
        """The arguments that fill one of the roles, in text order; the subject fills the one of "each other" too."""
        each_other = self.reciprocal in roles
        return tuple(a for a in self.arguments if a.role in roles or (each_other and a.role == "subject"))


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the language stage leaves it: everything the rules may look at.

    `unsettled` are pronouns that may mean several actors; no clause holds them.
    """

    article: Article
    parse: Parse
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    clauses: tuple[Clause, ...] = ()
    unsettled: tuple[Mention, ...] = ()


# ---- what is extracted ---------------------------------------------------------------------------


class Filler(NamedTuple):
    """An actor in a role, and the words that put it there (None where none of its own did)."""

    actor: Actor
    span: TextSpan | None = None


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
    `series` names what recurs ("regular meeting of heads of government"), `ordinal` which of them it is.
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
    occasions: tuple[Occasion, ...] = ()

    @property
    def spans(self) -> tuple[TextSpan, ...]:
        """The words behind all values but the actors, in text order."""
        worded = (self.format, self.rank, self.size, self.series, self.ordinal, *self.occasions)
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
    details: Details = Details()  # format, rank, host, occasion …, each with its words
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
    value: str  # support, oppose, neutral


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says or thinks what: the words of the source, of the cue and of the content."""

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
    stance: Stance | None = None
    nested_in: str | None = None
    speech_act: str = ""  # class of the cue: say, deny, urge, …
    zone: Zone = Zone.BODY
    reasons: tuple[str, ...] = ()


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
    """All that was found in one article, each list sorted by where it stands in the text."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    relations: tuple[Relation, ...] = ()
    warnings: tuple[str, ...] = field(default=())
