"""Where events took place: told by the scene, the visit, the dateline or the class, and never guessed."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.slow

REPORT = """Guests in the capital

{city}, March 21 — Xi Jinping met Vladimir Putin {when} and praised the long friendship of the two neighbours.

Trade between them has grown for years, and nobody in the hall expected anything else to be said that evening.
"""


def places(text: str, *kinds: str) -> list[tuple[list[str], str]]:
    """Names of places and the reason, for each event of the types, or of any."""
    found = kg.extract(text, published="2023-03-21").events
    return [([f.actor.name for f in e.place], e.place_reason) for e in found if not kinds or e.type in kinds]


@pytest.mark.parametrize(
    ("text", "kind", "place", "reason"),
    [
        ("In Harbin, Xi Jinping met Vladimir Putin.", "MEETING", ["Harbin"], ""),
        (
            "Xi Jinping and Vladimir Putin met on the fringes of the forum in Moscow on Tuesday.",
            "MEETING",
            ["Moscow"],
            "city that ends the clause",
        ),
        (
            "Xi Jinping met Vladimir Putin during a visit to Kazan.",
            "MEETING",
            ["Kazan"],
            "where “visit” goes, the occasion of it",
        ),
        (
            "Xi Jinping arrived in Moscow on Monday. He and Vladimir Putin signed a joint statement on Monday.",
            "JOINT_STATEMENT",
            ["Moscow"],
            "where “arrived” goes, told at 11",
        ),
        (
            "Vladimir Putin will sign a joint statement with Xi Jinping during his visit to Beijing in May.",
            "SIGNING",
            ["Beijing"],
            "",
        ),
        (
            "Xi Jinping visited Moscow last week. It rained.\n\nThe meeting between Xi and Putin took hours.",
            "MEETING",
            ["Moscow"],
            "where “visited” goes, told at 11",
        ),
        (
            "Narendra Modi landed in Kazan for the summit of BRICS.",
            "SUMMIT",
            ["Kazan"],
            "where people go for it",
        ),
        (
            "Xi Jinping and Vladimir Putin held talks in Sochi and signed a declaration on trade.",
            "JOINT_STATEMENT",
            ["Sochi"],
            "where those who met told it in the same sentence",
        ),
        (
            "At their summit in Goa, the leaders of India and Brazil urged Israel to halt the strikes.",
            "OTHER",
            ["Goa"],
            "where the gathering meets at which it was done",
        ),
        ("Xi Jinping met Vladimir Putin in the Kremlin.", "MEETING", ["Moscow Kremlin"], ""),
        (
            "China propped up Zimbabwe with loans.",
            "AID",
            ["Zimbabwe"],
            "",
        ),
        ("Russian troops attacked Kharkiv in May 2022.", "MILITARY_ACTION", ["Kharkiv"], "where it is aimed"),
        (
            "Russia invaded Ukraine in February 2022.",
            "MILITARY_ACTION",
            ["Ukraine"],
            "",
        ),
        (
            REPORT.format(city="MOSCOW", when="on Tuesday"),
            "MEETING",
            ["Moscow"],
            "where the report was written, on the day",
        ),
    ],
)
def test_place_is_taken_from_what_sets_the_scene(text: str, kind: str, place: list[str], reason: str) -> None:
    found = places(text, kind)
    assert found, text
    assert found[0] == (place, reason)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # the visit was another man's
        ("Wang Yi visited Moscow on Monday. Xi Jinping and Joko Widodo signed a pact on Monday.", "SIGNING"),
        # the visit was on another day
        ("Xi Jinping visited Moscow in 2019. Xi Jinping and Vladimir Putin met on Monday.", "MEETING"),
        # two visits, and nobody says which
        ("Xi visited Moscow in 2013. Xi visited Kazan in 2015.\n\nThe talks of Xi with Putin took hours.", "MEETING"),
        # planned, while the visit took place
        ("Xi Jinping visited Kazan on Monday. He and Vladimir Putin will sign a pact in autumn.", "SIGNING"),
        # reported from elsewhere
        (REPORT.format(city="LONDON", when="on Tuesday"), "MEETING"),
        # long before the report
        (REPORT.format(city="MOSCOW", when="in 2019"), "MEETING"),
        # they speak about a place
        ("Xi Jinping and Vladimir Putin signed a joint statement on the war in Ukraine.", "JOINT_STATEMENT"),
        # others sign than met there
        ("Wang Yi met Sergei Lavrov in Tokyo and Vladimir Putin signed a treaty with Narendra Modi.", "SIGNING"),
        # spoken of elsewhere
        ("Xi Jinping spoke in Rome about the summit of BRICS.", "SUMMIT"),
        # a name in a title
        ("Xi Jinping met Vladimir Putin at the summit of the Shanghai Cooperation Organisation.", "MEETING"),
    ],
)  # fmt: skip
def test_no_place_is_guessed(text: str, kind: str) -> None:
    assert [place for place, _ in places(text, kind)] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping and Vladimir Putin held a virtual meeting from Beijing and Moscow on Tuesday.",
        "MOSCOW, March 21 — Vladimir Putin spoke with Xi Jinping by phone on Tuesday.",
    ],
)
def test_who_meets_at_a_distance_is_in_no_one_place(text: str) -> None:
    found = places(text)
    assert found
    assert all(not place for place, _ in found)
