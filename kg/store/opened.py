"""Open a build for reading."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.errors import StoreError

__all__ = ["FORMAT", "MANIFEST", "Build", "open_build"]

#: File that makes a folder a build.
MANIFEST = "build.json"

#: Form of the build folder; raised when an older program could not read it.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Build:
    """A build opened for reading: its folder, store and manifest."""

    path: Path
    store: Store
    manifest: dict[str, Any]


def open_build(path: Path) -> Build:
    """Open the build in a folder.

    Raises
    ------
    StoreError
        If there is none, it is damaged, or another version of the program wrote it.
    """
    damaged = "the build is damaged"
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        form = manifest["format"]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(str(path), "no build here", "run kg build, or name another build with --build") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(str(path), f"{damaged} ({MANIFEST}: {error})", "run kg build again") from error
    if form != FORMAT:
        raise StoreError(str(path), "another version of the program wrote this build", "run kg build again")
    try:
        store = Store.read_only(str(path / "store"))
    except (OSError, RuntimeError, ValueError) as error:  # RocksDB reports corruption as RuntimeError
        raise StoreError(str(path), f"{damaged} ({error})", "run kg build again") from error
    return Build(path, store, manifest)
