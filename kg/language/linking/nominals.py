"""Noun phrases that act for a state: 'Chinese officials', 'the Israeli army', 'the Obama administration'.

The government is the state itself; armies, parliaments and ministries are organisations of it; people are groups
(one of them, a person) that carry its code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.language.linking.actors import body_of, joint, people_of
from kg.language.linking.nouns import counted_by, singular
from kg.language.linking.pairs import read_pair
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token

__all__ = ["find_nominals", "owners_before", "somebody_unnamed"]

_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "quantmod"})
_LEFT = ("amod", "compound", "poss", "nmod")
_RIGHT = frozenset({"of", "from", "in", "inside", "throughout", "across", "within", "at", "near", "around"})
_ARTICLES = frozenset({"the", "a", "an", "these", "those"})
_KINDS = ("governments", "bodies", "forces", "people", "organizations")


class _Noun(NamedTuple):
    """A noun of the lists: its list, the words that make its kind, plural or not, the whole without article."""

    kind: str
    phrase: str
    plural: bool
    whole: str = ""
    speaks: bool = False


def find_nominals(scene: Scene, linked: Mapping[int, Mention], done: frozenset[int]) -> list[Mention]:
    """Find noun phrases that name a state, a part of it or its people.

    Parameters
    ----------
    scene : Scene
        The article.
    linked : mapping
        The mention that covers each token, of those found before.
    done : frozenset of int
        Head tokens that are spoken for, such as offices.
    """
    found: list[Mention] = []
    groups: dict[str, Actor] = {}
    for token in scene.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.i in linked or token.i in done:
            continue
        noun = _classify(scene, token)
        if noun is None or (token.dep in _INSIDE and noun.kind != "governments"):
            continue
        if _titles_a_name(scene, token, linked) or read_pair(scene, token) is not None:
            continue
        if scene.lexicon.has("others", singular(token)) and _pronoun_before(scene, token):
            continue
        if _again(scene, token, list(owners_before(scene, token.i, linked))):
            continue
        mention = _mention(scene, token, noun, linked, groups)
        if mention is not None:
            found.append(mention)
            if mention.actor.type is ActorType.GROUP and mention.actor.country:
                groups[singular(token)] = mention.actor
    return found


def somebody_unnamed(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Mention | None:
    """The mention of a noun that takes up nobody: 'the president' of the only state in the sentence."""
    noun = _classify(scene, token)
    return _mention(scene, token, noun, linked, {}) if noun is not None else None


def _classify(scene: Scene, token: Token) -> _Noun | None:
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
                    return _Noun("bodies", f"local {token.text.lower()}", plural)
                return _Noun(kind, _phrase(scene, token, form), plural, _whole(scene, token), _speaks(scene, token))
    return None


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


def _titles_a_name(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> bool:
    """'spokesman John Kirby': the noun is a title, its bearer is the mention."""
    after = linked.get(token.i + 1) if scene.follows(token.i + 1) else None
    return after is not None and after.actor.type is ActorType.PERSON and token.tag in ("NN", "NNP")


def _pronoun_before(scene: Scene, token: Token) -> bool:
    """'its allies': whose they are is told by a pronoun, read later."""
    owner = scene.tree.child(token.i, "poss")
    return owner is not None and owner.pos == "PRON"


def _again(scene: Scene, token: Token, owners: list[Mention]) -> bool:
    """'the former KGB man', 'the minister', 'the Russian gas giant', 'his counterpart': to be looked for later."""
    if token.lemma == "counterpart":
        return True
    determiner = scene.tree.child(token.i, "det")
    if token.tag != "NN" or determiner is None or determiner.text.lower() not in ("the", "this", "that"):
        return False
    noun = singular(token)
    if any(o.actor.type is ActorType.COUNTRY for o in owners):
        return noun in scene.lexicon.again["organization"] and not scene.lexicon.has("bodies", noun)
    return scene.lexicon.has("general", noun) or noun in scene.gazetteer.titles.by_last


def _mention(
    scene: Scene, token: Token, noun: _Noun, linked: Mapping[int, Mention], groups: Mapping[str, Actor]
) -> Mention | None:
    """The mention that a noun heads. `groups` are those named before by their noun: 'the rebels' may be they."""
    owners = list(owners_before(scene, token.i, linked))
    tail = None
    if not owners:
        owners, tail = _owners_after(scene, token.i, linked)
    if noun.kind == "organizations" and not noun.plural and (body := _named_by(scene, token, linked)):
        reason = f"'{noun.phrase}' says what {body.name} is"
        return Mention(_span(scene, token.i, token, None), body, MentionKind.NOMINAL, token.i, None, reason)
    codes = _codes(scene, owners)
    if _is_abstract(scene, token, noun):
        return None
    reason = "belongs to " + ", ".join(codes) if codes else ""
    before = groups.get(singular(token))
    if not codes and not owners and before is not None and noun.plural and _has_article(scene, token):
        reason = f"'the {noun.phrase}' named before"
        return Mention(_span(scene, token.i, token, None), before, MentionKind.NOMINAL, token.i, None, reason)
    peoples = all(o.actor.type is ActorType.GROUP for o in owners)
    if not codes and peoples and (code := _locus(scene, token, noun, linked)):
        codes, reason = [code], f"the only state in the sentence is {code}"
    actor = _actor(scene, noun, codes, owners)
    if actor is None:
        return None
    head = counted_by(scene, token.i)
    span = _span(scene, head, token, tail)
    return Mention(span, actor, MentionKind.NOMINAL, head, None, f"'{noun.phrase}': {reason or 'nobody named'}")


def owners_before(scene: Scene, i: int, linked: Mapping[int, Mention]) -> Iterator[Mention]:
    """Actors named by the modifiers before a noun, also those of nouns inside: 'Israeli army bulldozers'."""
    for child in scene.tree.children(i, *_LEFT):
        if child.i > i:
            continue
        for each in scene.tree.conjuncts(child.i):
            mention = linked.get(each.i)
            if mention is not None:
                yield mention
            elif each.dep != "poss" and each.pos in ("NOUN", "PROPN"):
                yield from owners_before(scene, each.i, linked)


def _is_abstract(scene: Scene, token: Token, noun: _Noun) -> bool:
    """'Russia's opposition to sports bans' is no party; 'the mission to the United Nations' is a body."""
    leads_to = any(c.text == "to" for c in scene.tree.children(token.i, "prep"))
    return leads_to and noun.kind in ("bodies", "organizations") and singular(token) in ("opposition", "party", "front")


def _has_article(scene: Scene, token: Token) -> bool:
    determiner = scene.tree.child(token.i, "det")
    return determiner is not None and determiner.text.lower() in ("the", "these", "those")


def _codes(scene: Scene, owners: list[Mention]) -> list[str]:
    """The states of the owners; of two adjectives side by side, 'Croatian Serb', the first is the state."""
    found: list[str] = []
    last = -2
    for owner in sorted(owners, key=lambda o: o.span):
        side_by_side = owner.head == last + 1 and scene.follows(owner.head)
        if owner.actor.country and owner.actor.country not in found and not side_by_side:
            found.append(owner.actor.country)
        last = owner.head
    return found


def _named_by(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Actor | None:
    """'the Amal militia', 'the Gazprom company': the organisation named right before the noun."""
    before = linked.get(token.i - 1) if scene.follows(token.i) else None
    kinds = (ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION)
    named = before is not None and before.kind is MentionKind.NAME and before.actor.type in kinds
    return before.actor if before is not None and named else None


def _owners_after(scene: Scene, i: int, linked: Mapping[int, Mention]) -> tuple[list[Mention], int | None]:
    """Actors named by 'of', 'from', 'in' after a noun, and the last token of that phrase."""
    for preposition in scene.tree.children(i, "prep"):
        if preposition.text.lower() not in _RIGHT:
            continue
        target = scene.tree.child(preposition.i, "pobj", "prep")
        if target is not None and target.dep == "prep":
            target = scene.tree.child(target.i, "pobj")
        if target is None:
            continue
        mention = linked.get(target.i) or next(iter(owners_before(scene, target.i, linked)), None)
        if mention is not None and mention.actor.country:
            return [mention], target.i
    return [], None


def _locus(scene: Scene, token: Token, noun: _Noun, linked: Mapping[int, Mention]) -> str | None:
    """The only state that the sentence names, for nouns that are local wherever they stand."""
    word = singular(token)
    last = noun.phrase.split()[-1]
    if any(_unknown_name(scene, c, linked) for c in scene.tree.children(token.i, "amod", "compound")):
        return None
    if not ({word, noun.phrase, last} & scene.lexicon.sets["locals"]):
        return None
    determiner = scene.tree.child(token.i, "det", "poss")
    if determiner is None and not noun.plural:
        return None
    if determiner is not None and determiner.text.lower() not in ("the", "some", "all", "these", "those"):
        return None
    sentence = scene.tree.sentences[scene.tree.sentence_of(token.i)]
    named = [linked[i].actor for i in range(sentence.first, sentence.last) if i in linked]
    for kinds in ((ActorType.COUNTRY,), tuple(ActorType)):
        codes = {a.country for a in named if a.type in kinds} - {None}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _unknown_name(scene: Scene, modifier: Token, linked: Mapping[int, Mention]) -> bool:
    """Whether a modifier is a proper name of somebody unknown; 'Pro-Russian' only tells a stance."""
    stance = scene.tokens[modifier.i - 2].text.lower() if modifier.i > 1 else ""
    first = scene.follows(modifier.i) is False
    return modifier.text[:1].isupper() and modifier.i not in linked and not first and stance not in _stances(scene)


def _stances(scene: Scene) -> frozenset[str]:
    return scene.lexicon.sets["stances"]


def _actor(scene: Scene, noun: _Noun, codes: list[str], owners: list[Mention]) -> Actor | None:
    if noun.kind == "governments":
        states = [state for code in codes if (state := scene.gazetteer.state(code))]
        return joint(states) if states else None
    if noun.kind == "organizations" and len(codes) == 1 and not noun.plural:
        return body_of(scene, codes[0], noun.phrase)
    if noun.kind == "bodies" and codes and not any(o.actor.type is ActorType.PERSON for o in owners):
        return joint([body_of(scene, code, noun.phrase) for code in codes])
    if (
        noun.kind == "people"
        or (noun.kind == "forces" and noun.plural and codes)
        or (noun.kind == "organizations" and codes)
    ):
        if len(codes) > 1:
            return joint([people_of(scene, code, noun.phrase) for code in codes])
        if not codes and owners:
            return people_of(scene, None, f"{owners[0].actor.name} {noun.phrase}", one=not noun.plural)
        if not codes and not noun.plural:
            return None
        if not codes:
            return people_of(scene, None, noun.whole) if noun.speaks else None
        return people_of(scene, codes[0], noun.phrase, one=noun.kind == "people" and not noun.plural)
    return None


def _span(scene: Scene, head: int, token: Token, tail: int | None) -> TextSpan:
    """From the first word before the head to the noun, or to the end of the phrase that names the state."""
    first = head
    for child in scene.tree.children(head):
        if child.i < head and child.dep in ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"):
            first = min(first, *scene.tree.subtree(child.i))
    return TextSpan(scene.tokens[first].start, scene.tokens[max(token.i, tail or 0)].end)
