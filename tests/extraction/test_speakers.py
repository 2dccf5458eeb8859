"""Whom the words of a source mean, why they mean nobody, and to whom something is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.pipeline import extract_text
from kg.records import Attribution, Filler

pytestmark = pytest.mark.slow


def rows() -> list[dict[str, Any]]:
    text = Path(__file__).with_name("speakers.yaml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text))


def names(filler: Filler | None) -> list[str]:
    return sorted(actor.name for actor in filler.actor.individuals) if filler is not None else []


def saying(text: str, words: str, found: tuple[Attribution, ...]) -> Attribution:
    """The attribution with the shortest content that has these words."""
    holding = [a for a in found if any(words in text[s.start : s.end] for s in a.content)]
    return min(holding, key=lambda a: sum(s.end - s.start for s in a.content))


@pytest.mark.parametrize("row", rows(), ids=[row["text"][:50] for row in rows()])
def test_it_is_told_who_speaks_and_to_whom(row: dict[str, Any]) -> None:
    text = row["text"]
    found = extract_text(text, published=str(row["published"])).attributions
    for words, who in row["says"].items():
        attribution = saying(text, words, found)
        if isinstance(who, str):
            assert attribution.speaker is None
            assert who in attribution.no_speaker
        else:
            assert names(attribution.speaker) == sorted(who)
        assert names(attribution.addressee) == sorted(row.get("to", {}).get(words, []))
    assert all(bool(a.no_speaker) == (a.speaker is None) for a in found)


def test_what_an_unnamed_official_is_of_is_kept() -> None:
    (statement,) = extract_text("A Chinese diplomat said that talks would go on.", published="2019-05-20").attributions
    assert statement.speaker is None
    (capacity,) = statement.capacities
    assert capacity.actor is None
    assert capacity.state is not None
    assert capacity.state.id == "chn"
