"""PLOVER category by class and factuality."""

from __future__ import annotations

import pytest

from kg.extraction.plover import category
from kg.records import Factuality

CASES = [
    ("CONSULT", Factuality.ASSERTED, False, "CONSULT"),
    ("CONSULT", Factuality.PLANNED, False, "AGREE"),
    ("AID", Factuality.PLANNED, True, None),
    ("SANCTION", Factuality.PLANNED, False, "THREATEN"),
    ("SANCTION", Factuality.POSSIBLE, False, "THREATEN"),
    ("AID", Factuality.POSSIBLE, False, None),
    ("AID", Factuality.NEGATED, False, "REJECT"),
    ("ASSAULT", Factuality.NEGATED, False, None),
    ("ASSAULT", Factuality.HYPOTHETICAL, False, None),
    ("REQUEST", Factuality.PLANNED, False, "REQUEST"),
    (None, Factuality.ASSERTED, False, None),
]


@pytest.mark.parametrize(("asserted", "factuality", "contained", "expected"), CASES)
def test_category_follows_factuality(
    asserted: str | None, factuality: Factuality, contained: bool, expected: str | None
) -> None:
    assert category(asserted, factuality, contained=contained) == expected
