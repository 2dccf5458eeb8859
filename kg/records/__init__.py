"""What the stages hand to each other: immutable records, no behaviour beyond small questions about themselves.

The order of the files is the order of the data: text and parse, mentions and dates, clauses, then the records that
`kg extract` prints (event with its details, attribution, relation). Offsets are half-open `[start, end)` positions in
Unicode code points of the article's own text. Nothing here imports a kg module of another folder.
"""

from kg.records.clauses import Argument, Clause, ClauseKind, Factuality, Reading, Sign, Stage
from kg.records.details import Details, Format, Occasion, OccasionKind, Ordinal, Rank, Worded
from kg.records.found import (
    Attribution,
    AttributionKind,
    Capacity,
    Checked,
    Event,
    Extraction,
    Ground,
    Join,
    Met,
    Quoted,
    Relation,
    Stance,
    Whole,
)
from kg.records.mentions import (
    Actor,
    ActorType,
    DateKind,
    DateMention,
    Distance,
    Filler,
    Mention,
    MentionKind,
    Quotation,
    Sense,
)
from kg.records.text import Article, Block, Parse, Sentence, TextSpan, Token, Zone

__all__ = [
    "Actor",
    "ActorType",
    "Argument",
    "Article",
    "Attribution",
    "AttributionKind",
    "Block",
    "Capacity",
    "Checked",
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
    "Quoted",
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
