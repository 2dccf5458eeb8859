"""Names that the registry lacks are gathered from mentions, with an example each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.records import ActorType
from kg.registry.load import load_registry
from kg.registry.unknown import OpenName, Use, find_ambiguous, find_unknown, to_turtle, use_from_record

TEXT = (
    "A headline\n"
    "Mr. Wang met U.S. officials. On Monday Ivan Petrenko, an analyst, spoke of “peace.” Nobody listened.\n"
    "Petrenko left.\n"
)


def record(words: str, rule: str = "linking.unknown-name", **actor: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    found = {"id": "ivan-petrenko", "name": "Ivan Petrenko", "type": "person", "country": None} | actor
    return {
        "record": "mention",
        "article": "a1",
        "span": [start, start + len(words)],
        "actor": found,
        "rule": rule,
        "candidates": [],
    }


def use(words: str, article: str = "a1", *, actor: str = "", rule: str = "linking.unknown-name", **more: Any) -> Use:
    key = actor or words.lower().replace(" ", "-")
    return Use(article, key, words, more.get("type", ActorType.PERSON), more.get("country"), rule, f"{words} spoke.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Ivan Petrenko", "On Monday Ivan Petrenko, an analyst, spoke of “peace.”"),
        ("Wang", "Mr. Wang met U.S. officials."),
        ("Petrenko left", "Petrenko left."),
        ("headline", "A headline"),
    ],
)
def test_example_is_the_sentence_around_the_name(words: str, sentence: str) -> None:
    assert use_from_record(record(words), TEXT).sentence == sentence


def test_names_are_counted_and_the_most_used_come_first() -> None:
    uses = [use("Anna Roe"), use("Ivan Petrenko"), use("Ivan Petrenko", "a2", country="UKR"), use("Putin", rule="x")]
    found = find_unknown(uses, known=())
    assert [(one.name, one.count, one.articles, one.country) for one in found] == [
        ("Ivan Petrenko", 2, ("a1", "a2"), "UKR"),
        ("Anna Roe", 1, ("a1",), None),
    ]
    assert [one.name for one in find_unknown(uses, known=(), least=2)] == ["Ivan Petrenko"]


def test_an_id_that_is_taken_is_not_proposed() -> None:
    (found,) = find_unknown([use("Ivan Petrenko")], known={"ivan-petrenko", "ivan-petrenko-2"})
    assert found.id == "ivan-petrenko-3"


def test_spellings_of_one_actor_are_one_name() -> None:
    uses = [use("Ivan Petrenko"), use("Ivan  Petrénko", actor="ivan-petrenko"), use("Ivan Petrenko")]
    (found,) = find_unknown(uses, known=())
    assert (found.name, found.also, found.count) == ("Ivan Petrenko", ("Ivan  Petrénko",), 3)


def test_words_that_can_mean_several_are_listed_with_whom() -> None:
    both = (("george-h-w-bush", "George H. W. Bush"), ("george-w-bush", "George W. Bush"))
    uses = [use("Bush", rule="linking.namesakes")._replace(candidates=both), use("Roe")]
    (found,) = find_ambiguous([*uses, uses[0]])
    assert (found.name, found.count, found.candidates) == ("Bush", 2, both)


def test_turtle_is_refused_until_it_is_completed(tmp_path: Path) -> None:
    name = OpenName('Ivan "X" Petrenko', "ivan-petrenko", ActorType.PERSON, "UKR", 2, ("a1",), "He spoke.", ("I. P.",))
    own = tmp_path / "own.ttl"
    own.write_text(to_turtle([name]), encoding="utf-8")
    with pytest.raises(OntologyError, match="id:ivan-petrenko: has no rdfs:label in ru; add it"):
        load_registry(extra=[own])
    own.write_text(own.read_text(encoding="utf-8").replace('""', '"Петренко"'), encoding="utf-8")
    entry = load_registry(extra=[own]).entries["ivan-petrenko"]
    assert (entry.actor.name, entry.actor.country) == ('Ivan "X" Petrenko', "UKR")
