"""Dates told by other events, by names that the registry knows and by what stands around: the tables of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import kg
from kg.edtf import bounds, overlaps

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
GROUPS: list[dict[str, Any]] = yaml.load(
    (HERE / "dates_by_event.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
CASES = [pytest.param(*case, id=f"{group['about']}: {case[1][:60]}") for group in GROUPS for case in group["cases"]]
CHECKS: list[dict[str, Any]] = yaml.load(
    (HERE / "dates_check.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def dates(text: str, published: str) -> dict[str, str | None]:
    """The date of each event under the words of its trigger."""
    return {text[e.trigger.start : e.trigger.end]: e.date for e in kg.extract(text, published=published).events}


def agrees(found: str | None, wanted: str) -> bool:
    """Whether a date can be the wanted one and is not much vaguer."""
    if found is None or not overlaps(found, wanted):
        return False
    (first, last), (wanted_first, wanted_last) = bounds(found), bounds(wanted)
    return (last - first).days <= 4 * (wanted_last - wanted_first).days + 3


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_event_is_dated_as_listed(published: str, text: str, expected: dict[str, str]) -> None:
    found = dates(text, published)
    assert {word: str(found[word]) if found[word] else "null" for word in expected} == expected


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("check", [pytest.param(check, id=check["about"]) for check in CHECKS])
def test_rows_written_apart_from_the_code_keep_their_share(check: dict[str, Any]) -> None:
    right = 0
    for published, text, expected in check["cases"]:
        found = dates(text, published)
        for word, wanted in expected.items():
            right += word in found and (found[word] is None if wanted == "null" else agrees(found[word], wanted))
    assert right >= int(check["right"])
