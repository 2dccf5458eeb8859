"""Zoning: what of a page is the article, decided block by block."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.reading.blocks import split_lines
from kg.reading.zonerules import ZoneRule, load_zone_rules
from kg.reading.zones import zone_text

RULES = load_zone_rules().rules
LEAD = "The prime ministers of the two states opened a railway bridge over the river on Tuesday, officials said."
MORE = "Freight trains are to use the bridge from June, and passenger trains in the year after, the operator said."
LAST = "The old ferry will stop running once the trains have begun to cross the river every hour of the day."


def zoned(text: str, **known: str) -> list[tuple[str, str, str]]:
    """(zone, reason, start of the text) of each block."""
    return [(b.zone.value, b.reason, text[slice(*b.span)][:40]) for b in zone_text(text, **known).blocks]


def labels(text: str, **known: str) -> list[tuple[str, str]]:
    return [(zone, reason) for zone, reason, _ in zoned(text, **known)]


def inside(line: str) -> tuple[str, str]:
    """How a line is zoned that stands between paragraphs of an article."""
    return labels(f"A bridge is opened\n\n{LEAD}\n\n{line}\n\n{MORE}\n\n{LAST}")[2]


def first_rule(text: str) -> str | None:
    (line,) = split_lines(text)
    return next((rule.id for rule in RULES if rule.fits(line)), None)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.examples])
def test_rule_fits_its_examples(rule: ZoneRule, text: str) -> None:
    assert first_rule(text) == rule.id


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.near_misses])
def test_no_rule_fits_a_near_miss(text: str) -> None:
    assert first_rule(text) is None


@pytest.mark.parametrize(
    ("line", "zone", "reason"),
    [
        ("Read more: What the bridge cost", "boilerplate", "related"),
        ("Advertisement", "boilerplate", "navigation"),
        ("Sign up for our weekly newsletter and never miss a story.", "boilerplate", "offer"),
        ("Share this article", "boilerplate", "share"),
        ("We use cookies to understand how our pages are used.", "boilerplate", "cookies"),
        ("© 2024 Example Press. All rights reserved.", "boilerplate", "copyright"),
        ("Photograph: Jane Doe/Example Pictures", "boilerplate", "credit"),
        ("FILE PHOTO: The bridge before it was painted.", "caption", "picture"),
        (
            "The ministers shake hands on the bridge at Heihe, China, 10 June 2022.",
            "caption",
            "picture-scene",
        ),
        ("Editor's note: This report was first published in 2022.", "body", "editors-note"),
        ("Ministers open bridge as trade between neighbours rises again", "boilerplate", "teaser"),
        ("As freight grows, operators see the old ferry lose its trade", "boilerplate", "teaser"),
        ("Why the operators see a bridge as the better choice", "body", ""),
        ("The price of a bridge", "body", ""),
        ("A question of trust?", "body", ""),
        ("Both states are dishonest about the price.", "body", ""),
        ("The operators say the bridge will make the ferry superfluous by June.", "body", ""),
        ("“We welcome comments of every kind,” the mayor said.", "body", ""),
        ("The ministry was not able to comment.", "body", ""),
        ("By June, the trains will run.", "body", ""),
    ],
)
def test_line_between_paragraphs(line: str, zone: str, reason: str) -> None:
    assert inside(line) == (zone, reason)


def test_one_sentence_is_body() -> None:
    assert labels("Subscribe today.") == [("body", "")]
    assert labels(LEAD) == [("body", "")]


def test_first_line_is_the_headline() -> None:
    assert zoned(f"A bridge is opened\n\n{LEAD}")[0] == ("headline", "first-line", "A bridge is opened")


def test_first_line_that_ends_like_a_sentence_is_body() -> None:
    assert labels(f"The bridge is open.\n\n{LEAD}")[0] == ("body", "")


def test_headline_counts_once_and_page_title_is_no_headline() -> None:
    text = f"Skip to content\nA bridge is opened\nLog in\n\nA bridge is opened\n\n{LEAD}"
    assert labels(text)[:4] == [
        ("boilerplate", "skip-link"),
        ("boilerplate", "repeated-headline"),
        ("boilerplate", "navigation"),
        ("headline", "repeated-line"),
    ]


def test_first_of_two_headlines_counts_when_nothing_stands_between() -> None:
    text = f"A bridge is opened\n\nA bridge is opened\n{LEAD}"
    assert [zone for zone, _ in labels(text)] == ["headline", "boilerplate", "body"]


def test_known_title_is_found_below_masthead_and_kicker() -> None:
    text = f"The Example Post\n\nWorld affairs\n\nA “bridge” is opened\n\nFirst the deck, then the story\n\n{LEAD}"
    assert zone_text(text, title='A "bridge" is opened').title == "A “bridge” is opened"
    assert [zone for zone, _ in labels(text, title='A "bridge" is opened')] == [
        "boilerplate",
        "boilerplate",
        "headline",
        "body",
        "body",
    ]


def test_masthead_with_motto_is_no_headline() -> None:
    text = f"The GuardianNews for everybody\n\nA bridge is opened\n\n{LEAD}"
    assert labels(text)[:2] == [("boilerplate", "masthead"), ("headline", "first-line")]


def test_breadcrumb_above_the_headline() -> None:
    text = f"Home > World > A bridge is opened\n12 views 3 min 0 Comments\n\nA bridge is opened\n\n{LEAD}"
    assert [zone for zone, _ in labels(text)] == ["boilerplate", "boilerplate", "headline", "body"]


def test_credit_at_the_end_of_a_caption_is_cut_off() -> None:
    text = f"A bridge is opened\n\nThe bridge at dawn, 10 June 2022 (Example photo by Jane Doe via AP).\n\n{LEAD}"
    assert zoned(text)[1:3] == [
        ("caption", "picture-credit", "The bridge at dawn, 10 June 2022"),
        ("boilerplate", "credit", "(Example photo by Jane Doe via AP)."),
    ]


def test_line_directly_above_a_credit_is_a_caption() -> None:
    text = f"A bridge is opened\n\nFlags on the bridge\njdoe via Example.com\n\n{LEAD}"
    assert labels(text)[1:3] == [("caption", "above-credit"), ("boilerplate", "credit")]


def test_paragraph_above_a_credit_stays_body() -> None:
    assert labels(f"A bridge is opened\n\n{LEAD}\n\nPhoto: Jane Doe/Example")[1] == ("body", "")


def test_bracket_in_running_text_is_no_credit() -> None:
    text = f"A bridge is opened\n\n{LEAD[:-1]} (their second visit this year).\n\n{MORE}"
    assert [zone for zone, _ in labels(text)] == ["headline", "body", "body"]


def test_offer_takes_the_rest_of_the_page_with_it() -> None:
    text = (
        f"A bridge is opened\n\n{LEAD}\n\nKeep reading for free\n\n"
        "With an account you can read three articles a month.\n\n"
        "What is in it:\n\n• Reports from four continents.\n• A letter on Sundays.\n\nIt is all yours when you sign up."
    )
    assert [zone for zone, _ in labels(text)] == ["headline", "body"] + ["boilerplate"] * 6


def test_offer_inside_the_story_takes_only_its_list() -> None:
    text = f"A bridge is opened\n\n{LEAD}\n\nAlready a subscriber? Log in.\n\n• Reports\n\n{MORE}\n\nThe cost\n\n{LAST}"
    assert [zone for zone, _ in labels(text)] == [
        "headline",
        "body",
        "boilerplate",
        "boilerplate",
        "body",
        "body",
        "body",
    ]


def test_list_of_other_stories_is_boilerplate_and_the_story_goes_on() -> None:
    text = f"A bridge is opened\n\n{LEAD}\n\nRelated stories\nA ferry sinks\nA road is closed\n\n{MORE}"
    assert [zone for zone, _ in labels(text)] == ["headline", "body"] + ["boilerplate"] * 3 + ["body"]


def test_biography_survives_the_offers_around_it() -> None:
    text = f"A bridge is opened\n\n{LEAD}\n\n{MORE}\n\nSupport our journalism.\n\nJane Doe is a fellow at an institute."
    zoning = zone_text(text)
    assert zoning.blocks[-1].zone.value == "biography"
    assert zoning.facts.author == "Jane Doe"


def test_person_without_a_writing_trade_closes_the_story_as_body() -> None:
    assert labels(f"A bridge is opened\n\n{LEAD}\n\nIvan Petrov is the president of the railway.")[-1] == ("body", "")


def test_known_author_makes_a_biography() -> None:
    text = f"A bridge is opened\n\n{LEAD}\n\nJane van der Doe was an engineer for twenty years."
    assert labels(text, author="Jane van der Doe")[-1] == ("biography", "biography")
    assert labels(text)[-1] == ("body", "")


def test_byline_and_dateline_are_taken_and_marked() -> None:
    text = f"A bridge is opened\n\nBy Jane Doe\n\nBLAGOVESHCHENSK, 10 June 2022 (Reuters) — {LEAD}\n\n{MORE}"
    zoning = zone_text(text)
    assert zoning.facts[:4] == ("2022-06-10", "Jane Doe", "Blagoveshchensk", "Reuters")
    assert [block.reason for block in zoning.blocks] == ["first-line", "byline", "dateline", "", ""]
    assert text[slice(*zoning.blocks[3].span)] == LEAD


def test_dates_that_structure_a_chronology_are_body() -> None:
    text = f"Chronology of a bridge\n\n10 June 2022\n\n{LEAD}\n\n11 June 2022\n\n{MORE}\n\n12 June 2022\n\n{LAST}"
    zoning = zone_text(text)
    assert zoning.facts.published is None
    assert {block.zone.value for block in zoning.blocks} == {"headline", "body"}


def test_date_line_below_a_deck_is_the_date_of_publication() -> None:
    text = f"A bridge is opened\n\n{LEAD}\n\nJune 10, 2022\n\n{MORE}\n\n{LAST}"
    assert zone_text(text).facts.published == "2022-06-10"


def test_wire_page_as_it_is_copied_from_a_browser() -> None:
    text = (
        "Bridge to open on Tuesday, ministry says\nBy Reuters\nJune 10, 20229:14 AM GMT+3 Updated 2 years ago\n\n"
        "[1/3] A view of the bridge near Heihe, China. Example/Jane Doe/Pool via REUTERS Purchase Licensing Rights\n\n"
        f"HEIHE, June 10 (Reuters) - {LEAD}\n{MORE}\n\nSign up here.\n"
        "Reporting by Jane Doe; Editing by John Roe\nSuggested Topics:\nAsia Pacific\nTransport\n"
    )
    top = ["headline", "boilerplate", "boilerplate", "caption", "boilerplate", "boilerplate"]
    assert [zone for zone, _ in labels(text)] == [*top, "body", "body", *["boilerplate"] * 5]
    assert zone_text(text).facts[:4] == ("2022-06-10", "Jane Doe", "Heihe", "Reuters")


def test_ministry_page_has_its_headline_below_the_breadcrumb() -> None:
    top = "Ministry of Bridges\nHome>News>Today\n\nMinister opens bridge\nUpdated: June 10, 2022 17:20"
    zoning = zone_text(f"{top}\n\n{LEAD}\n\n{MORE}")
    assert zoning.title == "Minister opens bridge"
    assert zoning.facts.published == "2022-06-10"
    assert [block.reason for block in zoning.blocks[:2]] == ["masthead", "breadcrumb"]


def test_blank_text_has_no_blocks() -> None:
    assert zone_text(" \n\n").blocks == ()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("- 1", "not a mapping"),
        ("rules: []", "missing key 'agencies'"),
        ("a: [", "cannot be read"),
    ],
)
def test_broken_rule_file_is_refused(tmp_path: Path, content: str, fault: str) -> None:
    path = tmp_path / "zones.yaml"
    path.write_text(content)
    with pytest.raises(RuleError, match=fault):
        load_zone_rules(path)


def test_all_faults_of_a_rule_file_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "zones.yaml"
    lists = ["caption_credits", "outlets", "occupations", "headline_verbs", "heading_openers", "reader_words"]
    path.write_text(
        "rules:\n  - {id: a, zone: nowhere, about: x, part: ['('], examples: [], near_misses: []}\n"
        "  - {id: b, zone: body, about: x, examples: [], near_misses: [], colour: red}\n"
        + "".join(f"{name}: [x]\n" for name in [*lists, "organisations"])
        + "not_places: [on]\nagencies: {x: X}\n"
    )
    with pytest.raises(RuleError) as caught:
        load_zone_rules(path)
    assert len(caught.value.faults) == 5
    for words in ("nowhere", "of a pattern", "colour", "no pattern", "not_places"):
        assert words in str(caught.value)
