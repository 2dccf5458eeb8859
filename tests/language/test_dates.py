"""Kinds, heads, reasons and discourse of date mentions; the values themselves are in dates.yaml."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest
from date_helpers import plain_parse

from kg.edtf import bounds
from kg.language.dates import find_dates
from kg.language.dates.relative import named, on_calendar
from kg.language.dates.when import Grain, When, month, to_edtf, union, unit
from kg.records import DateKind, DateMention, Parse, Zone


def _find(
    text: str, *, published: str | None = "2023-03-21", tense: str = "past", zone: Zone = Zone.BODY
) -> list[DateMention]:
    return list(find_dates(plain_parse(text, zone=zone), text, published=published, tense_of=lambda _: tense))


def _words(text: str, mention: DateMention) -> str:
    return text[mention.span.start : mention.span.end]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met on 20 March 2023.", DateKind.POINT),
        ("They met from 20 to 22 March 2023.", DateKind.INTERVAL),
        ("They met twice over the past three years.", DateKind.INTERVAL),
        ("They have met since 2014.", DateKind.SINCE),
        ("They meet until 2030.", DateKind.UNTIL),
        ("They want it by 2030.", DateKind.UNTIL),
        ("The 2022 Winter Olympics began.", DateKind.NAME),
        ("They met for two days.", DateKind.DURATION),
        ("They meet every month.", DateKind.FREQUENCY),
        ("This is today's China.", DateKind.NOW),
        ("BEIJING, March 20 (Agency) - They met.", DateKind.DATELINE),
        ("MOSCOW, March 20 — They met.", DateKind.DATELINE),
        ("Sunny Moscow, March 20, was calm.", DateKind.POINT),
    ],
)
def test_kind(text: str, kind: DateKind) -> None:
    assert [m.kind for m in _find(text)] == [kind]


def test_today_with_a_verb_in_the_present_is_nowadays() -> None:
    (mention,) = _find("Russia today is weak.", tense="present")
    assert (mention.kind, mention.edtf) == (DateKind.NOW, None)


def test_caption_tells_the_past_in_the_present() -> None:
    text = "The leaders shake hands on Monday."
    body, caption = _find(text, tense="present"), _find(text, tense="present", zone=Zone.CAPTION)
    assert (body[0].edtf, caption[0].edtf) == ("2023-03-27", "2023-03-20")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The 2014 annexation changed much.", "annexation"),
        ("Its 2001 treaty holds.", "treaty"),
        ("Monday's talks failed.", "talks"),
        ("In 2014 nobody knew.", None),
        ("On Monday talks failed.", None),
    ],
)
def test_noun_that_a_date_stands_before(text: str, noun: str | None) -> None:
    (mention,) = _find(text)
    assert (None if mention.modifies is None else text[slice(*mention.modifies)]) == noun


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He came on Monday.", "Monday, the last on or before publication 2023-03-21"),
        ("He came late last year.", "late: last year, seen from publication 2023-03-21"),
        ("He came in 2014. Two years later he left.", "2 years after “2014” before it (2014)"),
        ("Two years later he left.", "2 years after: no date stands before it in the text"),
        ("He came on March 4.", "no year is given; the last on or before publication 2023-03-21"),
    ],
)
def test_reason_names_anchor_and_rule(text: str, reason: str) -> None:
    assert _find(text)[-1].reason == reason


def test_without_publication_the_reason_says_so() -> None:
    (mention,) = _find("He came last week.", published=None)
    assert (mention.edtf, "no publication date" in mention.reason) == (None, True)


def test_head_is_the_token_whose_head_lies_outside() -> None:
    text = "He came on 4 February 2022 ."
    parse = plain_parse(text)
    tokens = list(parse.tokens)
    for at in (3, 5):  # the numbers hang on the month, the month on the preposition
        tokens[at] = tokens[at]._replace(head=4)
    tokens[4] = tokens[4]._replace(head=2)
    (mention,) = find_dates(replace(parse, tokens=tuple(tokens)), text, published=None)
    assert parse.tokens[mention.head].text == "February"


def test_name_of_a_person_is_no_month() -> None:
    text = "Then April spoke."
    parse = plain_parse(text)
    tokens = tuple(t._replace(entity="B-PERSON") if t.text == "April" else t for t in parse.tokens)
    assert find_dates(replace(parse, tokens=tokens), text, published="2023-03-21") == ()


def test_day_named_in_full_before_keeps_its_year_before_a_noun() -> None:
    text = "They signed it on 4 February 2022. The February 4 statement was long."
    assert [m.edtf for m in _find(text, published="2023-11-20")] == ["2022-02-04", "2022-02-04"]


def test_a_date_far_back_is_no_anchor() -> None:
    text = "They met in 2014." + " Nothing was said." * 6 + " Two days later he left."
    assert _find(text)[-1].edtf is None


def test_a_caption_is_no_anchor() -> None:
    text = "They met on 4 May 2014. Two days later he left."
    assert _find(text, zone=Zone.CAPTION)[-1].edtf is None


def test_a_new_paragraph_ends_the_year_told() -> None:
    text = "In 2008 one came.\nIn May the other left."
    assert [m.edtf for m in _find(text)] == ["2008", "2022-05"]


def test_mentions_overlap_only_where_a_bound_encloses_a_date() -> None:
    text = "From 2 May 2020 to 3 May 2020, early last year, since the fall of Kabul in 2021, on Monday, May 3."
    spans = [m.span for m in _find(text)]
    overlaps = [(a, b) for n, a in enumerate(spans) for b in spans[n + 1 :] if a.meets(b)]
    assert [text[slice(*a)] for a, _ in overlaps] == ["since the fall of Kabul in 2021"]


def test_empty_text_has_no_dates() -> None:
    assert find_dates(Parse((), ()), "", published=None) == ()


def test_bad_publication_date_is_refused() -> None:
    with pytest.raises(ValueError, match="not a date"):
        _find("He came on Monday.", published="last week")


@pytest.mark.parametrize("text", ["He came 9999 years ago.", "In 1234 years later.", "It was 1999 decades ago."])
def test_arithmetic_outside_the_calendar_gives_no_value(text: str) -> None:
    assert all(m.edtf is None or bounds(m.edtf) for m in _find(text))


def test_29_february_falls_into_a_leap_year() -> None:
    assert [m.edtf for m in _find("He came on February 29.")] == ["2020-02-29"]


@pytest.mark.parametrize("tense", ["past", "future", "present", ""])
@pytest.mark.parametrize("direction", ["", "last", "this", "next"])
@pytest.mark.parametrize(("grain", "number", "size"), [(Grain.DAY, 2, 0), (Grain.MONTH, 1, 1), (Grain.SEASON, 3, 3)])
def test_named_times_never_run_backwards(tense: str, direction: str, grain: Grain, number: int, size: int) -> None:
    days = [dt.date(2022, 1, 1) + dt.timedelta(n) for n in range(800)]
    firsts = [named(grain, number, size, direction, day, tense).first for day in days]
    assert firsts == sorted(firsts, key=lambda d: d or dt.date.min)


@pytest.mark.parametrize("tense", ["past", "future", ""])
def test_days_without_a_year_never_run_backwards(tense: str) -> None:
    days = [dt.date(2022, 1, 1) + dt.timedelta(n) for n in range(800)]
    firsts = [on_calendar(7, 8, 8, day, tense).first for day in days]
    assert firsts == sorted(firsts, key=lambda d: d or dt.date.min)


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        (unit(dt.date(2023, 3, 21), Grain.CENTURY, 0), "20XX"),
        (unit(dt.date(2023, 3, 21), Grain.DECADE, -1), "201X"),
        (unit(dt.date(2023, 1, 21), Grain.SEASON, 0), "2022-24"),
        (unit(dt.date(2023, 3, 21), Grain.QUARTER, 0), "2023-01/2023-03"),
        (When(None, dt.date(2013, 12, 31), Grain.YEAR), "../2013"),
        (union(month(2023 * 12), month(2023 * 12 + 1)), "2023-01/2023-02"),
        (
            union(unit(dt.date(2023, 3, 1), Grain.DAY, 0), unit(dt.date(2023, 3, 4), Grain.DAY, 0)),
            "[2023-03-01..2023-03-04]",
        ),
    ],
)
def test_spelling(when: When, edtf: str) -> None:
    assert to_edtf(when) == edtf
    first, last = bounds(edtf)
    assert (when.first or dt.date.min, when.last or dt.date.max) == (first, last)


@pytest.mark.parametrize(
    "piece", ["2014-", "in 2014 ", "the ", "March 4, ", "last ", "since the first of ", "1 2 3 ", "'"]
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    parse = plain_parse(text)
    start = time.perf_counter()
    _ = find_dates(parse, text, published="2023-03-21", tense_of=lambda _: "")
    assert time.perf_counter() - start < 5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The president will fly to Moscow on Monday.", "2023-03-27"),
        ("The president flew to Moscow on Monday.", "2023-03-20"),
        ("The president is due to fly to Moscow in May.", "2023-05"),
        ("The ministers plan to meet in Beijing on April 4.", "2023-04-04"),
        ("The meeting was scheduled for April 4.", "2023-04-04"),
        ("The ministers have met in Beijing in January.", "2023-01"),
        ("Officials said the ministers would meet on Friday.", "2023-03-24"),
        ("The envoy arrived for talks held on Friday.", "2023-03-17"),
        ("His aides helped the minister win on Thursday.", "2023-03-16"),
        ("Officials praise his speech on Wednesday.", "2023-03-22"),
    ],
)
def test_tense_of_the_governing_verb_decides(text: str, edtf: str) -> None:
    from kg.language.parse import load_model, parse_article
    from kg.records import Article, Block, TextSpan

    article = Article("a", text, "", blocks=(Block(TextSpan(0, len(text)), Zone.BODY),))
    mentions = find_dates(parse_article(article, load_model()), text, published="2023-03-21")
    assert [m.edtf for m in mentions] == [edtf]


def test_the_same_day_is_none_of_the_months_told_since() -> None:
    text = "On 12 March 2014 they met. He recalled the talks of January 2014. The same day she left."
    found = {text[slice(*m.span)]: m.edtf for m in _find(text)}
    assert found["The same day"] == "2014-03-12"


def test_ten_years_to_the_day_are_ten_years() -> None:
    (mention,) = _find("He came ten years to the day after the vote.")
    assert mention.counted is not None
    assert (mention.counted.least, mention.counted.unit) == (10, "year")
