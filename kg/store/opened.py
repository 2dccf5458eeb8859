"""Open a build for reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import Store

from kg.errors import StoreError
from kg.rdf.terms import mint

__all__ = ["FORMAT", "MANIFEST", "Build", "open_build", "read_article_body", "read_manifest", "read_records"]

#: File that makes a folder a build.
MANIFEST = "build.json"

#: Form of the build folder; raised when an older program could not read it.
FORMAT = 1

_T = TypeVar("_T")
_DAMAGED, _AGAIN = "the build is damaged", "run kg build again"


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
    manifest = read_manifest(path)
    try:
        store = Store.read_only(str(path / "store"))
    except (OSError, RuntimeError, ValueError) as error:  # RocksDB reports corruption as RuntimeError
        raise StoreError(str(path), f"{_DAMAGED} ({error})", _AGAIN) from error
    return Build(path, store, manifest)


def read_manifest(path: Path) -> dict[str, Any]:
    """What a build says of itself.

    Raises
    ------
    StoreError
        If there is no build, the manifest is damaged, or another version of the program wrote it.
    """
    try:
        manifest: dict[str, Any] = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        form = manifest["format"]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(str(path), "no build here", "run kg build, or name another build with --build") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(str(path), f"{_DAMAGED} ({MANIFEST}: {error})", _AGAIN) from error
    if form != FORMAT:
        raise StoreError(str(path), "another version of the program wrote this build", _AGAIN)
    return manifest


def read_article_body(path: Path, article: str) -> str:
    """The text of an article of a build, as its offsets count it.

    Raises
    ------
    StoreError
        If it is not there or is no text.
    """
    file = path / "articles" / f"{mint('article', article).value.rpartition('/')[2]}.txt"
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(str(file), f"{_DAMAGED}: this cannot be read ({error})", _AGAIN) from error


def read_records(path: Path, kind: str, make: Callable[[dict[str, Any], str], _T]) -> Iterator[_T]:
    """Make something of every record of one kind in a build and the text of its article, without opening the store.

    Raises
    ------
    StoreError
        If there is no build, it is damaged, or another version of the program wrote it.
    """
    manifest = read_manifest(path)
    try:
        texts = {str(entry["id"]): read_article_body(path, str(entry["id"])) for entry in manifest["articles"]}
        with (path / "records.jsonl").open(encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if record["record"] == kind:
                    yield make(record, texts[record["article"]])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(str(path), f"{_DAMAGED} ({error})", _AGAIN) from error
