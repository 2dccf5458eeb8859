"""Named questions: what the head of a `.rq` file says of it, and its parameters bound to RDF terms.

A question is a SPARQL query that runs as it stands. Each of its parameters has one line ``VALUES ?name { default }``,
where ``UNDEF`` means that anything will do; to bind a parameter is to put RDF terms in the place of its default. Values
are never pasted as text: they become terms first, and the terms are written by the RDF library.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.resources import resource

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

__all__ = ["Kind", "Parameter", "Question", "bind", "load_questions", "read_question", "suggest"]

_PARAMETER = re.compile(r"([\w-]+): (\w+)(, required)?(?: = (.+?))?\. (.+)")
_COLUMN = re.compile(r"(\w+): (.+)")


class Kind(StrEnum):
    """What a parameter takes."""

    ACTOR = "actor"  # id, ISO code, name in any script; a state counts with everybody who acts for it
    PLACE = "place"  # the same; a state counts with its cities too
    TOPIC = "topic"  # an actor as it is with the issues called after it, or an issue with those under it
    FACT = "fact"  # id of an event, statement, relation or actor
    CLASS = "class"  # a class of the ontology: "Meeting" or "kg:Meeting"
    START = "start"  # EDTF date; its first day
    END = "end"  # EDTF date; its last day
    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `default` is as written in the head, None where anything will do."""

    name: str
    kind: Kind
    meaning: str
    default: str | None = None
    required: bool = False

    @property
    def variable(self) -> str:
        """Its SPARQL variable, without the question mark; also its name in Python."""
        return self.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: `summary` in one line, `columns` with their meaning, a command as `example`, its `sparql`."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    example: str
    sparql: str


@cache
def load_questions() -> Mapping[str, Question]:
    """The questions that ship with the program, by name, in alphabetical order; read once."""
    return MappingProxyType({path.stem: read_question(path) for path in sorted(resource("queries").glob("*.rq"))})


def read_question(path: Path) -> Question:
    """Read one `.rq` file with its head.

    Raises
    ------
    QueryError
        If a parameter line cannot be read, or a parameter has no ``VALUES`` line in the query.
    """
    sparql = path.read_text(encoding="utf-8")
    summary, sections = _read_head(sparql)
    parameters = tuple(_to_parameter(path.name, line) for line in sections.get("Parameters", ()))
    for parameter in parameters:
        if len(_slot(parameter).findall(sparql)) != 1:
            what = f"parameter {parameter.name} needs one line VALUES ?{parameter.variable} {{ … }}"
            raise QueryError(path.name, what, "add it")
    columns = tuple((m[1], m[2]) for line in sections.get("Columns", ()) if (m := _COLUMN.fullmatch(line)))
    example = "\n".join(sections.get("Example", ()))
    return Question(path.stem, summary, parameters, columns, example, sparql)


def bind(question: Question, values: Mapping[str, Iterable[NamedNode | Literal]]) -> str:
    """The query with parameters bound to terms; several terms of one parameter mean any of them.

    Parameters
    ----------
    question : Question
        The question.
    values : mapping of str to iterable of terms
        By name or variable of the parameter. A parameter that is missing keeps its default; one without any term
        matches nothing.

    Raises
    ------
    QueryError
        If there is no such parameter, or a required one is missing.
    """
    known = {name: p for p in question.parameters for name in (p.name, p.variable)}
    sparql = question.sparql
    given = set()
    for name, terms in values.items():
        if name not in known:
            names = [parameter.name for parameter in question.parameters]
            raise QueryError(
                question.name, f"no parameter {name}", suggest(name, names) or f"it has {', '.join(names)}"
            )
        parameter = known[name]
        given.add(parameter)
        written = " ".join(str(term) for term in terms)
        slot = f"VALUES ?{parameter.variable} {{ {written} }}"
        sparql = _slot(parameter).sub(lambda _, slot=slot: slot, sparql)  # type: ignore[misc]
    for parameter in question.parameters:
        if parameter.required and parameter not in given:
            raise QueryError(question.name, f"parameter {parameter.name} is missing", f"give --{parameter.name}")
    return sparql


def suggest(name: str, names: Iterable[str]) -> str:
    """A remedy for a mistyped name: "did you mean …?", empty if none is near."""
    folded = {known.casefold(): known for known in sorted(names)}
    near = difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(folded[one] for one in near)}?" if near else ""


def _slot(parameter: Parameter) -> re.Pattern[str]:
    return re.compile(rf"VALUES \?{parameter.variable} {{[^{{}}]*}}")


def _read_head(sparql: str) -> tuple[str, dict[str, list[str]]]:
    """First line of the leading comment, and the indented lines under each of its headings."""
    lines = [line.removeprefix("#") for line in sparql.splitlines()]
    head = lines[: next((i for i, line in enumerate(sparql.splitlines()) if not line.startswith("#")), len(lines))]
    sections: dict[str, list[str]] = {}
    under: list[str] = []
    for line in head[1:]:
        if line.startswith("   "):
            under.append(line.strip())
        elif line.strip():
            under = sections.setdefault(line.strip().removesuffix(":"), [])
    return head[0].strip() if head else "", sections


def _to_parameter(where: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found[2] not in set(Kind):
        form = f"name: kind = default. Meaning., with one of {', '.join(Kind)}"
        raise QueryError(where, f"cannot read the parameter {line!r}", f"write {form}")
    return Parameter(found[1], Kind(found[2]), found[5], found[4], bool(found[3]))
