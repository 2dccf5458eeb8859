"""Names, noun phrases and the senses of capitals."""

from __future__ import annotations

import pytest
from linking_world import mentions_of, told

import kg
from kg.records import ActorType, MentionKind, Sense

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi Jinping thanked Putin.", {"Xi Jinping": "xi-jinping", "Putin": "vladimir-putin"}),
        ("The Xi-Putin talks went on.", {"Xi": "xi-jinping", "Putin": "vladimir-putin"}),
        ("U.S.-China trade fell.", {"U.S.": "usa", "China": "chn"}),
        ("Sino-Russian trade grew.", {"Sino": "chn", "Russian": "rus"}),
        ("A US-led coalition warned Iran.", {"US": "usa", "Iran": "irn"}),
        ("Russia's economy shrank.", {"Russia": "rus"}),
        ("They told us that trade grew.", {}),
        ("The Shanghai Cooperation Organisation met.", {"Shanghai Cooperation Organisation": "sco"}),
        ("The war in Iran ended.", {"war in Iran": "war", "Iran": "irn"}),
        ("The Chinese rejected the offer.", {"The Chinese": "chn"}),
    ],
)
def test_registry_names(text: str, expected: dict[str, str]) -> None:
    found = told(text)
    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.parametrize(
    ("text", "inside", "whole"),
    [
        ("She works at the China Institute of Water.", "China", "China Institute of Water"),
        ("He studied at Moscow State University.", "Moscow", "Moscow State University"),
        ("The Bank of China lent money.", "China", "Bank of China"),
        ("The East China Sea was calm.", "China", "East China Sea"),
        ("Air China flew home.", "China", "Air China"),
        ("He told the Moscow Times so.", "Moscow", "Moscow Times"),
        ("The Beijing Winter Olympics began.", "Beijing", "Beijing Winter Olympics"),
    ],
)
def test_a_name_inside_a_longer_name_is_no_mention(text: str, inside: str, whole: str) -> None:
    found = told(text)
    assert inside not in found
    assert whole in found


def test_a_stance_is_no_mention_of_the_state() -> None:
    assert "American" not in told("His anti-American speech pleased the crowd.")


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Wang Yi left. Wang was tired.", "Wang", "wang-yi"),
        ("Foreign Minister Wang left for Moscow.", "Wang", "wang-yi"),
        ("Michelle Xi left for Moscow.", "Michelle Xi", "michelle-xi"),
        ("Analyst Jane Miller disagreed. Miller saw no plan.", "Miller", "jane-miller"),
    ],
)
def test_surnames(text: str, name: str, id_: str) -> None:
    assert told(text).get(name) == id_


def test_a_shared_surname_alone_names_nobody() -> None:
    assert "Wang" not in told("On Monday Wang left for Moscow.")


@pytest.mark.parametrize(
    ("text", "words", "actor", "kind", "country"),
    [
        ("Chinese officials met them.", "Chinese officials", "chn-officials", ActorType.GROUP, "CHN"),
        ("Dozens of Iranian students left.", "Dozens of Iranian students", "irn-students", ActorType.GROUP, "IRN"),
        ("The Iranian army attacked.", "Iranian army", "irn-army", ActorType.ORGANIZATION, "IRN"),
        ("A senior Russian official spoke.", "A senior Russian official", "rus-official", ActorType.PERSON, "RUS"),
        ("The Russian government agreed.", "The Russian government", "rus", ActorType.COUNTRY, "RUS"),
        ("Chinese authorities agreed.", "Chinese authorities", "chn", ActorType.COUNTRY, "CHN"),
        ("Putin's regime agreed.", "Putin's regime", "rus", ActorType.COUNTRY, "RUS"),
        ("China's foreign ministry agreed.", "China's foreign ministry", "cn-mfa", ActorType.ORGANIZATION, "CHN"),
        ("Protesters in Moscow clashed with police.", "Protesters in Moscow", "rus-protesters", ActorType.GROUP, "RUS"),
    ],
)  # fmt: skip
def test_noun_phrases_act_for_their_state(text: str, words: str, actor: str, kind: ActorType, country: str) -> None:
    mention = next(m for m in mentions_of(text) if text[m.span.start : m.span.end] == words)
    assert (mention.actor.id, mention.actor.type, mention.actor.country) == (actor, kind, country)
    assert mention.kind is MentionKind.NOMINAL


def test_two_states_share_a_noun() -> None:
    text = "U.S. and Russian negotiators met."
    mention = next(m for m in mentions_of(text) if m.actor.members)
    assert [member.country for member in mention.actor.members] == ["RUS", "USA"]


def test_people_without_a_state_belong_to_the_only_one_in_the_sentence() -> None:
    assert told("The rebels in the north told Iran to free its prisoners.")["The rebels"] == "irn-rebels"


def test_an_unknown_minister_takes_the_country_of_the_title() -> None:
    text = "Hungarian Prime Minister Viktor Orban disagreed."
    actor = next(m.actor for m in mentions_of(text) if m.actor.id == "viktor-orban")
    assert (actor.type, actor.country) == (ActorType.PERSON, "HUN")


def test_a_ministry_without_a_state_is_that_of_its_spokeswoman() -> None:
    assert told("Foreign Ministry spokeswoman Mao Ning left.")["Foreign Ministry"] == "cn-mfa"


def test_an_unknown_place_lies_in_the_state_of_its_phrase() -> None:
    actor = next(m.actor for m in mentions_of("They met in the Iranian city of Isfahan.") if m.actor.id == "isfahan")
    assert (actor.type, actor.country) == (ActorType.PLACE, "IRN")


def test_the_article_explains_a_short_form() -> None:
    found = told("The Defense Intelligence Agency (DIA) met on Friday. Later the DIA met again.")
    assert found["DIA"] == "defense-intelligence-agency"


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Beijing warned Iran.", Sense.GOVERNMENT),
        ("Iran warned Beijing.", Sense.GOVERNMENT),
        ("Sanctions against Beijing grew.", Sense.GOVERNMENT),
        ("Beijing's policy failed.", Sense.GOVERNMENT),
        ("Ties between Beijing and Moscow improved.", Sense.GOVERNMENT),
        ("Iran was warned by Beijing.", Sense.GOVERNMENT),
        ("He sold weapons to Beijing.", Sense.GOVERNMENT),
        ("He flew to Beijing.", Sense.PLACE),
        ("They met in Beijing.", Sense.PLACE),
        ("He paid a visit to Beijing.", Sense.PLACE),
        ("He visited Beijing.", Sense.PLACE),
        ("Beijing is a large city.", Sense.PLACE),
        ("The streets of Beijing were empty.", Sense.PLACE),
        ("BEIJING (AP) — They met on Monday.", Sense.PLACE),
    ],
)
def test_a_capital_is_a_place_or_a_government(text: str, sense: Sense) -> None:
    mention = next(m for m in mentions_of(text) if text[m.span.start : m.span.end].lower() == "beijing")
    assert (mention.kind, mention.sense) == (MentionKind.METONYM, sense)
    assert mention.actor.id == ("chn" if sense is Sense.GOVERNMENT else "beijing")


def test_every_mention_has_a_reason_and_they_are_in_order() -> None:
    text = "The Chinese president met Putin in Moscow. The two leaders praised their ties. He left."
    found = mentions_of(text)
    assert all(m.reason for m in found)
    assert [m.span for m in found] == sorted(m.span for m in found)


def test_an_empty_article_has_no_mentions() -> None:
    assert mentions_of("") == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Wang met Lavrov in Moscow on Tuesday.", True),
        ("Wang Xiaoming, a student in Beijing, likes tea. Wang said he met Lavrov.", False),
        ("Wang, a student in Harbin, sold tea in Moscow.", False),
    ],
)
def test_a_lone_surname_is_the_ministers_beside_another_minister_only(text: str, meant: bool) -> None:
    found = kg.extract(text, published="2024-03-22").mentions
    assert ("wang-yi" in {mention.actor.id for mention in found}) is meant
