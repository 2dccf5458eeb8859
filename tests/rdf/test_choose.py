"""What an event gets where its accounts differ."""

from __future__ import annotations

import pytest

from kg.rdf.choose import best_date, best_kind, best_places
from kg.records import Actor, ActorType, Event, Factuality, Filler, TextSpan


def account(
    article: str, *, date: str | None = None, kind: str = "kg:Meeting", plover: str | None = "CONSULT", place: str = ""
) -> Event:
    """An account with places written as "moscow:RUS kazan:RUS"."""
    places = tuple(
        Filler(Actor(name, name, ActorType.PLACE, country=country or None))
        for name, _, country in (word.partition(":") for word in place.split())
    )
    span = TextSpan(0, 1)
    return Event(
        id=f"{article}-{date}-{kind}-{place}",
        article=article,
        kind=kind,
        type="MEETING",
        plover=plover,
        source=(),
        target=(),
        participants=(),
        place=places,
        date=date,
        factuality=Factuality.ASSERTED,
        attributed_to=None,
        statement=None,
        trigger=span,
        sentence=span,
        key="k",
        rule="r",
    )


@pytest.mark.parametrize(
    ("dates", "chosen", "others"),
    [
        ({"a": ["2023-03-20"]}, ("2023-03-20",), ()),
        ({"a": [None]}, (), ()),
        ({"a": ["2023-03"], "b": ["2023-03-20"]}, ("2023-03-20",), ()),
        ({"a": ["2023-03-21"], "b": ["2023-03-20"], "c": ["2023-03-20"]}, ("2023-03-20",), ("2023-03-21",)),
        ({"a": ["2022", "2022", "2022"], "b": ["2023"], "c": ["2023"]}, ("2023",), ("2022",)),
        ({"a": ["2023-03-20"], "b": ["2023-03-21"]}, ("2023-03-20",), ("2023-03-21",)),
        ({"a": ["2023-03-21"], "b": ["2023-03-20"], "c": ["2023-03"]}, ("2023-03-20",), ("2023-03-21",)),
    ],
)
def test_date_is_allowed_by_most_articles_and_narrow(
    dates: dict[str, list[str | None]], chosen: tuple[str, ...], others: tuple[str, ...]
) -> None:
    accounts = [account(article, date=date) for article, given in dates.items() for date in given]
    assert best_date(accounts) == (chosen, others)
    assert best_date(accounts[::-1]) == (chosen, others)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([("a", "kg:Summit"), ("b", "kg:Meeting"), ("c", "kg:Meeting")], "kg:Meeting"),
        ([("a", "kg:Consultation"), ("b", "kg:Meeting")], "kg:Meeting"),
        ([("a", "kg:Summit"), ("b", "kg:Meeting")], "kg:Meeting"),
        ([("a", "kg:Summit"), ("a", "kg:Summit"), ("b", "kg:Meeting")], "kg:Summit"),
    ],
)
def test_class_is_told_by_most_articles_then_accounts_then_narrower(
    kinds: list[tuple[str, str]], expected: str
) -> None:
    depth = {"kg:Consultation": 0, "kg:Meeting": 1, "kg:Summit": 1}
    assert best_kind([account(article, kind=kind) for article, kind in kinds], depth)[0] == expected


def test_category_is_that_of_the_chosen_class() -> None:
    accounts = [account("a", kind="kg:Visit", plover="AGREE"), account("b"), account("c", plover=None)]
    assert best_kind(accounts, {}) == ("kg:Meeting", "CONSULT")


@pytest.mark.parametrize(
    ("places", "chosen", "others"),
    [
        ({"a": ""}, (), ()),
        ({"a": "moscow:RUS", "b": "kremlin:RUS"}, ("kremlin", "moscow"), ()),
        ({"a": "moscow:RUS", "b": "beijing:CHN", "c": "moscow:RUS"}, ("moscow",), ("beijing",)),
        ({"a": "moscow:RUS astana:KAZ", "b": "moscow:RUS"}, ("astana", "moscow"), ()),
    ],
)
def test_places_of_another_country_are_a_disagreement(
    places: dict[str, str], chosen: tuple[str, ...], others: tuple[str, ...]
) -> None:
    assert best_places([account(article, place=place) for article, place in places.items()]) == (chosen, others)
