"""The actor registry as the linker sees it: entries, their names, and who held which office when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.records import Actor, ActorType

__all__ = ["CLASSES", "PRIVATE_KINDS", "Entry", "Membership", "Name", "NameKind", "Office", "Registry", "Tenure"]

#: The class of each type of actor, as a CURIE.
CLASSES: Mapping[ActorType, str] = {kind: f"kg:{kind.value.title().replace('_', '')}" for kind in ActorType}


class NameKind(StrEnum):
    """How a name refers. Surnames need an earlier full mention or a title; metonyms need their grammar."""

    NAME = "name"  # full or usual name: Xi Jinping, Russia, United Nations
    SHORT = "short"  # unambiguous short form: Putin, Gazprom, the SCO
    SURNAME = "surname"  # shared by many: Wang, Li
    ADJECTIVE = "adjective"  # Chinese, Russian: the state in "Chinese officials"
    NATIONAL = "national"  # the people: Russians, the Chinese
    METONYM = "metonym"  # a capital or seat that can stand for the state: Beijing, Moscow, the Kremlin
    VARIANT = "variant"  # another spelling, to be found by and read, not to be shown: Hsi Chin-p'ing, Jinping Xi


#: Kinds of bodies that are no part of their state: Gazprom's chief is no Russian chief, and speaks for Gazprom.
PRIVATE_KINDS = frozenset({"company", "think tank", "university", "association", "sports body"})


@dataclass(frozen=True, slots=True)
class Name:
    """One written form. `case` is whether capitals matter ("US" is not "us")."""

    text: str
    kind: NameKind
    language: str = "en"
    case: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A post such as the presidency of Russia. `role` is a term of the contract's relations, or its own word."""

    id: str
    role: str  # head_of_state, head_of_government, foreign_minister, defence_minister, ambassador, spokesperson, …
    organization: str  # registry id of the state or body
    titles: tuple[str, ...]  # "president", "general secretary": the words that name its holder
    single: bool = True  # one holder at a time
    name: str = ""  # the office in full, in English: "President of Russia"
    accredited: str | None = None  # registry id of the state or body that an ambassador is sent to


@dataclass(frozen=True, slots=True)
class Tenure:
    """`person` held `office` from `start` to `end` (EDTF days, months or years; end None: still held).

    `source` is the page that the dates were checked against, None where they were not.
    """

    person: str
    office: str
    start: str
    end: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """`member`, mostly a state, belongs to `body` from `start` to `end` (EDTF; None: from the first, to this day)."""

    member: str
    body: str
    start: str | None
    end: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor with its names. `stands_for` is the state that a capital or seat can mean; `gender` m, f or None.

    `kinds` says what sort of body it is ("ministry", "company"), `control` who decides what a medium writes ("state",
    "party", "public", "independent"), `parties` who concluded an agreement or takes part in an exercise, `date` (EDTF)
    when it was signed or took place, `place` where (the id of a place), `geonames` the id of a city there and
    `position` its latitude and longitude in degrees.
    """

    actor: Actor
    names: tuple[Name, ...]
    gender: str | None = None
    stands_for: str | None = None
    part_of: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    died: str | None = None
    generic: tuple[str, ...] = ()  # "foreign ministry": words that name it together with its state
    existed: str | None = None  # EDTF interval of a state or body that is gone, such as the Soviet Union
    kinds: tuple[str, ...] = ()
    control: str | None = None
    parties: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    geonames: str | None = None
    position: tuple[float, float] | None = None
    complete: bool = False  # whether all who belong or belonged to it are in the registry


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything known before reading. `digest` changes with any of its content."""

    entries: Mapping[str, Entry]
    offices: Mapping[str, Office]
    tenures: tuple[Tenure, ...]
    digest: str = ""
    issues: Mapping[str, tuple[str, ...]] | None = None  # issue id -> words that evoke it
    memberships: tuple[Membership, ...] = ()
    issue_names: Mapping[str, tuple[str, ...]] | None = None  # those of them that name the issue
