"""Keep a registry that was read and checked, so that the next command need not parse its Turtle again.

A kept registry is JSON behind its checksum, called after the content of its Turtle files and of the code that read
them: whatever changes either makes another name, and nothing is ever out of date. It lies in the user's cache folder;
KG_CACHE names another folder, and ``KG_CACHE=off`` keeps nothing. What cannot be read is read from Turtle, what cannot
be written is not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from kg.records import Actor, ActorType
from kg.registry.model import Entry, Membership, Name, NameKind, Office, Registry, Tenure

__all__ = ["cache_folder", "keep_registry", "kept_registry"]

#: Registries of less Turtle than this, in bytes, are read as fast as they would be found.
WORTHWHILE = 200_000
_KEPT = 4  # registries: one for each set of files that a user works with
_OFF = frozenset({"", "0", "off", "no"})
_PREFIX = "registry-"


def cache_folder() -> Path | None:
    """Where things may be kept, None if nowhere; the folder need not be there yet."""
    chosen = os.environ.get("KG_CACHE")
    if chosen is not None:
        return None if chosen.strip().lower() in _OFF else Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("sinorus-kg", appauthor=False)


def kept_registry(digest: str) -> Registry | None:
    """The registry that was made of files with this digest, None if it was not kept or what is there is damaged."""
    file = _file(digest)
    if file is None:
        return None
    try:
        checksum, _, content = file.read_bytes().partition(b"\n")
        return _from_json(json.loads(content), digest) if checksum == _checksum(content) else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def keep_registry(registry: Registry) -> None:
    """Keep a registry under its digest, and the newest few others; what cannot be written is left."""
    file = _file(registry.digest)
    if file is None:
        return
    content = json.dumps(_to_json(registry), default=_row, ensure_ascii=False, separators=(",", ":")).encode()
    draft = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_checksum(content) + b"\n" + content)
        os.replace(draft, file)
        kept = sorted(file.parent.glob(f"{_PREFIX}*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[_KEPT:]:
            old.unlink()
    except OSError:
        with suppress(OSError):
            draft.unlink()


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _file(digest: str) -> Path | None:
    folder, version = cache_folder(), _version()
    return folder / f"{_PREFIX}{digest[:20]}-{version}.json" if folder is not None and version else None


@cache
def _version() -> str:
    """Digest of the code that makes registries; empty where it cannot be read, and then nothing is kept."""
    try:
        files = [*sorted(Path(__file__).parent.glob("*.py")), Path(__file__).parents[1] / "edtf.py"]
        return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:12]
    except OSError:
        return ""


def _to_json(registry: Registry) -> dict[str, Any]:
    return {
        "entries": [*registry.entries.values()],
        "offices": [*registry.offices.values()],
        "tenures": registry.tenures,
        "memberships": registry.memberships,
        "issues": registry.issues,
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
