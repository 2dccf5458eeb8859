"""What surrounds a statement: to whom it was made, in what document or on what occasion, about what, for or against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.scene import Scene
from kg.namespaces import digest
from kg.records import Actor, ActorType, Filler, Mention, Stance, TextSpan

__all__ = ["Surroundings"]

_OCCASION = frozenset({"in", "at", "on", "during", "via", "through", "from", "of", "to", "by", "with"})


@dataclass(slots=True)
class Surroundings:
    """Answers about drafts of one scene.

    Parameters
    ----------
    scene : Scene
    issues : mapping
        Issue id -> words that evoke it; empty where no registry is at hand.
    """

    scene: Scene
    issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _by_head: dict[int, Mention] = field(init=False)
    _words: list[tuple[str, re.Pattern[str]]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_head = {}
        for mention in sorted(self.scene.reading.mentions, key=lambda m: (m.span.start, -m.span.end)):
            self._by_head.setdefault(mention.head, mention)
        self._words = [
            (issue, re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE))
            for issue, words in sorted(self.issues.items())
            if words
        ]

    def speaker(self, draft: Draft, source: tuple[TextSpan, ...]) -> Filler | None:
        """The actor at the head of the source; several coordinated ones become a group."""
        if draft.speaker is None:
            return None
        heads = [t.i for t in self.scene.tree.conjuncts(draft.speaker)]
        span = source[0] if source else None
        named = [self._by_head[i] for i in heads if i in self._by_head]
        if len(heads) > 1 and len(named) > 1:
            return Filler(_group([m.actor for m in named]), TextSpan(named[0].span.start, named[-1].span.end))
        if draft.speaker in self._by_head:
            mention = self._by_head[draft.speaker]
            return Filler(mention.actor, mention.span if span is None or span.meets(mention.span) else span)
        return self._by_modifier(draft, span)

    def _by_modifier(self, draft: Draft, span: TextSpan | None) -> Filler | None:
        """An actor named in apposition to a head that is not linked: "the spokesman, Li Wei"."""
        if draft.speaker is None or span is None:
            return None
        for token in self.scene.tree.children(draft.speaker, "appos", "compound"):
            if token.i in self._by_head:
                return Filler(self._by_head[token.i].actor, self._by_head[token.i].span)
        return None

    def addressee(self, draft: Draft) -> Filler | None:
        """The one spoken to, if linked."""
        tree, head = self.scene.tree, draft.head
        candidates = tree.children(head, "dative")
        if self.scene.tokens[head].lemma in self.scene.lexicon.told:
            candidates += tree.children(head, "dobj", "nsubjpass")
        candidates += [
            n for p in tree.children(head, "prep", "dative") if p.lemma == "to" for n in tree.children(p.i, "pobj")
        ]
        content = set(draft.content)
        for token in candidates:
            if token.i in self._by_head and token.i not in content:
                return Filler(self._by_head[token.i].actor, self._by_head[token.i].span)
        return None

    def medium(self, draft: Draft) -> str | None:
        """The document or occasion, by the name that the lexicon gives it."""
        tree = self.scene.tree
        heads = [draft.speaker] if draft.speaker is not None else []
        own = [draft.head]
        own += [c.i for c in tree.children(draft.head, "dobj") if c.i in draft.cue]
        for head in own:
            for prep in tree.children(head, "prep"):
                if prep.lemma in _OCCASION:
                    heads += [t.i for t in tree.children(prep.i, "pobj")]
        heads += [draft.head]
        content = set(draft.content)
        return next((m for i in heads if i not in content and (m := self._medium_of(i))), None)

    def _medium_of(self, i: int) -> str | None:
        media = self.scene.lexicon.media
        token = self.scene.tokens[i]
        if token.pos not in {"NOUN", "PROPN"}:
            return None
        before = self.scene.tokens[i - 1].text.lower() if i else ""
        return (
            media.get(f"{before} {token.lemma.lower()}")
            or media.get(token.lemma.lower())
            or media.get(token.text.lower())
        )

    def about(self, content: Iterable[TextSpan]) -> tuple[str, ...]:
        """Ids of the actors and issues that the content names, sorted."""
        spans = tuple(content)
        found = {m.actor.id for m in self._by_head.values() if any(s.covers(m.span) for s in spans)}
        return tuple(sorted(found | self._issues(spans)))

    def _issues(self, spans: Iterable[TextSpan]) -> set[str]:
        texts = [self.scene.text[s.start : s.end] for s in spans]
        return {issue for issue, words in self._words if any(words.search(t) for t in texts)}

    def stance(self, draft: Draft) -> Stance | None:
        """Support or opposition, where the cue shows it and its single object is an actor or an issue."""
        if not draft.sense.stance or any(self.scene.tokens[i].dep == "neg" for i in draft.cue):
            return None
        head = draft.target if draft.target is not None else self._head_of(draft)
        if head is None or len(self.scene.tree.conjuncts(head)) > 1:
            return None
        if head in self._by_head:
            return Stance(self._by_head[head].actor.id, draft.sense.stance)
        issues = self._issues([self.scene.tree.phrase(head)])
        return Stance(issues.pop(), draft.sense.stance) if len(issues) == 1 else None

    def _head_of(self, draft: Draft) -> int | None:
        """The head of a content that is one phrase."""
        inside = set(draft.content)
        heads = [i for i in draft.content if self.scene.tokens[i].head not in inside]
        heads = [i for i in heads if self.scene.tokens[i].pos in {"NOUN", "PROPN", "PRON"}]
        return heads[0] if len(heads) == 1 and not draft.quotes else None


def _group(actors: list[Actor]) -> Actor:
    """Several speakers of one statement as one actor."""
    members = tuple(dict.fromkeys(actors))
    if len(members) == 1:
        return members[0]
    name = ", ".join(m.name for m in members[:-1]) + f" and {members[-1].name}"
    countries = {m.country for m in members}
    return Actor(
        id="group-" + digest(*sorted(m.id for m in members)),
        name=name,
        type=ActorType.GROUP,
        country=countries.pop() if len(countries) == 1 else None,
        members=members,
    )
