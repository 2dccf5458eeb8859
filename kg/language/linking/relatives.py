"""Whose it is that a relative clause tells of: "Germany, whose chancellor urged …" tells of Germany's chancellor."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.linking.choice import Choice
from kg.language.linking.scene import Scene, by_token
from kg.records import Mention, MentionKind, TextSpan, Token

__all__ = ["find_relative_owners"]


def find_relative_owners(scene: Scene, names: Sequence[Mention]) -> list[Mention]:
    """Mentions by "whose": the actor named by the noun that the relative clause stands on."""
    linked = by_token(names, scene.tokens)
    found = []
    for token in scene.tokens:
        before = _antecedent(scene, token) if token.tag == "WP$" and token.dep == "poss" else None
        named = linked.get(before.i) if before is not None else None
        if named is not None and before is not None and named.head == before.i:
            choice = Choice(named.actor, f"'whose': the one before it, {named.actor.name}", "linking.relative-owner")
            found.append(choice.at(TextSpan(token.start, token.end), MentionKind.PRONOUN, token.i))
    return found


def _antecedent(scene: Scene, owner: Token) -> Token | None:
    """The noun that the clause of a "whose" is about."""
    verb = next((t for t in scene.tree.ancestors(owner.i) if t.dep == "relcl"), None)
    noun = scene.tokens[verb.head] if verb is not None else None
    return noun if noun is not None and noun.i < owner.i else None
