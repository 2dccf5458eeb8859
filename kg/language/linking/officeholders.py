"""Who holds the office a phrase names: the person beside it, whom the article says, or whom the registry says.

'Chinese President Xi Jinping' and 'Sergei Lavrov, the Russian foreign minister' name their holder. 'The Chinese
president' is whoever the article gives that office, else the holder on the date of the event. Where that date lets
several people have held it, all of them are kept as candidates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.language.linking.actors import either, people_of
from kg.language.linking.choice import Choice
from kg.language.linking.mood import happened
from kg.language.linking.pieces import slug
from kg.language.linking.scene import Scene
from kg.language.linking.terms import Held, held_before, may_hold, named_by
from kg.language.linking.titles import TitlePhrase
from kg.records import Actor, ActorType, Mention, MentionKind

__all__ = ["Bond", "HeldOffice", "holder_of", "link_offices", "match_offices"]


#: Words after which an office is spoken of that nobody need hold.
_RUNNING = frozenset({"run", "candidate", "bid", "contender", "campaign", "stand", "compete", "nominee", "candidacy"})
_POSTS = frozenset({"post", "office", "role", "job", "position", "title", "presidency", "duty"})
_APPOINTING = frozenset({"appoint", "elect", "name", "reappoint", "reelect"})


class Bond(StrEnum):
    """How a phrase is tied to the person it is said of."""

    BEFORE = "before the name"
    APPOSITION = "in apposition"
    COPULA = "said with 'to be'"
    APPOINTED = "said to be appointed"
    ALONE = "alone"


#: Offices that people hold in the state that they are of.
_OF_OWN_STATE = frozenset({"head_of_state", "head_of_government", "leader", "foreign_minister", "defence_minister"})


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """A title phrase and the person it is said of, or None where it stands alone."""

    phrase: TitlePhrase
    person: Mention | None
    bond: Bond

    @property
    def current(self) -> bool:
        """Whether the text says that the office is held at its time."""
        return not self.phrase.qualifier or self.phrase.qualifier == "acting"


def match_offices(scene: Scene, phrases: Sequence[TitlePhrase], linked: Mapping[int, Mention]) -> list[HeldOffice]:
    """Tie every title phrase to the person it is said of."""
    return [_match(scene, phrase, linked) for phrase in phrases]


def _match(scene: Scene, phrase: TitlePhrase, linked: Mapping[int, Mention]) -> HeldOffice:
    after = _person(linked, phrase.last + 1) if scene.follows(phrase.last + 1) else None
    if after is not None:
        return HeldOffice(phrase, after, Bond.BEFORE)
    beside = _before_comma(scene, phrase, linked) or _after_comma(scene, phrase, linked)
    if beside is not None and not _of_another_state(phrase, beside.actor):
        return HeldOffice(phrase, beside, Bond.APPOSITION)
    token = scene.tokens[phrase.last]
    if token.dep == "appos" and (person := _person(linked, token.head)) and not _of_another_state(phrase, person.actor):
        return HeldOffice(phrase, person, Bond.APPOSITION)
    verb = scene.tokens[token.head]
    if token.dep == "attr" and verb.lemma in ("be", "become", "remain") and happened(scene, verb):
        subject = scene.tree.child(token.head, "nsubj")
        person = _person(linked, subject.i) if subject else None
        if person is not None:
            return HeldOffice(phrase, person, Bond.COPULA)
    appointed = _appointed(scene, phrase, linked)
    if appointed is not None:
        return HeldOffice(phrase, appointed, Bond.APPOINTED)
    return HeldOffice(phrase, None, Bond.ALONE)


def _of_another_state(phrase: TitlePhrase, person: Actor) -> bool:
    """Whether a person cannot hold an office: "to Narendra Modi, the Russian president wrote"."""
    owner = phrase.owner.actor if phrase.owner is not None else None
    if owner is None or owner.type is not ActorType.COUNTRY or phrase.role not in _OF_OWN_STATE:
        return False
    return person.country is not None and person.country != owner.country


def _appointed(scene: Scene, phrase: TitlePhrase, linked: Mapping[int, Mention]) -> Mention | None:
    """'Lavrov was appointed foreign minister of Russia', 'Putin named Belousov as defence minister'."""
    token = scene.tokens[scene.head_of(phrase.first, phrase.last)]
    verb = scene.tokens[token.head]
    if verb.text == "as" and token.dep == "pobj":
        verb = scene.tokens[verb.head]
    if (
        verb.lemma not in _APPOINTING
        or verb.pos != "VERB"
        or token.dep not in ("oprd", "attr", "pobj", "dobj", "ccomp")
    ):
        return None
    if not happened(scene, verb):
        return None
    passive = scene.tree.child(verb.i, "nsubjpass")
    chosen = passive or next((o for o in scene.tree.children(verb.i, "dobj") if o.i != token.i), None)
    return _person(linked, chosen.i) if chosen is not None else None


def _person(linked: Mapping[int, Mention], i: int) -> Mention | None:
    mention = linked.get(i)
    return mention if mention is not None and mention.actor.type is ActorType.PERSON else None


def _before_comma(scene: Scene, phrase: TitlePhrase, linked: Mapping[int, Mention]) -> Mention | None:
    """'Zhao Long, a senior fellow …': the name before the comma, unless it is one of a list."""
    comma = phrase.start - 1
    if comma < 1 or not scene.follows(phrase.start) or scene.tokens[comma].text not in (",", "("):
        return None
    if any(t.text.lower() == "whose" for t in scene.tree.children(phrase.last, "poss")):
        return None
    person = _person(linked, comma - 1)
    listed = scene.tree.child(person.head, "conj") if person else None
    return None if listed is not None and listed.i == phrase.last else person


def _after_comma(scene: Scene, phrase: TitlePhrase, linked: Mapping[int, Mention]) -> Mention | None:
    """'the Russian foreign minister, Sergei Lavrov,': the name after the comma."""
    comma = phrase.end + 1
    if not scene.follows(comma) or scene.tokens[comma].text != "," or not scene.follows(comma + 1):
        return None
    person = _person(linked, comma + 1)
    if person is None:
        return None
    head = scene.tokens[person.head]
    if head.dep == "appos" and head.head in (phrase.last, comma - 1):
        return person
    end = comma + 1
    while scene.follows(end + 1) and scene.tokens[end].end < person.span.end:
        end += 1
    closed = scene.follows(end + 1) and scene.tokens[end + 1].text == ","
    return person if closed and scene.tokens[phrase.start].text.lower() == "the" else None


def link_offices(scene: Scene, held: Sequence[HeldOffice], people: Sequence[Actor] = ()) -> list[Mention]:
    """Mentions for the phrases that are noun phrases of their own: in apposition or alone with an owner.

    `people` are those whom the article names.
    """
    found = []
    for office in held:
        phrase = office.phrase
        head = scene.head_of(phrase.first, phrase.last)
        if office.bond is Bond.BEFORE or scene.tokens[head].dep in ("compound", "amod", "nmod"):
            continue
        if office.person is not None:
            reason = f"{office.bond.value} to {office.person.actor.name}"
            choice: Choice | None = Choice(office.person.actor, reason, "linking.apposition")
        elif phrase.owner is not None and _definite(scene, phrase) and not _predicated(scene, phrase, head):
            choice = holder_of(scene, phrase, held, people)
        else:
            continue
        if choice is not None:
            span = scene.span(phrase.start, phrase.end)
            found.append(choice.at(span, MentionKind.NOMINAL, head))
    return found


def _definite(scene: Scene, phrase: TitlePhrase) -> bool:
    """'the Chinese president', "China's president", 'a foreign ministry spokesman'; not 'a Chinese minister'."""
    first = scene.tokens[phrase.start]
    if phrase.role == "spokesperson":
        return True
    return first.text.lower() not in ("a", "an", "another", "some", "any", "every", "no", "each")


def _predicated(scene: Scene, phrase: TitlePhrase, head: int) -> bool:
    """'was not appointed defence minister', 'served as premier of China': an office, and nobody who holds it."""
    token = scene.tokens[head]
    if token.dep in ("oprd", "attr"):
        return True
    if token.dep != "pobj":
        return False
    preposition = scene.tokens[token.head]
    above = scene.tokens[preposition.head].lemma.lower()
    return (
        (preposition.text == "as" and scene.tokens[phrase.start].pos != "DET")
        or (preposition.text == "for" and above in _RUNNING)
        or (preposition.text == "of" and above in _POSTS)
    )


def holder_of(
    scene: Scene, phrase: TitlePhrase, held: Sequence[HeldOffice], people: Sequence[Actor] = ()
) -> Choice | None:
    """The person whom an office phrase without a name stands for; somebody unnamed where nothing decides."""
    owner = phrase.owner
    if owner is None:
        return None
    lexicon = scene.lexicon
    if phrase.qualifier == "first" and phrase.words.startswith(("deputy ", "vice ")):
        phrase = replace(phrase, words=f"first {phrase.words}", qualifier="")
    lesser = phrase.qualifier != "acting" and lexicon.has("lesser", phrase.qualifier)
    if phrase.narrowed or lesser or lexicon.has("future", phrase.qualifier):
        unnamed = _unnamed(scene, phrase, owner.actor)
        return Choice(unnamed, f"{unnamed.name}, nobody named", "linking.office-unnamed")
    on = scene.date_at(phrase.last)
    named = _named_in_article(scene, phrase, held, on)
    if named is not None:
        reason = f"the article names {named.name} as {phrase.words} of {owner.actor.name}"
        return Choice(named, reason, "linking.office-in-article")
    among = _among(scene, phrase, owner.actor, people, on)
    if among is not None:
        reason = f"{among.name} alone of those named is {phrase.words} of {owner.actor.name} on {on}"
        return Choice(among, reason, "linking.office-of-named")
    words = f"{phrase.qualifier} {phrase.words}".strip()
    unnamed = _unnamed(scene, phrase, owner.actor)
    if on is None:
        found: list[Held] = []
    elif phrase.qualifier in ("", "then", "acting", "new"):
        found = named_by(scene, phrase, owner.actor, on)
    else:
        found = held_before(scene, phrase, owner.actor, on)
    holders = {entry.actor.id: entry.actor for entry, _, _ in found}
    if len(holders) == 1:
        entry, office, tenure = found[0]
        reason = f"{office.id} on {on}: {entry.actor.name} ({tenure.start} to {tenure.end or 'today'})"
        return Choice(entry.actor, reason, "linking.office-by-date")
    if holders:
        reason = f"{found[0][1].id} on {on}: " + ", ".join(actor.name for actor in holders.values())
        return Choice(either(list(holders.values()), words), reason, "linking.office-open")
    return Choice(unnamed, f"{words} of {owner.actor.name}, nobody named", "linking.office-unnamed")


def _unnamed(scene: Scene, phrase: TitlePhrase, owner: Actor) -> Actor:
    """The holder of an office whom nothing tells; of a body that is no state, one of that body."""
    words = f"{phrase.qualifier} {phrase.words}".strip()
    if phrase.narrowed:
        between = range(phrase.start, phrase.first)
        owned = phrase.owner.span.end if phrase.owner is not None else 0
        more = [
            t.text.lower() for t in scene.tokens[between.start : between.stop] if t.start >= owned and t.tag != "POS"
        ]
        words = " ".join([*more, phrase.words])
    if owner.type is ActorType.COUNTRY:
        return people_of(scene, owner.country, words, one=True)
    return Actor(f"{owner.id}-{slug(words)}", f"{words} of {owner.name}", ActorType.PERSON, None, owner.country)


def _named_in_article(scene: Scene, phrase: TitlePhrase, held: Sequence[HeldOffice], on: str | None) -> Actor | None:
    """The only person of the article to whom it gives this office, unless the registry has another for that date."""
    owner = phrase.owner.actor if phrase.owner else None
    people = {
        o.person.actor.id: o.person.actor
        for o in held
        if o.person is not None
        and o.phrase.owner is not None
        and owner is not None
        and bool(o.phrase.qualifier) == bool(phrase.qualifier)
        and o.phrase.owner.actor.country == owner.country
        and (owner.country or o.phrase.owner.actor.id == owner.id)
        and _same_office(phrase, o.phrase)
        and may_hold(scene, phrase, o.person.actor, on)
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _among(scene: Scene, phrase: TitlePhrase, owner: Actor, people: Sequence[Actor], on: str | None) -> Actor | None:
    """'the Russian minister': the only one of the people named who then held an office whose title ends so."""
    if on is None or phrase.qualifier or owner.type is not ActorType.COUNTRY:
        return None
    words = phrase.words.split()
    found = {
        person.id: person
        for person in people
        if person.country == owner.country
        and any(
            title.lower().replace("-", " ").split()[-len(words) :] == words
            for office, _ in scene.index.offices_of(person.id, on)
            for title in office.titles
        )
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _same_office(one: TitlePhrase, other: TitlePhrase) -> bool:
    if one.words == other.words:
        return True
    if one.role == "leader":
        return other.role in ("leader", "head_of_state", "head_of_government")
    return one.role == other.role and one.role != "other"
