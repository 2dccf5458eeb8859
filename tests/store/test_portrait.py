"""What `kg show` puts together."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import CHINA, LEADERS, XI, Story
from pyoxigraph import NamedNode, Store

from kg.errors import QueryError
from kg.ontology import load_event_classes
from kg.rdf.closure import inherited_types
from kg.rdf.merge import merge
from kg.store.lookup import find_anything
from kg.store.opened import open_build
from kg.store.portrait import Item, Portrait, portray
from kg.store.vocabulary import read_vocabulary


@pytest.fixture
def store(built: Path) -> Store:
    return open_build(built).store


def shown(portrait: Portrait) -> dict[str, list[str]]:
    return {section.title: [item.text for item in section.items] for section in portrait.sections}


def test_actor_has_events_in_order_of_time_with_their_sentences(store: Store) -> None:
    portrait = portray(store, find_anything(store, "xi-jinping"))
    assert (portrait.kind, portrait.name) == ("actor", "Xi Jinping")
    (events,) = [section for section in portrait.sections if section.title == "Events"]
    assert [item.date for item in events.items] == ["2023-03-20", "2023-03-21"]
    assert [quote.article for quote in events.items[0].quotes] == ['A visit\nto "Moscow"', "After the visit"]
    assert events.items[0].quotes[1].date == "2023-03-20/2023-03-22"


def test_what_is_planned_or_claimed_says_so(store: Store) -> None:
    (events,) = [s for s in portray(store, find_anything(store, "chn")).sections if s.title == "Events"]
    assert {item.standing for item in events.items} == {"planned", "claimed according to Ivan Petrenko"}


@pytest.mark.parametrize(
    ("what", "kind", "title", "text"),
    [
        (
            "event/undated-sanction",
            "event",
            "Told in statements",
            "Ivan Petrenko (Foreign minister of Russia), in an interview with TASS (said): that",
        ),
        ("5d50b6", "event", "Told as", "visit: Xi Jinping, Russia"),
        ("issue:taiwan", "issue", "Statements", "Vladimir Putin, in an interview (denied): the claim about Taiwan"),
        ("article:second", "article", "Ties", "Xi Jinping, head of state of China"),
        ("relation/xi-jinping", "relation", "Told", "Xi Jinping, head of state of China"),
    ],
)
def test_every_kind_of_node_has_its_facts(store: Store, what: str, kind: str, title: str, text: str) -> None:
    portrait = portray(store, find_anything(store, what))
    assert portrait.kind == kind
    assert any(text in item for item in shown(portrait)[title])


def test_statement_leads_to_what_it_claims_and_contains(store: Store) -> None:
    outer = next(
        i for i in portray(store, find_anything(store, "ivan-petrenko")).sections[0].items if "added" in i.text
    )
    inner = shown(portray(store, find_anything(store, outer.id)))
    assert inner["Contains"] == ["Vladimir Putin, in an interview (denied): the claim about Taiwan"]


def test_statement_is_called_after_speaker_office_and_place(store: Store) -> None:
    actor = portray(store, find_anything(store, "ivan-petrenko"))
    (statements,) = [section for section in actor.sections if section.title == "Statements"]
    said, added = sorted(statements.items, key=lambda item: "(added)" in item.text)
    portrait = portray(store, find_anything(store, said.id))
    assert portrait.name.startswith(
        "statement by Ivan Petrenko, Minister of Foreign Affairs of Russia, in an interview with TASS, 2023-03-24: "
    )
    assert "content" not in dict(portrait.details)
    (told,) = [section for section in portrait.sections if section.title == "Told in"]
    assert [len(item.quotes) for item in told.items] == [1]
    details = dict(portrait.details)
    assert (details["office"], details["appeared in"]) == ("Minister of Foreign Affairs of Russia", "TASS")
    assert details["for"] == "Ministry of Foreign Affairs of Russia; Russia"
    assert added.standing == "withheld"
    (inside,) = [s for s in portray(store, find_anything(store, added.id)).sections if s.title == "Contains"]
    (inner,) = inside.items
    assert inner.standing == "told by Ivan Petrenko"


def told_items(story: Story, what: str, title: str) -> list[Item]:
    """The items of one section of a graph made of one story, without its named graphs."""
    store = Store()
    stated = [*read_vocabulary(), *merge([story.extraction()], classes=load_event_classes())]
    store.extend([*stated, *inherited_types(stated)])
    (section,) = [one for one in portray(store, find_anything(store, what)).sections if one.title == title]
    return list(section.items)


@pytest.mark.parametrize("what", ["xi-jinping", "vladimir-putin"])
def test_joint_statement_names_all_its_speakers(what: str) -> None:
    story = Story("joint", "The two leaders announced that a bridge would be built.\n")
    story.statement("The two leaders", "announced", "that a bridge would be built", speaker=LEADERS)
    (item,) = told_items(story, what, "Statements")
    assert item.text == "Vladimir Putin and Xi Jinping, in an interview (announced): that a bridge would be built"


def test_tie_told_with_several_validities_has_all_of_them() -> None:
    story = Story("tie", "Xi Jinping, the Chinese president, wrote.\nAs president of China, Xi Jinping replied.\n")
    story.relation(XI, "head_of_state_of", CHINA, "president of China", valid="2023-03")
    story.relation(XI, "head_of_state_of", CHINA, "the Chinese president", valid="2019")
    (item,) = told_items(story, "chn", "Ties told by articles")
    assert (item.text, item.date) == ("Xi Jinping, head of state of China", "2019; 2023-03")


def test_a_node_of_another_kind_cannot_be_shown(store: Store) -> None:
    with pytest.raises(QueryError, match="nothing that can be shown"):
        portray(store, NamedNode("https://w3id.org/sino-russian-kg/ontology#Meeting"))
