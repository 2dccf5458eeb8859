"""What the registry knows of those who bring out articles: newspapers by their plain names, bodies of government."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Actor, ActorType, Article
from kg.registry.lookup import RegistryIndex
from kg.resolve.publishers import publisher_of

__all__ = ["Publishers"]

_OFFICIAL = frozenset({"armed force", "government", "ministry", "parliament", "state agency"})


@dataclass(frozen=True, slots=True)
class Publishers:
    """Answers from the registry; `kinds` are the nouns that it adds to names that are common words ("The Hindu")."""

    index: RegistryIndex
    kinds: Sequence[str] = ()

    def named(self, name: str) -> Actor | None:
        """The one publication of this name, also where the registry only has it with a noun: "Time magazine"."""
        for form in (name, *(f"{name} {kind}" for kind in self.kinds)):
            found = {entry.actor for entry, _ in self.index.by_name(form)}
            if len(found) == 1 and (actor := found.pop()).type is ActorType.PUBLICATION:
                return actor
        return None

    def is_official(self, article: Article) -> bool:
        """Whether a body of a state publishes an article, or its account is given there."""
        publisher = publisher_of(article, self.index)
        entry = self.index.registry.entries.get(publisher.id) if publisher is not None else None
        return entry is not None and not _OFFICIAL.isdisjoint(entry.kinds)
