"""What a statement is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.attribution.linked import Linked
from kg.extraction.attribution.scene import Scene
from kg.extraction.issues import IssueFinder
from kg.records import ActorType, Filler, Mention, MentionKind, TextSpan

__all__ = ["Surroundings"]

#: The two states whose relations are an issue of their own, however a text calls the two.
_PAIR = frozenset({"chn", "rus"})
_PARTNERSHIP = "strategic-partnership"
_BETWEEN = r"\b(?:relations|relationship|ties|friendship|partnership) between "
_RELATIONS = re.compile(_BETWEEN + r"(?:both|our|the|their|these|two|\s)*$", re.IGNORECASE)
_THEIRS = re.compile(_BETWEEN + r"(?:our|their) (?:two )?(?:countries|nations|peoples|states)\b", re.IGNORECASE)


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
            if _is_pair(speaker) and _THEIRS.search(self._scene.text[span.start : span.end]):
                found.add(_PARTNERSHIP)
            for mention in self._linked.inside(span):
                if self._of_the_two(mention, span):
                    found.add(_PARTNERSHIP)
                if mention.kind is not MentionKind.PRONOUN or mention.actor.id not in own:
                    found.add(mention.actor.id)
        return tuple(sorted(found))

    def _of_the_two(self, mention: Mention, span: TextSpan) -> bool:
        """ "ties between their countries", where the words mean the two states or a person of each."""
        return _is_pair(mention) and _RELATIONS.search(self._scene.text[span.start : mention.span.start]) is not None

    def _issues_in(self, span: TextSpan) -> set[str]:
        text = self._scene.text[span.start : span.end]
        return set(self._issues.find(text))


def _is_pair(one: Mention | Filler | None) -> bool:
    """Whether it is Russia and China, or one person of each."""
    if one is None or len(one.actor.individuals) != len(_PAIR):
        return False
    states = {actor.country if actor.type is ActorType.PERSON else actor.id for actor in one.actor.individuals}
    return {str(state).lower() for state in states} == _PAIR
