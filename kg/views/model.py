"""What the page shows: nodes, the links between them, and the facts behind both with their sentences.

The records are plain data: the collector fills them from a build, the selection cuts them down, the layout places
them, the page prints them. Nothing here knows of RDF or of HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "Certainty",
    "EdgeKind",
    "Fact",
    "Kind",
    "Party",
    "Quote",
    "Source",
    "View",
    "ViewEdge",
    "ViewNode",
    "surest",
]


class Kind(StrEnum):
    """What a node stands for; decides its shape and colour."""

    STATE = "state"
    PERSON = "person"
    INSTITUTION = "institution"
    EVENT = "event"
    ISSUE = "issue"


class EdgeKind(StrEnum):
    """Why two nodes are joined."""

    ROLE = "role"  # an actor has a part in an event
    TOPIC = "topic"  # an event deals with an issue
    SPEECH = "speech"  # an actor spoke about an issue or about another actor
    TIE = "tie"  # an actor holds an office in, or belongs to, an institution or a state


class Certainty(StrEnum):
    """How sure the text is, the surest first. Only `FACT` is what an article states as having happened or being so."""

    FACT = "fact"
    SPEECH = "speech"  # that somebody spoke is certain; what was said is theirs alone
    SAID = "said"  # somebody says so; the article does not
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


def surest(readings: Iterable[Certainty]) -> Certainty:
    """The reading that decides where there are several; what somebody says if there is none.

    Examples
    --------
    >>> surest({Certainty.NEGATED, Certainty.PLANNED})
    <Certainty.PLANNED: 'planned'>
    """
    return min(readings, key=list(Certainty).index, default=Certainty.SAID)


class Source(NamedTuple):
    """An article. `published` is EDTF; `url` is empty or begins with http:// or https://."""

    id: str
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""


class Quote(NamedTuple):
    """The sentence behind a fact; `marks` are half-open character ranges of `text`, sorted, without overlap.

    `standing` is how sure this sentence is of the fact: one article may plan what another tells as done.
    """

    source: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    standing: Certainty = Certainty.FACT


class Party(NamedTuple):
    """An actor or issue in a fact: the part it plays, its name, the id of its node."""

    role: str
    name: str
    node: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, tie or statement, with its sentences.

    `date` is EDTF, `start` and `end` its first and last possible day (ISO), all empty where nothing is known.
    `said_by` names on whose word it rests, empty where the article itself says so. `told_by` are the ids of the
    articles that tell of it; `details` says how, as what and on what occasion, `others` holds values they disagree on,
    both ready to be read.
    """

    id: str
    label: str
    certainty: Certainty = Certainty.FACT
    date: str = ""
    start: str = ""
    end: str = ""
    places: tuple[str, ...] = ()
    said_by: str = ""
    parties: tuple[Party, ...] = ()
    details: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether an article states it as having happened; that somebody spoke counts, what they said does not."""
        return self.certainty in (Certainty.FACT, Certainty.SPEECH)


@dataclass(frozen=True, slots=True)
class ViewNode:
    """An actor, event or issue. `facts` are ids, `more` counts those left out; `names` serve the search."""

    id: str
    kind: Kind
    label: str
    about: str = ""
    names: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """A link from an actor to an event, issue or institution, or from an event to an issue."""

    source: str
    target: str
    kind: EdgeKind
    label: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Everything one page holds. `left_out` counts by kind the nodes that were cut off."""

    nodes: tuple[ViewNode, ...] = ()
    edges: tuple[ViewEdge, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    left_out: tuple[tuple[Kind, int], ...] = field(default=())

    def certain_facts(self) -> frozenset[str]:
        """Ids of the facts that an article states as having happened."""
        return frozenset(fact.id for fact in self.facts if fact.certain)
