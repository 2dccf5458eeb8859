"""Details of meetings and visits: what a sentence tells of each event, and what belongs to another one or to none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kg
from kg.errors import RuleError
from kg.extraction.details.lexicon import read_detail_lexicon
from kg.resources import resource

if TYPE_CHECKING:
    from kg.records import Event

slow = pytest.mark.slow


def told(event: Event) -> dict[str, Any]:
    """The details of an event in plain values; those of actors by id."""
    details = event.details
    found: dict[str, Any] = {
        name: str(worded.value)
        for name in ("format", "rank", "series", "size")
        if (worded := getattr(details, name)) is not None
    }
    for name, filler in details.actors:
        found.setdefault(name, []).append(filler.actor.id)
    if details.ordinal is not None:
        found["ordinal"] = details.ordinal.number
        if details.ordinal.within is not None:
            found["within"] = details.ordinal.within.value
    for occasion in details.occasions:
        found.setdefault(str(occasion.kind), []).append(occasion.name.value)
    return found


def details_of(text: str, kind: str) -> dict[str, Any]:
    (event,) = [e for e in kg.extract(text, published="2023-03-24").events if e.kind == kind]
    return told(event)


MEETING, VISIT, CALL, SESSION = "kg:Meeting", "kg:Visit", "kg:Call", "kg:Session"
XI, PUTIN, LI, LAVROV = "xi-jinping", "vladimir-putin", "li-qiang", "sergei-lavrov"


@slow
@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # rank
        ("Xi Jinping paid a state visit to Russia.", VISIT, {"rank": "state"}),
        ("Xi Jinping arrived in Moscow on an official visit.", VISIT, {"rank": "official"}),
        ("Li Qiang's working visit to Germany lasted two days.", VISIT, {"rank": "working"}),
        ("Xi Jinping paid a return visit to Moscow in May.", VISIT, {"rank": "return"}),
        ("Hu Jintao made an official friendly visit to Russia.", VISIT, {"rank": "official"}),
        ("Dmitry Medvedev came to Sanya on a private visit.", VISIT, {"rank": "private"}),
        # format
        ("Xi Jinping and Vladimir Putin held talks by video link.", MEETING, {"format": "video"}),
        ("Joe Biden and Xi Jinping held a virtual summit.", "kg:Summit", {"format": "video"}),
        ("Xi Jinping and Vladimir Putin had a video call.", CALL, {"format": "video"}),
        ("Xi Jinping and Vladimir Putin had a phone call.", CALL, {"format": "telephone"}),
        ("Wang Yi spoke with Sergei Lavrov over the phone.", CALL, {"format": "telephone"}),
        ("Joe Biden and Xi Jinping met in person in Bali.", MEETING, {"format": "in person"}),
        ("Wang Yi and Sergei Lavrov met face to face in Bali.", MEETING, {"format": "in person"}),
        ("Xi Jinping sent a letter to Vladimir Putin.", "kg:Message", {"format": "correspondence"}),
        # beside, ahead of, for and to mark what
        (
            "Wang Yi met Sergei Lavrov in Jakarta on the sidelines of the forum.",
            MEETING,
            {"format": "sidelines", "sidelines": ["the forum"]},
        ),
        (
            "The meeting between Wang Yi and Sergei Lavrov took place on the margins of the G20 summit.",
            MEETING,
            {"format": "sidelines", "sidelines": ["the G20 summit"]},
        ),
        ("Wang Yi met Sergei Lavrov ahead of the BRICS summit.", MEETING, {"before": ["the BRICS summit"]}),
        ("Wang Yi met Sergei Lavrov on the eve of the parade.", MEETING, {"before": ["the parade"]}),
        (
            "Vladimir Putin flew to Beijing for the opening of the Winter Olympics.",
            VISIT,
            {"attending": ["the opening of the Winter Olympics"]},
        ),
        ("Sergei Shoigu visited Pyongyang to attend a parade.", VISIT, {"attending": ["a parade"]}),
        (
            "Sergei Lavrov arrived in Beijing to mark the 70th anniversary of diplomatic relations.",
            VISIT,
            {"marking": ["the 70th anniversary of diplomatic relations"]},
        ),
        (
            "The visit of Li Peng to Moscow marked the 50th anniversary of the treaty.",
            VISIT,
            {"marking": ["the 50th anniversary of the treaty"]},
        ),
        # the how-manieth of what
        ("Xi Jinping and Vladimir Putin met for the 40th time.", MEETING, {"ordinal": 40}),
        ("It was the 40th time Xi Jinping and Vladimir Putin met.", MEETING, {"ordinal": 40}),
        (
            "Xi Jinping and Vladimir Putin met for the second time this year.",
            MEETING,
            {"ordinal": 2, "within": "this year"},
        ),
        (
            "Xi Jinping and Vladimir Putin held their first meeting since 2019.",
            MEETING,
            {"ordinal": 1, "within": "since 2019"},
        ),
        (
            "Xi Jinping visited Moscow for the first time in a decade.",
            VISIT,
            {"ordinal": 1, "within": "in a decade"},
        ),
        ("Xi Jinping and Vladimir Putin met for the third time in May 2019.", MEETING, {"ordinal": 3}),
        ("Xi Jinping and Vladimir Putin met in Bali for the third time on Monday.", MEETING, {"ordinal": 3}),
        ("Xi Jinping and Vladimir Putin held their third meeting last week.", MEETING, {"ordinal": 3}),
        (
            "Xi Jinping and Vladimir Putin met for the third time in 2023.",
            MEETING,
            {"ordinal": 3, "within": "in 2023"},
        ),
        ("Xi Jinping made his twenty-seventh visit to Russia.", VISIT, {"ordinal": 27}),
        (
            "Narendra Modi came on his first visit to China in seven years.",
            VISIT,
            {"ordinal": 1, "within": "in seven years"},
        ),
        (
            "It was the first summit of China and Russia since 1959, when the two quarrelled.",
            "kg:Summit",
            {"ordinal": 1, "within": "since 1959"},
        ),
        ("Russia and China held their first large-scale joint exercise.", "kg:Exercise", {"ordinal": 1}),
        ("The leaders met at the 14th BRICS summit.", "kg:Summit", {"ordinal": 14, "series": "BRICS summit"}),
        (
            "The 27th regular meeting of the heads of government of Russia and China was held in Beijing.",
            MEETING,
            {"ordinal": 27, "series": "regular meeting of the heads of government of Russia and China"},
        ),
        (
            "Wang Yi and Sergei Lavrov held the third round of strategic consultations in Moscow.",
            SESSION,
            {"ordinal": 3, "series": "round of strategic consultations"},
        ),
        (
            "Russia and China held their third annual naval exercise.",
            "kg:Exercise",
            {"ordinal": 3, "series": "annual naval exercise"},
        ),
    ],
)
def test_details_are_told(text: str, kind: str, expected: dict[str, Any]) -> None:
    found = details_of(text, kind)
    assert {name: value for name, value in found.items() if name not in {"host", "visitor"}} == expected


@slow
@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Xi Jinping visited Russia.", VISIT, {"visitor": [XI], "host": ["rus"]}),
        (
            "Xi Jinping visited Russia at the invitation of Vladimir Putin.",
            VISIT,
            {"visitor": [XI], "host": [PUTIN]},
        ),
        ("Xi Jinping visited Russia at Vladimir Putin's invitation.", VISIT, {"visitor": [XI], "host": [PUTIN]}),
        ("Vladimir Putin received Xi Jinping in the Kremlin.", MEETING, {"visitor": [XI], "host": [PUTIN]}),
        ("Vladimir Putin gave a dinner for Xi Jinping.", MEETING, {"visitor": [XI], "host": [PUTIN]}),
        ("Visiting Chinese Foreign Minister Wang Yi met Sergei Lavrov.", MEETING, {"visitor": ["wang-yi"]}),
        ("Wang Yi met Sergei Lavrov in Moscow.", MEETING, {}),
        (
            "Li Qiang arrived in Moscow at the head of a delegation of 40 business people.",
            VISIT,
            {"visitor": [LI], "host": ["rus"], "leader": [LI], "size": "40"},
        ),
        (
            "Li Qiang flew to Moscow, leading a delegation of ministers.",
            VISIT,
            {"visitor": [LI], "host": ["rus"], "leader": [LI]},
        ),
        (
            "Li Qiang led a delegation of forty managers to Moscow.",
            VISIT,
            {"visitor": [LI], "host": ["rus"], "leader": [LI], "size": "40"},
        ),
        (
            "Sergei Lavrov, accompanied by Maria Zakharova, arrived in Beijing.",
            VISIT,
            {"visitor": [LAVROV], "host": ["chn"], "companions": ["maria-zakharova"]},
        ),
    ],
)
def test_who_receives_who_comes_and_who_comes_along(text: str, kind: str, expected: dict[str, Any]) -> None:
    assert details_of(text, kind) == expected


@slow
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The first deputy minister Andrei Rudenko met Wang Yi.", MEETING),
        ("Wang Yi met Sergei Lavrov on the third day of the strike.", MEETING),
        ("Wang Yi met Sergei Lavrov after the second vote of the parliament.", MEETING),
        ("Wang Yi met Sergei Lavrov for an hour.", MEETING),
        ("Wang Yi met Sergei Lavrov for the first test of the line.", MEETING),
        ("Wang Yi met Sergei Lavrov by the video wall.", MEETING),
        ("Wang Yi met Sergei Lavrov in the person of a guest.", MEETING),
        ("Wang Yi met Sergei Lavrov after the opening of the forum.", MEETING),
        ("Wang Yi met Sergei Lavrov at the margins of the page.", MEETING),
        ("Wang Yi met Sergei Lavrov after talks on the sidelines of the Munich conference.", MEETING),
        ("Wang Yi met Sergei Lavrov, and Li Qiang paid an official visit to Germany for the third time.", MEETING),
        ("Wang Yi met Sergei Lavrov, who was preparing a state visit.", MEETING),
        ("Wang Yi met Sergei Lavrov before the state dinner.", MEETING),
    ],
)
def test_what_belongs_to_something_else_is_no_detail(text: str, kind: str) -> None:
    assert details_of(text, kind) == {}


@slow
@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping first visited Moscow in 1990.",
        "Xi Jinping visited Moscow while Vladimir Putin was preparing a state visit to India.",
        "The state of the visit of Xi Jinping to Moscow was good.",
        "Xi Jinping visited Moscow, where Sergei Lavrov held the third round of consultations.",
    ],
)
def test_a_visit_takes_nothing_from_other_nouns_and_clauses(text: str) -> None:
    assert details_of(text, VISIT).keys() <= {"host", "visitor"}


@slow
def test_every_value_has_its_words() -> None:
    text = "Xi Jinping and Vladimir Putin met for the 40th time in Bali on the sidelines of the G20 summit."
    (event,) = [e for e in kg.extract(text).events if e.kind == MEETING]
    words = [text[span.start : span.end] for span in event.details.spans]
    assert words == ["40th time", "on the sidelines of the G20 summit"]


def test_faults_of_the_word_list_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "details.yaml"
    path.write_text("ranks: {grand: [grand]}\nfoo: []\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"unknown key 'foo'(?s:.)*missing key 'applies'"):
        read_detail_lexicon(path)
    shipped = resource("rules", "details.yaml").read_text(encoding="utf-8")
    path.write_text(shipped.replace("  state: [state]", "  grand: [state, official]"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"unknown value 'grand'(?s:.)*'official' stands under grand and official"):
        read_detail_lexicon(path)


@slow
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Xi Jinping and Vladimir Putin have met more than forty times.", "more than forty times"),
        ("Wang Yi met Sergei Lavrov on several occasions in 2023.", "on several occasions"),
        ("Russia and China hold naval exercises every year.", "every year"),
        ("Moscow has repeatedly vetoed drafts on Syria.", "repeatedly"),
        ("Li Qiang met Mikhail Mishustin for the second time.", None),
        ("Li Qiang met Mikhail Mishustin at a difficult time for trade.", None),
        ("Li Qiang met Mikhail Mishustin at hard times.", None),
    ],
)
def test_the_words_by_which_it_happened_several_times(text: str, words: str | None) -> None:
    (event,) = kg.extract(text, published="2024-05-20").events
    assert (event.details.frequency.value if event.details.frequency is not None else None) == words


@slow
def test_what_happened_often_is_not_what_happened_once() -> None:
    text = "Xi Jinping and Vladimir Putin have met more than forty times. On Monday the two held talks in Harbin."
    often, once = kg.extract(text, published="2024-05-20").events
    assert often.key != once.key
    assert (often.date, often.place) == (None, ())
    assert once.date == "2024-05-20"
