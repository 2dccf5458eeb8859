"""Fetch the sentences behind the facts of a view, with the words marked that made each fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.analysis.rows import Row, rows_of
from kg.namespaces import BASE, PREFIXES
from kg.views.model import Certainty, Fact, Quote, View, surest
from kg.views.sparql import EVENT_QUOTES, RELATION_QUOTES, STATEMENT_QUOTES, WANTED

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["add_quotes", "merge_marks", "shorten"]

_BATCH = 400  # facts asked for at a time
_LONGEST = 700  # characters of a sentence that are shown
_QUERIES = {"event/": EVENT_QUOTES, "statement/": STATEMENT_QUOTES, "relation/": RELATION_QUOTES}
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')

Marks = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Sentence:
    """One sentence of one article as the rows of the query tell it, piece by piece."""

    text: str
    start: int
    spots: set[tuple[int, int]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    rules: dict[str, None] = field(default_factory=dict)
    standings: set[Certainty] = field(default_factory=set)


def merge_marks(marks: Iterable[tuple[int, int]], *, length: int) -> Marks:
    """Sort ranges, cut them to the text, and join those that touch or overlap.

    Examples
    --------
    >>> merge_marks([(4, 9), (0, 5), (20, 99)], length=25)
    ((0, 9), (20, 25))
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in marks):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def shorten(text: str, marks: Marks, *, longest: int = _LONGEST) -> tuple[str, Marks]:
    """Cut a long sentence to a window around its first mark, with an ellipsis where something is left out.

    Examples
    --------
    >>> shorten("a" * 50 + "MARK" + "b" * 50, ((50, 54),), longest=20)
    ('…aaaaaaaaMARKbbbbbbbb…', ((9, 13),))
    """
    if len(text) <= longest:
        return text, marks
    first, last = marks[0] if marks else (0, 0)
    room = max(0, longest - (last - first)) // 2
    start = max(0, min(first - room, len(text) - longest))
    end = min(len(text), start + longest)
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    moved = merge_marks(((a - start, b - start) for a, b in marks), length=end - start)
    shift = len(head)
    return f"{head}{text[start:end]}{tail}", tuple((a + shift, b + shift) for a, b in moved)


def add_quotes(graph: Graph, view: View) -> View:
    """Give the facts of a view the sentences that they rest on.

    Parameters
    ----------
    graph : Graph
        The build that the view was read from.
    view : View
        Best cut to size before: every fact is looked up.

    Returns
    -------
    View
        The same with `Fact.quotes`, in the order of article and place.
    """
    names = {node.id: (node.label, *node.names) for node in view.nodes}
    found: dict[str, tuple[Quote, ...]] = {}
    for prefix, query in _QUERIES.items():
        wanted = [fact for fact in view.facts if fact.id.startswith(prefix)]
        for at in range(0, len(wanted), _BATCH):
            found |= _ask_quotes(graph, query, wanted[at : at + _BATCH], names)
    return replace(view, facts=tuple(replace(fact, quotes=found.get(fact.id, ())) for fact in view.facts))


def _ask_quotes(
    graph: Graph, query: str, facts: Sequence[Fact], names: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Quote, ...]]:
    """Sentences of a batch of facts by fact."""
    by_iri = {BASE + fact.id: fact for fact in facts}
    listed = " ".join(f"<{iri}>" for iri in by_iri if not _NOT_IN_IRI.search(iri))
    found: dict[str, dict[tuple[str, int], _Sentence]] = defaultdict(dict)
    for row in rows_of(graph, query.replace(WANTED, listed)):
        place = row["article"], int(row["from"])
        sentence = found[row["fact"]].setdefault(place, _Sentence(row["text"], place[1]))
        if row.get("markFrom"):
            sentence.spots.add((int(row["markFrom"]) - place[1], int(row["markTo"]) - place[1]))
        if row.get("words"):
            sentence.words.add(row["words"])
        sentence.standings.add(_standing(row))
        sentence.rules[row["rule"].removeprefix(BASE + "rule/")] = None
    return {
        fact.id: tuple(_quote(article, sentence, fact, names) for (article, _), sentence in found[iri].items())
        for iri, fact in by_iri.items()
        if iri in found
    }


def _quote(article: str, sentence: _Sentence, fact: Fact, names: Mapping[str, tuple[str, ...]]) -> Quote:
    spots = set(sentence.spots)
    for word in sentence.words:
        spots |= _where(word, sentence.text)
    for place in fact.places:
        spots |= _where(place, sentence.text)
    for party in fact.parties:
        spots |= next(filter(None, (_where(name, sentence.text) for name in names.get(party.node, ()))), set())
    marks = merge_marks(spots, length=len(sentence.text))
    text, marks = shorten(sentence.text, marks)
    standing = Certainty.SPEECH if fact.certainty is Certainty.SPEECH else surest(sentence.standings)
    return Quote(article.removeprefix(BASE), text, marks, ", ".join(sentence.rules), standing)


def _standing(row: Row) -> Certainty:
    """What an account makes of its event; statements and relations are the article's own."""
    factuality = row.get("factuality", "").removeprefix(PREFIXES["kg"])
    if factuality in ("", "asserted"):
        return Certainty.SAID if row["g1"].startswith(BASE + "graph/claims/") and factuality else Certainty.FACT
    return Certainty(factuality)


def _where(words: str, text: str) -> set[tuple[int, int]]:
    """The first place where the words stand as such, or nothing."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
    return {match.span()} if match else set()
