"""Who published an article, as an actor of the registry."""

from __future__ import annotations

import pytest

from kg.extraction.capacities import Offices
from kg.reading.article import read_article_text
from kg.records import Article
from kg.registry.load import load_registry
from kg.registry.lookup import RegistryIndex, index_of
from kg.resolve.publishers import publisher_of, side_of, unknown_issuer


@pytest.fixture(scope="module")
def index() -> RegistryIndex:
    return index_of(load_registry())


def article(publisher: str | None, issuer: str | None = None) -> Article:
    text = read_article_text("Nothing happened.")
    return Article(text.id, text.text, text.sha256, publisher=publisher, issuer=issuer)


@pytest.mark.parametrize(
    ("publisher", "issuer", "found"),
    [
        ("TASS", None, "tass"),
        ("Xinhua News Agency", None, "xinhua"),
        ("The Washington Post (Opinions)", None, "washington-post"),
        ("Ministry of Foreign Affairs of China", None, "cn-mfa"),
        ("Sample Readout Service", "kremlin", "kremlin"),
        ("Sample Readout Service", "МИД РФ", "ru-mfa"),
        (None, "cn-mfa", "cn-mfa"),
        ("Sample Wire", None, None),
        ("China", None, None),  # a state publishes nothing under its own name
        ("Xi Jinping", None, None),
        ("Sample Wire", "no-such-body", None),
        (None, None, None),
    ],
)
def test_publisher_of_an_article(index: RegistryIndex, publisher: str | None, issuer: str | None, found: str | None):
    actor = publisher_of(article(publisher, issuer), index)
    assert (actor.id if actor else None) == found


def test_an_issuer_that_nobody_knows_is_told(index: RegistryIndex) -> None:
    (warning,) = unknown_issuer(article("Sample Wire", "no-such-body"), index)
    assert "no-such-body" in warning
    assert unknown_issuer(article("Sample Wire", "kremlin"), index) == ()
    assert unknown_issuer(article("Sample Wire"), index) == ()


@pytest.mark.parametrize(
    ("publisher", "side"),
    [
        ("kremlin", "rus"),
        ("cn-mfa", "chn"),
        ("xinhua", "chn"),
        ("global-times", "chn"),
        ("tass", "rus"),
        ("washington-post", None),  # its owners alone decide
        ("bbc", None),  # the public's, by law
        ("gazprom", None),  # a company speaks for itself
        (None, None),
    ],
)
def test_whose_side_a_publisher_tells(index: RegistryIndex, publisher: str | None, side: str | None) -> None:
    entries = index.registry.entries
    states = {code: entries[code.lower()].actor for code in ("RUS", "CHN", "USA", "GBR")}
    actor = entries[publisher].actor if publisher else None
    found = side_of(actor, index, Offices(index, states, frozenset()), states)
    assert (found.id if found else None) == side
