"""Turns of transcripts: who has the word, where a turn ends, and what only looks like one."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_text

pytestmark = pytest.mark.slow

BRIEFING = """\
Reuters: The bank says that its lenders have no yuan left. Does China have a comment?

Mao Ning: I have not seen the report. Trade is normal.

We hope that it will grow.

Bloomberg: When will the bridge open?

Mao Ning: Please ask the builders."""

TALKS = """\
President of Russia Vladimir Putin: Dear friend, welcome to Kazan.

Our delegations have worked hard.

President of China Xi Jinping (retranslated): Thank you. The city has changed much.

(Applause.)

Vladimir Putin: Let us begin."""


def turns(text: str) -> list[tuple[str, str, str]]:
    found = [a for a in extract_text(text, published="2024-10-22").attributions if a.rule == "speech.transcript"]
    assert all(a.kind == "direct" and a.nested_in is None for a in found)
    return [
        (a.speaker.actor.name if a.speaker else "", a.speech_act, " … ".join(text[s.start : s.end] for s in a.content))
        for a in found
    ]


def test_a_turn_goes_on_to_the_next_one() -> None:
    assert turns(BRIEFING) == [
        ("Reuters", "ask", "The bank says that its lenders have no yuan left. Does China have a comment"),
        ("Mao Ning", "assert", "I have not seen the report. Trade is normal … We hope that it will grow"),
        ("Bloomberg", "ask", "When will the bridge open"),
        ("Mao Ning", "assert", "Please ask the builders"),
    ]


def test_offices_and_brackets_are_no_words_of_the_speaker() -> None:
    assert turns(TALKS) == [
        ("Vladimir Putin", "assert", "Dear friend, welcome to Kazan … Our delegations have worked hard"),
        ("Xi Jinping", "assert", "Thank you. The city has changed much"),
        ("Vladimir Putin", "assert", "Let us begin"),
    ]


def test_questions_and_answers_have_no_known_speaker() -> None:
    assert turns("Q: Will you meet the president?\n\nA: No.\n\nQ: Why?\n\nA: He is busy.") == [
        ("", "ask", "Will you meet the president"),
        ("", "assert", "No"),
        ("", "ask", "Why"),
        ("", "assert", "He is busy"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The plan has parts.\n\nFirst: build a bridge.\n\nCost: two million rubles.\n\nMoscow: the capital of Russia.",
        "Shares moved.\n\nGazprom: The price fell by three percent.\n\nRosneft: The price rose.\n\nTraders were calm.",
        "Vladimir Putin: The president is wanted by a court.\n\nXi Jinping: The leader has a weak economy.",
        "Vladimir Putin: a life\n\nHe was born in Leningrad and studied law there.",
    ],
)
def test_lists_and_titles_are_no_transcript(text: str) -> None:
    assert turns(text) == []
