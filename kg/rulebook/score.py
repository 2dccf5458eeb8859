"""Analysts' judgements of single facts -> how often each rule is right, and how sure that figure is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from kg.records import TextSpan
from kg.rulebook.accounts import Account

__all__ = ["Judgement", "RuleScore", "Verdict", "score_rules", "wilson"]

#: Standard normal quantile of a two-sided 95 % interval.
_Z = 1.959963984540054


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one analyst thinks of one fact.

    `fact` is the id of the account, `span` the place of its sentence in the article, `version` that of the rule which
    made it ("" where unknown), `on` an EDTF day.
    """

    fact: str
    rule: str
    article: str
    span: TextSpan
    verdict: Verdict
    by: str = ""
    on: str = ""
    why: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How a rule fares. `made` counts its facts in the build (None without a build), `stale` those of its judgements
    that another version of the rule was judged by, `gone` those whose fact the rule no longer makes; they count nowhere
    else."""

    rule: str
    made: int | None
    right: int = 0
    wrong: int = 0
    unsure: int = 0
    stale: int = 0
    gone: int = 0

    @property
    def judged(self) -> int:
        """Facts that were found right or wrong."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """Share of the judged facts that are right, 0 to 1; None where none was judged."""
        return self.right / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % confidence interval of the precision; None where nothing was judged."""
        return wilson(self.right, self.judged) if self.judged else None


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Give the 95 % Wilson score interval of a share.

    Parameters
    ----------
    right, judged : int
        Successes and trials; at least one trial.

    Examples
    --------
    >>> "{:.2f} {:.2f}".format(*wilson(9, 10))
    '0.60 0.98'
    """
    share, square = right / judged, _Z**2 / judged
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / judged + square / (4 * judged)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def score_rules(
    judgements: Iterable[Judgement],
    versions: Mapping[str, str],
    *,
    accounts: Iterable[Account] | None = None,
    articles: Iterable[str] = (),
    current: bool = False,
) -> tuple[RuleScore, ...]:
    """Score every rule, the worst first; rules that nobody judged come last, the most frequent of them first.

    Parameters
    ----------
    judgements : iterable of Judgement
        In the order they were made: of one analyst's judgements of a fact the last counts. Where analysts disagree on
        a fact, it counts as unsure.
    versions : mapping of str to str
        Version of every rule to score, by its id; judgements of other rules are left out.
    accounts : iterable of Account, optional
        Facts of the build. A judgement of a fact that the rule no longer makes there counts nowhere.
    articles : iterable of str
        Ids of the articles of the build; a judgement of another article counts, since it cannot be checked.
    current : bool
        Whether to leave out what was judged by another version of the rule.
    """
    known = list(accounts) if accounts is not None else None
    made = Counter(account.rule for account in known or ())
    there, read = {(account.id, account.rule) for account in known or ()}, set(articles)
    counts: dict[str, Counter[str]] = {rule: Counter() for rule in versions}
    for verdict, judgement in _settled(judgements):
        if judgement.rule not in versions:
            continue
        tally = counts[judgement.rule]
        stale = judgement.version not in ("", versions[judgement.rule])
        if judgement.article in read and (judgement.fact, judgement.rule) not in there:
            tally["gone"] += 1
            continue
        tally["stale"] += stale
        if not (stale and current):
            tally[verdict.value] += 1
    scores = [
        RuleScore(rule, None if known is None else made[rule], **{str(k): n for k, n in tally.items()})
        for rule, tally in counts.items()
    ]
    return tuple(sorted(scores, key=_worst_first))


def _settled(judgements: Iterable[Judgement]) -> list[tuple[Verdict, Judgement]]:
    """For each fact the verdict of all who judged it, and the latest judgement."""
    latest: dict[tuple[str, str], dict[str, Judgement]] = {}
    for judgement in judgements:
        said = latest.setdefault((judgement.fact, judgement.rule), {})
        said.pop(judgement.by, None)
        said[judgement.by] = judgement
    settled = []
    for said in latest.values():
        verdicts = {j.verdict for j in said.values()} - {Verdict.UNSURE}
        verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.UNSURE
        settled.append((verdict, list(said.values())[-1]))
    return settled


def _worst_first(score: RuleScore) -> tuple[bool, float, int, int, str]:
    precision = score.precision
    return precision is None, precision or 0.0, -score.judged, -(score.made or 0), score.rule
