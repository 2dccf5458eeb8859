"""A rule as the engine uses it: checked, complete, and free of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.records import ClauseKind, Factuality

__all__ = ["Condition", "Example", "NearMiss", "RoleSource", "Rule", "Rulebook", "Want"]


class Want(StrEnum):
    """What may fill a role. `any` asks only that it be there, `none` that it be absent."""

    ACTOR = "actor"  # a person, state, organisation, international organisation or group
    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"  # also international ones
    GROUP = "group"  # people without a name of their own
    PLACE = "place"  # also states
    DOCUMENT = "document"  # also publications
    NAMED_EVENT = "named_event"
    SEVERAL = "several"  # all roles of the condition together name at least two actors, or a group
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Condition:
    """At least one of `roles` has a filler that is one of `wants` or whose head is one of `words`.

    Neither asks only that there be a filler; `none` lets the roles be empty. `negate` turns the condition round.
    """

    roles: tuple[str, ...]
    wants: frozenset[Want] = frozenset()
    words: frozenset[str] = frozenset()
    negate: bool = False
    source: str = ""  # as it stands in the file, for explanations


@dataclass(frozen=True, slots=True)
class RoleSource:
    """Where an event's role is filled from: a clause role, taken as it is, rolled up to its state, or its owner.

    `inner` looks for the role in the clause that is the complement: who is to act in "asked Iran to sign".
    """

    role: str
    as_state: bool = False
    owner: bool = False
    inner: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the rule must match. `expect` maps role CURIEs and fields to what must be found."""

    text: str
    expect: Mapping[str, object]
    published: str | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence that the rule must not match, and why."""

    text: str
    because: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule file.

    `roles` maps the CURIE of an event's role to the clause roles that fill it, tried in order and joined.
    `defaults` are used for a role that stayed empty. `version` is a digest of the rule's own text.
    """

    id: str
    family: str
    event: str
    predicates: tuple[str, ...]
    conditions: tuple[Condition, ...]
    roles: Mapping[str, tuple[RoleSource, ...]]
    defaults: Mapping[str, tuple[RoleSource, ...]]
    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...]
    about: str = ""
    kinds: frozenset[ClauseKind] = frozenset(ClauseKind)
    factuality: Factuality | None = None
    format: str | None = None
    priority: int = 0
    version: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, and the index that makes them quick: predicate name -> rules, the more particular first."""

    rules: tuple[Rule, ...]
    by_predicate: Mapping[str, tuple[Rule, ...]]
    digest: str

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None."""
        return next((r for r in self.rules if r.id == rule_id), None)
