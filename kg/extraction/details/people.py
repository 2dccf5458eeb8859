"""Who receives, who comes, who leads a delegation, who comes along and how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.extraction.details.numbers import to_count
from kg.extraction.details.setting import Setting
from kg.records import Clause, ClauseKind, Filler, TextSpan, Token, Worded

__all__ = ["Guests", "find_company", "find_guests", "find_host", "find_visitor"]

_AT_HEAD = {"head"}
_STRONG = {"strong", "member", "man", "person", "people"}


class Guests(NamedTuple):
    """Who leads, who comes along, and how many the delegation has."""

    leader: tuple[Filler, ...] = ()
    companions: tuple[Filler, ...] = ()
    size: Worded | None = None


def find_host(setting: Setting) -> tuple[Filler, ...]:
    """Who receives, where the event's own words say so: "X received", "hosted by X", "at the invitation of X"."""
    found: list[Filler] = []
    clause = setting.clause
    if clause.kind is ClauseKind.VERBAL and not setting.words.hosting.isdisjoint(clause.predicates[:2]):
        found += _actors(setting, clause, "subject")
    for below in setting.page.below[clause.index]:
        noun = below.relation == "acl" and below.passive and setting.tree.tokens[below.head].head in setting.roots
        if noun and not setting.words.hosting.isdisjoint(below.predicates):
            found += _actors(setting, below, "subject")
    for phrase in setting.phrases:
        noun_lemma = phrase.noun.lemma.lower()
        if (phrase.preposition == "at" and noun_lemma in setting.words.invitations) or (
            phrase.preposition == "as" and noun_lemma in setting.words.guests
        ):
            found += _owners(setting, phrase.noun)
    return _distinct(found)


def find_visitor(setting: Setting, parties: Iterable[Filler]) -> tuple[Filler, ...]:
    """Parties before whose name *visiting* stands, and whom a host receives or gives a dinner for."""
    tree = setting.tree
    heads = {m.span: m.head for ms in setting.page.mentions.values() for m in ms}
    found = []
    for filler in parties:
        head = heads.get(filler.span) if filler.span is not None else None
        if head is None:
            continue
        words = tree.tokens[max(0, tree.first(head) - 1) : head]
        if any(t.text.lower() == "visiting" and t.tag in {"VBG", "JJ", "NN"} for t in words):
            found.append(filler)
    clause = setting.clause
    if clause.kind is ClauseKind.VERBAL and not setting.words.hosting.isdisjoint(clause.predicates[:1]):
        received = [*_actors(setting, clause, "for"), *_actors(setting, clause, "object")]
        found += [filler for filler in received if filler in tuple(parties)]
    return _distinct(found)


def find_guests(setting: Setting) -> Guests:
    """The delegation that the event's own words tell of."""
    return _with_size(setting, _Found(setting).guests())


def find_company(setting: Setting) -> Guests:
    """As `find_guests`, for an event whose verb is *accompany*: its subject comes along."""
    return Guests(companions=_distinct(_actors(setting, setting.clause, "subject")))


class _Found:
    """Collects what the clause, the clauses below it and its phrases say of a delegation."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.words = setting, setting.words
        self.leaders: list[Filler] = []
        self.companions: list[Filler] = []
        self.groups: list[Token] = []

    def guests(self) -> tuple[Guests, list[Token]]:
        setting, clause = self.setting, self.setting.clause
        subjects = {a.head for a in clause.fillers("subject")}
        self._lead(clause, subjects)
        for below in setting.page.below[clause.index]:
            if below.relation in {"acl", "advcl", "relcl"}:
                self._lead(below, subjects)
                self._accompany(below, subjects)
        for phrase in setting.phrases:
            if phrase.preposition == "at" and phrase.noun.lemma in _AT_HEAD:
                group = self._group_of(phrase.noun)
                if group is not None:
                    self.groups.append(group)
                    self.leaders += _actors(setting, clause, "subject")
        tokens = setting.tree.tokens
        self.groups += [tokens[i] for i in sorted(subjects) if tokens[i].lemma in self.words.delegations]
        return Guests(_distinct(self.leaders), _distinct(self.companions)), self.groups

    def _lead(self, clause: Clause, subjects: set[int]) -> None:
        """ "leading a delegation", "a delegation led by": who leads is the subject, whom is a delegation."""
        if self.words.leading.isdisjoint(clause.predicates):
            return
        tokens = self.setting.tree.tokens
        groups = [tokens[a.head] for a in clause.fillers("object") if a.lemma in self.words.delegations]
        own = clause is self.setting.clause
        if groups and (
            own or subjects & {g.i for g in groups} or subjects & {a.head for a in clause.fillers("subject")}
        ):
            self.groups += groups
            self.leaders += _actors(self.setting, clause, "subject")

    def _accompany(self, clause: Clause, subjects: set[int]) -> None:
        """ "Xi, accompanied by Wang, arrived": the companions of whoever is the subject."""
        if self.words.accompanying.isdisjoint(clause.predicates) or not clause.passive:
            return
        if subjects & {a.head for a in clause.fillers("object")}:
            self.companions += _actors(self.setting, clause, "subject")
            tokens = self.setting.tree.tokens
            self.groups += [tokens[a.head] for a in clause.fillers("subject") if a.lemma in self.words.delegations]

    def _group_of(self, noun: Token) -> Token | None:
        tree = self.setting.tree
        for preposition in tree.children(noun.i, "prep"):
            group = tree.child(preposition.i, "pobj")
            if preposition.lemma == "of" and group is not None and group.lemma in self.words.delegations:
                return group
        return None


def _with_size(setting: Setting, found: tuple[Guests, list[Token]]) -> Guests:
    guests, groups = found
    return guests._replace(size=next(filter(None, (_size(setting, group) for group in groups)), None))


def _size(setting: Setting, group: Token) -> Worded | None:
    """ "a delegation of 40 business people", "a 40-member delegation", "a 40-strong delegation"."""
    tree = setting.tree
    for preposition in tree.children(group.i, "prep"):
        people = tree.child(preposition.i, "pobj")
        if preposition.lemma == "of" and people is not None:
            for number in tree.children(people.i, "nummod"):
                if (count := to_count(number.text)) is not None:
                    return Worded(str(count), TextSpan(tree.tokens[tree.first(number.i)].start, people.end))
    for token in tree.children(group.i, "compound", "amod", "nmod"):
        if token.lemma in _STRONG:
            for number in tree.children(token.i, "nummod", "npadvmod", "compound", "amod"):
                if (count := to_count(number.text)) is not None:
                    return Worded(str(count), TextSpan(number.start, group.end))
    return None


def _owners(setting: Setting, noun: Token) -> Iterator[Filler]:
    """ "at Putin's invitation", "at the invitation of Putin"."""
    tree = setting.tree
    for child in tree.children(noun.i, "poss"):
        yield from setting.named(child)
    for preposition in tree.children(noun.i, "prep"):
        whose = tree.child(preposition.i, "pobj")
        if preposition.lemma in {"of", "from"} and whose is not None:
            yield from setting.named(whose)


def _actors(setting: Setting, clause: Clause, role: str) -> list[Filler]:
    return [Filler(m.actor, m.span) for a in clause.fillers(role) for m in a.mentions]


def _distinct(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    found: dict[str, Filler] = {}
    for filler in fillers:
        found.setdefault(filler.actor.id, filler)
    return tuple(found.values())
