"""Rules that name others: `blocks` and `within`, checked against all rules and written out as ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.ontology import load_event_classes
from kg.rulebook.faults import Faults, hint
from kg.rulebook.model import Condition, Rule
from kg.rulebook.vocabulary import BLOCKS_ALL
from kg.rulebook.yaml_lines import Node

__all__ = ["link"]

_EVENT = "kg:Event"


def link(rules: Sequence[tuple[Rule, Mapping[str, Node]]], faults: Faults, *, unread: frozenset[str]) -> list[Rule]:
    """Write out what rules name.

    Parameters
    ----------
    rules : sequence of (Rule, entry)
        All rules, with their entries, which know the lines.
    faults : Faults
        Told of names that are no rule, family or event class, and of rules that name themselves.
    unread : frozenset of str
        Ids of rules that are there but could not be completed; naming them is no fault.

    Returns
    -------
    list of Rule
        `blocks` holds ids alone, the condition on `within` the ids of the rules that it means.
    """
    by_id = {rule.id: rule for rule, _ in rules}
    found = []
    for rule, entry in rules:
        blocks = _blocks(rule, entry, by_id, faults, unread)
        found.append(replace(rule, blocks=blocks, conditions=_within(rule, entry, by_id, faults, unread)))
    return found


def _blocks(
    rule: Rule, entry: Mapping[str, Node], by_id: Mapping[str, Rule], faults: Faults, unread: frozenset[str]
) -> tuple[str, ...]:
    found: set[str] = set()
    for node in _named(entry, "blocks"):
        name = node.text or ""
        if name == rule.id:
            faults.at(node, f"{rule.id} blocks itself; take it out")
        elif name.endswith(BLOCKS_ALL):
            family = name.removesuffix(BLOCKS_ALL)
            found |= {other.id for other in by_id.values() if other.family == family and other.id != rule.id}
            families = {other.family for other in by_id.values()} | {i.partition(".")[0] for i in unread}
            if family not in families:
                faults.at(node, f"`blocks` names no family {family!r}; {hint(family, families)}")
        elif name in by_id:
            found.add(name)
        elif name not in unread:
            faults.at(node, f"`blocks` names no rule {name!r}; {hint(name, by_id)}")
    return tuple(sorted(found))


def _named(entry: Mapping[str, Node], key: str) -> list[Node]:
    """The names under a key; what is no text was told before."""
    return [node for node in entry[key].items if node.text is not None] if key in entry else []


def _within(
    rule: Rule, entry: Mapping[str, Node], by_id: Mapping[str, Rule], faults: Faults, unread: frozenset[str]
) -> tuple[Condition, ...]:
    if not rule.within:
        return rule.conditions
    found: set[str] = set()
    for node in _named(entry, "within"):
        found |= _meant(node, by_id, faults, unread)
    *others, condition = rule.conditions
    return (*others, replace(condition, within=frozenset(found)))


def _meant(node: Node, by_id: Mapping[str, Rule], faults: Faults, unread: frozenset[str]) -> set[str]:
    """Ids of the rules without `within` that find the event class, or the one that is named."""
    name, classes = node.text or "", load_event_classes()
    if name in by_id:
        if by_id[name].within:
            faults.at(node, f"{name} is built on others itself; name a rule without `within`, or its event class")
        return {name}
    if name in unread:
        return set()
    if name not in classes and name != _EVENT:
        known = sorted([*classes, *by_id]) if ":" not in name else list(classes)
        faults.at(node, f"`within` names no event class and no rule {name!r}; {hint(name, known)}")
        return set()
    found = {other.id for other in by_id.values() if not other.within and _is_a(other.event, name)}
    if not found and not unread:
        faults.at(node, f"no rule without `within` finds {name}; name another class")
    return found


def _is_a(event: str, name: str) -> bool:
    classes = load_event_classes()
    return name in (event, _EVENT) or (event in classes and name in classes[event].parents)
