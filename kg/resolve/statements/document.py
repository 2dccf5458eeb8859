"""Of which day a document is that speaks again: "A joint statement of 4 February … The statement adds …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.records import Attribution, Event
from kg.resolve.statements.walk import Saying

__all__ = ["date_documents"]

_Dated = Mapping[str, Mapping[str | None, Attribution]]  # by medium and date

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
    told = [e for e in events if e.type == "JOINT_STATEMENT" and e.date is not None and e.statement is None]
    issued = told[0] if len({e.date for e in told}) == 1 else None
    found: list[tuple[Saying, Attribution]] = []
    dated: dict[str, dict[str | None, Attribution]] = {}
    for saying, statement in placed:
        if statement.date is None and statement.nested_in is None and _takes_up(saying):
            again = _of_statement(saying, statement, dated) or _of_event(saying, statement, issued)
            statement = again or statement
        if statement.date is not None and statement.medium in _DOCUMENTS and statement.nested_in is None:
            dated.setdefault(statement.medium, {})[statement.date] = statement
        found.append((saying, statement))
    return found


def _takes_up(saying: Saying) -> bool:
    """Whether a document speaks that a definite noun names."""
    at = saying.speaking
    if at is None or not saying.page.medium(at):
        return False
    return any(t.lemma.lower() in _DEFINITE for t in saying.page.tree.children(at, "det"))


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
