"""Bibliographic facts from catalogues and sidecars: YAML beside the texts or shipped with the program.

A catalogue is a list of entries, each tied to a text by the SHA-256 of the file's bytes, so that it can describe
articles whose text is not ours to ship. A sidecar `NAME.yaml` beside `NAME.txt` is one such entry without the hash.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from kg.edtf import bounds
from kg.errors import ArticleError, KgError, SourceError
from kg.reading.text import read_text
from kg.resources import resource

__all__ = ["CATALOG_NAME", "Catalog", "Entry", "Reference", "find_catalogs", "load_catalog", "read_sidecar"]

CATALOG_NAME = "catalog.yaml"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_BYTES = 20_000_000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_URL = re.compile(r"https?://\S+")
_TAG = "tag:yaml.org,2002:"
#: Plain scalars that stand for their own characters in a text field: `published: 2023` is the year, not a number.
_TEXT_TAGS = {_TAG + "str", _TAG + "timestamp", _TAG + "int", _TAG + "float"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that the facts of an article can be checked against; `date` is EDTF."""

    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry says; None where it is silent. `origin` is the file and line it stands at."""

    file: str | None = None
    sha256: str | None = None
    title: str | None = None
    publisher: str | None = None
    issuer: str | None = None  # registry id or name of the body whose account it gives
    author: str | None = None
    published: str | None = None  # EDTF
    language: str | None = None
    url: str | None = None
    license: str | None = None
    kind: str | None = None
    references: tuple[Reference, ...] = ()
    note: str | None = None
    text: str | None = None  # remark on the text, such as that it does not ship with the catalogue
    origin: str = ""


_KEYS = tuple(field.name for field in fields(Entry) if field.name != "origin")
_REFERENCE_KEYS = tuple(field.name for field in fields(Reference))
_DATES = {"published", "date"}
_ADDRESSES = {"url", "address"}


@dataclass(frozen=True, slots=True)
class Catalog:
    """Entries by the SHA-256 of the text they describe, and by the path at which the catalogue expects it."""

    by_sha256: dict[str, Entry]
    by_path: dict[Path, Entry]

    def entry(self, sha256: str) -> Entry | None:
        """The entry for a text, or None if no catalogue knows it."""
        return self.by_sha256.get(sha256)

    def outdated(self, path: Path, sha256: str) -> Entry | None:
        """The entry that names this file but describes another text: the file has changed since."""
        entry = self.by_path.get(path.resolve())
        return entry if entry and entry.sha256 != sha256 and sha256 not in self.by_sha256 else None


def find_catalogs(files: Iterable[Path]) -> tuple[Path, ...]:
    """List the catalogues that apply to `files`, the nearest first.

    They are `catalog.yaml` beside any of the files, `sources/catalog.yaml` in the working folder and the one that
    ships with the program; those that do not exist are left out.
    """
    beside = [folder / CATALOG_NAME for folder in sorted({file.parent for file in files})]
    candidates = [*beside, Path("sources") / CATALOG_NAME, *_shipped()]
    return tuple({path.resolve(): path for path in candidates if path.is_file()}.values())


def _shipped() -> list[Path]:
    try:
        return [resource("sources", CATALOG_NAME)]
    except KgError:
        return []


def load_catalog(paths: Iterable[Path]) -> Catalog:
    """Load catalogues into one; of two entries for one text the first counts.

    Raises
    ------
    SourceError
        If any file is not such a list; all faults of all files are listed, each with its line.
    """
    by_sha256: dict[str, Entry] = {}
    by_path: dict[Path, Entry] = {}
    faults: list[str] = []
    for path in paths:
        for entry in _load_entries(path, faults):
            by_sha256.setdefault(entry.sha256 or "", entry)
            if entry.file:
                by_path.setdefault((path.parent / entry.file).resolve(), entry)
    if faults:
        raise SourceError("catalogue", _listed(faults))
    return Catalog(by_sha256, by_path)


def read_sidecar(article: Path) -> Entry | None:
    """Read the sidecar of an article: the file of its name with the suffix `.yaml`; None if there is none.

    Raises
    ------
    ArticleError
        If it is not a mapping of the keys of a catalogue entry; every fault is listed with its line.
    """
    path = article.with_suffix(".yaml")
    if path == article or path.name == CATALOG_NAME or not path.is_file():
        return None
    faults: list[str] = []
    node = _compose(path, faults)
    entry = _parse_entry(node, path, faults) if node is not None else None
    if faults:
        raise ArticleError(str(article), "its sidecar is wrong: " + _listed(faults))
    return entry


def _listed(faults: Sequence[str]) -> str:
    return faults[0] if len(faults) == 1 else f"{len(faults)} faults:\n  " + "\n  ".join(faults)


# ---- YAML -> entries -------------------------------------------------------------------------------


def _load_entries(path: Path, faults: list[str]) -> list[Entry]:
    """All entries of one catalogue, faults added to `faults`; an empty file is an empty catalogue."""
    node = _compose(path, faults)
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        faults.append(f"{_at(path, node)}: not a list of entries; begin each entry with '- '")
        return []
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for item in node.value:
        entry = _parse_entry(item, path, faults)
        if entry is None:
            continue
        if entry.sha256 is None:
            faults.append(f"{_at(path, item)}: no sha256; add the one that `sha256sum` prints for the file")
            continue
        if entry.sha256 in seen:
            faults.append(f"{_at(path, item)}: the same sha256 as the entry in line {seen[entry.sha256]}; remove one")
        seen.setdefault(entry.sha256, item.start_mark.line + 1)
        entries.append(entry)
    return entries


def _compose(path: Path, faults: list[str]) -> yaml.Node | None:
    """The node tree of a YAML file, which knows its lines; None if it is empty or broken."""
    try:
        text = read_text(path, max_bytes=_MAX_BYTES).text
    except ArticleError as error:
        if not path.stat().st_size:
            return None
        faults.append(str(error))
        return None
    try:
        node: yaml.Node | None = yaml.compose(text.lstrip("\ufeff"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        faults.append(f"{path}, line {line}: not YAML ({error.problem or error.context})")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        faults.append(f"{path}: not YAML ({str(error).splitlines()[0]})")
        return None
    return node


def _at(path: Path, node: yaml.Node) -> str:
    return f"{path}, line {node.start_mark.line + 1}"


def _parse_entry(node: yaml.Node, path: Path, faults: list[str]) -> Entry | None:
    """One entry; None, and its faults added, if it is no mapping. Wrong fields are left out."""
    if not isinstance(node, yaml.MappingNode):
        faults.append(f"{_at(path, node)}: not a mapping of keys to values")
        return None
    values = _parse_mapping(node, path, _KEYS, faults)
    return Entry(**values, origin=_at(path, node))


def _parse_mapping(node: yaml.MappingNode, path: Path, keys: Sequence[str], faults: list[str]) -> dict[str, Any]:
    """The values of a mapping by key; unknown and repeated keys are faults."""
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        where = f"{_at(path, key_node)}, {key}"
        if key not in keys:
            faults.append(f"{where}: unknown key; {_suggest(key, keys)}")
        elif key in values:
            faults.append(f"{where}: stands twice in one entry; remove one")
        elif key == "references":
            values[key] = tuple(_parse_references(value_node, path, where, faults))
        else:
            values[key] = _parse_field(key, value_node, where, faults)
    return values


def _suggest(key: str, keys: Sequence[str]) -> str:
    close = difflib.get_close_matches(key, keys, n=1)
    return f"did you mean {close[0]!r}?" if close else f"the keys are {', '.join(keys)}"


def _parse_field(key: str, node: yaml.Node, where: str, faults: list[str]) -> str | None:
    """The text of a scalar, checked for its key; None if it is null or wrong."""
    if node.tag == _TAG + "null":
        return None
    if not isinstance(node, yaml.ScalarNode) or node.tag not in _TEXT_TAGS:
        faults.append(f"{where}: not a text; put the value in quotes")
        return None
    value = " ".join(str(node.value).split())
    fault = _fault(key, value)
    if fault:
        faults.append(f"{where}: {fault}")
        return None
    return value.lower() if key == "sha256" else value or None


def _fault(key: str, value: str) -> str | None:
    """What is wrong with a value, or None."""
    if key in _DATES:
        try:
            bounds(value)
        except ValueError as error:
            return f"not an EDTF date ({error})"
    if key == "sha256" and not _SHA256.fullmatch(value.lower()):
        return "not a SHA-256; it has 64 hexadecimal digits"
    if key == "language" and not _LANGUAGE.fullmatch(value):
        return f"{value!r} is no language tag; write 'en', 'ru', 'zh'"
    if key in _ADDRESSES and not _URL.fullmatch(value):
        return f"{value!r} is no address; it begins with http:// or https://"
    return None


def _parse_references(node: yaml.Node, path: Path, where: str, faults: list[str]) -> Iterator[Reference]:
    """The documents an article rests on: mappings, or plain texts, which are titles."""
    if node.tag == _TAG + "null":
        return
    if not isinstance(node, yaml.SequenceNode):
        faults.append(f"{where}: not a list; begin each reference with '- '")
        return
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            yield Reference(**_parse_mapping(item, path, _REFERENCE_KEYS, faults))
        else:
            yield Reference(title=_parse_field("title", item, where, faults))
