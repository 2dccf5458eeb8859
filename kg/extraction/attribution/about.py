"""What a statement is about, for or against whom or what."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.linked import Linked
from kg.extraction.attribution.scene import Scene
from kg.extraction.issues import IssueFinder
from kg.records import Stance, TextSpan

__all__ = ["Surroundings"]


class Surroundings:
    """Answers about the drafts of one scene, from the linked mentions and the issues of the registry.

    Parameters
    ----------
    scene : Scene
    linked : Linked
    issues : IssueFinder
        Knows the words that evoke issues; empty where no registry is at hand.
    """

    def __init__(self, scene: Scene, linked: Linked, issues: IssueFinder) -> None:
        self._scene, self._linked = scene, linked
        self._issues = issues

    def about(self, content: Iterable[TextSpan]) -> tuple[str, ...]:
        """Ids of the actors and issues that the content names, sorted."""
        found: set[str] = set()
        for span in content:
            found |= {mention.actor.id for mention in self._linked.inside(span)} | self._issues_in(span)
        return tuple(sorted(found))

    def stance(self, draft: Draft) -> Stance | None:
        """Support or opposition, where the cue shows it and its single object is an actor or an issue."""
        if not draft.sense.stance or any(self._scene.tokens[i].dep == "neg" for i in draft.cue):
            return None
        head = draft.target if draft.target is not None else self._head_of(draft)
        if head is None or len(self._scene.tree.conjuncts(head)) > 1:
            return None
        mention = self._linked.headed(head)
        if mention is not None:
            return Stance(mention.actor.id, draft.sense.stance)
        issues = self._issues_in(self._scene.tree.phrase(head))
        return Stance(issues.pop(), draft.sense.stance) if len(issues) == 1 else None

    def _issues_in(self, span: TextSpan) -> set[str]:
        text = self._scene.text[span.start : span.end]
        return set(self._issues.find(text))

    def _head_of(self, draft: Draft) -> int | None:
        """The head of a content that is one phrase."""
        inside = set(draft.content)
        tops = (self._scene.tokens[i] for i in draft.content if self._scene.tokens[i].head not in inside)
        nouns = [t.i for t in tops if t.pos in {"NOUN", "PROPN", "PRON"}]
        return nouns[0] if len(nouns) == 1 and not draft.quotes else None
