"""'The two leaders', 'both sides', 'the five permanent members': phrases that stand for several actors at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.language.linking.actors import joint
from kg.language.linking.choice import Choice
from kg.language.linking.counted import so_many, two_states
from kg.language.linking.discourse import Discourse, Referent
from kg.language.linking.nounphrases import classify
from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, TextSpan, Token

__all__ = [
    "PairPhrase",
    "fixed_members",
    "members_of_pair",
    "pair_behind",
    "read_counted",
    "read_pair",
    "read_parts",
    "states_of",
]

_NUMBERS = {
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10,
}  # fmt: skip
_MEMORY = 12
_REACH = 3
#: Nouns that mean the states even where their leaders were named: "both sides will reduce their forces".
_SIDES = frozenset({"side", "party", "sides", "parties"})
_ALL = frozenset({"the", "all"})
_NOUN_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss"})


class PairPhrase(NamedTuple):
    """A plural phrase: what its members are (person, country, either), how many, its span."""

    kind: str
    number: int | None
    span: TextSpan
    noun: str


def read_pair(scene: Scene, token: Token) -> PairPhrase | None:
    """The pair that token `token` heads, or None."""
    if token.dep in _NOUN_ROLES and token.text.lower() in _NUMBERS:
        alone = _number_alone(scene, token)
        if alone is not None or token.pos == "NUM":
            return alone
    kind = next((k for k, nouns in scene.lexicon.pairs.items() if singular(token) in nouns), None)
    if fixed_members(scene, token):
        return PairPhrase("country", None, _span(scene, token), token.lemma)
    if kind is None or token.pos not in ("NOUN", "PROPN"):
        return None
    if token.tag == "NN" and (one := scene.tree.child(token.i, "det")) and one.text.lower() in ("neither", "either"):
        return PairPhrase(kind, 2, _span(scene, token), token.lemma) if _bare(scene, token) else None
    count, definite = _measure(scene, token)
    collective = singular(token) in ("pair", "duo")
    if collective and token.tag == "NN" and definite and not scene.tree.child(token.i, "prep"):
        return PairPhrase(kind, 2, _span(scene, token), token.lemma)
    if token.tag not in ("NNS", "NNPS") or not _bare(scene, token, loosely=kind == "organization"):
        return None
    loose = definite and (kind == "person" or singular(token) in ("side", "party")) and singular(token) not in _VAGUE
    return PairPhrase(kind, count, _span(scene, token), token.lemma) if count or loose else None


def read_counted(scene: Scene, token: Token) -> PairPhrase | None:
    """'the six members', 'the eight member states': a definite number of states, or None."""
    count, definite = _measure(scene, token)
    if token.tag not in ("NNS", "NNPS") or not definite or not _bare(scene, token, loosely=True):
        return None
    return PairPhrase("country", count, _span(scene, token), token.lemma)


def pair_behind(scene: Scene, token: Token) -> Token | None:
    """The noun of the pair in 'the presidents of both countries', or None."""
    of = next((p for p in scene.tree.children(token.i, "prep") if p.text == "of"), None)
    owner = scene.tree.child(of.i, "pobj") if of is not None and token.tag in ("NNS", "NNPS") else None
    pair = read_pair(scene, owner) if owner is not None else None
    return owner if pair is not None and pair.kind in ("country", "either") else None


def read_parts(scene: Scene, token: Token) -> PairPhrase | None:
    """'the two navies', 'each navy', 'both foreign ministries': parts of two states that are not named, or None."""
    noun = classify(scene, token)
    if noun is None or noun.kind != "bodies" or token.pos not in ("NOUN", "PROPN"):
        return None
    determiner = scene.tree.child(token.i, "det")
    one = (
        token.tag in ("NN", "NNP")
        and determiner is not None
        and determiner.text.lower() in ("each", "neither", "either")
    )
    two = token.tag == "NNS" and _measure(scene, token)[0] == 2
    if not (one or two) or not _bare(scene, token, loosely=True):
        return None
    return PairPhrase("organization", 2, _span(scene, token), token.lemma)


def _number_alone(scene: Scene, token: Token) -> PairPhrase | None:
    """'the two', 'the five' without a noun, and 'both'."""
    word = token.text.lower()
    if scene.tree.children(token.i, "prep", "nummod", "amod", "compound", "appos"):
        return None
    if word == "both":
        return PairPhrase("either", 2, TextSpan(token.start, token.end), word)
    determiner = scene.tree.child(token.i, "det", "predet")
    if token.pos != "NUM" or not token.text.isalpha() or determiner is None or determiner.text.lower() not in _ALL:
        return None
    return PairPhrase("either", _NUMBERS[word], TextSpan(determiner.start, token.end), word)


def fixed_members(scene: Scene, token: Token) -> frozenset[str]:
    """Ids of a group whose members never change, by the words that end with this token; empty for other words."""
    words = [t.text.lower() for t in scene.tokens[max(0, token.i - 2) : token.i + 1]]
    for size in range(len(words), 1, -1):
        if members := scene.lexicon.fixed_groups.get(" ".join(words[-size:])):
            count = scene.tree.child(token.i, "nummod")
            told = _NUMBERS.get(count.text.lower()) if count is not None else None
            return members if told in (None, len(members)) else frozenset()  # "three Central Asian states" are not all
    return frozenset()


#: The offices that a noun in the plural can mean.
_HEADS = frozenset({"head_of_state", "head_of_government", "leader", "party_leader"})
_OFFICES: dict[str, frozenset[str]] = {
    "president": frozenset({"head_of_state"}),
    "head": _HEADS,
    "leader": _HEADS | {"secretary_general", "opposition", "commander"},
    "premier": frozenset({"head_of_government"}),
    "minister": frozenset({"foreign_minister", "defence_minister", "head_of_government", "state_councillor"}),
}
_VAGUE = frozenset({"man", "woman", "official", "diplomat", "politician", "envoy", "general", "chief", "friend"})


def _measure(scene: Scene, token: Token) -> tuple[int | None, bool]:
    """The number before the noun, and whether the phrase is definite."""
    count, definite = None, False
    for child in scene.tree.children(token.i):
        if child.i > token.i:
            break
        word = child.text.lower()
        if child.dep in ("nummod", "det", "predet", "cc", "preconj") and word in _NUMBERS:
            count, definite = _NUMBERS[word], definite or word == "both"
        definite = definite or (child.dep == "det" and word in ("the", "these", "those"))
    return (count if definite else None), definite


def _bare(scene: Scene, token: Token, *, loosely: bool = False) -> bool:
    """Whether nothing says whose or which they are; 'Chinese leaders' and 'leaders of NATO' are no pairs.

    With `loosely`, nouns and adjectives in small letters do not matter: 'the two state companies'.
    """
    for child in scene.tree.children(token.i):
        if loosely and child.dep in ("compound", "amod", "nmod") and child.text.islower():
            continue
        if (child.dep == "poss" and child.lemma == "world") or _of_state(scene, child):
            continue
        if child.dep in ("prep", "compound", "nmod", "poss") or (child.dep == "amod" and child.text[:1].isupper()):
            return False
    return True


def _of_state(scene: Scene, child: Token) -> bool:
    """'of state' and 'of government' after 'heads'."""
    below = scene.tree.child(child.i, "pobj")
    return child.text == "of" and below is not None and below.text in ("state", "government")


def _span(scene: Scene, token: Token) -> TextSpan:
    left = [c.i for c in scene.tree.children(token.i) if c.i < token.i and c.pos != "PUNCT"]
    return TextSpan(scene.tokens[min([token.i, *left])].start, token.end)


def members_of_pair(
    scene: Scene, discourse: Discourse, phrase: PairPhrase, half: Callable[[], Choice | None] = lambda: None
) -> Choice | None:
    """The actors that a plural phrase stands for, and why; None where nothing decides.

    `half` gives the two of whom the text names one only, if it does.
    """
    found = _members(scene, discourse, phrase, half)
    if found is None or phrase.noun.lower() not in _SIDES:
        return found
    states = states_of(scene, found.actor)
    return Choice(states, f"{found.reason}, for their states", found.rule) if states is not None else found


def _members(
    scene: Scene, discourse: Discourse, phrase: PairPhrase, half: Callable[[], Choice | None]
) -> Choice | None:
    kinds = ("person", "country") if phrase.kind == "either" else (phrase.kind,)
    groups = discourse.ranked(lambda r: _is_group(r, kinds, phrase.number))
    near = [r for _, r in groups if r.trace and discourse.sentence - r.trace.sentence <= _MEMORY]
    near = [r for r in near if r.actor is not None and _may_be(scene, phrase, r.actor)]
    latest = _two_since(discourse, near, kinds) if (phrase.number or 2) == 2 else None
    if latest is not None and _may_be(scene, phrase, latest):
        return Choice(latest, f"'{phrase.noun}': the two named last", "linking.together")
    together = _named_together(near, half, discourse.sentence, phrase.noun)
    if together is not None:
        return together
    holders = _two_holders(scene, discourse, phrase)
    beside = half()
    if holders is not None:
        lately = all(discourse.sentence - discourse.referents[one.id].seen <= _REACH for one in holders.members)
        if beside is not None and beside.actor.id != holders.id and not lately:
            return None
        return Choice(holders, f"'{phrase.noun}': the two named last who hold such an office", "linking.together")
    if beside is not None:
        return beside
    if phrase.kind == "country":
        people = discourse.ranked(lambda r: _is_group(r, ("person",), phrase.number))
        states = states_of(scene, people[0][1].actor) if people else None
        if states is not None:
            return Choice(states, f"'{phrase.noun}': the states of those named together", "linking.together")
    if (phrase.number or 2) > 2:
        return so_many(scene, discourse, phrase.noun, phrase.number or 0, kinds)
    if phrase.kind == "country" or phrase.noun.lower() in _SIDES:
        found = two_states(scene, discourse, phrase.noun)
        if found is not None:
            return found
    return _two_most_salient(scene, discourse, phrase) if phrase.kind != "either" else None


def _named_together(
    near: Sequence[Referent], half: Callable[[], Choice | None], sentence: int, noun: str
) -> Choice | None:
    """Those last named in one breath, unless somebody else is named since, of whose pair one is left unsaid."""
    if not near or near[0].actor is None or near[0].trace is None:
        return None
    beside = half() if near[0].trace.sentence < sentence - 1 else None
    known = {member.id for member in near[0].actor.members}
    if beside is not None and not known & {member.id for member in beside.actor.members}:
        return beside
    return Choice(near[0].actor, f"'{noun}': last named together", "linking.together")


def _two_since(discourse: Discourse, groups: Sequence[Referent], kinds: tuple[str, ...]) -> Actor | None:
    """The two actors of a kind spoken of after the last of the groups, if the latest sentences name just two."""
    since = max((r.trace.sentence for r in groups if r.trace is not None), default=-1)
    types = {ActorType(kind) for kind in kinds}
    later = [
        (r.trace.sentence, r.actor)
        for r in discourse.referents.values()
        if r.actor is not None and r.actor.type in types and r.trace is not None and r.trace.sentence > since
    ]
    for reach in (1, 2):
        near = [actor for sentence, actor in later if sentence >= discourse.sentence - reach]
        if len(near) == 2 and near[0].type is near[1].type:
            return joint(near)
    return None


def states_of(scene: Scene, group: Actor | None) -> Actor | None:
    """The states that the members of a group belong to, as a group; None if a member has none or two share one."""
    codes = [m.country for m in group.members] if group else []
    states = [state for code in codes if (state := scene.gazetteer.state(code))]
    return joint(states) if len({s.id for s in states}) == len(codes) > 1 else None


def _is_group(referent: Referent, kinds: tuple[str, ...], count: int | None) -> bool:
    if referent.actor is None or not referent.actor.members:
        return False
    if count is not None and len(referent.actor.members) != count:
        return False
    types = {m.type for m in referent.actor.members}
    return any(types == {ActorType(kind)} for kind in kinds)


def _two_most_salient(scene: Scene, discourse: Discourse, phrase: PairPhrase) -> Choice | None:
    """The two actors of the kind that weigh most, both named within the last three sentences."""
    wanted = ActorType(phrase.kind)
    singles = discourse.ranked(
        lambda r: (
            r.actor is not None
            and r.actor.type is wanted
            and r.trace is not None
            and discourse.sentence - r.trace.sentence <= 3
        ),
        lambda r: 0.0,
    )
    actors = [r.actor for _, r in singles[:2] if r.actor is not None]
    if len(actors) < 2 or (len(singles) > 2 and singles[2][0] > 0.8 * singles[1][0]):
        return None
    group = joint(actors)
    return (
        Choice(group, f"'{phrase.noun}': the two most in view", "linking.together")
        if _may_be(scene, phrase, group)
        else None
    )


def _two_holders(scene: Scene, discourse: Discourse, phrase: PairPhrase) -> Actor | None:
    """The two persons named last whose office the noun names, if no third was named as lately as they."""
    if phrase.noun.lower() not in _OFFICES or (phrase.number or 2) != 2:
        return None
    named = [
        (r.trace.sentence, r.actor)
        for r in discourse.referents.values()
        if r.actor is not None
        and r.actor.type is ActorType.PERSON
        and r.trace is not None
        and discourse.sentence - r.trace.sentence <= _MEMORY
        and scene.index.offices_of(r.actor.id, "../..")
        and _holds(scene, phrase, r.actor)
    ]
    named.sort(key=lambda item: (-item[0], item[1].id))
    if len(named) < 2 or (len(named) > 2 and named[2][0] == named[1][0]):
        return None
    return joint([actor for _, actor in named[:2]])


def _may_be(scene: Scene, phrase: PairPhrase, group: Actor) -> bool:
    """Whether nobody in the group is known for nothing but offices that the noun does not mean, ever."""
    return all(_holds(scene, phrase, member) for member in group.members)


def _holds(scene: Scene, phrase: PairPhrase, actor: Actor) -> bool:
    """Whether the actor's career has an office that the noun can mean, or is not known at all."""
    wanted = _OFFICES.get(phrase.noun.lower())
    career = scene.index.offices_of(actor.id, "../..")
    return wanted is None or not career or any(office.role in wanted for office, _ in career)
