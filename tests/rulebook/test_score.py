"""Judgements to precision, and the draw of facts to judge."""

from __future__ import annotations

import pytest

from kg.records import TextSpan
from kg.rulebook.accounts import Account
from kg.rulebook.sample import draw_unjudged
from kg.rulebook.score import Judgement, RuleScore, Verdict, score_rules, wilson

SPAN = TextSpan(0, 9)


def judged(fact: str, verdict: str, rule: str = "a.one", by: str = "ann", version: str = "1") -> Judgement:
    return Judgement(fact, rule, "article", SPAN, Verdict(verdict), by=by, version=version)


def account(fact: str, rule: str = "a.one") -> Account:
    return Account(fact, "article", rule, "kg:Visit", "asserted", SPAN, SPAN, "Xi came.")


def score(*judgements: Judgement, **options: object) -> RuleScore:
    (found,) = score_rules(judgements, {"a.one": "1"}, **options)  # type: ignore[arg-type]
    return found


# Newcombe 1998, table of the Wilson score method without continuity correction.
@pytest.mark.parametrize(
    ("right", "all_", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(right: int, all_: int, low: float, high: float) -> None:
    assert wilson(right, all_) == pytest.approx((low, high), abs=0.00005)


def test_precision_is_the_share_of_right_among_right_and_wrong() -> None:
    found = score(judged("1", "right"), judged("2", "right"), judged("3", "wrong"), judged("4", "unsure"))
    assert (found.judged, found.unsure) == (3, 1)
    assert found.precision == pytest.approx(2 / 3)


def test_a_rule_that_nobody_judged_has_no_precision() -> None:
    assert (score().precision, score().interval, score().made) == (None, None, None)


def test_of_one_analysts_judgements_of_a_fact_the_last_counts() -> None:
    found = score(judged("1", "wrong"), judged("1", "right"))
    assert (found.right, found.wrong) == (1, 0)


@pytest.mark.parametrize(
    ("first", "second", "counted"),
    [("right", "right", (1, 0, 0)), ("right", "wrong", (0, 0, 1)), ("unsure", "wrong", (0, 1, 0))],
)
def test_analysts_who_agree_count_once_and_who_disagree_leave_it_unsure(
    first: str, second: str, counted: tuple[int, int, int]
) -> None:
    found = score(judged("1", first), judged("1", second, by="ben"))
    assert (found.right, found.wrong, found.unsure) == counted


def test_judgements_of_another_version_are_stale_and_may_be_left_out() -> None:
    old, new = judged("1", "wrong", version="0"), judged("2", "right")
    assert (score(old, new).judged, score(old, new).stale) == (2, 1)
    assert (score(old, new, current=True).judged, score(old, new, current=True).stale) == (1, 1)


def test_a_fact_that_the_rule_no_longer_makes_counts_nowhere_else() -> None:
    found = score(judged("1", "wrong"), judged("2", "right"), accounts=[account("2")], articles=["article"])
    assert (found.gone, found.wrong, found.right, found.made) == (1, 0, 1, 1)


def test_a_fact_of_an_article_that_is_not_in_the_build_counts() -> None:
    assert score(judged("1", "wrong"), accounts=[], articles=["another"]).wrong == 1


def test_the_worst_rule_comes_first_and_those_never_judged_last() -> None:
    judgements = [judged("1", "right", "a.good"), judged("2", "wrong", "b.bad")]
    versions = dict.fromkeys(("a.good", "b.bad", "c.rare", "d.often"), "1")
    scores = score_rules(judgements, versions, accounts=[account("9", "d.often")])
    assert [s.rule for s in scores] == ["b.bad", "a.good", "d.often", "c.rare"]


def test_judgements_of_unknown_rules_are_left_out() -> None:
    assert score(judged("1", "wrong", "old.rule")).judged == 0


FACTS = [account(str(n)) for n in range(30)]


def test_a_draw_depends_on_the_seed_alone() -> None:
    draw = draw_unjudged(FACTS, [], {}, number=5)
    assert draw == draw_unjudged(FACTS[::-1], [], {}, number=5)
    assert draw != draw_unjudged(FACTS, [], {}, number=5, seed=1)


def test_more_facts_do_not_disturb_the_order_of_a_draw() -> None:
    few = draw_unjudged(FACTS[:20], [], {}, number=30)
    assert few == [a for a in draw_unjudged(FACTS, [], {}, number=30) if a in few]


def test_what_was_judged_for_this_version_is_not_drawn_again() -> None:
    done = [judged("1", "right"), judged("2", "unsure"), judged("3", "right", version="0")]
    drawn = {a.id for a in draw_unjudged(FACTS, done, {"a.one": "1"}, number=30)}
    assert drawn == {a.id for a in FACTS} - {"1", "2"}
