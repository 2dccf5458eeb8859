"""In what, where, at which event and when a statement was made: the table of this folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.pipeline import _default_extractor
from kg.reading.article import read_article_text
from kg.records import Attribution, Extraction

pytestmark = pytest.mark.slow

ASPECTS = ("medium", "outlet", "date", "occasion")
ROWS: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("statement_settings.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def extract(row: dict[str, Any]) -> Extraction:
    article = read_article_text(row["text"], published=row["published"], publisher=row.get("publisher"))
    return _default_extractor().extract_all([replace(article, kind=row.get("kind"))])[0]


def statement(row: dict[str, Any], found: Extraction) -> Attribution:
    """The first statement whose content has the words of the row, at the level that it asks for."""

    def fits(one: Attribution) -> bool:
        content = " ".join(row["text"][span.start : span.end] for span in one.content)
        return row.get("says", "") in content and (one.nested_in is not None) == ("nested" in row)

    return next(one for one in found.attributions if fits(one))


def told(row: dict[str, Any]) -> dict[str, str | None]:
    """What is found of the setting of the row's statement."""
    found = extract(row)
    one = statement(row, found)
    triggers = {event.id: row["text"][event.trigger.start : event.trigger.end] for event in found.events}
    return {
        "medium": one.medium,
        "outlet": one.outlet.actor.name if one.outlet is not None else None,
        "date": one.date,
        "occasion": triggers[one.occasion] if one.occasion is not None else None,
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_the_setting_of_a_statement(row: dict[str, Any]) -> None:
    assert told(row) == {aspect: row.get(aspect) for aspect in ASPECTS}


def test_every_aspect_has_its_reason() -> None:
    row = {"text": "Putin and Xi met on Tuesday. Putin told Xi that he was glad.", "published": "2023-03-22"}
    one = extract(row).attributions[-1]
    assert one.date_span is not None
    assert row["text"][one.date_span.start : one.date_span.end] == "Tuesday"
    assert one.date_reason.startswith("the two took part in “met”")
    assert any("took part" in reason for reason in one.reasons)


def test_an_article_may_have_no_date() -> None:
    found = _default_extractor().extract_all([read_article_text("Wang said on Monday that China was open.")])[0]
    assert [one.date for one in found.attributions] == [None]
