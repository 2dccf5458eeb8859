"""Whom a definite noun takes up by what was said they are: "Li Wei, an aide to … . The aide said", "the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.attribution.linked import Linked
from kg.extraction.attribution.scene import Scene
from kg.records import ActorType, Mention, MentionKind, Token

__all__ = ["taken_up"]

_NEAR = 25  # so many mentions back somebody is sought
_DEFINITE = frozenset({"the", "this", "that"})
_LIMITS = ("prep", "poss", "nmod", "nummod", "relcl", "acl", "appos")
_BODIES = frozenset({"ministry", "embassy"})


def taken_up(scene: Scene, linked: Linked, noun: int) -> list[Mention]:
    """The one person whom the text called so before, or the one body of that name in the paragraph; else nobody."""
    token = scene.tokens[noun]
    if token.tag not in {"NN", "NNP"} or not token.text.islower() or not _is_definite_alone(scene, token):
        return []
    if token.lemma in _BODIES:
        found = list(_bodies(scene, linked, token))
    else:
        found = [m for m in linked.before(token.start, _NEAR) if _is_called(scene, m, token.lemma)]
    return found[-1:] if len({m.actor.id for m in found}) == 1 else []


def _is_definite_alone(scene: Scene, token: Token) -> bool:
    determiner = scene.tree.child(token.i, "det")
    return (
        determiner is not None
        and determiner.text.lower() in _DEFINITE
        and not scene.tree.children(token.i, *_LIMITS)
        and not any(t.text[:1].isupper() for t in scene.tree.children(token.i, "amod", "compound"))
    )


def _is_called(scene: Scene, mention: Mention, lemma: str) -> bool:
    """Whether a noun before a name or beside it says what somebody is: "the aide Li Wei", "Li Wei, an aide"."""
    if mention.kind is not MentionKind.NAME or mention.actor.type is not ActorType.PERSON:
        return False
    name = scene.tokens[mention.head]
    words = [t.lemma for t in scene.tree.children(name.i, "appos", "compound", "nmod")]
    return lemma in words or (name.dep == "appos" and scene.tokens[name.head].lemma == lemma)


def _bodies(scene: Scene, linked: Linked, token: Token) -> Iterator[Mention]:
    """The bodies in the paragraph that have the noun, and all words before it, in their names."""
    number = scene.paragraph_of[token.i]
    words = [t.text.lower() for t in scene.tree.children(token.i, "amod", "compound")] + [token.lemma]
    if number == 0:
        return
    for mention in linked.inside(scene.reading.article.blocks[number - 1].span):
        name = mention.actor.name.lower()
        if mention.actor.type is ActorType.ORGANIZATION and all(word in name for word in words):
            yield mention
