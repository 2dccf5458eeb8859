"""Time and depth: attributions of texts that nobody would write, and of parses deeper than the interpreter's stack."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from time import process_time
from typing import TYPE_CHECKING

import pytest

from kg.extraction.attribution import SpeechLexicon, find_attributions, load_speech_lexicon
from kg.extraction.attribution.nesting import DEEPEST
from kg.language.parse import parse_article
from kg.language.quotations import find_quotations
from kg.language.tree import REACH, Tree
from kg.records import Article, Attribution, Block, Parse, Reading, Sentence, TextSpan, Token, Zone

if TYPE_CHECKING:
    from spacy.language import Language

#: text, lemma, part of speech, tag, dependency label, and how many tokens away the head is
Word = tuple[str, str, str, str, str, int]

SAID: list[Word] = [
    ("Wolf", "Wolf", "PROPN", "NNP", "nsubj", 1),
    ("said", "say", "VERB", "VBD", "ccomp", -3),
    ("that", "that", "SCONJ", "IN", "mark", 2),
]
LED: list[Word] = [("to", "to", "PART", "TO", "aux", 1), ("try", "try", "VERB", "VB", "xcomp", -2)]
BLAMED: list[Word] = [("blamed", "blame", "VERB", "VBN", "conj", -2), (",", ",", "PUNCT", ",", "punct", -1)]
WHO: list[Word] = [
    ("man", "man", "NOUN", "NN", "dobj", -1),
    ("who", "who", "PRON", "WP", "nsubj", 1),
    ("said", "say", "VERB", "VBD", "relcl", -2),
]
JOINED: list[Word] = [("denied", "deny", "VERB", "VBD", "conj", -2), ("and", "and", "CCONJ", "CC", "cc", -1)]
#: Texts by how often something is said in them.
TEXTS: dict[str, Callable[[int], str]] = {
    "clauses without a subject": lambda n: "Wolf said " * n,
    "clauses within clauses": lambda n: "She said that " * n + "Italy won.",
    "no full stop": lambda n: "Italy said Norway " * n,
    "one quotation": lambda n: '"' + "Wolf said " * n + '"',
    "many quotations": lambda n: 'Wolf said: "We will sail north." ' + '"We will sail on at dawn." ' * n,
    "phrases": lambda n: "Italy won, " + "according to her " * n,
    "adverbs": lambda n: "reportedly , " * n,
    "joined verbs": lambda n: "Italy " + "and praised and denied it " * n,
    "verbs that lead up": lambda n: "She " + "began to " * n + "say that Italy won.",
}


@cache
def lexicon() -> SpeechLexicon:
    return load_speech_lexicon()


def chain(unit: list[Word], times: int) -> Reading:
    """A sentence in which every repetition of the unit hangs on the one before."""
    words = unit * times
    text = " ".join(word[0] for word in words)
    tokens, at = [], 0
    for i, (form, lemma, pos, tag, dep, step) in enumerate(words):
        head = i + step if 0 <= i + step < len(words) else i
        tokens.append(Token(i, at, at + len(form), form, lemma, pos, tag, dep if head != i else "ROOT", head))
        at += len(form) + 1
    whole = TextSpan(0, len(text))
    article = Article("t", text, "", blocks=(Block(whole, Zone.BODY),))
    return Reading(article, Parse(tuple(tokens), (Sentence(whole, 0, len(tokens), Zone.BODY),)))


def parsed(nlp: Language, text: str) -> Reading:
    article = Article("t", text, "", blocks=(Block(TextSpan(0, len(text)), Zone.BODY),))
    return Reading(article, parse_article(article, nlp), quotations=find_quotations(article))


def seconds(reading: Reading) -> float:
    """Processor time that the attributions of a reading take, the better of two runs."""
    taken = []
    for _ in range(2):
        start = process_time()
        find_attributions(reading, lexicon())
        taken.append(process_time() - start)
    return min(taken)


def depth(found: tuple[Attribution, ...], attribution: Attribution) -> int:
    around = {a.id: a.nested_in for a in found}
    levels, above = 0, attribution.nested_in
    while above is not None:
        levels, above = levels + 1, around[above]
    return levels


@pytest.mark.slow
@pytest.mark.parametrize("unit", [SAID, LED, BLAMED, WHO, JOINED], ids=["said", "led", "blamed", "who", "joined"])
def test_a_chain_of_ten_thousand_does_not_overflow_the_stack(unit: list[Word]) -> None:
    start = process_time()
    find_attributions(chain(unit, 10_000), lexicon())
    assert process_time() - start < 20


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_about_twice_the_time(nlp: Language, name: str) -> None:
    once, twice = (seconds(parsed(nlp, TEXTS[name](n))) for n in (800, 1600))
    assert twice < 3 * once + 0.1
    assert twice < 5


def test_nesting_ends_at_the_deepest_level() -> None:
    found = find_attributions(chain(SAID, 40), lexicon())
    assert sorted(depth(found, a) for a in found) == list(range(DEEPEST + 1))


def test_no_content_goes_beyond_the_reach_of_its_verb() -> None:
    reading = chain(SAID, REACH)
    found = find_attributions(reading, lexicon())
    tokens = reading.parse.tokens
    inside = [sum(span.start <= t.start < span.end for t in tokens) for a in found for span in a.content]
    assert max(inside) <= 2 * REACH + 1


def test_a_tree_deeper_than_the_stack_is_walked() -> None:
    reading = chain(JOINED, 10_000)
    tree = Tree(reading.parse)
    assert tree.subtree(0) == list(range(REACH + 1))
    assert (tree.first(10_000), tree.last(10_000)) == (10_000, 10_000 + REACH)
    assert len(list(tree.ancestors(19_998))) == REACH
    assert len(tree.conjuncts(0)) == REACH // 2 + 1


def test_the_edges_of_a_phrase_are_those_of_its_subtree() -> None:
    tree = Tree(chain(SAID, 20).parse)
    edges = [(tree.first(i), tree.last(i)) for i in range(60)]
    assert edges == [(below[0], below[-1]) for below in (tree.subtree(i, without=("none",)) for i in range(60))]


def test_a_phrase_with_a_gap_leaves_the_words_between_out() -> None:
    words: list[Word] = [
        ("Talks", "talk", "NOUN", "NNS", "nsubj", 1),
        ("began", "begin", "VERB", "VBD", "ROOT", 0),
        ("about", "about", "ADP", "IN", "prep", -2),
        ("fish", "fish", "NOUN", "NN", "pobj", -1),
    ]
    tree = Tree(chain(words, 1).parse)
    assert tree.subtree(0) == [0, 2, 3]
    assert (tree.first(0), tree.last(0)) == (0, 3)
