"""Classes of words and actors, shipped and of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.records import Actor, ActorType, Mention, MentionKind, Sense, TextSpan
from kg.registry.load import load_registry
from kg.rulebook.classes import load_classes
from kg.rulebook.faults import Faults
from kg.rulebook.holds import fits
from kg.rulebook.known import known_actors, known_issues


def test_a_class_has_the_words_of_those_it_includes(tmp_path: Path) -> None:
    (tmp_path / "verbs.yaml").write_text("cheer: [$confer, cheer]\n", encoding="utf-8")
    faults = Faults()
    classes = load_classes([tmp_path / "verbs.yaml"], faults)
    assert not len(faults)
    assert classes.words["cheer"] == {*classes.words["confer"], "cheer"}


def test_actors_and_issues_are_those_of_the_registry() -> None:
    registry = load_registry()
    assert set(known_actors()) == set(registry.entries)
    assert set(known_issues()) == set(registry.issues or ())


def test_an_issue_is_meant_with_all_that_are_narrower() -> None:
    issues = known_issues()
    assert {"regional-security", "asia-pacific-security", "taiwan"} <= issues["regional-security"]
    assert "regional-security" not in issues["taiwan"]


def test_issues_and_actors_of_an_own_registry_are_known(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix issue: <https://w3id.org/sino-russian-kg/issue/> .\n"
        "@prefix id: <https://w3id.org/sino-russian-kg/id/> .\n"
        "@prefix kg: <https://w3id.org/sino-russian-kg/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix org: <http://www.w3.org/ns/org#> .\n"
        'issue:tea a skos:Concept ; skos:prefLabel "tea"@en , "чай"@ru , "茶"@zh ; skos:broader issue:trade .\n'
        'id:tea-board a kg:Organization ; rdfs:label "Tea Board"@en , "Чайный совет"@ru , "茶叶局"@zh ;\n'
        "  org:classification kg:company .\n",
        encoding="utf-8",
    )
    assert "tea" in known_issues([own])["trade"]
    assert known_actors([own])["tea-board"] == {"company"}


@pytest.mark.parametrize(
    ("sort", "actor", "sense", "belongs"),
    [
        ("state", Actor("rus", "Russia", ActorType.COUNTRY, country="RUS"), Sense.GOVERNMENT, True),
        ("state", Actor("rus", "Russia", ActorType.COUNTRY, country="RUS"), Sense.PLACE, False),
        ("place", Actor("rus", "Russia", ActorType.COUNTRY, country="RUS"), Sense.PLACE, True),
        ("russia", Actor("gazprom", "Gazprom", ActorType.ORGANIZATION, country="RUS"), None, True),
        ("russia", Actor("tass", "TASS", ActorType.PUBLICATION, country="RUS"), None, False),
        ("company", Actor("gazprom", "Gazprom", ActorType.ORGANIZATION, country="RUS"), None, True),
        ("company", Actor("ru-duma", "State Duma", ActorType.ORGANIZATION, country="RUS"), None, False),
        ("court", Actor("icj", "International Court of Justice", ActorType.INTERNATIONAL_ORGANIZATION), None, True),
    ],
)
def test_an_actor_belongs_to_a_sort_by_type_state_or_id(
    sort: str, actor: Actor, sense: Sense | None, belongs: bool
) -> None:
    classes = load_classes([], Faults())
    mention = Mention(TextSpan(0, 1), actor, MentionKind.NAME, 0, sense)
    assert fits(mention, classes.actors[sort]) is belongs


def test_one_that_is_left_out_belongs_never(tmp_path: Path) -> None:
    text = "others:\n  about: States but Russia.\n  types: [country]\n  not_ids: [rus]\n"
    (tmp_path / "actors.yaml").write_text(text, encoding="utf-8")
    others = load_classes([tmp_path / "actors.yaml"], Faults()).actors["others"]
    states = [Actor(code, code, ActorType.COUNTRY) for code in ("rus", "chn")]
    assert [fits(Mention(TextSpan(0, 1), s, MentionKind.NAME, 0), others) for s in states] == [False, True]
