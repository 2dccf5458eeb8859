"""Examples and near misses of a rule, every fault noted with its line and a remedy."""

from __future__ import annotations

from kg.edtf import bounds
from kg.records import Factuality
from kg.rulebook.faults import Faults, hint
from kg.rulebook.model import Example, NearMiss
from kg.rulebook.vocabulary import EXPECTED_FIELDS, EXPECTED_ROLES, FORMATS
from kg.rulebook.yaml_lines import Node

__all__ = ["read_examples", "read_near_misses"]


def read_examples(node: Node | None, at: Node, faults: Faults) -> tuple[Example, ...]:
    """Sentences that must match, with what to expect; `at` is told of, should there be none."""
    found = []
    for entry in _listed(node, at, "examples", "give at least one sentence with what to expect", faults):
        keys = entry.entries.keys()
        if not {"text", "expect"} <= keys <= {"text", "expect", "published"}:
            faults.at(entry, "an example needs `text` and `expect` (and may give `published`)")
            continue
        text = _sentence(entry, "text", faults)
        _expect(entry.entries["expect"], faults)
        expected = entry.entries["expect"].plain()
        published = _published(entry.entries.get("published"), faults)
        found.append(Example(text, dict(expected) if isinstance(expected, dict) else {}, published))
    return tuple(found)


def read_near_misses(node: Node | None, at: Node, faults: Faults) -> tuple[NearMiss, ...]:
    """Sentences that must not match, and why; `at` is told of, should there be none."""
    found = []
    advice = "give at least one sentence that looks alike and must not match"
    for entry in _listed(node, at, "near_misses", advice, faults):
        if entry.entries.keys() != {"text", "because"}:
            faults.at(entry, "a near miss needs `text` and `because`")
            continue
        found.append(NearMiss(_sentence(entry, "text", faults), _sentence(entry, "because", faults)))
    return tuple(found)


def _listed(node: Node | None, at: Node, name: str, advice: str, faults: Faults) -> tuple[Node, ...]:
    if node is None or not node.items:
        faults.at(node or at, f"no `{name}`; {advice}")
        return ()
    if not isinstance(node.value, tuple):
        faults.at(node, f"`{name}` must be a list of entries, each begun with `- text:`")
        return ()
    return node.value


def _sentence(entry: Node, key: str, faults: Faults) -> str:
    node = entry.entries[key]
    if node.text is None:
        faults.at(node, f"`{key}` must be a sentence, not {node.plain()!r}")
    return node.text or ""


def _published(node: Node | None, faults: Faults) -> str | None:
    if node is None:
        return None
    text = str(node.plain())
    try:
        bounds(text)
    except ValueError:
        faults.at(node, f"`published` is {text!r}; write a date such as 2022-02-04")
    return text


def _expect(node: Node, faults: Faults) -> None:
    if node.value is not None and not node.entries and node.value != {}:
        faults.at(node, "`expect` must say what is found, such as {kg:hasSource: [Russia], date: 2022-02-04}")
    for key, value in node.entries.items():
        if key in EXPECTED_ROLES:
            for item in value.items or (value,):
                if item.text is None:
                    faults.at(item, f"{key} expects {item.plain()!r}; write the name of an actor, in quotes if need be")
        elif key not in EXPECTED_FIELDS:
            faults.at(value, f"unknown expectation {key!r}; {hint(key, (*EXPECTED_ROLES, *EXPECTED_FIELDS))}")
        elif not isinstance(value.value, str | int | None):
            faults.at(value, f"`{key}` expects one value, not {value.plain()!r}")
        elif key == "factuality" and not value.is_one(set(Factuality)):
            faults.at(value, f"unknown factuality {value.plain()!r}; known: {', '.join(Factuality)}")
        elif key == "format" and not value.is_one(FORMATS):
            faults.at(value, f"unknown format {value.plain()!r}; known: {', '.join(FORMATS)}")
