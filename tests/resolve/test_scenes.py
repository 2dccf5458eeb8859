"""Scenes that the words of a sentence, the class of an event or the registry set, and those that they do not."""

from __future__ import annotations

import pytest

import kg
from kg.errors import RuleError
from kg.rulebook.placing import load_place_words

slow = pytest.mark.slow


def places(text: str, published: str = "2024-06-10") -> dict[str, list[str]]:
    """Names of places under the words of each event's trigger."""
    found = kg.extract(text, published=published).events
    return {text[e.trigger.start : e.trigger.end]: [f.actor.name for f in e.place] for e in found}


@slow
@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        # the verb's own words
        ("Lavrov warned the West in Jakarta on Monday that Russia would respond.", "warned", "Jakarta"),
        ("A Chinese warship entered waters off the Senkakus on Monday.", "entered", "Senkaku Islands"),
        ("Russia launched missile strikes on Kyiv on Monday.", "strikes", "Kyiv"),
        ("Iran fired missiles at an American base in Qatar.", "fired", "Qatar"),
        ("Putin and Xi met in Moscow in March and in Beijing in May.", "met", "Moscow"),
        # the gathering
        ("Xi Jinping skipped the G20 summit in New Delhi.", "skipped", "New Delhi"),
        ("Putin and Xi met at the Samarkand summit last week.", "met", "Samarkand"),
        ("Astana will host the summit of the Shanghai Cooperation Organisation in July.", "summit", "Astana"),
        ("They met in Jakarta on the sidelines of the summit that Indonesia hosted.", "summit", "Indonesia"),
        # where those are who do it
        ("Protesters in Almaty took to the streets on Wednesday.", "took", "Almaty"),
        ("A court in Moscow sentenced Alexei Navalny to nine years on Monday.", "sentenced", "Moscow"),
        ("Speaking in Vladivostok on Friday, Dmitry Peskov rejected the American charge.", "rejected", "Vladivostok"),
        ("Wang Yi, visiting Ulaanbaatar, warned against outside meddling.", "warned", "Ulaanbaatar"),
        # at home
        ("Japan's prime minister, Fumio Kishida, resigned on Wednesday.", "resigned", "Japan"),
        ("A Russian court jailed an American reporter for sixteen years.", "jailed", "Russia"),
        ("The Russian parliament ratified the amendments earlier this year.", "ratified", "Russia"),
        # the registry
        ("Critics recall the annexation of Crimea.", "annexation", "Crimea"),
        ("Trade has grown during the war in Ukraine.", "war", "Ukraine"),
        # the dateline
        ("HARBIN, June 9 (Xinhua) - The accord was signed here on Sunday by Lavrov and Wang Yi.", "signed", "Harbin"),
    ],
)
def test_scene_is_found(text: str, word: str, place: str) -> None:
    assert places(text).get(word) == [place]


@slow
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Having visited Kyiv, Modi urged Putin to make peace.", "urged"),  # elsewhere before
        ("Indonesia criticised the shelling of hospitals in Kharkiv.", "criticised"),  # the shelling was there
        ("China has not supported the vote in Crimea.", "supported"),
        ("Lavrov called for a ceasefire in Gaza.", "called"),
        ("China voted against the resolution.", "voted"),  # a state votes in any council
        ("Russia is helping China to build a warning system.", "helping"),  # help may be sent
        ("The United States sanctioned a refinery in Dalian on Thursday.", "sanctioned"),
        ("Vladimir Putin dismissed his defence minister, Sergei Shoigu.", "dismissed"),  # no words name the state
        ("Macron demanded that Belarus hold a referendum.", "demanded"),  # another state's order
    ],
)
def test_no_scene_is_guessed(text: str, word: str) -> None:
    assert places(text).get(word) == []


def test_a_file_of_ones_own_stands_in_place_of_the_shipped_one(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "places.yaml").write_text("there: {words: [in]}\nhere: {words: [at]}\n", encoding="utf-8")
    with pytest.raises(RuleError, match="unknown list 'here'"):
        load_place_words([tmp_path])
    assert "at" in load_place_words().there
