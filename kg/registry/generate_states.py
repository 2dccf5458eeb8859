"""Write ``ontology/actors/states.ttl`` from ISO 3166, CLDR and the table of oddities beside this file.

Run it after an update of the libraries or an edit of ``states.yaml``::

    python -m kg.registry.generate_states

ISO codes and official names come from pycountry, names in three languages from babel (CLDR). Adjectives, peoples and
capitals are written by hand: no library was found that has them without faults ("Nur-Sultan", "Tadzhik", the Northern
Marianas as "American") under a licence that lets the result be CC0. Both libraries are needed for this module only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from kg.namespaces import slug
from kg.registry.blocks import block, literal, prefixes, write_text
from kg.resources import resource

__all__ = ["main", "to_turtle"]

_TABLE = Path(__file__).with_name("states.yaml")
_HEADER = """\
# Written by `python -m kg.registry.generate_states`; edit kg/registry/states.yaml instead.
{prefixes}

<https://w3id.org/sino-russian-kg/actors/states>
    a owl:Ontology ;
    dcterms:title "States and territories of the world with their capitals"@en ;
    dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
    dcterms:source <https://www.iso.org/iso-3166-country-codes.html> , <https://cldr.unicode.org/> ;
    owl:versionInfo "0.1.0" .
"""
_USED = ("kg", "id", "dcterms", "edtf", "owl", "rdfs", "skos", "wd")
#: Abbreviations of CLDR that no article writes.
_SPELLED_OUT = (("о-ва", "острова"), ("о-в", "остров"), (" & ", " and "), ("St. ", "Saint "))

Row = Mapping[str, Any]


def main(arguments: list[str]) -> None:
    """Write the file named by the only argument, or the one that ships."""
    target = Path(arguments[0]) if arguments else resource("ontology", "actors") / "states.ttl"
    write_text(target, to_turtle(yaml.safe_load(_TABLE.read_text(encoding="utf-8"))))


def to_turtle(table: Mapping[str, Mapping[str, Row]]) -> str:
    """Render all states and capitals as Turtle, sorted by id.

    Parameters
    ----------
    table : mapping
        ``states`` (ISO code to row) and ``others`` (own id to row), as in ``states.yaml``.
    """
    states = {**_iso_states(table["states"]), **table["others"]}
    blocks = {key: _state_block(key, row) for key, row in states.items()}
    for key, row in states.items():
        seats = [row["capital"]] if "capital" in row else []
        for number, seat in enumerate([*seats, *row.get("other_capitals", [])]):
            item = row.get("item_capital") if number == 0 else None
            means = row.get("seat_of", key)
            blocks[slug(seat[0])] = _capital_block(key, row["country"], seat, item, means=means)
    return "\n".join([_HEADER.format(prefixes=prefixes(*_USED)), *(blocks[key] for key in sorted(blocks))])


def _iso_states(rows: Mapping[str, Row]) -> dict[str, dict[str, Any]]:
    """Every entry of ISO 3166 under its code in lower case: the row of the table over what the libraries say."""
    import pycountry
    from babel import Locale

    locales = {language: Locale(language).territories for language in ("en", "ru", "zh")}
    states = {}
    for country in pycountry.countries:
        row = dict(rows.get(country.alpha_3, {}))
        for language, names in locales.items():
            row.setdefault(language, _spelled_out(names[country.alpha_2]))
        known = [_spelled_out(locales["en"][country.alpha_2]), country.name, getattr(country, "official_name", "")]
        also = [*row.get("also", ()), *(name for name in known if name and "," not in name and "(" not in name)]
        row["also"] = [name for name in dict.fromkeys(also) if name not in (row["en"], row["ru"], row["zh"])]
        states[country.alpha_3.lower()] = row | {"country": country.alpha_3}
    return states


def _spelled_out(name: str) -> str:
    for short, long in _SPELLED_OUT:
        name = name.replace(short, long)
    return name[:1].upper() + name[1:]


def _state_block(key: str, row: Row) -> str:
    adjectives = row.get("adjective", [])
    return block(
        key,
        ("a", ["kg:Country"]),
        ("rdfs:label", [literal(row[language], language) for language in ("en", "ru", "zh")]),
        ("skos:altLabel", [literal(name) for name in row.get("also", ())]),
        ("kg:adjective", [literal(name) for name in adjectives]),
        ("kg:national", [literal(name) for name in row.get("people") or _peoples(adjectives)]),
        ("kg:country", [f'"{row["country"]}"']),
        ("kg:validity", [f'"{row["existed"]}"^^edtf:EDTF'] if "existed" in row else []),
        ("dcterms:isPartOf", [f"id:{row['part_of']}"] if "part_of" in row else []),
        ("owl:sameAs", [f"wd:{row['item']}"] if "item" in row else []),
    )


def _capital_block(state: str, country: str, seat: list[str], item: str | None, *, means: str) -> str:
    english, russian, chinese, *also = seat
    return block(
        slug(english),
        ("a", ["kg:Place"]),
        ("rdfs:label", [literal(english, "en"), literal(russian, "ru"), literal(chinese, "zh")]),
        ("skos:altLabel", [literal(name) for name in also]),
        ("kg:country", [f'"{country}"']),
        ("kg:standsFor", [f"id:{means}"]),
        ("dcterms:isPartOf", [f"id:{state}"]),
        ("owl:sameAs", [f"wd:{item}"] if item else []),
    )


def _peoples(adjectives: Iterable[str]) -> Iterator[str]:
    """The regular names of a people: "Afghan", "Afghans" and "Israeli", "Israelis", but "Japanese" alone."""
    for adjective in adjectives:
        if adjective[-1] in "ni" and adjective[0].isupper():
            yield adjective + "s"
        yield adjective


if __name__ == "__main__":
    main(sys.argv[1:])
