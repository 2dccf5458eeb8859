"""The JSON Schema of rule files, made of the tables that the loader itself reads by, so that editors can help."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from kg.ontology import load_event_classes
from kg.records import ClauseKind, Factuality
from kg.rulebook.classes import Classes, load_classes
from kg.rulebook.faults import Faults
from kg.rulebook.model import Want
from kg.rulebook.vocabulary import (
    CLOSED,
    COMPANY,
    DEFAULT_KEYS,
    EARLIER,
    EVENT_ROLES,
    EXPECTED_FIELDS,
    EXPECTED_ROLES,
    FORMATS,
    GATHERING,
    HOMELAND,
    IN_VIEW,
    INNER,
    ISSUE,
    OF_WITHIN,
    OUTER,
    OWNER_OF,
    PARTY_OF,
    RULE_ID,
    STATE_OF,
    SURROUNDINGS,
)

__all__ = ["rule_schema", "schema_text"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schema_text() -> str:
    """The schema as it ships, in `kg/rules/rules.schema.json`."""
    return json.dumps(rule_schema(), indent=1, ensure_ascii=False) + "\n"


def rule_schema() -> Schema:
    """Describe rule files with the event classes, roles, classes and issues that ship with the program.

    Raises
    ------
    RuleError
        If the shipped classes are wrong.
    """
    faults = Faults()
    classes = load_classes([], faults)
    faults.raise_all()
    rule = {"type": "object", "properties": _rule_keys(), "required": ["id"], "additionalProperties": False}
    whole = {"anyOf": [{"required": ["extends"]}, {"required": ["event", "when"]}], **rule}
    return {
        "$schema": _DIALECT,
        "title": "Rule file of kg",
        "description": "Rules that find one family of events; docs/rules.md explains each key.",
        "type": "object",
        "properties": {
            "family": {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"},
            "about": {"type": "string"},
            "defaults": _object({key: part for key, part in _rule_keys().items() if key in DEFAULT_KEYS}),
            "rules": {"type": "array", "items": whole},
        },
        "required": ["family", "rules"],
        "additionalProperties": False,
        "$defs": _definitions(classes),
    }


def _rule_keys() -> dict[str, Schema]:
    return {
        "id": {"type": "string", "pattern": f"^{RULE_ID}$", "description": "Family and name, such as meetings.meet."},
        "about": {"type": "string", "description": "The situation, in a sentence."},
        "extends": {
            "type": "string",
            "pattern": f"^{RULE_ID}$",
            "description": "A rule that this one takes over from.",
        },
        "event": {"enum": list(load_event_classes()), "description": "Class of ontology/events.ttl."},
        "priority": {"type": "integer", "description": "Higher is tried first; 0 if not given."},
        "when": {"$ref": "#/$defs/when"},
        "unless": {"$ref": "#/$defs/conditions"},
        "within": _some({"type": "string"}, "Event classes or ids of rules; one must hold near by in the sentence."),
        "blocks": _some({"type": "string", "pattern": "\\."}, "Ids, or family.*, kept from embedded clauses."),
        "yields": {"enum": ["complement"], "description": "Gives way where the complement is an event."},
        "roles": {"$ref": "#/$defs/roles"},
        "default": {"$ref": "#/$defs/roles", "description": "For a role that stayed empty, the first that fills it."},
        "factuality": {"enum": list(Factuality)},
        "format": {"enum": list(FORMATS)},
        "examples": {"type": "array", "minItems": 1, "items": _example()},
        "near_misses": {
            "type": "array",
            "minItems": 1,
            "items": _object({"text": {"type": "string"}, "because": {"type": "string"}}, all_required=True),
        },
    }


def _example() -> Schema:
    expected: dict[str, Schema] = dict.fromkeys(EXPECTED_ROLES, _some({"type": "string"}))
    expected |= {key: {"type": ["string", "integer", "null"]} for key in EXPECTED_FIELDS}
    expected |= {"factuality": {"enum": list(Factuality)}, "format": {"enum": list(FORMATS)}}
    keys: dict[str, Schema] = {
        "text": {"type": "string"},
        "published": {"type": ["string", "integer"]},
        "expect": _object(expected) | {"type": ["object", "null"]},
    }
    return _object(keys) | {"required": ["text", "expect"]}


def _definitions(classes: Classes) -> dict[str, Schema]:
    roles = sorted(classes.roles)
    prefixed = [
        f"{before}{role}{after}"
        for before in ("", STATE_OF, OWNER_OF, f"{STATE_OF}{OWNER_OF}")
        for role in roles
        for after in ("", INNER, OUTER)
    ]
    of_within = [f"{role}{OF_WITHIN}" for role in EVENT_ROLES]
    implied = [
        *(f"{word}{role}" for word in (PARTY_OF, EARLIER) for role in roles),
        COMPANY,
        GATHERING,
        HOMELAND,
        IN_VIEW,
        f"{STATE_OF}{IN_VIEW}",
    ]
    word = [{"enum": [f"${name}" for name in sorted(classes.words)]}, {"type": "string", "pattern": "^=[^A-Z]+$"}]
    issues = [f"{ISSUE}{issue}" for issue in classes.issues]
    filler = {"anyOf": [{"enum": [*sorted(classes.actors), *Want]}, *word, {"enum": issues}]}
    said = {"anyOf": [{"enum": [Want.ANY, Want.NONE]}, *word]}
    surroundings: dict[str, Schema] = {
        name: _some({"enum": list(CLOSED[name])} if name in CLOSED else {"$ref": "#/$defs/said"})
        for name in sorted(SURROUNDINGS)
    }
    conditions: dict[str, Schema] = {**{role: _some({"$ref": "#/$defs/filler"}) for role in roles}, **surroundings}
    own = {"predicate": _some({"type": "string"}, "Verbs and act nouns; +word and -word change what is inherited.")}
    several = {_alternatives(roles): _some({"$ref": "#/$defs/filler"})}
    return {
        "filler": filler,
        "said": said,
        "conditions": _object(conditions) | {"patternProperties": several},
        "when": _object({**conditions, **own, "kind": _some({"enum": list(ClauseKind)})})
        | {"patternProperties": several},
        "roles": _object(dict.fromkeys(EVENT_ROLES, _some({"$ref": "#/$defs/source"}))),
        "source": {"enum": [*prefixed, *of_within, *implied]},
    }


def _alternatives(roles: Iterable[str]) -> str:
    """Pattern of a key that names several roles: `object | with`."""
    one = f"(?:{'|'.join(re.escape(role).replace(chr(92) + ' ', ' ') for role in roles)})"
    return f"^{one}(?: *\\| *{one})+$"


def _some(item: Schema, description: str = "") -> Schema:
    """One value or a list of them."""
    told: Schema = {"description": description} if description else {}
    return {"anyOf": [item, {"type": "array", "items": item}], **told}


def _object(properties: dict[str, Schema], *, all_required: bool = False) -> Schema:
    needed: Schema = {"required": list(properties)} if all_required else {}
    return {"type": "object", "properties": properties, "additionalProperties": False, **needed}
