"""Keep a registry that was read and checked, so that the next command need not parse its Turtle again.

It is kept as JSON; where, and for how long it is true, `kg.cache` says.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from kg.cache import Shelf
from kg.records import Actor, ActorType
from kg.registry.model import Entry, Membership, Name, NameKind, Office, Registry, Tenure

__all__ = ["keep_registry", "kept_registry"]

#: Registries of less Turtle than this, in bytes, are read as fast as they would be found.
WORTHWHILE = 200_000
_HERE = Path(__file__).parent
_SHELF = Shelf("registry", "json", (_HERE, *(_HERE.parent / name for name in ("cache.py", "edtf.py", "records"))))


def kept_registry(digest: str) -> Registry | None:
    """The registry that was made of files with this digest, None if it was not kept or what is there is damaged."""
    content = _SHELF.take(digest)
    try:
        return _from_json(json.loads(content), digest) if content is not None else None
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def keep_registry(registry: Registry) -> None:
    """Keep a registry under its digest."""
    _SHELF.put(registry.digest, lambda: _written(registry).encode())


def _written(registry: Registry) -> str:
    return json.dumps(_to_json(registry), default=_row, ensure_ascii=False, separators=(",", ":"))


def _to_json(registry: Registry) -> dict[str, Any]:
    return {
        "entries": [*registry.entries.values()],
        "offices": [*registry.offices.values()],
        "tenures": registry.tenures,
        "memberships": registry.memberships,
        "issues": registry.issues,
        "issue_names": registry.issue_names,
    }


def _row(record: Any) -> Any:
    """A record as its values in their order; JSON has no form for it."""
    return [getattr(record, name) for name in _names(record.__class__)]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _from_json(found: dict[str, Any], digest: str) -> Registry:
    entries = [_entry(*row) for row in found["entries"]]
    offices = [Office(*map(_tuples, row)) for row in found["offices"]]
    return Registry(
        entries={entry.actor.id: entry for entry in entries},
        offices={office.id: office for office in offices},
        tenures=tuple([Tenure(*row) for row in found["tenures"]]),
        digest=digest,
        issues={key: tuple(words) for key, words in found["issues"].items()},
        memberships=tuple([Membership(*row) for row in found["memberships"]]),
        issue_names={key: tuple(words) for key, words in found["issue_names"].items()},
    )


def _entry(actor: list[Any], names: list[list[Any]], *rest: Any) -> Entry:
    key, name, kind, *more = actor
    return Entry(
        Actor(key, name, _TYPES[kind], *map(_tuples, more)),
        tuple([Name(text, _KINDS[kind], language, case) for text, kind, language, case in names]),
        *map(_tuples, rest),
    )


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


_TYPES = {kind.value: kind for kind in ActorType}
_KINDS = {kind.value: kind for kind in NameKind}
