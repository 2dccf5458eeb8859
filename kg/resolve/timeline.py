"""When the things were that a text counts from: "the vote", "the visit", "the invasion of Ukraine".

Looked up in this order: a date of its own in the article; the date that the registry has for a known agreement or
event, which is then no word of the article's; the date of the mention before it that a definite noun points back to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kg.edtf import bounds, overlaps
from kg.records import ActorType, Clause, ClauseKind, DateKind, Event, Factuality, Mention, Reading, TextSpan, Token
from kg.resolve.editions import Edition, edition_of
from kg.resolve.same_time import BRINGS_ABOUT, TAKES_PLACE
from kg.resolve.time import date_of

__all__ = ["POINTS_TO", "Moment", "Timeline", "edition_moment", "known_moment", "onset"]

#: Nouns that point back to an event told in other words, and the record types it may have.
POINTS_TO = {
    "agreement": {"SIGNING"},
    "attack": {"MILITARY_ACTION"},
    "call": {"CALL"},
    "conversation": {"CALL", "MEETING"},
    "deal": {"SIGNING"},
    "drill": {"EXERCISE"},
    "exercise": {"EXERCISE"},
    "invasion": {"MILITARY_ACTION"},
    "meeting": {"MEETING", "SUMMIT"},
    "signing": {"SIGNING", "JOINT_STATEMENT"},
    "summit": {"SUMMIT", "MEETING"},
    "talk": {"MEETING", "SUMMIT", "CALL"},
    "tour": {"VISIT"},
    "treaty": {"SIGNING"},
    "trip": {"VISIT"},
    "visit": {"VISIT"},
    "vote": {"VOTE", "VETO"},
    "warrant": {"ARREST_WARRANT"},
}
_POINTERS = frozenset({"the", "that", "this", "those", "these", "his", "her", "its", "their"})
_STARTS = TAKES_PLACE | {"erupt", "break out"}
#: With one of these a noun names another one than that told before.
_OTHERS = frozenset(
    {"another", "earlier", "first", "future", "last", "later", "new", "next", "other", "previous", "second"}
)
#: Nouns that name the first day of something that went on: the war began with the invasion.
_ONSETS = frozenset({"invasion", "attack", "outbreak", "start", "beginning", "launch"})
#: What goes on for years; other events of many years are series, such as parades and fairs, and have no one date.
_LONG = frozenset(
    {"conflict", "crisis", "dissolution", "intervention", "invasion", "occupation", "offensive", "pandemic", "protests"}
    | {"revolution", "split", "war", "wars"}
)
#: Letters of a verb that a noun must share to be made from it.
_STEM = 4
#: "The Beijing Olympics" are those of the last three years.
_EDITION_DAYS = 3 * 366
#: Nothing is counted from what is dated less exactly than this.
_WIDEST_DAYS = 366
_REAL = (Factuality.ASSERTED, Factuality.PLANNED)


class Moment(NamedTuple):
    """The date of something, its first and last day (the last `date.max` where it goes on still), and how it is known.

    `lasting` is whether it went on from the first day to the last, and not at a time somewhere between them.
    """

    edtf: str
    first: date
    last: date
    reason: str
    lasting: bool


class _Told(NamedTuple):
    """A clause that has a date, with the reason for it."""

    clause: Clause
    edtf: str
    why: str
    lasting: bool

    def moment(self, words: str) -> Moment | None:
        """What it says about when something was, which `words` name."""
        first, last = bounds(self.edtf)
        if first == date.min:
            return None
        return Moment(self.edtf, first, last, f"{words} ({self.edtf}: {self.why})", self.lasting)


def _days(edtf: str) -> int:
    first, last = bounds(edtf)
    return (last - first).days


def known_moment(at: TextSpan, reading: Reading, known: Mapping[str, str]) -> Moment | None:
    """The date that the registry has for the agreement or event that a word names or is part of the name of."""
    for mention in reading.mentions:
        edtf = known.get(mention.actor.id)
        if edtf is None or not mention.span.covers(at):
            continue
        if _is_one(edtf, mention.actor.name) and _is_clear(edtf, mention, reading):
            first, last = bounds(edtf)
            reason = f"the registry's date of {mention.actor.name} ({edtf}), none of the article's"
            return Moment(edtf, first, last, reason, lasting="/" in edtf)
    return None


def edition_moment(noun: int, reading: Reading, editions: tuple[Edition, ...]) -> Moment | None:
    """The days that the registry has for a gathering told by its city: "the Samarkand summit"."""
    edition = edition_of(noun, reading, editions)
    if edition is None:
        return None
    first, last = bounds(edition.date)
    reason = f"the registry's date of the {edition.name} ({edition.date}), none of the article's"
    return Moment(edition.date, first, last, reason, lasting="/" in edition.date)


def _is_clear(edtf: str, mention: Mention, reading: Reading) -> bool:
    """Whether an edition is told apart from later ones: named with its year, or not long before the article."""
    year, published = mention.actor.name[:4], reading.article.published
    if not year.isdigit() or published is None or year in reading.article.text[mention.span.start : mention.span.end]:
        return True
    return (bounds(published)[0] - bounds(edtf)[1]).days <= _EDITION_DAYS


def _is_one(edtf: str, name: str) -> bool:
    """Whether the dates are those of one event; what goes on for years is a war, or else comes again and again."""
    return _days(edtf) <= _WIDEST_DAYS or not _LONG.isdisjoint(name.lower().replace("–", " ").replace("-", " ").split())


@dataclass(frozen=True)
class Timeline:
    """What an article, as far as it is dated, and the registry say about when things were."""

    reading: Reading
    events: tuple[Event, ...]
    known: Mapping[str, str]
    editions: tuple[Edition, ...] = ()

    @cached_property
    def _by_clause(self) -> dict[int, Event]:
        dated = (e for e in self.events if e.clause is not None and e.date is not None)
        return {e.clause: e for e in dated if e.clause is not None}

    @cached_property
    def _heads(self) -> dict[int, Clause]:
        return {clause.head: clause for clause in self.reading.clauses}

    @cached_property
    def _lasting(self) -> frozenset[TextSpan]:
        """The expressions that say from when to when, or until when: not "last week", which is some day of it."""
        return frozenset(d.span for d in self.reading.dates if d.kind is not DateKind.POINT)

    @cached_property
    def _dated(self) -> list[_Told]:
        """All clauses that have a date, in text order."""
        real = sorted((c for c in self.reading.clauses if c.factuality in _REAL), key=lambda c: c.trigger.start)
        told = (self._told(clause) for clause in real)
        return [one for one in told if one is not None and _days(one.edtf) <= _WIDEST_DAYS]

    def _told(self, clause: Clause) -> _Told | None:
        event = self._by_clause.get(clause.index)
        if event is not None and event.date is not None:
            by_name = event.date_span == event.trigger and "/" in event.date
            return _Told(clause, event.date, event.date_reason, by_name or event.date_span in self._lasting)
        found = date_of(clause, self.reading)
        if found.edtf is None:
            return None
        return _Told(clause, found.edtf, found.reason, found.span in self._lasting)

    def of_clause(self, clause: Clause) -> Moment | None:
        """When that was which a clause tells of: "since the war began", "after the court issued a warrant"."""
        told = self._told(clause)
        if told is not None:
            return told.moment(f"“{clause.predicate}”")
        if not _STARTS.isdisjoint(clause.predicates):
            for subject in clause.fillers("subject"):
                found = self.of_noun(self.reading.parse.tokens[subject.head])
                if found is not None:
                    return found
        before = (t for t in reversed(self._dated) if t.clause.trigger.start < clause.trigger.start)
        again = next((t for t in before if _tell_the_same(t.clause, clause)), None)
        return again and again.moment(f"“{clause.predicate}”, told before")

    def of_noun(self, noun: Token) -> Moment | None:
        """When that was which a noun names."""
        span = TextSpan(noun.start, noun.end)
        clause = self._heads.get(noun.i)
        told = self._told(clause) if clause is not None and clause.kind is ClauseKind.NOMINAL else None
        if told is not None:
            return told.moment(f"“{noun.text}”")
        return (
            known_moment(span, self.reading, self.known)
            or edition_moment(noun.i, self.reading, self.editions)
            or self._before(noun, span)
        )

    def _before(self, noun: Token, span: TextSpan) -> Moment | None:
        """The nearest mention before a definite noun that it can point back to."""
        before = [t for t in self._around(noun) if t.head == noun.i]
        words = {t.text.lower() for t in before}
        definite = not _POINTERS.isdisjoint(words) or any(t.dep == "poss" for t in before)
        if not definite or not _OTHERS.isdisjoint(words):
            return None
        told = [t for t in self._dated if t.clause.trigger.start < span.start and self._tells(t.clause, noun)]
        if told:
            near = [one for one in told if overlaps(one.edtf, told[-1].edtf)]
            best = min(reversed(near), key=lambda one: _days(one.edtf))
            return best.moment(f"“{noun.text}”, told before as “{best.clause.predicate}”")
        return self._named(noun)

    def _named(self, noun: Token) -> Moment | None:
        """The known event whose name the noun is part of, where the article names one such only."""
        forms = {noun.text.lower(), noun.lemma.lower()}
        named: dict[str, TextSpan] = {}
        for mention in self.reading.mentions:
            name = self.reading.article.text[mention.span.start : mention.span.end].lower().split()
            if mention.actor.id in self.known and not forms.isdisjoint(name):
                named.setdefault(mention.actor.id, mention.span)
        return known_moment(next(iter(named.values())), self.reading, self.known) if len(named) == 1 else None

    def _around(self, noun: Token) -> Sequence[Token]:
        tokens = self.reading.parse.tokens
        return tokens[max(0, noun.i - 6) : noun.i]

    def _tells(self, clause: Clause, noun: Token) -> bool:
        """Whether a clause tells of what the noun names: by the word itself, or by the type of its event."""
        tokens = self.reading.parse.tokens
        word = noun.lemma.lower()
        if any(a.head == noun.i for a in clause.arguments) or _of_others(clause, self._heads.get(noun.i)):
            return False
        if any(_names(word, verb) for verb in (tokens[clause.head].lemma.lower(), *clause.predicate.split())):
            return True
        event = self._by_clause.get(clause.index)
        if event is not None and event.type in POINTS_TO.get(word, ()):
            return True
        if (TAKES_PLACE | BRINGS_ABOUT).isdisjoint(clause.predicates):
            return False
        return any(a.lemma.lower() == word for a in clause.fillers("subject", "object"))


def _of_others(clause: Clause, noun: Clause | None) -> bool:
    """Whether the act that a noun names is of other people: "Wang's visit" is none of Xi's."""
    if noun is None:
        return False
    mine, yours = _people(clause), _people(noun)
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _people(clause: Clause) -> set[str]:
    """The people who are its subject, those of a group one by one."""
    found = (mention.actor for argument in clause.fillers("subject") for mention in argument.mentions)
    return {one.id for actor in found for one in actor.individuals if one.type is ActorType.PERSON}


def _names(noun: str, verb: str) -> bool:
    """Whether a noun is the word itself, or is made from the verb: meeting, annexation, agreement."""
    stem = verb.removesuffix("e")
    made = noun.endswith(("ing", "ion", "ment")) and len(stem) >= _STEM and noun.startswith(stem)
    return noun == verb or made


def _tell_the_same(one: Clause, other: Clause) -> bool:
    """Whether two clauses have the same verb with the same subject and object, as far as both have any."""
    if one.kind is ClauseKind.NOMINAL or one.predicate != other.predicate or one.passive or other.passive:
        return False
    pairs = [({a.lemma for a in one.fillers(r)}, {a.lemma for a in other.fillers(r)}) for r in ("subject", "object")]
    return all(mine & yours for mine, yours in pairs if mine or yours)


def onset(noun: str, moment: Moment) -> Moment:
    """The first day, where the noun names how something began that went on."""
    if noun not in _ONSETS or not moment.lasting or (moment.last - moment.first).days <= _WIDEST_DAYS:
        return moment
    start = moment.edtf.partition("/")[0]
    return moment._replace(edtf=start, last=bounds(start)[1], lasting=False)
