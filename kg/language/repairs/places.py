"""Subjects behind the place that opens a sentence without a comma: "During a visit to Kazan Putin met Modi"."""

from __future__ import annotations

from kg.language.repairs.workbench import TENSED, Workbench
from kg.records import Token

__all__ = ["PLACES"]

#: First words of names of places that have two.
_OPENS_PLACE = frozenset({
    *("Abu", "Addis", "Buenos", "Cape", "Central", "East", "Ho", "Hong", "Kuala", "Los", "New", "Nizhny", "North"),
    *("Northern", "Phnom", "Saint", "San", "Saudi", "South", "Southern", "Sri", "St", "St.", "Tel", "Ulan", "West"),
})  # fmt: skip
_LONGEST = 4


def subject_behind_place(bench: Workbench) -> None:
    """ "In Moscow Xi Jinping met Putin": of a row of names right before the verb the first is the place."""
    for verb in list(bench):
        if verb.pos != "VERB" or verb.tag not in TENSED or bench.subject(verb.i) is not None:
            continue
        row = _row_before(bench, verb)
        if not 1 < len(row) <= _LONGEST or row[-1].dep != "pobj":
            continue
        place = row[: 2 if len(row) > 2 and row[0].text in _OPENS_PLACE else 1]
        preposition, article = bench.at(row[-1].head), bench.before(row[0].i)
        articles = [article] if article is not None and article.dep == "det" else []
        if preposition.i != row[0].i - 1 - len(articles) or not _opens(bench, preposition, verb):
            continue
        for word in articles:
            bench.change(word.i, head=place[-1].i)
        for word in row:
            bench.change(word.i, dep="compound", head=(place if word in place else row)[-1].i)
        bench.change(place[-1].i, dep="pobj", head=preposition.i)
        bench.change(row[-1].i, dep="nsubj", head=verb.i)


def _row_before(bench: Workbench, verb: Token) -> list[Token]:
    """The names right before a verb that the parser reads as one."""
    row: list[Token] = []
    t = bench.before(verb.i)
    while t is not None and t.pos == "PROPN" and (not row or t.head in {r.i for r in row}):
        row.insert(0, t)
        t = bench.before(t.i)
    return row


def _opens(bench: Workbench, preposition: Token, verb: Token) -> bool:
    """Whether the preposition is part of what hangs on the verb and opens its clause."""
    top = preposition
    for above in bench.ancestors(preposition.i):
        if above.i == verb.i:
            return top.i < preposition.i or top.dep == "prep"
        top = above
    return False


PLACES = (subject_behind_place,)
