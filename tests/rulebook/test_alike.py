"""Look-alikes of a rule, and its constraints in plain words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hand_built import PUTIN, XI, Part, clause, reading

from kg.records import Clause, ClauseKind, Zone
from kg.rulebook.alike import Alike, choose_various, find_alike
from kg.rulebook.load import load_rulebook
from kg.rulebook.match import Scene
from kg.rulebook.model import Rule
from kg.rulebook.shown import show_clause
from kg.rulebook.wording import tell_first_failure

TEXT = "Xi quickly toured a shipyard with Putin in Dalian"
SUBJECT: Part = ("subject", "Xi", "Xi", XI)
OBJECT: Part = ("object", "a shipyard", "shipyard", None)
WITH: Part = ("with", "Putin", "Putin", PUTIN)


def rule(folder: Path, when: str, unless: str = "") -> Rule:
    path = folder / "my.yaml"
    never = f"    unless: {unless}\n" if unless else ""
    path.write_text(
        "family: my\nabout: Mine.\nrules:\n"
        f"  - id: my.tour\n    event: kg:Visit\n    when: {{predicate: tour, {when}}}\n{never}"
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
    ("object: actor", "", (SUBJECT, OBJECT), "object must be an actor; it is “a shipyard”, which names no actor"),
    ("object: actor", "", (SUBJECT,), "object must be an actor; there is none"),
    ("object | to: place", "", (SUBJECT,), "object or “to” must be a place; there is none"),
    ("object: =port", "", (SUBJECT, OBJECT), "object must be “port”; it is “a shipyard”"),
    ("object: [=port, =dock]", "", (SUBJECT, OBJECT), "object must be “port” or “dock”; it is “a shipyard”"),
    (
        "object: [place, =port]",
        "",
        (SUBJECT, OBJECT),
        "object must be a place or “port”; it is “a shipyard”, which names no actor",
    ),
    ("object: none", "", (SUBJECT, OBJECT), "it must have no object; here it is “a shipyard”"),
    (
        "subject | to: several",
        "",
        (SUBJECT,),
        "subject and “to” together must name two actors or more; they name only Xi Jinping",
    ),
    ("subject: any", "{with: any}", (SUBJECT, WITH), "“with” must not be anything; it is “Putin”"),
    (
        "subject: any",
        "{modifier: =quickly}",
        (SUBJECT,),
        "an adjective or adverb with it must not be “quickly”; it is “quickly”",
    ),
    ("modifier: =slowly", "", (SUBJECT,), "an adjective or adverb with it must be “slowly”; it is “quickly”"),
    ("governor: =plan", "", (SUBJECT,), "the clause above must be “plan”; there is none"),
    ("kind: nominal", "", (SUBJECT,), "must be told by a noun of an act; here it is a verb"),
]


@pytest.mark.parametrize(("when", "unless", "parts", "words"), WORDS)
def test_the_failed_constraint_is_said_in_plain_words(
    when: str, unless: str, parts: tuple[Part, ...], words: str, tmp_path: Path
) -> None:
    asked, seen = rule(tmp_path, when, unless), tour(*parts, modifiers=("quickly",))
    assert tell_first_failure(asked, seen, Scene((seen,), TEXT)) == words


def test_a_clause_is_shown_with_words_actors_and_names() -> None:
    shown = show_clause(tour(SUBJECT, OBJECT, names=("tour shipyard", "tour")), TEXT)
    assert shown.roles == (("subject", "Xi", ("Xi Jinping",)), ("object", "a shipyard", ()))
    assert shown.names == ("tour shipyard", "tour")


def test_a_sentence_that_matches_and_one_that_does_not_are_told_apart(tmp_path: Path) -> None:
    asked = rule(tmp_path, "subject: actor")
    for parts, because in (((SUBJECT,), ""), ((OBJECT,), "subject must be an actor; there is none")):
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
    told = tell_first_failure(asked, noun, Scene((noun,), TEXT))
    assert told == "must be told by a verb; here it is a noun of an act"
