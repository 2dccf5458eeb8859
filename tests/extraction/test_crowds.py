"""Whose "his talks" are where one person or several stand before the pronoun."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joe Biden spoke of tea after his talks with Xi Jinping.", {"joe-biden", "xi-jinping"}),
        ("Joe Biden spoke of his talks with Xi Jinping to Narendra Modi.", {"joe-biden", "xi-jinping"}),
        ("Joe Biden asked Narendra Modi about his talks with Xi Jinping.", {"xi-jinping"}),
    ],
)
def test_a_pronoun_counts_where_one_alone_can_be_meant(text: str, expected: set[str]) -> None:
    talks = [e for e in kg.extract(text, published="2024-05-01").events if e.kind == "kg:Meeting"]
    assert {f.actor.id for e in talks for f in e.participants} == expected
