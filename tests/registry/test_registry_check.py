"""The checks beyond the loader find each fault by its subject, and the shipped shapes are sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.registry.check import Fault, check_registry
from kg.resources import resource

PREFIXES = """
@prefix kg: <https://w3id.org/sino-russian-kg/ontology#> .
@prefix id: <https://w3id.org/sino-russian-kg/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def labels(name: str) -> str:
    return f'rdfs:label "{name}"@en , "{name} ru"@ru , "{name} zh"@zh'


def term(key: str, person: str, dates: str, *, office: str = "king", source: str = "kg:unverified true") -> str:
    return (
        f"id:{key} a org:Membership ; org:member id:{person} ; org:role id:{office} ; "
        f'kg:validity "{dates}"^^edtf:EDTF ; {source} .\n'
    )


WORLD = f"""
id:rur a kg:Country ; {labels("Ruritania")} ; kg:country "RUR" .
id:rudolf a kg:Person ; {labels("Rudolf Elphberg")} ; kg:country "RUR" ; schema:deathDate "1900-05-03"^^xsd:date .
id:flavia a kg:Person ; {labels("Flavia Elphberg")} ; kg:country "RUR" .
id:king a org:Post , org:Role ; {labels("King of Ruritania")} ; kg:title "king"@en ;
    org:postIn id:rur ; org:role kg:head .
id:consul a org:Post , org:Role ; {labels("Consul")} ; kg:title "consul"@en ; org:postIn id:rur ; org:role kg:head ;
    kg:singleHolder false .
kg:head a org:Role ; {labels("head")} .
kg:ministry a kg:BodyKind ; {labels("ministry")} .
kg:stateControl a kg:Control ; {labels("state control")} .
"""


def faults(folder: Path, *blocks: str, world: str = WORLD) -> list[Fault]:
    (folder / "actors").mkdir(exist_ok=True)
    (folder / "actors" / "ruritania.ttl").write_text(PREFIXES + world + "".join(blocks), encoding="utf-8")
    return check_registry(folder=folder)


def test_a_sound_registry_has_no_fault(tmp_path: Path) -> None:
    reign = term("r1", "rudolf", "1894/1900-05-03") + term("r2", "flavia", "1900-05-03/..")
    assert faults(tmp_path, reign) == []


@pytest.mark.parametrize(
    ("block", "subject", "message"),
    [
        (f"id:x a kg:Organization ; {labels('X')} .\n", "id:x", "org:classification"),
        (f"id:x a kg:Publication ; {labels('X')} .\n", "id:x", "kg:control"),
        (f'id:x a kg:Place ; {labels("X")} , "Y"@en .\n', "id:x", "one rdfs:label each"),
        (f'id:x a kg:Place ; {labels("X")} , "Y"@de .\n', "id:x", "one rdfs:label each"),
        (f"id:x a kg:Place ; {labels('X')} ; owl:sameAs wd:Q1 , wd:Q2 .\n", "id:x", "one item of Wikidata"),
        (f'id:x a kg:Place ; {labels("X")} ; kg:country "RUR" , "CHN" .\n', "id:x", "one code of three capitals"),
        (term("x", "rudolf", "1894/1899", source='rdfs:comment "none"@en'), "id:x", "add dcterms:source"),
        (term("x", "rudolf", "1894"), "id:x", "needs its term"),
        (
            f"id:b a kg:Group ; {labels('B')} .\n"
            "id:x a org:Membership ; org:member id:rur ; org:organization id:b ; kg:unverified true .\n",
            "id:x",
            "needs its term",
        ),
        (term("x", "rudolf", "1894/.."), "id:x", "id:rudolf died on 1900-05-03"),
        (term("x", "rudolf", "1894/1901"), "id:x", "id:rudolf died on 1900-05-03"),
        (term("x", "rudolf", "1894/1899-05-02") + term("y", "flavia", "1899-05-01/.."), "id:x", "when id:y begins"),
        (term("x", "flavia", "1890/..") + term("y", "rudolf", "1899/1899"), "id:x", "has not ended when id:y begins"),
        (f"id:x a kg:Place ; {labels('Ruritánia')} .\n", "id:rur", "shares the name “Ruritania” with id:x"),
        (
            f'id:x a kg:Place ; {labels("X")} ; kg:shortName "flavia ELPHBERG"@en .\n',
            "id:flavia",
            "shares the name “Flavia Elphberg” with id:x",
        ),
    ],
)
def test_fault_is_found(tmp_path: Path, block: str, subject: str, message: str) -> None:
    found = faults(tmp_path, block)
    assert len(found) >= 1
    assert any(message in fault.message and fault.subject == subject for fault in found), found
    assert {fault.file for fault in found} == {"ruritania.ttl"}


@pytest.mark.parametrize(
    "block",
    [
        term("x", "rudolf", "1894/1899-05") + term("y", "flavia", "1899-05-01/.."),
        term("x", "rudolf", "1894/1899") + term("y", "flavia", "1899-02/.."),
        term("x", "rudolf", "1894/1900"),
        term("x", "rudolf", "1890/1899", office="consul") + term("y", "flavia", "1895/..", office="consul"),
        f'id:x a kg:Place ; {labels("Ruritania")} ; kg:standsFor id:rur ; kg:country "RUR" .\n',
        f'id:x a kg:Place ; {labels("X")} ; kg:adjective "Ruritania"@en ; kg:surname "Rudolf Elphberg"@en .\n',
        f'id:x a kg:Organization ; org:classification kg:ministry ; {labels("X")} ; kg:genericName "Ruritania"@en .\n',
        f'id:x a kg:Group ; {labels("Old")} ; kg:validity "1800/1850"^^edtf:EDTF .\n'
        f'id:y a kg:Group ; {labels("Old")} ; kg:validity "1860/.."^^edtf:EDTF .\n',
        f"id:x a kg:Publication ; {labels('X')} ; kg:control kg:stateControl .\n",
        f'id:x a kg:Place ; {labels("Congo")} .\nid:y a kg:Group ; rdfs:label "Congo"@en , "y"@ru , "y"@zh .\n',
    ],
)
def test_what_is_allowed_is_no_fault(tmp_path: Path, block: str) -> None:
    found = [fault for fault in faults(tmp_path, block) if "Congo ru" not in fault.message]
    assert found == []


def test_where_the_loader_refuses_its_faults_are_told(tmp_path: Path) -> None:
    found = faults(tmp_path, 'id:x a kg:Person ; rdfs:label "X"@en .\n')
    assert [(fault.file, fault.subject) for fault in found] == [("ruritania.ttl", "id:x")] * 2
    assert "has no rdfs:label in ru; add it" in {fault.message for fault in found}


def test_no_turtle_is_a_fault_with_its_line(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "id:x a ;;\n")
    assert "ruritania.ttl, line" in str(fault)


def test_only_what_concerns_the_extra_files_is_told_if_so_asked(tmp_path: Path) -> None:
    faults(tmp_path, f"id:x a kg:Organization ; {labels('X')} .\n")
    own = tmp_path / "own.ttl"
    own.write_text(PREFIXES + f"id:y a kg:Publication ; {labels('Ruritania')} .\n", encoding="utf-8")
    found = check_registry([own], folder=tmp_path, only_extra=True)
    assert {fault.subject for fault in found} == {"id:y", "id:rur"}
    assert {fault.subject for fault in check_registry([own], folder=tmp_path)} == {"id:x", "id:y", "id:rur"}


def test_shapes_are_no_part_of_the_graph() -> None:
    from kg.store.vocabulary import vocabulary_files

    assert resource("ontology", "registry-shapes.ttl") not in vocabulary_files()


def test_every_shape_says_what_to_do() -> None:
    import rdflib

    shapes = rdflib.Graph().parse(resource("ontology", "registry-shapes.ttl"), format="turtle")
    messages = [str(text) for text in shapes.objects(None, rdflib.SH.message)]
    assert len(messages) > 12
    assert all("; " in message for message in messages)


def test_shipped_registry_has_no_fault() -> None:
    assert check_registry() == []
