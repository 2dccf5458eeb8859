"""Ask a store a SPARQL query, here or within a time limit, and explain what is wrong with one that is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
)

from kg.errors import QueryError
from kg.namespaces import PREFIXES
from kg.resources import import_root

__all__ = ["Answer", "ask_limited", "ask_store", "explain_syntax", "rows"]

Answer = QuerySolutions | QueryTriples | QueryBoolean

_QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|#.*')


def ask_store(store: Store, sparql: str, *, all_graphs: bool = False) -> Answer:
    """Ask a SPARQL 1.1 query in this process; the prefixes of the project need no declaration.

    With `all_graphs`, patterns outside of GRAPH look into every graph, not into the default graph alone.

    Raises
    ------
    QueryError
        If it is not SPARQL, or cannot be evaluated.
    """
    try:
        return store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=all_graphs)
    except SyntaxError as error:
        raise QueryError("query", explain_syntax(sparql, str(error)), "correct the SPARQL") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError("query", str(error), "change the query") from error


def rows(store: Store, sparql: str) -> list[tuple[str, ...]]:
    """Answers of a SELECT query as text; what is not bound is an empty string."""
    answer = ask_store(store, sparql)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("query", "is no SELECT query", "ask with SELECT")
    return [tuple(getattr(term, "value", "") for term in solution) for solution in answer]


def ask_limited(path: Path, sparql: str, *, seconds: float, all_graphs: bool = False) -> Answer:
    """As `ask_store`, in a process of its own that is ended after `seconds`.

    A query inside this process cannot be stopped.

    Parameters
    ----------
    path : Path
        Folder of the store.
    """
    # -P: what lies in the working directory must not be taken for a module.
    paths = os.pathsep.join([str(import_root()), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kg.store.child", str(path), *(["--all-graphs"] if all_graphs else [])],
            input=sparql.encode(),
            env={**os.environ, "PYTHONPATH": paths},
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            "query", f"no answer within {seconds:g} seconds", "narrow it, or raise the time limit"
        ) from error
    if done.returncode:
        raise QueryError("query", done.stderr.decode(errors="replace").strip() or "ended without an answer")
    kind, _, payload = done.stdout.partition(b"\n")
    if kind == b"results":
        return parse_query_results(payload, QueryResultsFormat.JSON)
    received = Store()
    received.bulk_load(payload, RdfFormat.N_TRIPLES)
    return received.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def explain_syntax(sparql: str, message: str) -> str:
    """Say where a query breaks, with the line and a mark under the place; name prefixes that nobody declared.

    Examples
    --------
    >>> print(explain_syntax("SELECT ?x WHERE { ?x ?y }", "error at 1:26: expected [_]"))
    line 1, column 26:
      SELECT ?x WHERE { ?x ?y }
                               ^
    """
    found = re.match(r"error at (\d+):(\d+): ", message)
    if not found:
        return message
    line, column = int(found[1]), int(found[2])
    lines = sparql.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1].replace("\t", " ")
    text = f"line {line}, column {column}:\n  {shown}\n  {' ' * (column - 1)}^"
    plain = _QUOTED.sub(" ", sparql)
    declared = {name.casefold() for name in re.findall(r"(?i)\bprefix\s+([\w.-]*)\s*:", plain)}
    unknown = sorted(set(re.findall(r"([A-Za-z][\w.-]*):", plain)) - declared - PREFIXES.keys())
    return f"{text}\n  undeclared prefix {', '.join(f'{name}:' for name in unknown)}" if unknown else text
