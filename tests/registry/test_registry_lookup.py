"""Questions to the shipped registry: names, holders of offices by date, whom a user means."""

from __future__ import annotations

import pytest

from kg.registry.load import load_registry
from kg.registry.lookup import RegistryIndex, index_of


@pytest.fixture(scope="module")
def index() -> RegistryIndex:
    return index_of(load_registry())


@pytest.mark.parametrize(
    ("title", "state", "on", "names"),
    [
        ("president", "CHN", "2008-08", ["Hu Jintao"]),
        ("president", "chn", "2023", ["Xi Jinping"]),
        ("president", "chn", "1995-05-09", ["Jiang Zemin"]),
        ("President", "rus", "2009", ["Dmitry Medvedev"]),
        ("president", "rus", "2013", ["Vladimir Putin"]),
        ("president", "rus", "1996-04", ["Boris Yeltsin"]),
        ("prime minister", "rus", "2009", ["Vladimir Putin"]),
        ("premier", "rus", "2019-06", ["Dmitry Medvedev"]),
        ("president", "usa", "1988", ["Ronald Reagan"]),
        ("president", "usa", "2026-01", ["Donald Trump"]),
        ("secretary of state", "usa", "2021-03-19", ["Antony Blinken"]),
        ("leader", "sun", "1988", ["Mikhail Gorbachev"]),
        ("leader", "chn", "1989-05", ["Deng Xiaoping"]),
        ("leader", "chn", "2012-12", ["Xi Jinping"]),
        ("leader", "rus", "2010", ["Dmitry Medvedev"]),
        ("leader", "deu", "2015", ["Angela Merkel"]),
        ("leader", "prk", "2019-04", ["Kim Jong Un"]),
        ("general secretary", "ccp", "2005", ["Hu Jintao"]),
        ("general secretary", "chn", "2013", ["Xi Jinping"]),
        ("Defense Minister", "chn", "2023-05", ["Li Shangfu"]),
        ("defence minister", "rus", "2024-04", ["Sergei Shoigu"]),
        ("foreign minister", "chn", "2023-02", ["Qin Gang"]),
        ("foreign minister", "chn", "2024", ["Wang Yi"]),
        ("foreign minister", "rus", "1997-11", ["Yevgeny Primakov"]),
        ("foreign ministry spokeswoman", "rus", "2022", ["Maria Zakharova"]),
        ("spokesman", "kremlin", "2022", ["Dmitry Peskov"]),
        ("ambassador to Russia", "chn", "2015", ["Li Hui"]),
        ("secretary-general", "un", "2012", ["Ban Ki-moon"]),
        ("head_of_government", "ind", "2020", ["Narendra Modi"]),
    ],
)
def test_office_by_date(index: RegistryIndex, title: str, state: str, on: str, names: list[str]) -> None:
    assert [entry.actor.name for entry, _, _ in index.holders(title, state, on)] == names


def test_a_date_that_spans_a_change_gives_both_holders_by_start(index: RegistryIndex) -> None:
    held = index.holders("president", "rus", "2012")
    assert [entry.actor.id for entry, _, _ in held] == ["dmitry-medvedev", "vladimir-putin"]


def test_an_office_of_many_gives_all_who_hold_it(index: RegistryIndex) -> None:
    held = {entry.actor.name for entry, _, _ in index.holders("foreign ministry spokesperson", "chn", "2021-06")}
    assert held == {"Hua Chunying", "Zhao Lijian", "Wang Wenbin"}


def test_without_a_date_the_present_holder_is_meant(index: RegistryIndex) -> None:
    assert [entry.actor.id for entry, _, _ in index.holders("foreign minister", "rus")] == ["sergei-lavrov"]


@pytest.mark.parametrize(
    ("title", "state", "on"),
    [
        ("president", "tuv", "2020"),
        ("president", "atlantis", "2020"),
        ("janitor", "rus", "2020"),
        ("leader", "sun", "1910"),
    ],
)
def test_an_unknown_office_state_or_time_has_no_holder(index: RegistryIndex, title: str, state: str, on: str) -> None:
    assert index.holders(title, state, on) == ()


def test_a_vice_president_is_no_president(index: RegistryIndex) -> None:
    assert [entry.actor.id for entry, _, _ in index.holders("vice president", "usa", "2013")] == ["joe-biden"]
    assert [entry.actor.id for entry, _, _ in index.holders("president", "usa", "2013-06")] == ["barack-obama"]


def test_offices_of_a_person_on_a_date(index: RegistryIndex) -> None:
    held = {office.id for office, _ in index.offices_of("vladimir-putin", "2009")}
    assert "ru-prime-minister" in held
    assert "ru-president" not in held


def test_offices_of_a_person_over_a_life(index: RegistryIndex) -> None:
    held = [office.id for office, _ in index.offices_of("dmitry-medvedev", "../..")]
    own = ["ru-president", "ru-prime-minister", "ru-security-council-deputy"]
    assert [office for office in held if office in own] == own


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        *[("Chinese", {"CHN"}), ("Russian", {"RUS"}), ("Soviet", {"RUS"}), ("American", {"USA"}), ("U.S.", {"USA"})],
        *[("Kyrgyz", {"KGZ"}), ("Kazakh", {"KAZ"}), ("Tajik", {"TJK"}), ("Uzbek", {"UZB"}), ("Turkmen", {"TKM"})],
        *[("Latvian", {"LVA"}), ("Kampuchean", {"KHM"}), ("Burmese", {"MMR"}), ("Ivory Coast", {"CIV"})],
        *[("Ivorian", {"CIV"}), ("Macedonian", {"MKD"}), ("Bosnian", {"BIH"}), ("Fijian", {"FJI"})],
        *[("Rwandan", {"RWA"}), ("Congolese", {"COD", "COG"}), ("Nigerien", {"NER"}), ("Nigerian", {"NGA"})],
        *[("Danes", {"DNK"}), ("Poles", {"POL"}), ("Finns", {"FIN"}), ("Spaniards", {"ESP"}), ("Turks", {"TUR"})],
        *[("Filipinos", {"PHL"}), ("Swiss", {"CHE"}), ("Dutch", {"NLD"}), ("Argentines", {"ARG"}), ("Omani", {"OMN"})],
        *[("Burma", {"MMR"}), ("Zaire", {"COD"}), ("Ceylon", {"LKA"}), ("Rhodesia", {"ZWE"}), ("Swaziland", {"SWZ"})],
        *[("Yugoslav", {"SRB"}), ("East German", {"DEU"}), ("Palestinians", {"PSE"}), ("Kosovar", {"XKX"})],
        *[("North Korean", {"PRK"}), ("DPRK", {"PRK"}), ("South Koreans", {"KOR"}), ("UAE", {"ARE"})],
        *[
            ("New Zealanders", {"NZL"}),
            ("Papua New Guinean", {"PNG"}),
            ("Guinea-Bissau", {"GNB"}),
            ("Guinean", {"GIN"}),
        ],
        *[("Chechens", {"RUS"}), ("Crimean", {"UKR"}), ("Tibetan", {"CHN"}), ("Hong Kong", {"HKG"})],
    ],
)
def test_names_and_peoples_of_states(index: RegistryIndex, words: str, codes: set[str]) -> None:
    assert {entry.actor.country for entry, _ in index.by_name(words)} == codes


@pytest.mark.parametrize(
    ("words", "identifier", "kind"),
    [
        ("Beijing", "beijing", "metonym"),
        ("Xi Jinping", "xi-jinping", "name"),
        ("Putin", "vladimir-putin", "short"),
        ("Nicolas Maduro", "nicolas-maduro", "name"),
        ("Côte d'Ivoire", "civ", "name"),
        ("People’s Daily", "peoples-daily", "name"),
        ("South China Morning Post", "scmp", "name"),
        ("Bank of China", "bank-of-china", "name"),
        ("The Hague", "the-hague", "name"),
        ("TURKEY", "tur", "name"),
        ("Chinese Defense Ministry", "cn-mod", "name"),
    ],
)
def test_name_as_written_finds_its_entry(index: RegistryIndex, words: str, identifier: str, kind: str) -> None:
    assert [(entry.actor.id, name.kind) for entry, name in index.by_name(words)] == [(identifier, kind)]


def test_building_and_body_may_share_a_name(index: RegistryIndex) -> None:
    found = [(entry.actor.id, name.kind) for entry, name in index.by_name("the Kremlin")]
    assert found == [("kremlin", "name"), ("moscow-kremlin", "metonym")]


@pytest.mark.parametrize(
    "words", ["us", "turkey", "polish", "may", "rice", "hu", "white house", "the", "economist", ""]
)
def test_common_words_name_nobody(index: RegistryIndex, words: str) -> None:
    assert index.by_name(words) == ()


def test_a_shared_surname_gives_all_who_bear_it(index: RegistryIndex) -> None:
    found = {entry.actor.id for entry, name in index.by_name("Li") if name.kind == "surname"}
    assert {"li-keqiang", "li-qiang", "li-peng", "li-hui", "li-shangfu", "li-zhaoxing"} <= found


@pytest.mark.parametrize(
    ("noun", "state", "identifiers"),
    [
        ("foreign ministry", "chn", ["cn-mfa"]),
        ("Defense Ministry", "rus", ["ru-mod"]),
        ("parliament", "rus", ["ru-duma"]),
        ("foreign ministry", "tuv", []),
        ("zoo", "rus", []),
    ],
)
def test_generic_nouns_name_bodies_of_a_state(
    index: RegistryIndex, noun: str, state: str, identifiers: list[str]
) -> None:
    assert [entry.actor.id for entry in index.bodies(noun, state)] == identifiers


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("xi-jinping", ["xi-jinping"]),
        ("id:xi-jinping", ["xi-jinping"]),
        ("https://w3id.org/sino-russian-kg/id/chn", ["chn"]),
        ("RUS", ["rus"]),
        ("Q159", ["rus"]),
        ("wd:q15031", ["xi-jinping"]),
        ("https://www.wikidata.org/wiki/Q7747", ["vladimir-putin"]),
        ("xi jinping", ["xi-jinping"]),
        ("习近平", ["xi-jinping"]),
        ("путин", ["vladimir-putin"]),
        ("Пекин", ["beijing"]),
        ("上合组织", ["sco"]),
        ("united nations", ["un"]),
        ("burma", ["mmr"]),
        ("Zelenskyy", ["volodymyr-zelensky"]),
        ("chinese", ["chn"]),
        ("congo", ["cod", "cog"]),
        ("george bush", ["george-h-w-bush", "george-w-bush"]),
        ("Q999999999", []),
        ("nobody at all", []),
    ],
)
def test_resolve_actor(index: RegistryIndex, text: str, identifiers: list[str]) -> None:
    assert [entry.actor.id for entry in index.resolve_actor(text)] == identifiers
