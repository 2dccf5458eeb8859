"""Clauses built by hand, so that rules can be tried without a language model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.records import (
    Actor,
    ActorType,
    Argument,
    Clause,
    ClauseKind,
    Factuality,
    Mention,
    MentionKind,
    Sense,
    TextSpan,
)
from kg.rulebook.load import load_rulebook
from kg.rulebook.match import Match, Scene, find_matches
from kg.rulebook.model import Rulebook

NOWHERE = TextSpan(0, 0)
XI = Actor("xi-jinping", "Xi Jinping", ActorType.PERSON, country="CHN")
PUTIN = Actor("vladimir-putin", "Vladimir Putin", ActorType.PERSON, country="RUS")
RUSSIA = Actor("rus", "Russia", ActorType.COUNTRY, country="RUS")
MOSCOW = Actor("moscow", "Moscow", ActorType.PLACE, country="RUS")
ICC = Actor("icc", "International Criminal Court", ActorType.INTERNATIONAL_ORGANIZATION)


@dataclass
class Sketch:
    """A text in the making: each call of `clause` adds one."""

    text: str = ""
    clauses: list[Clause] = field(default_factory=list)

    def clause(
        self,
        *names: str,
        parent: int | None = None,
        relation: str = "",
        sentence: int = 0,
        kind: ClauseKind = ClauseKind.VERBAL,
        factuality: Factuality = Factuality.ASSERTED,
        marker: str = "",
        modifiers: tuple[str, ...] = (),
        passive: bool = False,
        tense: str = "past",
        **roles: object,
    ) -> int:
        """Add a clause; a role is filled by an actor, by a word, or by a list of them. Gives its index."""
        index = len(self.clauses)
        arguments = tuple(
            self._argument(role.rstrip("_"), filler)
            for role, given in roles.items()
            for filler in (given if isinstance(given, list) else [given])
        )
        self.clauses.append(
            Clause(
                index,
                kind,
                names[0],
                names,
                NOWHERE,
                NOWHERE,
                NOWHERE,
                sentence,
                0,
                arguments,
                (),
                factuality,
                False,
                parent,
                relation,
                marker,
                modifiers,
                passive,
                tense,
            )
        )
        return index

    def _argument(self, role: str, filler: object) -> Argument:
        written = filler.name if isinstance(filler, Actor) else str(filler)
        span = TextSpan(len(self.text), len(self.text) + len(written))
        self.text += written + "\n"
        mentions = ()
        if isinstance(filler, Actor):
            sense = Sense.PLACE if filler.type is ActorType.PLACE else None
            mentions = (Mention(span, filler, MentionKind.NAME, 0, sense),)
        return Argument(role, span, 0, written.split()[-1].lower(), mentions)

    def scene(self) -> Scene:
        """What rules see of it; the words trade, energy, Taiwan evoke the issues of that name."""
        known = ("trade", "energy", "taiwan")
        return Scene(self.clauses, self.text, lambda text: [issue for issue in known if issue in text.lower()])


def rulebook_of(folder: Path, rules: str, *, shipped: str = "", head: str = "family: t\n") -> Rulebook:
    """A rulebook of the rules of one text, each of which gets the sentences it needs; nothing else is in it."""
    before = "family: s\nrules:\n" + "".join(_with_sentences(shipped)) if shipped else "family: s\nrules: []\n"
    (folder / "shipped.yaml").write_text(before, encoding="utf-8")
    (folder / "own.yaml").write_text(head + "rules:\n" + "".join(_with_sentences(rules)), encoding="utf-8")
    return load_rulebook([folder / "own.yaml"], folder=folder / "shipped.yaml")


def _with_sentences(rules: str) -> Iterator[str]:
    """Rules with an example and a near miss behind each, where they bring none."""
    for rule in filter(None, rules.strip("\n").split("\n- ")):
        yield f"- {rule.removeprefix('- ')}\n"
        yield "  examples: [{text: A choir sang., expect: {}}]\n  near_misses: [{text: A bird sang., because: alone}]\n"


def found(sketch: Sketch, rulebook: Rulebook) -> dict[int, str]:
    """Index of the clause -> id of the rule that matches it."""
    return {index: match.rule.id for index, match in matches(sketch, rulebook).items()}


def matches(sketch: Sketch, rulebook: Rulebook) -> dict[int, Match]:
    """Index of the clause -> match."""
    return {match.clause.index: match for match in find_matches(sketch.scene(), rulebook)}
