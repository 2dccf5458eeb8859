"""Who is to take part in talks that a verb has as its object: "failed to get a meeting with Li", "called off talks"."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.predicates import with_particle
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["find_seeker"]

#: Verbs whose subject is, was or would be a party to the talks that they have as their object.
_SEEKING = frozenset({
    "accept", "anticipate", "arrange", "avoid", "await", "call off", "cancel", "consider", "decline", "delay", "demand",
    "drop", "expect", "get", "gain", "miss", "obtain", "offer", "plan", "postpone", "prepare", "promise", "propose",
    "put off", "refuse", "reject", "request", "rule out", "schedule", "scrap", "secure", "seek", "skip", "suggest",
    "want", "win",
})  # fmt: skip
#: Verbs whose indirect object is the one to take part.
_GRANTING = frozenset({"accord", "allow", "deny", "give", "grant", "offer", "promise", "refuse"})
#: Verbs by which a visit has talks in it.
_HOLDING = frozenset({"bring", "feature", "include", "involve", "see"})
_JOURNEYS = frozenset({"journey", "stay", "stop", "stopover", "tour", "trip", "visit"})


def find_seeker(tree: Tree, frame: Frame, noun: Token) -> list[int]:
    """Who meets the partner named behind the noun: the subject of the verb over it, or whose visit it was.

    "Trump called off a summit with Putin" tells of a summit of both; "Modi's visit included a meeting with Xi" too.
    Nobody where the noun names no partner or somebody else as its own.
    """
    governor = frame.governor
    if governor is None or noun.dep != "dobj" or noun.head != governor.head or not frame.heads("with"):
        return []
    if frame.heads("between") or tree.child(noun.i, "poss") is not None:
        return []
    verb = with_particle(tree, tree.tokens[governor.head])
    if governor.passive:
        return governor.surface if verb in _GRANTING else []  # "was granted a meeting with Xi"
    if verb in _SEEKING:
        return governor.heads("subject")
    if verb not in _HOLDING:
        return []
    visits = [i for i in governor.surface if tree.tokens[i].lemma in _JOURNEYS]
    return [owner.i for i in visits for owner in tree.children(i, "poss")]
