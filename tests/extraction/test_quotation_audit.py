"""Every quotation is somebody's words, or it is said why it is nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.exchange import to_records
from kg.extraction.attribution.audit import is_title
from kg.pipeline import extract_text
from kg.records import Extraction, Quoted
from kg.resources import resource

pytestmark = pytest.mark.slow


def told(text: str) -> list[tuple[str, str]]:
    """Who is heard in each quotation of a text, or why nobody is."""
    found = extract_text(text, published="2022-09-25")
    return [(text[q.span.start : q.span.end], _answer(found, q)) for q in found.quotations]


def _answer(found: Extraction, quoted: Quoted) -> str:
    speaker = next((a.speaker for a in found.attributions if a.id == quoted.attribution), None)
    assert bool(quoted.reason) == (speaker is None)
    return speaker.actor.name if speaker is not None else quoted.reason


@pytest.mark.parametrize("path", sorted(resource("sources").glob("*.txt")), ids=lambda path: path.stem)
def test_in_every_sample_each_quotation_has_a_speaker_or_a_reason(path: Path) -> None:
    found = extract_text(path.read_text(encoding="utf-8"), published="2020-01-01")
    statements = {a.id: a for a in found.attributions}
    for quoted in found.quotations:
        assert quoted.reason or statements[quoted.attribution or ""].speaker is not None


def test_speakers_are_found() -> None:
    text = "“The talks were useful,” Wang Yi said. “We will meet again.” Sergei Lavrov called them “frank.”"
    assert [answer for _, answer in told(text)] == ["Wang Yi", "Wang Yi", "Sergei Lavrov"]


def test_a_subject_outside_of_its_quotation_speaks() -> None:
    assert told("Wang Yi “praised the accord between the two capitals.”")[0][1] == "Wang Yi"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The film “The Last Harvest” opened in Kazan.", "a name or a title"),
        ("The navies held “Northern Shield 2019” off Vladivostok.", "a name or a title"),
        ("The report avoids the word “invasion” throughout.", "words held up as words"),
        ("The so-called “peace bloc” met in Omsk.", "words held up as words"),
        (
            "The “peace dividend” never came to Omsk.",
            "words set off by marks, which no verb of speech or thought takes",
        ),
        ("The trip, though billed as an “outing,” was long.", "a passive that names nobody"),
        ("The drums fell silent in Omsk. “ ” The end came.", "no words between the marks"),
    ],
)
def test_what_is_nobodys_words_has_a_reason(text: str, reason: str) -> None:
    assert told(text)[0][1] == reason


def test_a_title_is_told_by_its_capitals() -> None:
    assert is_title("“Treaty of Good-neighborliness and Friendship”")
    assert not is_title("“Treaty of friendship”")
    assert not is_title("“…”")


def test_only_outermost_quotations_count() -> None:
    assert len(told("“He told me ‘Go home,’ and I went,” Sergei Lavrov said.")) == 1


def test_headlines_count_and_offers_do_not() -> None:
    found = extract_text(
        "Lavrov: “We are ready”\n\nSergei Lavrov arrived in Beijing on Monday.", published="2022-09-25"
    )
    assert len(found.quotations) == 1


def test_quotations_are_records() -> None:
    found = extract_text("“We are ready,” Wang Yi said.", published="2022-09-25")
    (record,) = [r for r in to_records(found) if r["record"] == "quotation"]
    (statement,) = [r for r in to_records(found) if r["record"] == "attribution"]
    assert record["span"] == [0, 15]
    assert record["attribution"] == statement["id"]
    assert record["reason"] == ""
