"""Whom the words of a source mean, or why they mean nobody that could be linked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.extraction.attribution.documents import Issuers
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.linked import Linked, is_named
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_passive
from kg.extraction.attribution.taken_up import taken_up
from kg.language.linking.actors import joint
from kg.records import ActorType, Filler, Mention, MentionKind, TextSpan

__all__ = ["Heard", "Speakers"]

_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "that", "this", "these", "i", "we"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "every", "no", "one", "some"})
_THINGS = frozenset({"it", "which", "that", "this"})


class Heard(NamedTuple):
    """Who speaks, or else why nobody could be linked."""

    speaker: Filler | None
    reason: str = ""


class Speakers:
    """Answers who speaks in the drafts of one scene.

    Parameters
    ----------
    scene : Scene
    linked : Linked
    issuers : Issuers
    """

    def __init__(self, scene: Scene, linked: Linked, issuers: Issuers) -> None:
        self._scene, self._linked, self._issuers = scene, linked, issuers

    def of(self, draft: Draft) -> Heard:
        """The actor at the head of the source; several coordinated ones, or the issuers of a document, are a group."""
        if draft.speaker is None:
            return Heard(None, self._unsaid(draft))
        heads = [t.i for t in self._scene.tree.conjuncts(draft.speaker)]
        heads += [i for head in heads for i in self._beyond(head)]
        found = [m for i in heads for m in self._meant(i)]
        if not found:
            return Heard(None, self._unknown(draft, draft.speaker))
        actors = [m.actor for m in found]
        return Heard(Filler(joint(actors) if len(actors) > 1 else actors[0], self._span(draft, found)))

    def _meant(self, head: int) -> Sequence[Mention]:
        """Whom the noun or pronoun means: itself, who is named beside it, who issued it, whose voice it is."""
        mention = self._linked.at(head)
        beside = self._beside(head)
        if self._scene.tokens[head].text.lower() == "it" and (told := self._issuers.goes_on(head)) is not None:
            return self._issuers.of(told)
        if mention is not None and not is_named(mention):
            return beside or self._behind(head)
        if mention is not None and mention.actor.type is not ActorType.DOCUMENT:
            return [mention]
        if mention is None and self._scene.tokens[head].text.lower() in _THINGS:
            document = self._issuers.taken_up(head)
            return self._issuers.of(document) if document is not None else ()
        found = self._issuers.of(head) or ([mention] if mention is not None else beside or self._behind(head))
        return found or self._both(head) or taken_up(self._scene, self._linked, head)

    def _both(self, head: int) -> Sequence[Mention]:
        """The two states that "the two sides" are, or who holds the office in them: "both presidents"."""
        tree, token = self._scene.tree, self._scene.tokens[head]
        words = {t.text.lower() for t in tree.children(head, "det", "nummod", "predet")}
        if token.tag != "NNS" or not words & {"two", "both"}:
            return ()
        if token.lemma in self._scene.words.sides:
            return self._issuers.both_states(token)
        kind = [t.text.lower() for t in tree.children(head, "amod", "compound")]
        return self._issuers.both_holders(token, " ".join([*kind, token.lemma]))

    def _beyond(self, head: int) -> list[int]:
        """Other people whom the parser coordinated with an apposition: "Li, the chief, and Ma, his aide, agreed"."""
        joined = [
            t.i for beside in self._scene.tree.children(head, "appos") for t in self._scene.tree.conjuncts(beside.i)[1:]
        ]
        named = ((i, self._linked.headed(i)) for i in joined)
        return [
            i for i, m in named if m is not None and m.kind is MentionKind.NAME and m.actor.type is ActorType.PERSON
        ]

    def _beside(self, head: int) -> list[Mention]:
        """An actor named in apposition to a head that is not linked: "the spokesman, Li Wei"."""
        beside = (self._linked.headed(t.i) for t in self._scene.tree.children(head, "appos"))
        return [m for m in beside if m is not None and is_named(m)][:1]

    def _behind(self, head: int) -> list[Mention]:
        """Whose voice a head is: "the Kremlin's website", "a spokesman for the ministry", "the bloc's leaders"."""
        token = self._scene.tokens[head]
        voice = token.lemma.lower() in self._scene.lexicon.voices
        leaders = token.tag == "NNS" and token.lemma in self._scene.words.leaders
        if not voice and not leaders:
            return []
        owners = self._scene.tree.children(head, "poss", "compound", "amod", "nmod")
        for preposition in self._scene.tree.children(head, "prep", "agent"):
            if preposition.lemma in {"of", "by", "from", "for"}:
                owners += self._scene.tree.children(preposition.i, "pobj")
        named = [m for t in owners if (m := self._linked.at(t.i)) is not None and is_named(m)]
        if leaders and not voice:
            return [m for m in named if m.actor.type is ActorType.INTERNATIONAL_ORGANIZATION][:1]
        human = token.lemma.startswith("spokes")  # "Putin's spokesman" is somebody else
        return [m for m in named if not (human and m.actor.type is ActorType.PERSON)][:1]

    def _span(self, draft: Draft, found: Sequence[Mention]) -> TextSpan | None:
        """From the first to the last of the words that name them, None where none stands in the source."""
        tokens = self._scene.tokens
        low = min(tokens[i].start for i in (*draft.source, draft.speaker) if i is not None)
        high = max(tokens[i].end for i in (*draft.source, draft.speaker) if i is not None)
        spans = [m.span for m in found if low <= m.span.start and m.span.end <= high]
        return TextSpan(min(s.start for s in spans), max(s.end for s in spans)) if spans else None

    def _unsaid(self, draft: Draft) -> str:
        """Why the words of the sentence name no source."""
        token = self._scene.tokens[draft.head]
        if token.pos == "PUNCT":
            return "no source stands beside the quotation"
        if token.pos in {"VERB", "AUX"} and is_passive(self._scene, draft.head):
            return f"the passive “{token.text}” does not say by whom"
        if token.pos == "ADV":
            return f"“{token.text}” does not say by whom"
        if token.pos in {"NOUN", "PROPN"}:
            return f"nothing says who is behind “{token.text}”"
        return f"nothing says who “{token.text}” tells of"

    def _unknown(self, draft: Draft, head: int) -> str:
        """Why the words of the source mean nobody that could be linked."""
        token, mention = self._scene.tokens[head], self._linked.at(head)
        if token.text.lower() in _PRONOUNS:
            return f"nothing says whom the pronoun “{token.text}” means"
        spans = self._scene.spans(draft.source, quotes=False)
        words = " ".join(self._scene.text[s.start : s.end] for s in spans) or token.text
        if mention is not None:
            unnamed = self._scene.text[mention.span.start : mention.span.end]
            return f"the source “{unnamed if words.lower() in _PRONOUNS else words}” is not named"
        if self._issuers.is_document(head):
            return f"nothing says who issued “{words}”"
        if token.pos != "PROPN" and not self._is_definite(head):
            return f"the source “{words}” is not named"
        return f"the words “{words}” name nobody in the registry or the text"

    def _is_definite(self, head: int) -> bool:
        """Whether a noun takes up somebody: "the minister", "his hosts"; not "a minister"."""
        determiners = self._scene.tree.children(head, "det", "poss")
        return any(t.text.lower() not in _INDEFINITE for t in determiners)
