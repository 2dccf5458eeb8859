"""Names that the registry knows: the longest wins, and a name inside a longer proper name names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.language.linking.gazetteer import Option
from kg.language.linking.nouns import CONNECTORS, connected
from kg.language.linking.scene import Scene
from kg.records import ActorType, TextSpan
from kg.registry.model import NameKind

__all__ = ["Absorber", "Found", "absorb", "find_names"]

_LEFT = frozenset({"air", "radio", "hotel", "club", "operation", "camp", "voice"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})


class Found(NamedTuple):
    """A registry name in the text: tokens `first` to `last` (both included) and what it may mean."""

    first: int
    last: int
    span: TextSpan
    options: tuple[Option, ...]
    glued: bool = False
    prefix: bool = False

    def entries(self, *kinds: NameKind) -> list[Option]:
        """The readings of these kinds, one for an entry."""
        return list({o.entry.actor.id: o for o in self.options if o.kind in kinds}.values())


class Absorber(NamedTuple):
    """A proper name that the registry does not know and that holds names it does."""

    first: int
    last: int
    type: ActorType
    country: str | None


def find_names(scene: Scene) -> list[Found]:
    """Scan the pieces of the article once for registry names, longest first, without overlaps."""
    found: list[Found] = []
    pieces, match, at = scene.pieces, scene.gazetteer.match, 0
    while at < len(pieces):
        piece = pieces[at]
        if not piece.key[:1].isalnum():
            at += 1
            continue
        hit = None if _outreached(scene, at) else match(pieces, at)
        if hit is None:
            if piece.key in scene.lexicon.prefixes and at + 1 < len(pieces) and pieces[at + 1].glued:
                found += _prefix(scene, at)
            at += 1
            continue
        form, options = hit
        last = pieces[at + len(form.keys) - 1]
        span = TextSpan(piece.start, last.end)
        name = Found(piece.token, last.token, span, options, glued=piece.glued)
        if not (piece.glued and at > 0 and pieces[at - 1].key in scene.lexicon.sets["stances"]):
            found.append(name)
            found += _inside(scene, at, len(form.keys), options)
        at += len(form.keys)
    return found


def _outreached(scene: Scene, at: int) -> bool:
    """Whether a name after 'the' reaches further than the one with it: 'West Bank' in 'the West Bank'."""
    pieces, match = scene.pieces, scene.gazetteer.match
    if pieces[at].key != "the" or at + 1 >= len(pieces):
        return False
    with_it, after = match(pieces, at), match(pieces, at + 1)
    return with_it is not None and after is not None and len(after[0].keys) + 1 > len(with_it[0].keys)


def _inside(scene: Scene, at: int, size: int, whole: Sequence[Option]) -> list[Found]:
    """States and cities inside a description: 'war in Ukraine' and "China's foreign ministry" name them too.

    Inside a proper name, all in capitals, they name nobody: 'Bank of China'.
    """
    pieces = scene.pieces[at : at + size]
    content = [p for p in pieces if p.key not in CONNECTORS and p.key[:1].isalpha() and p.key != "s"]
    possessive = {n for n, p in enumerate(pieces) if p.key == "'s"}
    same = {o.entry.actor.id for o in whole}
    people = any(o.entry.actor.type is ActorType.GROUP for o in whole)
    described = people or any(p.text[0].islower() for p in content)
    found: list[Found] = []
    for offset, piece in enumerate(pieces):
        if size == 1 or (people and offset) or (found and piece.start < found[-1].span.end):
            continue
        hit = scene.gazetteer.match(pieces[: size - 1] if offset == 0 else pieces, offset)
        if hit is None or not _is_state(hit[1]) or {o.entry.actor.id for o in hit[1]} & same:
            continue
        after = offset + len(hit[0].keys)
        if described or after in possessive:
            last = pieces[after - 1]
            found.append(Found(piece.token, last.token, TextSpan(piece.start, last.end), hit[1]))
    return found


def _is_state(options: Sequence[Option]) -> bool:
    return any(o.entry.actor.type is ActorType.COUNTRY or o.entry.stands_for is not None for o in options)


def _prefix(scene: Scene, at: int) -> list[Found]:
    """'Sino-' in 'Sino-Russian'."""
    piece = scene.pieces[at]
    entry = scene.gazetteer.entries.get(scene.lexicon.prefixes[piece.key])
    if entry is None:
        return []
    option = Option(entry, NameKind.ADJECTIVE, False, (piece.text,))
    return [Found(piece.token, piece.token, TextSpan(piece.start, piece.end), (option,), prefix=True)]


def absorb(scene: Scene, found: Sequence[Found]) -> tuple[list[Found], list[Absorber]]:
    """Drop names inside longer proper names, such as the state in 'China Institute of X'.

    Returns
    -------
    tuple
        The names that stand for themselves, and the longer names.
    """
    states = frozenset(o.entry.actor.country for n in found for o in n.options if o.entry.stands_for is None)
    kept: list[Found] = []
    absorbers: list[Absorber] = []
    for name in found:
        if absorbers and name.first <= absorbers[-1].last:
            continue
        if any(other.span.covers(name.span) for other in kept[-3:]):
            kept.append(name)
            continue
        absorber = None if name.prefix else _absorber(scene, name, states)
        if absorber is None:
            kept.append(name)
            continue
        while kept and kept[-1].last >= absorber.first:
            kept.pop()
        absorbers.append(absorber)
    return kept, absorbers


def _absorber(scene: Scene, name: Found, states: frozenset[str | None]) -> Absorber | None:
    if any(o.entry.actor.type in _WHOLE for o in name.options):
        return None
    country = _country(name, states)
    run = _run_right(scene, name.last)
    kind = _kind(scene, run[-1]) if run else None
    if kind is not None:
        first = _run_left(scene, name.first) if kind is ActorType.PLACE else name.first
        return Absorber(first, connected(scene, run[-1]), kind, country)
    before = name.first - 1
    if before > 1 and scene.tokens[before].text.lower() == "the":
        before -= 1
    if before > 0 and scene.tokens[before].text == "of" and scene.is_name_like(before - 1):
        kind = _kind(scene, before - 1)
        if kind is not None:
            return Absorber(_run_left(scene, before - 1, anything=True), name.last, kind, country)
    left = name.first - 1
    if left >= 0 and scene.is_name_like(left) and scene.tokens[left].text.lower() in _LEFT and scene.follows(left + 1):
        return Absorber(left, name.last, ActorType.ORGANIZATION, country)
    return None


def _country(name: Found, states: frozenset[str | None]) -> str | None:
    """The state of the name inside; that of a city, which may have namesakes, only if the article names it."""
    option = name.options[0]
    country = option.entry.actor.country
    return country if option.entry.stands_for is None or country in states else None


_WHOLE = frozenset({
    ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.DOCUMENT, ActorType.NAMED_EVENT,
    ActorType.PUBLICATION,
})  # fmt: skip


def _run_right(scene: Scene, last: int) -> list[int]:
    """Capitalised words directly after token `last`."""
    run: list[int] = []
    at = last + 1
    while (
        scene.follows(at) and scene.tokens[at].text[:1].isupper() and scene.tokens[at].pos in ("PROPN", "NOUN", "ADJ")
    ):
        run.append(at)
        at += 1
    return run


def _run_left(scene: Scene, first: int, *, anything: bool = False) -> int:
    """First token of the capitalised words directly before `first`; only points of the compass unless `anything`."""
    while first > 0 and scene.follows(first) and scene.is_name_like(first - 1):
        if not anything and scene.tokens[first - 1].text.lower() not in _DIRECTIONS:
            break
        first -= 1
    return first


def _kind(scene: Scene, i: int) -> ActorType | None:
    """What a proper name that ends with this word is, if that is neither the state nor one of its bodies."""
    lexicon, word = scene.lexicon, scene.tokens[i].text.lower()
    if lexicon.has("bodies", word) or lexicon.has("public_bodies", word):
        return None
    if lexicon.has("publications", word):
        return ActorType.PUBLICATION
    for name, kind in (
        ("occasions", ActorType.NAMED_EVENT),
        ("waters", ActorType.PLACE),
        ("institutions", ActorType.ORGANIZATION),
    ):
        if lexicon.has(name, word):
            return kind
    return None
