"""A rulebook that was read before comes from the cache, and nothing that lies there can hurt."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.rulebook import cache
from kg.rulebook.load import load_rulebook
from kg.rulebook.model import Rulebook

OWN = """
family: tours
about: Tours.
rules:
  - id: tours.tour
    about: Somebody tours a place.
    event: kg:Visit
    when: {predicate: zigzag, subject: actor}
    roles:
      kg:hasSource: [subject]
    examples: [{text: Xi Jinping zigzagged., expect: {kg:hasSource: [Xi Jinping]}}]
    near_misses: [{text: The road zigzagged., because: a road is no actor}]
"""


def read(*own: Path) -> Rulebook:
    """Load as a new process would: without what this one remembers."""
    cache._RECENT.clear()
    return load_rulebook(own)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture(scope="module")
def shipped() -> Rulebook:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", "off")
        return read()


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("rulebook-*"))


def test_what_is_kept_is_what_was_read(folder: Path, shipped: Rulebook) -> None:
    assert read() == shipped
    assert len(kept(folder)) == 1
    again = read()
    assert again == shipped
    assert again is not shipped
    assert load_rulebook() is again


@pytest.mark.parametrize("damage", [b"", b"no pickle", pickle.dumps(["no rulebook"])])
@pytest.mark.parametrize("checked", [True, False])
def test_a_damaged_file_is_read_anew(folder: Path, shipped: Rulebook, damage: bytes, checked: bool) -> None:
    read()
    (file,) = kept(folder)
    file.write_bytes(hashlib.sha256(damage).hexdigest().encode() + b"\n" + damage if checked else damage)
    assert read() == shipped


def test_nothing_but_rules_can_be_made(folder: Path, tmp_path: Path, shipped: Rulebook) -> None:
    read()
    (file,) = kept(folder)
    evil = f"cpathlib\nPath.touch\n(cpathlib\nPath\n(V{tmp_path / 'touched'}\ntRtR.".encode()
    file.write_bytes(hashlib.sha256(evil).hexdigest().encode() + b"\n" + evil)
    assert read() == shipped
    assert not (tmp_path / "touched").exists()


def test_rules_of_ones_own_are_seen_as_they_are_now(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "tours.yaml"
    path.write_text(OWN)
    assert read(path).rule("tours.tour") is not None
    assert not kept(folder)
    assert load_rulebook([path]) is load_rulebook([path])
    path.write_text(OWN.replace("predicate: zigzag", "predicate: meander"))
    found = load_rulebook([path]).rule("tours.tour")
    assert found is not None
    assert found.predicates == ("meander",)
    path.write_text(OWN.replace("kg:Visit", "kg:Vizit"))
    with pytest.raises(RuleError, match="kg:Vizit"):
        load_rulebook([path])


def test_faults_are_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "tours.yaml").write_text(OWN.replace("family: tours", "family: tours\nfamily: tours"))
    for _ in range(2):
        with pytest.raises(RuleError, match="stands twice"):
            read(tmp_path / "tours.yaml")
