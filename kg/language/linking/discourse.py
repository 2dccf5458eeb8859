"""What a reader has in mind at a point of the text: the actors spoken of, each with a weight.

After Lappin and Leass (1994): a mention adds weight by its place in the grammar, and every sentence halves what came
before. Nouns that are no actors compete too, so that 'it' and 'they' are not forced on the nearest state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.language.linking.actors import joint
from kg.records import Actor, ActorType

__all__ = ["Discourse", "Referent", "Trace"]

#: Weight that a mention adds by the role of its phrase; embedded modifiers count little.
_WEIGHTS = {
    "nsubj": 80.0, "nsubjpass": 80.0, "agent": 60.0, "dobj": 50.0, "dative": 45.0, "iobj": 45.0, "pobj": 40.0,
    "attr": 30.0, "poss": 35.0, "compound": 10.0, "amod": 10.0, "nmod": 10.0, "npadvmod": 10.0, "appos": 30.0,
}  # fmt: skip
_RECENT = 100.0
#: What a mention in a relative clause counts.
_ASIDE = 0.6

#: What is left of a weight after a sentence.
_FADE = 0.5
_EMBEDDED = frozenset({"compound", "amod", "nmod", "npadvmod"})
_FORGOTTEN = 2.0
#: How much the first has to outweigh the second.
_CLEAR = 1.15


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a referent was last mentioned: token, sentence, role of its phrase, governing verb (or -1)."""

    token: int
    sentence: int
    role: str
    verb: int
    direct: bool
    aside: bool = False  # in a relative clause or another that only modifies


@dataclass(slots=True)
class Referent:
    """Somebody or something spoken of. `actor` is None for a thing that only competes."""

    key: str
    actor: Actor | None
    plural: bool
    gender: str | None
    weight: float = 0.0
    trace: Trace | None = None
    seen: int = -1  # the last sentence with a mention of any kind

    @property
    def is_group(self) -> bool:
        return self.actor is not None and bool(self.actor.members)

    @property
    def is_person(self) -> bool:
        return self.actor is not None and self.actor.type is ActorType.PERSON

    @property
    def is_state(self) -> bool:
        return self.actor is not None and self.actor.type is ActorType.COUNTRY

    @property
    def is_body(self) -> bool:
        kinds = (ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION)
        return self.actor is not None and self.actor.type in kinds


@dataclass(slots=True)
class Discourse:
    """The referents so far. It changes as the text is read from left to right."""

    genders: dict[str, str] = field(default_factory=dict)
    referents: dict[str, Referent] = field(default_factory=dict)
    sentence: int = -1
    named: dict[str, Actor] = field(default_factory=dict)  # everybody so far, the last named last

    def enter(self, sentence: int) -> None:
        """Go on to another sentence: everything fades by half for each one passed."""
        while self.sentence < sentence:
            self.sentence += 1
            for key in [key for key, r in self.referents.items() if r.weight < _FORGOTTEN and not r.is_group]:
                del self.referents[key]
            for referent in self.referents.values():
                referent.weight *= _FADE

    def note(self, actor: Actor, trace: Trace) -> None:
        """Record a mention of an actor."""
        plural = actor.type is ActorType.GROUP
        self.named.pop(actor.id, None)
        self.named[actor.id] = actor
        self._note(actor.id, actor, plural, self.genders.get(actor.id), trace)

    def note_thing(self, lemma: str, plural: bool, trace: Trace) -> None:
        """Record a noun that is no actor."""
        self._note(f"a {lemma}", None, plural, None, trace)

    def note_together(self, actors: Iterable[Actor], trace: Trace) -> None:
        """Record that some actors were named in one breath; each has been noted alone before."""
        group = joint(tuple(actors))
        if group.members:
            self._note(group.id, group, True, None, trace)

    def _note(self, key: str, actor: Actor | None, plural: bool, gender: str | None, trace: Trace) -> None:
        referent = self.referents.get(key)
        if referent is None:
            referent = self.referents[key] = Referent(key, actor, plural, gender)
        weight = _WEIGHTS.get(trace.role, 40.0) * (_ASIDE if trace.aside else 1.0)
        gained = weight if trace.role in _EMBEDDED else weight + _RECENT
        fresh = referent.trace is None or referent.trace.sentence != trace.sentence
        referent.weight += gained if fresh else gained / 2
        referent.seen = trace.sentence
        owned = trace.role == "poss" and not fresh and referent.trace is not None and referent.trace.direct
        if referent.trace is None or (trace.role not in _EMBEDDED and not owned):
            referent.trace = trace

    def lately(self, within: int) -> list[Actor]:
        """Everybody spoken of in this sentence and so many before it, in the order of their first mention."""
        return [r.actor for r in self.referents.values() if r.actor is not None and self.sentence - r.seen <= within]

    def clear(self, fits: Callable[[Referent], bool], *, within: int) -> Actor | None:
        """The actor that outweighs all others that fit, named within so many sentences; None where two come near."""
        ranked = self.ranked(lambda r: fits(r) and r.trace is not None and self.sentence - r.trace.sentence <= within)
        if not ranked or (len(ranked) > 1 and ranked[1][0] * _CLEAR > ranked[0][0]):
            return None
        return ranked[0][1].actor

    def ranked(
        self, fits: Callable[[Referent], bool], bonus: Callable[[Referent], float] = lambda _: 0.0
    ) -> list[tuple[float, Referent]]:
        """Fitting referents with their weight and bonus, the likeliest first."""
        found = [(r.weight + bonus(r), r) for r in self.referents.values() if r.trace is not None and fits(r)]
        return sorted(found, key=lambda item: (-item[0], -(item[1].trace.token if item[1].trace else 0), item[1].key))
