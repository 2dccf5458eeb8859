"""Read back from a build whom its articles mention."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.registry.unknown import Use, use_from_record
from kg.store.opened import read_records

__all__ = ["read_uses"]


def read_uses(path: Path) -> Iterator[Use]:
    """Give every mention of a build with its sentence, in the order of its records, without opening the store.

    Raises
    ------
    StoreError
        If there is no build, it is damaged, or another version of the program wrote it.
    """
    return read_records(path, "mention", use_from_record)
