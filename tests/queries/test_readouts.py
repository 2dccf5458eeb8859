"""Two governments' accounts of one event, paired: what both mention and what only one does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import CHINA, LEADERS, PUTIN, RUSSIA, XI, Story

import kg
from kg.graph import Graph
from kg.records import Actor, ActorType, Capacity, Extraction
from kg.registry.model import Registry
from kg.store.build import write_build

KEY = "2023-03-21-meeting-vladimir-putin-xi-jinping-50776e"
MINISTRY = Actor("cn-mfa", "Ministry of Foreign Affairs of China", ActorType.ORGANIZATION, country="CHN")
KREMLIN = Actor("kremlin", "Kremlin", ActorType.ORGANIZATION, country="RUS")


def beijing() -> Extraction:
    story = Story(
        "beijing",
        "The leaders met on 21 March 2023.\nXi Jinping stressed that Taiwan is at the core.\n"
        "Xi Jinping said that trade grows.\nHe praised how trade had grown.\nHe spoke elsewhere of the Arctic.\n",
        title="Beijing's account",
    )
    story.event("kg:Meeting", "met", key=KEY, source=[LEADERS], target=[LEADERS], date="2023-03-21")
    other = story.event("kg:Meeting", "spoke", key="another-meeting", source=[XI], target=[CHINA], date="2023-03-22")
    story.statement("Xi Jinping", "stressed", "that Taiwan is at the core", speaker=XI, about=["taiwan"])
    story.statement("Xi Jinping", "said", "that trade grows", speaker=XI, about=["trade"])
    story.statement("He", "praised", "how trade had grown", speaker=XI, about=["trade"])
    story.statement("elsewhere", "spoke", "the Arctic", speaker=XI, about=["arctic"], occasion=other.id)
    return replace(story.extraction(), publisher=MINISTRY, side=CHINA)


def moscow() -> Extraction:
    story = Story(
        "moscow",
        "Both presidents met that day.\nVladimir Putin said that sanctions fail and trade grows.\n",
        title="Moscow's account",
    )
    story.event("kg:Meeting", "met", key=KEY, source=[LEADERS], target=[LEADERS], date="2023-03-21")
    content = "that sanctions fail and trade grows"
    story.statement("Vladimir Putin", "said", content, speaker=PUTIN, about=["sanctions", "trade"])
    return replace(story.extraction(), publisher=KREMLIN, side=RUSSIA)


def paper() -> Extraction:
    """A newspaper of no side that passes on what the Kremlin tells of the same meeting, and says more on its own."""
    story = Story(
        "paper",
        "The Kremlin said that Putin and Xi met to speak of energy.\nOne Marta Ruiz said that space was discussed.\n",
        title="A newspaper",
    )
    spoken = Capacity(KREMLIN, body=KREMLIN, state=RUSSIA, reason="a body speaks for itself")
    said = story.statement(
        "The Kremlin",
        "said",
        "that Putin and Xi met to speak of energy",
        speaker=KREMLIN,
        about=["energy"],
        capacities=(spoken,),
    )
    event = story.event("kg:Meeting", "met", key=KEY, source=[LEADERS], target=[LEADERS], statement=said.id)
    assert event.statement == said.id
    story.statement("One Marta Ruiz", "said", "that space was discussed", speaker=None, about=["space"])
    return story.extraction()


def build(folder: Path, registry: Registry, *extractions: Extraction) -> Graph:
    issues = {name: (name,) for name in ("arctic", "energy", "sanctions", "space", "taiwan", "trade")}
    write_build(
        extractions,
        folder / "build",
        registry=replace(registry, issues=issues),
        rule_versions={},
        model="none 0",
        version="0",
        to_lines=lambda _: (),
    )
    return kg.open(folder / "build")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, small_registry: Registry) -> Graph:
    return build(tmp_path_factory.mktemp("sides"), small_registry, beijing(), moscow(), paper())


def told(graph: Graph, **parameters: Any) -> dict[str, tuple[str, set[str]]]:
    """Issue -> the side that alone mentions it, and how often each does."""
    rows = graph.query("readouts", **parameters).to_dict("records")
    return {row["issue"]: (row["only"], set(row["mentions"].split("; "))) for row in rows}


def test_issues_of_both_sides_and_of_one_alone(graph: Graph) -> None:
    assert told(graph, event=KEY) == {
        "Trade": ("", {"China 2", "Russia 1"}),
        "Taiwan": ("China", {"China 1"}),
        "Sanctions": ("Russia", {"Russia 1"}),
        "Energy": ("Russia", {"Russia 1"}),
    }


def test_each_issue_has_the_first_sentence_and_the_article_of_each_side(graph: Graph) -> None:
    row = next(row for row in graph.query("readouts").to_dict("records") if row["issue"] == "Trade")
    assert set(row["sentences"].split(" | ")) == {
        "China: Xi Jinping said that trade grows.",
        "Russia: Vladimir Putin said that sanctions fail and trade grows.",
    }
    assert set(row["accounts"].split("; ")) == {"China: Beijing's account", "Russia: Moscow's account"}
    assert (row["date"], row["what"]) == ("2023-03-21", "meeting")


@pytest.mark.parametrize(
    ("parameters", "issues"),
    [
        ({}, {"Trade", "Taiwan", "Sanctions", "Energy"}),
        ({"issue": "taiwan"}, {"Taiwan"}),
        ({"since": "2023-03-22"}, set()),
        ({"until": "2023-03-20"}, set()),
        ({"kind": "Visit"}, set()),
    ],
)
def test_conditions(graph: Graph, parameters: dict[str, Any], issues: set[str]) -> None:
    assert set(told(graph, **parameters)) == issues


def test_one_account_is_no_pair(tmp_path: Path, small_registry: Registry) -> None:
    assert told(build(tmp_path, small_registry, beijing())) == {}


def test_a_statement_of_both_sides_is_neither_sides_account(tmp_path: Path, small_registry: Registry) -> None:
    both = tuple(Capacity(one, state=one, reason="a state speaks for itself") for one in (RUSSIA, CHINA))
    joint = paper()
    said = tuple(replace(one, capacities=both) if one.capacities else one for one in joint.attributions)
    assert told(build(tmp_path, small_registry, replace(joint, attributions=said))) == {}
