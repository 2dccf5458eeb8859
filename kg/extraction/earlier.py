"""Acts that a definite noun takes up again: "The visit was postponed" tells of the visit told before.

A noun takes up the nearest act before it, in another sentence, whose rule knows its act by that noun too: *the talks*
takes up *met*, *the arrests* takes up *arrested*. The parties are those of the act taken up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from kg.records import Reading, Zone
from kg.resources import resource
from kg.rulebook.match import Match

__all__ = ["Earlier", "RetellingWords", "is_definite", "load_retelling_words"]

_POINTING = {"the", "this", "that", "these", "those", "his", "her", "its", "their", "both"}
_TOLD_APART = {Zone.HEADLINE, Zone.CAPTION}


@dataclass(frozen=True, slots=True)
class RetellingWords:
    """What `rules/retelling.yaml` holds: sentences back, words over the noun, words beside it that tell it apart."""

    back: int
    under: frozenset[str]
    apart: frozenset[str]


@cache
def load_retelling_words() -> RetellingWords:
    """The words that ship with the program; read once."""
    data: Mapping[str, Any] = yaml.safe_load(resource("rules", "retelling.yaml").read_text(encoding="utf-8"))
    return RetellingWords(int(data["back"]), frozenset(data["under"]), frozenset(data["apart"]))


class Earlier:
    """The acts told before each place of an article, by the nouns that can take them up.

    Parameters
    ----------
    reading : Reading
    matches : iterable of Match
    has_parties : callable
        Whether the act of a match has parties to lend.
    """

    def __init__(self, reading: Reading, matches: Iterable[Match], has_parties: Callable[[Match], bool]) -> None:
        self._reading, self._has_parties = reading, has_parties
        self._matches: dict[int, list[Match]] = {}
        for match in sorted(matches, key=lambda match: match.clause.trigger, reverse=True):
            self._matches.setdefault(match.clause.sentence, []).append(match)

    def told(self, names: Collection[str], sentence: int) -> tuple[Match, str] | None:
        """The nearest act before the sentence that one of the nouns takes up, and the reason in words."""
        zone = self._reading.parse.sentences[sentence].zone
        for at in range(sentence - 1, max(-1, sentence - load_retelling_words().back - 1), -1):
            there = self._reading.parse.sentences[at].zone
            if there is not zone and _TOLD_APART & {zone, there}:
                continue
            for match in self._matches.get(at, ()):
                if _known_by(match, names) and self._has_parties(match):
                    return match, self._reason(match)
        return None

    def _reason(self, match: Match) -> str:
        start, end = match.clause.trigger
        words = self._reading.article.text[start:end]
        return f"the clause names no parties; the noun takes up “{words}” at character {start}"


def is_definite(words: str) -> bool:
    """Whether a noun phrase begins with an article, demonstrative or possessive that marks the known."""
    first, *rest = words.lower().split() or [""]
    return first in _POINTING or any(word.endswith(("'s", "’s", "s'", "s’")) for word in (first, *rest)[:-1])


def _known_by(match: Match, names: Collection[str]) -> bool:
    """Whether the rule knows its act by the noun, or it is the object of the verb: "imposed an embargo"."""
    known = {*match.rule.predicates, *(argument.lemma for argument in match.clause.fillers("object", "of"))}
    return not known.isdisjoint(names)
