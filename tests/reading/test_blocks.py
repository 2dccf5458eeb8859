"""Splitting: each visible character in exactly one block, wrapped paragraphs whole."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading.blocks import fold, split_lines
from kg.reading.zones import zone_text

PROSE = (
    "The foreign ministers of the two states spoke for an hour about the border, the river bridges and the railway "
    "line that is to be opened in autumn. They agreed that experts should meet again before the end of the month, and "
    "that nobody would speak about the draft before then. A spokeswoman called the tone of the talks businesslike and "
    "said that both delegations had been content with the outcome of the day."
)


def texts(text: str) -> list[str]:
    return [text[slice(*line.span)] for line in split_lines(text)]


def test_each_line_is_a_block() -> None:
    assert texts("Menu\nA title\n\nA sentence.\n") == ["Menu", "A title", "A sentence."]


def test_carriage_returns_keep_offsets() -> None:
    assert texts("One.\r\n\r\nTwo.\r\n") == ["One.", "Two."]
    assert [line.apart for line in split_lines("One.\r\nTwo.\r\n\r\nThree.")] == [True, False, True]


def test_byte_order_mark_is_in_no_block() -> None:
    assert split_lines("\ufeffOne.")[0].span == (1, 5)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_hard_wrapped_paragraphs_stay_whole(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(PROSE, width) for _ in range(3))
    assert [" ".join(text.split()) for text in texts("A short title\n\n" + wrapped)] == ["A short title", *[PROSE] * 3]


def test_wrapped_paragraphs_without_blank_lines_are_told_apart() -> None:
    short = "It was a short day, and it ended early."
    wrapped = "\n".join([textwrap.fill(PROSE, 72), short, textwrap.fill(PROSE, 72)])
    assert [" ".join(text.split()) for text in texts(wrapped)] == [PROSE, short, PROSE]


def test_list_of_headlines_is_not_taken_for_wrapped_text() -> None:
    headlines = [
        "Ministers Open a Bridge Over the River After Years of Delay",
        "Traders Wait for Trucks at the Border Station in the Steppe",
        "Farmers Sell Soy Beans to the North in Ever Larger Numbers",
    ]
    assert texts("\n".join(headlines)) == headlines


def test_one_sentence_a_line_is_not_taken_for_wrapped_text() -> None:
    sentences = [sentence.strip() + "." for sentence in PROSE.split(".") if sentence.strip()]
    assert texts("\n".join(sentences)) == sentences


def test_fold_keeps_length() -> None:
    text = "“Xi’s”\xa0– «да»… — ‘x’"
    assert len(fold(text)) == len(text)
    assert fold("it’s") == "it's"


LINE = st.sampled_from(
    [
        "",
        " ",
        "Skip to content",
        "By Jane Doe",
        "21 March 2023",
        "Talks end in Sochi",
        "Already a subscriber? Log in.",
        "  • a point of the list",
        "The two envoys met in the capital on Monday and signed a short paper about fish.",
        "MOSCOW, May 3 (TASS) — The two envoys met in the capital again and signed a paper on timber.",
        "The envoys in the garden of the embassy, 3 May 2021 (Photo by Jane Doe/Example).",
        "Photo: Example Pictures",
        "Jane Doe is a fellow at an institute.",
        "\u200bодна строка\xa0",
        PROSE,
    ]
)


LINES = st.lists(st.one_of(LINE, st.text(max_size=40)), max_size=14)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\r"])


@settings(derandomize=True, database=None, deadline=None)
@given(LINES, ENDS)
def test_blocks_partition_the_visible_text(lines: list[str], end: str) -> None:
    text = end.join(lines)
    blocks = zone_text(text).blocks
    covered = [i for block in blocks for i in range(*block.span)]
    assert covered == sorted(set(covered))
    assert {i for i, char in enumerate(text) if not char.isspace() and char not in "\u200b\u2060\ufeff"} <= set(covered)
    pieces = [text[slice(*block.span)] for block in blocks]
    assert all(pieces)
    assert pieces == [piece.strip() for piece in pieces]
