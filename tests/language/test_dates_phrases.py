"""The table of phrases in dates.yaml: every expression found, nothing else, and each resolved as listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from date_helpers import plain_parse

from kg.edtf import bounds
from kg.language.dates import find_dates

GROUPS: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "dates.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
CASES = [
    pytest.param(text, expected, group["published"], group.get("tense", "past"), id=f"{group['about']}: {text}")
    for group in GROUPS
    for text, expected in group["cases"]
]


def _value(text: str) -> str | None:
    return None if text == "null" else text


@pytest.mark.parametrize(("text", "expected", "published", "tense"), CASES)
def test_phrase_resolves_as_listed(text: str, expected: dict[str, str], published: str, tense: str) -> None:
    found = find_dates(plain_parse(text), text, published=_value(published), tense_of=lambda _: tense)
    assert {text[m.span.start : m.span.end]: m.edtf for m in found} == {k: _value(v) for k, v in expected.items()}


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize("value", sorted({v for g in GROUPS for _, e in g["cases"] for v in e.values() if v != "null"}))
def test_expected_values_are_readable_edtf(value: str) -> None:
    first, last = bounds(value)
    assert first <= last
