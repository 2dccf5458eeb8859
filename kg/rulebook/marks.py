"""A sentence with marks around the parts that matter -> its text, and where each part stands in a clause."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.errors import DraftError, MarkError
from kg.records import Argument, Clause, ClauseKind, Reading, TextSpan

__all__ = ["EVENT_MARKS", "Mark", "Placed", "mark_clause", "place_marks", "read_marks"]

#: Marks that name a role of the event -> that role; the others name a role of the clause.
EVENT_MARKS = {
    "source": "kg:hasSource",
    "target": "kg:hasTarget",
    "participant": "kg:hasParticipant",
    "place": "kg:hasPlace",
    "topic": "kg:hasTopic",
}
_CLAUSE_MARKS = ("subject", "object", "indirect", "attribute")
_MARK = re.compile(r"<\s*([^<>/]+?)\s*>(.*?)<\s*/\s*([^<>]*?)\s*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: the role they are marked with and their place in the text without marks."""

    role: str
    span: TextSpan


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its words and the phrases it covers; `role` is the clause role in which they stand."""

    mark: Mark
    words: str
    role: str
    arguments: tuple[Argument, ...]


def mark_clause(clause: Clause, reading: Reading) -> str:
    """The clause's sentence with marks around who and what fill its roles, as `read_marks` takes it.

    Subject and object are marked, and other roles where they name an actor; each by the words up to its head.
    """
    text, tokens = reading.article.text, reading.parse.tokens
    sentence = reading.parse.sentences[clause.sentence].span
    asked = [a for a in clause.arguments if a.role in {"subject", "object"} or (a.mentions and a.role != "complement")]
    marked, at = "", sentence.start
    for argument in sorted(asked, key=lambda a: a.span.start):
        named = [m.span.end for m in argument.mentions if argument.span.covers(m.span)]
        end = max([tokens[argument.head].end, *named])
        if argument.span.start < at or end > sentence.end or "<" in text[sentence.start : sentence.end]:
            continue
        words = text[argument.span.start : end]
        marked += f"{text[at : argument.span.start]}<{argument.role}>{words}</{argument.role}>"
        at = end
    return " ".join((marked + text[at : sentence.end]).split())


def read_marks(marked: str, prepositions: Collection[str]) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of a sentence.

    Parameters
    ----------
    marked : str
        Such as ``<subject>Xi</subject> went <to>to Perm</to>``.
    prepositions : collection of str
        Roles beside subject, object, indirect, attribute and those of `EVENT_MARKS`.

    Raises
    ------
    MarkError
        If there is no mark, one is not closed, stands in another, is empty or names no role.
    """
    known = {*_CLAUSE_MARKS, *EVENT_MARKS, *prepositions}
    text, end = "", 0
    marks: list[Mark] = []
    for found in _MARK.finditer(marked):
        role, words = found[1].lower(), found[2]
        text += _unmarked(marked[end : found.start()])
        end = found.end()
        if role not in known:
            near = difflib.get_close_matches(role, sorted(known), 1)
            usual = ", ".join((*_CLAUSE_MARKS, *EVENT_MARKS))
            remedy = f"did you mean <{near[0]}>?" if near else f"use {usual} or a preposition"
            raise MarkError(f"<{found[1]}>", "no role", remedy)
        bare = _unmarked(words)
        if found[3].lower() != role or not words.strip():
            what = "the mark is empty" if not words.strip() else f"the mark is closed by </{found[3]}>"
            raise MarkError(f"<{role}>{words}", what, f"write <{role}>words</{role}>")
        start = len(text) + len(words) - len(words.lstrip())
        text += bare
        marks.append(Mark(role, TextSpan(start, len(text.rstrip()))))
    text += _unmarked(marked[end:])
    if not marks:
        raise MarkError("sentence", "nothing is marked", "mark its parts, such as <subject>Xi</subject>")
    return text, tuple(marks)


def _unmarked(text: str) -> str:
    if "<" in text or ">" in text:
        raise MarkError(" ".join(text.split()), "a mark is not closed or stands in another", "write <role>words</role>")
    return text


def place_marks(marks: Sequence[Mark], reading: Reading) -> tuple[Clause, tuple[Placed, ...]]:
    """Find the clause that the marked words are parts of.

    The clause that takes up most marks wins, then the one where most stand in the role they are marked with, then a
    verb before a noun, then the first.

    Raises
    ------
    DraftError
        If some marked words are no part of that clause, or of any.
    """
    candidates = [(clause, [_place(mark, clause, reading) for mark in marks]) for clause in reading.clauses]
    if not candidates:
        raise DraftError("sentence", "no clause was found in it", "try a plainer sentence")
    clause, places = max(candidates, key=lambda c: _fitness(*c))
    missing = [mark for mark, place in zip(marks, places, strict=True) if place is None]
    if missing:
        text = reading.article.text
        words = ", ".join(f"“{text[m.span.start : m.span.end]}”" for m in missing)
        where = "any clause" if len(missing) == len(marks) else f"the clause “{clause.predicate}”"
        raise DraftError(words, f"not read as a part of {where}", "mark a whole phrase of one clause")
    return clause, tuple(place for place in places if place is not None)


def _fitness(clause: Clause, places: Sequence[Placed | None]) -> tuple[int, int, bool, int]:
    placed = [place for place in places if place is not None]
    exact = sum(place.role == place.mark.role for place in placed)
    return len(placed), exact, clause.kind is not ClauseKind.NOMINAL, -clause.index


def _place(mark: Mark, clause: Clause, reading: Reading) -> Placed | None:
    """The phrases whose head word is marked: those in the marked role if there are any, else in the first."""
    tokens = reading.parse.tokens
    covered = [a for a in clause.arguments if mark.span.start <= tokens[a.head].start < mark.span.end]
    if not covered:
        return None
    roles = [a.role for a in covered]
    role = mark.role if mark.role in roles else roles[0]
    words = reading.article.text[mark.span.start : mark.span.end]
    return Placed(mark, words, role, tuple(a for a in covered if a.role == role))
