"""In what a statement was made: a readout, an interview, a call, a speech."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import ActorType
from kg.resolve.statements.walk import Saying, Visit

__all__ = ["medium_of"]

#: What is said "on" them; on a report or a statement somebody only comments.
_ON = frozenset({"call", "social media"})
_IN = frozenset({"at", "cue", "during", "in", "object", "source", "through", "via"})
#: The places of a noun in which it is a means: "by telephone", "over the phone".
_MEANS = frozenset({"by", "on", "over", "via"})
_SPEAK = frozenset({"speak", "talk"})
_WRITE = frozenset({"pen", "write"})
_MEETING = "meeting"


def medium_of(saying: Saying) -> str | None:
    """The document, occasion or channel, by the name that the lexicon gives it; what is written before who meets."""
    visits = [visit for visit in saying.visits if not visit.topic]
    found = [*_of_nouns(saying, visits), *_of_verbs(saying), *_of_audience(saying, visits)]
    return next((name for name in found if name != _MEETING), found[0] if found else None)


def _of_nouns(saying: Saying, visits: list[Visit]) -> Iterator[str]:
    yield from (name for visit in visits if (name := _of(saying, visit)))


def _of(saying: Saying, visit: Visit) -> str:
    page = saying.page
    if page.platform(visit.i):
        return "social media" if visit.role in {"on", "via", "name"} else ""
    if visit.role == "cue" and saying.statement.speech_act in {"urge", "praise"}:
        return ""  # a call for calm is no telephone call
    if visit.role in _MEANS and page.tokens[visit.i].lemma.lower() in page.lexicon.saying.phones:
        return "call"
    medium = page.medium(visit.i)
    if visit.role == "source" and medium == "report" and _is_publication(saying):
        return ""  # "the paper warned" is no report
    if visit.role in _IN or (visit.role == "on" and medium in _ON):
        return medium
    return medium if visit.role == "to" and page.tokens[visit.above].lemma in _SPEAK else ""


def _of_verbs(saying: Saying) -> Iterator[str]:
    """ "tweeted", "Addressing the forum"."""
    lemmas = (saying.page.tokens[verb].lemma for verb in saying.verbs if verb not in saying.content)
    yield from (saying.page.lexicon.spoken[lemma] for lemma in lemmas if lemma in saying.page.lexicon.spoken)


def _of_audience(saying: Saying, visits: list[Visit]) -> Iterator[str]:
    """By who is told or where it is written: "told parliament", "told Interfax", "wrote in Kommersant"."""
    page, writers = saying.page, saying.page.lexicon.saying.columnists | _WRITE
    for visit in visits:
        lemma = page.tokens[visit.above].lemma
        publication = page.publication(visit.i) is not None
        told = visit.role == "object" or (visit.role == "to" and lemma in _SPEAK)
        if told and publication:
            yield "interview"
        elif visit.role == "object" and page.tokens[visit.i].lemma.lower() in page.lexicon.saying.audiences:
            yield "speech"
        elif publication and visit.role in {"for", "in"} and lemma in writers:
            yield "op-ed"
    head = saying.head
    if head is not None and page.tokens[head].lemma == "report" and _is_publication(saying):
        yield "report"


def _is_publication(saying: Saying) -> bool:
    speaker = saying.statement.speaker
    return speaker is not None and speaker.actor.type is ActorType.PUBLICATION
