"""Read back from a build whom its articles mention."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import StoreError
from kg.registry.unknown import Use, use_from_record
from kg.store.opened import read_article_body, read_manifest

__all__ = ["read_uses"]


def read_uses(path: Path) -> Iterator[Use]:
    """Give every mention of a build with its sentence, in the order of its records, without opening the store.

    Raises
    ------
    StoreError
        If there is no build, it is damaged, or another version of the program wrote it.
    """
    manifest = read_manifest(path)
    try:
        texts = {entry["id"]: read_article_body(path, entry["id"]) for entry in manifest["articles"]}
        with (path / "records.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record.get("record") == "mention":
                    yield use_from_record(record, texts[record["article"]])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(str(path), f"the build is damaged ({error})", "run kg build again") from error
