"""A readout that tells of one consultation: what its parties say in it was said there, however far down it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.edtf import overlaps
from kg.records import ActorType, Attribution, Event, Factuality, Filler, TextSpan
from kg.resolve.same_time import is_perfect
from kg.resolve.statements.occasion import ELSEWHERE, SILENT, TALKS, Occasion, Occasions
from kg.resolve.statements.walk import Saying

__all__ = ["consultation_of", "said_there"]

_MAIN = frozenset({"", "conj"})
_TWO = 2
#: How sentences begin that tell of another hour than that of the talks.
_LATER = re.compile(
    r"(?:^|[.!?”\"]\s+)(?:After|Afterwards|Before|Earlier|Later|(?:In|During) the (?:morning|afternoon|evening))\b"
)
#: What stands before a date with which a sentence begins.
_OPENS = re.compile(r"(?:^|[.!?”\"]\s+)(?:(?:In|On) )?$")


def consultation_of(occasions: Occasions) -> Event | None:
    """The call or the talks of which an article tells, if of no other: the event with a date and most parties."""
    talks = [e for e in occasions.gatherings if e.type in TALKS and e.factuality is Factuality.ASSERTED]
    dates = {e.date for e in talks if e.date is not None}
    if len({e.type for e in talks}) != 1 or len(dates) > 1:
        return None
    return max(talks, key=lambda e: (e.date is not None, len(_people(e)), -e.trigger.start))


def said_there(saying: Saying, statement: Attribution, talks: Event, events: Sequence[Event]) -> Occasion | None:
    """The consultation, if a party to it speaks and the words put the saying nowhere else.

    Parameters
    ----------
    saying : Saying
    statement : Attribution
        With what its own words and its scene tell.
    talks : Event
        The only consultation of the article.
    events : sequence of Event
        Of the article, in text order.
    """
    page = saying.page
    if statement.nested_in is not None or statement.occasion is not None or statement.speech_act in SILENT:
        return None
    signed = statement.medium == "joint statement"
    if not (signed or statement.medium in ELSEWHERE) or statement.outlet is not None or not _is_told(saying):
        return None
    if statement.date is not None and (talks.date is None or not overlaps(statement.date, talks.date)):
        return None
    apart = statement.addressee is None and any(
        visit.role == "object" and visit.above == saying.head for visit in saying.visits
    )
    if apart or not _is_party(statement.speaker, talks) or _is_elsewhere(saying, talks, events):
        return None
    if statement.addressee is not None and not _is_party(statement.addressee, talks):
        return None
    words = page.text[talks.trigger.start : talks.trigger.end]
    what = "of whose parties it is the joint statement" if signed else "and a party to it speaks"
    return Occasion(talks, f"the readout tells of one consultation, “{words}”, {what}", there=not signed)


def _is_told(saying: Saying) -> bool:
    """Whether it is told as an act of the time of the talks; "according to" has no time."""
    clause = saying.page.clauses.get(saying.head) if saying.head is not None else None
    if clause is None:
        return saying.head is not None
    return clause.tense in {"past", "present"} and not is_perfect(clause, saying.page.reading)


def _is_elsewhere(saying: Saying, talks: Event, events: Sequence[Event]) -> bool:
    """Whether the paragraph tells of another time or of a visit: "In the evening they toured the zoo. Xi said"."""
    reading = saying.page.reading
    sentence = saying.statement.sentence
    first = reading.article.blocks[reading.article.block_at(sentence.start)].span.start
    told = TextSpan(first, sentence.end)
    visits = (
        e for e in events if e.type == "VISIT" and e.clause is not None and reading.clauses[e.clause].relation in _MAIN
    )
    if any(told.covers(e.trigger) for e in visits) or _LATER.search(reading.article.text[first : sentence.end]):
        return True
    opening = (
        d for d in reading.dates if told.covers(d.span) and _OPENS.search(reading.article.text[first : d.span.start])
    )
    return any(d.edtf and talks.date is not None and not overlaps(d.edtf, talks.date) for d in opening)


def _is_party(one: Filler | None, talks: Event) -> bool:
    """Whether those who speak took part, or are all the states of those who did."""
    if one is None:
        return False
    people, speakers = _people(talks), {actor.id for actor in one.actor.individuals}
    if speakers <= people.keys():
        return True
    states = {str(country).lower() for country in people.values()}
    return len(speakers) == _TWO and speakers == states


def _people(talks: Event) -> dict[str, str | None]:
    """Ids of those who took part, with their countries."""
    actors = (actor for filler in talks.participants for actor in filler.actor.individuals)
    return {actor.id: actor.country for actor in actors if actor.type in {ActorType.PERSON, ActorType.COUNTRY}}
