"""Where the places of the registry lie, and the file of it that ships."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.records import Actor, ActorType
from kg.registry.generate_positions import POSITIONS, to_turtle
from kg.registry.load import load_registry, read_registry
from kg.registry.model import Entry, Name, NameKind, Registry
from kg.resources import resource

COUNTRIES = [{"iso": "RU", "iso3": "RUS", "geonameid": 2017370}]


def city(number: int, name: str, population: int, *others: str, country: str = "RU") -> Mapping[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 50.25,
        "longitude": 127.5,
        "countrycode": country,
        "population": population,
        "alternatenames": list(others),
    }


def registry(identifier: str, label: str, kind: ActorType = ActorType.PLACE) -> Registry:
    entry = Entry(Actor(identifier, label, kind, country="RUS"), (Name(label, NameKind.NAME),))
    return Registry({identifier: entry}, {}, ())


def test_city_has_its_id_and_coordinates() -> None:
    written = to_turtle(registry("omsk", "Omsk"), [city(7, "Omsk", 1_000_000)], COUNTRIES)
    assert "id:omsk\n    skos:exactMatch <https://sws.geonames.org/7/> ;\n    geo:lat 50.2500 ;" in written


def test_state_has_its_id_alone() -> None:
    written = to_turtle(registry("rus", "Russia", ActorType.COUNTRY), [], COUNTRIES)
    assert "id:rus\n    skos:exactMatch <https://sws.geonames.org/2017370/> .\n" in written


@pytest.mark.parametrize(
    ("cities", "meant"),
    [
        ([city(1, "Kirov", 500_000), city(2, "Kirov", 30_000)], "1"),
        ([city(1, "Kirov", 50_000), city(2, "Kirov", 30_000)], None),
        ([city(1, "Viatka", 500_000, "Kirov")], "1"),
        ([city(1, "Kirov", 500_000, country="US")], None),
    ],
)
def test_city_is_the_one_of_its_state_that_is_much_larger_than_others(cities: list[Any], meant: str | None) -> None:
    written = to_turtle(registry("kirov", "Kirov"), cities, COUNTRIES)
    assert (f"geonames.org/{meant}/" in written) if meant else ("id:kirov" not in written)


def test_region_is_not_a_town_of_the_same_name() -> None:
    assert "id:alaska" not in to_turtle(registry("alaska", "Alaska"), [city(1, "Alaska", 1_400)], COUNTRIES)


def test_shipped_registry_knows_where_cities_lie() -> None:
    entries = load_registry().entries
    assert entries["harbin"].position == pytest.approx((45.75, 126.65), abs=0.1)
    assert entries["harbin"].geonames == "2037013"
    assert entries["chn"].geonames == "1814991"
    assert entries["crimea"].position is None


def test_shipped_file_adds_to_entries_of_the_registry_alone() -> None:
    written = resource("ontology", "actors") / POSITIONS
    subjects = [line[3:].strip() for line in written.read_text(encoding="utf-8").splitlines() if line.startswith("id:")]
    assert subjects == sorted(subjects)
    assert set(subjects) <= set(load_registry().entries)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("geo:lat 95.0 ; geo:long 10.0", "latitudes end at 90"),
        ("geo:lat 45.0", "belong together"),
        ('geo:lat "north" ; geo:long 10.0', "belong together"),
    ],
)
def test_position_that_cannot_be_is_told(tmp_path: Path, lines: str, message: str) -> None:
    file = tmp_path / "places.ttl"
    file.write_text(
        "@prefix kg: <https://w3id.org/sino-russian-kg/ontology#> .\n"
        "@prefix id: <https://w3id.org/sino-russian-kg/id/> .\n"
        "@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'id:x a kg:Place ; rdfs:label "X"@en , "Икс"@ru , "某地"@zh .\n',
        encoding="utf-8",
    )
    more = tmp_path / "positions.ttl"
    more.write_text(
        "@prefix id: <https://w3id.org/sino-russian-kg/id/> .\n"
        f"@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .\nid:x {lines} .\n",
        encoding="utf-8",
    )
    with pytest.raises(OntologyError, match=message):
        read_registry([file, more])
