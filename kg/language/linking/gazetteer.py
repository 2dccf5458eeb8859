"""The registry compiled for reading: its names by their first word, its states by code, its bodies by state.

Compiled once for a registry and kept as long as the index that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from kg.language.linking.lexicon import Titles, load_lexicon
from kg.language.linking.pieces import Piece, fold, split
from kg.records import Actor, ActorType
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Entry, Name, NameKind, Office, Registry

__all__ = ["Form", "Gazetteer", "Option", "compile_gazetteer"]

#: The language of the articles; names in others are for searching.
_READ = "en"
_COMPILED: WeakKeyDictionary[RegistryIndex, Gazetteer] = WeakKeyDictionary()


class Option(NamedTuple):
    """One reading of a form: an entry under one of its names."""

    entry: Entry
    kind: NameKind
    case: bool
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A sequence of words and everything in the registry that is so written."""

    keys: tuple[str, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and states of a registry.

    `forms` are the names by the key of their first word, longest first; `states` the countries by ISO code;
    `adjectives` their usual adjective; `bodies` the organisations of a state by (code, name without the state);
    `titles` those of the word lists and of the registry's offices; `capitals` the city by the id of its state, of those
    that have one seat of government only; `gone` the states that are no more by the code that stands for them today.
    """

    forms: Mapping[str, tuple[Form, ...]]
    states: Mapping[str, Entry]
    adjectives: Mapping[str, str]
    bodies: Mapping[tuple[str, str], Actor]
    entries: Mapping[str, Entry]
    titles: Titles
    capitals: Mapping[str, Actor]
    gone: Mapping[str, tuple[Entry, ...]]

    def match(self, pieces: Sequence[Piece], at: int) -> tuple[Form, tuple[Option, ...]] | None:
        """The longest name that begins with piece `at`, with the readings that its capitals allow."""
        after = pieces[at + 1].key if at + 1 < len(pieces) else None
        for form in self.forms.get(pieces[at].key, ()):
            size = len(form.keys)
            if size > 1 and form.keys[1] != after:
                continue
            words = pieces[at : at + size]
            if len(words) < size or any(p.key != key for p, key in zip(words, form.keys, strict=True)):
                continue
            fitting = tuple(option for option in form.options if _fits(words, option))
            if fitting:
                return form, fitting
        return None

    def state(self, code: str | None) -> Actor | None:
        """The country with this ISO code, or None."""
        entry = self.states.get(code or "")
        return entry.actor if entry else None


def compile_gazetteer(index: RegistryIndex) -> Gazetteer:
    """Compile the names of a registry; a second call with the same index costs nothing."""
    if index not in _COMPILED:
        _COMPILED[index] = _compile(index.registry)
    return _COMPILED[index]


def _compile(registry: Registry) -> Gazetteer:
    entries = registry.entries
    found: dict[tuple[str, ...], list[Option]] = {}
    for entry in entries.values():
        for name in entry.names:
            written = tuple(_without_article(split(name.text))) if name.language == _READ else ()
            if written:
                keys = tuple(fold(word) or word for word in written)
                kind = NameKind.NAME if name.kind is NameKind.VARIANT else name.kind
                found.setdefault(keys, []).append(Option(entry, kind, name.case, written))
    forms: dict[str, list[Form]] = {}
    for keys, options in found.items():
        forms.setdefault(keys[0], []).append(Form(keys, tuple(options)))
    states = {
        entry.actor.country: entry
        for entry in entries.values()
        if entry.actor.type is ActorType.COUNTRY and entry.actor.country and entry.existed is None
    }
    return Gazetteer(
        forms={key: tuple(sorted(some, key=lambda f: (-len(f.keys), f.keys))) for key, some in forms.items()},
        states=states,
        adjectives={code: word for code, entry in states.items() if (word := _adjective(entry.names))},
        bodies=_bodies(entries, states),
        entries=entries,
        capitals=_capitals(entries),
        gone=_gone(entries),
        titles=load_lexicon().titles.extended(_titles(registry.offices.values(), frozenset(forms))),
    )


def _capitals(entries: Mapping[str, Entry]) -> dict[str, Actor]:
    seats: dict[str, list[Actor]] = {}
    for entry in entries.values():
        if entry.stands_for is not None and entry.actor.type is ActorType.PLACE and entry.part_of:
            seats.setdefault(entry.part_of[0], []).append(entry.actor)
    return {state: cities[0] for state, cities in seats.items() if len(cities) == 1}


def _gone(entries: Mapping[str, Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries.values():
        if entry.actor.type is ActorType.COUNTRY and entry.existed is not None and entry.actor.country:
            found[entry.actor.country] = (*found.get(entry.actor.country, ()), entry)
    return found


def _titles(offices: Iterable[Office], names: frozenset[str]) -> dict[str, str]:
    """Titles of more than one word that the registry gives its offices, with their roles.

    Those that say whose office it is, 'Kremlin spokesman', are left out: the owner is found in the text.
    """
    bodies = load_lexicon().sets["bodies"]
    found: dict[str, str] = {}
    for office in offices:
        for title in office.titles:
            words = title.lower().replace("-", " ").split()
            owned = {"to", "in", "on", "of"} & set(words) or any(word in bodies or word in names for word in words)
            if len(words) > 1 and not owned:
                found.setdefault(" ".join(words), office.role)
    return found


def _without_article(words: list[str]) -> list[str]:
    """Names stand without article, but "the States" and "the West" are no names without theirs."""
    common = len(words) == 2 and words[0] == "the"
    return words[1:] if len(words) > 1 and words[0].lower() == "the" and not common else words


def _fits(words: Sequence[Piece], option: Option) -> bool:
    """Whether capitals are where the name has them; a headline in capitals fits too."""
    if option.case:
        return all(
            p.text.replace(".", "") == w.replace(".", "") or (len(w) > 3 and p.text == w.upper())
            for p, w in zip(words, option.written, strict=True)
        )
    return all(p.text[0].isupper() or not w[0].isupper() for p, w in zip(words, option.written, strict=True))


def _adjective(names: Sequence[Name]) -> str | None:
    return next((name.text for name in names if name.kind is NameKind.ADJECTIVE), None)


def _bodies(entries: Mapping[str, Entry], states: Mapping[str, Entry]) -> dict[tuple[str, str], Actor]:
    """Ministries, parliaments, armies: what remains of their names when the state is taken off at either end.

    One word alone must be one for such bodies: 'army', not the 'bank' of Bank of China.
    """
    found: dict[tuple[str, str], Actor] = {}
    words = load_lexicon().sets["bodies"]
    written: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries.values():
        state = states.get(entry.actor.country or "")
        if state is None or entry.actor.type is not ActorType.ORGANIZATION:
            continue
        if state.actor.id not in written:
            written[state.actor.id] = _written(state)
        own = written[state.actor.id]
        for name in (name for name in entry.names if name.language == _READ):
            rest = _take_off(tuple(fold(w) for w in _without_article(split(name.text))), own)
            if len(rest) > 1 or (rest and rest[0] in words):
                found.setdefault((state.actor.country or "", " ".join(rest)), entry.actor)
    return found


def _written(state: Entry) -> set[tuple[str, ...]]:
    """The names of a state as keys."""
    names = (name.text for name in state.names if name.language == _READ)
    return {tuple(fold(word) for word in _without_article(split(text))) for text in names}


def _take_off(words: tuple[str, ...], state: set[tuple[str, ...]]) -> tuple[str, ...]:
    """`words` without the state before or after them; nothing if it is at neither end."""
    for size in range(1, min(4, len(words) - 1) + 1):
        if words[:size] in state:
            rest = words[size:]
            return rest[1:] if rest[:1] == ("'s",) else rest
        if words[-size:] in state and words[-size - 1] in ("of", "the"):
            rest = words[:-size]
            while rest and rest[-1] in ("of", "the"):
                rest = rest[:-1]
            return rest
    return ()
