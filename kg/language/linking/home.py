"""Bodies that a report calls as they are called where it was written: "MOSCOW – The foreign ministry said …"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.linking.nounphrases import classify
from kg.language.linking.scene import Scene
from kg.records import Mention, MentionKind, TextSpan, Token

__all__ = ["body_at_home"]


def body_at_home(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Mention | None:
    """The registry's ministry that "the foreign ministry" means, where nothing beside it says whose it is.

    That of the capital which opens the sentence, "In Tokyo, the foreign ministry", else of the report's dateline.
    """
    determiner = scene.tree.child(token.i, "det")
    home = _opening(scene, token, linked) or scene.home
    if home is None or determiner is None or determiner.text.lower() != "the":
        return None
    noun = classify(scene, token)
    if noun is None or noun.kind != "bodies" or noun.plural or not noun.phrase.endswith(" ministry"):
        return None
    if scene.tree.children(token.i, "poss", "prep", "relcl", "acl"):
        return None
    found = scene.index.bodies(noun.phrase, home)
    if len(found) != 1:
        return None
    reason = f"'the {noun.phrase}' in {home}, whose capital opens the sentence or the report"
    span = TextSpan(determiner.start, token.end)
    return Mention(span, found[0].actor, MentionKind.NOMINAL, token.i, None, reason, "linking.body-at-home")


def _opening(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> str | None:
    """The state whose capital opens the sentence after "in"."""
    first = scene.tree.sentences[scene.tree.sentence_of(token.i)].first
    place = scene.tree.child(first, "pobj") if scene.tokens[first].text == "In" else None
    city = linked.get(place.i) if place is not None else None
    entry = scene.gazetteer.entries.get(city.actor.id) if city is not None else None
    return entry.actor.country if entry is not None and entry.stands_for is not None else None
