"""What two sets of accounts say differently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import TextSpan
from kg.rulebook.accounts import Account, Party, account_from_record
from kg.rulebook.differences import compare, count_by_rule

XI, PUTIN, PERM = Party("xi", "Xi"), Party("putin", "Putin"), Party("perm", "Perm")


def account(start: int = 10, rule: str = "trips.go", article: str = "a", **said: object) -> Account:
    told = Account(
        f"{article}-{start}-{rule}",
        article,
        rule,
        "kg:Visit",
        "asserted",
        TextSpan(start, start + 4),
        TextSpan(0, 50),
        "Xi went to Perm.",
        source=(XI,),
        participants=(XI,),
    )
    return replace(told, **said)  # type: ignore[arg-type]


def test_equal_sets_have_no_difference() -> None:
    difference = compare([account(), account(30)], [account(30), account()])
    assert not difference
    assert difference.same == 2


def test_what_only_one_side_has_is_gained_or_lost() -> None:
    difference = compare([account(10), account(20)], [account(20), account(30)])
    assert [a.trigger.start for a in difference.gained] == [30]
    assert [a.trigger.start for a in difference.lost] == [10]
    assert difference.same == 1


CHANGES = [
    ({"kind": "kg:Meeting"}, ("class", "kg:Visit", "kg:Meeting")),
    ({"place": (PERM,)}, ("place", "", "Perm")),
    ({"source": (PUTIN, XI)}, ("source", "Xi", "Putin, Xi")),
    ({"date": "2023-03"}, ("date", "", "2023-03")),
    ({"factuality": "planned"}, ("factuality", "asserted", "planned")),
    ({"rule": "trips.travel"}, ("rule", "trips.go", "trips.travel")),
    ({"about": ("taiwan",)}, ("about", "", "taiwan")),
]


@pytest.mark.parametrize(("said", "field"), CHANGES)
def test_the_same_words_told_otherwise_are_a_change(said: dict[str, object], field: tuple[str, str, str]) -> None:
    (change,) = compare([account()], [account(**said)]).changed
    assert change.fields == (field,)


def test_of_several_accounts_of_a_word_those_of_one_rule_are_compared() -> None:
    before = [account(rule="b.one"), account(rule="c.two")]
    after = [account(rule="a.new"), account(rule="b.one"), account(rule="c.two")]
    difference = compare(before, after)
    assert [a.rule for a in difference.gained] == ["a.new"]
    assert (difference.lost, difference.changed, difference.same) == ((), (), 2)


def test_two_accounts_of_one_rule_and_word_are_each_compared_once() -> None:
    twins = [account(), account(id="twin")]
    assert compare(twins, twins).same == 2
    assert len(compare(twins, twins[:1]).lost) == 1


def test_the_order_of_the_input_does_not_matter() -> None:
    before = [account(article="b"), account(article="a"), account(40)]
    after = [account(article="b", date="2023"), account(50)]
    assert compare(before, after) == compare(before[::-1], after[::-1])


def test_counts_by_rule_name_both_rules_of_a_fact_that_changed_hands() -> None:
    difference = compare([account(10), account(20), account(30)], [account(10, rule="trips.travel"), account(30)])
    assert [tuple(c) for c in count_by_rule(difference)] == [("trips.go", 0, 1, 1), ("trips.travel", 0, 0, 1)]


def test_an_account_is_read_from_a_record_with_its_sentence() -> None:
    record = {
        "id": "e1", "article": "a", "rule": "trips.go", "class": "kg:Visit", "factuality": "planned",
        "trigger": [8, 10], "sentence": [0, 24], "source": [{"id": "xi", "name": "Xi"}], "target": [],
        "participants": [{"id": "xi", "name": "Xi"}], "place": [{"id": "perm", "name": "Perm"}], "date": None,
        "format": None, "plover": "CONSULT", "about": [],
    }  # fmt: skip
    told = account_from_record(record, "Xi will go\nto Perm soon. He said so.")
    assert told.sentence == "Xi will go to Perm soon."
    assert str(told) == "Visit: Xi, in Perm [planned]"
