"""Lasting ties that sentences state, with when they hold and by which rule they were read."""

from __future__ import annotations

from functools import cache

import pytest

from kg.pipeline import Extractor, load_extractor
from kg.reading.article import read_article_text

pytestmark = pytest.mark.slow

TIES = [
    ("Iran joined the SCO on Tuesday.", ("irn", "member_of", "sco", "2023-07-04/..", "relations.joined")),
    (
        "Russia and China signed the Minsk agreements in Moscow.",
        ("chn", "party_to", "minsk-agreements", "2023-07-06", "relations.party"),
    ),
    (
        "Ukraine is a party to the Budapest Memorandum.",
        ("ukr", "party_to", "budapest-memorandum", "2023-07-06", "relations.party"),
    ),
    (
        "Andrei Belousov was appointed defence minister of Russia on Sunday.",
        ("andrei-belousov", "defence_minister_of", "rus", "2023-07-02/..", "relations.appointment"),
    ),
    ("Beijing, the capital of China, was quiet.", ("beijing", "capital_of", "chn", "2023-07-06", "relations.capital")),
    (
        "Xi Jinping, the president of China, left.",
        ("xi-jinping", "head_of_state_of", "chn", "2023-07-06", "relations.office"),
    ),
]
NONE = [
    "Iran will join the SCO next year.",
    "Iran wants to join the SCO.",
    "Iran has not joined the SCO.",
    "Russia and China may sign the Minsk agreements.",
    "Andrei Belousov was not appointed defence minister of Russia.",
    "Andrei Belousov could be appointed defence minister of Russia.",
]


@cache
def _extractor() -> Extractor:
    return load_extractor()


@pytest.mark.parametrize(("text", "tie"), TIES, ids=[text for text, _ in TIES])
def test_a_tie_is_read(text: str, tie: tuple[str, str, str, str, str]) -> None:
    (found,) = _extractor().extract([read_article_text(text, published="2023-07-06")])
    assert tie in [(r.subject.actor.id, r.relation, r.object.actor.id, r.valid, r.rule) for r in found.relations]
    assert all(r.reason for r in found.relations)


@pytest.mark.parametrize("text", NONE)
def test_what_is_wished_denied_or_ahead_is_no_tie(text: str) -> None:
    (found,) = _extractor().extract([read_article_text(text, published="2023-07-06")])
    assert not [r for r in found.relations if r.relation in ("member_of", "party_to", "defence_minister_of")]
