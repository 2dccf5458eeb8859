"""The classes of events as the ontology declares them: what a rule may name and what the exchange format calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.namespaces import PREFIXES, iri_to_curie
from kg.resources import resource

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["QUAD_CLASSES", "EventClass", "load_event_classes", "read_event_classes"]

#: Category -> quad class, after the PLOVER manual.
QUAD_CLASSES: dict[str, str] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}

_FACTS = """
SELECT ?class ?label ?about ?type ?plover ?symmetric ?scene WHERE {
  ?class a owl:Class ; kg:recordType ?type .
  OPTIONAL { ?class rdfs:label ?label FILTER(lang(?label) = "en") }
  OPTIONAL { ?class rdfs:comment ?about FILTER(lang(?about) = "en") }
  OPTIONAL { ?class kg:ploverCategory ?plover }
  OPTIONAL { ?class kg:symmetric ?symmetric }
  OPTIONAL { ?class kg:takesPlaceWith ?scene }
} ORDER BY ?class
"""
_COLT = "SELECT ?class ?activity WHERE { ?class kg:coltActivity ?activity } ORDER BY ?class ?activity"
_PARENTS = "SELECT ?class ?parent WHERE { ?class rdfs:subClassOf ?parent } ORDER BY ?class ?parent"


@dataclass(frozen=True, slots=True)
class EventClass:
    """One class of events.

    `record_type` and `plover` are its coarse names in the exchange format (`plover` None: no category fits).
    `symmetric` is whether its parties are on one footing. `parents` are all classes above it, the nearest first;
    `kg:Event`, which stands above all, is left out. `scene` is the role, "source" or "target", of the state where one
    takes place, empty where the class alone does not say. `colt` are the columns of the COLT data on leaders' travel
    that such an event fills, its own or those of the nearest class above that has any; `about` says what the class is.
    """

    curie: str
    label: str
    record_type: str
    plover: str | None
    symmetric: bool
    parents: tuple[str, ...]
    scene: str = ""
    colt: tuple[str, ...] = ()
    about: str = ""

    @property
    def quad_class(self) -> str | None:
        """Verbal or material, cooperation or conflict; None where no PLOVER category fits."""
        return QUAD_CLASSES[self.plover] if self.plover is not None else None


@cache
def load_event_classes() -> Mapping[str, EventClass]:
    """Event classes that ship with the program, by CURIE (``kg:Meeting``), in alphabetical order.

    Raises
    ------
    OntologyError
        If the file is no Turtle, or a class lacks its English label.

    Examples
    --------
    >>> load_event_classes()["kg:Summit"].parents
    ('kg:Consultation',)
    """
    return read_event_classes(resource("ontology", "events.ttl"))


def read_event_classes(path: Path) -> Mapping[str, EventClass]:
    """Event classes of one Turtle file; as `load_event_classes`, for an ontology of the user's own."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    try:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise OntologyError(path.name, str(error), "mend the Turtle") from error
    direct: dict[str, tuple[str, ...]] = {}
    for child, parent in _rows(store, _PARENTS, "class", "parent"):
        direct[child] = (*direct.get(child, ()), parent)
    colt: dict[str, tuple[str, ...]] = {}
    for curie, activity in _rows(store, _COLT, "class", "activity"):
        colt[curie] = (*colt.get(curie, ()), activity.removeprefix("colt:"))
    classes = {}
    for curie, label, about, record_type, plover, symmetric, scene in _rows(
        store, _FACTS, "class", "label", "about", "type", "plover", "symmetric", "scene"
    ):
        if not label:
            raise OntologyError(f"{path.name}, {curie}", "no English label", 'add rdfs:label "…"@en')
        classes[curie] = EventClass(
            curie,
            label,
            record_type,
            plover.removeprefix("plover:") or None,
            symmetric == "true",
            tuple(p for p in _ancestors(curie, direct) if p != "kg:Event"),
            scene.removeprefix("kg:has").lower(),
            next((colt[one] for one in (curie, *_ancestors(curie, direct)) if one in colt), ()),
            about,
        )
    return MappingProxyType(classes)


def _rows(store: Store, query: str, *columns: str) -> list[tuple[str, ...]]:
    """Answers as text: IRIs as CURIEs, literals as their value, nothing as an empty string."""
    from pyoxigraph import Literal, NamedNode

    def text(term: object) -> str:
        if isinstance(term, NamedNode):
            return iri_to_curie(term.value)
        return term.value if isinstance(term, Literal) else ""

    solutions = store.query(query, prefixes=PREFIXES)
    return [tuple(text(solution[c]) for c in columns) for solution in solutions]  # type: ignore[union-attr]


def _ancestors(curie: str, direct: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Classes above `curie`, breadth first; a class reached twice counts once."""
    found: list[str] = []
    layer = [curie]
    while layer:
        layer = sorted({p for c in layer for p in direct.get(c, ()) if p not in found and p != curie})
        found += layer
    return found
