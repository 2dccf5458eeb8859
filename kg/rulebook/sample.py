"""Draw facts to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.namespaces import digest
from kg.rulebook.accounts import Account
from kg.rulebook.score import Judgement

__all__ = ["draw_unjudged"]


def draw_unjudged(
    accounts: Iterable[Account],
    judgements: Iterable[Judgement],
    versions: Mapping[str, str],
    *,
    number: int,
    seed: int = 0,
) -> list[Account]:
    """Draw facts that nobody judged yet as the present version of their rule makes them.

    Parameters
    ----------
    accounts : iterable of Account
        Facts to draw from; their order does not matter.
    judgements : iterable of Judgement
        Those made already.
    versions : mapping of str to str
        Version of the rules that made the facts, by id.
    number : int
        How many to draw at most.
    seed : int
        Another seed draws others. The draw is an order by digest: facts that come to the build later do not disturb it.
    """
    done = {(j.fact, j.rule) for j in judgements if j.version in ("", versions.get(j.rule, j.version))}
    waiting = [account for account in accounts if (account.id, account.rule) not in done]
    return sorted(waiting, key=lambda a: (digest(str(seed), a.rule, a.id), a.id))[:number]
