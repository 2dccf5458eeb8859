"""People, organisations and places that the registry does not know, from the recogniser and from capitals.

The recogniser of a small model errs often: a span counts only where its words look like such a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from kg.language.linking.nouns import connected
from kg.language.linking.scene import Scene
from kg.records import ActorType, Token

__all__ = ["Stranger", "find_strangers"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset({"in", "near", "outside", "around", "toward", "towards"})
_INNER = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "&"})


class Stranger(NamedTuple):
    """A proper name of unknown bearer: tokens `first` to `last`, both included."""

    first: int
    last: int
    type: ActorType
    reason: str


def find_strangers(
    scene: Scene, taken: Set[int], titled: frozenset[int], titles: Sequence[tuple[int, int, str]]
) -> list[Stranger]:
    """Find proper names outside the tokens `taken`.

    Parameters
    ----------
    scene : Scene
        The article.
    taken : set of int
        Tokens that belong to names already linked.
    titled : frozenset of int
        Tokens directly after a title or form of address: a capitalised name there is a person.
    titles : sequence of tuple
        First token, last token and role of every title: no part of a name.
    """
    found: list[Stranger] = []
    used: set[int] = set(taken) | {i for first, last, _ in titles for i in range(first, last + 1)}
    for first in sorted(titled):
        if last := _person_from(scene, first, used):
            found.append(Stranger(first, last - 1, ActorType.PERSON, "a name after a title"))
            used.update(range(first, last))
    for first, last in _employers(scene, titles, used):
        found.append(Stranger(first, last, ActorType.ORGANIZATION, "where somebody works"))
        used.update(range(first, last + 1))
    for first, last, label in _entities(scene):
        stranger = _judge(scene, first, last, label, used)
        if stranger is not None and not any(i in used for i in range(stranger.first, stranger.last + 1)):
            found.append(stranger)
            used.update(range(stranger.first, stranger.last + 1))
    for first, last in _runs(scene, used):
        words = [scene.tokens[i].text for i in range(first, last + 1)]
        named = all(_personal(scene, w) for w in words) and _organization(scene, words) is None
        if named and _is_human(scene, first, last):
            found.append(Stranger(first, last, ActorType.PERSON, "somebody who, or said to be a person"))
            used.update(range(first, last + 1))
    return sorted(found)


def _employers(scene: Scene, titles: Sequence[tuple[int, int, str]], used: set[int]) -> Iterator[tuple[int, int]]:
    """Capitalised words after 'a senior fellow at', 'an analyst with'."""
    for _, title, _ in titles:
        first = title + 2
        if not scene.follows(first) or scene.tokens[title + 1].text not in ("at", "with"):
            continue
        if scene.tokens[first].text.lower() == "the":
            first += 1
        last = first - 1
        while scene.follows(last + 1) and scene.tokens[last + 1].text[:1].isupper() and last + 1 not in used:
            last += 1
        if last >= first and (last + 1 not in used or not scene.follows(last + 1)):
            yield first, connected(scene, last)


def _entities(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """First token, last token and label of what the recogniser found."""
    first, label = -1, ""
    for token in scene.tokens:
        if first >= 0 and not token.entity.startswith("I-"):
            yield first, token.i - 1, label
            first = -1
        if token.entity.startswith("B-"):
            first, label = token.i, token.entity[2:]
    if first >= 0:
        yield first, len(scene.tokens) - 1, label


def _person_from(scene: Scene, first: int, used: set[int]) -> int:
    """One past the last token of the personal name that starts at `first`, or 0 if none does."""
    if not scene.is_name_like(first) or first in used:
        return 0
    if scene.lexicon.has("institutions", scene.tokens[first].text.lower()):
        return 0  # "the General Administration", "the Premier League"
    at, last = first, first
    while at < len(scene.tokens) and (at == first or scene.follows(at)) and at not in used:
        token = scene.tokens[at]
        word = token.text.lower()
        if (
            scene.is_name_like(at) and not scene.lexicon.has("institutions", word) and token.text.isalpha()
        ) or _initial(token.text):
            last = at
        elif not (word in scene.lexicon.sets["particles"] or token.text == "-" or "-" in token.text):
            break
        elif "-" in token.text and len(token.text) > 1:
            last = at
        at += 1
    return last + 1


def _initial(text: str) -> bool:
    return len(text) == 2 and text[0].isupper() and text[1] == "."


def _judge(scene: Scene, first: int, last: int, label: str, used: set[int]) -> Stranger | None:
    """What the recognised span really is, or None."""
    bracket = next((i for i in range(first, last + 1) if scene.tokens[i].text == "("), last + 1)
    first, last = _trim(scene, first, bracket - 1)
    if first > last or any(i in used for i in range(first, last + 1)):
        return None
    if first == last and _takes_up(scene, first):
        return None
    words = [scene.tokens[i].text for i in range(first, last + 1)]
    if not _looks_like_name(words):
        return None
    kind = _organization(scene, words)
    if kind is None and len(words) >= 2 and all(_personal(scene, w) for w in words) and _is_human(scene, first, last):
        return Stranger(first, last, ActorType.PERSON, "somebody who, or said to be a person")
    if label in ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC") and kind is not None:
        return Stranger(first, last, kind, f"a capitalised name that ends in '{words[-1]}'")
    head = scene.tokens[scene.head_of(first, last)]
    if label in ("ORG", "PERSON") and head.dep == "pobj" and _placed(scene, head, alone=first == last):
        return Stranger(first, last, ActorType.PLACE, f"stands after '{scene.tokens[head.head].text}'")
    if label == "PERSON" and len(words) >= 2 and all(_personal(scene, w) for w in words):
        return Stranger(first, last, ActorType.PERSON, "recognised as a person's name")
    if first == last and (not scene.follows(first) or head.dep in ("compound", "amod")):
        return None
    if label in _PLACES and not scene.index.by_name(" ".join(words)):  # a known name that is no actor here stays none
        return Stranger(first, last, ActorType.PLACE, "recognised as a place")
    if label == "ORG" and _acts(scene, first, last):
        return Stranger(first, last, ActorType.ORGANIZATION, "recognised as an organisation")
    return None


def _takes_up(scene: Scene, i: int) -> bool:
    """'the Council', 'the Ministry': a body named before, and no name of its own."""
    before = scene.tokens[i - 1].text.lower() if i > 0 and scene.follows(i) else ""
    word = scene.tokens[i].text.lower()
    return before == "the" and any(word in words for words in scene.lexicon.again.values())


def _is_human(scene: Scene, first: int, last: int) -> bool:
    """Whether the words around a name say that it is a person's: 'X, who …', 'X, a lawyer', 'his colleague X'."""
    after = last + 1
    if scene.follows(after) and scene.tokens[after].text == "," and scene.follows(after + 1):
        after += 1
    if scene.follows(after) and scene.tokens[after].text.lower() in ("who", "whom", "whose"):
        return scene.tokens[after].text.lower() != "whose" or scene.tokens[after].i == last + 2
    head = scene.tokens[scene.head_of(first, last)]
    beside = [*scene.tree.children(head.i, "appos"), *([scene.tokens[head.head]] if head.dep == "appos" else [])]
    people = scene.lexicon.sets["people"]
    return any(t.tag == "NN" and (t.lemma in people or scene.gazetteer.titles.has(t.lemma)) for t in beside)


def _runs(scene: Scene, used: Set[int]) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words in a row that the recogniser passed over and that nothing else has taken."""
    at = 0
    while at < len(scene.tokens):
        last = at
        while (
            last < len(scene.tokens)
            and scene.is_name_like(last)
            and last not in used
            and (last == at or scene.follows(last))
        ):
            last += 1
        if 2 <= last - at <= 3:
            yield at, last - 1
        at = max(last, at + 1)


def _placed(scene: Scene, head: Token, *, alone: bool) -> bool:
    """Whether a name stands where places stand: 'near Bakhmut', 'the city of Isfahan'."""
    preposition = scene.tokens[head.head]
    kind = scene.tokens[preposition.head].lemma
    if preposition.text == "of":
        return kind in scene.lexicon.again["place"] or kind in scene.lexicon.senses["places"]
    return alone and preposition.text.lower() in _WHERE


def _trim(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Take off articles, titles, possessives and punctuation at the ends."""
    tokens, lexicon = scene.tokens, scene.lexicon
    while first <= last and (
        tokens[first].pos in ("DET", "PUNCT", "PART", "NUM", "ADP")
        or lexicon.has("honorifics", tokens[first].text.lower())
        or (not tokens[first].text[:1].isupper() and tokens[first].text.lower() not in lexicon.sets["particles"])
    ):
        first += 1
    while last >= first and (
        tokens[last].text in ("'s", "'") or tokens[last].pos in ("PUNCT", "ADP", "DET", "VERB", "NUM")
    ):
        last -= 1
    return first, last


def _looks_like_name(words: list[str]) -> bool:
    return all(w[:1].isupper() or w.lower() in _INNER or "-" in w or len(w) <= 3 for w in words) and any(
        len(w) > 1 and w[0].isupper() for w in words
    )


def _organization(scene: Scene, words: list[str]) -> ActorType | None:
    lexicon, last = scene.lexicon, words[-1].lower()
    if len(words) < 2:
        return None
    if lexicon.has("publications", last):
        return ActorType.PUBLICATION
    if lexicon.has("occasions", last):
        return ActorType.NAMED_EVENT
    if lexicon.has("waters", last):
        return ActorType.PLACE
    named = {w.lower() for w in words}
    if named & lexicon.sets["institutions"] and words[0][:1].isupper():
        return ActorType.ORGANIZATION
    return None


def _personal(scene: Scene, word: str) -> bool:
    plain = word.replace("-", "").replace(".", "").replace("'", "")
    return plain.isalpha() and (word[0].isupper() or word.lower() in scene.lexicon.sets["particles"])


def _acts(scene: Scene, first: int, last: int) -> bool:
    """Whether the span fills a place where actors stand: subject, object, possessor, after 'by', 'with', 'at'."""
    words = [scene.tokens[i] for i in range(first, last + 1)]
    head = scene.tokens[scene.head_of(first, last)]
    if not all(scene.is_name_like(t.i) or t.text.lower() in _INNER for t in words) or any(
        c.isdigit() for c in head.text
    ):
        return False
    return head.dep in ("nsubj", "nsubjpass", "poss", "pobj", "dobj", "conj", "appos", "compound")
