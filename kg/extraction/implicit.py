"""Whom the text has in view as the parties to an act where the clause that tells it names nobody.

"A joint statement was issued after the talks" rests on those who talked. They are looked for, in this order,

1. in the same sentence: the parties to a joint act or a visit that is told there, then a pair that is named there
   ("the two countries");
2. in the sentences before, at most three back and not beyond the paragraph before: the nearest joint act or visit;
3. in all that was told so far: those who are the parties to more than half of the joint acts.

Nothing that was denied or only supposed lends its parties, nor does a headline or a caption to the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.records import Actor, ActorType, Clause, Factuality, Filler, Mention, Reading, TextSpan, Zone

__all__ = ["Act", "BodiesOf", "PartiesOf", "View", "flatten"]

#: Those whom the registry names as parties to a treaty, an exercise, an event.
PartiesOf = Callable[[Actor], tuple[Actor, ...]]

#: The bodies whose gathering a clause names by its city ("the Samarkand summit"), and the gathering's name.
BodiesOf = Callable[[Clause, Reading], tuple[tuple[Actor, ...], str]]

#: How many sentences back the parties may stand.
_BACK = 3
_UNREAL = {Factuality.NEGATED, Factuality.HYPOTHETICAL}
#: Relations of a clause that carries on the story itself.
_MAIN = {"", "conj", "nominal"}
_TOLD_APART = {Zone.HEADLINE, Zone.CAPTION}


@dataclass(frozen=True, slots=True)
class Act:
    """An act that may lend its parties: a joint one, or a visit, of which the states of guest and host are parties."""

    clause: Clause
    parties: tuple[Filler, ...]
    visit: bool = False

    @property
    def is_joint(self) -> bool:
        """Whether there are two parties or more, each of them somebody in particular; a body of states is several.

        Who travels together from one state pays no visit to each other.
        """
        actors = list(flatten(self.parties).values())
        several = len(actors) > 1 or any(actor.type is ActorType.INTERNATIONAL_ORGANIZATION for actor in actors)
        if self.visit and len({actor.country for actor in actors}) == 1:
            return False
        return several and all(actor.type is not ActorType.GROUP for actor in actors)

    @property
    def aside(self) -> bool:
        """Whether it is a visit that is told of in passing, to date something else or inside another clause."""
        return self.visit and self.clause.relation not in _MAIN


class View:
    """The parties that each place of an article has in view.

    Parameters
    ----------
    reading : Reading
    acts : iterable of Act
        What the clauses that name their parties tell, in any order.
    """

    def __init__(self, reading: Reading, acts: Iterable[Act]) -> None:
        self._reading = reading
        self._acts: dict[int, list[Act]] = {}
        for act in sorted(acts, key=lambda act: act.clause.trigger):
            if act.clause.factuality not in _UNREAL and act.is_joint and not act.aside:
                self._acts.setdefault(act.clause.sentence, []).append(act)
        self._pairs = _pairs(reading)

    def parties(self, clause: Clause) -> tuple[tuple[Filler, ...], str]:
        """The parties in view at the clause, and the reason in words; nobody and no reason where none are."""
        here = [act for act in self._acts.get(clause.sentence, ()) if act.clause.index != clause.index]
        if here:
            return self._lent(min(here, key=lambda act: abs(act.clause.trigger.start - clause.trigger.start)))
        pair = next(iter(self._pairs.get(clause.sentence, ())), None)
        if pair is not None:
            return (Filler(pair.actor, pair.span),), f"the clause names no parties; “{self._words(pair.span)}” does"
        for sentence in range(clause.sentence - 1, max(-1, clause.sentence - _BACK - 1), -1):
            if self._acts.get(sentence) and self._reaches(sentence, clause.sentence):
                return self._lent(self._acts[sentence][-1])
        return self._leading(clause.sentence)

    def _leading(self, sentence: int) -> tuple[tuple[Filler, ...], str]:
        """The parties of more than half of the joint acts told so far, if they are those of two acts at least."""
        before = [act for at, acts in self._acts.items() if at < sentence for act in acts if not act.visit]
        counts = Counter(frozenset(flatten(act.parties)) for act in before)
        for parties, count in counts.most_common(1):
            if count > 1 and 2 * count > len(before):
                return self._lent(next(act for act in before if frozenset(flatten(act.parties)) == parties))
        return (), ""

    def _lent(self, act: Act) -> tuple[tuple[Filler, ...], str]:
        where = f"“{self._words(act.clause.trigger)}” at character {act.clause.trigger.start}"
        return tuple(Filler(f.actor) for f in act.parties), f"the clause names no parties; those of {where} are in view"

    def _reaches(self, one: int, other: int) -> bool:
        """Whether what a sentence tells is in view in a later one."""
        first, second = self._reading.parse.sentences[one], self._reading.parse.sentences[other]
        if (first.zone in _TOLD_APART or second.zone in _TOLD_APART) and first.zone is not second.zone:
            return False
        block_at = self._reading.article.block_at
        return block_at(second.span.start) - block_at(first.span.start) <= 1

    def _words(self, span: TextSpan) -> str:
        return self._reading.article.text[span.start : span.end]


def flatten(fillers: Iterable[Filler]) -> dict[str, Actor]:
    """The actors by id, groups replaced by their members."""
    return {actor.id: actor for filler in fillers for actor in filler.actor.individuals}


def _pairs(reading: Reading) -> Mapping[int, list[Mention]]:
    """Mentions of two that belong together ("the two sides"), by sentence."""
    starts = [sentence.span.start for sentence in reading.parse.sentences]
    found: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.actor.type is ActorType.GROUP and len(mention.actor.members) == 2:
            found.setdefault(bisect_right(starts, mention.span.start) - 1, []).append(mention)
    return found
