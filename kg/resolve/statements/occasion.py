"""At which event of the article a statement was made: a meeting, a call, a summit, a visit, a vote, a signing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from kg.edtf import overlaps
from kg.records import Event, Factuality, Filler, TextSpan, Token
from kg.resolve.same_time import is_perfect
from kg.resolve.statements.page import Page
from kg.resolve.statements.walk import Saying, right_after
from kg.resolve.statements.when import speaks_there
from kg.resolve.timeline import POINTS_TO

__all__ = ["ELSEWHERE", "SILENT", "TALKS", "Occasion", "Occasions"]

_GATHERINGS = frozenset({"CALL", "MEETING", "SUMMIT", "VISIT"})
_TYPES = _GATHERINGS | {"SIGNING", "VOTE", "VETO"}
_KINDS = frozenset({"kg:Attendance", "kg:Commemoration", "kg:PressConference"})
#: Where two speak with each other.
TALKS = frozenset({"CALL", "MEETING", "SUMMIT"})
_AT = frozenset({"at", "during", "in", "object", "on"})
#: What a definite noun may point back to; a treaty is no occasion.
_POINTED = _GATHERINGS | {"VOTE", "VETO"}
#: What a paragraph tells of a gathering goes on for so many sentences, with no other gathering told in between.
_SENTENCES = 4
#: What one says to the other whom they met may stand so many paragraphs further on.
_BLOCKS = 2
_BACK = 50  # so many events back a noun may point
_WHILE = frozenset({"as", "when", "while"})
ELSEWHERE = frozenset({None, "call", "meeting"})  # media that leave open where it was said


#: Acts that are no speech.
SILENT = frozenset({"believe", "doubt", "learn", "plan", "want"})


class Occasion(NamedTuple):
    """The event, why it is held to be the occasion, and whether it was said at it and not only right after."""

    event: Event
    reason: str
    there: bool = True


@dataclass(frozen=True)
class Occasions:
    """Looks for the occasions of the statements of one article; `events` in text order."""

    page: Page
    events: Sequence[Event]

    @cached_property
    def gatherings(self) -> list[Event]:
        """What the article tells in its own voice of people who come together or talk."""
        return [e for e in self.events if e.type in _GATHERINGS and e.statement is None]

    def of(self, saying: Saying, medium: str | None, date: str | None) -> Occasion | None:
        """The event that the words of saying name, else the one whose scene the sentence takes up."""
        found = next(chain(self._named(saying), self._before(saying), self._joined(saying), self._there(saying)), None)
        if found is None and medium in ELSEWHERE:
            found = self._scene(saying)
        if found is None or (date and found.event.date and not overlaps(date, found.event.date)):
            return None
        return found

    def _named(self, saying: Saying) -> Iterator[Occasion]:
        """ "at talks with Xi", "during the call", "told a Security Council meeting"; "held a news conference"."""
        opening = not saying.statement.content
        cue = (*saying.verbs, *(visit.i for visit in saying.visits if visit.role == "cue")) if opening else ()
        for event in (e for i in cue for e in self.page.events.get(i, ()) if _is_gathering(e)):
            yield Occasion(event, f"said at “{self._words(event.trigger)}”")
        for visit in saying.visits:
            if visit.role not in _AT or visit.topic:
                continue
            word = self.page.tokens[visit.i]
            told = [e for e in self.page.events.get(visit.i, ()) if _is_gathering(e)] or self._told_before(visit.i)
            if word.tag == "NNS" and any(e.type == "VISIT" for e in told):
                continue  # "during his trips"
            role = "to" if visit.role == "object" else visit.role
            yield from (Occasion(event, f"said {role} “{word.text}”") for event in told)

    def _told_before(self, noun: int) -> list[Event]:
        """The last event before a definite noun that it can point back to: "during the call"."""
        tokens = self.page.tokens
        types = POINTS_TO.get(tokens[noun].lemma.lower())
        definite = any(t.lemma in {"the", "that"} or t.dep == "poss" for t in self.page.tree.children(noun))
        if not types or not definite:
            return []
        before = self._before_in(self._pointed, tokens[noun].start)
        return list(islice((e for e in before if e.type in types), 1))

    @cached_property
    def _pointed(self) -> list[Event]:
        return [e for e in self.events if e.type in _POINTED and _is_held(e)]

    def _before_in(self, events: Sequence[Event], start: int) -> Iterator[Event]:
        """The last of some events that are told before a place in the text, the nearest first."""
        end = bisect_left(events, start, key=lambda event: event.trigger.start)
        return (events[i] for i in range(end - 1, max(-1, end - 1 - _BACK), -1))

    def _before(self, saying: Saying) -> Iterator[Occasion]:
        """ "after meeting Wang, Lavrov told reporters", "following the vote"."""
        tree, medium = self.page.tree, self.page.medium
        spoken = (visit.i for visit in saying.visits if visit.role in _AT and not visit.topic and medium(visit.i))
        for root in (*saying.verbs, *spoken):
            heads = right_after(self.page, root)
            for clause in tree.children(root, "advcl"):
                mark = tree.child(clause.i, "mark", "prep", "advmod")
                then = mark is not None and mark.lemma == "after" and mark.end not in self.page.counting
                heads += [clause.i] if then else []
            for head in heads:
                told = [e for e in self.page.events.get(head, ()) if _is_gathering(e)] or self._told_before(head)
                for event in told:
                    if event.type in _GATHERINGS and not _takes_part(saying.statement.speaker, event):
                        continue
                    yield Occasion(event, f"said right after “{self._words(event.trigger)}”", there=False)

    def _joined(self, saying: Saying) -> Iterator[Occasion]:
        """ "met Putin and told him", "Meeting Putin, Xi said": the verb beside the cue, of the same people."""
        tokens, tree = self.page.tokens, self.page.tree
        for verb in saying.verbs:
            beside = [t.i for t in tree.children(verb, "advcl") if self._is_meanwhile(t)]
            at = tokens[verb]
            if at.dep == "conj" and tokens[at.head].tag == at.tag:
                beside.append(at.head)
            for head in beside:
                for event in filter(_is_gathering, self.page.events.get(head, ())):
                    if event.statement is None and _takes_part(saying.statement.speaker, event):
                        yield Occasion(event, f"told as one scene with “{self._words(event.trigger)}”")

    def _there(self, saying: Saying) -> Iterator[Occasion]:
        """ "attended the summit in Rome. *There* she said": the only gathering of the sentence before."""
        start = saying.statement.sentence.start
        if not speaks_there(saying):
            return
        told = [
            e for e in islice(self._before_in(self._held, start), _BACK) if self._sentences(e.trigger.start, start) == 1
        ]
        if len({e.date for e in told}) == 1:
            event = next((e for e in told if e.type == "SUMMIT"), told[0])
            yield Occasion(event, f"“There” is “{self._words(event.trigger)}”, told before")

    @cached_property
    def _held(self) -> list[Event]:
        return [e for e in self.events if (e.type in _GATHERINGS or e.kind in _KINDS) and _is_held(e)]

    def _is_meanwhile(self, clause: Token) -> bool:
        """ "meeting Putin", "when he met Putin"."""
        led = [t.text.lower() for t in self.page.tree.children(clause.i, "mark", "advmod")]
        return clause.tag == "VBG" if not led else not _WHILE.isdisjoint(led)

    def _scene(self, saying: Saying) -> Occasion | None:
        """ "They met on Monday. Putin told Xi that …": the gathering told before, where those who speak took part."""
        statement, article = saying.statement, self.page.reading.article
        if statement.nested_in is not None or statement.speech_act in SILENT or not self._goes_on(saying):
            return None
        here = article.block_at(statement.sentence.start)
        start = statement.sentence.start
        event = next(self._before_in(self.gatherings, start), None)
        if event is None or article.block_at(event.trigger.start) < here - _BLOCKS:
            return None
        if event.type not in TALKS or not _is_held(event) or self._is_perfect(event):
            return None
        if not _takes_part(statement.speaker, event):
            return None
        words = self._words(event.trigger)
        if statement.addressee is not None:
            together = _takes_part(statement.addressee, event)
            return Occasion(event, f"the two took part in “{words}”, told before") if together else None
        between = self._sentences(event.trigger.start, start)
        apart = any(visit.role == "object" for visit in saying.visits)  # told reporters
        if apart or article.block_at(event.trigger.start) != here or between > _SENTENCES:
            return None
        return Occasion(event, f"told next after “{words}”, in which the speaker took part")

    def _sentences(self, one: int, other: int) -> int:
        return bisect_right(self._starts, other) - bisect_right(self._starts, one)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.page.reading.parse.sentences]

    def _goes_on(self, saying: Saying) -> bool:
        """Whether it is told in the simple past, so that it goes on with what was told before."""
        clause = self.page.clauses.get(saying.head) if saying.head is not None else None
        return clause is not None and clause.tense == "past" and not is_perfect(clause, self.page.reading)

    def _is_perfect(self, event: Event) -> bool:
        if event.clause is None:
            return False
        return is_perfect(self.page.reading.clauses[event.clause], self.page.reading)

    def _words(self, span: TextSpan) -> str:
        return self.page.text[span.start : span.end]


def _is_gathering(event: Event) -> bool:
    return event.type in _TYPES or event.kind in _KINDS


def _is_held(event: Event) -> bool:
    return event.factuality is Factuality.ASSERTED


def _takes_part(one: Filler | None, event: Event) -> bool:
    """Whether everybody whom a filler stands for takes part in an event."""
    return one is not None and _ids([one]) <= _ids(event.participants)


def _ids(fillers: Iterable[Filler]) -> set[str]:
    return {actor.id for filler in fillers for actor in filler.actor.individuals}
