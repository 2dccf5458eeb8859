"""Search the registry for a name that is known roughly: in any script and order of words, begun, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from kg.namespaces import BASE
from kg.records import ActorType
from kg.registry.folding import fold
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Entry, Name, NameKind

__all__ = ["Hit", "find"]

_IDENTIFIER = re.compile(
    rf"(?:{re.escape(BASE)}id/|id:|wd:|https?://www\.wikidata\.org/).+|Q[1-9][0-9]*", re.IGNORECASE
)
_HAN = re.compile("[㐀-䶿一-鿿]+")
#: Score of a name that is written as asked for, by its kind; the rest are words that others share.
_EXACT = {NameKind.NAME: 100.0, NameKind.SHORT: 100.0, NameKind.METONYM: 100.0, NameKind.VARIANT: 99.0}
_SHARED, _TURNED = 95.0, 97.0
#: Names that begin as asked for score from 80 to 94, misspelt ones less.
_PREFIX, _MISSPELT = 80.0, 0.79
#: How alike (0 to 100) a misspelt name must be; of three Chinese characters one may be wrong.
_ALIKE, _ALIKE_HAN = 80.0, 66.0
_SHORTEST, _SHORTEST_HAN = 4, 3  # letters, characters of a name that may be misspelt


class Hit(NamedTuple):
    """An actor, the name of it that comes nearest to what was asked for, and how near: 100 is the name itself."""

    entry: Entry
    name: Name
    score: float


def find(
    index: RegistryIndex,
    text: str,
    *,
    types: Collection[ActorType] | None = None,
    country: str | None = None,
    limit: int | None = 10,
) -> list[Hit]:
    """Find the actors that `text` may mean, the best first.

    An id, IRI or Wikidata item finds its actor alone. Otherwise names that are so written come first (accents and
    capitals do not matter, the surname may stand first or last), then names or words of names that begin so. Only if
    there are none, misspelt ones are looked for.

    Parameters
    ----------
    index : RegistryIndex
    text : str
        In any script; blank text finds nothing.
    types : collection of ActorType, optional
        Only actors of these types.
    country : str, optional
        Only actors of the state with this ISO code.
    limit : int, optional
        Most hits; None gives all.

    Returns
    -------
    list of Hit
        One for each actor, by score; of equal ones those who held more offices first, then by id.
    """
    wanted = fold(text)

    def fits(entry: Entry) -> bool:
        return (types is None or entry.actor.type in types) and country in (None, entry.actor.country)

    if not wanted:
        return []
    for stage in (_by_identifier(index, text), _by_spelling(index, wanted), _misspelt(index, wanted)):
        best: dict[str, Hit] = {}
        for hit in stage:
            if fits(hit.entry) and (hit.entry.actor.id not in best or hit.score > best[hit.entry.actor.id].score):
                best[hit.entry.actor.id] = hit
        if best:
            return sorted(best.values(), key=lambda hit: _rank(index, hit))[:limit]
    return []


def _rank(index: RegistryIndex, hit: Hit) -> tuple[float, int, str]:
    return -hit.score, -len(index.offices_of(hit.entry.actor.id, "../..")), hit.entry.actor.id


def _by_identifier(index: RegistryIndex, text: str) -> Iterator[Hit]:
    """The actor whose id, ISO code, IRI or Wikidata item it is."""
    known = index.registry.entries
    wanted = text.strip()
    if wanted.lower() in known or _IDENTIFIER.fullmatch(wanted):
        for entry in index.resolve_actor(wanted):
            yield Hit(entry, entry.names[0], 100.0)


def _by_spelling(index: RegistryIndex, wanted: str) -> Iterator[Hit]:
    """Names that are so written, with the words turned round, or that begin so."""
    for text, score in ((wanted, None), *((turned, _TURNED) for turned in _turned(wanted))):
        for entry, name in index.names.get(text, ()):
            yield Hit(entry, name, score or _EXACT.get(name.kind, _SHARED))
    if len(wanted) < 2 and not _HAN.match(wanted):
        return
    inner = f" {wanted}"
    for key, named in index.names.items():
        if key.startswith(wanted) or inner in key:
            score = _PREFIX + 10 * len(wanted) / len(key) + (4 if key.startswith(wanted) else 0)
            for entry, name in named:
                if name.kind is not NameKind.ADJECTIVE:
                    yield Hit(entry, name, round(score, 1))


def _turned(wanted: str) -> Iterator[str]:
    """The words with the last one first, and with the first one last."""
    words = wanted.replace(",", "").split()
    if len(words) > 1:
        yield " ".join([words[-1], *words[:-1]])
        yield " ".join([*words[1:], words[0]])


def _misspelt(index: RegistryIndex, wanted: str) -> Iterator[Hit]:
    """Names that are written nearly so, in any order of words."""
    from rapidfuzz import fuzz, process

    chinese = _HAN.fullmatch(wanted) is not None
    if len(wanted) < (_SHORTEST_HAN if chinese else _SHORTEST):
        return
    keys, alike = list(index.names), _ALIKE_HAN if chinese else _ALIKE
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for key, likeness, _ in process.extract(wanted, keys, scorer=scorer, score_cutoff=alike, limit=None):
            for entry, name in index.names[key]:
                yield Hit(entry, name, round(likeness * _MISSPELT, 1))
