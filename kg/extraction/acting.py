"""Whom unnamed people and parts of a body act for: "SCO leaders", "the heads of Rosneft", "Bank of China branches"."""

from __future__ import annotations

from kg.language.linking.actors import joint
from kg.language.linking.parts import PART_OF_BODY, SOME_MEMBERS, WHOLES
from kg.records import Actor, ActorType, MentionKind, Reading

__all__ = ["acting_for"]

_HEADING = {"boss", "ceo", "chief", "executive", "head", "representative"}
_MEMBERS = {"country", "member", "nation", "state"}


def acting_for(reading: Reading) -> dict[int, Actor]:
    """The body that unnamed people act for, by the word for these: "SCO leaders", "the ministers of the G7".

    The heads of organisations act for these: "the heads of Rosneft and Sinopec".
    """
    return _led(reading) | _of_states(reading) | _in_part(reading)


def _led(reading: Reading) -> dict[int, Actor]:
    """Organisations by the word for those who head or represent them."""
    tokens = reading.parse.tokens
    named: dict[int, list[Actor]] = {}
    for mention in reading.mentions:
        if mention.actor.type is not ActorType.ORGANIZATION or mention.kind is not MentionKind.NAME:
            continue
        token = tokens[mention.head]
        while token.dep == "conj":
            token = tokens[token.head]
        above = tokens[token.head]
        if token.dep == "pobj" and above.lemma == "of" and tokens[above.head].lemma in _HEADING:
            named.setdefault(above.head, []).append(mention.actor)
    return {head: joint(actors) for head, actors in named.items()}


def _in_part(reading: Reading) -> dict[int, Actor]:
    """Organisations by the word for a part of theirs: "the board of Rosneft", "its ships" of NATO."""
    tokens = reading.parse.tokens
    parts = {mention.head for mention in reading.mentions if mention.rule == PART_OF_BODY}
    found: dict[int, Actor] = {}
    for mention in reading.mentions if parts else ():
        token = tokens[mention.head]
        above = tokens[token.head]
        part = tokens[above.head] if token.dep == "pobj" else above
        if part.i in parts and mention.head not in parts and mention.actor.type in WHOLES:
            found.setdefault(part.i, mention.actor)
    return found


def _of_states(reading: Reading) -> dict[int, Actor]:
    """Bodies of states by the word for people of theirs."""
    tokens = reading.parse.tokens
    found: dict[int, Actor] = {}
    counted = {mention.head for mention in reading.mentions if mention.rule == SOME_MEMBERS}  # not the whole
    for mention in reading.mentions:
        token = tokens[mention.head]
        above = tokens[token.head]
        if mention.actor.type is not ActorType.INTERNATIONAL_ORGANIZATION or mention.kind is not MentionKind.NAME:
            continue
        if token.dep in {"compound", "nmod", "poss"}:
            found.setdefault(above.i, mention.actor)
            outer = tokens[above.head]
            if above.lemma in _MEMBERS and above.dep == "pobj" and outer.lemma == "of":
                found.setdefault(outer.head, mention.actor)  # "the leaders of the SCO countries"
        elif token.dep == "pobj" and above.lemma in {"of", "from"} and above.head not in counted:
            found.setdefault(above.head, mention.actor)
    return found
