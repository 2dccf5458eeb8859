"""Of which day a document is that speaks again: "A joint statement of 4 February … The statement adds …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.records import ActorType, Attribution, Event, Mention
from kg.resolve.statements.page import Page
from kg.resolve.statements.walk import Saying

__all__ = ["date_documents"]

#: Media that are documents, each with those that a noun for it may stand for.
_DOCUMENTS = {
    "joint statement": {"joint statement"},
    "letter": {"letter"},
    "readout": {"readout"},
    "report": {"report"},
    "statement": {"joint statement", "statement"},
}
_PAPERS = frozenset({"JOINT_STATEMENT", "SIGNING", "VETO", "VOTE"})  # events of which one may say "the document"
_DEFINITE = frozenset({"the", "that", "this"})
_NEAR = 20  # so many statements back a document may have been told of
_BACK = 2  # so many sentences back "in it" takes up a document


def date_documents(
    placed: Sequence[tuple[Saying, Attribution]], events: Sequence[Event]
) -> list[tuple[Saying, Attribution]]:
    """Give a document that a definite noun takes up the date that was told of it before, in a statement or an event.

    Parameters
    ----------
    placed : sequence of (Saying, Attribution)
        In text order.
    events : sequence of Event
        In text order.
    """
    papers = [e for e in events if e.type in _PAPERS and e.statement is None]
    told = [e for e in papers if e.type == "JOINT_STATEMENT" and e.date is not None]
    issued = told[0] if len({e.date for e in told}) == 1 else None
    found: list[tuple[Saying, Attribution]] = []
    dated: dict[str, dict[str | None, Attribution]] = {}
    for saying, statement in placed:
        before = [a for _, a in found[-_NEAR:] if a.medium in _DOCUMENTS]
        if statement.nested_in is None and statement.medium is None and (words := _named_again(saying)):
            statement = _in_document(saying.page, statement, words, _latest(saying, words, before, papers))
        if statement.date is None and statement.nested_in is None:
            statement = _of_cue(saying, statement, told) or statement
        if statement.date is None and statement.nested_in is None and _takes_up(saying):
            again = _of_statement(saying, statement, dated) or _of_event(saying, statement, issued)
            statement = again or statement
        if statement.date is not None and statement.medium in _DOCUMENTS and statement.nested_in is None:
            dated.setdefault(statement.medium, {})[statement.date] = statement
        found.append((saying, statement))
    return found


def _named_again(saying: Saying) -> str:
    """The noun or "it" for a document told before that speaks or in which is said: "in the second document"."""
    page = saying.page
    at = [visit.i for visit in saying.visits if visit.role in {"in", "source"} and not visit.topic]
    for i in (*at, *([saying.speaking] if saying.speaking is not None else [])):
        word = page.tokens[i].text.lower()
        if page.tokens[i].lemma.lower() in page.lexicon.saying.documents and _is_definite(saying, i):
            return word
        if word == "it" and i not in saying.source:
            return word
    return ""


def _latest(
    saying: Saying, words: str, before: Sequence[Attribution], papers: Sequence[Event]
) -> Attribution | Event | None:
    """The document told last before: by what is said in it, or by its being issued; "it" takes up a near one only.

    None where another paper, a treaty or a draft, has been told of since.
    """
    start = saying.statement.sentence.start
    issued = [e for e in papers if e.trigger.end <= start]
    ends = [(a.sentence.start, a) for a in before[-1:]] + [(e.trigger.start, e) for e in issued[-1:]]
    if not ends:
        return None
    at, found = max(ends, key=lambda pair: pair[0])
    reading = saying.page.reading
    starts = [s.span.start for s in reading.parse.sentences]
    after = starts[min(bisect_right(starts, at), len(starts) - 1)]
    since = (m for m in reading.mentions if after <= m.span.start < start)
    if (isinstance(found, Event) and not _issues(saying.page, found)) or any(_is_paper(m) for m in since):
        return None
    far = bisect_right(starts, start) - bisect_right(starts, at)
    same = reading.article.block_at(at) == reading.article.block_at(start)
    return found if words != "it" or (far < _BACK and same) else None


def _is_paper(mention: Mention) -> bool:
    return mention.actor.type is ActorType.DOCUMENT


def _issues(page: Page, event: Event) -> str:
    """The medium of the document that an event brings into the world: "signed a joint declaration"; else empty."""
    if event.type == "JOINT_STATEMENT":
        return "joint statement"
    clause = page.reading.clauses[event.clause] if event.clause is not None else None
    signed = page.tree.children(clause.head, "dobj", "nsubjpass") if clause is not None else []
    media = {page.medium(noun.i) for noun in signed if event.type == "SIGNING"}
    return next((medium for medium in media if medium in _DOCUMENTS), "") if len(media) == 1 else ""


def _in_document(page: Page, statement: Attribution, words: str, document: Attribution | Event | None) -> Attribution:
    """The statement in the medium of the document, and of its day if that is told and it has none of its own."""
    if document is None:
        return statement
    medium = _issues(page, document) if isinstance(document, Event) else document.medium or ""
    reason = f"“{words}” is the {medium} told before"
    found = replace(statement, medium=medium, reasons=(*statement.reasons, reason))
    if statement.date is not None or document.date is None:
        return found
    return replace(
        found, date=document.date, date_span=document.date_span, date_reason=f"{reason}; {document.date_reason}"
    )


def _takes_up(saying: Saying) -> bool:
    """Whether a document speaks that a definite noun names."""
    at = saying.speaking
    if at is None or not saying.page.medium(at):
        return False
    return _is_definite(saying, at)


def _is_definite(saying: Saying, noun: int) -> bool:
    return any(t.lemma.lower() in _DEFINITE for t in saying.page.tree.children(noun, "det"))


def _of_cue(saying: Saying, statement: Attribution, told: Sequence[Event]) -> Attribution | None:
    """The date of the event that the cue itself tells: "issued a joint statement on trade that day"."""
    if statement.medium != "joint statement":
        return None
    event = next((e for e in told if any(span.covers(e.trigger) for span in statement.cue)), None)
    if event is None or (event.date_span is not None and event.date_reason.startswith("date of “")):
        return None  # "issued a joint statement on the attack of Monday"
    words = saying.page.text[event.trigger.start : event.trigger.end]
    reason = f"date of “{words}”; {event.date_reason}"
    return replace(statement, date=event.date, date_span=event.date_span, date_reason=reason)


def _of_statement(
    saying: Saying, statement: Attribution, dated: Mapping[str, Mapping[str | None, Attribution]]
) -> Attribution | None:
    media = _DOCUMENTS.get(statement.medium or "", set())
    same = {date: one for medium in sorted(media) for date, one in dated.get(medium, {}).items()}
    if len(same) != 1:
        return None
    before = next(iter(same.values()))
    words = saying.page.text[before.cue[0].start : before.cue[0].end] if before.cue else ""
    reason = f"the document that “{words}” before is of; {before.date_reason}"
    return replace(statement, medium=before.medium, date=before.date, date_span=before.date_span, date_reason=reason)


def _of_event(saying: Saying, statement: Attribution, issued: Event | None) -> Attribution | None:
    """The date on which the one joint statement was issued of which the article tells before."""
    if statement.medium not in {"joint statement", "statement"} or issued is None:
        return None
    if issued.trigger.end > statement.sentence.start:
        return None
    words = saying.page.text[issued.trigger.start : issued.trigger.end]
    reason = f"the document is that of “{words}” before; {issued.date_reason}"
    return replace(
        statement, medium="joint statement", date=issued.date, date_span=issued.date_span, date_reason=reason
    )
