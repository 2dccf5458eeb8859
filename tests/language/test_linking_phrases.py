"""What nouns and pronouns stand for: one row a rule of the linker, read with the shipped registry."""

from __future__ import annotations

from functools import cache

import pytest

from kg.pipeline import Extractor, load_extractor
from kg.reading.article import read_article_text
from kg.records import Extraction, Mention

pytestmark = pytest.mark.slow

PHRASES = [
    # several holders at once
    (
        "2016-01-02",
        "The presidents of Russia and China met.",
        "The presidents of Russia and China",
        "vladimir-putin+xi-jinping",
    ),
    (
        "2016-01-02",
        "The Russian and Chinese foreign ministers met.",
        "The Russian and Chinese foreign ministers",
        "sergei-lavrov+wang-yi",
    ),
    ("2016-01-02", "The two ministers, Sergei Lavrov and Wang Yi, met.", "The two ministers", "sergei-lavrov+wang-yi"),
    (
        "2009-06-16",
        "The leaders of Brazil, India and China met.",
        "The leaders of Brazil, India and China",
        "hu-jintao+luiz-inacio-lula-da-silva+manmohan-singh",
    ),
    # who stands over against somebody
    ("2019-06-05", "Xi Jinping thanked his Russian counterpart.", "his Russian counterpart", "vladimir-putin"),
    ("2019-06-05", "Vladimir Putin received Xi Jinping. Xi thanked his host.", "his host", "vladimir-putin"),
    (
        "2019-06-05",
        "Wang Yi told his Kazakh counterpart, Beibut Atamkulov, that he agreed.",
        "his Kazakh counterpart",
        "beibut-atamkulov",
    ),
    ("2013-03-16", "Xi Jinping praised his predecessor.", "his predecessor", "hu-jintao"),
    (
        "2023-08-01",
        "Wang Yi replaced Qin Gang, his predecessor as foreign minister.",
        "his predecessor as foreign minister",
        "qin-gang",
    ),
    # what is somebody's
    ("2019-06-05", "Russia and China will withdraw their troops.", "their troops", "chn-troops+rus-troops"),
    ("2019-06-05", "Vladimir Putin and Xi Jinping praised the ties of their countries.", "their countries", "chn+rus"),
    ("2019-06-05", "Sergei Lavrov spoke at length. His ministry published the text.", "His ministry", "ru-mfa"),
    ("2019-06-05", "They met in the Kazakh capital.", "the Kazakh capital", "astana"),
    (
        "2010-06-11",
        "The Shanghai Cooperation Organisation met, and its members signed a text.",
        "its members",
        "chn+kaz+kgz+rus+tjk+uzb",
    ),
    ("2023-06-11", "Dmytro Kuleba said that his president would come.", "his president", "volodymyr-zelensky"),
    # groups
    ("2019-06-05", "Vladimir Putin met Xi Jinping. Both sides signed a text.", "Both sides", "chn+rus"),
    ("2019-06-05", "Russia and China abstained. Neither state explained why.", "Neither state", "chn+rus"),
    (
        "2019-06-05",
        "Xi toured Kazakhstan, Kyrgyzstan and Uzbekistan. The three countries have much gas.",
        "The three countries",
        "kaz+kgz+uzb",
    ),
    ("2019-06-05", "The five Central Asian states agreed.", "The five Central Asian states", "kaz+kgz+tjk+tkm+uzb"),
    ("2019-06-05", "Rosneft sued Gazprom. The two companies later agreed.", "The two companies", "gazprom+rosneft"),
    # taken up again
    ("2019-06-05", "The UN Security Council met. The Council adopted a text.", "The Council", "unsc"),
    (
        "2019-06-05",
        "Gazprom met the CNPC at the Kremlin. The ministry was absent, but NATO sent a note. The alliance was worried.",
        "The alliance",
        "nato",
    ),
    ("2019-06-05", "The rumour stood in Izvestia. The newspaper gave no source.", "The newspaper", "izvestia"),
    (
        "2004-06-05",
        "Colin Powell spoke first. The secretary of state looked tired.",
        "The secretary of state",
        "colin-powell",
    ),
    (
        "2019-06-05",
        "Sergei Lavrov arrived late. The Russian minister apologised.",
        "The Russian minister",
        "sergei-lavrov",
    ),
    (
        "2019-06-05",
        "The ships passed the Taiwan Strait. They left the strait on Monday.",
        "the strait",
        "taiwan-strait",
    ),
    # pronouns
    ("2019-06-05", "France asked Iran to open its plants.", "its", "irn"),
    ("2019-06-05", "Russia sells gas to India, which pays its bills in roubles.", "its", "ind"),
    ("2019-06-05", "During their call, Xi Jinping and Vladimir Putin agreed.", "their", "vladimir-putin+xi-jinping"),
    ("2019-06-05", '"We will answer," Sergei Lavrov said.', "We", "rus"),
    ("2019-06-05", '"I was not informed," Sergei Lavrov said.', "I", "sergei-lavrov"),
    # names
    ("1985-06-05", "Moscow rejected the offer.", "Moscow", "sun"),
    ("2019-06-05", "Moscow rejected the offer.", "Moscow", "rus"),
    ("2019-06-05", "Brussels prepared new sanctions.", "Brussels", "eu"),
    ("2012-06-05", "Assad asked for time.", "Assad", "bashar-al-assad"),
    ("2014-06-05", "Premier Li left Beijing. Li will be back on Monday.", "Li will", "li-keqiang"),
]


@cache
def _extractor() -> Extractor:
    return load_extractor()


@cache
def _extractions() -> list[Extraction]:
    """Every row read in one go."""
    articles = [read_article_text(text, published=published) for published, text, _, _ in PHRASES]
    return list(_extractor().extract(articles))


def _meant(mention: Mention) -> str:
    members = mention.actor.members
    return "+".join(sorted(m.id for m in members)) if members else mention.actor.id


@pytest.mark.parametrize("number", range(len(PHRASES)), ids=[f"{row[2]} {row[0]}" for row in PHRASES])
def test_a_phrase_means(number: int) -> None:
    _, text, phrase, who = PHRASES[number]
    start = text.rindex(phrase)
    here = [m for m in _extractions()[number].mentions if m.span.start == start]
    widest = max(here, key=lambda m: m.span.end, default=None)
    assert widest is not None, [text[m.span.start : m.span.end] for m in _extractions()[number].mentions]
    assert _meant(widest) == who, widest.reason
    assert widest.rule.startswith("linking."), widest


def test_what_stays_open_keeps_its_candidates_and_no_rule_sees_it() -> None:
    text = "Wang Yi and Sergei Lavrov spoke. Later Sergei Lavrov met Wang Yi, and he signed a text."
    article = read_article_text(text, published="2019-06-05")
    reading = _extractor().read(article)
    for mention in reading.unsettled:
        assert len(mention.candidates) > 1
        assert mention not in reading.mentions


def test_an_office_that_several_held_in_a_year_keeps_them_all() -> None:
    article = read_article_text("In 2008 the Russian president spoke.", published="2023-01-01")
    (mention,) = [m for m in _extractor().read(article).mentions if m.candidates]
    assert [actor.id for actor in mention.candidates] == ["dmitry-medvedev", "vladimir-putin"]
    assert mention.actor.id == "dmitry-medvedev-or-vladimir-putin"
    assert mention.rule == "linking.office-open"
