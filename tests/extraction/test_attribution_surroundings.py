"""Speakers, addressees and issues of attributions, and where none may be found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.extraction.attribution import SpeechLexicon, find_attributions, load_speech_lexicon
from kg.extraction.issues import IssueFinder
from kg.language.parse import parse_article
from kg.language.quotations import find_quotations
from kg.records import (
    Actor,
    ActorType,
    Article,
    Attribution,
    Block,
    Mention,
    MentionKind,
    Reading,
    TextSpan,
    Zone,
)

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow

WOLF = Actor("anna-wolf", "Anna Wolf", ActorType.PERSON, country="CHE")
ROSSI = Actor("carlo-rossi", "Carlo Rossi", ActorType.PERSON, country="ITA")
ITALY = Actor("ita", "Italy", ActorType.COUNTRY, country="ITA")
ACTORS = {"Wolf": WOLF, "Rossi": ROSSI, "Italy": ITALY, "She": WOLF, "she": WOLF}
ISSUES = {"whaling": ("whaling", "whale hunt"), "arctic": ("Arctic",)}


@cache
def lexicon() -> SpeechLexicon:
    return load_speech_lexicon()


def read(nlp: Language, text: str, *, zone: Zone = Zone.BODY) -> tuple[Attribution, ...]:
    article = Article("t", text, "", blocks=(Block(TextSpan(0, len(text)), zone),))
    parse = parse_article(article, nlp)
    mentions = tuple(
        Mention(
            TextSpan(t.start, t.end), ACTORS[t.text], MentionKind.PRONOUN if t.pos == "PRON" else MentionKind.NAME, t.i
        )
        for t in parse.tokens
        if t.text in ACTORS
    )
    reading = Reading(article, parse, mentions, quotations=find_quotations(article))
    return find_attributions(reading, load_speech_lexicon(), issues=IssueFinder(ISSUES))


def only(nlp: Language, text: str) -> Attribution:
    outer = [a for a in read(nlp, text) if a.nested_in is None]
    assert len(outer) == 1, [a.rule for a in outer]
    return outer[0]


def test_the_speaker_is_the_linked_actor(nlp: Language) -> None:
    found = only(nlp, "Anna Wolf, the Swiss minister, said that the pass was open.")
    assert found.speaker is not None
    assert found.speaker.actor == WOLF


def test_a_pronoun_speaks_through_its_mention(nlp: Language) -> None:
    found = only(nlp, "She said that the pass was open.")
    assert found.speaker is not None
    assert found.speaker.actor == WOLF


def test_two_speakers_are_one_group(nlp: Language) -> None:
    found = only(nlp, "Wolf and Rossi said that the pass was open.")
    assert found.speaker is not None
    assert found.speaker.actor.type is ActorType.GROUP
    assert set(found.speaker.actor.members) == {WOLF, ROSSI}


def test_an_unknown_speaker_is_left_open(nlp: Language) -> None:
    assert only(nlp, "A driver said that the pass was open.").speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Wolf told Rossi that the pass was open.",
        "Wolf said to Rossi that the pass was open.",
        "“The pass is open,” Wolf told Rossi.",
    ],
)
def test_the_addressee_is_the_one_spoken_to(nlp: Language, text: str) -> None:
    found = only(nlp, text)
    assert found.addressee is not None
    assert found.addressee.actor == ROSSI


def test_who_is_told_to_act_is_no_part_of_what_is_said(nlp: Language) -> None:
    found = only(nlp, "Wolf told Rossi to leave the hut.")
    assert found.addressee is not None
    assert (found.addressee.actor, found.speech_act) == (ROSSI, "urge")
    assert found.content[0].start == len("Wolf told Rossi ")


def test_of_leads_to_those_who_own_a_demand_or_worry(nlp: Language) -> None:
    assert read(nlp, "The pact ignored the security concerns of Italy.") == ()
    found = only(nlp, "The threat of Italy to cut exports alarmed the banks.")
    assert found.speaker is not None
    assert found.speaker.actor == ITALY


def test_about_lists_actors_and_issues_of_the_content(nlp: Language) -> None:
    found = only(nlp, "Wolf said that Italy should stop whaling in the Arctic.")
    assert found.about == ("arctic", "ita", "whaling")


def test_a_statement_inside_another_names_it(nlp: Language) -> None:
    outer, inner = sorted(read(nlp, "Wolf said that Rossi denied the claim."), key=lambda a: a.nested_in is not None)
    assert inner.nested_in == outer.id
    assert inner.speaker is not None
    assert inner.speaker.actor == ROSSI


def test_speech_inside_a_quotation_is_nested(nlp: Language) -> None:
    found = read(nlp, "“Rossi told me that the pass is open,” Wolf said.")
    outer = next(a for a in found if a.nested_in is None)
    assert [a.nested_in for a in found if a.nested_in] == [outer.id]


def test_one_verb_gives_separate_statements_only_for_separate_cues(nlp: Language) -> None:
    found = read(nlp, "Wolf said that the pass was open, adding that it would close soon.")
    assert [(a.nested_in, a.speaker.actor if a.speaker else None) for a in found] == [(None, WOLF), (None, WOLF)]


def test_a_biography_says_nothing(nlp: Language) -> None:
    assert read(nlp, "Wolf has said that the pass is open.", zone=Zone.BIOGRAPHY) == ()


def test_a_caption_speaks(nlp: Language) -> None:
    found = read(nlp, "Wolf said that the pass was open.", zone=Zone.CAPTION)
    assert [a.zone for a in found] == [Zone.CAPTION]


@pytest.mark.parametrize(
    "text",
    [
        "The “old” bridge is closed.",
        "They read “War and Peace” in the train.",
        "Consider some examples.",
        "It is easy to see the mountain.",
        "The dam is intended to hold the water.",
        "They spent money to support farmers.",
        "The hall was opened on Monday.",
    ],
)
def test_nobody_is_reported(nlp: Language, text: str) -> None:
    assert [a for a in read(nlp, text) if a.nested_in is None] == []


def test_a_headline_speaker_stands_before_the_colon(nlp: Language) -> None:
    found = read(nlp, "Wolf: Pass to open in May", zone=Zone.HEADLINE)
    assert [(a.rule, a.speaker.actor if a.speaker else None) for a in found] == [("speech.headline", WOLF)]


def test_a_transcript_is_read_by_its_turns(nlp: Language) -> None:
    text = "WOLF: The pass is open.\nROSSI: We are glad of that."
    at = text.index("\n")
    blocks = (Block(TextSpan(0, at), Zone.BODY), Block(TextSpan(at + 1, len(text)), Zone.BODY))
    article = Article("t", text, "", blocks=blocks)
    found = find_attributions(Reading(article, parse_article(article, nlp)), lexicon())
    turns = [a for a in found if a.rule == "speech.transcript"]
    assert [text[a.source[0].start : a.source[0].end] for a in turns] == ["WOLF", "ROSSI"]
    assert [text[a.content[0].start : a.content[0].end] for a in turns] == ["The pass is open", "We are glad of that"]


def test_the_same_text_gives_the_same_ids(nlp: Language) -> None:
    text = "Wolf said that Rossi denied the claim."
    assert read(nlp, text) == read(nlp, text)


def test_an_empty_article_gives_nothing() -> None:
    from kg.records import Parse

    assert find_attributions(Reading(Article("t", "", ""), Parse((), ())), lexicon()) == ()


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Wolf said that she praised Italy.", ("ita",)),
        ("Wolf said that Wolf praised Italy.", ("anna-wolf", "ita")),
    ],
)
def test_a_pronoun_for_the_speaker_is_no_topic(nlp: Language, text: str, about: tuple[str, ...]) -> None:
    assert only(nlp, text).about == about
