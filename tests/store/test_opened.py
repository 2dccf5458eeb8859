"""Opening a build, and asking it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import QueryError, StoreError
from kg.store.ask import ask_limited, ask_store, explain_syntax
from kg.store.opened import open_build


def truncate_store(folder: Path) -> None:
    for path in (folder / "store").glob("*.sst"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def change(**values: object) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        manifest = json.loads((folder / "build.json").read_text(encoding="utf-8"))
        (folder / "build.json").write_text(json.dumps(manifest | values), encoding="utf-8")

    return apply


def test_a_missing_build_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no build here; run kg build"):
        open_build(tmp_path / "none")


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: shutil.rmtree(folder / "store"),
        lambda folder: (folder / "build.json").write_text("{", encoding="utf-8"),
        lambda folder: (folder / "build.json").write_text("[]", encoding="utf-8"),
        lambda folder: (folder / "build.json").write_bytes(b"\xff\xfe"),
        lambda folder: (folder / "store" / "CURRENT").write_text("rubbish", encoding="utf-8"),
        truncate_store,
        change(format=99),
    ],
)
def test_a_damaged_build_says_so(built: Path, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    copy = tmp_path / "b"
    shutil.copytree(built, copy)
    damage(copy)
    with pytest.raises(StoreError, match="run kg build again"):
        open_build(copy)


def test_two_readers_may_open_a_build(built: Path) -> None:
    assert len(open_build(built).store) == len(open_build(built).store)


@pytest.mark.parametrize(
    ("sparql", "kind"),
    [
        ("SELECT ?e WHERE { ?e a kg:Event }", QuerySolutions),
        ("ASK { ?e a kg:Event }", QueryBoolean),
        ("CONSTRUCT { ?e a kg:Event } WHERE { ?e a kg:Event }", QueryTriples),
    ],
)
def test_a_query_in_a_process_of_its_own_gives_the_same_answer(built: Path, sparql: str, kind: type) -> None:
    here, there = ask_store(open_build(built).store, sparql), ask_limited(built / "store", sparql, seconds=30)
    assert isinstance(here, kind)
    assert isinstance(there, kind)
    if kind is QueryBoolean:
        assert bool(here) == bool(there)
    else:
        assert sorted(map(str, here)) == sorted(map(str, there))  # type: ignore[arg-type]


def test_a_query_without_end_is_ended(built: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    begun = time.monotonic()
    with pytest.raises(QueryError, match="no answer within 1 seconds"):
        ask_limited(built / "store", endless, seconds=1)
    assert time.monotonic() - begun < 10


def test_files_of_the_working_directory_are_no_modules(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken for a module')", encoding="utf-8")
    (tmp_path / "kg").mkdir()
    monkeypatch.chdir(tmp_path)
    assert bool(ask_limited(built / "store", "ASK { ?e a kg:Event }", seconds=30))


def test_errors_of_the_other_process_come_back(built: Path) -> None:
    with pytest.raises(QueryError, match="line 1, column"):
        ask_limited(built / "store", "SELECT ?x {", seconds=30)


def test_all_graphs_show_claims_too(built: Path) -> None:
    sparql = "SELECT ?a WHERE { ?a a kg:Account ; kg:eventClass kg:Sanction }"
    store = open_build(built).store
    assert len(list(ask_store(store, sparql))) == 0  # type: ignore[arg-type]
    assert len(list(ask_store(store, sparql, all_graphs=True))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("sparql", ["SELECT", "INSERT DATA { <a:b> <a:b> <a:b> }", "SELECT ?x WHERE { ?x ?y }", ""])
def test_what_is_no_query_is_an_error_with_its_place(built: Path, sparql: str) -> None:
    with pytest.raises(QueryError, match=r"line \d+, column \d+"):
        ask_store(open_build(built).store, sparql)


def test_an_undeclared_prefix_is_named() -> None:
    text = explain_syntax('ASK { foo:bar kg:x "a:b" ; <urn:c:d> ?y }', "error at 1:15: expected OPTIONAL")
    assert text.endswith("undeclared prefix foo:")
