"""What a statement is about: events that come again, what is voted on, relations of the two states."""

from __future__ import annotations

import pytest

from kg.pipeline import _default_extractor
from kg.reading.article import read_article_text

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("published", "text", "topic", "is_about"),
    [
        ("2021-12-15", "Putin and Xi agreed to meet at the Beijing Olympics.", "winter-olympics-2022", True),
        ("2008-08-10", "Putin said he would attend the Beijing Olympics.", "summer-olympics-2008", True),
        ("2015-08-10", "Putin said he remembered the Beijing Olympics.", "summer-olympics-2008", False),
        ("2014-03-16", "The United States wrote a draft. Churkin said that he would vote against it.", "usa", False),
        ("2014-05-21", "Putin and Xi said that ties between their countries were good.", "strategic-partnership", True),
        ("2014-05-21", "Xi and Modi said that ties between their countries were good.", "strategic-partnership", False),
    ],
)
def test_topics(published: str, text: str, topic: str, is_about: bool) -> None:
    found = _default_extractor().extract_all([read_article_text(text, published=published)])[0]
    assert (topic in found.attributions[-1].about) == is_about
