"""Bodies that a report calls as they are called where it was written: "MOSCOW – The foreign ministry said …"."""

from __future__ import annotations

from kg.language.linking.nounphrases import classify
from kg.language.linking.scene import Scene
from kg.records import Mention, MentionKind, TextSpan, Token

__all__ = ["body_at_home"]


def body_at_home(scene: Scene, token: Token) -> Mention | None:
    """The registry's ministry of the home state that "the foreign ministry" means, where nothing says whose it is."""
    determiner = scene.tree.child(token.i, "det")
    if scene.home is None or determiner is None or determiner.text.lower() != "the":
        return None
    noun = classify(scene, token)
    if noun is None or noun.kind != "bodies" or noun.plural or not noun.phrase.endswith(" ministry"):
        return None
    if scene.tree.children(token.i, "poss", "prep", "relcl", "acl"):
        return None
    found = scene.index.bodies(noun.phrase, scene.home)
    if len(found) != 1:
        return None
    reason = f"'the {noun.phrase}' where the report was written, in {scene.home}"
    span = TextSpan(determiner.start, token.end)
    return Mention(span, found[0].actor, MentionKind.NOMINAL, token.i, None, reason, "linking.body-at-home")
