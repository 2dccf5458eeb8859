"""Rows of a SELECT as plain texts: what is unbound is the empty text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["Row", "rows_of"]

Row = Mapping[str, str]


def rows_of(graph: Graph, query: str) -> Iterator[Row]:
    """Put a SELECT query to the graph and give its rows in their order, IRIs in full, literals as their text."""
    answer = graph.ask(query)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("only a SELECT query has rows")
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {name: "" if term is None else term.value for name, term in zip(names, solution, strict=True)}
