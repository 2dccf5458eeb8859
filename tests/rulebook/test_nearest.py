"""Which rules come nearest to a clause, on clauses made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import (
    Actor,
    ActorType,
    Argument,
    Clause,
    ClauseKind,
    Factuality,
    Mention,
    MentionKind,
    Sense,
    TextSpan,
)
from kg.rulebook.classes import load_classes
from kg.rulebook.faults import Faults
from kg.rulebook.load import compile_rulebook
from kg.rulebook.match import Scene
from kg.rulebook.model import Condition, RoleSource, Rule, Rulebook, Want
from kg.rulebook.nearest import find_nearest
from kg.rulebook.trace import checked
from kg.rulebook.wording import name_condition

LI = Actor("li-qiang", "Li Qiang", ActorType.PERSON)
RUSSIA = Actor("rus", "Russia", ActorType.COUNTRY)
SOCHI = Actor("sochi", "Sochi", ActorType.PLACE)
TEXT = "Li Qiang conferred quietly with Russia in Sochi after delegates left."


def span(words: str) -> TextSpan:
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


def filler(role: str, words: str, actor: Actor | None = None, sense: Sense | None = None) -> Argument:
    mentions = (Mention(span(words), actor, MentionKind.NAME, 0, sense),) if actor is not None else ()
    return Argument(role, span(words), 0, words.lower(), mentions)


def clause(*arguments: Argument, names: tuple[str, ...] = ("confer",), kind: ClauseKind = ClauseKind.VERBAL) -> Clause:
    return Clause(
        index=0,
        kind=kind,
        predicate=names[0],
        predicates=names,
        trigger=span("conferred"),
        cue=span("conferred"),
        span=TextSpan(0, len(TEXT)),
        sentence=0,
        head=0,
        arguments=arguments,
        dates=(),
        factuality=Factuality.ASSERTED,
        negated=False,
        modifiers=("quietly",),
    )


SORTS = load_classes([], Faults()).actors


def asks(roles: str, *wants: str, words: tuple[str, ...] = (), negate: bool = False) -> Condition:
    listed = [*wants, *(f"={word}" for word in words)]
    source = f"{'unless ' if negate else ''}{roles.replace('|', ' | ')}: {listed}"
    sorts = tuple(SORTS[want] for want in wants if want in SORTS)
    counted = SORTS["actor"] if Want.SEVERAL in wants else None
    return Condition(tuple(roles.split("|")), frozenset(wants), frozenset(words), negate, source, sorts, counted)


def rule(
    name: str,
    predicates: tuple[str, ...],
    *conditions: Condition,
    event: str = "kg:Meeting",
    roles: tuple[str, ...] = ("subject", "with"),
    kinds: frozenset[ClauseKind] = frozenset(ClauseKind),
) -> Rule:
    sources = tuple(RoleSource(role, text=role) for role in roles)
    return Rule(name, "t", event, predicates, conditions, {"kg:hasParticipant": sources}, {}, (), (), kinds=kinds)


def book(*rules: Rule) -> Rulebook:
    return compile_rulebook(rules)


SUBJECT = filler("subject", "Li Qiang", LI)
WITH = filler("with", "Russia", RUSSIA)
NOBODY = filler("subject", "delegates")


def scene(one: Clause) -> Scene:
    return Scene((one,), TEXT)


def failures(one: Clause, *conditions: Condition, kinds: frozenset[ClauseKind] = frozenset(ClauseKind)) -> list[str]:
    (near,) = find_nearest(one, scene(one), book(rule("t.confer", ("confer",), *conditions, kinds=kinds)))
    assert near.name == "confer"
    return list(near.failures)


@pytest.mark.parametrize(
    ("arguments", "condition", "words"),
    [
        (
            (NOBODY,),
            asks("subject", "person"),
            "subject must be a person; it is “delegates”, which names no actor",
        ),
        ((WITH,), asks("with", "person"), "“with” must be a person; it is “Russia”, a state"),
        (
            (filler("with", "Russia", RUSSIA, Sense.PLACE),),
            asks("with", "actor"),
            "“with” must be an actor; it is “Russia”, read as the place Russia",
        ),
        ((SUBJECT,), asks("object|to", "place"), "object or “to” must be a place; there is none"),
        ((SUBJECT,), asks("object|to"), "it needs object or “to”; there is none"),
        (
            (SUBJECT,),
            asks("subject|with", Want.SEVERAL),
            "subject and “with” together must name two actors or more; they name only Li Qiang",
        ),
        (
            (NOBODY,),
            asks("subject|with", Want.SEVERAL),
            "subject and “with” together must name two actors or more; they name none",
        ),
        ((SUBJECT,), asks("subject", Want.NONE), "it must have no subject; here it is “Li Qiang”"),
        (
            (NOBODY,),
            asks("subject", words=("delegates", "troops"), negate=True),
            "subject must not be “delegates” or “troops”; it is “delegates”",
        ),
        (
            (SUBJECT,),
            asks("modifier", words=("jointly",)),
            "an adjective or adverb with it must be “jointly”; it is “quietly”",
        ),
        ((SUBJECT,), asks("governor", words=("hope",)), "the clause above must be “hope”; there is none"),
    ],
)
def test_the_condition_that_failed_is_told_in_words(
    arguments: tuple[Argument, ...], condition: Condition, words: str
) -> None:
    assert failures(clause(*arguments), condition) == [words]


def test_the_kind_of_clause_is_told_first() -> None:
    told = failures(clause(NOBODY), asks("subject", "actor"), kinds=frozenset({ClauseKind.NOMINAL}))
    assert told[0] == "must be told by a noun of an act; here it is a verb"
    assert len(told) == 2


def test_fewest_misses_come_first_and_a_rule_that_matches_is_left_out() -> None:
    one = clause(SUBJECT)
    rules = book(
        rule("t.fits", ("confer",), asks("subject", "person")),
        rule("t.two", ("confer",), asks("subject", "state"), asks("with", "actor")),
        rule("t.one", ("confer",), asks("with", "actor")),
    )
    assert [near.rule.id for near in find_nearest(one, scene(one), rules)] == ["t.one", "t.two"]


def test_a_rule_that_does_not_know_the_predicate_is_given_where_all_else_holds() -> None:
    one = clause(SUBJECT, WITH, names=("liaise",))
    rules = book(
        rule("t.meet", ("meet",), asks("subject|with", Want.SEVERAL)),
        rule("t.visit", ("visit",), asks("subject", "person"), asks("object|to", "place")),
        rule("t.weak", ("resign",), asks("subject", "person"), roles=("subject",)),
    )
    (near,) = find_nearest(one, scene(one), rules)
    assert (near.rule.id, near.name, near.failures, near.misses) == ("t.meet", "", (), 1)


def test_a_rule_that_would_name_nobody_is_not_given() -> None:
    one = clause(filler("in", "Sochi", SOCHI), names=("liaise",))
    assert not find_nearest(one, scene(one), book(rule("t.meet", ("meet",), asks("in", "place"))))


def test_a_word_of_one_family_comes_before_a_better_fit() -> None:
    one = clause(SUBJECT, WITH, names=("consultation",))
    several = asks("subject|with", Want.SEVERAL)
    rules = book(rule("t.a", ("fight",), several, asks("with", "state")), rule("t.b", ("consult",), several))
    assert [near.rule.id for near in find_nearest(one, scene(one), rules)] == ["t.b", "t.a"]


def test_only_allowed_classes_are_looked_at_and_the_wanted_one_comes_first() -> None:
    one = clause(NOBODY)
    person = asks("subject", "person")
    rules = book(
        rule("t.a", ("confer",), person, event="kg:Summit"),
        rule("t.b", ("confer",), person, event="kg:Meeting"),
        rule("t.c", ("confer",), person, event="kg:Visit"),
    )
    found = find_nearest(one, scene(one), rules, allowed=lambda kind: kind != "kg:Visit", wanted=("kg:Meeting",))
    assert [near.rule.id for near in found] == ["t.b", "t.a"]


def test_no_more_rules_are_given_than_asked_for() -> None:
    one = clause(NOBODY)
    rules = book(*(rule(f"t.{n}", ("confer",), asks("subject", "person")) for n in range(9)))
    assert len(find_nearest(one, scene(one), rules, limit=3)) == 3


def test_words_that_met_a_condition_are_given() -> None:
    one = clause(SUBJECT, WITH, filler("in", "Sochi", SOCHI))
    found = checked(
        rule(
            "t.confer",
            ("confer",),
            asks("subject|with", Want.SEVERAL),
            asks("in", "place"),
            asks("modifier", words=("quietly",)),
            asks("object", words=("ceremony",), negate=True),
            kinds=frozenset({ClauseKind.VERBAL}),
        ),
        one,
        scene(one),
    )
    assert all(each.held for each in found)
    assert [[TEXT[s.start : s.end] for s in each.words] for each in found] == [
        ["conferred"],
        ["Li Qiang", "Russia"],
        ["Sochi"],
        ["quietly"],
        [],
    ]


def test_words_that_failed_a_condition_are_given_too() -> None:
    one = replace(clause(NOBODY), modifiers=())
    (found,) = checked(rule("t.confer", ("confer",), asks("subject", "person")), one, scene(one))
    assert (found.held, found.words) == (False, (span("delegates"),))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("subject | by: actor", "subject or by: actor"),
        ("unless object: ['=aid', '$texts']", "unless object: aid, $texts"),
    ],
)
def test_conditions_are_shown_without_marks_of_the_file(source: str, words: str) -> None:
    assert name_condition(source) == words
