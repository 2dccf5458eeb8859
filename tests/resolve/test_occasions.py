"""What is done where people meet takes the date of the meeting."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Actor, ActorType, Article, Block, Event, Factuality, Filler, TextSpan, Zone
from kg.resolve.mentions import Told, width
from kg.resolve.occasions import date_by_occasion

XI = Actor("xi-jinping", "Xi Jinping", ActorType.PERSON, None, "CHN")
PUTIN = Actor("vladimir-putin", "Vladimir Putin", ActorType.PERSON, None, "RUS")
WANG = Actor("wang-yi", "Wang Yi", ActorType.PERSON, None, "CHN")
TEXT = "Xi met Putin on 8 July. He thanked him for the help.\n\nHe praised the plan too."
ARTICLE = Article("a", TEXT, "", blocks=(Block(TextSpan(0, 52), Zone.BODY), Block(TextSpan(54, len(TEXT)), Zone.BODY)))


def event(word: str, *actors: Actor, kind: str, type_: str = "OTHER", date: str | None = None) -> Told:
    start = TEXT.index(word)
    fillers = tuple(Filler(actor) for actor in actors)
    return Told.of(
        Event(
            id=word,
            article="a",
            kind=kind,
            type=type_,
            plover=None,
            source=fillers,
            target=(),
            participants=fillers,
            place=(),
            date=date,
            factuality=Factuality.ASSERTED,
            attributed_to=None,
            statement=None,
            trigger=TextSpan(start, start + len(word)),
            sentence=TextSpan(start, start + len(word)),
            key="",
            rule="r",
        )
    )


MET = event("met", XI, PUTIN, kind="kg:Meeting", type_="MEETING", date="2020-07-08")
THANKED = event("thanked", XI, PUTIN, kind="kg:Support")


def dates(*told: Told) -> list[str | None]:
    return [one.event.date for one in date_by_occasion(told, ARTICLE)]


def test_a_speech_act_takes_the_day_of_the_meeting_as_about() -> None:
    told = date_by_occasion([MET, THANKED], ARTICLE)[1]
    assert told.event.date == "2020-07-08~"
    assert "what was done at “met” in the same paragraph" in told.event.date_reason
    assert told.width == width("2020-07-08~") > 0


def test_another_paragraph_another_actor_and_another_sort_of_act_stay_undated() -> None:
    assert dates(MET, event("praised", XI, kind="kg:Support")) == ["2020-07-08", None]
    assert dates(MET, event("thanked", WANG, kind="kg:Support")) == ["2020-07-08", None]
    assert dates(MET, event("thanked", XI, kind="kg:MilitaryAction")) == ["2020-07-08", None]


def test_plans_claims_and_dated_acts_stay_as_they_are() -> None:
    planned = Told.of(replace(THANKED.event, factuality=Factuality.PLANNED))
    claimed = Told.of(replace(THANKED.event, statement="s"))
    dated = Told.of(replace(THANKED.event, date="2020-07"))
    assert dates(MET, planned) == ["2020-07-08", None]
    assert dates(MET, claimed) == ["2020-07-08", None]
    assert dates(MET, dated) == ["2020-07-08", "2020-07"]


def test_a_vague_meeting_lends_nothing() -> None:
    assert dates(Told.of(replace(MET.event, date="2020-07")), THANKED) == ["2020-07", None]
