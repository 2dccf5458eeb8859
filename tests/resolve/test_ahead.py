"""What is told like a fact but lies after publication is planned."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.slow

ELECTION = "Belarus holds a presidential election on January 26."


@pytest.mark.parametrize(
    ("published", "factuality"), [("2025-01-10", "planned"), ("2025-02-03", "asserted"), (None, "asserted")]
)
def test_what_is_dated_after_publication_is_planned(published: str | None, factuality: str) -> None:
    (event,) = kg.extract(ELECTION, published=published).events
    assert event.factuality.value == factuality


def test_cooperation_to_come_is_agreed_and_not_done() -> None:
    (event,) = kg.extract("Xi Jinping visits Moscow on 9 May 2026.", published="2025-11-28").events
    assert (event.factuality.value, event.plover) == ("planned", "AGREE")
