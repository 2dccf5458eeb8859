"""To whom something is said: "told X", "urged X to", "in a letter to X", "in talks with X", "addressing X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.linked import Linked
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_infinitive, is_passive
from kg.language.linking.actors import joint
from kg.records import ActorType, Filler, Mention, TextSpan, Token

__all__ = ["Addressees"]

_WITHIN = frozenset({"in", "at", "during", "with", "through", "by", "via"})
_ASKING = frozenset({"urge", "ask", "warn"})
_OBJECTS = ("dative", "dobj", "nsubjpass")
_NOBODY = frozenset({ActorType.PLACE, ActorType.DOCUMENT, ActorType.NAMED_EVENT})


class Addressees:
    """Answers to whom the drafts of one scene are said.

    Parameters
    ----------
    scene : Scene
    linked : Linked
    """

    def __init__(self, scene: Scene, linked: Linked) -> None:
        self._scene, self._linked = scene, linked

    def of(self, draft: Draft, speaker: Filler | None) -> Filler | None:
        """Those spoken to, if they are linked and not those who speak; several are a group."""
        content, source = set(draft.content), set(draft.source)
        said_by = {speaker.actor.id} if speaker is not None else set()
        for token, within in self._candidates(draft):
            if (token.i in source or token.i in content) and not within:
                continue
            found = [m for t in self._scene.tree.conjuncts(token.i) if (m := self._named(t.i)) is not None]
            if found and not said_by & {m.actor.id for m in found}:
                span = TextSpan(found[0].span.start, found[-1].span.end)
                return Filler(joint([m.actor for m in found]) if len(found) > 1 else found[0].actor, span)
        return None

    def _named(self, i: int) -> Mention | None:
        mention = self._linked.at(i)
        return mention if mention is not None and mention.actor.type not in _NOBODY else None

    def _candidates(self, draft: Draft) -> Iterator[tuple[Token, bool]]:
        """Words that may name those spoken to, the surest first; whether they may belong to what is said as well."""
        tree = self._scene.tree
        heads = [
            draft.head,
            *(i for i in draft.cue if i != draft.head and self._scene.tokens[i].pos in {"NOUN", "VERB"}),
        ]
        if draft.speaker is not None and self._scene.tokens[draft.speaker].lemma in self._scene.words.letters:
            yield from ((t, True) for t in self._after(draft.speaker, ("to",)))
        for token in self._in_writing(heads):
            yield token, False
        for head in heads:
            told = self._scene.tokens[head].lemma in self._scene.lexicon.told
            within = draft.sense.act == "praise" or draft.rule == "speech.infinitive.object"  # "told X to go"
            for token in tree.children(head, *(_OBJECTS if told else ("dative",))):
                if token.pos != "ADP":
                    yield token, within
            if told and is_passive(self._scene, head):
                yield from ((t, False) for t in self._asked(head))
            yield from ((t, False) for t in self._after(head, ("to",)))
        if draft.sense.act in _ASKING and "infinitive" in draft.rule:
            yield from ((t, True) for t in self._wanted(draft.head))
        if draft.sense.act in _ASKING:
            yield from ((t, True) for t in self._demanded(draft.head))
        for token in self._face_to_face(draft.head):
            yield token, False

    def _in_writing(self, heads: list[int]) -> Iterator[Token]:
        """ "in a letter to X", "in a message to X", "in talks with X"."""
        for head in heads:
            for noun in self._after(head, tuple(_WITHIN)):
                if noun.lemma in self._scene.words.letters:
                    yield from self._after(noun.i, ("to",))
                elif noun.lemma in self._scene.words.talks:
                    yield from self._after(noun.i, ("with",))

    def _asked(self, head: int) -> Iterator[Token]:
        """Who is asked by a participle without a subject: "asked about it, X replied", "X, asked about it, …"."""
        token = self._scene.tokens[head]
        above = self._scene.tokens[token.head]
        if token.dep == "acl":
            yield above
        elif token.dep == "advcl":
            yield from self._scene.tree.children(above.i, "nsubj")

    def _wanted(self, head: int) -> Iterator[Token]:
        """Who is to act: "urged X to go", "called on X to go", "called for X to go"."""
        for clause in self._scene.tree.children(head, "ccomp", "xcomp"):
            if is_infinitive(self._scene, clause):
                yield from self._scene.tree.children(clause.i, "nsubj", "nsubjpass")
        if self._scene.tokens[head].lemma == "call":
            yield from self._after(head, ("on", "upon"))
        yield from self._scene.tree.children(head, "dobj")

    def _demanded(self, head: int) -> Iterator[Token]:
        """Who is to act: "demanded that X stop", in the subjunctive."""
        if self._scene.tokens[head].lemma not in self._scene.words.demanding:
            return
        for clause in self._scene.tree.children(head, "ccomp"):
            subject = self._scene.tree.child(clause.i, "nsubj")
            if subject is not None and clause.tag in {"VB", "VBP"} and not self._scene.tree.child(clause.i, "aux"):
                yield subject

    def _face_to_face(self, head: int) -> Iterator[Token]:
        """ "addressing X", "meeting X", "speaking to X" beside the verb of speech."""
        for clause in self._scene.tree.children(head, "advcl"):
            if clause.tag != "VBG":
                continue
            if clause.lemma in self._scene.words.facing:
                yield from self._scene.tree.children(clause.i, "dobj")
            yield from self._after(clause.i, ("to", "with"))

    def _after(self, head: int, prepositions: tuple[str, ...]) -> Iterator[Token]:
        for preposition in self._scene.tree.children(head, "prep", "dative"):
            if preposition.lemma.lower() in prepositions:
                yield from self._scene.tree.children(preposition.i, "pobj")
