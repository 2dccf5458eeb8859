"""The word classes clause frames rest on, read from `frames.yaml` and checked whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from kg.errors import RuleError
from kg.records import Factuality, Token
from kg.resources import resource

__all__ = ["FrameLexicon", "load_frame_lexicon"]

#: Word -> factuality, in lists by factuality.
_JUDGING = ("operators", "passive_operators", "states", "modifiers")
#: Plain lists of words.
_LISTS = (
    *("permissive", "hedges", "left_open", "drafts", "rejecting", "confirming", "obtaining", "denials", "claims"),
    *(
        "claiming",
        "untrue",
        "worries",
        "imposed",
        "answered",
        "attending",
        "scheduled",
        "treating",
        "telling_verbs",
        "works",
    ),
    *("implicatives", "intransitives", "object_control", "light_verbs", "agents_of_place", "occurrence_verbs"),
)
_KEYS = {*_JUDGING, *_LISTS, "gerund_control", "nominals"}
_PATTERNS = ("agent", "patient", "mixed")


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """Word classes by lemma.

    `operators` and `modifiers` give the factuality of what a word embeds or modifies, `passive_operators` that of
    the infinitive after a passive, `states` that of what is said to be "on the table"; what a present of `permissive`
    gives leave for is possible; a denial of one of `left_open`, which are operators, leaves the act open, and so
    does that of one of `confirming`; the noun object of one of `obtaining` is as real as the verb; what one of
    `drafts` says is not said once a verb of `rejecting` has it lost; what a noun of `claims` says is denied where it is
    the object of one of `denials` or called by one of `untrue`, and open unless it is somebody's, who does one of
    `claiming`; what one of `worries` names is open unless it is known; what one of `answered` names is told even so,
    and what one of `imposed` names is there; what one will be at by one of `attending`, and what one of `scheduled`
    will do, is to come; what one of `treating` is about is not done yet, and what one of `works` is about is no news;
    one of `telling_verbs` tells the act although its noun names it too;
    `gerund_control` maps a preposition to the verbs whose object does what a gerund after it says; `nominals` gives
    (pattern, verb) of a noun that stands for an act, pattern being `agent`, `patient` or `mixed`.
    """

    operators: Mapping[str, Factuality]
    passive_operators: Mapping[str, Factuality]
    states: Mapping[str, Factuality]
    permissive: frozenset[str]
    modifiers: Mapping[str, Factuality]
    hedges: frozenset[str]
    left_open: frozenset[str]
    drafts: frozenset[str]
    rejecting: frozenset[str]
    confirming: frozenset[str]
    obtaining: frozenset[str]
    denials: frozenset[str]
    claims: frozenset[str]
    claiming: frozenset[str]
    untrue: frozenset[str]
    worries: frozenset[str]
    imposed: frozenset[str]
    answered: frozenset[str]
    attending: frozenset[str]
    scheduled: frozenset[str]
    treating: frozenset[str]
    implicatives: frozenset[str]
    intransitives: frozenset[str]
    gerund_control: Mapping[str, frozenset[str]]
    object_control: frozenset[str]
    light_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    works: frozenset[str]
    nominals: Mapping[str, tuple[str, str]]
    agents_of_place: frozenset[str]
    occurrence_verbs: frozenset[str]

    def pattern(self, noun: Token) -> str:
        """How the owner and the of-phrase of an act noun take part in the act; `agent` for any other noun."""
        found = self.nominals.get(noun.lemma.lower()) or self.nominals.get(noun.text.lower())
        return found[0] if found else "agent"

    def verb(self, noun: Token) -> str:
        """The verb of an act noun; empty for any other noun."""
        found = self.nominals.get(noun.lemma.lower()) or self.nominals.get(noun.text.lower())
        return found[1] if found else ""


def load_frame_lexicon(path: Path | None = None) -> FrameLexicon:
    """Read the word classes; by default the shipped ones.

    Raises
    ------
    RuleError
        With every fault of the file: unknown or missing keys, unknown factuality, a word in two classes.
    """
    path = path or resource("rules", "frames.yaml")
    try:
        data: dict[str, Any] = yaml.load(
            path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    except yaml.YAMLError as error:
        raise RuleError(path.name, [f"not YAML: {error}; mend the line it names"]) from error
    faults = [f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}" for key in sorted(set(data) - _KEYS)]
    faults += [f"missing key {key!r}; add it" for key in sorted(_KEYS - set(data))]
    if faults:
        raise RuleError(path.name, faults)
    judging = {key: _by_factuality(data[key], key, faults) for key in _JUDGING}
    nominals = _nominals(data["nominals"], faults)
    faults += [
        f"implicatives: {word!r} stands under operators too, which come first; keep one"
        for word in sorted(judging["operators"].keys() & set(data["implicatives"]))
    ]
    if faults:
        raise RuleError(path.name, faults)
    classes: dict[str, Any] = judging | {key: frozenset(data[key]) for key in _LISTS}
    control = {prep: frozenset(verbs) for prep, verbs in data["gerund_control"].items()}
    return FrameLexicon(**classes, gerund_control=control, nominals=nominals)


def _nominals(classes: dict[str, dict[str, str]], faults: list[str]) -> dict[str, tuple[str, str]]:
    """Noun -> (pattern, verb)."""
    faults += [f"nominals: unknown pattern {p!r}; known: {', '.join(_PATTERNS)}" for p in classes if p not in _PATTERNS]
    faults += [
        f"nominals: {noun!r} stands under both {one} and {other}; keep one"
        for one, other in combinations(_PATTERNS, 2)
        for noun in sorted(classes.get(one, {}).keys() & classes.get(other, {}).keys())
    ]
    return {noun: (pattern, verb) for pattern in _PATTERNS for noun, verb in classes.get(pattern, {}).items()}


def _by_factuality(classes: dict[str, list[str]], where: str, faults: list[str]) -> dict[str, Factuality]:
    known = {f.value for f in Factuality}
    found: dict[str, Factuality] = {}
    for name, words in classes.items():
        if name not in known:
            faults.append(f"{where}: unknown factuality {name!r}; known: {', '.join(sorted(known))}")
            continue
        for word in words:
            if word in found:
                places = f"twice under {name}" if found[word] == name else f"under both {found[word]} and {name}"
                faults.append(f"{where}: {word!r} stands {places}; keep one")
            found[word] = Factuality(name)
    return found
