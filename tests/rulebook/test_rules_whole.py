"""The rule language on real sentences, from file to event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.pipeline import Extractor, load_extractor
from kg.reading.article import read_article_text

if TYPE_CHECKING:
    from kg.records import Event

pytestmark = pytest.mark.slow

TRAVELS = Path(__file__).parent / "travels.yaml"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor(rules=[TRAVELS])


def events(extractor: Extractor, text: str) -> list[Event]:
    (extraction,) = extractor.extract([read_article_text(text)])
    return list(extraction.events)


def test_rules_of_ones_own_find_their_examples_and_leave_their_near_misses() -> None:
    result = CliRunner().invoke(cli, ["rules", "test", "travels", "--rules", str(TRAVELS)])
    assert result.exit_code == 0, result.output
    assert " 0 wrong" in result.output


def test_an_event_takes_fillers_of_the_one_it_is_built_on(extractor: Extractor) -> None:
    visit, meeting = events(extractor, "During his visit to Moscow, Xi Jinping held talks on trade.")
    assert (visit.rule, meeting.rule) == ("meetings.visit", "travels.talks")
    assert {filler.actor.id for filler in meeting.participants} == {"xi-jinping", "rus"}
    assert {filler.actor.id for filler in meeting.place} == {"moscow"}


def test_a_place_does_not_take_part(extractor: Extractor) -> None:
    _, meeting = events(extractor, "During his visit to Moscow, Xi Jinping held talks on trade.")
    assert "moscow" not in {filler.actor.id for filler in meeting.participants}


@pytest.mark.parametrize(
    "text", ["Xi Jinping announced that Wang Yi would visit Moscow.", "China announced a visit of Li Qiang to Minsk."]
)
def test_a_blocked_rule_makes_no_event_of_what_is_embedded(text: str, extractor: Extractor) -> None:
    assert [event.rule for event in events(extractor, text)] == ["travels.announce"]


def test_what_stands_beside_is_not_blocked(extractor: Extractor) -> None:
    text = "Xi Jinping announced a reform and later visited Moscow."
    assert [event.rule for event in events(extractor, text)] == ["travels.announce", "meetings.visit"]
