"""Kinds and names of the actors of a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad, Store

from kg.namespaces import BASE
from kg.rdf.closure import inherited_types
from kg.rdf.terms import mint, node
from kg.records import ActorType
from kg.store.actors import KIND_OF_ACTOR, read_registry
from kg.store.ask import rows
from kg.store.opened import open_build


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        ("sco", "InternationalOrganization"),
        ("gazprom", "Organization"),
        ("chn", "Country"),
        ("moscow", "Place"),
        ("ivan-petrenko", "Person"),
    ],
)
def test_kind_is_the_narrowest_class(built: Path, actor: str, kind: str) -> None:
    query = f"SELECT ?kind WHERE {{ VALUES ?actor {{ id:{actor} }} {KIND_OF_ACTOR} }}"
    assert rows(open_build(built).store, query) == [(kind,)]


def test_every_actor_has_one_kind(built: Path) -> None:
    store = open_build(built).store
    found = [actor for actor, _ in rows(store, f"SELECT ?actor ?kind WHERE {KIND_OF_ACTOR}")]
    assert sorted(found) == sorted(actor for (actor,) in rows(store, "SELECT ?actor WHERE { ?actor a kg:Actor }"))


def test_actors_of_which_articles_disagree_have_one_kind() -> None:
    stated = [
        Quad(node("kg:Person"), node("rdfs:subClassOf"), node("kg:Actor")),
        Quad(node("kg:Group"), node("rdfs:subClassOf"), node("kg:Actor")),
        Quad(mint("id", "somebody"), node("rdf:type"), node("kg:Person")),
        Quad(mint("id", "somebody"), node("rdf:type"), node("kg:Group")),
    ]
    store = Store()
    store.extend([*stated, *inherited_types(stated)])
    assert rows(store, f"SELECT ?actor ?kind WHERE {KIND_OF_ACTOR}") == [(f"{BASE}id/somebody", "Group")]


def test_registry_of_a_build_has_type_code_and_item_but_no_actor_of_articles_alone(built: Path) -> None:
    entries = read_registry(open_build(built).store).registry.entries
    assert "ivan-petrenko" not in entries
    china = entries["chn"].actor
    assert (china.name, china.type, china.qid, china.country) == ("China", ActorType.COUNTRY, "Q148", "CHN")


def test_an_actor_without_names_is_called_by_its_id() -> None:
    store = Store()
    stated = [
        Quad(node("kg:Place"), node("rdfs:subClassOf"), node("kg:Actor")),
        Quad(mint("id", "nowhere"), node("rdf:type"), node("kg:Place")),
        Quad(mint("id", "nowhere"), node("rdfs:label"), Literal("Нигде", language="ru")),
    ]
    store.extend([*stated, *inherited_types(stated)])
    assert read_registry(store).registry.entries["nowhere"].actor.name == "nowhere"
