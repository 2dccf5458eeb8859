"""Marks without sense never fail an article, and ten times as many take about ten times as long."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from time import process_time
from typing import TYPE_CHECKING

import pytest

from kg.extraction.attribution import find_attributions, load_speech_lexicon
from kg.extraction.attribution.audit import audit_quotations
from kg.language.parse import parse_article
from kg.language.quotations import find_quotations
from kg.language.tree import Tree
from kg.pipeline import extract_text
from kg.records import Article, Block, Reading, TextSpan, Zone

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow

ODD: dict[str, Callable[[int], str]] = {
    "nested": lambda n: "Li said " + "“a " * (n // 2) + "x" + " b”" * (n // 2) + ".",
    "nested in two kinds": lambda n: "Li said " + "“a ‘b " * (n // 4) + "x" + " c’ d”" * (n // 4) + ".",
    "unclosed": lambda n: "Li said: " + "“It is late. " * n,
    "unclosed, straight": lambda n: 'Li said "it is late. ' * n,
    "unopened": lambda n: "Li said it is late.” " * n,
    "apostrophes": lambda n: "The workers' ‘new’ plan isn't 'theirs' or the bosses' " * (n // 6),
    "without words": lambda n: "“” " * n,
    "one quotation": lambda n: "“" + "We are ready to talk. " * n + "”",
    "over paragraphs": lambda n: "Li said: " + "\n\n".join(f"“We read page {i} today." for i in range(n)) + "”",
    "over paragraphs, the cue last": lambda n: (
        "\n\n".join(f"“We read page {i} today." for i in range(n)) + "” Li said."
    ),
    "in a row": lambda n: "Li called it " + " ".join("“odd,”" for _ in range(n)) + " and “bad.”",
    "one speaker": lambda n: "“It is late,” Li said. " + " ".join(f"“We read page {i}.”" for i in range(n)),
    "in its own paragraph each": lambda n: "“It is late,” Li said." + "".join(f"\n\n“We read {i}.”" for i in range(n)),
    "with a beat before each": lambda n: "“No,” Li said. " + " ".join(f"The wind rose. “We go {i}.”" for i in range(n)),
}
_TIMES = 10  # how many times as many marks
_WORST = 30  # how many times as long that may take: 100 were quadratic


def lay_out(text: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(TextSpan(at, at + len(line)), Zone.BODY))
        at += len(line) + 1
    return Article("odd", text, "", blocks=tuple(blocks))


def hear(reading: Reading) -> int:
    """Find quotations and attributions, account for all; how many quotations there are."""
    lexicon, tree = load_speech_lexicon(), Tree(reading.parse)
    attributions = find_attributions(reading, lexicon, tree=tree)
    return len(audit_quotations(reading, tree, attributions, lexicon))


@pytest.mark.parametrize("name", ODD)
def test_extraction_never_fails(name: str) -> None:
    found = extract_text(ODD[name](200), published="2022-09-25")
    statements = {a.id for a in found.attributions}
    assert all(q.attribution in statements or q.reason for q in found.quotations)


@pytest.mark.parametrize("name", ODD)
def test_marks_are_paired_in_linear_time(name: str) -> None:
    short, long = (lay_out(ODD[name](n)) for n in (2_000, 2_000 * _TIMES))
    assert _took(lambda: find_quotations(long)) < _WORST * max(0.05, _took(lambda: find_quotations(short)))


@pytest.mark.parametrize("name", ODD)
def test_speakers_are_found_in_linear_time(nlp: Language, name: str) -> None:
    took = []
    for n in (100, 100 * _TIMES):
        article = lay_out(ODD[name](n))
        reading = Reading(article, parse_article(article, nlp), quotations=find_quotations(article))
        took.append(_took(partial(hear, reading)))
    assert took[1] < _WORST * max(0.05, took[0])


def test_a_text_that_is_one_quotation_is_one_quotation() -> None:
    found = extract_text("“We are ready. We have been ready for a year, and nobody called.”")
    assert [(q.attribution, q.reason) for q in found.quotations] == [(None, "nobody near it is told to speak")]


def _took(work: Callable[[], object]) -> float:
    """Processor time, without what the collector spends on the objects of other tests."""
    gc.disable()
    try:
        start = process_time()
        work()
        return process_time() - start
    finally:
        gc.enable()
