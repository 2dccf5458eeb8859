"""Keep a rulebook that was read and checked, so that its files need not be read again.

Those read last are kept in the process; that of the shipped rules is kept on disk too, as a pickle that can hold
nothing but the parts of a rulebook. Where it lies, and for how long it is true, `kg.cache` says.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.cache import Shelf
from kg.records import ActorType, ClauseKind, Factuality
from kg.registry.load import load_registry
from kg.resources import resource
from kg.rulebook.model import ActorClass, Condition, Example, NearMiss, RoleSource, Rule, Rulebook

__all__ = ["keep_rulebook", "kept_rulebook", "rulebook_digest"]

_HERE = Path(__file__).parent
_CODE = ("cache.py", "namespaces.py", "ontology.py", "records", "registry")
_SHELF = Shelf("rulebook", "pickle", (_HERE, *(_HERE.parent / name for name in _CODE)))
#: All that a kept file may make.
_PARTS = {
    (part.__module__, part.__qualname__): part
    for part in (
        *(ActorClass, Condition, Example, NearMiss, RoleSource, Rule, Rulebook),
        *(ActorType, ClauseKind, Factuality),
    )
}
#: Rulebooks read in this process with their digests, the newest last.
_RECENT: deque[tuple[str, Rulebook]] = deque(maxlen=8)


def rulebook_digest(rules: Sequence[Path], own: Iterable[Path], *, registry: Sequence[Path]) -> str | None:
    """Digest of all that a rulebook is made of, None if a file cannot be read.

    Parameters
    ----------
    rules : sequence of Path
        The shipped files of rules and classes.
    own, registry : iterables of Path
        The analyst's own files of both, and registry files beside the shipped ones.

    Raises
    ------
    OntologyError
        If the registry has a fault.
    """
    parts = [load_registry(extra=registry).digest.encode()]
    try:
        for path in (resource("ontology", "events.ttl"), *rules, Path(), *own):
            parts += [path.name.encode(), path.read_bytes() if path.name else b""]
    except OSError:
        return None
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def kept_rulebook(digest: str) -> Rulebook | None:
    """The rulebook with this digest, None if it was not kept or what is there is damaged."""
    known = next((rulebook for key, rulebook in _RECENT if key == digest), None)
    content = _SHELF.take(digest) if known is None else None
    if content is None:
        return known
    try:
        read = _Reader(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, ValueError, TypeError, LookupError, AttributeError, EOFError):
        return None
    if isinstance(read, Rulebook):
        _RECENT.append((digest, read))
        return read
    return None


def keep_rulebook(rulebook: Rulebook, digest: str, *, lasting: bool) -> None:
    """Keep a rulebook without faults under its digest; one that is not `lasting` until the process ends."""
    _RECENT.append((digest, rulebook))
    if lasting:
        _SHELF.put(digest, lambda: pickle.dumps(rulebook, protocol=5))


class _Reader(pickle.Unpickler):
    """Reads the parts of rulebooks and refuses all else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PARTS:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a rulebook")
        return _PARTS[module, name]
