"""What lies after its article's day is a plan."""

from __future__ import annotations

import pytest

import kg
from kg.records import Factuality


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "date", "factuality", "plover"),
    [
        ("Vladimir Putin travels to China next week.", "2024-05-13/2024-05-19", Factuality.PLANNED, "AGREE"),
        ("Xi Jinping meets Vladimir Putin on 16 May.", "2024-05-16", Factuality.PLANNED, "AGREE"),
        ("Xi Jinping meets Vladimir Putin on 9 May.", "2024-05-09", Factuality.ASSERTED, "CONSULT"),
    ],
)
def test_a_present_that_lies_ahead_is_a_plan(text: str, date: str, factuality: Factuality, plover: str) -> None:
    (event,) = kg.extract(text, published="2024-05-10").events
    assert (event.date, event.factuality, event.plover) == (date, factuality, plover)
    assert any("lies after publication" in reason for reason in event.reasons) is (factuality is Factuality.PLANNED)


@pytest.mark.slow
def test_what_was_done_has_no_date_that_is_to_come() -> None:
    (event,) = kg.extract("Xi Jinping met Vladimir Putin on 16 May 2025.", published="2024-05-10").events
    assert (event.date, event.factuality) == (None, Factuality.ASSERTED)
    assert "lies after publication" in event.date_reason
