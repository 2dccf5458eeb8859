"""The state of an election or a parliament that is named without one: "the presidential election", "the upper house".

It is looked for, in this order,

1. in the clauses over the one that tells of it: the state of whose it is, "A's defeat in the election", or of those who
   act there, if they are of one state; a clause that gives several, "A called B after the election", tells nothing,
   but one over it may; so may one that is joined to it, "the upper house agreed and A signed the law";
2. in the same sentence: the only state that anybody named there belongs to;
3. in the sentences before, at most three back and not beyond the paragraph before: the nearest that has only one.

Whoever meddles in an election, or says something or nothing about it, does so abroad: his state is never the one, nor
is any that the approved bill is about. Nor is a state that holds no elections between parties, where it is an election
whose state is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.records import Actor, ActorType, Clause, Filler, Mention, Reading

__all__ = ["Homeland"]

_BACK = 3
_ACTING = ("subject", "object", "indirect")
_MEDDLING = frozenset({
    *("comment", "congratulate", "interfere", "interference", "intervene", "meddle", "meddling", "monitor", "observe"),
    *("react", "reaction", "silence", "silent", "watch"),
})  # fmt: skip
#: States in which no parties stand against each other at the polls.
_WITHOUT_POLLS = frozenset({"CHN", "CUB", "LAO", "PRK", "SAU", "VNM"})
_NAMING = frozenset(ActorType) - {ActorType.DOCUMENT, ActorType.PUBLICATION, ActorType.NAMED_EVENT}


class Homeland:
    """The state that each place of an article is about.

    Parameters
    ----------
    reading : Reading
    state_of : callable
        The state of an actor, or None.
    """

    def __init__(self, reading: Reading, state_of: Callable[[Actor], Actor | None]) -> None:
        self._reading, self._clauses, self._state_of = reading, reading.clauses, state_of

    def state(self, clause: Clause, *, polls: bool) -> tuple[tuple[Filler, ...], str]:
        """The state, and the reason in words; neither where the text does not tell. `polls` asks for one that votes."""
        barred = set(_WITHOUT_POLLS) if polls else self._told_about(clause)
        for over in self._over(clause):
            around = [a for a in over.arguments if a.span.start <= clause.trigger.start < a.span.end]
            owners = _eligible(self._states(m for a in around for m in a.owners), barred)
            if len(owners) == 1:
                return (Filler(owners[0]),), f"{owners[0].name} has to do with “{self._words(clause)}”"
            states = self._states(m for a in over.fillers(*_ACTING) if a not in around for m in a.mentions)
            if not _MEDDLING.isdisjoint(word for name in over.predicates for word in name.split()):
                barred |= {state.country or "" for state in states}
            elif len(found := _eligible(states, barred)) == 1:
                return (Filler(found[0]),), f"“{self._words(over)}” is told of {found[0].name}"
        for sentence in range(clause.sentence, max(-1, clause.sentence - _BACK - 1), -1):
            found = _eligible(self._states(self._named(sentence, clause)), barred)
            if len(found) == 1:
                return (Filler(found[0]),), f"{found[0].name} is the only state in “{self._sentence(sentence)}”"
            if found:
                break
        return (), ""

    def _told_about(self, clause: Clause) -> set[str]:
        """The states in what is approved or passed: "the upper house approved the aid for Ukraine"."""
        spans = [a.span for a in clause.arguments if a.role not in ("subject", "by")]
        inside = (m for m in self._reading.mentions if any(span.covers(m.span) for span in spans))
        return {state.country or "" for state in self._states(inside)}

    def _over(self, clause: Clause) -> Iterator[Clause]:
        """The clause itself and those that govern it, the nearest first, and then those joined to it."""
        over = clause
        yield over
        while over.parent is not None:
            over = self._clauses[over.parent]
            yield over
        yield from (c for c in self._clauses if c.parent == clause.index and c.relation == "conj")

    def _named(self, sentence: int, clause: Clause) -> Iterator[Mention]:
        """The mentions of a sentence, if what it tells is still in view at the clause."""
        block_at, span = self._reading.article.block_at, self._reading.parse.sentences[sentence].span
        if block_at(clause.trigger.start) - block_at(span.start) <= 1:
            yield from (m for m in self._reading.mentions if span.start <= m.span.start < span.end)

    def _states(self, mentions: Iterable[Mention]) -> list[Actor]:
        """The states of whoever is mentioned, each once."""
        actors = (actor for mention in mentions for actor in mention.actor.individuals if actor.type in _NAMING)
        return list({s.id: s for actor in actors if (s := self._state_of(actor)) is not None}.values())

    def _sentence(self, number: int) -> str:
        start, end = self._reading.parse.sentences[number].span
        return " ".join(self._reading.article.text[start:end].split()[:6]) + " …"

    def _words(self, clause: Clause) -> str:
        return self._reading.article.text[slice(*clause.trigger)]


def _eligible(states: Iterable[Actor], barred: set[str]) -> list[Actor]:
    return [state for state in states if state.country not in barred]
