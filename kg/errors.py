"""What the program raises on purpose.

    KgError                    anything an analyst can mend; the command line prints it without a traceback
    ├── SourceError            a file, catalogue or sidecar that cannot be read
    │   └── ArticleError       one article is bad; the others go on
    ├── RuleError              a rule file is wrong (every fault of the file at once)
    ├── DraftError             no rule can be drafted from a sentence
    │   └── MarkError          the marks in it are wrong
    ├── OntologyError          the ontology or the actor registry is wrong
    ├── StoreError             the store cannot be opened, written or read
    └── QueryError             an unknown question, a wrong parameter, a SPARQL error

Messages have the form *where: what; what to do*. The facts are attributes too, so that a caller need not parse text.
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "DraftError",
    "KgError",
    "MarkError",
    "OntologyError",
    "QueryError",
    "RuleError",
    "SourceError",
    "StoreError",
]


class KgError(Exception):
    """Base of all errors meant for the user; `exit_code` is what the command line leaves with."""

    exit_code = 1

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where = where
        self.what = what
        self.remedy = remedy
        super().__init__(f"{where}: {what}" + (f"; {remedy}" if remedy else ""))


class SourceError(KgError):
    """A file, catalogue or sidecar cannot be read."""


class ArticleError(SourceError):
    """One article cannot be used; the build reports it and goes on."""


class RuleError(KgError):
    """A rule file is wrong. `faults` lists every fault found in it."""

    def __init__(self, where: str, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(where, "\n  ".join(faults))


class DraftError(KgError):
    """No rule can be drafted: the marked words are no parts of a clause, or none of them names an actor."""


class MarkError(DraftError):
    """A mark in a sentence is not closed, or names no role."""

    exit_code = 2


class OntologyError(KgError):
    """The ontology or the actor registry is wrong."""


class StoreError(KgError):
    """The store cannot be opened, written or read."""


class QueryError(KgError):
    """The question cannot be asked: unknown name, wrong parameter, broken SPARQL."""

    exit_code = 2
