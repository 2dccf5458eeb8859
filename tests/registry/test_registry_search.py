"""An actor is found by any name in any script, turned round, begun or misspelt."""

from __future__ import annotations

import time

import pytest

from kg.records import ActorType
from kg.registry.load import load_registry
from kg.registry.lookup import RegistryIndex, index_of
from kg.registry.search import find


@pytest.fixture(scope="module")
def index() -> RegistryIndex:
    return index_of(load_registry())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *[("习近平", "xi-jinping"), ("Си Цзиньпин", "xi-jinping"), ("Hsi Chin-p'ing", "xi-jinping")],
        *[("xi jinping", "xi-jinping"), ("XI JINPING", "xi-jinping"), ("Xí Jìnpíng", "xi-jinping")],
        *[("Jinping Xi", "xi-jinping"), ("Jinping, Xi", "xi-jinping"), ("Xi Jingping", "xi-jinping")],
        *[("习近苹", "xi-jinping"), ("Q15031", "xi-jinping"), ("wd:Q15031", "xi-jinping")],
        *[("id:xi-jinping", "xi-jinping"), ("https://w3id.org/sino-russian-kg/id/xi-jinping", "xi-jinping")],
        *[("wang yi", "wang-yi"), ("lavrof", "sergei-lavrov"), ("Putn", "vladimir-putin"), ("Gazprm", "gazprom")],
        *[
            ("CHN", "chn"),
            ("rus", "rus"),
            ("brics", "brics"),
            ("путин", "vladimir-putin"),
            ("medved", "dmitry-medvedev"),
        ],
        *[
            ("Shanghai Cooperation", "sco"),
            ("Nicolas Maduro", "nicolas-maduro"),
            ("Zelensky Volodymyr", "volodymyr-zelensky"),
        ],
    ],
)
def test_best_hit(index: RegistryIndex, text: str, key: str) -> None:
    assert find(index, text)[0].entry.actor.id == key


@pytest.mark.parametrize("text", ["", "  ", "x", "qwertyuiop", "Q999999999", "阿"])
def test_nothing_is_found_for_what_nobody_is_called(index: RegistryIndex, text: str) -> None:
    found = find(index, text)
    assert all(hit.score < 95 for hit in found)
    assert not found or text == "阿"


def test_exact_names_come_before_beginnings_and_those_before_none(index: RegistryIndex) -> None:
    hits = find(index, "li peng", limit=None)
    assert hits[0].entry.actor.id == "li-peng"
    assert hits[0].score == 100
    scores = [hit.score for hit in find(index, "li", limit=None)]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) < 95 < max(scores) + 1


def test_each_actor_is_one_hit_with_the_name_that_fits_best(index: RegistryIndex) -> None:
    hits = find(index, "putin", limit=None)
    ids = [hit.entry.actor.id for hit in hits]
    assert len(ids) == len(set(ids))
    assert (ids[0], hits[0].name.text) == ("vladimir-putin", "Putin")


def test_types_and_country_narrow_the_search(index: RegistryIndex) -> None:
    people = find(index, "wang", types=[ActorType.PERSON], country="CHN", limit=None)
    assert len(people) > 1
    assert {(hit.entry.actor.type, hit.entry.actor.country) for hit in people} == {(ActorType.PERSON, "CHN")}
    assert find(index, "Xi Jinping", country="RUS") == []
    assert {hit.entry.actor.type for hit in find(index, "foreign ministry", types=[ActorType.ORGANIZATION])} == {
        ActorType.ORGANIZATION
    }


def test_limit_cuts_the_end_off(index: RegistryIndex) -> None:
    assert find(index, "wang", limit=2) == find(index, "wang", limit=None)[:2]


def test_a_misspelt_name_is_found_in_a_moment(index: RegistryIndex) -> None:
    start = time.perf_counter()
    find(index, "Sergej Lawrow")
    assert time.perf_counter() - start < 0.5
