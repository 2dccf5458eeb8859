"""Words, names and groups: what needs no parse."""

from __future__ import annotations

import pytest
from linking_world import world

from kg.language.linking.actors import joint
from kg.language.linking.gazetteer import compile_gazetteer
from kg.language.linking.lexicon import load_lexicon
from kg.language.linking.pieces import fold, pieces_of, slug, split
from kg.records import Actor, ActorType, Token


def _tokens(*words: str) -> list[Token]:
    found, at = [], 0
    for number, word in enumerate(words):
        found.append(Token(number, at, at + len(word), word, word.lower(), "PROPN", "NNP", "dep", 0))
        at += len(word) + 1
    return found


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (["U.S.-China"], ["U.S.", "China"]),
        (["Kim", "Jong-un"], ["Kim", "Jong", "un"]),
        (["People's"], ["People", "'s"]),
        (["al-Assad"], ["al", "Assad"]),
    ],
)
def test_hyphens_and_possessives_cut_words(words: list[str], pieces: list[str]) -> None:
    assert [p.text for p in pieces_of(_tokens(*words))] == pieces


def test_a_hyphen_glues_the_word_after_it() -> None:
    assert [p.glued for p in pieces_of(_tokens("U.S.-China"))] == [False, True]


def test_offsets_of_pieces_are_those_of_the_text() -> None:
    second = pieces_of(_tokens("the", "U.S.-China"))[2]
    assert (second.text, second.start, second.end) == ("China", 9, 14)


@pytest.mark.parametrize(("name", "key"), [("Nicolás", "nicolas"), ("U.N.", "un"), ("Orbán", "orban")])
def test_folding_drops_accents_stops_and_capitals(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(("name", "id_"), [("Nicolás Maduro", "nicolas-maduro"), ("!?", "unnamed")])
def test_slug(name: str, id_: str) -> None:
    assert slug(name) == id_


def test_names_are_split_like_text() -> None:
    assert split("People’s Republic of Korea") == ["People", "'s", "Republic", "of", "Korea"]


def test_the_longest_name_matches() -> None:
    gazetteer = compile_gazetteer(world())
    hit = gazetteer.match(pieces_of(_tokens("Vladimir", "Putin", "said")), 0)
    assert hit is not None
    assert hit[0].keys == ("vladimir", "putin")


@pytest.mark.parametrize(("word", "found"), [("US", True), ("us", False), ("U.S.", True), ("russia", False)])
def test_capitals_decide(word: str, found: bool) -> None:
    assert (compile_gazetteer(world()).match(pieces_of(_tokens(word)), 0) is not None) is found


def test_bodies_are_filed_without_their_state() -> None:
    assert compile_gazetteer(world()).bodies[("CHN", "foreign ministry")].id == "cn-mfa"


def test_a_group_is_the_same_in_any_order() -> None:
    one, two = (Actor(name, name, ActorType.COUNTRY, None, name.upper()) for name in ("chn", "rus"))
    assert joint([one, two]).id == joint([two, one]).id
    assert joint([one, two]).members == joint([two, one]).members


def test_a_group_of_one_is_that_one() -> None:
    one = Actor("chn", "China", ActorType.COUNTRY, None, "CHN")
    assert joint([one, one]) is one


def test_the_longest_title_wins() -> None:
    titles = load_lexicon().titles
    assert titles.ending(["deputy", "foreign", "minister"]) == (3, "other")
    assert titles.ending(["russian", "foreign", "minister"]) == (2, "foreign_minister")
    assert titles.ending(["table"]) is None
