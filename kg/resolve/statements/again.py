"""Who "adds" something goes on with what they said just before: the same medium, outlet, occasion and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.records import Attribution, Filler
from kg.resolve.same_time import is_perfect
from kg.resolve.statements.occasion import SILENT
from kg.resolve.statements.walk import Saying

__all__ = ["carry_on"]


def carry_on(placed: Sequence[tuple[Saying, Attribution]]) -> tuple[Attribution, ...]:
    """Give statements that say nothing of their setting that of the speaker's statement before.

    Parameters
    ----------
    placed : sequence of (Saying, Attribution)
        In text order; the statements with all that their own sentence and scene tell. Those without content only tell
        that somebody spoke.

    Returns
    -------
    tuple of Attribution
        Those that have content.
    """
    before: Attribution | None = None
    found = []
    for saying, statement in placed:
        if statement.nested_in is None and statement.speech_act not in SILENT:
            if before is not None and _is_open(statement, before) and _goes_on(saying, statement, before):
                statement = _as(statement, before, saying)
            before = statement
        if statement.content:
            found.append(statement)
    return tuple(found)


def _is_bare(statement: Attribution) -> bool:
    return not (statement.date or statement.medium or statement.outlet or statement.occasion)


def _is_open(statement: Attribution, before: Attribution) -> bool:
    """Whether nothing tells of its setting, or only, in the sentence of the one before, the same day."""
    if _is_bare(statement):
        return True
    same = statement.sentence == before.sentence and statement.date == before.date
    return same and not (statement.medium or statement.outlet or statement.occasion)


def _goes_on(saying: Saying, statement: Attribution, before: Attribution) -> bool:
    """Whether the same speaker says it in the same paragraph, or adds it in the next, or somebody answers it."""
    page = saying.page
    if saying.head is None or _is_bare(before) or _is_apart(saying, before) or _is_document(saying):
        return False
    article, lemma = page.reading.article, page.tokens[saying.head].lemma
    blocks = article.block_at(statement.sentence.start) - article.block_at(before.sentence.start)
    if _same(statement.speaker, before.speaker):
        adds = lemma in page.lexicon.saying.continuing or not before.content
        return blocks == 0 or (adds and blocks == 1)
    answers = lemma in page.lexicon.saying.answering and _same(statement.speaker, before.addressee)
    return answers and blocks in {0, 1}


def _is_document(saying: Saying) -> bool:
    """Whether "the document" speaks, which may be another one than that of before."""
    page, at = saying.page, saying.speaking
    return at is not None and page.tokens[at].lemma.lower() in page.lexicon.saying.documents


def _is_apart(saying: Saying, before: Attribution) -> bool:
    """Whether it is told as done before or to come, or said to somebody else: "told reporters"."""
    clause = saying.page.clauses.get(saying.head) if saying.head is not None else None
    if clause is not None and (is_perfect(clause, saying.page.reading) or clause.tense == "future"):
        return True
    told = any(visit.role == "object" for visit in saying.visits)
    return told and not _same(saying.statement.addressee, before.addressee)


def _same(one: Filler | None, other: Filler | None) -> bool:
    return one is not None and other is not None and one.actor == other.actor


def _as(statement: Attribution, before: Attribution, saying: Saying) -> Attribution:
    cue = before.cue[0] if before.cue else before.content[0]
    reason = f"goes on with what “{saying.page.text[cue.start : cue.end]}” tells before"
    return replace(
        statement,
        medium=before.medium,
        outlet=before.outlet,
        occasion=before.occasion,
        date=before.date,
        date_span=before.date_span,
        date_reason=f"{reason}; {before.date_reason}" if before.date else "",
        reasons=(*statement.reasons, reason),
    )
