"""Phrases that name an office: a title, whose it is, and whether it is held now.

'Chinese President', 'the Russian foreign minister', 'a senior fellow at the Carnegie Endowment', 'former Kremlin
spokesman'. Who holds the office is another question (`officeholders`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.records import ActorType, Mention, Token

__all__ = ["TitlePhrase", "find_title_phrases", "find_titles", "owner_of"]

#: Titles of those who are sent to somebody.
_SENT = frozenset({"ambassador", "envoy", "representative", "adviser", "advisor", "aide", "general", "deputy"})
_OBJECT_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "on"})


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """Tokens `first` to `last` are the title; `words` are its words, `role` what it names (see the word lists).

    `owner` is the state or body, `qualifier` 'former', 'deputy', 'acting' and the like or empty, `start` the first
    token of everything that belongs to the phrase, `end` its last. `narrowed` is whether a noun between owner and title
    makes it another office: 'the Russian opposition leader'.
    """

    first: int
    last: int
    start: int
    end: int
    words: str
    role: str
    qualifier: str
    owner: Mention | None
    host: Mention | None = None
    narrowed: bool = False


def find_titles(scene: Scene) -> list[tuple[int, int, str]]:
    """Every title: first token, last token, role. Plurals are none."""
    found: list[tuple[int, int, str]] = []
    words = [t.text.lower() for t in scene.tokens]
    last_words = scene.gazetteer.titles.by_last
    for token in scene.tokens:
        if words[token.i] not in last_words or token.pos not in ("NOUN", "PROPN", "ADJ", "X"):
            continue
        floor = scene.tree.sentences[scene.tree.sentence_of(token.i)].first
        places = [j for j in range(max(floor, token.i - 9), token.i + 1) if words[j] != "-"]
        hit = scene.gazetteer.titles.ending([words[j] for j in places])
        if hit:
            first = places[-hit[0]]
            if found and first <= found[-1][1] and found[-1][0] >= first:
                found.pop()
            if not found or first > found[-1][1]:
                found.append((first, token.i, hit[1]))
    return found


def find_title_phrases(scene: Scene, linked: Mapping[int, Mention]) -> list[TitlePhrase]:
    """Every title outside the names already linked, with its owner."""
    return [owner_of(scene, hit, linked) for hit in find_titles(scene) if hit[1] not in linked]


def owner_of(scene: Scene, hit: tuple[int, int, str], linked: Mapping[int, Mention]) -> TitlePhrase:
    """Complete a title with the state or body before or after it and with what limits it."""
    first, last, role = hit
    qualifier, start, owner, narrowed = _leftwards(scene, first, linked)
    host, end = _rightwards(scene, last, linked)
    if role == "ambassador":
        host, end = _sent_to(scene, linked, owner or host, host, end)
    if owner is None and not (scene.follows(start) and scene.tokens[start - 1].tag == "PRP$"):
        owner = _rightwards(scene, last, linked)[0]  # not of "its envoy to the bloc", whom it has sent there
    elif (
        role != "ambassador" and scene.follows(last + 1) and scene.tokens[last + 1].text.lower() in ("in", "with", "on")
    ):
        end = last
    words = " ".join(scene.tokens[i].text.lower() for i in range(first, last + 1) if scene.tokens[i].text != "-")
    return TitlePhrase(first, last, start, end, words, role, qualifier, owner, host, narrowed)


def _leftwards(scene: Scene, first: int, linked: Mapping[int, Mention]) -> tuple[str, int, Mention | None, bool]:
    """Walk left over adjectives and nouns to the owner: qualifier, first token, owner, whether a noun lies between."""
    tokens, lexicon = scene.tokens, scene.lexicon
    qualifier, owner, at, between = "", None, first - 1, False
    while at >= 0 and scene.follows(at + 1):
        token, word = tokens[at], tokens[at].text.lower()
        if at in linked and _owns(linked[at]):
            owner = owner or linked[at]
            possessive = scene.tokens[at + 1].text in ("'s", "'", "’s", "’")
            at = _first_token(scene, linked[at], at)
            if possessive and not (scene.follows(at) and tokens[at - 1].pos == "DET"):
                at -= 1
                break
        elif at in linked or not (_modifies(token) or word in ("'s", "'", "-", "then")):
            break
        elif owner is None and _narrows(scene, token):
            between = True
        for kind in ("past", "lesser", "future"):
            if lexicon.has(kind, word):
                qualifier = word if not qualifier or lexicon.has("dead", word) else qualifier
        at -= 1
    start = at + 1
    if at >= 0 and tokens[at].pos == "DET" and scene.follows(at + 1):
        start = at
    return qualifier, start, owner, between and owner is not None


def _narrows(scene: Scene, token: Token) -> bool:
    """Whether a word before a title makes it another: a noun, or an adjective in capitals; 'then', 'acting' do not."""
    word = token.text.lower()
    if any(scene.lexicon.has(kind, word) for kind in ("past", "lesser", "future", "dead")):
        return False
    return token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and token.text[:1].isupper())


def _is_whole(scene: Scene, mention: Mention, target: Token | None) -> bool:
    """Whether the mention is what the preposition takes, and not a word before that: 'the Russian football union'."""
    if target is None or scene.tokens[mention.head].dep == "pobj":
        return True
    noun = singular(target)
    return (
        scene.lexicon.has("governments", noun)
        or scene.lexicon.has("bodies", noun)
        or target.lemma in ("affair", "party")
    )


def _sent_to(
    scene: Scene, linked: Mapping[int, Mention], owner: Mention | None, host: Mention | None, end: int
) -> tuple[Mention | None, int]:
    """Where an ambassador is sent, and the last token that says so: also after 'of Russia', 'in China'."""
    at = end + 1
    if host is owner and scene.follows(at) and scene.tokens[at].text.lower() in ("to", "in"):
        target = scene.tree.child(at, "pobj")
        sent = linked.get(target.i) if target is not None else None
        if target is not None and sent is not None and _owns(sent):
            return sent, max(target.i, _last_token(scene, sent, target.i))
    return host, end


def _modifies(token: Token) -> bool:
    return token.pos in ("ADJ", "NOUN", "PROPN", "ADV", "NUM") or token.tag in ("VBN", "VBG")


def _owns(mention: Mention) -> bool:
    return mention.actor.type not in (ActorType.PERSON, ActorType.NAMED_EVENT, ActorType.DOCUMENT)


def _first_token(scene: Scene, mention: Mention, at: int) -> int:
    while at > 0 and scene.tokens[at - 1].start >= mention.span.start:
        at -= 1
    return at


def _last_token(scene: Scene, mention: Mention, at: int) -> int:
    while scene.follows(at + 1) and scene.tokens[at + 1].end <= mention.span.end:
        at += 1
    return at


def _rightwards(scene: Scene, last: int, linked: Mapping[int, Mention]) -> tuple[Mention | None, int]:
    """The first actor in a prepositional phrase directly after the title, and the last token of its name."""
    at = last + 1
    if not (scene.follows(at) and scene.tokens[at].text.lower() in _OBJECT_PREPOSITIONS):
        return None, last
    if scene.tokens[at].text.lower() == "to" and scene.tokens[last].text.lower() not in _SENT:
        return None, last
    target = scene.tree.child(at, "pobj")
    owner = linked.get(target.i) if target is not None else None
    if target is not None and owner is not None and _owns(owner):
        return owner, max(target.i, _last_token(scene, owner, target.i))
    if target is not None and scene.lexicon.has("people", singular(target)):
        return None, last
    limit = at + 7
    at += 1
    while scene.follows(at) and at < limit:
        mention = linked.get(at)
        if mention is not None and _owns(mention):
            last_one = max(_last_token(scene, mention, at), target.i if target is not None else 0)
            return (mention, last_one) if _is_whole(scene, mention, target) else (None, last)
        if scene.tokens[at].pos not in ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "NUM") or mention is not None:
            break
        at += 1
    return None, last
