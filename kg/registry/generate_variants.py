"""Write ``ontology/actors/variants.ttl``: spellings of people's names that follow from the labels they have.

Run it after an edit of the other files in that folder::

    python -m kg.registry.generate_variants

The libraries pypinyin and iuliia are needed for this module only. No spelling is written that somebody else bears, and
none of a single word.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.records import ActorType
from kg.registry.blocks import block, literal, prefixes, write_text
from kg.registry.chinese_names import spell_chinese
from kg.registry.folding import fold
from kg.registry.load import VARIANTS, read_registry, registry_files
from kg.registry.model import Entry, Name, NameKind, Registry
from kg.registry.russian_names import spell_russian
from kg.resources import resource

__all__ = ["main", "to_turtle"]

_HEADER = f"""\
# Written by `python -m kg.registry.generate_variants` from the labels of the other files.
{prefixes("id", "dcterms", "owl", "skos")}

<https://w3id.org/sino-russian-kg/actors/variants>
    a owl:Ontology ;
    dcterms:title "Other spellings of people's names: pinyin, Wade-Giles, transliterations, surname first or last"@en ;
    dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
    owl:versionInfo "0.1.0" .
"""
_CHINESE = frozenset({"CHN", "TWN", "HKG", "MAC"})
#: Where English texts do not write pinyin, the characters say how a name is read.
_NO_PINYIN = frozenset({"TWN", "HKG", "MAC"})
_RUSSIAN = frozenset({"RUS", "SUN", "BLR", "UKR", "KAZ", "KGZ", "TJK", "UZB", "TKM", "ARM", "AZE", "GEO", "MDA"})


def main(arguments: list[str]) -> None:
    """Write the file named by the only argument, or the one that ships."""
    target = Path(arguments[0]) if arguments else resource("ontology", "actors") / VARIANTS
    registry = read_registry([path for path in registry_files() if path.name != VARIANTS])
    write_text(target, to_turtle(registry))


def to_turtle(registry: Registry) -> str:
    """Render the spellings of all people as Turtle, sorted by id.

    Parameters
    ----------
    registry : Registry
        One that was read without the generated file.
    """
    spelt = {entry.actor.id: _spell(entry) for entry in registry.entries.values()}
    taken = _bearers(registry, spelt)
    blocks = []
    for key in sorted(spelt):
        known = {name.text for name in registry.entries[key].names}
        own = [(text, language) for text, language in spelt[key] if taken[fold(text)] == 1 and text not in known]
        if own:
            blocks.append(block(key, ("skos:hiddenLabel", [literal(*pair) for pair in own])))
    return "\n".join([_HEADER, *blocks])


def _bearers(registry: Registry, spelt: Mapping[str, Iterable[tuple[str, str]]]) -> Counter[str]:
    """How many actors each name or spelling, folded, would belong to."""
    return Counter(
        name
        for key, entry in registry.entries.items()
        for name in {*(fold(name.text) for name in entry.names), *(fold(text) for text, _ in spelt[key])}
    )


def _spell(entry: Entry) -> list[tuple[str, str]]:
    """Other spellings of a person's name, each once, with their language: "en" for those in Latin letters."""
    if entry.actor.type is not ActorType.PERSON:
        return []
    country = entry.actor.country or ""
    english, russian, chinese = (_names(entry.names, language) for language in ("en", "ru", "zh"))
    found: list[tuple[str, str]] = []
    if country in _CHINESE and chinese:
        found += [(text, "en") for text in spell_chinese(chinese[0], english, guess=country in _NO_PINYIN)]
        found += [(text, "en") for text in _surname_last(entry)]
    if country in _RUSSIAN and russian:
        found += [(text, language) for language, texts in spell_russian(russian).items() for text in texts]
        found += [(text, "en") for text in _turned(entry.actor.name)]
    return [pair for pair in dict.fromkeys(found) if " " in pair[0]]


def _names(names: Iterable[Name], language: str) -> list[str]:
    """Labels and full names in a language, the label first."""
    return [name.text for name in names if name.kind is NameKind.NAME and name.language == language]


def _surname_last(entry: Entry) -> list[str]:
    """Give "Ing-wen Tsai" for "Tsai Ing-wen", if the registry says that the English label begins with the surname."""
    surnames = {n.text for n in entry.names if n.kind in (NameKind.SURNAME, NameKind.SHORT) and n.language == "en"}
    return _turned(entry.actor.name) if entry.actor.name.partition(" ")[0] in surnames else []


def _turned(name: str) -> list[str]:
    """A name of two words with the words in the other order."""
    words = name.split()
    return [f"{words[1]} {words[0]}"] if len(words) == 2 else []


if __name__ == "__main__":
    main(sys.argv[1:])
