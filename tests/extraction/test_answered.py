"""A content that only points back is about what the statement before is about."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_text

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Washington accused China of arming Russia. Beijing denies this.", ("chn", "rus")),
        ("Kyiv said that Belarus had sent drones to Russia. Minsk rejected the charge.", ("blr", "rus")),
        ("Kyiv said that Belarus had sent drones to Russia.\n\nMinsk rejected the charge.", ("blr", "rus")),
        ("Warsaw warned of a war over Taiwan. Mao Ning dismissed these fears.", ("taiwan",)),
        # nothing before, or something of its own
        ("Minsk rejected the charge.", ()),
        ("Kyiv said that Belarus had sent drones to Russia. Minsk rejected sanctions.", ("sanctions",)),
        ("Kyiv said that Belarus had sent drones to Russia. Minsk rejected the plan to build a road.", ()),
    ],
)
def test_the_last_statement_is_answered(text: str, about: tuple[str, ...]) -> None:
    last = extract_text(text, published="2023-05-01").attributions[-1]
    assert set(about) <= set(last.about)
    assert bool(about) == bool(last.about)
