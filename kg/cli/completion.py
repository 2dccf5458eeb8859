"""What the shell proposes for the values of a question's options: names and words that the build has."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.store.questions import Parameter

__all__ = ["completer"]

_ACTORS = """
SELECT ?id ?name WHERE {
  ?article schema:mentions ?actor . ?actor rdfs:label ?name FILTER(LANG(?name) = "en")
  BIND(STRAFTER(STR(?actor), STR(id:)) AS ?id)
}"""
_ISSUES = """
SELECT ?id ?name WHERE {
  ?issue skos:inScheme issue:scheme ; skos:prefLabel ?name FILTER(LANG(?name) = "en")
  BIND(STRAFTER(STR(?issue), STR(issue:)) AS ?id)
}"""
_WORDS = 'SELECT ?word ("" AS ?about) WHERE { ?statement @property ?value BIND(@word AS ?word) }'
_PROPERTIES = {
    "act": ("kg:speechAct", "?value"),
    "medium": ("kg:medium", "?value"),
    "stance": ("kg:stance", 'STRAFTER(STR(?value), "#")'),
}

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completer(parameter: Parameter) -> Completer | None:
    """What completes a value of a parameter; None where nothing can be proposed."""
    from kg.store.questions import Kind

    if parameter.kind in (Kind.ACTOR, Kind.PLACE):
        queries = [_ACTORS]
    elif parameter.kind is Kind.TOPIC:
        queries = [_ACTORS, _ISSUES]
    elif parameter.kind is Kind.TEXT and parameter.name in _PROPERTIES:
        name, word = _PROPERTIES[parameter.name]
        queries = [_WORDS.replace("@property", name).replace("@word", word)]
    else:
        return None

    def complete(ctx: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
        build = Path(ctx.params.get("build") or os.environ.get("KG_BUILD") or "build")
        found = {value: about for query in queries for value, about in _ask(build, query)}
        return [CompletionItem(v, help=found[v] or None) for v in sorted(found) if v.startswith(begun.lower())]

    return complete


def _ask(build: Path, query: str) -> list[tuple[str, ...]]:
    """The rows of a query; none where there is no such build, for the shell cannot show why."""
    from kg.store.ask import rows
    from kg.store.opened import open_build

    try:
        return rows(open_build(build).store, query)
    except KgError:
        return []
