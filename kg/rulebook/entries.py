"""One whole entry of a rule file -> Rule, every fault of it noted with its line and a remedy."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.namespaces import digest
from kg.ontology import load_event_classes
from kg.records import ClauseKind, Factuality
from kg.rulebook.classes import Classes
from kg.rulebook.conditions import ConditionReader, flow
from kg.rulebook.faults import Faults, hint
from kg.rulebook.inherit import Entry
from kg.rulebook.model import Condition, RoleSource, Rule
from kg.rulebook.sentences import read_examples, read_near_misses
from kg.rulebook.vocabulary import (
    COMPANY,
    EARLIER,
    EVENT_ROLES,
    FORMATS,
    GATHERING,
    HOMELAND,
    IN_VIEW,
    INNER,
    OF_WITHIN,
    OUTER,
    OWNER_OF,
    PARTY_OF,
    STATE_OF,
)
from kg.rulebook.yaml_lines import Node

__all__ = ["check_defaults", "read_rule"]

_NONE = Node({}, "", 0)


def read_rule(entry: Entry, whole: Mapping[str, Node], classes: Classes, faults: Faults) -> Rule:
    """Read a rule.

    Parameters
    ----------
    entry : Entry
        The rule as its file writes it: its id and place.
    whole : mapping of str to Node
        The same with all that it takes over.
    classes : Classes
    faults : Faults

    Returns
    -------
    Rule
        As far as it can be read, where faults were noted. `blocks` and `within` are still as the file says them.
    """
    return _RuleReader(entry.node, classes, faults).rule(entry, whole)


def check_defaults(node: Node, classes: Classes, faults: Faults) -> None:
    """Note what is wrong with the defaults of a file, even where no rule takes them over."""
    reader = _RuleReader(node, classes, faults)
    entries = node.entries
    when = entries.get("when")
    if when is not None and "predicate" in when.entries:
        faults.at(when.entries["predicate"], "`predicate` stands in `defaults`; each rule has its own")
    reader.parts(entries)
    reader.scalars(entries)
    for key in ("roles", "default"):
        if key in entries:
            reader.sources(key, entries[key], within=True)


class _RuleReader:
    def __init__(self, at: Node, classes: Classes, faults: Faults) -> None:
        self.at, self.faults = at, faults
        self.classes = classes
        self.conditions = ConditionReader(classes, faults)

    def rule(self, entry: Entry, whole: Mapping[str, Node]) -> Rule:
        when = whole.get("when", self.at)
        predicates = self.conditions.predicates(when.entries.get("predicate") if when is not self.at else None, when)
        kinds, conditions = self.parts(whole)
        within = self._names(whole.get("within"), "within", "kg:Visit or meetings.visit")
        blocks = self._names(whole.get("blocks"), "blocks", "meetings.meet or meetings.*")
        if within:
            source = f"within: {', '.join(within)}"
            conditions = (*conditions, Condition(("within",), within=frozenset(within), source=source))
        roles = self.sources("roles", whole.get("roles"), within=bool(within))
        defaults = self.sources("default", whole.get("default", _NONE), within=bool(within))
        extends = whole.get("extends")
        if extends is not None and extends.text is None:
            self.faults.at(extends, f"`extends` must be the id of a rule, not {extends.plain()!r}")
        priority, factuality, form = self.scalars(whole)
        return Rule(
            id=entry.id,
            family=entry.family,
            event=self._event(whole.get("event")),
            predicates=predicates,
            conditions=conditions,
            roles=roles,
            defaults=defaults,
            examples=read_examples(whole.get("examples"), self.at, self.faults),
            near_misses=read_near_misses(whole.get("near_misses"), self.at, self.faults),
            about=self._about(whole.get("about")),
            kinds=kinds,
            factuality=factuality,
            format=form,
            priority=priority,
            version=self._version(whole),
            path=self.at.file,
            line=self.at.line,
            extends=extends.text if extends is not None else None,
            blocks=blocks,
            within=within,
            yields=self._yields(whole.get("yields")),
        )

    def parts(self, entries: Mapping[str, Node]) -> tuple[frozenset[ClauseKind], tuple[Condition, ...]]:
        """Kinds and conditions of `when` and `unless`."""
        when = entries.get("when")
        kinds = self.conditions.kinds(when.entries.get("kind") if when is not None else None)
        return kinds, (
            *self.conditions.conditions(when, negate=False),
            *self.conditions.conditions(entries.get("unless"), negate=True),
        )

    def sources(self, name: str, node: Node | None, *, within: bool) -> Mapping[str, tuple[RoleSource, ...]]:
        """Where the roles of the event come from; for `roles` there must be some."""
        if node is None or node.value is None or (not node.entries and name == "roles"):
            if name == "roles":
                what = "is missing" if node is None or node.value in (None, {}) else f"is {flow(node)!r}"
                self.faults.at(node or self.at, f"`roles` {what}; fill at least one of {', '.join(EVENT_ROLES)}")
            return {}
        if not isinstance(node.value, Mapping):
            self.faults.at(node, f"`{name}` must hold roles, such as `kg:hasSource: [subject]`")
        found = {}
        for role, child in node.entries.items():
            if role not in EVENT_ROLES:
                self.faults.at(child, f"unknown role {role!r}; {hint(role, EVENT_ROLES)}")
            found[role] = tuple(self._source(item, within=within) for item in child.items)
        return {role: sources for role, sources in found.items() if sources}

    def _source(self, item: Node, *, within: bool) -> RoleSource:
        text = item.text
        if text is None:
            self.faults.at(item, f"{item.plain()!r} is no role; write one such as `subject` or `state of in`")
            return RoleSource("")
        if text.endswith(OF_WITHIN):
            role = text.removesuffix(OF_WITHIN)
            if role not in EVENT_ROLES:
                self.faults.at(item, f"unknown role {role!r}; {hint(role, EVENT_ROLES)}")
            if not within:
                self.faults.at(item, f"{text!r} needs another event; say `within` which")
            return RoleSource(role, text=text, within=True)
        if text.removeprefix(STATE_OF) == IN_VIEW:
            return RoleSource("", text.startswith(STATE_OF), text=text, in_view=True)
        if text == COMPANY:
            return RoleSource("", text=text, company=True)
        if text == HOMELAND:
            return RoleSource("", text=text, homeland=True)
        if text == GATHERING:
            return RoleSource("", text=text, gathering=True)
        if text.startswith(PARTY_OF):
            name = text.removeprefix(PARTY_OF)
            self.conditions.role(name, item)
            return RoleSource(name, text=text, party=True)
        if text.startswith(EARLIER):
            name = text.removeprefix(EARLIER)
            self.conditions.role(name, item)
            return RoleSource(name, text=text, earlier=True)
        name = text.removeprefix(STATE_OF).removeprefix(OWNER_OF).removesuffix(INNER).removesuffix(OUTER)
        self.conditions.role(name, item)
        return RoleSource(
            name,
            text.startswith(STATE_OF),
            text.removeprefix(STATE_OF).startswith(OWNER_OF),
            text.endswith(INNER),
            text,
            outer=text.endswith(OUTER),
        )

    def scalars(self, entries: Mapping[str, Node]) -> tuple[int, Factuality | None, str | None]:
        """Priority, factuality and format."""
        priority, factuality, form = (entries.get(key) for key in ("priority", "factuality", "format"))
        if priority is not None and not isinstance(priority.value, int):
            self.faults.at(priority, f"`priority` must be a whole number, not {priority.plain()!r}")
        if factuality is not None and not factuality.is_one(set(Factuality)):
            self.faults.at(factuality, f"unknown factuality {factuality.plain()!r}; known: {', '.join(Factuality)}")
            factuality = None
        if form is not None and not form.is_one(FORMATS):
            self.faults.at(form, f"unknown format {form.plain()!r}; known: {', '.join(FORMATS)}")
        return (
            priority.value if priority is not None and isinstance(priority.value, int) else 0,
            Factuality(str(factuality.value)) if factuality is not None else None,
            form.text if form is not None else None,
        )

    def _event(self, node: Node | None) -> str:
        classes = load_event_classes()
        if node is None:
            self.faults.at(self.at, "`event` is missing; name a class of ontology/events.ttl, such as kg:Meeting")
        elif not node.is_one(classes):
            self.faults.at(node, f"unknown event class {node.plain()!r}; {hint(str(node.plain()), classes)}")
        return str(node.value) if node is not None else ""

    def _about(self, node: Node | None) -> str:
        if node is not None and node.text is None:
            self.faults.at(node, f"`about` must be a sentence, not {node.plain()!r}")
        return (node.text or "") if node is not None else ""

    def _names(self, node: Node | None, key: str, sample: str) -> tuple[str, ...]:
        """Ids, patterns of ids or event classes of `blocks` and `within`; whether there are such is seen later."""
        found: list[str] = []
        for item in node.items if node is not None else ():
            if item.text is None:
                self.faults.at(item, f"{item.plain()!r} in `{key}` names no rule; write one such as {sample}")
            elif item.text in found:
                self.faults.at(item, f"{item.text!r} stands twice in `{key}`; keep one")
            else:
                found.append(item.text)
        return tuple(found)

    def _yields(self, node: Node | None) -> bool:
        if node is not None and node.text != "complement":
            self.faults.at(node, f"a rule yields to its `complement`, not to {node.plain()!r}")
        return node is not None

    def _version(self, whole: Mapping[str, Node]) -> str:
        said = {key: node.plain() for key, node in whole.items()}
        return digest(json.dumps([said, self.conditions.used], sort_keys=True), length=12)
