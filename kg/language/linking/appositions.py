"""Nouns that stand beside a name and mean its bearer: 'Huawei, the technology company', 'his host, Vladimir Putin'."""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.records import ActorType, Mention, MentionKind, Token

__all__ = ["find_appositions"]

_ORGANIZATIONS = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION})
_DETERMINERS = frozenset({"a", "an", "the", "one"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
_CLOSING = frozenset({",", ".", ";", ")", ":", "-", "—", "–"})


def find_appositions(scene: Scene, linked: Mapping[int, Mention]) -> list[Mention]:
    """Find noun phrases in apposition to a name, or said of a person with 'to be'."""
    found = []
    for token in scene.tokens:
        if token.i in linked or token.pos not in ("NOUN", "NUM") or token.tag in ("NNS", "NNPS"):
            continue
        name = _bearer(scene, token, linked)
        if name is not None:
            span = scene.tree.phrase(token.i, without=("appos", "relcl", "acl", "punct", "conj", "cc", "advcl"))
            how = {"appos": "in apposition to", "attr": "said with 'to be' of"}.get(token.dep, "followed by the name")
            reason = f"{how} {name.actor.name}"
            found.append(Mention(span, name.actor, MentionKind.NOMINAL, token.i, None, reason, "linking.apposition"))
    return found


def _bearer(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Mention | None:
    """The name that the noun stands beside, if it can be said of such an actor."""
    if token.dep == "appos" and token.head != token.i:
        name = linked.get(token.head)
        return _agreeing(scene, token, name) or (name if _describes(scene, token, name) else None)
    if token.dep == "attr" and scene.tokens[token.head].lemma in ("be", "become", "remain"):
        subject = scene.tree.child(token.head, "nsubj")
        negated = scene.tree.child(token.head, "neg")
        name = linked.get(subject.i) if subject and negated is None else None
        if name is not None and name.actor.type is ActorType.PERSON:
            return _agreeing(scene, token, name)
        return None
    for child in scene.tree.children(token.i, "appos"):
        if name := _agreeing(scene, token, linked.get(child.i)):
            return name
    return _after_comma(scene, token, linked)


def _after_comma(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Mention | None:
    """'his Kazakh counterpart, Mukhtar Tileuberdi,': a person between commas after a noun of the lists."""
    first = token.i + 2
    if not scene.follows(first) or scene.tokens[token.i + 1].text != "," or not _is_definite(scene, token):
        return None
    name = linked.get(first)
    if name is None or name.actor.type is not ActorType.PERSON or name.span.start != scene.tokens[first].start:
        return None
    last = first
    while scene.follows(last + 1) and scene.tokens[last + 1].start < name.span.end:
        last += 1
    closed = not scene.follows(last + 1) or scene.tokens[last + 1].text in _CLOSING
    return _agreeing(scene, token, name) if closed else None


def _is_definite(scene: Scene, token: Token) -> bool:
    if scene.tree.child(token.i, "poss") is not None:
        return True
    determiner = scene.tree.child(token.i, "det")
    return determiner is not None and determiner.text.lower() == "the"


def _describes(scene: Scene, token: Token, name: Mention | None) -> bool:
    """Whether any noun with an article or owner may be said of the name: 'Transneft, the pipeline monopoly'."""
    if name is None or name.kind is not MentionKind.NAME or token.pos != "NOUN" or token.entity[2:] in _TIMES:
        return False
    determiner = scene.tree.child(token.i, "det")
    owner = scene.tree.child(token.i, "poss")
    owned = owner is not None and owner.tag != "WP$"
    if not owned and (determiner is None or determiner.text.lower() not in _DETERMINERS):
        return False
    noun, lexicon = singular(token), scene.lexicon
    if name.actor.type is ActorType.PERSON:
        return not any(
            lexicon.has(kind, noun)
            for kind in ("bodies", "organizations", "governments", "countries", "waters", "occasions")
        )
    return name.actor.type in (*_ORGANIZATIONS, ActorType.COUNTRY) and not lexicon.has("people", noun)


def _agreeing(scene: Scene, token: Token, name: Mention | None) -> Mention | None:
    if name is None or name.kind is not MentionKind.NAME:
        return None
    noun, lexicon = singular(token), scene.lexicon
    if noun == "one":
        noun = _counted(scene, token)
    if name.actor.type is ActorType.PERSON:
        fits = (
            lexicon.has("people", noun)
            or scene.gazetteer.titles.has(noun)
            or noun in ("friend", "comrade", "rival")
            or any(noun in words for words in lexicon.opposites.values())
        )
    elif name.actor.type in _ORGANIZATIONS:
        fits = lexicon.has("organizations", noun) or lexicon.has("bodies", noun)
    elif name.actor.type is ActorType.COUNTRY:
        fits = lexicon.has("countries", noun) or noun in ("ally", "rival", "partner")
    else:
        fits = False
    return name if fits else None


def _counted(scene: Scene, token: Token) -> str:
    """'allies' in 'one of its allies', in the singular."""
    preposition = scene.tree.child(token.i, "prep")
    noun = scene.tree.child(preposition.i, "pobj") if preposition is not None else None
    return singular(noun) if noun is not None else ""
