"""Sentences that only look like speech, thought or an employment, each beside one that is it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.pipeline import _default_extractor
from kg.reading.article import read_article_text
from kg.records import Attribution, Extraction, Zone

pytestmark = pytest.mark.slow

HEADLINES = {  # the speakers of each
    "Rosneft: the making of a giant": [],
    "Vladimir Putin: portrait of a quiet man": [],
    "Iceland: geography of an island": [],
    "How to win votes: Putin": [],
    "Vladimir Putin: the man who changed Russia": [],
    "Bus to leave for Tokyo - Seoul": [],
    "Trade talks are held in Tokyo - Seoul": [],
    "Tariffs have not stopped Tokyo - Seoul": ["South Korea"],
    "Talks to resume next month - Kremlin": ["Kremlin"],
    "Kremlin: Putin to visit Japan in June": ["Kremlin"],
    "Japan: no winners in a trade war": ["Japan"],
    "Japan and South Korea: we will not retreat": ["Japan", "South Korea"],
    "Tariffs will fall next year: Putin and Xi": ["Vladimir Putin", "Xi Jinping"],
}

SENTENCES = {  # rule, act, withheld or not, speaker: of each statement
    "Told that the minister had resigned, Sergei Lavrov said that prices fell.": [
        ("clause", "assert", False, None),
        ("clause", "assert", False, "Sergei Lavrov"),
    ],
    "Sergei Lavrov, asked whether Japan had agreed, said no pact was signed.": [
        ("clause", "ask", False, None),
        ("clause", "assert", False, "Sergei Lavrov"),
    ],
    "Wang Yi, told that the talks had failed, laughed.": [("clause", "assert", False, None)],
    "To Japan, the journey is short.": [],
    "For Japan, this is the year of the tiger.": [],
    "For Japan, the strait is a road.": [],
    "For Japan, the tariffs are a disgrace.": [("phrase.standpoint", "believe", False, "Japan")],
    "To Japan, the tariffs are unacceptable.": [("phrase.standpoint", "believe", False, "Japan")],
    "Japan no longer endorses the tariffs.": [("object", "praise", True, "Japan")],
    "Japan no longer believes that tariffs work.": [("clause", "doubt", False, "Japan")],
    "Japan rarely criticises the tariffs.": [("object", "criticise", True, "Japan")],
    "Japan not only criticised the tariffs, it left.": [("object", "criticise", False, "Japan")],
    "Nobody but Japan endorsed the tariffs.": [("object", "praise", False, "Japan")],
    "No one but farmers endorsed the tariffs.": [("object", "praise", False, None)],
    "No farmer endorsed the tariffs.": [("object", "praise", True, None)],
    "Xi Jinping drew praise from Japan's victory in the match.": [],
    "Xi Jinping drew praise from Japan.": [("received", "praise", False, "Japan")],
    "Xi Jinping drew praise from the ministry.": [("received", "praise", False, None)],
    "Sergei Lavrov saw to it that the bridge was opened.": [],
    "Sergei Lavrov checked that the bridge was opened.": [],
    "Sergei Lavrov forgot that the bridge was closed.": [],
    "Sergei Lavrov hammered home that the bridge was closed.": [("clause", "assert", False, "Sergei Lavrov")],
}

ANSWERS = {  # whether what is answered is what was said before
    "Norway said that Japan hunted whales. Russia welcomed the request.": False,
    "Norway promised Japan to sell whales. Russia dismissed the question.": False,
    "Norway asked Japan to spare the whales. Russia welcomed the request.": True,
    "Norway accused Japan of hunting whales. Russia dismissed the charge.": True,
    "Norway urged Japan to spare the whales. Russia dismissed the remarks.": True,
}

STAFF = {
    "Reporters met Maria Weber at Gazprom on Friday.": False,
    "Maria Weber, a victim of the blast at Gazprom, survived.": False,
    "Maria Weber, a guest at Harvard University, met the minister.": False,
    "Maria Weber at Gazprom said that prices fell.": True,
    "According to Maria Weber at Gazprom, prices fell.": True,
    "The minister met Maria Weber, a researcher at Harvard University.": True,
    "Maria Weber, who teaches at Harvard University, met the minister.": True,
}

MISSIONS = {
    "The Russian peacekeeping mission in Armenia left.": False,
    "The Chinese trade mission to Italy left.": False,
    "The Russian diplomatic mission in Armenia closed.": True,
    "The Chinese mission to the European Union protested.": True,
}


def extract(text: str, *, zone: Zone = Zone.BODY) -> Extraction:
    article = read_article_text(text, published="2023-05-01")
    blocks = tuple(block._replace(zone=zone) for block in article.blocks)
    return _default_extractor().extract_all([replace(article, blocks=blocks)])[0]


def speakers(attribution: Attribution) -> list[str]:
    actor = attribution.speaker.actor if attribution.speaker is not None else None
    return [a.name for a in actor.individuals] if actor is not None else []


@pytest.mark.parametrize(("text", "wanted"), HEADLINES.items())
def test_headline(text: str, wanted: list[str]) -> None:
    found = [s for a in extract(text, zone=Zone.HEADLINE).attributions for s in speakers(a)]
    assert sorted(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), SENTENCES.items())
def test_statement(text: str, wanted: list[tuple[str, str, bool, str | None]]) -> None:
    found = [
        (a.rule.removeprefix("speech."), a.speech_act, a.withheld, next(iter(speakers(a)), None))
        for a in extract(text).attributions
    ]
    assert found == wanted


@pytest.mark.parametrize(("text", "answered"), ANSWERS.items())
def test_answer(text: str, answered: bool) -> None:
    assert bool(extract(text).attributions[-1].about) is answered


@pytest.mark.parametrize(("text", "employed"), STAFF.items())
def test_staff(text: str, employed: bool) -> None:
    found = [r for r in extract(text).relations if r.relation == "affiliated_with"]
    assert bool(found) is employed


@pytest.mark.parametrize(("text", "seated"), MISSIONS.items())
def test_mission(text: str, seated: bool) -> None:
    assert any(m.rule == "linking.mission-abroad" for m in extract(text).mentions) is seated
