"""Article to tokens: offsets, blocks that are not read, very long sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg
from kg.errors import KgError
from kg.language.parse import load_model, parse_article, parse_articles
from kg.records import Article, Block, TextSpan, Zone

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow


def article(text: str, *zones: Zone) -> Article:
    blocks, at = [], 0
    for line, zone in zip(text.split("\n"), zones, strict=True):
        blocks.append(Block(TextSpan(at, at + len(line)), zone))
        at += len(line) + 1
    return Article("a", text, "", blocks=tuple(blocks))


def test_offsets_are_those_of_the_article(nlp: Language) -> None:
    text = "“We met,” Xi\u00a0said.\nPutin’s visit ended."
    parse = parse_article(article(text, Zone.BODY, Zone.CAPTION), nlp)
    words = [text[t.start : t.end] for t in parse.tokens]
    assert "".join(words) == "".join(text.split())
    assert [s.zone for s in parse.sentences] == [Zone.BODY, Zone.CAPTION]
    assert text[slice(*parse.sentences[1].span)] == "Putin’s visit ended."


def test_boilerplate_is_not_parsed(nlp: Language) -> None:
    parse = parse_article(article("Subscribe now.\nXi met Putin.", Zone.BOILERPLATE, Zone.BODY), nlp)
    assert [t.text for t in parse.tokens] == ["Xi", "met", "Putin", "."]
    assert parse_article(article("Subscribe now.", Zone.BOILERPLATE), nlp).tokens == ()


def test_heads_stay_in_their_sentence_however_long_the_text(nlp: Language) -> None:
    parse = parse_article(article("China said Russia " * 900, Zone.BODY), nlp)
    assert max(s.last - s.first for s in parse.sentences) <= 250
    for sentence in parse.sentences:
        inside = range(sentence.first, sentence.last)
        heads = {t.i: t.head for t in parse.tokens[sentence.first : sentence.last]}
        assert all(head in inside for head in heads.values())
        for i in inside:
            seen = set()
            while heads[i] != i:
                assert i not in seen
                seen.add(i)
                i = heads[i]


def test_articles_keep_their_order_and_parse(nlp: Language) -> None:
    texts = [f"Envoy {n} met Xi." for n in range(30)]
    parses = list(parse_articles([article(text, Zone.BODY) for text in texts], nlp))
    assert [parse.tokens[1].text for parse in parses] == [str(n) for n in range(30)]


def test_an_unknown_model_is_a_clear_error() -> None:
    with pytest.raises(KgError, match="not installed"):
        load_model("no_such_model")


@pytest.mark.parametrize(
    "text",
    [
        "They met at the " + "end of the " * 1000 + "year.",
        "Xi met " + "with China and " * 1500 + "Putin.",
        "army " * 3000 + "visited.",
        "He said that " * 2000 + "it rained.",
        "“" * 5000,
        "(" * 5000 + ")" * 5000,
        "Xi" * 20000,
        ", ".join(f"Name{n} Surname{n}" for n in range(2000)) + " met.",
    ],
)
def test_odd_text_never_fails_an_article(text: str) -> None:
    assert kg.extract(text, published="2020-01-01").article.text == text
