"""Ids that rules may name: issues with what is narrower, and actors with what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.errors import OntologyError
from kg.namespaces import PREFIXES
from kg.registry.load import load_registry
from kg.resources import resource

__all__ = ["known_actors", "known_issues"]

_TYPE = PREFIXES["rdf"] + "type"
_CONCEPT, _BROADER = PREFIXES["skos"] + "Concept", PREFIXES["skos"] + "broader"
_ISSUE = PREFIXES["issue"]


def known_issues(extra: Sequence[Path] = ()) -> Mapping[str, frozenset[str]]:
    """Issue id -> itself and all issues narrower than it.

    Parameters
    ----------
    extra : sequence of Path
        Registry files of an analyst's own, which may hold issues too.

    Raises
    ------
    OntologyError
        If a file is no Turtle.
    """
    above: dict[str, set[str]] = {}
    for subject, predicate, value in _facts([resource("ontology", "issues.ttl"), *extra]):
        if predicate == _TYPE and value == _CONCEPT:
            above.setdefault(subject.removeprefix(_ISSUE), set())
        elif predicate == _BROADER:
            above.setdefault(subject.removeprefix(_ISSUE), set()).add(value.removeprefix(_ISSUE))
    narrower = {issue: {issue} for issue in above}
    for issue in above:
        waiting, seen = [issue], {issue}
        while waiting:
            for broader in above.get(waiting.pop(), ()):
                if broader not in seen:
                    seen.add(broader)
                    waiting.append(broader)
                    narrower.setdefault(broader, {broader}).add(issue)
    return {issue: frozenset(narrower[issue]) for issue in sorted(above)}


def known_actors(extra: Sequence[Path] = ()) -> Mapping[str, frozenset[str]]:
    """Ids of the actors of the registry, with what sort of body each is ("company"); nothing for all else.

    Raises
    ------
    OntologyError
        If a file is no Turtle, or the registry has a fault.
    """
    return {key: frozenset(entry.kinds) for key, entry in load_registry(extra=extra).entries.items()}


def _facts(paths: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """All triples of Turtle files between named things, as IRIs."""
    from pyoxigraph import NamedNode, RdfFormat, parse

    for path in paths:
        try:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE):
                subject, value = quad.subject, quad.object
                if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
                    yield subject.value, quad.predicate.value, value.value
        except (SyntaxError, OSError) as error:
            raise OntologyError(path.name, str(error), "mend the Turtle") from error
