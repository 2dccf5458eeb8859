"""Rule files -> Rulebook. All files are checked whole; every fault is told at once, with its line and a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.namespaces import digest
from kg.resources import resource
from kg.rulebook.cache import keep_rulebook, kept_rulebook, rulebook_digest
from kg.rulebook.classes import CLASS_FILES, Classes, load_classes
from kg.rulebook.compare import check_reachable
from kg.rulebook.conditions import twins
from kg.rulebook.entries import check_defaults, read_rule
from kg.rulebook.faults import Faults, hint
from kg.rulebook.inherit import Entry, complete
from kg.rulebook.joining import JOINING_FILE
from kg.rulebook.links import link
from kg.rulebook.model import Rule, Rulebook
from kg.rulebook.placing import PLACES_FILE
from kg.rulebook.vocabulary import DEFAULT_KEYS, FILE_KEYS, RULE_KEYS
from kg.rulebook.yaml_lines import Node, read_yaml

__all__ = ["compile_rulebook", "load_rulebook"]

_FAMILY = re.compile("[a-z][a-z0-9_-]*")
_NAME = re.compile("[a-z0-9][a-z0-9_-]*")


def load_rulebook(extra: Sequence[Path] = (), *, folder: Path | None = None, registry: Sequence[Path] = ()) -> Rulebook:
    """Read the shipped rules and an analyst's own.

    Parameters
    ----------
    extra : sequence of Path
        Files or folders of further rules; a rule whose id is that of a shipped one replaces it. Files called
        `words.yaml`, `verbs.yaml` and `actors.yaml` hold further classes.
    folder : Path, optional
        Instead of the shipped `rules/events`; class files beside it are used in place of the shipped ones.
    registry : sequence of Path
        Registry files of the analyst's own, for the issues and actors that rules name.

    Raises
    ------
    RuleError
        With every fault of every file.
    OntologyError
        If a registry file is no Turtle.
    """
    faults = Faults()
    shipped, own = _files([folder or resource("rules", "events")], faults), _files(extra, faults)
    own = [path for path in own if path.name not in (JOINING_FILE, PLACES_FILE)]
    if folder is not None or len(faults):
        return _read(shipped, own, faults, registry=registry, folder=folder)
    classes = [resource("rules", name) for name in CLASS_FILES]
    digest = rulebook_digest([*shipped, *classes], own, registry=registry)
    kept = kept_rulebook(digest) if digest is not None else None
    if kept is not None:
        return kept
    rulebook = _read(shipped, own, faults, registry=registry)
    if digest is not None:
        keep_rulebook(rulebook, digest, lasting=not own)
    return rulebook


def _read(
    shipped: Sequence[Path],
    own: Sequence[Path],
    faults: Faults,
    *,
    registry: Sequence[Path],
    folder: Path | None = None,
) -> Rulebook:
    """The rulebook of some files; raises with all faults of them and those noted before."""
    own_classes = [path for path in own if path.name in CLASS_FILES]
    classes = load_classes(own_classes, faults, registry=registry, folder=folder.parent if folder is not None else None)
    entries: list[Entry] = []
    for path in shipped:
        entries += _read_file(path, classes, entries, own=False, faults=faults)
    for path in own:
        if path not in own_classes:
            entries += _read_file(path, classes, entries, own=True, faults=faults)
    rulebook = compile_rulebook(_rules(entries, classes, faults))
    own_ids = {entry.id for entry in entries if entry.own}
    check_reachable(rulebook, lambda rule_id: rule_id in own_ids, faults)
    faults.raise_all()
    return rulebook


def compile_rulebook(rules: Iterable[Rule]) -> Rulebook:
    """Index rules by predicate; among rules of one name those with a higher priority and more conditions come first."""
    ordered = sorted(rules, key=lambda r: r.id)
    index: dict[str, list[Rule]] = {}
    for rule in ordered:
        for name in rule.predicates:
            index.setdefault(name, []).append(rule)
    ranked = {n: tuple(sorted(rs, key=lambda r: (-r.priority, -len(r.conditions), r.id))) for n, rs in index.items()}
    return Rulebook(tuple(ordered), ranked, digest(*(r.version for r in ordered), length=16))


def _rules(entries: Sequence[Entry], classes: Classes, faults: Faults) -> list[Rule]:
    """Complete, read and link all entries; those with a fault of their own are left out."""
    read, sound = [], set()
    for entry, whole, fine in complete(entries, classes.words, faults):
        before = len(faults)
        read.append((read_rule(entry, whole, classes, faults), whole))
        if fine and len(faults) == before:
            sound.add(entry.id)
    unread = {entry.id for entry in entries} - {rule.id for rule, _ in read}
    return [rule for rule in link(read, faults, unread=frozenset(unread)) if rule.id in sound]


def _files(places: Iterable[Path], faults: Faults) -> list[Path]:
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            inside = sorted(place.glob("*.yaml"))
            if not inside:
                faults.add(str(place), 0, "no rule file in this folder; their names end in .yaml")
            found += inside
        elif place.is_file():
            found.append(place)
        else:
            faults.add(str(place), 0, "no such rule file or folder; check the path")
    return list(dict.fromkeys(found))


def _read_file(path: Path, classes: Classes, known: Sequence[Entry], *, own: bool, faults: Faults) -> list[Entry]:
    """The rules of one file as it writes them; what concerns the file itself is checked here."""
    root = read_yaml(path, lambda line, text: faults.add(path.name, line, text))
    if root is None:
        return []
    rules = root.entries.get("rules")
    if rules is None or not isinstance(rules.value, tuple):
        faults.at(root, "not a rule file; it needs `family:`, `about:` and a list `rules:`")
        return []
    _only(root, FILE_KEYS, faults)
    family, about, defaults = (root.entries.get(key) for key in ("family", "about", "defaults"))
    if family is None or family.text is None:
        faults.at(family or root, "`family` is missing; name the family, such as `meetings`")
    elif not _FAMILY.fullmatch(family.text):
        faults.at(family, f"family {family.text!r} is no name; write small letters, digits, - and _")
    if about is not None and about.text is None:
        faults.at(about, f"`about` must be a sentence, not {about.plain()!r}")
    if defaults is not None:
        if not defaults.entries:
            faults.at(defaults, "`defaults` must say what the rules take over, such as `priority: 1`")
        _only(defaults, DEFAULT_KEYS, faults)
        _check_twins(defaults, faults)
        check_defaults(defaults, classes, faults)
    taken = {entry.id: entry for entry in known if entry.own == own}
    found: list[Entry] = []
    for node in rules.value:
        entry = _entry(node, family.text if family is not None else None, taken, faults, own=own, defaults=defaults)
        if entry is not None:
            found.append(entry)
            taken[entry.id] = entry
    return found


def _entry(
    node: Node, family: str | None, taken: dict[str, Entry], faults: Faults, *, own: bool, defaults: Node | None
) -> Entry | None:
    name = node.entries.get("id")
    if name is None or name.text is None:
        faults.at(name or node, "a rule needs an `id`, such as `meetings.meet`")
        return None
    _only(node, RULE_KEYS, faults)
    _check_twins(node, faults)
    head, _, tail = name.text.partition(".")
    if family is not None and head != family:
        faults.at(name, f"id {name.text!r} must begin with the family; call it {family}.{name.text.split('.')[-1]}")
    elif not _NAME.fullmatch(tail) and family is not None:
        faults.at(name, f"id {name.text!r} is no name; write small letters, digits, - and _ behind `{family}.`")
    if name.text in taken:
        other = taken[name.text].node
        faults.at(node, f"id {name.text!r} is taken ({other.file}, line {other.line}); choose another")
        return None
    return Entry(name.text, family or head, node, own, defaults)


def _check_twins(node: Node, faults: Faults) -> None:
    for key in ("when", "unless"):
        twins(node.entries.get(key), faults)


def _only(node: Node, known: frozenset[str], faults: Faults) -> None:
    for key, child in node.entries.items():
        if key not in known:
            faults.at(child, f"unknown key {key!r}; {hint(key, known)}")
