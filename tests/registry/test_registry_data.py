"""What ships in ontology/actors and ontology/issues.ttl is whole and consistent."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from kg.edtf import bounds
from kg.records import ActorType
from kg.registry.load import LANGUAGES, load_registry
from kg.registry.model import NameKind, Registry
from kg.resources import resource

FILES = [*sorted(resource("ontology").glob("actors/*.ttl")), resource("ontology", "issues.ttl")]
LEADING = ("head_of_state", "head_of_government", "leader")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_states_title_licence_and_version(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:2000]
    assert "dcterms:title" in head
    licence = "licenses/by/4.0" if path.stem == "positions" else "publicdomain/zero"  # the one file from GeoNames
    assert f"creativecommons.org/{licence}" in head
    assert "owl:versionInfo" in head


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rdflib_reads_the_same_number_of_triples(path: Path) -> None:
    import pyoxigraph
    import rdflib

    ours = {str(triple) for triple in pyoxigraph.parse(path.read_bytes(), pyoxigraph.RdfFormat.TURTLE)}
    assert len(rdflib.Graph().parse(path, format="turtle")) == len(ours)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_has_no_two_blocks_for_one_subject(path: Path) -> None:
    subjects = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(("id:", "issue:"))]
    assert not [subject for subject, count in Counter(subjects).items() if count > 1]


def test_every_entry_is_labelled_in_three_languages(registry: Registry) -> None:
    for entry in registry.entries.values():
        languages = {name.language for name in entry.names if name.kind in (NameKind.NAME, NameKind.METONYM)}
        assert set(LANGUAGES) <= languages, entry.actor.id


def test_every_state_of_iso_3166_is_there_under_its_code(registry: Registry) -> None:
    import pycountry

    codes = {country.alpha_3 for country in pycountry.countries}
    missing = [code for code in codes if registry.entries[code.lower()].actor.country != code]
    assert len(codes) >= 249
    assert not missing


def test_every_seat_stands_for_a_state_of_its_own_country(registry: Registry) -> None:
    seats = [entry for entry in registry.entries.values() if entry.stands_for]
    assert len(seats) > 190
    assert registry.entries["brussels"].stands_for == "eu"
    assert registry.entries["moscow-kremlin"].stands_for == "kremlin"
    for seat in (seat for seat in seats if seat.actor.id not in ("brussels", "moscow-kremlin")):
        state = registry.entries[seat.stands_for or ""]
        assert state.actor.type is ActorType.COUNTRY
        assert state.actor.country == seat.actor.country


def test_wikidata_items_are_given_to_one_actor_each(registry: Registry) -> None:
    items = Counter(entry.actor.qid for entry in registry.entries.values() if entry.actor.qid)
    assert not [item for item, count in items.items() if count > 1]


@pytest.mark.parametrize(
    ("code", "item"),
    [
        *[("rus", "Q159"), ("chn", "Q148"), ("usa", "Q30"), ("ukr", "Q212"), ("irn", "Q794"), ("syr", "Q858")],
        *[("ven", "Q717"), ("prk", "Q423"), ("kor", "Q884"), ("can", "Q16"), ("geo", "Q230"), ("sau", "Q851")],
        *[("ind", "Q668"), ("twn", "Q865"), ("afg", "Q889"), ("lby", "Q1016"), ("irq", "Q796"), ("lbn", "Q822")],
        *[("yem", "Q805"), ("tur", "Q43"), ("gbr", "Q145"), ("jpn", "Q17"), ("blr", "Q184"), ("fra", "Q142")],
        *[("deu", "Q183"), ("kaz", "Q232"), ("hkg", "Q8646"), ("aus", "Q408"), ("isr", "Q801"), ("sun", "Q15180")],
    ],
)
def test_wikidata_item_of_state(registry: Registry, code: str, item: str) -> None:
    assert registry.entries[code].actor.qid == item


def test_nobody_shares_an_office_of_one_holder(registry: Registry) -> None:
    """Days of change belong to both holders; a start known only to the month or year may lie before the end."""
    for before, after in pairwise(registry.tenures):
        if before.office == after.office and registry.offices[before.office].single:
            assert before.end is not None, (before, after)
            assert bounds(before.end)[0] <= bounds(after.start)[1], (before, after)


def test_every_office_has_been_held(registry: Registry) -> None:
    assert set(registry.offices) == {tenure.office for tenure in registry.tenures}


def test_nobody_takes_office_after_death(registry: Registry) -> None:
    for tenure in registry.tenures:
        died = registry.entries[tenure.person].died
        if died is not None:
            assert tenure.end is not None, tenure
            assert bounds(tenure.end)[0] <= bounds(died)[1], tenure


def test_every_state_with_a_leading_office_has_a_leader(registry: Registry) -> None:
    states = {office.organization for office in registry.offices.values() if office.role in LEADING}
    led = {office.organization for office in registry.offices.values() if "leader" in office.titles}
    states = {state for state in states if registry.entries[state].actor.type is ActorType.COUNTRY}
    assert len(states) > 30
    assert states <= led


def test_issues_carry_words_that_evoke_them(registry: Registry) -> None:
    issues = registry.issues or {}
    assert len(issues) >= 30
    assert "NATO expansion" in issues["nato-enlargement"]
    assert all(len(words) >= 2 for words in issues.values())


def test_states_file_is_what_the_generator_writes(tmp_path: Path) -> None:
    from kg.registry import generate_states

    generate_states.main([str(tmp_path / "states.ttl")])
    shipped = resource("ontology", "actors", "states.ttl").read_text(encoding="utf-8")
    assert (tmp_path / "states.ttl").read_text(encoding="utf-8") == shipped
    assert [path.name for path in tmp_path.iterdir()] == ["states.ttl"]
