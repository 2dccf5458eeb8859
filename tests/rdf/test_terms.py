"""IRIs, literals and the members of groups."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad

from kg.namespaces import BASE
from kg.rdf.terms import date_quads, event_iri, flatten, mint, relation_iri, subject_iri
from kg.records import Actor, ActorType, Filler


@pytest.mark.parametrize(
    ("identifier", "local"),
    [
        ("xi-jinping", "xi-jinping"),
        ("000_98a7", "000_98a7"),
        ("my article", "my%20article"),
        ("a/b#c", "a%2Fb%23c"),
        ("статья-1", "статья-1"),
        ('<script>"', "%3Cscript%3E%22"),
    ],
)
def test_minted_iri_is_one_safe_path_segment(identifier: str, local: str) -> None:
    assert mint("article", identifier).value == f"{BASE}article/{local}"


@pytest.mark.parametrize(
    ("key", "local"),
    [
        ("2023-03-20-visit-xi-jinping-6b86b2", "2023-03-20-visit-xi-jinping-6b86b2"),
        ("[2023-03-20..2023-03-22]-call-6b86b2", "2023-03-20..2023-03-22-call-6b86b2"),
        ("2022-02~-summit-6b86b2", "2022-02~-summit-6b86b2"),
    ],
)
def test_event_iri_is_the_readable_key(key: str, local: str) -> None:
    assert event_iri(key).value == f"{BASE}event/{local}"


def test_issues_and_actors_have_different_iris() -> None:
    assert subject_iri("taiwan", frozenset({"taiwan"})).value == f"{BASE}issue/taiwan"
    assert subject_iri("taiwan", frozenset()).value == f"{BASE}id/taiwan"


def test_relation_iri_keeps_its_parts_apart() -> None:
    assert relation_iri("a-b", "member_of", "c") != relation_iri("a", "member_of", "b-c")


def values(quads: list[Quad]) -> dict[str, str]:
    return {quad.predicate.value.rpartition("#")[2]: quad.object.value for quad in quads}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-03", {"date": "2023-03", "startDate": "2023-03-01", "endDate": "2023-03-31"}),
        ("../2013", {"date": "../2013", "endDate": "2013-12-31"}),
        ("2013-03-14/..", {"date": "2013-03-14/..", "startDate": "2013-03-14"}),
        (None, {}),
    ],
)
def test_dates_have_bounds_where_they_have_ends(edtf: str | None, expected: dict[str, str]) -> None:
    assert values(list(date_quads(NamedNode("urn:x"), edtf))) == expected


def test_a_group_is_replaced_by_its_members_each_once() -> None:
    one, other = (Actor(name, name, ActorType.PERSON) for name in ("one", "other"))
    inner = Actor("pair", "the pair", ActorType.GROUP, members=(one, other))
    outer = Actor("all", "everybody", ActorType.GROUP, members=(inner, one))
    assert flatten(Filler(outer)) == (one, other)
    assert flatten(Filler(one)) == (one,)
    assert flatten(None) == ()
