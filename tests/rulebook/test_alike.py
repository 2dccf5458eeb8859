"""Look-alikes of a rule, and its constraints in plain words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hand_built import DALIAN, PUTIN, XI, Part, clause, reading

from kg.records import Clause, ClauseKind, Sense, Zone
from kg.rulebook.alike import Alike, choose_various, find_alike
from kg.rulebook.load import load_rulebook
from kg.rulebook.match import Scene, first_failure
from kg.rulebook.model import Rule
from kg.rulebook.plain import describe, failure_in_words, show_clause, stood_there

TEXT = "Xi quickly toured a shipyard with Putin in Dalian"
SUBJECT: Part = ("subject", "Xi", "Xi", XI)
OBJECT: Part = ("object", "a shipyard", "shipyard", None)
WITH: Part = ("with", "Putin", "Putin", PUTIN)


def rule(folder: Path, when: str, unless: str = "{}") -> Rule:
    path = folder / "my.yaml"
    path.write_text(
        "family: my\nabout: Mine.\nrules:\n"
        f"  - id: my.tour\n    event: kg:Visit\n    when: {{predicate: tour, {when}}}\n    unless: {unless}\n"
        "    roles: {kg:hasSource: [subject]}\n"
        "    examples: [{text: Xi toured it., expect: {}}]\n"
        "    near_misses: [{text: He did., because: nobody}]\n",
        encoding="utf-8",
    )
    found = load_rulebook([path]).rule("my.tour")
    assert found is not None
    return found


def tour(*parts: Part, **options: object) -> Clause:
    return clause(TEXT, "tour", "toured", *parts, **options)  # type: ignore[arg-type]


WORDS = [
    ("object: actor", "{}", (SUBJECT, OBJECT), "the object, “a shipyard”, is not an actor"),
    ("object: actor", "{}", (SUBJECT,), "no object is named"),
    ("object | to: place", "{}", (SUBJECT,), "no object or phrase with “to” is named"),
    ("object: =port", "{}", (SUBJECT, OBJECT), "the object, “a shipyard”, is not “port”"),
    ("object: [=port, =dock]", "{}", (SUBJECT, OBJECT), "the object, “a shipyard”, is not one of “dock”, “port”"),
    ("object: [place, =port]", "{}", (SUBJECT, OBJECT), "the object, “a shipyard”, is not a place or “port”"),
    ("object: none", "{}", (SUBJECT, OBJECT), "the object is “a shipyard”"),
    ("subject | to: several", "{}", (SUBJECT,), "fewer than two actors are named: “Xi”"),
    ("subject: any", "{with: any}", (SUBJECT, WITH), "the phrase with “with” is “Putin”"),
    ("subject: any", "{modifier: =quickly}", (SUBJECT,), "the modifier is “quickly”"),
    ("modifier: =slowly", "{}", (SUBJECT,), "the modifier is “quickly”, not “slowly”"),
    ("governor: =plan", "{}", (SUBJECT,), "the governing clause is nothing, not “plan”"),
    ("kind: nominal", "{}", (SUBJECT,), "it is a verbal clause"),
]


@pytest.mark.parametrize(("when", "unless", "parts", "words"), WORDS)
def test_the_failed_constraint_is_said_in_plain_words(
    when: str, unless: str, parts: tuple[Part, ...], words: str, tmp_path: Path
) -> None:
    asked, seen = rule(tmp_path, when, unless), tour(*parts, modifiers=("quickly",))
    failure = first_failure(asked, seen, Scene((seen,), TEXT))
    assert failure is not None
    assert failure_in_words(asked, failure, seen, (seen,), TEXT) == words


@pytest.mark.parametrize(
    ("when", "parts", "stood"),
    [
        ("subject: document", (SUBJECT,), "“Xi” (a person)"),
        ("object: actor", (OBJECT,), "“a shipyard” (no known actor)"),
        ("object: actor", (SUBJECT,), "nothing"),
        ("modifier: =slowly", (), "quickly"),
        ("governor: =plan", (), "nothing"),
        ("kind: nominal", (), "a verbal clause"),
    ],
)
def test_what_stood_there_instead_is_told(when: str, parts: tuple[Part, ...], stood: str, tmp_path: Path) -> None:
    asked, seen = rule(tmp_path, when), tour(*parts, modifiers=("quickly",))
    failure = first_failure(asked, seen, Scene((seen,), TEXT))
    assert failure is not None
    assert stood_there(asked, failure, seen, (seen,), TEXT) == stood


def test_a_capital_in_the_sense_of_a_place_is_called_one() -> None:
    (argument,) = tour(("in", "Dalian", "Dalian", DALIAN)).arguments
    there = replace(argument.mentions[0], sense=Sense.PLACE)
    assert describe(replace(argument, mentions=(there,)), TEXT) == "“Dalian” (a place)"


def test_a_clause_is_shown_with_words_actors_and_names() -> None:
    shown = show_clause(tour(SUBJECT, OBJECT, names=("tour shipyard", "tour")), TEXT)
    assert shown.roles == (("subject", "Xi", ("Xi Jinping",)), ("object", "a shipyard", ()))
    assert shown.names == ("tour shipyard", "tour")


def test_a_sentence_that_matches_and_one_that_does_not_are_told_apart(tmp_path: Path) -> None:
    asked = rule(tmp_path, "subject: actor")
    for parts, because in (((SUBJECT,), ""), ((OBJECT,), "no subject is named")):
        read = reading(TEXT, tour(*parts))
        assert find_alike(asked, read, Scene(read.clauses, TEXT)) == [Alike("text", TEXT, because, 0)]


def test_a_sentence_with_a_clause_that_matches_is_no_near_miss(tmp_path: Path) -> None:
    asked = rule(tmp_path, "subject: actor")
    read = reading(TEXT, tour(OBJECT), tour(SUBJECT, index=1))
    assert [a.because for a in find_alike(asked, read, Scene(read.clauses, TEXT))] == [""]


def test_the_same_verb_with_another_noun_is_alike(tmp_path: Path) -> None:
    read = reading(TEXT, clause(TEXT, "tour de force", "toured", SUBJECT))
    (alike,) = find_alike(rule(tmp_path, "subject: actor"), read, Scene(read.clauses, TEXT))
    assert (alike.rank, alike.because) == (1, "it says “tour de force”, not “tour”")


def test_other_verbs_headlines_and_very_long_sentences_are_left_out(tmp_path: Path) -> None:
    asked = rule(tmp_path, "subject: actor")
    read = reading(TEXT, tour(SUBJECT))
    headline = read.parse.sentences[0]._replace(zone=Zone.HEADLINE)
    long = f"{TEXT} {'again and ' * 40}"
    others = [
        reading(TEXT, clause(TEXT, "see", "toured", SUBJECT)),
        replace(read, parse=replace(read.parse, sentences=(headline,))),
        reading(long, clause(long, "tour", "toured", SUBJECT)),
    ]
    assert not [a for other in others for a in find_alike(asked, other, Scene(other.clauses, other.article.text))]


def test_the_choice_prefers_other_reasons_and_is_the_same_in_any_order() -> None:
    found = [
        Alike("a", "one", "no object", 0),
        Alike("a", "two", "no object", 0),
        Alike("b", "three", "no subject", 0),
        Alike("c", "one", "no object", 0),
        Alike("d", "four", "another noun", 1),
    ]
    chosen = choose_various(found, 3)
    assert [a.sentence for a in chosen] == ["one", "three", "four"]
    assert chosen == choose_various(found[::-1], 3)
    assert [a.sentence for a in choose_various(found, 9)] == ["one", "two", "three", "four"]


def test_clause_kinds_are_named(tmp_path: Path) -> None:
    asked = rule(tmp_path, "kind: verbal")
    noun = tour(SUBJECT, kind=ClauseKind.NOMINAL)
    assert failure_in_words(asked, "kind is nominal", noun, (noun,), TEXT) == "it is a nominal clause"
