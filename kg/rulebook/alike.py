"""Find the sentences of a corpus that are like a rule's: those it holds for, and those it just does not hold for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.records import Clause, Reading, Zone
from kg.rulebook.match import Scene
from kg.rulebook.model import Rule
from kg.rulebook.wording import tell_first_failure

__all__ = ["Alike", "choose_various", "find_alike"]

_LONG = 300  # characters; a longer sentence teaches little


@dataclass(frozen=True, slots=True)
class Alike:
    """A sentence with a clause of the rule's predicate or verb. `because` is empty where the rule holds; `rank` is 0
    for the same predicate, 1 for the same verb alone."""

    article: str
    sentence: str
    because: str
    rank: int


def find_alike(rule: Rule, reading: Reading, scene: Scene) -> list[Alike]:
    """Find the sentences of an article that are like those of a rule.

    Returns
    -------
    list of Alike
        In text order. A sentence for which the rule holds is given as such, also if it has another clause for which it
        does not. Headlines, captions and very long sentences are left out.
    """
    found: dict[int, Alike] = {}
    for clause in reading.clauses:
        sentence = reading.parse.sentences[clause.sentence]
        alike = _alike(rule, clause, reading, scene)
        if alike is None or sentence.zone is not Zone.BODY or len(alike.sentence) > _LONG:
            continue
        before = found.get(clause.sentence)
        if before is None or (alike.because != "", alike.rank) < (before.because != "", before.rank):
            found[clause.sentence] = alike
    return [found[sentence] for sentence in sorted(found)]


def _alike(rule: Rule, clause: Clause, reading: Reading, scene: Scene) -> Alike | None:
    text = reading.article.text
    span = reading.parse.sentences[clause.sentence].span
    sentence = " ".join(text[span.start : span.end].split())
    if set(rule.predicates) & set(clause.predicates):
        return Alike(reading.article.id, sentence, tell_first_failure(rule, clause, scene), 0)
    verbs = {name.split()[0] for name in rule.predicates}
    if verbs & {name.split()[0] for name in clause.predicates}:
        return Alike(reading.article.id, sentence, f"it says “{clause.predicate}”, not “{rule.predicates[0]}”", 1)
    return None


def choose_various(found: Iterable[Alike], limit: int) -> Sequence[Alike]:
    """Choose sentences that teach the most: the nearest in predicate, each with another reason as far as that goes.

    Sentences that stand twice in the corpus are taken once; the order is the same for every order of the articles.
    """
    ordered = sorted({a.sentence: a for a in sorted(found, key=_order, reverse=True)}.values(), key=_order)
    reasons: set[str] = set()
    first: list[Alike] = []
    for alike in ordered:
        if alike.because not in reasons:
            reasons.add(alike.because)
            first.append(alike)
    rest = [alike for alike in ordered if alike not in first]
    return sorted([*first, *rest][:limit], key=_order)


def _order(alike: Alike) -> tuple[int, str, str]:
    return alike.rank, alike.article, alike.sentence
