"""How well statements are found in texts that strangers wrote and marked: floors under the figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from statement_gold import Report, kg_extract, load, score

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent


@cache
def scored(name: str) -> Report:
    return score(load(HERE / f"{name}.yaml"), kg_extract)


@pytest.mark.parametrize(
    ("name", "found", "joint"), [("written_statements", 0.89, 0.84), ("unseen_statements", 0.87, 0.81)]
)
def test_statements_are_found_with_their_sources(name: str, found: float, joint: float) -> None:
    report = scored(name)
    assert report.f1(report.found)[2] >= found
    assert report.f1(report.joint)[2] >= joint


@pytest.mark.parametrize(
    ("aspect", "share"),
    [("kind", 0.95), ("act", 0.90), ("withheld", 0.97), ("speaker", 0.88), ("outlet", 0.80), ("date", 0.70)],
)
def test_what_is_found_is_described_rightly(aspect: str, share: float) -> None:
    assert scored("unseen_statements").share(aspect) >= share


def test_what_is_given_is_right() -> None:
    report = scored("unseen_statements")
    for aspect, share in (("stance", 0.70), ("addressee", 0.80)):
        assert sum(report.given[aspect]) / len(report.given[aspect]) >= share


ENTRY = {
    "id": "s1",
    "published": "2024-01-02",
    "text": "Xi said that the river was low. The mayor praised “a film”.",
    "statements": [
        {
            "content": ["that the river was low"],
            "source": "Xi",
            "cue": "said",
            "kind": "indirect",
            "act": "assert",
            "speaker": "Xi Jinping",
        },
    ],
    "not": [{"words": "“a film”", "because": "a title"}],
}


def record(content: tuple[int, int], source: tuple[int, int], speaker: str) -> dict[str, object]:
    return {
        "id": f"a{content[0]}",
        "content": [list(content)],
        "source": [list(source)],
        "cue": [[3, 7]],
        "kind": "indirect",
        "speech_act": "assert",
        "speaker": {"name": speaker, "type": "person", "country": "CHN"},
    }


def test_the_scorer_counts_contents_sources_and_traps() -> None:
    good = record((8, 30), (0, 2), "Xi Jinping")
    assert score([ENTRY], lambda text, day: [good]).summary().startswith("gold 1  system 1  sprung traps 0")
    other = score([ENTRY], lambda text, day: [record((8, 30), (32, 41), "Li Qiang"), record((50, 58), (32, 41), "Xi")])
    assert (other.found, other.joint, other.system) == (1, 0, 2)
    assert other.share("speaker") == 0
    assert len(other.lines["traps"]) == 1
