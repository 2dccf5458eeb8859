"""Spellings made from the labels of people, and the file of them that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.records import Actor, ActorType
from kg.registry import generate_variants
from kg.registry.chinese_names import spell_chinese
from kg.registry.folding import fold
from kg.registry.load import load_registry, read_registry, registry_files
from kg.registry.lookup import RegistryIndex, index_of
from kg.registry.model import Entry, Name, NameKind, Registry
from kg.registry.russian_names import spell_russian
from kg.resources import resource


@pytest.fixture(scope="module")
def index() -> RegistryIndex:
    return index_of(load_registry())


@pytest.mark.parametrize(
    ("characters", "english", "spelt"),
    [
        ("习近平", "Xi Jinping", ["Xí Jìnpíng", "Hsi Chin-p'ing", "Hsi Chin-ping", "Jinping Xi"]),
        ("王毅", "Wang Yi", ["Wáng Yì", "Wang I", "Yi Wang"]),
        ("单霁翔", "Shan Jixiang", ["Shàn Jìxiáng", "Shan Chi-hsiang", "Jixiang Shan"]),
        ("任建新", "Ren Jianxin", ["Rén Jiànxīn", "Jen Chien-hsin", "Jianxin Ren"]),
        ("吕福源", "Lu Fuyuan", ["Lǚ Fúyuán", "Lü Fu-yüan", "Fuyuan Lü"]),
        ("诸葛亮", "Zhuge Liang", ["Zhūgě Liàng", "Chu-ko Liang", "Liang Zhuge"]),
        ("田永安", "Tian Yong'an", ["Tián Yǒng'ān", "T'ien Yung-an", "Tien Yung-an", "Yong'an Tian"]),
    ],
)
def test_chinese_name_is_spelt_by_its_pinyin(characters: str, english: str, spelt: list[str]) -> None:
    assert spell_chinese(characters, [english]) == spelt


def test_a_name_that_no_pinyin_reads_is_read_by_its_characters_where_one_may_guess() -> None:
    assert spell_chinese("蔡英文", ["Tsai Ing-wen"]) == []
    assert spell_chinese("蔡英文", ["Tsai Ing-wen"], guess=True)[:2] == ["Cài Yīngwén", "Ts'ai Ying-wen"]


@pytest.mark.parametrize("characters", ["雪克来提·扎克尔", "第十四世达赖喇嘛", "习", "Xi", ""])
def test_what_is_no_chinese_name_is_left_alone(characters: str) -> None:
    assert spell_chinese(characters, ["Xi Jinping"], guess=True) == []


def test_russian_name_is_spelt_with_initials_and_by_several_schemes() -> None:
    spelt = spell_russian(["Владимир Путин", "Владимир Владимирович Путин"])
    assert spelt["ru"][0] == "Путин Владимир"
    assert {"В. В. Путин", "В.В. Путин", "Путин В. В."} <= set(spelt["ru"])
    assert {"V. V. Putin", "Putin Vladimir", "Vladimir Vladimirovich Putin"} <= set(spelt["en"])


@pytest.mark.parametrize("names", [[], ["Папа Франциск I"], ["Ли Си Цин"], ["Путин"], ["Vladimir Putin"]])
def test_names_of_another_form_are_not_spelt(names: list[str]) -> None:
    assert spell_russian(names) == {"ru": [], "en": []}


def test_a_spelling_that_two_would_share_is_given_to_neither() -> None:
    def person(key: str, english: str, chinese: str) -> Entry:
        names = (Name(english, NameKind.NAME), Name(chinese, NameKind.NAME, "zh"))
        return Entry(Actor(key, english, ActorType.PERSON, None, "CHN"), names)

    people = [person("one", "Li Peng", "李鹏"), person("two", "Li Peng", "李朋"), person("three", "Qi Wei", "齐伟")]
    text = generate_variants.to_turtle(Registry({p.actor.id: p for p in people}, {}, ()))
    assert "id:one" not in text
    assert "id:two" not in text
    assert '"Wei Qi"@en' in text


def test_shipped_file_is_what_the_generator_writes(tmp_path: Path) -> None:
    generate_variants.main([str(tmp_path / "variants.ttl")])
    shipped = resource("ontology", "actors", "variants.ttl").read_text(encoding="utf-8")
    assert (tmp_path / "variants.ttl").read_text(encoding="utf-8") == shipped


def test_no_spelling_is_a_single_word_or_somebody_elses(index: RegistryIndex) -> None:
    bearers: dict[str, set[str]] = {}
    for key, entry in index.registry.entries.items():
        for name in entry.names:
            bearers.setdefault(fold(name.text), set()).add(key)
    spelt = [n for e in index.registry.entries.values() for n in e.names if n.kind is NameKind.VARIANT]
    assert len(spelt) > 300
    assert all(" " in name.text and len(bearers[fold(name.text)]) == 1 for name in spelt)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *[("Hsi Chin-p'ing", "xi-jinping"), ("Xí Jìnpíng", "xi-jinping"), ("Jinping Xi", "xi-jinping")],
        *[("Putin Vladimir", "vladimir-putin"), ("Путин Владимир", "vladimir-putin")],
        *[("Boris El’cin", "boris-yeltsin"), ("Ing-wen Tsai", "tsai-ing-wen")],
    ],
)
def test_actor_is_found_by_a_spelling(index: RegistryIndex, written: str, key: str) -> None:
    assert [entry.actor.id for entry in index.resolve_actor(written)] == [key]


def test_spellings_are_never_the_label(index: RegistryIndex) -> None:
    first = index.registry.entries["xi-jinping"].names[0]
    assert (first.text, first.kind) == ("Xi Jinping", NameKind.NAME)


def test_spellings_of_an_unknown_entry_or_with_other_facts_are_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix id: <https://w3id.org/sino-russian-kg/id/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'id:nobody skos:hiddenLabel "No Body"@en .\nid:chn skos:hiddenLabel "Chung Kuo"@en ; skos:altLabel "X"@en .\n'
    )
    with pytest.raises(OntologyError) as caught:
        read_registry([*registry_files(), own])
    assert "own.ttl, id:nobody: only adds to an entry, and none is so called" in str(caught.value)
    assert "own.ttl, id:chn: supplement with unknown property skos:altLabel" in str(caught.value)


def test_an_analyst_can_add_spellings_to_the_shipped_actors(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix id: <https://w3id.org/sino-russian-kg/id/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'id:chn skos:hiddenLabel "Chung Kuo"@en , "China"@en .\n'
    )
    names = load_registry(extra=[own]).entries["chn"].names
    assert [(n.text, n.kind) for n in names if n.text in ("China", "Chung Kuo")] == [
        ("China", NameKind.NAME),
        ("Chung Kuo", NameKind.VARIANT),
    ]
