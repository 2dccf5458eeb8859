"""IRIs and prefixes used in every graph the program writes, and the ways to mint an IRI from content."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["BASE", "PREFIXES", "curie_to_iri", "digest", "iri_to_curie", "slug"]

#: Base of everything this project mints.
BASE = "https://w3id.org/sino-russian-kg/"

#: Prefix -> namespace, in the order they are written.
PREFIXES: dict[str, str] = {
    "kg": BASE + "ontology#",
    "id": BASE + "id/",
    "article": BASE + "article/",
    "event": BASE + "event/",
    "account": BASE + "account/",
    "statement": BASE + "statement/",
    "relation": BASE + "relation/",
    "evidence": BASE + "evidence/",
    "extraction": BASE + "extraction/",
    "graph": BASE + "graph/",
    "issue": BASE + "issue/",
    "plover": BASE + "plover#",
    "colt": BASE + "colt#",
    "rule": BASE + "rule/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gn": "https://sws.geonames.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))


def curie_to_iri(curie: str) -> str:
    """Expand a CURIE such as ``kg:Meeting``; the prefix must be one of `PREFIXES`.

    Examples
    --------
    >>> curie_to_iri("skos:Concept")
    'http://www.w3.org/2004/02/skos/core#Concept'
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def iri_to_curie(iri: str) -> str:
    """Shorten an IRI by the longest namespace of `PREFIXES` that fits; one of none stays as it is.

    Examples
    --------
    >>> iri_to_curie("http://www.w3.org/2004/02/skos/core#Concept")
    'skos:Concept'
    """
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, safe in an IRI; text without any such letter gives a digest.

    Examples
    --------
    >>> slug("Nicolás Maduro (1962)")
    'nicolas-maduro-1962'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or digest(text)


def digest(*parts: str, length: int = 10) -> str:
    """Hexadecimal digest of the parts, the same in every run."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:length]
