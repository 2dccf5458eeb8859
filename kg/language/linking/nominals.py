"""Noun phrases that act for a state: 'Chinese officials', 'the Israeli army', 'the Obama administration'.

The government is the state itself; armies, parliaments and ministries are organisations of it; people are groups
(one of them, a person) that carry its code.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.linking.actors import body_of, joint, people_of
from kg.language.linking.locus import locus, sent_by
from kg.language.linking.nounphrases import Noun, classify, is_act, owners_after, owners_before, states_of_owners
from kg.language.linking.nouns import counted_by, singular
from kg.language.linking.pairphrases import pair_behind, read_pair
from kg.language.linking.parts import PART_OF_BODY, part_of
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token

__all__ = ["BODIES_OF_STATE", "NOUN_OF_STATE", "find_nominals", "is_owned", "owned_behind", "somebody_unnamed"]

#: The rule by which people, forces and bodies of a state without a name are found.
NOUN_OF_STATE = "linking.noun-of-state"
#: The same for several bodies.
BODIES_OF_STATE = "linking.bodies-of-state"
_FIRST = frozenset({"my", "our", "your"})
_ABROAD = frozenset({"consulate", "correspondent", "embassy", "envoy", "mission"})
_PARTED = frozenset({"column", "division", "unit"})
_ACTING = frozenset({"nsubj", "nsubjpass"})
_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "quantmod"})


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
        noun = classify(scene, token)
        if noun is None or (token.dep in _INSIDE and noun.kind != "governments"):
            continue
        if _titles_a_name(scene, token, linked) or read_pair(scene, token) is not None:
            continue
        if noun.kind == "people" and scene.gazetteer.titles.has(singular(token)) and pair_behind(scene, token):
            continue
        if _owner_to_come(scene, token, linked):
            continue
        if _again(scene, token, list(owners_before(scene, token.i, linked))):
            continue
        mention = _mention(scene, token, noun, linked, groups)
        if mention is not None:
            found.append(mention)
            if mention.actor.type is ActorType.GROUP and mention.actor.country:
                groups[singular(token)] = mention.actor
    return found


def owned_behind(scene: Scene, first: int, last: int, seen: Mapping[int, Mention]) -> list[Mention]:
    """'an official at the ministry', 'members of the bloc': nouns whose owner behind them has been read by now.

    Tokens from `first` up to `last` are looked at; `seen` has all that is known of them.
    """
    found = []
    for token in scene.tokens[first:last]:
        if token.pos != "NOUN" or token.i in seen or token.dep in _INSIDE or scene.tree.child(token.i, "poss"):
            continue
        noun = classify(scene, token) if scene.tree.child(token.i, "prep") is not None else None
        if noun is None or noun.kind == "governments" or scene.lexicon.has("others", noun.word):
            continue
        owners, _ = owners_after(scene, token.i, seen, where=_says_whose(scene, noun), strict=True)
        if owners and owners[0].kind is MentionKind.NOMINAL and read_pair(scene, token) is None:
            mention = _mention(scene, token, noun, seen, {})
            found += [mention] if mention is not None else []
    return found


def somebody_unnamed(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Mention | None:
    """The mention of a noun that takes up nobody: 'the president' of the only state in the sentence."""
    noun = classify(scene, token)
    return _mention(scene, token, noun, linked, {}) if noun is not None else None


def is_owned(scene: Scene, token: Token, seen: Mapping[int, Mention]) -> bool:
    """'its envoys', "the bloc's ships": whether somebody in view owns a noun for who is of his state or body.

    What a person calls his own may be of any state, but for his firm or party: 'his doctors', 'his company'.
    """
    owner = scene.tree.child(token.i, "poss")
    noun = classify(scene, token) if owner is not None else None
    if owner is None or noun is None or noun.kind == "governments" or scene.lexicon.has("others", noun.word):
        return False
    whose = seen.get(owner.i)
    if whose is None or whose.actor.type is not ActorType.PERSON:
        return noun.speaks or whose is not None
    return noun.speaks or (noun.kind == "organizations" and not noun.plural)


def _titles_a_name(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> bool:
    """'spokesman John Kirby': the noun is a title, its bearer is the mention."""
    after = linked.get(token.i + 1) if scene.follows(token.i + 1) else None
    return after is not None and after.actor.type is ActorType.PERSON and token.tag in ("NN", "NNP")


def _owner_to_come(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> bool:
    """'its ships', "the bloc's envoys": whose they are is told by what refers back, read later."""
    owner = scene.tree.child(token.i, "poss")
    return owner is not None and owner.i not in linked and owner.text.lower() not in _FIRST


def _again(scene: Scene, token: Token, owners: list[Mention]) -> bool:
    """'the former KGB man', 'the minister', 'the Russian gas giant', 'his counterpart': to be looked for later."""
    determiner = scene.tree.child(token.i, "det")
    if token.tag == "NN" and any(token.lemma in words for words in scene.lexicon.opposites.values()):
        return scene.tree.child(token.i, "poss") is not None or determiner is not None
    if token.tag != "NN" or determiner is None or determiner.text.lower() not in ("the", "this", "that"):
        return False
    noun = singular(token)
    if any(o.actor.type is ActorType.COUNTRY for o in owners):
        return noun in scene.lexicon.again["organization"] and not scene.lexicon.has("bodies", noun)
    return scene.lexicon.has("general", noun) or scene.gazetteer.titles.has(noun)


def _mention(
    scene: Scene, token: Token, noun: Noun, linked: Mapping[int, Mention], groups: Mapping[str, Actor]
) -> Mention | None:
    """The mention that a noun heads. `groups` are those named before by their noun: 'the rebels' may be they."""
    owners = list(owners_before(scene, token.i, linked))
    tail = None
    if not owners:
        owners, tail = owners_after(scene, token.i, linked, where=_says_whose(scene, noun), strict=_by_whom(noun))
    if noun.kind == "organizations" and not noun.plural and (body := _named_by(scene, token, linked)):
        reason = f"'{noun.phrase}' says what {body.name} is"
        return Mention(
            _span(scene, token.i, token, None), body, MentionKind.NOMINAL, token.i, None, reason, "linking.kind-of-body"
        )
    part = part_of(scene, noun, owners)
    if part is not None and not is_act(scene, token):
        reason = f"'{noun.phrase}' is a part of {owners[-1].actor.name}"
        head = counted_by(scene, token.i)
        return Mention(_span(scene, head, token, tail), part, MentionKind.NOMINAL, head, None, reason, PART_OF_BODY)
    codes = states_of_owners(scene, [o for o in owners if noun.kind != "people" or not _is_pronoun_of_person(o)])
    shared = noun.kind == "organizations" and not noun.plural and _of_several(scene, token)
    if shared or is_act(scene, token):
        return None
    reason = "belongs to " + ", ".join(codes) if codes else ""
    before = groups.get(singular(token))
    if not codes and not owners and before is not None and noun.plural and _has_article(scene, token):
        reason = f"'the {noun.phrase}' named before"
        return Mention(
            _span(scene, token.i, token, None),
            before,
            MentionKind.NOMINAL,
            token.i,
            None,
            reason,
            "linking.group-again",
        )
    peoples = all(o.actor.type is ActorType.GROUP for o in owners)
    if not codes and peoples and (code := locus(scene, token, noun, linked)):
        codes, reason = [code], f"the only state in the sentence is {code}"
    if not codes and not owners and (code := sent_by(scene, token, noun, linked)):
        codes, reason = [code], f"sent or named by {code}"
    actor = _actor(scene, noun, codes, owners, acts=_acts(scene, token, noun))
    if actor is None:
        return None
    head = counted_by(scene, token.i)
    span = _span(scene, head, token, tail)
    reason = f"'{noun.phrase}': {reason or 'nobody named'}"
    bodies = noun.kind == "organizations" and noun.plural
    return Mention(span, actor, MentionKind.NOMINAL, head, None, reason, BODIES_OF_STATE if bodies else NOUN_OF_STATE)


def _is_pronoun_of_person(owner: Mention) -> bool:
    return owner.kind is MentionKind.PRONOUN and owner.actor.type is ActorType.PERSON


def _of_several(scene: Scene, token: Token) -> bool:
    """'the alliance of Australia, Britain and the United States': a body of several states is of none."""
    of = next((p for p in scene.tree.children(token.i, "prep") if p.text == "of"), None)
    target = scene.tree.child(of.i, "pobj") if of is not None else None
    return target is not None and len(list(scene.tree.conjuncts(target.i))) > 1


def _has_article(scene: Scene, token: Token) -> bool:
    determiner = scene.tree.child(token.i, "det")
    return determiner is not None and determiner.text.lower() in ("the", "these", "those")


def _named_by(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> Actor | None:
    """'the Amal militia', 'the al-Qaeda terror network': the organisation named before the noun."""
    near = [linked[c.i] for c in scene.tree.children(token.i, "compound", "nmod", "amod") if c.i in linked]
    before = linked.get(token.i - 1) if scene.follows(token.i) else None
    kinds = (ActorType.ORGANIZATION, ActorType.PUBLICATION)
    named = [m.actor for m in (*near, *([before] if before else [])) if m.kind is MentionKind.NAME]
    return next((actor for actor in named if actor.type in kinds), None)


def _says_whose(scene: Scene, noun: Noun) -> bool:
    """Whether 'in' tells whose somebody is: not of an embassy or ship, nor of one man by his calling."""
    one = noun.calling or scene.lexicon.has("craft", noun.word)
    return noun.plural if one else noun.word not in _ABROAD


def _by_whom(noun: Noun) -> bool:
    """Whether 'of' has to name the owner itself."""
    return noun.kind in ("forces", "organizations", "people")


def _acts(scene: Scene, token: Token, noun: Noun) -> bool:
    """'A Russian frigate fired': one ship, aircraft or unit is a party where it does something or has it done to it.

    A 'division of labour' is none.
    """
    agent = token.dep == "pobj" and scene.tokens[token.head].dep == "agent"
    if any(p.text == "of" for p in scene.tree.children(token.i, "prep")) and noun.word in _PARTED:
        return False
    return scene.lexicon.has("craft", noun.word) and (token.dep in _ACTING or agent)


def _actor(scene: Scene, noun: Noun, codes: list[str], owners: list[Mention], *, acts: bool) -> Actor | None:
    if noun.kind == "governments":
        states = [state for code in codes if (state := scene.gazetteer.state(code))]
        return joint(states) if states else None
    if noun.kind == "organizations" and len(codes) == 1 and not noun.plural:
        return body_of(scene, codes[0], noun.phrase)
    if noun.kind == "bodies" and codes and not any(o.actor.type is ActorType.PERSON for o in owners):
        return joint([body_of(scene, code, noun.phrase) for code in codes])
    if (
        noun.kind == "people"
        or (noun.kind == "forces" and codes and (noun.plural or acts))
        or (noun.kind == "organizations" and codes)
    ):
        if len(codes) > 1:
            return joint([people_of(scene, code, noun.phrase) for code in codes])
        if not codes and owners and owners[0].actor.type is ActorType.INTERNATIONAL_ORGANIZATION and not noun.plural:
            return None  # "a judge of the ICC" acts for the court
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
