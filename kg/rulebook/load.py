"""Rule files -> Rulebook. A file is checked whole; every fault is told at once, with its line and a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import RuleError
from kg.namespaces import digest
from kg.resources import resource
from kg.rulebook.entries import EntryReader
from kg.rulebook.model import Rule, Rulebook
from kg.rulebook.yaml_lines import read_with_lines

__all__ = ["compile_rulebook", "load_rulebook", "read_word_classes"]

_FILE_KEYS = {"family", "about", "rules"}


def load_rulebook(extra: Sequence[Path] = (), *, folder: Path | None = None) -> Rulebook:
    """Read the shipped rules and an analyst's own.

    Parameters
    ----------
    extra : sequence of Path
        Files or folders of further rules; a rule whose id exists already replaces that rule.
    folder : Path, optional
        Instead of the shipped `rules/events`.

    Raises
    ------
    RuleError
        With every fault of every file.
    """
    classes = read_word_classes(resource("rules", "words.yaml"))
    found: dict[str, Rule] = {}
    faults: list[str] = []
    for own, path in [(False, p) for p in _files([folder or resource("rules", "events")])] + [
        (True, p) for p in _files(extra)
    ]:
        try:
            for rule in _read_file(path, classes):
                if rule.id in found and not own:
                    faults.append(f"{path.name}, line {rule.line}: id {rule.id!r} is taken; choose another")
                found[rule.id] = rule
        except RuleError as error:
            faults += [f"{error.where}, {fault}" for fault in error.faults]
    if faults:
        raise RuleError("rules", faults)
    return compile_rulebook(found.values())


def compile_rulebook(rules: Iterable[Rule]) -> Rulebook:
    """Index rules by predicate; among rules of one name those with a higher priority and more conditions come first."""
    ordered = sorted(rules, key=lambda r: r.id)
    index: dict[str, list[Rule]] = {}
    for rule in ordered:
        for name in rule.predicates:
            index.setdefault(name, []).append(rule)
    ranked = {n: tuple(sorted(rs, key=lambda r: (-r.priority, -len(r.conditions), r.id))) for n, rs in index.items()}
    return Rulebook(tuple(ordered), ranked, digest(*(r.version for r in ordered), length=16))


def read_word_classes(path: Path) -> Mapping[str, frozenset[str]]:
    """Named word classes that conditions may refer to: class -> lemmas; a class may include others by `$name`."""
    data, lines = read_with_lines(path)
    resolved: dict[str, frozenset[str]] = {}
    faults: list[str] = []

    def resolve(name: str, trail: tuple[str, ...]) -> frozenset[str]:
        if name in resolved:
            return resolved[name]
        if name in trail or name not in data:
            faults.append(
                f"line {lines.get((trail[-1],), 1) if trail else 1}: ${name} is circular or unknown; name another class"
            )
            return frozenset()
        words: set[str] = set()
        for word in data[name]:
            words |= resolve(word[1:], (*trail, name)) if str(word).startswith("$") else {str(word)}
        resolved[name] = frozenset(words)
        return resolved[name]

    for name in data:
        resolve(name, ())
    if faults:
        raise RuleError(path.name, faults)
    return resolved


def _files(places: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        if not place.exists():
            raise RuleError(str(place), ["no such rule file or folder; check the path"])
        found += sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    return found


def _read_file(path: Path, classes: Mapping[str, frozenset[str]]) -> list[Rule]:
    data, lines = read_with_lines(path)
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        raise RuleError(path.name, ["line 1: not a rule file; it needs `family:`, `about:` and a list `rules:`"])
    reader = EntryReader(path.name, classes, lines)
    reader.only(data, _FILE_KEYS, ())
    family = data.get("family")
    if not isinstance(family, str):
        reader.fault((), "`family` is missing; name the family, such as `meetings`")
    rules = [reader.rule(entry, ("rules", n), str(family)) for n, entry in enumerate(data["rules"])]
    if reader.faults:
        raise RuleError(path.name, reader.faults)
    return [r for r in rules if r is not None]
