"""A rule as the engine uses it: checked, complete, and free of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.records import ActorType, ClauseKind, Factuality

__all__ = ["ActorClass", "Condition", "Example", "NearMiss", "RoleSource", "Rule", "Rulebook", "Want"]


class Want(StrEnum):
    """What may fill a role whoever it is; the sorts of actors are named in `kg/rules/actors.yaml`."""

    SEVERAL = "several"  # all roles of the condition together name at least two actors, or a group
    ABROAD = "abroad"  # a place or a state that is not that of the subject, or else of the object
    ANY = "any"  # a filler of any sort
    NONE = "none"  # the roles may be empty


@dataclass(frozen=True, slots=True)
class ActorClass:
    """A sort of actors that a condition may ask for.

    An actor belongs to it if its id is one of `ids`, or if its type is one of `types` and its state one of `countries`
    (ISO 3166-1 alpha-3; empty: of any state or none). One of `not_ids` never does.
    """

    name: str
    about: str = ""
    types: frozenset[ActorType] = frozenset()
    countries: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    not_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """At least one of `roles` has a filler that is one of `wants`, whose head is one of `words`, or about `issues`.

    None of them asks only that there be a filler; `none` lets the roles be empty. `negate` turns the condition round.
    `actors` are the sorts of actors among `wants`, `counted` is the sort that `several` counts. `issues` holds issues
    with all narrower ones. Instead of roles there may be one of the surroundings, such as `governor`; a condition on
    `within` holds where a clause connected with this one was matched by a rule whose id is in `within`.
    """

    roles: tuple[str, ...]
    wants: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    negate: bool = False
    source: str = ""  # as it stands in the file, for explanations
    actors: tuple[ActorClass, ...] = ()
    counted: ActorClass | None = None
    issues: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoleSource:
    """Where an event's role is filled from: a clause role, taken as it is, rolled up to its state, or its owner.

    `inner` looks for the role in the clause that is the complement: who is to act in "asked Iran to sign". With
    `within` the role is one of the event that this one is built on, such as `kg:hasPlace`. `outer` looks in the clause
    that governs this one; `party` takes those whom the registry names as parties to the treaty, exercise or event in
    the role; `in_view` takes whom the text has in view where the clause names nobody, and then there is no role;
    `earlier` takes those of the act told before that a definite noun in the role takes up, `gathering` the body whose
    gathering the registry knows by the city beside the noun, `company` those who deal with each other in the sentence,
    `homeland` the state that an election or a parliament without one is of.
    """

    role: str
    as_state: bool = False
    owner: bool = False
    inner: bool = False
    text: str = ""
    within: bool = False
    outer: bool = False
    party: bool = False
    in_view: bool = False
    earlier: bool = False
    gathering: bool = False
    company: bool = False
    homeland: bool = False


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
    """One entry of a rule file, with all that it takes over from others.

    `roles` maps the CURIE of an event's role to the clause roles that fill it, tried in order and joined.
    `defaults` are used for a role that stayed empty. `blocks` are the ids of the rules that it keeps from clauses
    embedded in its own; `within` is what it builds on, as the file says it (the last condition is its compiled form).
    A rule that `yields` makes no event of a clause whose complement is one.
    `version` is a digest of all that the rule says and of the classes that it names.
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
    extends: str | None = None
    blocks: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, and the index that makes them quick: predicate name -> rules, the more particular first."""

    rules: tuple[Rule, ...]
    by_predicate: Mapping[str, tuple[Rule, ...]]
    digest: str

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None."""
        return next((r for r in self.rules if r.id == rule_id), None)
