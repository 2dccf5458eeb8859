"""What surrounds a statement: when it was made, in what document, about what, for or against."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.linked import Linked
from kg.extraction.attribution.scene import Scene
from kg.extraction.issues import IssueFinder
from kg.records import DateKind, Stance, TextSpan

__all__ = ["Surroundings"]

_DATING = frozenset({DateKind.POINT, DateKind.INTERVAL})
#: Prepositions that lead to the document or occasion of a statement.
_OCCASION = frozenset({"in", "at", "on", "during", "via", "through", "from", "of", "by"})


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
        self._dates = {d.head: d.edtf for d in scene.reading.dates if d.kind in _DATING}
        self._issues = issues

    def date(self, draft: Draft) -> str | None:
        """When it was said, where a date hangs on the cue: "said on Monday"."""
        tree, content = self._scene.tree, set(draft.content)
        places = [t.i for t in tree.children(draft.head, "npadvmod")]
        for preposition in tree.children(draft.head, "prep"):
            places += [t.i for t in tree.children(preposition.i, "pobj")]
        return next((self._dates[i] for i in places if i in self._dates and i not in content), None)

    def medium(self, draft: Draft) -> str | None:
        """The document or occasion, by the name that the lexicon gives it."""
        tree = self._scene.tree
        content = set(draft.content)
        heads = [draft.head, *(i for i in draft.cue if self._scene.tokens[i].pos == "NOUN")]
        occasions = [
            named.i
            for head in dict.fromkeys(heads)
            for preposition in tree.children(head, "prep")
            if preposition.lemma in _OCCASION
            for named in tree.children(preposition.i, "pobj")
        ]
        spoken = heads if draft.sense.act != "urge" else []  # a call for calm is no telephone call
        places = [*([draft.speaker] if draft.speaker is not None else []), *occasions, *spoken]
        return next((m for i in places if i not in content and (m := self._medium_of(i))), None)

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
