"""Who makes a visit that the clause around it tells of: "Xi, in Moscow on a visit, met them"."""

from __future__ import annotations

from collections.abc import Collection

from kg.language.frames.frame import Frame
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["GOING", "RETURNING", "find_traveller", "is_aside", "whereabouts"]

#: Verbs whose subject goes where the act is to be.
GOING = {"arrive", "come", "fly", "go", "head", "leave", "return", "travel", "visit"}
#: Verbs whose subject comes back from it.
RETURNING = {"arrive", "back", "come", "fly", "return"}
#: As which a host may appear where the clause opens with the visit: "During a visit to Rome, Xi met Meloni".
_HOSTS = {"by", "from", "indirect", "object", "subject", "to", "with"}


def find_traveller(tree: Tree, governor: Frame, noun: Token, named: Collection[int]) -> list[int]:
    """ "Xi, on a visit to Moscow, …", "During a visit to Moscow Xi spoke": who travels, if nobody else is in view."""
    preposition = tree.tokens[noun.head]
    if is_aside(tree, governor, noun):
        return governor.surface  # "Xi, in Moscow for a visit, met them"
    if noun.dep != "pobj" or preposition.lemma not in {"after", "during", "follow", "following", "from", "on"}:
        return []
    if preposition.lemma in {"after", "follow", "following"}:  # "After a trip to Tehran he flew to Moscow"
        onward = tree.tokens[governor.head].lemma in GOING and preposition.head == governor.head
        return governor.heads("subject") if onward and _is_free(tree, noun) else []
    if preposition.lemma == "from":  # "returned from a trip to Beijing"
        above = tree.tokens[preposition.head]
        back = tree.tokens[governor.head].lemma in RETURNING and above.i == governor.head
        fresh = above.text.lower() in {"back", "fresh"} and above.head == governor.head
        return governor.heads("subject") if back or fresh else []
    if preposition.head in governor.surface:
        return [preposition.head]
    opens = noun.i < governor.head and _is_free(tree, noun)
    if opens and (preposition.lemma == "on" or (preposition.lemma == "during" and not _others(tree, governor))):
        return governor.surface  # "Xi, in Moscow on a visit, met them", "During a visit to Moscow, Xi praised it"
    hosts = [p for p in governor.parts if p.role in _HOSTS or noun.i > governor.head]
    others = [p.head for p in hosts if p.head in named and p.head not in governor.surface]
    return governor.surface if preposition.head == governor.head and not others else []


def _others(tree: Tree, governor: Frame) -> bool:
    """Whether somebody else is named who may be the visitor: "During a visit to Moscow, Xi told Lavrov"."""
    people = (p.head for p in governor.parts if tree.tokens[p.head].entity[2:] == "PERSON")
    return any(head not in governor.surface for head in people)


def is_aside(tree: Tree, governor: Frame, noun: Token) -> bool:
    """Whether the noun tells what somebody is for where he is, between commas: "Lavrov, in Beijing for talks, said"."""
    preposition = tree.tokens[noun.head]
    if noun.dep != "pobj" or preposition.lemma != "for" or preposition.head not in governor.surface:
        return False
    where = next((p for p in tree.children(preposition.head, "prep") if p.lemma == "in" and p.i < preposition.i), None)
    return where is not None and tree.tokens[where.i - 1].text == ","


def whereabouts(tree: Tree, noun: Token, named: Collection[int]) -> list[int]:
    """ "in Moscow on a visit": the place named right before the preposition of the visit."""
    preposition = tree.tokens[noun.head]
    place = tree.tokens[preposition.i - 1] if preposition.i else preposition
    into = tree.tokens[place.head]
    return [place.i] if place.i in named and place.dep == "pobj" and into.lemma in {"in", "to"} else []


def _is_free(tree: Tree, noun: Token) -> bool:
    """Whether nobody is said to do the act."""
    return not any(child.lemma in {"of", "by"} or child.dep == "poss" for child in tree.children(noun.i))
