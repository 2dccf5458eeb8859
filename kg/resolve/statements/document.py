"""Of which day a document is that speaks again: "A joint statement of 4 February … The statement adds …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.records import Attribution, Event
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
_DEFINITE = frozenset({"the", "that", "this"})


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
    issued = [e for e in events if e.type == "JOINT_STATEMENT" and e.date is not None and e.statement is None]
    found: list[tuple[Saying, Attribution]] = []
    dated: list[Attribution] = []
    for saying, statement in placed:
        if statement.date is None and statement.nested_in is None and _takes_up(saying):
            statement = (
                _of_statement(saying, statement, dated) or _of_event(statement, issued, saying.page) or statement
            )
        if statement.date is not None and statement.medium in _DOCUMENTS and statement.nested_in is None:
            dated.append(statement)
        found.append((saying, statement))
    return found


def _takes_up(saying: Saying) -> bool:
    """Whether a document speaks that a definite noun names."""
    at = saying.speaking
    if at is None or not saying.page.medium(at):
        return False
    return any(t.lemma.lower() in _DEFINITE for t in saying.page.tree.children(at, "det"))


def _of_statement(saying: Saying, statement: Attribution, dated: Sequence[Attribution]) -> Attribution | None:
    media = _DOCUMENTS.get(statement.medium or "", set())
    same = [one for one in dated if one.medium in media]
    if not same or len({one.date for one in same}) > 1:
        return None
    before = same[-1]
    words = saying.page.text[before.cue[0].start : before.cue[0].end] if before.cue else ""
    reason = f"the document that “{words}” before is of; {before.date_reason}"
    return replace(statement, medium=before.medium, date=before.date, date_span=before.date_span, date_reason=reason)


def _of_event(statement: Attribution, issued: Sequence[Event], page: Page) -> Attribution | None:
    """The date on which the one joint statement was issued of which the article tells before."""
    before = [e for e in issued if e.trigger.end <= statement.sentence.start]
    if statement.medium not in {"joint statement", "statement"} or len({e.date for e in before}) != 1:
        return None
    event = before[-1]
    reason = (
        f"the document is that of “{page.text[event.trigger.start : event.trigger.end]}” before; {event.date_reason}"
    )
    return replace(statement, medium="joint statement", date=event.date, date_span=event.date_span, date_reason=reason)
