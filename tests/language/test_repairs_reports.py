"""Repairs of verbs of saying: who says it, and which verbs go on with the saying rather than with what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.language.parse import parse_article
from kg.language.tree import Tree
from kg.records import Article, Block, TextSpan, Token, Zone

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow


def tree_of(text: str, nlp: Language) -> Tree:
    zone = Zone.BODY if text.endswith(".") else Zone.HEADLINE
    return Tree(parse_article(Article("a", text, "", blocks=(Block(TextSpan(0, len(text)), zone),)), nlp))


def verb_of(tree: Tree, word: str) -> Token:
    return next(t for t in tree.tokens if t.text == word)


SPEAKERS = [
    ("If prices rise, warns the bank, trade will shrink.", "warns", "bank"),
    ("The guests, the mayor alleged at the trial, were spying on him.", "alleged", "mayor"),
    ("The border is safe for now, Peru and Chile both insist.", "insist", "Peru"),
    ("Russia, Mr Lavrov had told Chinese media in Harbin, must move away from the dollar.", "move", "Russia"),
    ("The two towns, said the mayor, whose own career began there, share a river.", "share", "towns"),
    ("Without Peru, argues Anna Wolf, the league would have failed.", "failed", "league"),
    ("Lula tells Putin China wants peace", "wants", "China"),
    ("As the treaty states, neither side may cheat.", "states", "treaty"),
    ("Few in Lima doubt that Chile has the upper hand.", "doubt", "Few"),
    ("The debt, said to be worth a billion, was left to the experts.", "left", "debt"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), SPEAKERS)
def test_who_says_or_does_it(text: str, verb: str, subject: str, nlp: Language) -> None:
    tree = tree_of(text, nlp)
    found = tree.child(verb_of(tree, verb).i, "nsubj", "nsubjpass")
    assert found is not None
    assert found.text == subject


JOINED = [
    ("Lavrov said Russia would respond and warned that the response would hurt.", "warned", "said"),
    ("Wolf said the dam would be mended in May, and added that the town was safe.", "added", "said"),
    ("The coach said that the pitch was wet, and his captain replied that it had dried.", "replied", "said"),
    ("The premier said the yuan was stable, praised the bank and promised help.", "praised", "said"),
    ("The envoy praised the plan, said it was fair and urged both sides to sign.", "said", "praised"),
    ("Its authors recommend closing the banks involved and caution against hope.", "caution", "recommend"),
    # what is said goes on
    ("The ministry said the firm had sold the chips and lied about it.", "lied", "sold"),
    ("Wolf said the border was calm and the armies were in contact.", "were", "was"),
    ("Wolf said that Peru had left, and that Chile had stayed.", "stayed", "left"),
]


@pytest.mark.parametrize(("text", "verb", "first"), JOINED)
def test_what_goes_on_with_what(text: str, verb: str, first: str, nlp: Language) -> None:
    tree = tree_of(text, nlp)
    token = verb_of(tree, verb)
    assert token.dep == "conj"
    assert tree.tokens[token.head].text == first


def test_a_day_between_cue_and_clause_is_that_of_the_saying(nlp: Language) -> None:
    tree = tree_of("Moscow said on Tuesday it would reopen its consulate, and send a new consul in July.", nlp)
    assert tree.tokens[verb_of(tree, "on").head].text == "said"
    tree = tree_of("Moscow said that on Tuesday it would reopen its consulate.", nlp)
    assert tree.tokens[verb_of(tree, "on").head].text == "reopen"
