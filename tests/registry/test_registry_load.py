"""The loader refuses what is wrong, says where, and says everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.records import ActorType
from kg.registry.load import load_registry
from kg.registry.model import NameKind

PREFIXES = """
@prefix kg: <https://w3id.org/sino-russian-kg/ontology#> .
@prefix id: <https://w3id.org/sino-russian-kg/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""
LABELS = 'rdfs:label "Ruritania"@en , "Руритания"@ru , "鲁里坦尼亚"@zh'
STATE = f'id:rur a kg:Country ; {LABELS} ; kg:adjective "Ruritanian"@en ; kg:country "RUR" ; owl:sameAs wd:Q1 .\n'
RUDOLF = f'id:rudolf a kg:Person ; {LABELS} ; kg:country "RUR" ; schema:gender schema:Male .\n'
KING = f'id:rur-king a org:Post ; {LABELS} ; kg:title "king"@en ; org:postIn id:rur ; org:role kg:headOfState .\n'
REIGN = 'id:reign a org:Membership ; org:member id:rudolf ; org:role id:rur-king ; kg:validity "1894/.."^^edtf:EDTF .\n'


def write(folder: Path, *blocks: str) -> Path:
    (folder / "actors").mkdir()
    (folder / "actors" / "ruritania.ttl").write_text(PREFIXES + "".join(blocks), encoding="utf-8")
    return folder


def test_a_folder_of_ones_own_is_loaded(tmp_path: Path) -> None:
    registry = load_registry(write(tmp_path, STATE, RUDOLF, KING, REIGN))
    state = registry.entries["rur"]
    assert (state.actor.name, state.actor.type, state.actor.qid) == ("Ruritania", ActorType.COUNTRY, "Q1")
    assert [name.text for name in state.names if name.kind is NameKind.ADJECTIVE] == ["Ruritanian"]
    assert registry.entries["rudolf"].gender == "m"
    assert registry.offices["rur-king"].role == "head_of_state"
    assert [(tenure.person, tenure.start, tenure.end) for tenure in registry.tenures] == [("rudolf", "1894", None)]


def test_extra_files_join_the_shipped_registry(tmp_path: Path) -> None:
    extra = write(tmp_path, STATE) / "actors" / "ruritania.ttl"
    registry = load_registry(extra=[extra])
    assert {"rur", "chn"} <= set(registry.entries)
    assert registry.digest != load_registry().digest


def test_digest_follows_the_content(tmp_path: Path) -> None:
    folder = write(tmp_path, STATE)
    before = load_registry(folder).digest
    assert before == load_registry(folder).digest
    (folder / "actors" / "ruritania.ttl").write_text(PREFIXES + STATE + RUDOLF, encoding="utf-8")
    assert load_registry(folder).digest != before


def test_wrong_turtle_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"ruritania\.ttl, line 12"):
        load_registry(write(tmp_path, STATE, "id:oops a ;;\n"))


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ('id:x a kg:Person ; rdfs:label "X"@en , "X"@zh .', "ruritania.ttl, id:x: has no rdfs:label in ru"),
        (f"id:x a kg:Wizard ; {LABELS} .", "type kg:Wizard; give one of kg:Person"),
        (f"id:x a kg:Country ; {LABELS} .", "a country without kg:country"),
        (f'id:x a kg:Place ; {LABELS} ; kg:country "Rur" .', "three capitals"),
        (f"id:x a kg:Place ; {LABELS} ; kg:standsFor id:nowhere .", "refers to id:nowhere, which is no entry"),
        (f'id:x a kg:Place ; {LABELS} ; kg:adjectve "X-ish"@en .', "did you mean kg:adjective?"),
        (f'id:x a kg:Person ; {LABELS} ; schema:gender "male" .', "write schema:Male or schema:Female"),
        (f'id:x a kg:Person ; {LABELS} ; schema:deathDate "soon" .', "not a date in EDTF"),
        (f"id:x a org:Post ; {LABELS} ; org:postIn id:rur ; org:role kg:envoy .", "has no kg:title"),
        ('id:x a org:Membership ; org:role id:nothing ; kg:validity "1900" .', "needs exactly one org:member"),
        ('id:x a org:Membership ; org:member id:rur ; org:role id:y ; kg:validity "../1900" .', "has no start"),
    ],
)
def test_fault_is_named_with_its_subject_and_remedy(tmp_path: Path, block: str, message: str) -> None:
    with pytest.raises(OntologyError) as caught:
        load_registry(write(tmp_path, STATE, block))
    assert message in str(caught.value)
    assert "id:x" in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load_registry(write(tmp_path, "id:x a kg:Person .\n", "id:y a kg:Wizard .\n"))
    assert "id:x" in str(caught.value)
    assert "id:y" in str(caught.value)


def test_an_entry_described_in_two_files_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, STATE)
    other = tmp_path / "other.ttl"
    other.write_text(PREFIXES + STATE, encoding="utf-8")
    with pytest.raises(OntologyError, match="described twice"):
        load_registry(folder, extra=[other])


def test_a_folder_without_actors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="holds no actors"):
        load_registry(tmp_path)


def test_a_missing_extra_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        load_registry(extra=[tmp_path / "missing.ttl"])
