"""Who deals with whom in the sentence that an act without parties of its own stands in.

"A warned B, officials said of a video call", "A sold B jets under a contract signed in May", "In a declaration issued
in Sochi, A and B praised C": the call, the contract and the declaration are those of A and B.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.earlier import is_definite
from kg.records import Actor, ActorType, Clause, ClauseKind, Factuality, Filler, Reading, Sense

__all__ = ["Company"]

_UNREAL = {Factuality.NEGATED, Factuality.HYPOTHETICAL}
#: Where the act stands in the clause of those who deal with each other.
_INSIDE = frozenset({"in", "during", "by", "over", "via", "on", "through"})
#: What stands in the way a clause tells of an act: "said of a call", "said after a call".
_ABOUT = frozenset({"of", "about", "after", "following", "on", "in"})
#: What is done under a text is done by those who made it.
_UNDER = "under"
_PARTNERS = ("object", "indirect", "with", "to", "from")
_PARTY_TYPES = {ActorType.PERSON, ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION}
#: Texts that tell of a call: "according to a readout of the call".
_ACCOUNTS = frozenset({"account", "readout", "record", "statement", "summary", "transcript", "version"})


class Company:
    """Those who deal with each other around an act, by clause.

    Parameters
    ----------
    reading : Reading
        Its clauses say who does what to whom.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading, self._clauses = reading, reading.clauses

    def parties(self, clause: Clause, *, talk: bool) -> tuple[tuple[Filler, ...], str]:
        """Who they are, and the reason in words; nobody and no reason where the sentence does not tell.

        Of a talk they are the one who speaks and the one spoken to; of a text those who speak in it, or who deal with
        each other under it. A talk that opens a sentence, "The call lasted an hour", is that of the sentence before.
        """
        for told, wide in self._around(clause, talk=talk):
            found = _dealing(told, wide=wide)
            if found:
                return found, self._reason(told)
        return (), ""

    def _around(self, clause: Clause, *, talk: bool) -> Iterator[tuple[Clause, bool]]:
        """The clauses that can tell the parties, the nearest first, and whether whom they are aimed at takes part."""
        at, reported = clause, False
        while at.parent is not None:
            above = self._clauses[at.parent]
            covering = [a for a in above.arguments if a.span.start <= clause.trigger.start < a.span.end]
            roles = {argument.role for argument in covering}
            opening = clause.trigger.start < above.trigger.start and clause.marker in _INSIDE
            if at.relation == "ccomp" and not opening:
                break
            if _UNDER in roles or (_INSIDE & roles) or (talk and (opening or clause.marker in _INSIDE)):
                yield above, talk or _UNDER in roles
            reported = reported or any(argument.lemma in _ACCOUNTS for argument in covering)
            if talk and (_ABOUT & roles or reported):
                if reported:
                    yield above, True
                yield from ((c, True) for c in self._clauses if c.parent == above.index and c.relation == "ccomp")
            at = above
        if talk and self._opens(clause):
            yield from self._before(clause)

    def _opens(self, clause: Clause) -> bool:
        """Whether a definite noun opens the sentence: "The call lasted an hour"."""
        sentence = self._reading.parse.sentences[clause.sentence]
        words = self._reading.article.text[sentence.span.start : clause.trigger.end]
        return clause.kind is ClauseKind.NOMINAL and is_definite(words) and len(words.split()) <= 3

    def _before(self, clause: Clause) -> Iterator[tuple[Clause, bool]]:
        """The one clause of the sentence before that tells of two who deal with each other."""
        dealing = [c for c in self._clauses if c.sentence == clause.sentence - 1 and _dealing(c, wide=True)]
        parties = {frozenset(filler.actor.id for filler in _dealing(c, wide=True)) for c in dealing}
        if len(parties) == 1 and self._reading.article.block_at(clause.trigger.start) == self._reading.article.block_at(
            dealing[0].trigger.start
        ):
            yield dealing[0], True

    def _reason(self, told: Clause) -> str:
        start, end = told.trigger
        words = self._reading.article.text[start:end]
        return f"the clause names no parties; those of “{words}” at character {start} deal with each other"


def _dealing(clause: Clause, *, wide: bool) -> tuple[Filler, ...]:
    """The parties of a clause, if several of one sort and of several states; with `wide` also whom it is aimed at."""
    doers = _actors(clause, "subject")
    actors = {**doers, **_actors(clause, *_PARTNERS)} if wide else doers
    if not doers or len(actors) < 2 or clause.factuality in _UNREAL:
        return ()
    sorts = {actor.type is ActorType.PERSON for actor in actors.values()}
    countries = {actor.country for actor in actors.values()}
    if len(sorts) > 1 or len(countries) < 2 or any(a.type not in _PARTY_TYPES or a.candidates for a in actors.values()):
        return ()
    return tuple(Filler(actor) for actor in actors.values())


def _actors(clause: Clause, *roles: str) -> dict[str, Actor]:
    return {
        actor.id: actor
        for argument in clause.fillers(*roles)
        for mention in argument.mentions
        if mention.sense is not Sense.PLACE and mention.actor.type is not ActorType.PLACE
        for actor in mention.actor.individuals
    }
