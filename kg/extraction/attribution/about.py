"""What a statement is about."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.attribution.linked import Linked
from kg.extraction.attribution.scene import Scene
from kg.extraction.issues import IssueFinder
from kg.records import Filler, MentionKind, TextSpan

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

    def about(self, content: Iterable[TextSpan], speaker: Filler | None) -> tuple[str, ...]:
        """Ids of the actors and issues that the content names, sorted; a speaker's "he" is no topic."""
        own = {actor.id for actor in speaker.actor.individuals} if speaker is not None else set()
        found: set[str] = set()
        for span in content:
            found |= self._issues_in(span)
            for mention in self._linked.inside(span):
                if mention.kind is not MentionKind.PRONOUN or mention.actor.id not in own:
                    found.add(mention.actor.id)
        return tuple(sorted(found))

    def _issues_in(self, span: TextSpan) -> set[str]:
        text = self._scene.text[span.start : span.end]
        return set(self._issues.find(text))
