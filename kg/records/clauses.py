"""Clauses: predicates with their normalised roles, and all that the rules may look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.records.mentions import DateMention, Mention, Quotation
from kg.records.text import Article, Parse, TextSpan

__all__ = ["Argument", "Clause", "ClauseKind", "Factuality", "Reading", "Sign", "Stage"]


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
    `content` is the lemma of what a word of quantity measures, "treaty" in "a series of treaties"; else empty.
    """

    role: str
    span: TextSpan
    head: int
    lemma: str
    mentions: tuple[Mention, ...] = ()
    owners: tuple[Mention, ...] = ()
    shared: bool = False  # taken over from a conjunct, a control verb or the noun a relative clause hangs on
    content: str = ""


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
