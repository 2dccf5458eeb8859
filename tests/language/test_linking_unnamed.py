"""Parties without a name: people, firms, ships and parts of bodies, by whose they are; things are none."""

from __future__ import annotations

from functools import cache

import pytest

from kg.pipeline import Extractor, load_extractor
from kg.reading.article import read_article_text
from kg.records import Mention

pytestmark = pytest.mark.slow

PARTIES = [
    # people and firms by what they do
    ("Chinese exporters have won the market.", "exporters", "group", "CHN"),
    ("Several Russian lenders stopped the payments.", "lenders", "group", "RUS"),
    ("A Russian shipbuilder won the order.", "shipbuilder", "organization", "RUS"),
    ("Employees of Huawei were arrested in Warsaw.", "Employees", "group", "CHN"),
    ("A Chinese-owned bank froze the account.", "bank", "organization", "CHN"),
    # one ship or unit, where it acts
    ("A Chinese trawler rammed the boat.", "trawler", "group", "CHN"),
    ("The convoy was hit by a Russian helicopter.", "helicopter", "group", "RUS"),
    # by a pronoun or a noun that refers back
    ("Russia sent its coastguard after the yacht.", "coastguard", "organization", "RUS"),
    ("China denied that its firms had sold chips.", "firms", "group", "CHN"),
    ("Beijing recalled its ambassador from Vilnius.", "ambassador", "person", "CHN"),
    ("Alexei Miller said that his company had paid.", "company", "organization", "RUS"),
    ("Poland protested. The country's navy left the port.", "navy", "organization", "POL"),
    ("Sergei Lavrov left. An official at his ministry gave no reason.", "official", "person", "RUS"),
    # whom a state sends
    ("China sent a deputy minister to Moscow.", "minister", "person", "CHN"),
    # parts of an organisation
    ("The board of Rosneft approved the plan.", "board", "organization", "RUS"),
    ("Bank of China branches closed.", "branches", "group", "CHN"),
    ("NATO ships left the Black Sea.", "ships", "group", None),
    # taken up
    ("Rosneft bought a refinery. Then the oil giant sold it.", "giant", "organization", "RUS"),
]

NOBODY = [
    ("Chinese dishes are popular in Moscow.", "dishes"),
    ("Russian models were shown in Beijing.", "models"),
    ("Russian division of labour was strict.", "division"),
    ("China launched a new destroyer.", "destroyer"),
    ("The tailor in Moscow closed his shop.", "tailor"),
    ("Buyers of Russian gas complained.", "Buyers"),
    ("China's main supplier of timber is Finland.", "supplier"),
    ("Russia's customers complained.", "customers"),
    ("The board of inquiry met in Moscow.", "board"),
]


@cache
def _extractor() -> Extractor:
    return load_extractor()


@cache
def _mentions() -> dict[str, tuple[Mention, ...]]:
    texts = [row[0] for row in (*PARTIES, *NOBODY)]
    articles = [read_article_text(text, published="2024-05-15") for text in texts]
    return {text: r.mentions for text, r in zip(texts, _extractor().read_all(articles), strict=True)}


def _headed_by(text: str, noun: str) -> list[Mention]:
    end = text.index(noun) + len(noun)
    return [m for m in _mentions()[text] if m.span.start < end <= m.span.end]


@pytest.mark.parametrize(("text", "noun", "kind", "country"), PARTIES)
def test_a_party_without_a_name_is_of_its_state(text: str, noun: str, kind: str, country: str | None) -> None:
    found = [m.actor for m in _headed_by(text, noun)]
    assert [(actor.type.value, actor.country) for actor in found] == [(kind, country)]


@pytest.mark.parametrize(("text", "noun"), NOBODY)
def test_a_thing_or_somebody_from_anywhere_is_no_party_of_a_state(text: str, noun: str) -> None:
    assert [m.actor for m in _headed_by(text, noun) if m.actor.country or noun == "board"] == []
