"""One row for each construction of reported speech and thought: who is heard, and which words are theirs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.extraction.attribution import SpeechLexicon, find_attributions, load_speech_lexicon
from kg.language.parse import parse_article
from kg.language.quotations import find_quotations
from kg.records import Article, Attribution, Block, Reading, TextSpan, Zone

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow


@cache
def lexicon() -> SpeechLexicon:
    return load_speech_lexicon()


def read(nlp: Language, text: str, zone: Zone = Zone.BODY) -> tuple[Attribution, ...]:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(TextSpan(at, at + len(line)), zone))
        at += len(line) + 1
    article = Article("t", text, "", blocks=tuple(blocks))
    reading = Reading(article, parse_article(article, nlp), quotations=find_quotations(article))
    return find_attributions(reading, lexicon())


def words(text: str, spans: tuple[TextSpan, ...]) -> str:
    return " … ".join(text[s.start : s.end] for s in spans)


def rows() -> list[tuple[str, ...]]:
    lines = Path(__file__).with_name("attributions.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(c.strip() for c in line.split("|")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "source", "content", "kind", "act"), rows(), ids=[r[0][:50] for r in rows()])
def test_construction(nlp: Language, text: str, source: str, content: str, kind: str, act: str) -> None:
    text = text.replace("¶", "\n")
    headline = text[-1].isalpha() and "–" not in text
    outer = [a for a in read(nlp, text, Zone.HEADLINE if headline else Zone.BODY) if a.nested_in is None]
    found = [(words(text, a.source), words(text, a.content), a.kind.value, a.speech_act) for a in outer]
    assert (source, content, kind, act) in found


@pytest.mark.parametrize(
    "text",
    [
        "The talks were their first meeting since the mill closed.",
        "The clerk did not find what was missing.",
        "No town should want war.",
        "The club is not about defending “fair play and justice.”",
    ],
)
def test_no_speech(nlp: Language, text: str) -> None:
    assert read(nlp, text) == ()
