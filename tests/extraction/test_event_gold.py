"""How well events are found in sentences that strangers wrote and marked: floors under the figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from event_gold import Report, kg_extract, score

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent


def sentences(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def scored(name: str) -> Report:
    return score(sentences(name), kg_extract)


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("written_events", 0.92, 0.79), ("unseen_events", 0.90, 0.65), ("worked_events", 0.0, 0.82)],
)
def test_events_are_found(name: str, precision: float, recall: float) -> None:
    report = scored(name)
    assert report.hits / report.system >= precision
    assert report.hits / report.gold >= recall


@pytest.mark.parametrize(
    ("aspect", "share"), [("type", 0.92), ("factuality", 0.90), ("attributed", 0.80), ("place", 0.80)]
)
def test_what_is_found_is_described_rightly(aspect: str, share: float) -> None:
    marks = scored("unseen_events").judged[aspect]
    assert sum(marks) / len(marks) >= share


@pytest.mark.parametrize("name", ["written_events", "unseen_events", "worked_events"])
def test_marks_stand_in_the_text(name: str) -> None:
    for sentence in sentences(name):
        for event in sentence["events"]:
            words = event["words"] if isinstance(event["words"], list) else [event["words"]]
            assert all(word in sentence["text"] for word in words), sentence["id"]
