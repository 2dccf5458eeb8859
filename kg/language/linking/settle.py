"""Registry names of states, places, organisations and the rest become mentions. (People: see `people`.)"""

from __future__ import annotations

from datetime import timedelta

from kg.edtf import bounds
from kg.language.linking.actors import either, mint, people_of
from kg.language.linking.gazetteer import Option
from kg.language.linking.longer import Absorber
from kg.language.linking.names import Found
from kg.language.linking.nouns import counted_by
from kg.language.linking.scene import Scene
from kg.language.linking.senses import sense_of
from kg.language.linking.strangers import Stranger
from kg.records import Actor, ActorType, Mention, MentionKind, Sense, TextSpan, Zone
from kg.registry.model import Entry, NameKind

__all__ = ["is_person", "settle", "settle_absorber", "settle_stranger"]

_YEAR = timedelta(366)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "poss", "nummod", "advmod"})


def is_person(name: Found) -> bool:
    """Whether every reading of the name is a person."""
    return all(o.entry.actor.type is ActorType.PERSON for o in name.options)


def settle(scene: Scene, name: Found) -> Mention | None:
    """The mention that a registry name makes, or None where its readings leave it open."""
    proper = name.entries(NameKind.NAME, NameKind.SHORT, NameKind.METONYM)
    national = name.entries(NameKind.ADJECTIVE, NameKind.NATIONAL)
    head = scene.head_of(name.first, name.last)
    if national and (not proper or (_modifies(scene, head) and not _possesses(scene, name))):
        entry = _only(national)
        return _national(scene, name, head, entry.actor) if entry else None
    entry = _only(proper) or _near_in_time(scene, proper)
    if entry is None:
        return _open(scene, name, head, proper)
    if entry.stands_for is not None:
        return _metonym(scene, name, head, entry)
    span = _trimmed(scene, name.span)
    state = scene.gazetteer.state(entry.actor.country)
    if state is not None and scene.gazetteer.bodies.get((state.country or "", "government")) == entry.actor:
        return Mention(
            span, state, MentionKind.NOMINAL, head, None, f"the government is {state.id}", "linking.government-of-state"
        )
    return Mention(
        span, entry.actor, MentionKind.NAME, head, None, f"registry name of {entry.actor.id}", "linking.registry-name"
    )


def _open(scene: Scene, name: Found, head: int, options: list[Option]) -> Mention | None:
    """A name of several states or cities of one kind, 'Congo': kept with all of them."""
    actors = [option.entry.actor for option in options]
    kinds = {actor.type for actor in actors}
    if len(actors) < 2 or len(kinds) != 1 or not kinds <= {ActorType.COUNTRY, ActorType.PLACE}:
        return None
    reason = "name of " + ", ".join(a.id for a in actors)
    actor = either(actors, scene.text(name.span))
    return Mention(_trimmed(scene, name.span), actor, MentionKind.NAME, head, None, reason, "linking.namesakes")


def settle_absorber(scene: Scene, absorber: Absorber) -> Mention | None:
    """The longer proper name around a registry name, if it names somebody."""
    if absorber.type is None:
        return None
    span = scene.span(absorber.first, absorber.last)
    name = scene.text(span)
    actor = mint(name.replace("’", "'").removesuffix("'s"), absorber.type, absorber.country)
    head = scene.head_of(absorber.first, absorber.last)
    return Mention(
        span, actor, MentionKind.NAME, head, None, "a longer proper name around a registry name", "linking.longer-name"
    )


def _only(options: list[Option]) -> Entry | None:
    """The one entry that is meant: the only one, a seat beside what it stands for, else the only state among them."""
    if len(options) == 1:
        return options[0].entry
    named = {option.entry.actor.id for option in options}
    seats = [option.entry for option in options if option.entry.stands_for in named]
    if len(seats) == 1 and len(options) == 2:
        return seats[0]
    states = [o.entry for o in options if o.entry.actor.type is ActorType.COUNTRY]
    return states[0] if len(states) == 1 else None


def _near_in_time(scene: Scene, options: list[Option]) -> Entry | None:
    """Of events that come again under one name, "the Beijing Olympics", the one within a year of publication."""
    entries = [option.entry for option in options]
    if scene.published is None or any(e.actor.type is not ActorType.NAMED_EVENT or e.date is None for e in entries):
        return None
    first, last = bounds(scene.published)
    spans = [(entry, *bounds(entry.date)) for entry in entries if entry.date is not None]
    near = [entry for entry, start, end in spans if start - last <= _YEAR and first - end <= _YEAR]
    return near[0] if len(near) == 1 else None


def _modifies(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.dep in _MODIFIERS and token.head != i


def _possesses(scene: Scene, name: Found) -> bool:
    return scene.follows(name.last + 1) and scene.tokens[name.last + 1].text in ("'s", "'")


def _trimmed(scene: Scene, span: TextSpan) -> TextSpan:
    """Names are marked without their article."""
    if scene.text(span)[:4].lower() == "the ":
        return TextSpan(span.start + 4, span.end)
    return span


def _metonym(scene: Scene, name: Found, head: int, entry: Entry) -> Mention:
    sense, reason = sense_of(scene, head)
    if _dateline(scene, name):
        sense, reason = Sense.PLACE, "a dateline"
    elif _speaks(scene, name, entry):
        sense, reason = Sense.GOVERNMENT, "before a colon, as who says what follows"
    elif _spoke(scene, name):
        sense, reason = Sense.GOVERNMENT, "at the end of a headline, as who says what stands before"
    actor = entry.actor
    if sense is Sense.GOVERNMENT and actor.type is ActorType.PLACE:
        actor = _state_then(scene, entry, head) or actor
    return Mention(
        _trimmed(scene, name.span), actor, MentionKind.METONYM, head, sense, reason, "linking.capital-or-seat"
    )


def _speaks(scene: Scene, name: Found, seat: Entry) -> bool:
    """'Kremlin: talks go on': a building before a colon is the body in it; a city may be anything there."""
    body = scene.gazetteer.entries.get(seat.stands_for or "")
    colon = scene.follows(name.last + 1) and scene.tokens[name.last + 1].text == ":"
    return colon and body is not None and body.actor.type is ActorType.ORGANIZATION


def _spoke(scene: Scene, name: Found) -> bool:
    """'Talks to go on: Moscow', 'Talks to go on - Kremlin': at the end of a headline, apart from it."""
    if name.first == 0 or scene.tokens[name.first - 1].text not in {":", "-", "–", "—"}:
        return False
    sentence = scene.tree.sentences[scene.tree.sentence_of(name.first)]
    return sentence.zone is Zone.HEADLINE and name.last + 1 == sentence.last and name.first - 1 > sentence.first


def _state_then(scene: Scene, seat: Entry, head: int) -> Actor | None:
    """The state that a seat stands for at the time told: Moscow in 1985 is the Soviet Union."""
    on = scene.date_at(head)
    gone = scene.gazetteer.gone.get(seat.actor.country or "", ())
    then = [e for e in gone if on is not None and e.existed is not None and _wholly(on, e.existed)]
    state = then[0] if then and seat.stands_for in scene.gazetteer.capitals else None
    state = state or scene.gazetteer.entries.get(seat.stands_for or "")
    return state.actor if state is not None else None


def _wholly(on: str, existed: str) -> bool:
    (first, last), (start, end) = bounds(on), bounds(existed)
    return start <= first and last <= end


def _dateline(scene: Scene, name: Found) -> bool:
    """'BEIJING (AP) —' at the head of a paragraph."""
    sentence = scene.tree.sentences[scene.tree.sentence_of(name.first)]
    after = scene.tokens[name.last + 1 : name.last + 5]
    return name.first == sentence.first and scene.text(name.span).isupper() and any(t.text in "(—–-,:" for t in after)


def _national(scene: Scene, name: Found, head: int, state: Actor) -> Mention:
    """'Chinese' before a noun, 'the Chinese', 'two Iraqis'."""
    token = scene.tokens[head]
    anchor = head
    while scene.tokens[anchor].dep == "conj" and scene.tokens[anchor].head != anchor:
        anchor = scene.tokens[anchor].head
    plural = token.tag in ("NNS", "NNPS") or token.text.endswith("s")
    if name.glued or name.prefix or _modifies(scene, head) or (_modifies(scene, anchor) and not plural):
        return Mention(name.span, state, MentionKind.NAME, head, None, f"adjective of {state.id}", "linking.adjective")
    if state.type is not ActorType.COUNTRY:
        actor = mint(scene.text(name.span), ActorType.GROUP, state.country)
        return Mention(name.span, actor, MentionKind.NAME, head, None, f"the people of {state.id}", "linking.people")
    determiner = scene.tree.child(head, "det")
    counted = scene.tree.child(head, "nummod") is not None or scene.tree.child(head, "amod") is not None
    one = determiner is not None and determiner.text.lower() in ("a", "an", "one")
    if token.pos == "ADJ" and determiner is None and token.dep in ("ROOT", "acomp", "attr", "oprd", "dep"):
        return Mention(name.span, state, MentionKind.NAME, head, None, f"adjective of {state.id}", "linking.adjective")
    outer = counted_by(scene, head)
    start = min([outer, *(c.i for c in scene.tree.children(outer, "det", "nummod", "amod") if c.i < head)])
    span = TextSpan(scene.tokens[start].start, name.span.end) if scene.tokens[start].i < name.first else name.span
    if one or counted or outer != head:
        actor = people_of(scene, state.country, "person" if one else "people", one=one)
        return Mention(span, actor, MentionKind.NOMINAL, outer, None, f"some people of {state.id}", "linking.people")
    return Mention(
        span, state, MentionKind.NOMINAL, head, None, f"the people of {state.id} for the state", "linking.people"
    )


def settle_stranger(scene: Scene, stranger: Stranger) -> Mention:
    """A proper name that the registry does not know and that is no person's."""
    span = scene.span(stranger.first, stranger.last)
    actor = mint(scene.text(span).replace("’", "'"), stranger.type)
    head = scene.head_of(stranger.first, stranger.last)
    return Mention(span, actor, MentionKind.NAME, head, None, f"unknown: {stranger.reason}", "linking.unknown-name")
