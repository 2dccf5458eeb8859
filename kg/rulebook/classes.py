"""Class files: words (`words.yaml`, `verbs.yaml`) and sorts of actors (`actors.yaml`), checked as rule files are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeAlias

from kg.records import ActorType
from kg.resources import resource
from kg.rulebook.faults import Faults, hint
from kg.rulebook.known import known_actors, known_issues
from kg.rulebook.model import ActorClass, Want
from kg.rulebook.vocabulary import CORE_ROLES
from kg.rulebook.yaml_lines import Node, read_yaml

__all__ = ["CLASS_FILES", "Classes", "load_classes"]

#: Files of these names hold classes, not rules, in an analyst's own folder too.
CLASS_FILES = ("words.yaml", "verbs.yaml", "actors.yaml")
_ACTORS = "actors.yaml"
_ACTOR_KEYS = frozenset({"about", "types", "countries", "kinds", "ids", "not_ids"})
_NAME = re.compile("[a-z][a-z0-9_]*")
_COUNTRY = re.compile("[A-Z]{3}")
_SAMPLES = {"types": "person, country", "countries": "RUS", "kinds": "company", "ids": "un, nato", "not_ids": "un"}
_SINGULAR = {"types": "type", "countries": "country", "kinds": "kind", "ids": "actor", "not_ids": "actor"}
#: What to do about a word that is not fit; None if it is.
Remedy: TypeAlias = Callable[[str], str | None]
#: Without these nothing can be read: the roles of a clause, and what `several` counts.
_NEEDED_WORDS, _NEEDED_ACTORS = "prepositions", "actor"


@dataclass(frozen=True, slots=True)
class Classes:
    """All names that conditions may use: `words` by ``$name``, `actors` by name, `issues` with what is narrower."""

    words: Mapping[str, frozenset[str]]
    actors: Mapping[str, ActorClass]
    issues: Mapping[str, frozenset[str]]

    @property
    def roles(self) -> frozenset[str]:
        """Roles that a clause may have."""
        return CORE_ROLES | self.words.get(_NEEDED_WORDS, frozenset())


def load_classes(
    own: Iterable[Path], faults: Faults, *, registry: Sequence[Path] = (), folder: Path | None = None
) -> Classes:
    """Read the shipped classes and an analyst's own, noting every fault.

    Parameters
    ----------
    own : iterable of Path
        Class files beside the shipped ones; their names must be new.
    faults : Faults
        Told what is wrong; the classes that can be read are read.
    registry : sequence of Path
        Registry files of the analyst's own, for actors and issues that they hold.
    folder : Path, optional
        Class files there stand in place of the shipped ones of the same name.
    """
    words: dict[str, Node] = {}
    actors: dict[str, Node] = {}
    others = [folder / name for name in CLASS_FILES] if folder is not None else []
    replaced = {path.name: path for path in others if path.is_file()}
    shipped = [replaced.get(name) or resource("rules", name) for name in CLASS_FILES]
    taken: dict[str, str] = {}
    for path in [*shipped, *own]:
        root = read_yaml(path, lambda line, text, name=path.name: faults.add(name, line, text))  # type: ignore[misc]
        if root is None:
            continue
        if not root.entries:
            faults.at(root, "not a class file; it needs classes by name, such as `troops: [army, navy]`")
        for name, node in root.entries.items():
            _check_name(name, node, taken, faults)
            taken.setdefault(name, f"{'the shipped ' if path in shipped else ''}{path.name}, line {node.line}")
            (actors if path.name == _ACTORS else words).setdefault(name, node)
    asked = any(node.entries.keys() & {"ids", "not_ids", "kinds"} for node in actors.values())
    ids = known_actors(registry) if asked else {}
    found = Classes(
        _resolve_words(words, faults),
        {name: _actor_class(name, node, ids, faults) for name, node in actors.items()},
        known_issues(registry),
    )
    for needed, there in ((_NEEDED_WORDS, found.words), (_NEEDED_ACTORS, found.actors)):
        if needed not in there:
            faults.add(
                CLASS_FILES[0] if there is found.words else _ACTORS, 0, f"class {needed!r} is missing; restore it"
            )
    return found


def _check_name(name: str, node: Node, taken: Mapping[str, str], faults: Faults) -> None:
    if not _NAME.fullmatch(name):
        faults.at(node, f"{name!r} is no name for a class; write small letters, digits and _")
    if name in set(Want):
        faults.at(node, f"{name!r} means something already; choose another name")
    if name in taken:
        faults.at(node, f"class {name!r} stands also in {taken[name]}; choose another name")


def _resolve_words(entries: Mapping[str, Node], faults: Faults) -> dict[str, frozenset[str]]:
    """Each class with the words of those that it includes."""
    direct: dict[str, set[str]] = {}
    included: dict[str, dict[str, Node]] = {}
    for name, node in entries.items():
        direct[name], included[name] = set(), {}
        if not isinstance(node.value, tuple) or not node.value:
            faults.at(node, f"class {name!r} holds no words; write a list, such as `{name}: [army, navy]`")
            continue
        for item in node.value:
            _take_word(name, item, entries, direct[name], included[name], faults)
    graph = {name: set(parts) for name, parts in included.items()}
    for cycle in _cycles(graph):
        shown = " includes ".join(f"${name}" for name in (*cycle, cycle[0]))
        faults.at(included[cycle[0]][cycle[1 % len(cycle)]], f"circular: {shown}; take one out")
    resolved: dict[str, frozenset[str]] = {}
    for name in TopologicalSorter(graph).static_order():
        resolved[name] = frozenset(direct[name]).union(*(resolved[part] for part in graph[name]))
    return resolved


def _take_word(
    name: str, item: Node, entries: Mapping[str, Node], words: set[str], included: dict[str, Node], faults: Faults
) -> None:
    word = item.text
    if word is None:
        faults.at(item, f"{item.plain()!r} in class {name!r} is no word; write a word, or $name of another class")
    elif word in words or (word[1:] in included and word.startswith("$")):
        faults.at(item, f"{word!r} stands twice in class {name!r}; keep one")
    elif not word.startswith("$"):
        if word != word.lower():
            faults.at(item, f"{word!r} in class {name!r} has capitals; lemmas are in small letters")
        words.add(word)
    elif word[1:] in entries:
        included[word[1:]] = item
    else:
        faults.at(item, f"unknown word class {word!r}; {hint(word[1:], entries)}")


def _cycles(graph: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Circles of classes that include each other; each is cut open in `graph`, so that the rest can be read."""
    found = []
    while True:
        sorter = TopologicalSorter({name: sorted(parts) for name, parts in graph.items()})
        try:
            sorter.prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1][:-1]))
            first = circle.index(min(circle))
            circle = circle[first:] + circle[:first]
            graph[circle[0]].discard(circle[1 % len(circle)])
            found.append(tuple(circle))
        else:
            return found


def _actor_class(name: str, node: Node, known: Mapping[str, frozenset[str]], faults: Faults) -> ActorClass:
    entries = node.entries
    if not entries:
        faults.at(node, f"class {name!r} says nothing; give it `about` and `types`, `kinds` or `ids`")
        return ActorClass(name)
    for key, child in entries.items():
        if key not in _ACTOR_KEYS:
            faults.at(child, f"unknown key {key!r}; {hint(key, _ACTOR_KEYS)}")
    about = entries.get("about")
    if about is None or about.text is None:
        faults.at(about or node, f"class {name!r} has no `about`; say in a sentence who belongs to it")
    types = _texts("types", entries, lambda word: None if word in set(ActorType) else hint(word, ActorType), faults)
    countries = _texts(
        "countries",
        entries,
        lambda word: None if _COUNTRY.fullmatch(word) else 'write the three capitals of ISO 3166, such as "CHN"',
        faults,
    )
    ids, not_ids = (
        _texts(key, entries, lambda word: None if word in known else hint(word, known), faults)
        for key in ("ids", "not_ids")
    )
    sorts = frozenset(kind for kinds in known.values() for kind in kinds)
    kinds = _texts("kinds", entries, lambda word: None if word in sorts else hint(word, sorts), faults)
    ids |= {key for key, own in known.items() if own & kinds}
    if not types and not ids and entries.keys() <= _ACTOR_KEYS:
        faults.at(node, f"class {name!r} admits nobody; give it `types`, `kinds` or `ids`")
    if countries and not types and entries.keys() <= _ACTOR_KEYS:
        faults.at(entries["countries"], f"`countries` of class {name!r} narrows no `types`; give it `types`")
    return ActorClass(name, (about and about.text) or "", frozenset(map(ActorType, types)), countries, ids, not_ids)


def _texts(key: str, entries: Mapping[str, Node], remedy: Remedy, faults: Faults) -> frozenset[str]:
    """The words of a list that are fit; `remedy` gives what to do about one that is not, else None."""
    if key not in entries:
        return frozenset()
    if not isinstance(entries[key].value, tuple):
        faults.at(entries[key], f"`{key}` needs a list, such as [{_SAMPLES[key]}]")
        return frozenset()
    found: set[str] = set()
    for item in entries[key].items:
        word = item.text
        advice = "write a word" if word is None else remedy(word)
        if advice is not None or word is None:
            faults.at(item, f"unknown {_SINGULAR[key]} {item.plain()!r}; {advice}")
        elif word in found:
            faults.at(item, f"{word!r} stands twice in `{key}`; keep one")
        else:
            found.add(word)
    return frozenset(found)
