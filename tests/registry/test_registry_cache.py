"""A registry that was read before comes from the cache, and nothing that happens there can hurt."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.registry import cache
from kg.registry.load import load_registry
from kg.registry.model import Registry


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture(scope="module")
def registry() -> Registry:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", "off")
        return load_registry()


def test_what_is_kept_is_what_was_read(folder: Path, registry: Registry) -> None:
    assert load_registry() == registry
    assert len(list(folder.iterdir())) == 1
    found = cache.kept_registry(registry.digest)
    assert found == registry
    assert found is not registry
    assert load_registry() == registry


@pytest.mark.parametrize("damage", [b"", b"{}", b"no json", b"\xff\xfe", b"0\n[]"])
def test_a_damaged_file_is_read_anew(folder: Path, registry: Registry, damage: bytes) -> None:
    load_registry()
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert cache.kept_registry(registry.digest) is None
    assert load_registry() == registry
    assert file.read_bytes() == whole


def test_a_changed_letter_is_noticed(folder: Path, registry: Registry) -> None:
    load_registry()
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes().replace(b"Xi Jinping", b"Xi Jinpinh", 1))
    assert cache.kept_registry(registry.digest) is None


def test_a_folder_that_cannot_be_made_does_not_hurt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "file"))
    assert "chn" in load_registry().entries


@pytest.mark.parametrize("off", ["off", "0", "", "OFF"])
def test_keeping_can_be_switched_off(off: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", off)
    assert cache.cache_folder() is None
    assert "chn" in load_registry().entries


def test_small_registries_and_broken_ones_are_not_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "none.ttl").write_text("")
    load_registry(tmp_path)
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
