"""The clause while it is being put together: a predicate token, its governor, and role -> head tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.frames.verdict import TOLD, Verdict
from kg.records import ClauseKind

__all__ = ["Frame", "Part"]


@dataclass(slots=True)
class Part:
    """One filler: role, head token, and whether it was taken over from another clause."""

    role: str
    head: int
    shared: bool = False


@dataclass(slots=True)
class Frame:
    """A clause under construction. `surface` are the grammatical subject's heads, before voice is undone."""

    head: int
    kind: ClauseKind
    governor: Frame | None = None
    relation: str = ""
    marker: str = ""
    passive: bool = False
    surface: list[int] = field(default_factory=list)
    surface_shared: bool = False
    parts: list[Part] = field(default_factory=list)
    noun: int | None = None  # act noun of a light verb
    embedder: str = ""  # lemma of the word that embeds this clause: "agree" in "agreed to meet"
    embedder_at: int | None = None
    verdict: Verdict = TOLD
    negated: bool = False
    reciprocal: str = ""  # the role in which "each other" stood
    index: int = -1

    def heads(self, role: str) -> list[int]:
        """Head tokens that fill `role`."""
        return [p.head for p in self.parts if p.role == role]

    def add(self, role: str, heads: list[int], *, shared: bool = False) -> None:
        """Let the tokens fill the role; a token fills a role once."""
        known = set(self.heads(role))
        self.parts += [Part(role, h, shared) for h in heads if h not in known]
