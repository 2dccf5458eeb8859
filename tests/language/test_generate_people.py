"""Nouns for people out of a WordNet of a few lines."""

from __future__ import annotations

import pytest

from kg.language.linking.generate_people import nouns_for_people
from kg.resources import resource

DATA = """\
  1 a line of the licence
00000001 03 n 01 person 0 000 | a human being
00000002 18 n 02 worker 0 hand 1 001 @ 00000001 n 0000 | who works
00000003 18 n 01 welder 0 002 @ 00000002 n 0000 + 00000009 v 0101 | who welds
00000004 06 n 01 hand 0 000 | the end of an arm
00000005 18 n 01 Luddite 0 001 @ 00000002 n 0000 | who breaks machines
00000006 18 n 01 fool 0 001 @ 00000001 n 0000 | who lacks sense
00000007 18 n 01 night_watchman 0 001 @ 00000002 n 0000 | who watches
""".splitlines()
INDEX = """\
  1 a line of the licence
fool n 1 1 @ 1 0 00000006
hand n 2 1 @ 2 0 00000004 00000002
luddite n 1 1 @ 1 0 00000005
night_watchman n 1 1 @ 1 0 00000007
person n 1 0 1 1 00000001
welder n 1 1 @ 1 0 00000003
worker n 1 1 @ 1 1 00000002
""".splitlines()


@pytest.mark.parametrize(
    ("kinds", "words"), [(["worker 1"], ["welder", "worker"]), (["person 1"], ["fool", "person", "welder", "worker"])]
)
def test_only_plain_words_that_mean_people_of_the_kinds_are_taken(kinds: list[str], words: list[str]) -> None:
    assert nouns_for_people(DATA, INDEX, kinds) == words


def test_the_shipped_list_is_sorted_and_carries_its_licence() -> None:
    lines = resource("rules", "people.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(set(words))
    assert "exporter" in words
    assert "adapter" not in words
    assert any("WordNet 3.0 Copyright 2006 by Princeton University" in line for line in lines)
