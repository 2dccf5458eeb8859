"""Write a build: graph, store, records, texts and manifest, from the records of all articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.errors import ArticleError
from kg.ontology import load_event_classes
from kg.rdf.assemble import to_quads
from kg.rdf.closure import inherited_types
from kg.rdf.merge import merge
from kg.rdf.order import ordered, write_trig
from kg.rdf.terms import mint, node
from kg.records import Extraction
from kg.registry.model import Registry
from kg.store.folder import replacing
from kg.store.opened import FORMAT, MANIFEST
from kg.store.vocabulary import read_vocabulary

__all__ = ["BuildReport", "write_build"]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build holds. `counts` has articles, events, reported_events, statements, relations, actors and quads."""

    path: Path
    counts: Mapping[str, int]


def write_build(
    extractions: Iterable[Extraction],
    out: Path,
    *,
    registry: Registry,
    rule_versions: Mapping[str, str],
    model: str,
    version: str,
    to_lines: Callable[[Extraction], Iterable[str]],
    registry_files: Sequence[Path] = (),
    also: Callable[[Path], object] | None = None,
) -> BuildReport:
    """Write a build folder and put it in the place of the old one; until then, and on any failure, the old one stays.

    Parameters
    ----------
    extractions : iterable of Extraction
        Records of the articles, in any order: they are sorted by article. Ids of articles must differ.
    out : Path
        The build folder.
    registry : Registry
        The registry that the actors were linked to.
    rule_versions : mapping of str to str
        Version of each rule by its id.
    model, version : str
        Name and version of the language model; version of the program.
    to_lines : callable
        Gives the records of an article as JSON lines, without line ends.
    registry_files : sequence of Path
        Turtle files with actors of the user's own, as given to `load_registry`; they go into the graph like those that
        ship with the program.
    also : callable, optional
        Called with the new folder when all else is in it, to write more (the page). Its errors leave the old build.

    Raises
    ------
    ArticleError
        If two articles have the same id.
    StoreError
        If the folder cannot be written, or is something else than a build.
    OntologyError
        If a file of the registry cannot be read.
    """
    with replacing(out, replaceable=lambda folder: (folder / MANIFEST).is_file()) as folder:
        articles = _sorted(extractions)
        issues = frozenset(registry.issues or ())
        shared = _default_graph(articles, issues, registry_files)
        quads = _all_quads(articles, shared, issues=issues, rule_versions=rule_versions, model=model, version=version)
        with (folder / "graph.trig").open("wb") as trig:
            write_trig(quads, trig)
        with (folder / "records.jsonl").open("w", encoding="utf-8", newline="\n") as records:
            records.writelines(f"{line}\n" for extraction in articles for line in to_lines(extraction))
        _write_texts(folder / "articles", articles)
        total = _load(folder / "graph.trig", folder / "store")
        counts = _counts(shared) | {"articles": len(articles), "quads": total}
        _write_manifest(
            folder, articles, counts, program=version, model=model, registry=registry.digest, rules=rule_versions
        )
        if also is not None:
            also(folder)
    return BuildReport(out, counts)


def _sorted(extractions: Iterable[Extraction]) -> list[Extraction]:
    articles = sorted(extractions, key=lambda extraction: extraction.article.id)
    for one, other in pairwise(articles):
        if one.article.id == other.article.id:
            raise ArticleError(one.article.id, "two articles have this id", "rename one of the files")
    return articles


def _default_graph(
    articles: Sequence[Extraction], issues: frozenset[str], registry_files: Sequence[Path]
) -> list[Quad]:
    """Vocabulary and merged facts; an actor that the vocabulary has not is described from the articles."""
    vocabulary = read_vocabulary(extra=registry_files)
    known = {quad.subject for quad in vocabulary}
    stated = [*vocabulary, *merge(articles, classes=load_event_classes(), known=known, issues=issues)]
    return ordered([*stated, *inherited_types(stated)])


def _all_quads(
    articles: Sequence[Extraction],
    shared: Sequence[Quad],
    *,
    issues: frozenset[str],
    rule_versions: Mapping[str, str],
    model: str,
    version: str,
) -> Iterator[Quad]:
    """Every quad of the build, graph by graph: the shared one, then for each article its own and its claims."""
    yield from shared
    for extraction in articles:
        yield from to_quads(extraction, rule_versions=rule_versions, model=model, version=version, issues=issues)


def _write_texts(folder: Path, articles: Iterable[Extraction]) -> None:
    """The text that the offsets count in, one file an article."""
    folder.mkdir()
    for extraction in articles:
        name = mint("article", extraction.article.id).value.rpartition("/")[2]
        (folder / f"{name}.txt").write_text(extraction.article.text, encoding="utf-8", newline="")


def _write_manifest(
    folder: Path,
    articles: Iterable[Extraction],
    counts: Mapping[str, int],
    *,
    rules: Mapping[str, str],
    **versions: str,
) -> None:
    """What went in and what came out, by checksum and number; no clock time and no path."""
    manifest = {
        "format": FORMAT,
        **versions,
        "rules": _digest(json.dumps(dict(rules), sort_keys=True).encode()),
        "counts": dict(sorted(counts.items())),
        "articles": [
            {"id": e.article.id, "sha256": e.article.sha256, "published": e.article.published} for e in articles
        ],
        "files": {name: _digest((folder / name).read_bytes()) for name in ("graph.trig", "records.jsonl")},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _load(trig: Path, target: Path) -> int:
    store = Store(str(target))
    store.bulk_load(path=str(trig), format=RdfFormat.TRIG)
    store.optimize()
    store.flush()
    return len(store)


def _counts(shared: Iterable[Quad]) -> dict[str, int]:
    """Number of nodes of each kind that extraction put into the default graph."""
    kinds = {
        node("kg:Event"): "events",
        node("kg:ReportedEvent"): "reported_events",
        node("kg:Statement"): "statements",
        node("kg:Relation"): "relations",
    }
    counts = dict.fromkeys(kinds.values(), 0) | {"actors": 0}
    named = set()
    for quad in shared:
        if quad.predicate == node("rdf:type") and isinstance(quad.object, NamedNode) and quad.object in kinds:
            counts[kinds[quad.object]] += 1
        elif quad.predicate == node("schema:mentions"):
            named.add(quad.object)
    return counts | {"actors": len(named)}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
