"""A registry that was read before comes from the cache, and nothing that happens there can hurt."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.cache import cache_folder
from kg.registry import cache, load
from kg.registry.lookup import index_of
from kg.registry.model import Registry


def read(*arguments: Path) -> Registry:
    """Load as a new process would: without what this one remembers."""
    load._RECENT.clear()
    return load.load_registry(*arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture(scope="module")
def registry() -> Registry:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", "off")
        return read()


def test_what_is_kept_is_what_was_read(folder: Path, registry: Registry) -> None:
    assert read() == registry
    assert len(list(folder.iterdir())) == 1
    found = cache.kept_registry(registry.digest)
    assert found == registry
    assert found is not registry
    assert read() == registry


@pytest.mark.parametrize("damage", [b"", b"{}", b"no json", b"\xff\xfe", b"0\n[]"])
def test_a_damaged_file_is_read_anew(folder: Path, registry: Registry, damage: bytes) -> None:
    read()
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert cache.kept_registry(registry.digest) is None
    assert read() == registry
    assert file.read_bytes() == whole


def test_a_changed_letter_is_noticed(folder: Path, registry: Registry) -> None:
    read()
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes().replace(b"Xi Jinping", b"Xi Jinpinh", 1))
    assert cache.kept_registry(registry.digest) is None


def test_a_folder_that_cannot_be_made_does_not_hurt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "file"))
    assert "chn" in read().entries


@pytest.mark.parametrize("off", ["off", "0", "", "OFF"])
def test_keeping_can_be_switched_off(off: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", off)
    assert cache_folder() is None
    assert "chn" in read().entries


def test_small_registries_and_broken_ones_are_not_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "none.ttl").write_text("")
    read(tmp_path)
    assert not folder.exists()


def test_only_the_newest_few_are_kept(folder: Path, registry: Registry) -> None:
    folder.mkdir()
    for number in range(9):
        old = folder / f"registry-{number}.json"
        old.touch()
        os.utime(old, (number, number))
    cache.keep_registry(registry)
    assert len(list(folder.glob("*.json"))) == 4
    assert cache.kept_registry(registry.digest) == registry


def test_the_same_files_are_read_once_in_a_process(registry: Registry) -> None:
    first = load.load_registry()
    assert load.load_registry() is first
    assert index_of(first) is index_of(first)
    assert first == registry
    assert load.load_registry() is not read()
