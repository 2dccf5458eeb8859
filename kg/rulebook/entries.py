"""One entry of a rule file -> Rule, every fault of it noted with its line and a remedy."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kg.ontology import load_event_classes
from kg.records import ClauseKind, Factuality
from kg.rulebook.model import Condition, Example, NearMiss, RoleSource, Rule, Want

__all__ = ["EVENT_ROLES", "EntryReader"]

#: Roles that a rule may fill.
EVENT_ROLES = ("kg:hasParticipant", "kg:hasSource", "kg:hasTarget", "kg:hasPlace", "kg:hasTopic")

_RULE_KEYS = frozenset(
    {"id", "about", "event", "when", "unless", "roles", "default", "factuality", "format", "priority"}
    | {"examples", "near_misses"}
)
_CORE_ROLES = frozenset({"subject", "object", "indirect", "attribute", "complement"})
#: Beside roles a condition may look at the predicate's modifiers, at the clause that governs this one, at the
#: relation to it and at the word between the two.
_SURROUNDINGS = frozenset({"modifier", "governor", "relation", "marker"})
_STATE_OF = "state of "
_OWNER_OF = "owner of "
_INNER = " of complement"


class EntryReader:
    """Turns the entries of one file into rules and collects its faults."""

    def __init__(
        self, name: str, classes: Mapping[str, frozenset[str]], lines: Mapping[tuple[str | int, ...], int]
    ) -> None:
        self.name, self.classes, self.lines = name, classes, lines
        self._roles_known = _CORE_ROLES | classes["prepositions"]
        self.faults: list[str] = []

    def fault(self, path: tuple[str | int, ...], text: str) -> None:
        while path not in self.lines and path:
            path = path[:-1]
        self.faults.append(f"line {self.lines.get(path, 1)}: {text}")

    def only(self, entry: Mapping[str, Any], known: Iterable[str], path: tuple[str | int, ...]) -> None:
        for key in entry:
            if key not in known:
                self.fault((*path, str(key)), f"unknown key {key!r}; {self._hint(str(key), known)}")

    @staticmethod
    def _hint(word: str, known: Iterable[str]) -> str:
        near = difflib.get_close_matches(word, list(known), 1)
        return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"

    def rule(self, entry: Any, path: tuple[str | int, ...], family: str) -> Rule | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            self.fault(path, "a rule needs an `id`, such as `meetings.meet`")
            return None
        before = len(self.faults)
        self.only(entry, _RULE_KEYS, path)
        if not entry["id"].startswith(f"{family}."):
            self.fault(
                (*path, "id"),
                f"id {entry['id']!r} must begin with the family; call it {family}.{entry['id'].split('.')[-1]!r}",
            )
        event = entry.get("event", "")
        if event not in load_event_classes():
            self.fault(
                (*path, "event"), f"unknown event class {event!r}; {self._hint(str(event), load_event_classes())}"
            )
        when: dict[str, Any] = entry["when"] if isinstance(entry.get("when"), dict) else {}
        predicates = _words(when.get("predicate"))
        predicates = [
            p
            for word in predicates
            for p in (sorted(self._class(word, (*path, "when", "predicate"))) if word.startswith("$") else [word])
        ]
        twice = sorted({p for p in predicates if predicates.count(p) > 1})
        if twice:
            self.fault((*path, "when", "predicate"), f"named twice: {', '.join(twice)}; keep each once")
        if not predicates:
            self.fault(
                (*path, "when"), "`when` needs a `predicate`: a verb, a noun that stands for an act, or a list of them"
            )
        rule = Rule(
            id=entry["id"],
            family=family,
            event=event,
            predicates=tuple(dict.fromkeys(predicates)),
            conditions=(
                *self._conditions(when, (*path, "when"), False),
                *self._conditions(entry.get("unless") or {}, (*path, "unless"), True),
            ),
            roles=self._roles(entry.get("roles"), (*path, "roles")),
            defaults=self._roles(entry.get("default") or {}, (*path, "default")),
            examples=self._examples(entry.get("examples"), (*path, "examples")),
            near_misses=self._near_misses(entry.get("near_misses"), (*path, "near_misses")),
            about=str(entry.get("about", "")),
            kinds=self._kinds(when.get("kind"), (*path, "when", "kind")),
            factuality=self._factuality(entry.get("factuality"), (*path, "factuality")),
            format=entry.get("format"),
            priority=self._priority(entry.get("priority", 0), (*path, "priority")),
            version=hashlib.sha256(json.dumps(entry, sort_keys=True, default=str).encode()).hexdigest()[:12],
            path=self.name,
            line=self.lines.get(path, 1),
        )
        return rule if len(self.faults) == before else None

    def _priority(self, value: Any, path: tuple[str | int, ...]) -> int:
        if isinstance(value, int):
            return value
        self.fault(path, f"`priority` must be a whole number, not {value!r}")
        return 0

    def _class(self, word: str, path: tuple[str | int, ...]) -> frozenset[str]:
        if word[1:] in self.classes:
            return self.classes[word[1:]]
        self.fault(path, f"unknown word class {word!r}; {self._hint(word[1:], self.classes)}")
        return frozenset()

    def _conditions(self, entry: Mapping[str, Any], path: tuple[str | int, ...], negate: bool) -> tuple[Condition, ...]:
        found = []
        for key, value in entry.items():
            if not negate and key in {"predicate", "kind"}:
                continue
            roles = tuple(part.strip() for part in str(key).split("|"))
            for role in roles:
                self._role_name(role, (*path, key), extra=_SURROUNDINGS)
            condition = self._condition(roles, value, (*path, key))
            found.append(replace(condition, negate=negate, source=f"{'unless ' if negate else ''}{key}: {value}"))
        return tuple(found)

    def _condition(self, roles: tuple[str, ...], value: Any, path: tuple[str | int, ...]) -> Condition:
        wants, words = set[Want](), set[str]()
        for item in _words(value):
            if item in set(Want):
                wants.add(Want(item))
            elif item.startswith("$"):
                words |= self._class(item, path)
            elif item.startswith("="):
                words.add(item[1:])
            else:
                self.fault(
                    path,
                    f"unknown filler {item!r}; write one of {', '.join(Want)}, a class as $name, or a word as =word",
                )
        return Condition(roles, frozenset(wants - {Want.ANY}), frozenset(words))

    def _role_name(self, role: str, path: tuple[str | int, ...], extra: Iterable[str] = ()) -> None:
        known = self._roles_known | set(extra)
        if role not in known:
            self.fault(path, f"unknown role {role!r}; {self._hint(role, known)}")

    def _roles(self, entry: Any, path: tuple[str | int, ...]) -> Mapping[str, tuple[RoleSource, ...]]:
        if not isinstance(entry, dict):
            self.fault(path, f"`roles` is missing; fill at least one of {', '.join(EVENT_ROLES)}")
            return {}
        found = {}
        for role, sources in entry.items():
            if role not in EVENT_ROLES:
                self.fault((*path, role), f"unknown role {role!r}; {self._hint(str(role), EVENT_ROLES)}")
            listed = []
            for source in _words(sources):
                name = source.removeprefix(_STATE_OF).removeprefix(_OWNER_OF).removesuffix(_INNER)
                self._role_name(name, (*path, role))
                state, owner = source.startswith(_STATE_OF), source.startswith(_OWNER_OF)
                listed.append(RoleSource(name, state, owner, source.endswith(_INNER), source))
            found[role] = tuple(listed)
        return found

    def _examples(self, entries: Any, path: tuple[str | int, ...]) -> tuple[Example, ...]:
        if not entries:
            self.fault(path, "no `examples`; give at least one sentence with what to expect")
            return ()
        found = []
        for n, entry in enumerate(entries):
            if not isinstance(entry, dict) or not {"text", "expect"} <= set(entry) <= {"text", "expect", "published"}:
                self.fault((*path, n), "an example needs `text` and `expect` (and may give `published`)")
                continue
            found.append(
                Example(entry["text"], entry["expect"] or {}, str(entry["published"]) if "published" in entry else None)
            )
        return tuple(found)

    def _near_misses(self, entries: Any, path: tuple[str | int, ...]) -> tuple[NearMiss, ...]:
        if not entries:
            self.fault(path, "no `near_misses`; give at least one sentence that looks alike and must not match")
            return ()
        found = []
        for n, entry in enumerate(entries):
            if not isinstance(entry, dict) or set(entry) != {"text", "because"}:
                self.fault((*path, n), "a near miss needs `text` and `because`")
                continue
            found.append(NearMiss(entry["text"], entry["because"]))
        return tuple(found)

    def _kinds(self, value: Any, path: tuple[str | int, ...]) -> frozenset[ClauseKind]:
        names = _words(value)
        for name in names:
            if name not in set(ClauseKind):
                self.fault(path, f"unknown clause kind {name!r}; known: {', '.join(ClauseKind)}")
        return frozenset(ClauseKind(n) for n in names if n in set(ClauseKind)) or frozenset(ClauseKind)

    def _factuality(self, value: Any, path: tuple[str | int, ...]) -> Factuality | None:
        if value is None:
            return None
        if value not in set(Factuality):
            self.fault(path, f"unknown factuality {value!r}; known: {', '.join(Factuality)}")
            return None
        return Factuality(value)


def _words(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
