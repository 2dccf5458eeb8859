"""The words of places: an analyst's own file stands in place of the shipped one and is no rule file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import RuleError
from kg.resources import resource
from kg.rulebook.load import load_rulebook
from kg.rulebook.placing import PLACES_FILE, load_place_words

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_ones_own_stands_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    shipped = resource("rules", PLACES_FILE).read_text(encoding="utf-8")
    (tmp_path / PLACES_FILE).write_text(shipped.replace("assemble", "flock"), encoding="utf-8")
    assert "assemble" in load_place_words().arrivals
    assert "flock" in load_place_words([tmp_path]).arrivals
    assert load_rulebook([tmp_path]).rules == load_rulebook().rules


def test_lists_that_are_empty_or_missing_are_all_told(tmp_path: Path) -> None:
    (tmp_path / PLACES_FILE).write_text("there:\n  words: []\nnowhere:\n  words: [moon]\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_place_words([tmp_path])
    told = str(caught.value)
    assert "there has no words" in told
    assert "arrivals has no words" in told
    assert "unknown list 'nowhere'" in told
