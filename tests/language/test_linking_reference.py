"""Offices by date, pronouns, pairs and nouns that take up an actor."""

from __future__ import annotations

import pytest
from linking_world import parsed, told, world

from kg.language.dates import find_dates
from kg.language.linking import find_offices, link
from kg.language.tree import Tree
from kg.records import Quotation, TextSpan

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "published", "words", "id_"),
    [
        ("The Chinese president left.", "2023-09-15", "The Chinese president", "xi-jinping"),
        ("The Chinese president left.", "2008-08-08", "The Chinese president", "hu-jintao"),
        ("In 2008 the Chinese president left.", "2023-09-15", "the Chinese president", "hu-jintao"),
        ("The Russian leader left.", "2023", "The Russian leader", "vladimir-putin"),
        ("The former Chinese president left.", "2023", "The former Chinese president", "hu-jintao"),
        ("A Chinese vice president left.", "2023", "A Chinese vice president", "chn-vice-president"),
        ("The Chinese president left.", None, "The Chinese president", "chn-president"),
        ("Wang Yi met his Russian counterpart.", "2023", "his Russian counterpart", "sergei-lavrov"),
        ("Xi met his host, Vladimir Putin.", "2023", "his host", "vladimir-putin"),
        ("It angered China, whose president left.", "2023", "whose president", "xi-jinping"),
        ("Russia said its envoy to the United Nations left.", "2023", "its envoy", "rus-envoy"),
    ],
)
def test_offices_are_held_at_a_time(text: str, published: str | None, words: str, id_: str) -> None:
    assert told(text, published=published).get(words) == id_


def test_the_article_says_who_holds_an_office() -> None:
    text = "Iranian President Hassan Rouhani spoke. The Iranian president then left."
    assert told(text)["The Iranian president"] == "hassan-rouhani"


@pytest.mark.parametrize(
    ("text", "pronoun", "id_"),
    [
        ("Xi thanked Putin. He left early.", "He", "xi-jinping"),
        ("Mao Ning answered Putin. She said that trade grew.", "She", "mao-ning"),
        ("Xi told Putin that he would come.", "he", "xi-jinping"),
        ("Xi wanted to thank him. Lavrov left.", "him", None),
        ("Iran said it would answer.", "it", "irn"),
        ("It is clear that Iran will answer.", "It", None),
        ("Iran moved its troops.", "its", "irn"),
        ("The United States and its allies left.", "its", "usa"),
        ("Xi met Lavrov. A letter came from Putin and his allies.", "his", "vladimir-putin"),
        ("Xi and Putin met. They signed a treaty.", "They", "vladimir-putin+xi-jinping"),
        ("During their call, Xi and Putin disagreed.", "their", "vladimir-putin+xi-jinping"),
        ("Russia and China praise each other.", "each other", "chn+rus"),
    ],
)
def test_pronouns(text: str, pronoun: str, id_: str | None) -> None:
    assert told(text).get(pronoun) == id_


def test_the_speaker_is_not_meant_by_a_pronoun_in_his_own_words() -> None:
    text = 'Putin met Xi. Putin said: "He is my friend."'
    article, parse = parsed(text)
    start = text.index('"')
    quotations = [Quotation(TextSpan(start, len(text)))]
    found = link(parse, article, world(), quotations=quotations)
    assert next(m.actor.id for m in found if text[m.span.start : m.span.end] == "He") == "xi-jinping"


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("Xi spoke with Putin. The two leaders agreed.", "The two leaders", "vladimir-putin+xi-jinping"),
        ("Xi spoke with Putin. The two countries agreed.", "The two countries", "chn+rus"),
        ("Russia and Iran fought. Both sides lost.", "Both sides", "irn+rus"),
        ("Xi spoke with Putin. The Chinese leaders agreed.", "The Chinese leaders", "chn-leaders"),
        (
            "Xi and Putin met. Hu hosted Lavrov. Those two men argued.",
            "Those two men",
            "hu-jintao+sergei-lavrov",
        ),
        (
            "Xi met Putin. The Chinese side spoke. The Russian side spoke. The two sides left.",
            "The two sides",
            "chn+rus",
        ),
        ("The five permanent members met.", "The five permanent members", "chn+rus+usa"),
        ("Huawei sued. The company lost.", "The company", "huawei"),
        ("Iran protested. The country wanted more.", "The country", "irn"),
        ("Huawei, the technology company, sued.", "the technology company", "huawei"),
        ("The Huawei company sued.", "The Huawei company", "huawei"),
        ("Huawei sued. The Chinese technology giant lost.", "The Chinese technology giant", "huawei"),
    ],
)
def test_phrases_that_take_up_actors(text: str, words: str, id_: str) -> None:
    assert told(text).get(words) == id_


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Chinese President Xi Jinping left.", ("xi-jinping", "head_of_state_of", "chn")),
        ("Sergei Lavrov, the Russian foreign minister, left.", ("sergei-lavrov", "foreign_minister_of", "rus")),
        ("Chinese Foreign Ministry spokeswoman Mao Ning left.", ("mao-ning", "spokesperson_of", "cn-mfa")),
        ("Jane Miller, a senior fellow at Huawei, left.", ("jane-miller", "affiliated_with", "huawei")),
        ("Jane Miller is a member of the Hungarian parliament.", ("jane-miller", "member_of", "hun-parliament")),
        ("Hungarian Prime Minister Viktor Orban left.", ("viktor-orban", "head_of_government_of", "hun")),
        ("President Xi left.", ("xi-jinping", "head_of_state_of", "chn")),
        ("Putin's regime fell.", ("vladimir-putin", "head_of_state_of", "rus")),
        ("China's foreign ministry agreed.", ("cn-mfa", "affiliated_with", "chn")),
        ("They met in Moscow, Russia, on Monday.", ("moscow", "located_in", "rus")),
        ("The partnership between Russia and China grew.", ("rus", "partner_of", "chn")),
        ("The Xi-Putin partnership grew.", ("xi-jinping", "partner_of", "vladimir-putin")),
        ("Russia is a member of the Shanghai Cooperation Organisation.", ("rus", "member_of", "sco")),
    ],
)
def test_offices_that_the_text_gives(text: str, claim: tuple[str, str, str]) -> None:
    article, parse = parsed(text)
    claims = find_offices(article, Tree(parse), link(parse, article, world()), world())
    assert claim in [(c.person.actor.id, c.relation, c.object.id) for c in claims]
    assert all(c.span.covers(c.person.span) and c.reason for c in claims)


def test_a_claim_is_valid_in_the_year_that_its_sentence_names() -> None:
    article, parse = parsed("In 2008 Chinese President Hu Jintao left.")
    dates = find_dates(parse, article.text, published=article.published)
    (claim,) = find_offices(article, Tree(parse), link(parse, article, world()), world(), dates=dates)
    assert (claim.person.actor.id, claim.valid) == ("hu-jintao", "2008")


def test_a_claim_without_a_date_leaves_open_when_it_holds() -> None:
    article, parse = parsed("Chinese President Hu Jintao left.")
    (claim,) = find_offices(article, Tree(parse), link(parse, article, world()), world())
    assert claim.valid is None


@pytest.mark.parametrize(
    "text",
    [
        "Former Chinese President Hu Jintao left.",
        "The Russian leader left.",
        "Deputy Russian Foreign Minister Igor Ivanov left.",
        "The former Chinese president left.",
        "Russia is not a member of the Shanghai Cooperation Organisation.",
        "A minister left.",
        "There is no partnership between Russia and China.",
    ],
)
def test_former_and_lesser_offices_are_no_claims(text: str) -> None:
    article, parse = parsed(text)
    assert find_offices(article, Tree(parse), link(parse, article, world()), world()) == ()


@pytest.mark.parametrize(
    ("text", "published", "words", "id_"),
    [
        ("Iran bought drones. The invasion had begun.", "2022-03", "The invasion", "war"),
        ("Iran and the United States met. The war went on.", "2023-05", "The war", "war"),
        ("The war in Iran went on. China said that the war must end.", "2023", "the war", "war"),
        ("Iran and the United States met. The war was remembered.", "2005-05", "The war", None),
        ("Iran bought drones. The war went on.", "2023-05", "The war", None),
        ("China and Russia met. The invasion hurt both.", "2023-05", "The invasion", None),
    ],
)
def test_a_war_without_a_name_is_the_only_one_that_goes_on(
    text: str, published: str, words: str, id_: str | None
) -> None:
    assert told(text, published=published).get(words) == id_
