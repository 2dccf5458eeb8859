"""What surrounds a statement: who made it to whom, about what, for or against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.scene import Scene
from kg.extraction.issues import IssueFinder
from kg.language.linking.actors import joint
from kg.records import Filler, Mention, Stance, TextSpan

__all__ = ["Surroundings"]


class Surroundings:
    """Answers about the drafts of one scene, from the linked mentions and the issues of the registry.

    Parameters
    ----------
    scene : Scene
    issues : IssueFinder
        Knows the words that evoke issues; empty where no registry is at hand.
    """

    def __init__(self, scene: Scene, issues: IssueFinder) -> None:
        self._scene = scene
        self._mentions = sorted(scene.reading.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in self._mentions:
            self._by_head.setdefault(mention.head, mention)
            for i in scene.tokens_of(mention.span):
                self._by_token[i] = mention
        self._issues = issues

    def speaker(self, draft: Draft) -> Filler | None:
        """The actor at the head of the source; several coordinated ones become a group."""
        if draft.speaker is None:
            return None
        heads = [t.i for t in self._scene.tree.conjuncts(draft.speaker)]
        named = [m for i in heads if (m := self._at(i)) is not None]
        if len(named) > 1:
            return Filler(joint([m.actor for m in named]), TextSpan(named[0].span.start, named[-1].span.end))
        mention = self._at(draft.speaker) or self._beside(draft.speaker) or self._behind(draft.speaker)
        return Filler(mention.actor, mention.span) if mention is not None else None

    def addressee(self, draft: Draft) -> Filler | None:
        """The one spoken to, if linked and neither part of what is said nor the one who says it."""
        tree, head = self._scene.tree, draft.head
        candidates = tree.children(head, "dative")
        if self._scene.tokens[head].lemma in self._scene.lexicon.told:
            candidates += tree.children(head, "dobj", "nsubjpass")
        for preposition in tree.children(head, "prep", "dative"):
            if preposition.lemma == "to":
                candidates += tree.children(preposition.i, "pobj")
        apart = {*draft.content, *draft.source}
        for token in candidates:
            mention = self._at(token.i)
            if mention is not None and token.i not in apart:
                return Filler(mention.actor, mention.span)
        return None

    def about(self, content: Iterable[TextSpan]) -> tuple[str, ...]:
        """Ids of the actors and issues that the content names, sorted."""
        found: set[str] = set()
        for span in content:
            for mention in self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]:
                if span.covers(mention.span):
                    found.add(mention.actor.id)
            found |= self._issues_in(span)
        return tuple(sorted(found))

    def stance(self, draft: Draft) -> Stance | None:
        """Support or opposition, where the cue shows it and its single object is an actor or an issue."""
        if not draft.sense.stance or any(self._scene.tokens[i].dep == "neg" for i in draft.cue):
            return None
        head = draft.target if draft.target is not None else self._head_of(draft)
        if head is None or len(self._scene.tree.conjuncts(head)) > 1:
            return None
        if head in self._by_head:
            return Stance(self._by_head[head].actor.id, draft.sense.stance)
        issues = self._issues_in(self._scene.tree.phrase(head))
        return Stance(issues.pop(), draft.sense.stance) if len(issues) == 1 else None

    def _at(self, i: int) -> Mention | None:
        """The mention with this head, or the innermost one around this token."""
        return self._by_head.get(i) or self._by_token.get(i)

    def _beside(self, head: int) -> Mention | None:
        """An actor named in apposition to a head that is not linked: "the spokesman, Li Wei"."""
        beside = self._scene.tree.children(head, "appos")
        return next((self._by_head[t.i] for t in beside if t.i in self._by_head), None)

    def _behind(self, head: int) -> Mention | None:
        """Whose voice a head is that is not linked: "the Kremlin's website", "a readout by the ministry"."""
        token = self._scene.tokens[head]
        if token.lemma.lower() not in self._scene.lexicon.voices and self._medium_of(head) is None:
            return None
        owners = self._scene.tree.children(head, "poss", "compound", "amod", "nmod")
        for preposition in self._scene.tree.children(head, "prep", "agent"):
            if preposition.lemma in {"of", "by", "from", "for"}:
                owners += self._scene.tree.children(preposition.i, "pobj")
        return next((m for t in owners if (m := self._at(t.i)) is not None), None)

    def _medium_of(self, i: int) -> str | None:
        media, token = self._scene.lexicon.media, self._scene.tokens[i]
        if token.pos not in {"NOUN", "PROPN"}:
            return None
        before = self._scene.tokens[i - 1].text.lower() if i else ""
        lemma = token.lemma.lower()
        return media.get(f"{before} {lemma}") or media.get(lemma) or media.get(token.text.lower())

    def _issues_in(self, span: TextSpan) -> set[str]:
        text = self._scene.text[span.start : span.end]
        return set(self._issues.find(text))

    def _head_of(self, draft: Draft) -> int | None:
        """The head of a content that is one phrase."""
        inside = set(draft.content)
        tops = (self._scene.tokens[i] for i in draft.content if self._scene.tokens[i].head not in inside)
        nouns = [t.i for t in tops if t.pos in {"NOUN", "PROPN", "PRON"}]
        return nouns[0] if len(nouns) == 1 and not draft.quotes else None
