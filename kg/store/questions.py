"""Named questions: what the head of a `.rq` file says of it, and its parameters bound to RDF terms.

A question is a SPARQL query that runs as it stands. Each of its parameters has one line ``VALUES ?name { default }``,
where ``UNDEF`` means that anything will do; to bind a parameter is to put RDF terms in the place of its default. Values
are never pasted as text: they become terms first, and the terms are written by the RDF library.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.resources import resource

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

__all__ = ["Kind", "Parameter", "Question", "bind", "load_questions", "read_question", "suggest"]

_PARAMETER = re.compile(r"([\w-]+): (\w+)(, required)?(?:, one of ([\w ,-]+))?(?: = (.+?))?\. (.+)")
_COLUMN = re.compile(r"(\w+): (.+)")


class Kind(StrEnum):
    """What a parameter takes."""

    ACTOR = "actor"  # id, ISO code, name in any script; a state counts with everybody who acts for it
    PLACE = "place"  # the same; a state counts with its cities too
    TOPIC = "topic"  # an actor as it is with the issues called after it, or an issue with those under it
    FACT = "fact"  # id of an event, statement, relation or actor
    EVENT = "event"  # id of an event
    CLASS = "class"  # a class of the ontology: "Meeting" or "kg:Meeting"
    START = "start"  # EDTF date; its first day
    END = "end"  # EDTF date; its last day
    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `default` is as written in the head, None where anything will do; so are `choices`, if any."""

    name: str
    kind: Kind
    meaning: str
    default: str | None = None
    required: bool = False
    choices: tuple[str, ...] = ()

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
        If there is no such parameter, a required one is missing, or the time asked for ends before it begins.
    """
    listed = {name: list(terms) for name, terms in values.items()}
    known = {name: p for p in question.parameters for name in (p.name, p.variable)}
    sparql = question.sparql
    given = set()
    for name, terms in listed.items():
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
    _check_time(known, listed)
    return sparql


def suggest(name: str, names: Iterable[str], *, cutoff: float = 0.6) -> str:
    """A remedy for a mistyped name: "did you mean …?", empty if none is near."""
    folded = {known.casefold(): known for known in sorted(names)}
    near = difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=cutoff)
    return f"did you mean {' or '.join(folded[one] for one in near)}?" if near else ""


def _check_time(known: Mapping[str, Parameter], values: Mapping[str, Sequence[NamedNode | Literal]]) -> None:
    """Complain of a time that ends before it begins."""
    days = {known[name]: [term.value for term in terms] for name, terms in values.items()}
    for start, end in product(days, repeat=2):
        if (start.kind, end.kind) == (Kind.START, Kind.END) and min(days[start]) > max(days[end]):
            what = f"the range is empty: it begins on {min(days[start])} and --{end.name} ends it on {max(days[end])}"
            raise QueryError(f"--{start.name}", what, "give a beginning before the end")


def _slot(parameter: Parameter) -> re.Pattern[str]:
    return re.compile(rf"VALUES \?{parameter.variable} {{[^{{}}]*}}")


def _read_head(sparql: str) -> tuple[str, dict[str, list[str]]]:
    """First line of the leading comment, and the indented lines under each heading; one indented more goes on."""
    lines = [line.removeprefix("#") for line in sparql.splitlines()]
    head = lines[: next((i for i, line in enumerate(sparql.splitlines()) if not line.startswith("#")), len(lines))]
    sections: dict[str, list[str]] = {}
    under: list[str] = []
    for line in head[1:]:
        if line.startswith("     ") and under:
            under[-1] += f" {line.strip()}"
        elif line.startswith("   "):
            under.append(line.strip())
        elif line.strip():
            under = sections.setdefault(line.strip().removesuffix(":"), [])
    return head[0].strip() if head else "", sections


def _to_parameter(where: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found[2] not in set(Kind):
        form = f"name: kind, one of values = default. Meaning., with one of the kinds {', '.join(Kind)}"
        raise QueryError(where, f"cannot read the parameter {line!r}", f"write {form}")
    choices = tuple(found[4].split(", ")) if found[4] else ()
    return Parameter(found[1], Kind(found[2]), found[6], found[5], bool(found[3]), choices)
