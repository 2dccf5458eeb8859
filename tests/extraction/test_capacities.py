"""For whom a speaker speaks: office, body and state, on the day of the statement."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_text

pytestmark = pytest.mark.slow

ROWS = [
    # text, published, office held, body, state (names; None: nobody)
    (
        "Sergei Lavrov said that the talks went well.",
        "2022-03-15",
        "Minister of Foreign Affairs of Russia",
        "Ministry of Foreign Affairs of Russia",
        "Russia",
    ),
    ("Hu Jintao said that the treaty would last.", "2008-05-23", "President of China", None, "China"),
    ("Hu Jintao said in 2006 that the treaty would last.", "2023-01-09", "President of China", None, "China"),
    ("Dmitry Medvedev promised that the road would be built.", "2009-06-17", "President of Russia", None, "Russia"),
    (
        "Dmitry Medvedev promised that the road would be built.",
        "2015-06-17",
        "Prime Minister of Russia",
        None,
        "Russia",
    ),
    (
        "Zhao Lijian told reporters that the charge was false.",
        "2021-04-01",
        "Spokesperson of the Chinese Foreign Ministry",
        "Ministry of Foreign Affairs of China",
        "China",
    ),
    ("Alexei Miller said that the gas would flow.", "2019-12-02", "Chief executive of Gazprom", "Gazprom", None),
    (
        "António Guterres urged restraint.",
        "2022-02-22",
        "Secretary-General of the United Nations",
        "United Nations",
        None,
    ),
    ("Beijing said that the sanctions were illegal.", "2022-03-02", "", None, "China"),
    ("Xinhua reported that the meeting went well.", "2022-03-02", "", "Xinhua", None),
    (
        "The Russian Defence Ministry said that the exercise had ended.",
        "2018-09-17",
        "",
        "Ministry of Defence of Russia",
        "Russia",
    ),
    ("Maria Novak of the Lowy Institute said that the talks went well.", "2019-05-20", "", "Lowy Institute", None),
    (
        "Zhao Wei, who teaches at Peking University, said that the talks went well.",
        "2019-05-20",
        "",
        "Peking University",
        None,
    ),
    ("Maria Novak, who spoke at Peking University, said that the talks went well.", "2019-05-20", None, None, None),
    ("A senior Chinese diplomat said that the talks went well.", "2019-05-20", "", None, "China"),
    ("A Kenyan scholar said that the talks went well.", "2019-05-20", None, None, None),
    ("The Malian embassy said that the talks went well.", "2019-05-20", "", "Malian embassy", "Mali"),
    (
        "Zhao Ziyang, the general secretary of the Chinese Communist Party, said that the talks went well.",
        "1989-05-17",
        "General Secretary of the Chinese Communist Party",
        "Chinese Communist Party",
        "China",
    ),
    (
        "Zhao Ziyang said that the talks went well.",
        "1989-05-17",
        "Vice Chairman of the Central Military Commission",
        None,
        "China",
    ),
    ("Li Wei, a spokesman for Huawei, denied the report.", "2019-05-20", "", "Huawei", None),
]


@pytest.mark.parametrize(("text", "published", "office", "body", "state"), ROWS)
def test_the_office_of_the_day_is_spoken_for(
    text: str, published: str, office: str | None, body: str | None, state: str | None
) -> None:
    (statement,) = extract_text(text, published=published).attributions
    if office is None:
        assert statement.capacities == ()
        return
    (capacity,) = statement.capacities
    assert capacity.title == office
    assert (capacity.body.name if capacity.body else None) == body
    assert (capacity.state.name if capacity.state else None) == state
    assert capacity.reason


def test_everybody_in_a_group_speaks_in_a_capacity() -> None:
    text = "Vladimir Putin and Xi Jinping said that the partnership would deepen."
    (statement,) = extract_text(text, published="2024-05-16").attributions
    assert [c.state.name for c in statement.capacities if c.state] == ["Russia", "China"]


def test_people_without_a_known_office_speak_for_nobody() -> None:
    (statement,) = extract_text("Maria Novak said that the plan was weak.", published="2024-05-16").attributions
    assert statement.capacities == ()
