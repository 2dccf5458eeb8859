"""How well the linker does on texts marked by hand: floors under its figures, so that none is lost unseen."""

from __future__ import annotations

import pytest
from linking_gold import FOLDER, load_texts, score

from kg.pipeline import load_extractor

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "f1", "precision"), [("development", 90, 94), ("development2", 85, 94), ("unseen", 85, 93)]
)
def test_the_linker_does_not_get_worse(name: str, f1: float, precision: float) -> None:
    result = score(load_texts(FOLDER / f"{name}.yaml"), load_extractor())
    assert result.f1 >= f1
    assert result.precision >= precision


def test_marks_are_read_off_the_text() -> None:
    for name in ("development", "development2", "unseen"):
        for text in load_texts(FOLDER / f"{name}.yaml"):
            assert "[" not in text.text
            assert all(text.text[m.span.start : m.span.end].strip() for m in text.marks)
            assert all(m.ids for m in text.marks)
