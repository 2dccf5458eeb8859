"""Facts that only the registry tells: who held an office, who belongs to a body, with dates and source."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from kg.namespaces import BASE, iri_to_curie
from kg.store.ask import rows

__all__ = ["Registered", "find_registered"]

_TERM = """
SELECT ?who ?what ?where ?valid ?source WHERE {
  VALUES ?it { @it }
  ?it a org:Membership ; org:member/rdfs:label ?who .
  MINUS { ?it a kg:Relation }
  OPTIONAL {
    ?it org:role ?post . ?post rdfs:label ?what ; org:postIn/rdfs:label ?in
    FILTER(LANG(?what) = "en" && LANG(?in) = "en")
  }
  OPTIONAL { ?it org:organization/rdfs:label ?body FILTER(LANG(?body) = "en") }
  BIND(COALESCE(?in, ?body) AS ?where)
  OPTIONAL { ?it kg:validity ?valid }
  OPTIONAL { ?it dcterms:source ?source }
  FILTER(LANG(?who) = "en")
} ORDER BY ?source
"""


class Registered(NamedTuple):
    """An office held or a membership: `office` is empty for a membership, `sources` where the dates are unverified."""

    id: str
    who: str
    office: str
    body: str
    valid: str
    sources: tuple[str, ...]


def find_registered(store: Store, text: str) -> Registered | None:
    """The office or membership of the registry with this id, or None if it is something else.

    Parameters
    ----------
    store : Store
        A build.
    text : str
        Id, CURIE or IRI, as `kg query offices` and `members` give it.
    """
    local = text.strip().rpartition("/")[2].removeprefix("id:")
    if not local or any(sign in local for sign in ' <>"{}|\\^`'):
        return None
    node = NamedNode(f"{BASE}id/{local}")
    found = rows(store, _TERM.replace("@it", str(node)))
    if not found:
        return None
    who, office, body, valid, _ = found[0]
    return Registered(iri_to_curie(node.value), who, office, body, valid, tuple(row[4] for row in found if row[4]))
