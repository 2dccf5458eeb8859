"""Names that the registry knows, found by a scan of the text; the longest wins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.language.linking.gazetteer import Option
from kg.language.linking.nouns import CONNECTORS
from kg.language.linking.scene import Scene
from kg.records import ActorType, TextSpan
from kg.registry.model import NameKind

__all__ = ["Found", "find_names"]


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
    document = any(o.entry.actor.type is ActorType.DOCUMENT for o in whole)
    described = people or any(p.text[0].islower() for p in content)
    found: list[Found] = []
    for offset, piece in enumerate(pieces):
        if size == 1 or (people and offset) or (found and piece.start < found[-1].span.end):
            continue
        hit = scene.gazetteer.match(pieces[: size - 1] if offset == 0 else pieces, offset)
        if hit is None or not _is_state(hit[1]) or {o.entry.actor.id for o in hit[1]} & same:
            continue
        if document and any(o.entry.stands_for is not None for o in hit[1]):
            continue  # "the Minsk agreements"
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
