"""Whether several persons stand before a pronoun, so that grammar does not tell whose "his arrest" is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from kg.records import ActorType, Clause, Mention, MentionKind, Reading

__all__ = ["is_crowded", "named_in", "people_named"]


def named_in(clause: Clause) -> frozenset[str]:
    """The persons that an act's own words name, who are not those that its pronouns mean: "his talks with Putin"."""
    mentions = (mention for argument in clause.arguments for mention in argument.mentions)
    return frozenset(m.actor.id for m in mentions if _is_named(m))


def is_crowded(crowd: Mapping[str, int], apart: frozenset[str], pronoun: Mention) -> bool:
    """Whether several are named before the pronoun in its sentence, `apart` from those who are not meant."""
    return sum(start < pronoun.span.start for person, start in crowd.items() if person not in apart) > 1


def people_named(reading: Reading) -> Mapping[int, Mapping[str, int]]:
    """The persons named in each sentence, by its index, and where each is first named."""
    starts = [sentence.span.start for sentence in reading.parse.sentences]
    named: dict[int, dict[str, int]] = {}
    for mention in reading.mentions:
        if _is_named(mention):
            people = named.setdefault(bisect_right(starts, mention.span.start) - 1, {})
            people.setdefault(mention.actor.id, mention.span.start)
    return named


def _is_named(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.actor.type is ActorType.PERSON
