"""Whom 'the two leaders' and 'both sides' mean: those last named together, or two that leave no doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.language.linking.actors import joint
from kg.language.linking.choice import Choice
from kg.language.linking.counted import so_many, two_states
from kg.language.linking.discourse import Discourse, Referent
from kg.language.linking.pairphrases import PairPhrase
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType

__all__ = ["members_of_pair", "states_of"]

_MEMORY = 12
_REACH = 3
#: Nouns that mean the states even where their leaders were named: "both sides will reduce their forces".
_SIDES = frozenset({"side", "party", "sides", "parties"})
#: The offices that a noun in the plural can mean.
_HEADS = frozenset({"head_of_state", "head_of_government", "leader", "party_leader"})
_OFFICES: dict[str, frozenset[str]] = {
    "president": frozenset({"head_of_state"}),
    "head": _HEADS,
    "leader": _HEADS | {"secretary_general", "opposition", "commander"},
    "premier": frozenset({"head_of_government"}),
    "minister": frozenset({"foreign_minister", "defence_minister", "head_of_government", "state_councillor"}),
}


def members_of_pair(
    scene: Scene,
    discourse: Discourse,
    phrase: PairPhrase,
    half: Callable[[], Choice | None] = lambda: None,
    ahead: Sequence[Actor] = (),
) -> Choice | None:
    """The actors that a plural phrase stands for, and why; None where nothing decides.

    `half` gives the two of whom the text names one only, if it does; `ahead` are those whom the rest of the sentence
    names.
    """
    found = _members(scene, discourse, phrase, half) or _states_ahead(scene, discourse, phrase, ahead)
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
    represented = _represented(scene, discourse, phrase, near) if phrase.kind == "country" else None
    if represented is not None:
        return represented
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


def _states_ahead(scene: Scene, discourse: Discourse, phrase: PairPhrase, ahead: Sequence[Actor]) -> Choice | None:
    """'the premiers of the two countries met, Mr Mishustin going on to Beijing': states told later in the sentence."""
    of_states = phrase.kind == "country" or phrase.noun.lower() in _SIDES
    return two_states(scene, discourse, phrase.noun, ahead) if of_states and (phrase.number or 2) == 2 else None


def _represented(scene: Scene, discourse: Discourse, phrase: PairPhrase, near: Sequence[Referent]) -> Choice | None:
    """The states of people named together after any two states were: two ministers sign, "the two countries" agree."""
    since = max((r.trace.sentence for r in near if r.trace is not None), default=-1)
    people = [r for _, r in discourse.ranked(lambda r: _is_group(r, ("person",), phrase.number)) if r.trace is not None]
    later = [r for r in people if r.trace is not None and r.trace.sentence > since]
    last = max(later, key=lambda r: r.trace.sentence if r.trace is not None else -1, default=None)
    states = states_of(scene, last.actor) if last is not None and near else None
    if states is None:
        return None
    return Choice(states, f"'{phrase.noun}': the states of those named together", "linking.together")


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
