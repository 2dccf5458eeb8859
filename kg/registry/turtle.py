"""Read Turtle files into plain descriptions: subject, file it stands in, and its values by predicate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kg.errors import OntologyError
from kg.namespaces import iri_to_curie

__all__ = ["Description", "Value", "read_descriptions"]


class Value(NamedTuple):
    """One object of a triple: a CURIE or IRI with no language, or the text of a literal."""

    text: str
    language: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """What one file says about one subject. Predicates and subject are CURIEs; values keep the order of the file."""

    subject: str
    path: str
    values: dict[str, list[Value]] = field(default_factory=dict)

    def all(self, predicate: str) -> list[Value]:
        """Values of `predicate`, none if it is absent."""
        return self.values.get(predicate, [])

    def texts(self, predicate: str) -> tuple[str, ...]:
        """Their texts alone."""
        return tuple([value.text for value in self.values.get(predicate, ())])

    def first(self, predicate: str) -> str | None:
        """Text of the first value, or None."""
        return next((value.text for value in self.all(predicate)), None)

    def label(self, language: str) -> str:
        """The `rdfs:label` in `language`, or an empty text."""
        return next((value.text for value in self.all("rdfs:label") if value.language == language), "")


def read_descriptions(files: Iterable[tuple[Path, bytes]]) -> list[Description]:
    """Parse Turtle and group its triples by file and subject, in the order of their first triple.

    Parameters
    ----------
    files : iterable of (path, content)
        The path serves the messages only.

    Raises
    ------
    OntologyError
        If a file is not Turtle; names file and line.
    """
    import pyoxigraph

    found: list[Description] = []
    curies = _Curies()
    for path, content in files:
        here: dict[str, Description] = {}
        try:
            for subject, predicate, value, _ in pyoxigraph.parse(content, pyoxigraph.RdfFormat.TURTLE):
                about = curies[getattr(subject, "value", str(subject))]
                if about not in here:
                    here[about] = Description(about, path.name)
                here[about].values.setdefault(curies[predicate.value], []).append(_to_value(value, curies))
        except SyntaxError as error:
            where = f"{path.name}, line {error.lineno or '?'}"
            raise OntologyError(where, f"not Turtle: {error.msg}", "correct the line") from error
        found.extend(here.values())
    return found


class _Curies(dict[str, str]):
    """The CURIE of each IRI, made once: a file names the same few over and over."""

    def __missing__(self, iri: str) -> str:
        self[iri] = curie = iri_to_curie(iri)
        return curie


def _to_value(term: object, curies: _Curies) -> Value:
    import pyoxigraph

    if isinstance(term, pyoxigraph.Literal):
        return Value(term.value, term.language or "", literal=True)
    return Value(curies[getattr(term, "value", str(term))])
