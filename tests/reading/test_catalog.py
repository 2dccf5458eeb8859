"""Catalogues and sidecars: what they say, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ArticleError, SourceError
from kg.reading.catalog import Reference, find_catalogs, load_catalog, read_sidecar
from kg.resources import resource

HASH = "0123456789abcdef" * 4
OTHER = "f" * 64


def catalog(folder: Path, content: str) -> Path:
    path = folder / "catalog.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def test_entry_is_found_by_hash(tmp_path: Path) -> None:
    path = catalog(
        tmp_path,
        f'- file: a.txt\n  sha256: {HASH.upper()}\n  title: "A: b"\n  author: null\n  published: 2014-05-16\n'
        "  references:\n    - A treaty\n    - {title: A note, date: 2014-05, address: https://example.org/n}\n",
    )
    entry = load_catalog([path]).entry(HASH)
    assert entry is not None
    assert (entry.title, entry.author, entry.published) == ("A: b", None, "2014-05-16")
    assert entry.references == (
        Reference(title="A treaty"),
        Reference(title="A note", date="2014-05", address="https://example.org/n"),
    )
    assert entry.origin == f"{path}, line 1"


def test_numbers_and_dates_without_quotes_are_text(tmp_path: Path) -> None:
    entry = load_catalog([catalog(tmp_path, f"- sha256: {HASH}\n  title: 1984\n  published: 2014\n")]).entry(HASH)
    assert entry is not None
    assert (entry.title, entry.published) == ("1984", "2014")


def test_unknown_hash_has_no_entry() -> None:
    assert load_catalog([]).entry(HASH) is None


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "[]"])
def test_empty_catalogue_is_no_fault(tmp_path: Path, content: str) -> None:
    assert load_catalog([catalog(tmp_path, content)]).by_sha256 == {}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("- file: [", "not YAML"),
        ("file: a.txt", "line 1: not a list"),
        ("- a.txt", "line 1: not a mapping"),
        ("- file: a.txt", "line 1: no sha256"),
        ("- sha256: abc", "line 1, sha256: not a SHA-256"),
        (f"- sha256: {HASH}\n  published: 21 March", "line 2, published: not an EDTF date"),
        (f"- sha256: {HASH}\n  published: 2023-02-30", "line 2, published: not an EDTF date"),
        (f"- sha256: {HASH}\n  title: [a, b]", "line 2, title: not a text"),
        (f"- sha256: {HASH}\n  title: yes", "line 2, title: not a text; put the value in quotes"),
        (f"- sha256: {HASH}\n  titel: A", "line 2, titel: unknown key; did you mean 'title'"),
        (f"- sha256: {HASH}\n  title: A\n  title: B", "line 3, title: stands twice"),
        (f"- sha256: {HASH}\n  language: English please", "line 2, language"),
        (f"- sha256: {HASH}\n  url: example", "line 2, url"),
        (f"- sha256: {HASH}\n  references: a treaty", "line 2, references: not a list"),
        (f"- sha256: {HASH}\n  references:\n    - {{titel: x}}", "line 3, titel: unknown key"),
        (f"- sha256: {HASH}\n- sha256: {HASH}", "line 2: the same sha256 as the entry in line 1"),
        ("[" * 5000, "not YAML"),
    ],
)
def test_fault_names_file_and_line(tmp_path: Path, content: str, fault: str) -> None:
    path = catalog(tmp_path, content)
    with pytest.raises(SourceError) as caught:
        load_catalog([path])
    assert str(path) in str(caught.value)
    assert fault in str(caught.value)


def test_all_faults_of_all_files_are_listed(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    first = catalog(tmp_path, f"- sha256: {HASH}\n  titel: A\n  published: soon\n")
    second = catalog(tmp_path / "x", "- file: b.txt\n")
    with pytest.raises(SourceError, match="3 faults"):
        load_catalog([first, second])


def test_catalogue_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalog.yaml"
    path.write_bytes(b"- title: caf\xe9\n")
    with pytest.raises(SourceError, match="not UTF-8"):
        load_catalog([path])


def test_first_catalogue_wins(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    near = catalog(tmp_path, f"- {{sha256: {HASH}, title: near}}")
    far = catalog(tmp_path / "x", f"- {{sha256: {HASH}, title: far}}")
    entry = load_catalog([near, far]).entry(HASH)
    assert entry is not None
    assert entry.title == "near"


def test_catalogues_are_found_beside_files_and_in_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "texts").mkdir()
    beside = catalog(tmp_path / "texts", "[]")
    catalog(tmp_path / "sources", "[]")
    found = find_catalogs([tmp_path / "texts" / "a.txt"])
    assert found[:2] == (beside, Path("sources/catalog.yaml"))


def test_one_catalogue_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    catalog(tmp_path / "sources", "[]")
    found = [path.resolve() for path in find_catalogs([Path("sources/a.txt"), tmp_path / "sources" / "b.txt"])]
    assert len(found) == len(set(found))


def test_shipped_catalogue_is_without_fault() -> None:
    assert load_catalog([resource("sources", "catalog.yaml")]).by_sha256


def test_changed_text_is_noticed(tmp_path: Path) -> None:
    known = load_catalog([catalog(tmp_path, f"- {{file: a.txt, sha256: {HASH}}}")])
    assert known.outdated(tmp_path / "a.txt", OTHER) is known.entry(HASH)
    assert known.outdated(tmp_path / "a.txt", HASH) is None
    assert known.outdated(tmp_path / "b.txt", OTHER) is None


def test_sidecar_is_an_entry(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A bridge\npublished: 2014-05\n")
    entry = read_sidecar(tmp_path / "a.txt")
    assert entry is not None
    assert (entry.title, entry.published) == ("A bridge", "2014-05")
    assert read_sidecar(tmp_path / "b.txt") is None


def test_faulty_sidecar_condemns_its_article_only(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\npublished: soon\ncolour: red\n")
    with pytest.raises(ArticleError) as caught:
        read_sidecar(tmp_path / "a.txt")
    assert "line 2, published" in str(caught.value)
    assert "line 3, colour" in str(caught.value)
