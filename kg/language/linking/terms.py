"""Who the registry says held an office: on a date, before it, first of all, of one gender, accredited to one state."""

from __future__ import annotations

from datetime import date, timedelta

from kg.edtf import bounds, overlaps
from kg.language.linking.scene import Scene
from kg.language.linking.titles import TitlePhrase
from kg.records import Actor, ActorType
from kg.registry.model import Entry, Office, Tenure

__all__ = ["HIGH_OFFICES", "Held", "accredited", "held_before", "holders_on", "may_hold", "named_by", "of_gender"]

#: Roles that every state has one holder of.
HIGH_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
#: Words that mean the head of the body they follow: "the Kremlin chief".
_CHIEFS = frozenset({"chief", "boss", "head", "leader", "ruler"})
_DYING = frozenset({"die", "perish", "kill", "murder", "assassinate"})
#: How long somebody is 'the late president'.
_LATELY = timedelta(days=2 * 365)
#: Words that name a monarch and no other head of state.
_CROWNS = frozenset({"king", "queen", "emperor", "emir", "sultan", "monarch"})
#: Words for somebody who has just lost the office to another.
_TOPPLED = frozenset({"ousted", "deposed", "overthrown", "toppled"})

Held = tuple[Entry, Office, Tenure]


def holders_on(scene: Scene, title: str, place: str, on: str | None) -> list[Held]:
    """Holders of an office on a date; of the offices of several bodies only those of the first.

    Of an office with one holder at a time, who held it all through a date that spans days outweighs who held it on the
    day of change at its edge.
    """
    found = list(scene.index.holders(title, place, on))
    found = [item for item in found if item[1].organization == found[0][1].organization]
    whole = [item for item in found if on is not None and item[1].single and _all_through(item[2], on)]
    return whole if len({entry.actor.id for entry, _, _ in whole}) == 1 else found


def _all_through(tenure: Tenure, on: str) -> bool:
    first, last = bounds(on)
    return first < last and bounds(tenure.start)[1] <= first and (tenure.end is None or last <= bounds(tenure.end)[0])


def named_by(scene: Scene, phrase: TitlePhrase, owner: Actor, on: str | None) -> list[Held]:
    """Everybody who may hold, on that date, what a title phrase names: by its words, else by its role."""
    gone = (entry := scene.gazetteer.entries.get(owner.id)) is not None and entry.existed is not None
    state = owner.id if gone else (owner.country or "").lower()
    if phrase.words in _CHIEFS and scene.lexicon.has("seats", owner.id):
        return holders_on(scene, "leader", state, on)
    for place in (state,) if owner.type is ActorType.COUNTRY else (owner.id,):
        for title in dict.fromkeys((phrase.words, phrase.role)):
            if title == phrase.words or (title in HIGH_OFFICES and phrase.words not in _CROWNS):
                found = holders_on(scene, title, place, on)
            elif title == "ambassador":
                found = list(scene.index.holders(title, place, on))
            else:
                found = []
            if phrase.role == "ambassador":
                found = accredited(scene, phrase, found)
            if found:
                return of_gender(scene, phrase, found)
    return []


def accredited(scene: Scene, phrase: TitlePhrase, found: list[Held]) -> list[Held]:
    """Those sent to the state or body that the phrase names after 'to' or 'in'; nobody where it names none."""
    host = phrase.host.actor if phrase.host is not None else None
    if host is None or host is (phrase.owner.actor if phrase.owner is not None else None):
        return []
    hosts = {host.id, (host.country or "").lower()}
    return [item for item in found if item[1].accredited in hosts]


def of_gender(scene: Scene, phrase: TitlePhrase, found: list[Held]) -> list[Held]:
    """Those whom 'spokeswoman' or 'chairman' can mean, if it tells at all."""
    last = phrase.words.split()[-1]
    wanted = "f" if scene.lexicon.has("female_words", last) else "m" if scene.lexicon.has("male_words", last) else None
    return [item for item in found if wanted is None or item[0].gender in (None, wanted)]


def held_before(scene: Scene, phrase: TitlePhrase, owner: Actor, on: str) -> list[Held]:
    """Whom 'former', 'late', 'ousted' or 'first' with a title can mean on a date, one term each.

    'Late' means who died in the last two years, 'ousted' who held it last, 'former' who held it before and is alive.
    """
    first = phrase.qualifier == "first"
    ever = named_by(scene, phrase, owner, "../..")
    if first:
        return ever[:1]
    today = bounds(on)[0]
    past = [item for item in ever if item[2].end is not None and bounds(item[2].end)[0] <= bounds(on)[1]]
    ruling = {entry.actor.id for entry, _, _ in named_by(scene, phrase, owner, on)}
    if scene.lexicon.has("dead", phrase.qualifier) or _dies(scene, phrase):
        return _last_terms([item for item in past if _died_lately(item[0], today)])
    past = [item for item in past if item[0].actor.id not in ruling and not _dead(item[0], today)]
    if phrase.qualifier in _TOPPLED:
        return past[-1:]
    return _last_terms(past)


def _dies(scene: Scene, phrase: TitlePhrase) -> bool:
    """'the former president, who died last week': the words themselves tell of the death."""
    return any(clause.lemma in _DYING for clause in scene.tree.children(phrase.last, "relcl"))


def _last_terms(found: list[Held]) -> list[Held]:
    return list({entry.actor.id: (entry, office, tenure) for entry, office, tenure in found}.values())


def _died_lately(entry: Entry, today: date) -> bool:
    return entry.died is not None and today - _LATELY <= bounds(entry.died)[0] <= today + timedelta(days=31)


def _dead(entry: Entry, today: date) -> bool:
    return entry.died is not None and bounds(entry.died)[1] < today


def may_hold(scene: Scene, phrase: TitlePhrase, person: Actor, on: str | None) -> bool:
    """Whether the registry lets this person have held the office then; it need not know the person."""
    if on is None or phrase.qualifier:
        return True
    terms = [
        tenure
        for office, tenure in scene.index.offices_of(person.id, "../..")
        if office.role == phrase.role or phrase.words in office.titles
    ]
    return not terms or any(overlaps(f"{t.start}/{t.end or '..'}", on) for t in terms)
