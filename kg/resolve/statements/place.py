"""Join what tells of the setting of statements: their own words, the scene, what the speaker said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.edtf import about
from kg.extraction.attribution import SpeechLexicon
from kg.language.tree import Tree
from kg.records import ActorType, Attribution, Event, Filler, Reading
from kg.resolve.statements.again import carry_on
from kg.resolve.statements.consultation import consultation_of, said_there
from kg.resolve.statements.document import date_documents
from kg.resolve.statements.entry import date_entries
from kg.resolve.statements.medium import medium_of
from kg.resolve.statements.occasion import ELSEWHERE, SILENT, TALKS, Occasion, Occasions
from kg.resolve.statements.opening import openings
from kg.resolve.statements.outlet import outlet_of
from kg.resolve.statements.page import Page
from kg.resolve.statements.published import as_published, published_as
from kg.resolve.statements.publishers import Publishers
from kg.resolve.statements.walk import Saying
from kg.resolve.statements.when import own_date

__all__ = ["place_statements"]


def place_statements(
    statements: Sequence[Attribution],
    reading: Reading,
    tree: Tree,
    events: Sequence[Event],
    lexicon: SpeechLexicon,
    publishers: Publishers | None = None,
) -> tuple[Attribution, ...]:
    """Say in what, where, at which event and when statements were made, as far as the article tells.

    Parameters
    ----------
    statements : sequence of Attribution
        In text order, as `find_attributions` gives them.
    reading : Reading
        With its clauses.
    tree : Tree
        Of the same parse.
    events : sequence of Event
        Of the article, with their dates.
    lexicon : SpeechLexicon
        Names the media.
    publishers : Publishers, optional
        What the registry knows of newspapers and bodies that publish.
    """
    page = Page(reading, tree, lexicon, events, statements, publishers)
    occasions = Occasions(page, sorted(events, key=lambda event: event.trigger))
    sayings = [*openings(page), *(Saying(page, one) for one in statements)]
    sayings.sort(key=_place)
    own = [(saying, _placed(saying, occasions)) for saying in sayings]
    own = date_documents(date_entries(own, occasions.events), occasions.events)
    published = published_as(page, occasions)
    if published is not None and published.medium == "readout":
        own = _at_the_talks(own, occasions)
    placed = _heard_by_others(carry_on(own), [one for _, one in own], occasions.events)
    if published is None:
        return placed
    return tuple(as_published(one, published, reading.article) for one in placed)


def _place(saying: Saying) -> tuple[int, int]:
    """Where its sentence begins, and where its content does: the order of `find_attributions`."""
    statement = saying.statement
    return statement.sentence.start, statement.content[0].start if statement.content else -1


def _placed(saying: Saying, occasions: Occasions) -> Attribution:
    """The statement with what its own words and its scene tell."""
    medium, when = medium_of(saying), own_date(saying)
    placed = replace(
        saying.statement,
        medium=medium,
        outlet=outlet_of(saying),
        date=when.edtf if when is not None else None,
        date_span=when.span if when is not None else None,
        date_reason=when.reason if when is not None else "",
    )
    occasion = occasions.of(saying, medium, placed.date)
    return _at(placed, occasion) if occasion is not None else placed


def _at_the_talks(own: Sequence[tuple[Saying, Attribution]], occasions: Occasions) -> list[tuple[Saying, Attribution]]:
    """The statements of a readout, with the one consultation of which it tells for those of its parties."""
    talks = consultation_of(occasions)
    if talks is None:
        return list(own)
    found = []
    for saying, statement in own:
        occasion = said_there(saying, statement, talks, occasions.events)
        found.append((saying, _at(statement, occasion) if occasion is not None else statement))
    return found


def _at(statement: Attribution, occasion: Occasion) -> Attribution:
    """The statement with its occasion, and with the date of that if it has none of its own."""
    event = occasion.event
    medium = statement.medium or ("call" if event.type == "CALL" and occasion.there else None)
    found = replace(
        statement,
        occasion=event.id,
        medium=medium,
        addressee=statement.addressee or _other_of_two(statement, occasion),
        reasons=(*statement.reasons, occasion.reason),
    )
    if statement.date is not None or event.date is None:
        return found
    date = event.date if occasion.there else about(event.date)
    return replace(found, date=date, date_span=event.date_span, date_reason=f"{occasion.reason}; {event.date_reason}")


def _heard_by_others(
    statements: Sequence[Attribution], own: Sequence[Attribution], events: Sequence[Event]
) -> tuple[Attribution, ...]:
    """Give what goes on at talks of two the other one for addressee, as what was said there before it has.

    Not to what goes on with what somebody told others of the talks: "told reporters after the call".
    """
    placed = [one for one in own if one.occasion is not None]
    two = {one.occasion for one in placed if one.addressee is not None}
    talks = {event.id: event for event in events if event.id in two}
    told = {(one.occasion, one.speaker.actor.id) for one in placed if one.speaker and one.addressee is None}
    done = {one.id for one in placed}
    found = []
    for one in statements:
        event = talks.get(one.occasion or "")
        speaker = one.speaker.actor.id if one.speaker is not None else ""
        if event and one.addressee is None and one.id not in done and (event.id, speaker) not in told:
            one = replace(one, addressee=_other_of_two(one, Occasion(event, "")))
        found.append(one)
    return tuple(found)


def _other_of_two(statement: Attribution, occasion: Occasion) -> Filler | None:
    """To whom is spoken where only two talk with each other: to the other one."""
    people = list(dict.fromkeys(one for filler in occasion.event.participants for one in filler.actor.individuals))
    two = len(people) == 2 and all(one.type is ActorType.PERSON for one in people)
    if not two or not occasion.there or occasion.event.type not in TALKS or statement.speech_act in SILENT:
        return None
    speaker = statement.speaker.actor if statement.speaker is not None else None
    if speaker not in people or statement.medium not in ELSEWHERE:
        return None
    return Filler(people[1 - people.index(speaker)])
