"""Facts from datelines, bylines and date lines."""

from __future__ import annotations

import pytest

from kg.reading.blocks import fold
from kg.reading.byline import find_biographee, read_byline, read_dateline
from kg.reading.zonerules import load_zone_rules

RULES = load_zone_rules()


@pytest.mark.parametrize(
    ("line", "published", "author", "place", "agency"),
    [
        ("- February 18, 2021", "2021-02-18", None, None, None),
        ("18 February 2021", "2021-02-18", None, None, None),
        ("Thursday, 18th Feb. 2021, 10:30 AM EST", "2021-02-18", None, None, None),
        ("2021-02-18T10:30:00+03:00", "2021-02-18", None, None, None),
        ("2021/02/18 10:30", "2021-02-18", None, None, None),
        ("18.02.2021", "2021-02-18", None, None, None),
        ("Published 18 February 2021 | Updated 20 February 2021", "2021-02-18", None, None, None),
        ("Updated: 20 February 2021 at 8 p.m.", "2021-02-20", None, None, None),
        ("Date of issue: 18 February 2021", "2021-02-18", None, None, None),
        ("By Jane Doe", None, "Jane Doe", None, None),
        ("By JANE DOE and JOHN ROE", None, "Jane Doe and John Roe", None, None),
        ("By Jane van der Doe, John O’Roe and Li Ming | 18 February 2021", "2021-02-18",
         "Jane van der Doe, John O'Roe and Li Ming", None, None),
        ("By Jane Doe in Moscow and John Roe in Beijing", None, "Jane Doe and John Roe", None, None),
        ("By Jane Doe, Example Press", None, "Jane Doe", None, None),
        ("Reporting by Jane Doe in Moscow; editing by John Roe", None, "Jane Doe", None, None),
        ("By our foreign desk", None, None, None, None),
        ("Moscow, 18 February 2021", "2021-02-18", None, "Moscow", None),
        ("February 18, 2021 18:00 The Kremlin, Moscow", "2021-02-18", None, "The Kremlin, Moscow", None),
        ("Example News Agency, 18 February 2021", "2021-02-18", None, None, "Example News Agency"),
        ("Jane Doe | 18 February 2021", "2021-02-18", "Jane Doe", None, None),
    ],
)  # fmt: skip
def test_byline(line: str, published: str | None, author: str | None, place: str | None, agency: str | None) -> None:
    facts = read_byline(fold(line), organisations=RULES.organisations)
    assert facts is not None
    assert facts[:4] == (published, author, place, agency)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the ships had left.",
        "By the same token nothing changed",
        "The ministers met on 18 February 2021",
        "Ministers Meet Again, February 18, 2021",
        "31 February 2021",
        "18-20 February 2021",
        "2021",
        "Two ministers",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line, organisations=RULES.organisations) is None


@pytest.mark.parametrize(
    ("line", "published", "place", "agency", "rest"),
    [
        ("MOSCOW, March 21 (Reuters) - Two men met.", None, "Moscow", "Reuters", "Two men met."),
        ("MOSCOW, March 21. /TASS/. Two men met.", None, "Moscow", "TASS", "Two men met."),
        ("BEIJING, 16 May 2014 — Two men met.", "2014-05-16", "Beijing", None, "Two men met."),
        ("ST. PETERSBURG — Two men met.", None, "St. Petersburg", None, "Two men met."),
        ("Vladivostok (AP) – Two men met.", None, "Vladivostok", "AP", "Two men met."),
        ("UFA, Russia, July 9, 2015 (Example Wire) -- Two men met.", "2015-07-09", "Ufa, Russia", "Example Wire",
         "Two men met."),
    ],
)  # fmt: skip
def test_dateline(line: str, published: str | None, place: str, agency: str | None, rest: str) -> None:
    facts = read_dateline(fold(line), not_places=RULES.not_places, agencies=RULES.agencies)
    assert facts is not None
    assert (facts.published, facts.dateline, facts.agency) == (published, place, agency)
    assert line[facts.end :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "NATO — an alliance — grew.",
        "Moscow and Beijing — two capitals — agreed.",
        "Putin (a former officer) - said nothing.",
        "Lavrov — the minister — flew home.",
        "U.S. - China trade fell.",
        "Two men met in MOSCOW (Reuters) - or so it seemed.",
    ],
)
def test_other_sentences_have_no_dateline(line: str) -> None:
    assert read_dateline(fold(line), not_places=RULES.not_places, agencies=RULES.agencies) is None


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Jane Doe is a senior fellow at an institute.", "Jane Doe"),
        ("Dr. Jane Doe teaches history.", "Jane Doe"),
        ("Jane Doe and John Roe are reporters.", "Jane Doe and John Roe"),
        ("About the author: Jane Doe writes on trade.", "Jane Doe"),
        ("The bridge is open.", None),
    ],
)
def test_biographee(line: str, person: str | None) -> None:
    assert find_biographee(line) == person
