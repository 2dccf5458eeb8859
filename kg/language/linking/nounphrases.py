"""What kind of noun a phrase is built on, and whose it is: the questions before it can be said to act for a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.records import ActorType, Mention, Token

__all__ = ["Noun", "classify", "is_act", "only_tells_how", "owners_after", "owners_before", "states_of_owners"]

_KINDS = ("governments", "bodies", "forces", "people", "organizations")
_RIGHT = frozenset({"of", "from", "in", "inside", "throughout", "across", "within", "at", "near", "around"})
_WHENCE = frozenset({"of", "from"})
#: "A Chinese-owned bank" is Chinese.
_RUN = frozenset({"owned", "run", "flagged", "registered"})
#: Bodies that two states keep together.
_PAIRED = frozenset({"commission", "committee", "council"})
_PARTICIPLES = frozenset({"JJ", "VBD", "VBG", "VBN"})
_LEFT = ("amod", "compound", "poss", "nmod")
#: Nouns for bodies that name what is done as well, and prepositions after which they do: "over Russian opposition".
_ACTS_TOO = frozenset({"opposition", "party", "front"})
_IN_SPITE = frozenset({"over", "despite", "amid", "amidst", "notwithstanding"})


class Noun(NamedTuple):
    """A noun of the lists: its list, the words that make its kind, plural or not, the whole without article.

    `word` is the noun alone in the singular; `speaks` whether it matters without an owner too; `calling` whether it
    is one of those for people by what they do, who are of a state only if they are called so or are from there.
    """

    kind: str
    phrase: str
    plural: bool
    word: str
    whole: str = ""
    speaks: bool = False
    calling: bool = False


def classify(scene: Scene, token: Token) -> Noun | None:
    """The list that a noun stands in, with the words that matter; None for nouns that name no actor."""
    lexicon, word = scene.lexicon, singular(token)
    plural = token.tag in ("NNS", "NNPS") or word in ("police", "people", "military", "staff", "crew", "public")
    before = scene.tokens[token.i - 1] if scene.follows(token.i) else None
    pair = f"{before.text.lower()} {word}" if before is not None and before.head == token.i else ""
    for form in (pair, token.text.lower(), word):
        for kind in _KINDS:
            if form and lexicon.has(kind, form):
                if form == "state" and (plural or pair):
                    return None
                if kind == "governments" and _is_subnational(scene, token):
                    return Noun("bodies", f"local {token.text.lower()}", plural, word)
                if kind == "organizations" and lexicon.has("others", word) and scene.tree.child(token.i, "poss"):
                    return None  # "China's main supplier" is none of China's
                phrase = _phrase(scene, token, form)
                return Noun(kind, phrase, plural, word, _whole(scene, token), _speaks(scene, token))
    return _by_calling(scene, token, word) if token.pos == "NOUN" else None


def is_act(scene: Scene, token: Token) -> bool:
    """'Russia's opposition to sports bans', 'despite Chinese opposition': what is done, and no body that does it."""
    word = singular(token)
    if word in _ACTS_TOO and scene.follows(token.i + 1) and scene.tokens[token.i + 1].text == "to":
        return True
    above = scene.tokens[token.head].lemma.lower() if token.dep == "pobj" else ""
    return word == "opposition" and above in _IN_SPITE and scene.tree.child(token.i, "det") is None


def _by_calling(scene: Scene, token: Token, word: str) -> Noun | None:
    """'exporters', 'welders': people by what they do, or a part of a body; they matter where their owner is known."""
    kind = "parts" if scene.lexicon.has("parts", word) else "people" if scene.lexicon.has("callings", word) else None
    if kind is None or (scene.lexicon.has("others", word) and _is_somebodys(scene, token)):
        return None
    return Noun(kind, _phrase(scene, token, word), token.tag in ("NNS", "NNPS"), word, calling=kind == "people")


def _is_somebodys(scene: Scene, token: Token) -> bool:
    """ "Russia's friends", "friends of Russia": told by whose they are, not by where they come from."""
    of = any(p.text.lower() == "of" for p in scene.tree.children(token.i, "prep"))
    return of or scene.tree.child(token.i, "poss") is not None


def _is_subnational(scene: Scene, token: Token) -> bool:
    return any(scene.lexicon.has("subnational", c.lemma) for c in scene.tree.children(token.i, "amod", "compound"))


def _phrase(scene: Scene, token: Token, form: str) -> str:
    """The words that make the kind of thing: nouns before the head, not its adjectives."""
    before = [
        c.text.lower()
        for c in scene.tree.children(token.i, "compound")
        if c.i < token.i and c.pos == "NOUN" and c.text.lower() not in form.split()
    ]
    last = token.text.lower()
    words = [*form.split()[:-1], last] if " " in form else [last]
    return " ".join([*before, *words])


def _speaks(scene: Scene, token: Token) -> bool:
    """Whether people without a state matter here: as the subject of a verb, if they are no mere crowd."""
    return token.dep in ("nsubj", "nsubjpass", "agent") and not scene.lexicon.has("crowds", singular(token))


def _whole(scene: Scene, token: Token) -> str:
    """The noun with all that stands before it but the article, in lower case."""
    left = scene.tree.children(token.i, "amod", "compound", "det", "nummod", "nmod")
    words = [
        c.text.lower() for c in left if c.i < token.i and c.text.lower() not in ("the", "a", "an", "these", "those")
    ]
    return " ".join([*words, token.text.lower()])


def owners_before(scene: Scene, i: int, linked: Mapping[int, Mention]) -> Iterator[Mention]:
    """Actors named by the modifiers before a noun, also those of nouns inside: 'Israeli army bulldozers'."""
    for child in scene.tree.children(i, *_LEFT):
        if child.i > i:
            continue
        for each in scene.tree.conjuncts(child.i):
            mention = linked.get(each.i)
            if mention is not None and only_tells_how(scene, each.i):
                continue
            if mention is not None:
                paired = scene.tokens[i].lemma in _PAIRED and each.i > 1 and scene.tokens[each.i - 1].text == "-"
                if paired and each.i - 2 in linked:
                    yield linked[each.i - 2]  # "the Russian-Chinese commission"
                yield mention
            elif each.text.lower() in _RUN:
                yield from (linked[c.i] for c in scene.tree.children(each.i) if c.i in linked and c.i < each.i)
            elif each.dep != "poss" and each.pos in ("NOUN", "PROPN"):
                yield from owners_before(scene, each.i, linked)


def only_tells_how(scene: Scene, i: int) -> bool:
    """'Russian-speaking residents', 'Chinese-made drones': a state that is joined to a participle owns nothing."""
    after = scene.tokens[i + 1 : i + 3]
    joined = len(after) > 1 and after[0].text == "-" and after[0].start == scene.tokens[i].end
    return joined and after[1].tag in _PARTICIPLES and after[1].text[:1].islower() and after[1].text not in _RUN


def owners_after(
    scene: Scene, i: int, linked: Mapping[int, Mention], *, where: bool = True, strict: bool = False
) -> tuple[list[Mention], int | None]:
    """Actors named by 'of', 'from', 'in' after a noun, and the last token of that phrase; by 'in' only if `where`.

    If `strict`, what is only somebody's does not count: 'buyers of Russian gas' may be from anywhere.
    """
    for preposition in scene.tree.children(i, "prep"):
        if preposition.text.lower() not in (_RIGHT if where else _WHENCE):
            continue
        target = scene.tree.child(preposition.i, "pobj", "prep")
        if target is not None and target.dep == "prep":
            target = scene.tree.child(target.i, "pobj")
        if target is None:
            continue
        mention = linked.get(target.i)
        if mention is None and not strict:
            mention = next(iter(owners_before(scene, target.i, linked)), None)
        if mention is not None and (mention.actor.country or _is_whole(preposition, mention)):
            joined = [linked.get(each.i) for each in scene.tree.conjuncts(target.i) if each.i != target.i]
            others = [other for other in joined if other is not None and other.actor.country]
            if scene.tokens[i].tag == "NNS" and others and len(others) == len(joined):
                return [mention, *others], others[-1].head  # "officials from Russia, China and Iran"
            return [mention], target.i
    return [], None


def _is_whole(preposition: Token, mention: Mention) -> bool:
    """'members of NATO', 'observers from the OSCE': of a body of states, which has no country."""
    return mention.actor.type is ActorType.INTERNATIONAL_ORGANIZATION and preposition.text.lower() in _WHENCE


def states_of_owners(scene: Scene, owners: list[Mention]) -> list[str]:
    """The states of the owners; of two adjectives side by side, 'Croatian Serb', the first is the state."""
    found: list[str] = []
    last = -2
    for owner in sorted(owners, key=lambda o: o.span):
        side_by_side = owner.head == last + 1 and scene.follows(owner.head)
        if owner.actor.country and owner.actor.country not in found and not side_by_side:
            found.append(owner.actor.country)
        last = owner.head
    return found
