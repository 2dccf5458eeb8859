"""The linked mentions of a scene, looked up by token and by span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.extraction.attribution.scene import Scene
from kg.language.linking.nominals import BODIES_OF_STATE
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan

__all__ = ["Linked", "is_named"]

#: The rule by which the holder of an office is found whom nothing tells.
_UNNAMED = "linking.office-unnamed"
_WITHOUT_A_NAME = frozenset({MentionKind.NOMINAL, MentionKind.PRONOUN})
_HUMAN = frozenset({ActorType.PERSON, ActorType.GROUP})


def is_named(mention: Mention) -> bool:
    """Whether a mention says who is meant: not "a senior official", "analysts", "two Chinese diplomats"."""
    if mention.kind not in _WITHOUT_A_NAME or mention.rule == BODIES_OF_STATE:
        return True
    return mention.rule != _UNNAMED and not all(_is_anybody(actor) for actor in mention.actor.individuals)


def _is_anybody(actor: Actor) -> bool:
    """Whether an actor is known by a common noun only."""
    return actor.type in _HUMAN and actor.qid is None and not actor.name.split()[-1][:1].isupper()


class Linked:
    """Answers which actor a token or a stretch of text names.

    Parameters
    ----------
    scene : Scene
    """

    def __init__(self, scene: Scene) -> None:
        self._mentions = sorted(scene.reading.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in self._mentions:
            self._by_head.setdefault(mention.head, mention)
            for i in scene.tokens_of(mention.span):
                self._by_token[i] = mention

    def headed(self, i: int) -> Mention | None:
        """The mention with this head."""
        return self._by_head.get(i)

    def at(self, i: int) -> Mention | None:
        """The mention with this head, or the innermost one around this token."""
        return self._by_head.get(i) or self._by_token.get(i)

    def inside(self, span: TextSpan) -> Iterator[Mention]:
        """The mentions that lie in a stretch of text, in its order."""
        for mention in self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]:
            if span.covers(mention.span):
                yield mention

    def before(self, start: int, most: int) -> list[Mention]:
        """The last mentions that begin before a place in the text."""
        end = bisect_left(self._starts, start)
        return self._mentions[max(0, end - most) : end]
