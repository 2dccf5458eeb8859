"""Names inside longer names: 'Bank of China', 'Jack London', 'Peking duck', 'the destroyer Harbin'.

They name no state or city. What the longer name is, its last word tells ('bank', 'treaty', 'square'), or the
recogniser; where nothing tells, the name inside is dropped and nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.language.linking.names import Found
from kg.language.linking.nouns import CONNECTORS, connected, singular
from kg.language.linking.scene import Scene
from kg.records import ActorType, Zone
from kg.registry.model import NameKind

__all__ = ["Absorber", "absorb"]

_LEFT = frozenset({"air", "radio", "hotel", "club", "operation", "camp", "voice"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})
_WHOLE = frozenset({
    ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.DOCUMENT, ActorType.NAMED_EVENT,
    ActorType.PUBLICATION,
})  # fmt: skip
#: What a recognised span is, by its label.
_LABELS = {"PERSON": ActorType.PERSON, "ORG": ActorType.ORGANIZATION}
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "poss"})
_PARTICLES = frozenset({"de", "del", "di", "da"})
#: Lists whose words after a name keep its own meaning: 'Russian Navy', 'Chinese Ambassador'.
_OWN_WORDS = ("bodies", "public_bodies", "governments", "people", "forces", "lesser", "past")
#: Words of public bodies that only stand before their noun: 'Air Force', but 'Korean Air'.
_NEVER_LAST = frozenset({"air", "foreign", "federal", "central", "prime", "supreme", "state"})


class _Names(NamedTuple):
    """Tokens of all names found, and where those begin that are more than a lone surname."""

    taken: frozenset[int]
    starts: frozenset[int]

    @classmethod
    def of(cls, found: Sequence[Found]) -> _Names:
        longer = (f for f in found if f.first != f.last or not f.entries(NameKind.SHORT, NameKind.SURNAME))
        taken = frozenset(i for f in found for i in range(f.first, f.last + 1))
        return cls(taken, frozenset(f.first for f in longer))

    def other(self, i: int, name: Found) -> bool:
        """Whether token `i` belongs to another name than `name`."""
        return i in self.taken and not name.first <= i <= name.last


class Absorber(NamedTuple):
    """A longer name, tokens `first` to `last`, around names of the registry. `type` is None where it names nobody."""

    first: int
    last: int
    type: ActorType | None
    country: str | None


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
    names = _Names.of(found)
    for name in found:
        if absorbers and name.first <= absorbers[-1].last:
            continue
        if any(other.span.covers(name.span) for other in kept[-3:]):
            kept.append(name)
            continue
        absorber = None if name.prefix else _absorber(scene, name, states, names)
        if absorber is None:
            kept.append(name)
            continue
        while kept and kept[-1].last >= absorber.first:
            kept.pop()
        absorbers.append(absorber)
    return kept, absorbers


def _absorber(scene: Scene, name: Found, states: frozenset[str | None], found: _Names) -> Absorber | None:
    thing = _thing(scene, name, found)
    if thing is not None:
        return Absorber(*thing, None, None)
    if any(o.entry.actor.type in _WHOLE and not scene.lexicon.has("seats", o.entry.actor.id) for o in name.options):
        return None
    country = _country(name, states)
    person = _person(scene, name, found)
    if person is not None:
        return Absorber(*person, ActorType.PERSON, None)
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
    if before > 0 and scene.tokens[before].text == "of" and _honour(scene, name, before - 1):
        return Absorber(before - 1, name.last, None, None)
    longer = _proper(scene, name, run, found) or _club(scene, name, found)
    if longer is not None:
        kind = _labelled(scene, *longer)
        return Absorber(*longer, kind, country if kind is not ActorType.PERSON else None)
    return None


def _thing(scene: Scene, name: Found, found: _Names) -> tuple[int, int] | None:
    """First and last token of a fixed expression, ship, work or numbered thing that has the name in it."""
    return _expression(scene, name) or _vessel(scene, name) or _numbered(scene, name) or _work(scene, name, found)


def _expression(scene: Scene, name: Found) -> tuple[int, int] | None:
    """'Peking duck', 'Chinese New Year', 'chicken Kiev': expressions of the lists, whatever their number."""
    for words, at in scene.lexicon.expressions.get(scene.text(name.span).lower(), ()):
        first = name.first - at
        last = first + len(words) - 1
        if first < 0 or last >= len(scene.tokens) or scene.tree.sentence_of(first) != scene.tree.sentence_of(last):
            continue
        written = [scene.tokens[i] for i in range(first, last + 1)]
        if all(w in (t.text.lower(), singular(t)) for w, t in zip(words, written, strict=True)):
            return first, last
    return None


def _vessel(scene: Scene, name: Found) -> tuple[int, int] | None:
    """'the destroyer Harbin', 'USS Ronald Reagan': a ship called after a city or a person."""
    before = name.first - 1
    if before < 0 or not scene.follows(name.first) or name.entries(NameKind.ADJECTIVE):
        return None
    token = scene.tokens[before]
    called = scene.lexicon.has("vessels", token.text.lower()) and token.tag not in ("NNS", "NNPS")
    owned = scene.follows(name.last + 1) and scene.tokens[name.last + 1].text in ("'s", "'")
    return (before, name.last) if called and not owned else None


def _numbered(scene: Scene, name: Found) -> tuple[int, int] | None:
    """'Sputnik 1', 'Sputnik V': a thing called like a medium."""
    after = name.last + 1
    if not scene.follows(after) or not all(o.entry.actor.type is ActorType.PUBLICATION for o in name.options):
        return None
    text = scene.tokens[after].text
    return (name.first, after) if text.isdigit() or (text.isalpha() and set(text) <= set("IVX")) else None


def _work(scene: Scene, name: Found, found: _Names) -> tuple[int, int] | None:
    """'From Russia with Love', 'the opera Nixon in China', 'The Death of Stalin': a title that begins before the name.

    It begins with a small word in capitals inside a sentence, or right after a noun such as 'film'.
    """
    first = name.first
    while first > 0 and scene.follows(first) and not found.other(first - 1, name) and _in_title(scene, first - 1):
        first -= 1
    while first < name.first and scene.tokens[first].text.islower():
        first += 1
    before = first - 1
    called = before >= 0 and scene.follows(first) and scene.lexicon.has("works", scene.tokens[before].lemma.lower())
    inside = scene.follows(first) and scene.tokens[before].text not in ('"', "“", ":", "(", "—", "–")
    opens = inside and first < name.first and scene.tokens[first].pos in ("ADP", "ADV", "DET")
    if name.entries(NameKind.ADJECTIVE) and not opens:
        return None
    return (first, name.last) if opens or (called and first < name.first) else None


def _in_title(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.text[:1].isupper() or (
        token.text in CONNECTORS | {"with", "a"} and token.pos in ("ADP", "DET", "CCONJ")
    )


def _person(scene: Scene, name: Found, found: _Names) -> tuple[int, int] | None:
    """'Jack London', 'Paris Hilton': the recogniser holds a city's name and the words around it for a person."""
    tokens = scene.tokens
    if not tokens[name.first].entity.endswith("PERSON") or any(
        o.entry.actor.type is ActorType.PERSON or o.kind is NameKind.ADJECTIVE for o in name.options
    ):
        return None
    first, last = name.first, name.last
    while tokens[first].entity.startswith("I-") and first > 0:
        first -= 1
    while scene.follows(last + 1) and tokens[last + 1].entity == "I-PERSON":
        last += 1
    others = [i for i in range(first, last + 1) if not name.first <= i <= name.last]
    alone = not others or any(not scene.is_name_like(i) or found.other(i, name) or _own_word(scene, i) for i in others)
    return None if alone else (first, last)


def _proper(scene: Scene, name: Found, run: Sequence[int], found: _Names) -> tuple[int, int] | None:
    """'American Express', 'Wang Yi Pharmaceuticals': a name that only modifies the capitalised words after it."""
    zone = scene.tree.sentences[scene.tree.sentence_of(name.first)].zone
    if not run or zone is Zone.HEADLINE:
        return None
    if any(i in found.starts or _own_word(scene, i) or scene.tokens[i].entity[2:] in ("DATE", "TIME") for i in run):
        return None
    head = scene.head_of(name.first, run[-1])
    modifies = scene.tokens[scene.head_of(name.first, name.last)].dep in _MODIFIERS and head in run
    proper = all(scene.tokens[i].tag in ("NNP", "NNPS") for i in run)
    return (name.first, run[-1]) if modifies and proper else None


def _club(scene: Scene, name: Found, found: _Names) -> tuple[int, int] | None:
    """'CSKA Moscow', 'Santiago de Compostela': a city's name with a proper noun before it, or a particle after it."""
    if not all(o.entry.actor.type is ActorType.PLACE for o in name.options):
        return None
    after, before = name.last + 1, name.first - 1
    if scene.follows(after + 1) and scene.tokens[after].text in _PARTICLES and scene.is_name_like(after + 1):
        return name.first, after + 1
    if (
        before < 0
        or not scene.follows(name.first)
        or scene.tree.sentences[scene.tree.sentence_of(before)].zone is Zone.HEADLINE
    ):
        return None
    token = scene.tokens[before]
    proper = token.tag == "NNP" and token.text[:1].isupper() and token.dep == "compound" and token.head == name.last
    plain = not _own_word(scene, before) and token.text.lower() not in _DIRECTIONS and not found.other(before, name)
    return (before, name.last) if proper and plain and token.text.isalpha() else None


def _honour(scene: Scene, name: Found, i: int) -> bool:
    """'the Order of Lenin': something in capitals that bears a person's name."""
    people = all(o.entry.actor.type is ActorType.PERSON for o in name.options)
    return people and scene.is_name_like(i) and scene.follows(i) and not _own_word(scene, i)


def _own_word(scene: Scene, i: int) -> bool:
    """Whether a word after or before a name leaves it what it is: a title, a body, people."""
    word = scene.tokens[i].text.lower()
    return word not in _NEVER_LAST and (
        scene.gazetteer.titles.has(word)
        or any(
            scene.lexicon.has(kind, word) or scene.lexicon.has(kind, singular(scene.tokens[i])) for kind in _OWN_WORDS
        )
        or scene.lexicon.has("honorifics", word)
    )


def _labelled(scene: Scene, first: int, last: int) -> ActorType | None:
    """What the recogniser holds the whole for."""
    labels = {scene.tokens[i].entity[2:] for i in range(first, last + 1)}
    return _LABELS.get(labels.pop()) if len(labels) == 1 else None


def _country(name: Found, states: frozenset[str | None]) -> str | None:
    """The state of the name inside; that of a city, which may have namesakes, only if the article names it."""
    option = name.options[0]
    country = option.entry.actor.country
    return country if option.entry.stands_for is None or country in states else None


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
