"""Names that need no recogniser, since the registry tells what they name."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from kg.language.entities import Known, KnownName
from kg.language.linking.gazetteer import Gazetteer, Option, compile_gazetteer
from kg.language.linking.lexicon import load_lexicon
from kg.records import ActorType
from kg.registry.lookup import RegistryIndex
from kg.registry.model import NameKind

__all__ = ["known_names"]

_LABELS = {
    ActorType.PERSON: "PERSON",
    ActorType.COUNTRY: "GPE",
    ActorType.PLACE: "GPE",
    ActorType.ORGANIZATION: "ORG",
    ActorType.INTERNATIONAL_ORGANIZATION: "ORG",
    ActorType.PUBLICATION: "ORG",
    ActorType.GROUP: "NORP",
    ActorType.NAMED_EVENT: "EVENT",
    ActorType.DOCUMENT: "LAW",
}
_MADE: WeakKeyDictionary[RegistryIndex, Known] = WeakKeyDictionary()


def known_names(index: RegistryIndex) -> Known:
    """The names of a registry that mean one kind of thing as they are written, and the titles before names.

    A surname that many bear is left to the recogniser, which tells 'Rice' from rice by the words around it.
    """
    if index not in _MADE:
        _MADE[index] = _known(compile_gazetteer(index))
    return _MADE[index]


def _known(gazetteer: Gazetteer) -> Known:
    labels: dict[tuple[str, ...], set[str]] = {}
    for option in (option for forms in gazetteer.forms.values() for form in forms for option in form.options):
        labels.setdefault(option.written, set()).add(_label(option))
    names: dict[str, list[KnownName]] = {}
    for words, found in labels.items():
        if len(found) == 1 and words[0][:1].isupper() and (label := min(found)):
            names.setdefault(words[0], []).append(KnownName(words, label))
    titles = {title[0] for some in gazetteer.titles.by_last.values() for title, _ in some if len(title) == 1}
    return Known(
        {word: tuple(sorted(some, key=lambda name: (-len(name.words), name))) for word, some in names.items()},
        frozenset(titles) | load_lexicon().sets["honorifics"],
    )


def _label(option: Option) -> str:
    """The recogniser's label for what is so named; empty for a surname."""
    if option.kind is NameKind.SURNAME:
        return ""
    return "NORP" if option.kind in (NameKind.ADJECTIVE, NameKind.NATIONAL) else _LABELS[option.entry.actor.type]
