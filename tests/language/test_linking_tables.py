"""Office phrases at a date, and names inside other names: tables written by hand, all rows of which must hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.pipeline import Extractor, load_extractor
from kg.reading.article import read_article_text
from kg.records import Mention

FOLDER = Path(__file__).parent / "linking"
OFFICES = yaml.safe_load((FOLDER / "offices.yaml").read_text(encoding="utf-8"))
TRAPS = yaml.safe_load((FOLDER / "traps.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.slow


@cache
def _extractor() -> Extractor:
    return load_extractor()


@cache
def _read(rows: str) -> list[tuple[Mention, ...]]:
    """Mentions of every row of a table, read in one go."""
    table = OFFICES if rows == "offices" else TRAPS
    articles = [read_article_text(row["text"], published=str(row.get("published", "2024-05-15"))) for row in table]
    return [reading.mentions for reading in _extractor().read_all(articles)]


def test_the_tables_are_long_enough() -> None:
    assert len(OFFICES) >= 80
    assert len(TRAPS) >= 60


def _row(number: int) -> Any:
    row = OFFICES[number]
    reason = row.get("known_miss")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(number, id=f"{row['published']} {row['phrase']}", marks=marks)


@pytest.mark.parametrize("number", map(_row, range(len(OFFICES))))
def test_an_office_phrase_means_its_holder_at_the_time(number: int) -> None:
    row: dict[str, Any] = OFFICES[number]
    start = row["text"].index(row["phrase"])
    end = start + len(row["phrase"])
    meant = [m for m in _read("offices")[number] if m.span.end == end and m.span.start <= start + 4]
    assert meant, f"no mention of {row['phrase']!r}"
    widest = min(meant, key=lambda m: m.span.start)
    if isinstance(row["who"], list):
        assert sorted(actor.id for actor in widest.candidates) == sorted(row["who"]), widest.reason
    elif row.get("open"):
        assert row["who"] in [actor.id for actor in widest.candidates], widest.reason
    else:
        assert widest.actor.id == row["who"], widest.reason


@pytest.mark.parametrize("number", range(len(TRAPS)), ids=[r["words"] + ": " + r["text"][:40] for r in TRAPS])
def test_a_name_inside_another_name_is_nobody(number: int) -> None:
    row: dict[str, Any] = TRAPS[number]
    named = {m.actor.id: row["text"][m.span.start : m.span.end] for m in _read("traps")[number]}
    sprung = {actor: words for actor, words in named.items() if actor in row["not_named"]}
    assert not sprung
