"""Pairing of quotation marks: what opens, what closes, and what is only an apostrophe."""

from __future__ import annotations

import time

import pytest

from kg.language.quotations import find_quotations, outermost
from kg.records import Article, Block, TextSpan, Zone


def article(text: str, zone: Zone = Zone.BODY) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(TextSpan(at, at + len(line)), zone))
        at += len(line) + 1
    return Article("q", text, "", blocks=tuple(blocks))


def quoted(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find_quotations(article(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said: “No.”", ["“No.”"]),
        ('She said: "No."', ['"No."']),
        ("She said: ''No.''", ["''No.''"]),
        ("She said: ``No.''", ["``No.''"]),
        ("She said: «No.»", ["«No.»"]),
        ("She said: ‘No.’", ["‘No.’"]),
        ("She said: 'No.'", ["'No.'"]),
        ('"One," he said, "two."', ['"One,"', '"two."']),
        ('He went—"gladly"—home.', ['"gladly"']),
        ("(“Never,” she added.)", ["“Never,”"]),
        ("“He said ‘go’ twice.”", ["“He said ‘go’ twice.”", "‘go’"]),
        ("“He told “them” to go.”", ["“He told “them” to go.”", "“them”"]),
        ("‘The leaders’ meeting was long,’ she said.", ["‘The leaders’ meeting was long,’"]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The leaders’ plan isn’t ready.",
        "The leaders' plan isn't ready.",
        "Rock 'n' roll of the '90s.",
        "’Tis the season, and ‘twas cold.",
        "He is 6'2\" tall.",
        "A closing mark” without a partner.",
        "An opening mark “ in the open.",
        "It grew by 5 per cent.",
        "",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_text_can_be_one_quotation() -> None:
    assert quoted("“All of it.”") == ["“All of it.”"]


def test_a_paragraph_may_end_inside_a_quotation() -> None:
    text = "He said: “One thing.\n“Another thing.”"
    found = find_quotations(article(text))
    assert [(text[q.span.start : q.span.end], q.open_ended) for q in found] == [
        ("“One thing.", True),
        ("“Another thing.”", False),
    ]


def test_a_quotation_closed_in_the_next_paragraph_without_a_reopened_mark() -> None:
    text = "He said: “One thing.\nAnother thing.”"
    assert quoted(text) == ["“One thing.", "Another thing.”"]


def test_a_forgotten_closing_mark_ends_with_the_paragraph() -> None:
    text = "He said: “One thing.\nThen he left."
    found = find_quotations(article(text))
    assert [(text[q.span.start : q.span.end], q.open_ended) for q in found] == [("“One thing.", False)]


def test_boilerplate_has_no_quotations() -> None:
    assert find_quotations(article("“Subscribe.”", Zone.BOILERPLATE)) == ()


def test_outermost_leaves_nested_quotations_out() -> None:
    text = "“He said ‘go’ twice,” and “left.”"
    kept = outermost(find_quotations(article(text)))
    assert [text[q.span.start : q.span.end] for q in kept] == ["“He said ‘go’ twice,”", "“left.”"]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 10_000 + "a" + "”" * 10_000,
        "“a " * 10_000,
        "a” " * 10_000,
        "“‘" * 5_000 + "a" + "’”" * 5_000,
        '"a ' * 10_000,
        "‘leaders’ plan " * 5_000,
        "''" * 10_000,
    ],
    ids=["nested", "never closed", "never opened", "alternating", "straight", "possessive", "doubled"],
)
def test_odd_marks_take_linear_time(text: str) -> None:
    started = time.perf_counter()
    found = find_quotations(article(text))
    assert time.perf_counter() - started < 2
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
