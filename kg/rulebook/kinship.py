"""How the clauses of a sentence hang together: who governs whom, who is near whom, what is embedded in what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.records import Clause

__all__ = ["EMBEDDING", "Kinship"]

#: Relations by which a clause is part of the one that governs it: complements, and acts named inside it by a noun.
EMBEDDING = frozenset({"xcomp", "ccomp", "pcomp", "acl", "nominal", "csubj", "oprd"})


@dataclass(frozen=True, slots=True)
class Kinship:
    """The trees of clauses. `order` names every clause after the one that governs it; all by index, in text order."""

    clauses: Sequence[Clause]
    above: Mapping[int, int]
    below: Mapping[int, tuple[int, ...]]
    order: tuple[int, ...]

    @classmethod
    def of(cls, clauses: Sequence[Clause]) -> Kinship:
        """Build the trees; a clause is governed by none where its governor stands in another sentence."""
        above = {
            clause.index: clause.parent
            for clause in clauses
            if clause.parent is not None
            and 0 <= clause.parent < len(clauses)
            and clauses[clause.parent].sentence == clause.sentence
        }
        below: dict[int, list[int]] = {}
        for child, parent in sorted(above.items()):
            below.setdefault(parent, []).append(child)
        waiting = [clause.index for clause in reversed(clauses) if clause.index not in above]
        order = []
        while waiting:
            at = waiting.pop()
            order.append(at)
            waiting += reversed(below.get(at, ()))
        return cls(clauses, above, {parent: tuple(children) for parent, children in below.items()}, tuple(order))

    def nearest(self, wanted: Collection[int]) -> dict[int, int]:
        """For each clause the nearest wanted one that it is connected with; without those that have none.

        Connected are the clauses that govern it, their conjuncts, and those that hang on it. What stands above comes
        first, then what hangs nearest, then what stands first in the text. Takes time in proportion to the clauses.
        """
        found = self._below(wanted) | self._above(wanted)
        return {index: found[index] for index in sorted(found)}

    def _above(self, wanted: Collection[int]) -> dict[int, int]:
        joined = {p: [c for c in kids if self._is_conjunct(c) and c in wanted][:2] for p, kids in self.below.items()}
        found: dict[int, int] = {}
        for index in self.order:
            parent = self.above.get(index)
            if parent is None:
                continue
            beside = next((other for other in joined[parent] if other != index), None)
            nearest = parent if parent in wanted else beside if beside is not None else found.get(parent)
            if nearest is not None:
                found[index] = nearest
        return found

    def _below(self, wanted: Collection[int]) -> dict[int, int]:
        found: dict[int, tuple[int, int]] = {}
        for index in reversed(self.order):
            options = [
                (1, child) if child in wanted else (found[child][0] + 1, found[child][1])
                for child in self.below.get(index, ())
                if child in wanted or child in found
            ]
            if options:
                found[index] = min(options)
        return {index: other for index, (_, other) in found.items()}

    def _is_conjunct(self, index: int) -> bool:
        return self.clauses[index].relation == "conj"

    def is_embedded(self, index: int) -> bool:
        """Whether the clause is itself part of the one that governs it."""
        return self.clauses[index].relation in EMBEDDING

    def is_joined(self, index: int) -> bool:
        """Whether the clause is a conjunct of the one that governs it."""
        return index in self.above and self._is_conjunct(index)
