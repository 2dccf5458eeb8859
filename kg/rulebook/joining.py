"""Load and check `joining.yaml`: when mentions are one event, the stages of an event, what is part of what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.ontology import load_event_classes
from kg.records import Factuality, Stage
from kg.rulebook.faults import Faults, hint
from kg.rulebook.yaml_lines import Node, own_or_shipped, read_yaml

__all__ = ["CRITERIA", "JOINING_FILE", "Joining", "PartRule", "Sort", "StageRule", "load_joining"]

JOINING_FILE = "joining.yaml"
#: What the program can ask, in the order in which it asks.
CRITERIA = ("sort", "fact", "number", "words", "people", "parties", "date", "place")

_YES_NO = ("yes", "no")
_CHOICES = {
    "parties": ("states", "actors"),
    "doers": ("any", "states"),
    "undated": ("pointing", "kin", "never"),
    "fewer": ("no", "actors", "states"),
    "by_document": _YES_NO,
    "speech": _YES_NO,
}
_DAYS = ("vaguest", "planned", "apart", "moved", "days")
_LISTS = (
    "types",
    "classes",
    "predicates",
    "points_to",
    "by_name",
    "words",
    "not_words",
    "factuality",
    "wholes",
    "parts",
    "outcomes",
)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of events with the settings by which its mentions are joined; the file says what each means."""

    id: str
    about: str = ""
    types: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()
    points_to: frozenset[str] = frozenset()
    parties: str = "states"
    doers: str = "any"
    fewer: str = "actors"
    vaguest: int = 31
    planned: int = 31
    apart: int = 0
    undated: str = "pointing"
    moved: int = 400
    by_document: str = "no"
    by_name: frozenset[str] = frozenset()
    speech: str = "no"


@dataclass(frozen=True, slots=True)
class StageRule:
    """What makes a mention tell a stage; an empty set asks for nothing."""

    id: str
    about: str = ""
    words: frozenset[str] = frozenset()
    not_words: frozenset[str] = frozenset()
    factuality: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartRule:
    """Which events are parts of which: `wholes`, `parts` and `outcomes` hold record types and classes."""

    id: str
    about: str = ""
    wholes: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    days: int = 14


@dataclass(frozen=True, slots=True)
class Joining:
    """The whole file. `criteria` has the sentence of each criterion, `about_days` what "about" adds to a date."""

    criteria: dict[str, str]
    defaults: Sort
    sorts: tuple[Sort, ...]
    stages: tuple[StageRule, ...]
    parts: tuple[PartRule, ...]
    about_days: int = 14
    _found: dict[tuple[str, str, str], Sort] = field(default_factory=dict, compare=False, repr=False)

    def sort_of(self, record_type: str, kind: str, predicate: str) -> Sort:
        """The sort of an event: the first whose predicates, classes or types it has, else one of its own."""
        asked = record_type, kind, predicate
        if asked not in self._found:
            self._found[asked] = self._look_up(*asked)
        return self._found[asked]

    def _look_up(self, record_type: str, kind: str, predicate: str) -> Sort:
        words = {predicate, predicate.rpartition(" ")[2]}
        by_word = [sort for sort in self.sorts if sort.predicates & words]
        for sort in (*by_word, *(s for s in self.sorts if not s.predicates)):
            if kind in sort.classes or record_type in sort.types:
                return sort
        return replace(self.defaults, id=kind if record_type == "OTHER" else record_type)


def load_joining(extra: Sequence[Path] = ()) -> Joining:
    """Read the shipped file, or that of the same name in the last of the folders (or files) given.

    Raises
    ------
    RuleError
        With every fault of the file, each with its line.
    """
    return _load(own_or_shipped(JOINING_FILE, extra))


@lru_cache(maxsize=4)
def _load(path: Path) -> Joining:
    faults = Faults()
    root = read_yaml(path, lambda line, text: faults.add(path.name, line, text))
    if root is None:
        faults.raise_all()
        raise AssertionError  # a file that cannot be read has a fault
    reader = _Reader(faults)
    joining = reader.joining(root)
    faults.raise_all()
    return joining


class _Reader:
    """Makes the records of the file's entries, noting every fault."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        classes = load_event_classes()
        self._classes = frozenset(classes)
        self._types = frozenset(one.record_type for one in classes.values()) - {"OTHER"}

    def joining(self, root: Node) -> Joining:
        """Read the whole file."""
        self._only(root, ("criteria", "defaults", "sorts", "stages", "parts"))
        for missing in sorted({"criteria", "defaults", "sorts", "stages", "parts"} - set(root.entries)):
            self._faults.at(root, f"`{missing}:` is missing; docs/joining.md shows the file")
        defaults, about_days = self._defaults(root.entries.get("defaults"))
        sorts = tuple(self._sort(node, defaults) for node in self._items(root, "sorts"))
        self._check_names(root, sorts)
        return Joining(
            criteria=self._criteria(root),
            defaults=defaults,
            sorts=sorts,
            stages=tuple(self._stage(node) for node in self._items(root, "stages")),
            parts=tuple(self._part(node) for node in self._items(root, "parts")),
            about_days=about_days,
        )

    def _items(self, root: Node, key: str) -> tuple[Node, ...]:
        return root.entries[key].items if key in root.entries else ()

    def _criteria(self, root: Node) -> dict[str, str]:
        found: dict[str, str] = {}
        for node in self._items(root, "criteria"):
            self._only(node, ("id", "about"))
            name = self._id(node, CRITERIA)
            if name in found:
                self._faults.at(node, f"criterion {name!r} stands twice; keep one")
            found[name] = self._about(node)
        for missing in (name for name in CRITERIA if name not in found):
            self._faults.at(root.entries.get("criteria", root), f"criterion {missing!r} is missing; give it a sentence")
        return found

    def _defaults(self, node: Node | None) -> tuple[Sort, int]:
        if node is None:
            return Sort(""), 0
        settings = tuple(name for name in _SETTINGS if name not in ("speech",))
        self._only(node, (*settings, "about"))
        about = node.entries.get("about")
        values: dict[str, Any] = {
            name: self._value(name, child) for name, child in node.entries.items() if name in settings
        }
        return Sort("", **values), self._days(about, "about") if about is not None else 0

    def _sort(self, node: Node, defaults: Sort) -> Sort:
        known = ("id", "about", "types", "classes", "predicates", "points_to", *_SETTINGS)
        values = self._values(node, known)
        if "types" not in values and "classes" not in values:
            self._faults.at(node, "a sort needs `types` or `classes`; say what belongs to it")
        return replace(defaults, id=self._id(node), about=self._about(node), **values)

    def _stage(self, node: Node) -> StageRule:
        values = self._values(node, ("id", "about", "words", "not_words", "factuality"))
        return StageRule(
            self._id(node, tuple(stage for stage in Stage if stage is not Stage.OUTCOME)), self._about(node), **values
        )

    def _part(self, node: Node) -> PartRule:
        values = self._values(node, ("id", "about", "wholes", "parts", "outcomes", "days"))
        for needed in ("wholes", "parts"):
            if needed not in values:
                self._faults.at(node, f"`{needed}` is missing; list record types or classes")
        return PartRule(self._id(node), self._about(node), **values)

    def _check_names(self, root: Node, sorts: Sequence[Sort]) -> None:
        """Ids once each, each class and type without words in one sort only, and no pointing to unknown sorts."""
        taken: dict[str, str] = {}
        for node, sort in zip(self._items(root, "sorts"), sorts, strict=True):
            for name in sorted({sort.id, *(() if sort.predicates else sort.types | sort.classes)}):
                if name in taken:
                    self._faults.at(node, f"{name!r} is in the sort {taken[name]!r} already; keep one")
                taken[name] = sort.id
            for name in sorted(sort.points_to - {other.id for other in sorts}):
                self._faults.at(node, f"`points_to` names no sort {name!r}; {hint(name, [s.id for s in sorts])}")

    # ---- single values

    def _values(self, node: Node, known: Sequence[str]) -> dict[str, Any]:
        self._only(node, known)
        names = [name for name in node.entries if name in known and name not in ("id", "about")]
        return {name: self._value(name, node.entries[name]) for name in names}

    def _value(self, name: str, node: Node) -> Any:
        if name in _DAYS:
            return self._days(node, name)
        if name in _LISTS:
            return self._list(name, node)
        if not node.is_one(_CHOICES[name]):
            self._faults.at(node, f"`{name}` is one of {', '.join(_CHOICES[name])}, not {node.plain()!r}")
        return str(node.value)

    def _days(self, node: Node, name: str) -> int:
        if not isinstance(node.value, int) or node.value < 0:
            self._faults.at(node, f"`{name}` is a number of days, such as 31, not {node.plain()!r}")
            return 0
        return node.value

    def _list(self, name: str, node: Node) -> frozenset[str]:
        known: Collection[str] | None = {
            "types": self._types,
            "classes": self._classes,
            "by_name": self._types | self._classes,
            "factuality": tuple(Factuality),
            "wholes": self._types | self._classes,
            "parts": self._types | self._classes,
            "outcomes": self._types | self._classes,
        }.get(name)
        for item in node.items:
            if item.text is None:
                self._faults.at(item, f"`{name}` lists words, not {item.plain()!r}")
            elif known is not None and item.text not in known:
                self._faults.at(item, f"`{name}` knows no {item.text!r}; {hint(item.text, known)}")
        return frozenset(item.text for item in node.items if item.text is not None)

    def _id(self, node: Node, known: Sequence[str] | None = None) -> str:
        name = node.entries.get("id")
        if name is None or name.text is None:
            self._faults.at(name or node, "an entry needs an `id`")
            return ""
        if known is not None and name.text not in known:
            self._faults.at(name, f"there is no {name.text!r}; {hint(name.text, known)}")
        return name.text

    def _about(self, node: Node) -> str:
        about = node.entries.get("about")
        if about is None or about.text is None:
            self._faults.at(about or node, "`about` is missing; say in a sentence what the entry means")
            return ""
        return about.text

    def _only(self, node: Node, known: Sequence[str]) -> None:
        for key, child in node.entries.items():
            if key not in known:
                self._faults.at(child, f"unknown key {key!r}; {hint(key, known)}")


#: What a sort may say of itself beside its members.
_SETTINGS = tuple(
    f.name for f in fields(Sort) if f.name not in ("id", "about", "types", "classes", "predicates", "points_to")
)
