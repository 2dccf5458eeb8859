"""One query in a process of its own, which can be ended from outside: a query inside a process cannot.

`kg.store.ask.ask_limited` runs this module as ``python -m kg.store.child STORE [--all-graphs]`` with the query on
standard input. The answer goes to standard output: a line with its kind, then SPARQL JSON results or N-Triples.
"""

from __future__ import annotations

import sys

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store

from kg.errors import KgError
from kg.store.ask import ask_store

__all__ = ["main"]


def main() -> int:
    """Answer the query on standard input; 1 and a message on standard error if it cannot be answered."""
    try:
        store, sparql = Store.read_only(sys.argv[1]), sys.stdin.buffer.read().decode()
        answer = ask_store(store, sparql, all_graphs="--all-graphs" in sys.argv[2:])
        if isinstance(answer, QueryTriples):
            sys.stdout.buffer.write(b"triples\n" + (answer.serialize(format=RdfFormat.N_TRIPLES) or b""))
        else:
            sys.stdout.buffer.write(b"results\n" + (answer.serialize(format=QueryResultsFormat.JSON) or b""))
    except (KgError, OSError) as error:
        sys.stderr.write(error.what if isinstance(error, KgError) else str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
