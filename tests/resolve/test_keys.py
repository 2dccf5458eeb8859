"""Which mentions tell of one event."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from kg.records import (
    Actor,
    ActorType,
    Article,
    Clause,
    ClauseKind,
    Event,
    Extraction,
    Factuality,
    Filler,
    Ground,
    Mention,
    MentionKind,
    TextSpan,
)
from kg.resolve.keys import key_events
from kg.rulebook.joining import CRITERIA

XI = Actor("xi-jinping", "Xi Jinping", ActorType.PERSON, None, "CHN")
PUTIN = Actor("vladimir-putin", "Vladimir Putin", ActorType.PERSON, None, "RUS")
WANG = Actor("wang-yi", "Wang Yi", ActorType.PERSON, None, "CHN")
CHINA = Actor("chn", "China", ActorType.COUNTRY, None, "CHN")
SCO = Actor("sco", "Shanghai Cooperation Organisation", ActorType.INTERNATIONAL_ORGANIZATION)
RUSSIA = Actor("rus", "Russia", ActorType.COUNTRY, None, "RUS")
PAIR = Actor("two", "the two leaders", ActorType.GROUP, members=(XI, PUTIN))
MOSCOW = Actor("moscow", "Moscow", ActorType.PLACE, None, "RUS")
SOCHI = Actor("sochi", "Sochi", ActorType.PLACE, None, "RUS")
BEIJING = Actor("beijing", "Beijing", ActorType.PLACE, None, "CHN")


def event(
    article: str, start: int, *actors: Actor, kind: str = "kg:Meeting", type_: str = "MEETING", date: str | None = None
) -> Event:
    fillers = tuple(Filler(a) for a in actors)
    return Event(
        id=f"{article}-{start}",
        article=article,
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
        trigger=TextSpan(start, start + 3),
        sentence=TextSpan(start, start + 9),
        key="",
        rule="r",
    )


def told_by(predicate: str) -> Ground:
    """The ground of an event that this predicate tells of."""
    here = TextSpan(0, 3)
    return Ground(
        Clause(0, ClauseKind.VERBAL, predicate, (), here, here, here, 0, 0, (), (), Factuality.ASSERTED, negated=False)
    )


def keys(*events: Event, published: str | None = None) -> list[str]:
    articles = sorted({e.article for e in events})
    given = [
        Extraction(Article(a, "", "", published=published), events=tuple(e for e in events if e.article == a))
        for a in articles
    ]
    found = {e.id: e.key for extraction in key_events(given) for e in extraction.events}
    return [found[e.id] for e in events]


def joined(one: Event, other: Event) -> bool:
    first, second = keys(one, other)
    return first == second


def test_same_parties_and_day_in_two_articles_are_one_event() -> None:
    assert joined(event("a", 0, XI, PUTIN, date="2023-03-20"), event("b", 0, PUTIN, XI, date="2023-03-20"))


def test_a_day_within_the_other_articles_interval_is_one_event() -> None:
    assert joined(event("a", 0, XI, PUTIN, date="2023-03-20/2023-03-22"), event("b", 0, XI, PUTIN, date="2023-03-21"))


def test_a_group_is_its_members() -> None:
    assert joined(event("a", 0, PAIR, date="2023-03-20"), event("b", 0, XI, PUTIN, date="2023-03-20"))


def test_other_days_are_other_events() -> None:
    assert not joined(event("a", 0, XI, PUTIN, date="2023-03-20"), event("b", 0, XI, PUTIN, date="2024-05-16"))


def test_other_people_of_the_same_states_are_other_events() -> None:
    assert not joined(event("a", 0, XI, PUTIN, date="2023-03-20"), event("b", 0, WANG, PUTIN, date="2023-03-20"))


def test_undated_mentions_join_in_one_article_only() -> None:
    assert joined(event("a", 0, XI, PUTIN, date="2023-03-20"), event("a", 50, PAIR))
    assert not joined(event("a", 0, XI, PUTIN, date="2023-03-20"), event("b", 50, XI, PUTIN))


def test_what_is_still_a_plan_is_not_what_an_article_tells_as_done() -> None:
    met = event("a", 0, XI, PUTIN, date="2023-04")
    hoped = replace(event("a", 50, XI, PUTIN), factuality=Factuality.PLANNED)
    assert len(set(keys(met, hoped, published="2023-05-02"))) == 1
    assert len(set(keys(met, hoped, published="2024-11-20"))) == 2
    visiting = event("a", 0, PUTIN, CHINA, kind="kg:Visit", type_="VISIT")
    going_on = replace(
        event("a", 50, PUTIN, CHINA, kind="kg:Visit", type_="VISIT", date="2024-11-21"), factuality=Factuality.PLANNED
    )
    assert len(set(keys(visiting, going_on, published="2024-11-20"))) == 2
    assert len(set(keys(replace(visiting, definite=True), going_on, published="2024-11-20"))) == 1


def test_a_visit_is_that_of_the_same_states() -> None:
    visit = event("a", 0, XI, RUSSIA, kind="kg:Visit", type_="VISIT", date="2019-06-05")
    to_russia = replace(visit, source=(Filler(XI),), target=(Filler(RUSSIA),))
    outing = event("a", 50, XI, PUTIN, RUSSIA, kind="kg:Visit", type_="VISIT", date="2019-06-05")
    outing = replace(outing, source=(Filler(XI), Filler(PUTIN)))
    again = replace(to_russia, id="a-90", trigger=TextSpan(90, 93))
    assert not joined(to_russia, outing)
    assert joined(to_russia, again)


def test_years_say_too_little_to_join_two_articles() -> None:
    assert not joined(event("a", 0, XI, PUTIN, date="2023"), event("b", 0, XI, PUTIN, date="2023"))


def test_what_did_not_happen_is_not_joined_to_what_did() -> None:
    denied = replace(event("b", 0, XI, PUTIN, date="2023-03-20"), factuality=Factuality.NEGATED)
    assert not joined(event("a", 0, XI, PUTIN, date="2023-03-20"), denied)


def test_a_planned_event_is_joined_to_the_same_one_held() -> None:
    planned = replace(event("b", 0, XI, PUTIN, date="2023-03-20"), factuality=Factuality.PLANNED)
    assert joined(event("a", 0, XI, PUTIN, date="2023-03-20"), planned)


@pytest.mark.parametrize(("one", "other", "same"), [(MOSCOW, SOCHI, True), (MOSCOW, BEIJING, False)])
def test_places_must_be_in_one_state(one: Actor, other: Actor, same: bool) -> None:
    here = replace(event("a", 0, XI, PUTIN, date="2023-03-20"), place=(Filler(one),))
    there = replace(event("b", 0, XI, PUTIN, date="2023-03-20"), place=(Filler(other),))
    assert joined(here, there) is same


def test_speech_acts_of_one_day_stay_apart() -> None:
    first = event("a", 0, RUSSIA, kind="kg:Accusation", type_="OTHER", date="2023-03-20")
    second = event("b", 0, RUSSIA, kind="kg:Accusation", type_="OTHER", date="2023-03-20")
    assert not joined(first, second)


def test_undated_verbs_of_acts_that_recur_stay_apart_but_definite_nouns_point_back() -> None:
    veto = event("a", 0, RUSSIA, kind="kg:Veto", type_="VETO", date="2023-03-20")
    again = event("a", 90, RUSSIA, kind="kg:Veto", type_="VETO")
    assert not joined(veto, again)
    assert joined(veto, replace(again, definite=True))


def test_undated_mentions_take_the_date_with_a_reason() -> None:
    extraction = Extraction(
        Article("a", "", ""), events=(event("a", 0, XI, PUTIN, date="2023-03-20"), event("a", 50, PAIR))
    )
    second = key_events([extraction])[0].events[1]
    assert second.date == "2023-03-20"
    assert "same event is dated at 0" in second.date_reason


def test_the_order_of_articles_changes_nothing() -> None:
    events = [
        event("a", 0, XI, PUTIN, date="2023-03-20/2023-03-22"),
        event("b", 0, XI, PUTIN, date="2023-03-21"),
        event("c", 0, XI, PUTIN, date="2023-03"),
        event("d", 0, XI, PUTIN, date="2024-05-16"),
    ]
    given = [Extraction(Article(e.article, "", ""), events=(e,)) for e in events]
    results = set()
    for order in permutations(given):
        results.add(tuple(sorted((e.id, e.key) for x in key_events(order) for e in x.events)))
    assert len(results) == 1


def test_a_mention_that_was_joined_says_to_which_and_why() -> None:
    one = event("a", 0, XI, PUTIN, date="2023-03-21")
    other = event("b", 5, PAIR, date="2023-03")
    found = key_events([Extraction(Article(e.article, "", ""), events=(e,)) for e in (one, other)])
    reasons = [e.reasons for extraction in found for e in extraction.events]
    assert reasons == [
        (),
        (
            "one event with a, character 0: the same parties: vladimir-putin, xi-jinping; "
            "2023-03-21 and 2023-03 can be one time; one of them has no place",
        ),
    ]


# ---- sorts with settings of their own


def test_the_days_of_one_visit_are_one_event_but_not_of_visits_to_other_cities() -> None:
    first = event("a", 0, XI, RUSSIA, kind="kg:Visit", type_="VISIT", date="2023-03-20")
    last = event("b", 0, XI, RUSSIA, kind="kg:Visit", type_="VISIT", date="2023-03-22")
    assert joined(first, last)
    assert not joined(replace(first, place=(Filler(MOSCOW),)), replace(last, place=(Filler(SOCHI),)))
    assert not joined(first, replace(last, date="2023-03-27"))


def test_a_war_dated_by_its_year_is_one_in_two_articles() -> None:
    one = event("a", 0, RUSSIA, XI, kind="kg:MilitaryAction", type_="MILITARY_ACTION", date="1969")
    other = replace(one, id="b-0", article="b", date="1969-03")
    assert not joined(one, other)
    clause = told_by("invade")
    assert joined(replace(one, ground=clause), replace(other, ground=clause))


def test_a_summit_is_the_same_by_name_and_year() -> None:
    one = event("a", 0, SCO, kind="kg:Summit", type_="SUMMIT", date="2022-09-15")
    assert joined(one, event("b", 0, SCO, XI, RUSSIA, kind="kg:Summit", type_="SUMMIT", date="2022"))
    assert not joined(one, event("b", 0, SCO, XI, RUSSIA, kind="kg:Summit", type_="SUMMIT", date="2021"))


def test_a_signing_is_the_same_by_document_even_without_a_date() -> None:
    treaty = Actor("treaty-2001", "Treaty of 2001", ActorType.DOCUMENT)
    one = event("a", 0, XI, RUSSIA, kind="kg:Signing", type_="SIGNING", date="2001-07-16")
    other = event("b", 0, CHINA, kind="kg:Signing", type_="SIGNING")
    mentions = (Mention(TextSpan(0, 3), treaty, MentionKind.NAME, head=0),)
    given = [
        Extraction(Article(e.article, "", ""), mentions=mentions, events=(replace(e, topics=("treaty-2001",)),))
        for e in (one, other)
    ]
    first, second = (x.events[0].key for x in key_events(given))
    assert first == second
    assert not joined(one, other)


def test_what_points_back_may_name_the_states_of_the_parties_only() -> None:
    talks = event("a", 0, XI, PUTIN, date="2023-03-20")
    beijing = event("a", 90, CHINA)
    assert not joined(talks, beijing)
    assert joined(talks, replace(beijing, definite=True))


def test_mentions_lend_each_other_their_place_with_a_reason() -> None:
    told = replace(event("a", 0, XI, PUTIN, date="2023-03-20"), place=(Filler(MOSCOW),))
    extraction = Extraction(Article("a", "", ""), events=(told, event("a", 50, PAIR)))
    second = key_events([extraction])[0].events[1]
    assert [filler.actor for filler in second.place] == [MOSCOW]
    assert second.place_reason == "Moscow: told of the same event at 0"


def test_a_join_names_what_met_each_criterion() -> None:
    one, other = event("a", 0, XI, PUTIN, date="2023-03-20"), event("b", 0, XI, PUTIN, date="2023-03-20")
    second = key_events([Extraction(Article(e.article, "", ""), events=(e,)) for e in (one, other)])[1].events[0]
    assert second.joined is not None
    assert second.joined.to == "a-0"
    assert tuple(name for name, _ in second.joined.criteria) == CRITERIA
