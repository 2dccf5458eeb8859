"""Who holds the office a phrase names: the person beside it, whom the article says, or whom the registry says.

'Chinese President Xi Jinping' and 'Sergei Lavrov, the Russian foreign minister' name their holder. 'The Chinese
president' is whoever the article gives that office, else the holder on the date of the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.language.linking.actors import people_of
from kg.language.linking.scene import Scene
from kg.language.linking.titles import TitlePhrase
from kg.records import Actor, ActorType, Mention, MentionKind

__all__ = ["HIGH_OFFICES", "Bond", "HeldOffice", "holder_of", "link_offices", "match_offices"]

#: Roles that every state has one holder of.
HIGH_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")


class Bond(StrEnum):
    """How a phrase is tied to the person it is said of."""

    BEFORE = "before the name"
    APPOSITION = "in apposition"
    COPULA = "said with 'to be'"
    ALONE = "alone"


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
    if beside is not None:
        return HeldOffice(phrase, beside, Bond.APPOSITION)
    token = scene.tokens[phrase.last]
    if token.dep == "appos" and (person := _person(linked, token.head)):
        return HeldOffice(phrase, person, Bond.APPOSITION)
    if token.dep == "attr" and scene.tokens[token.head].lemma in ("be", "become", "remain"):
        subject = scene.tree.child(token.head, "nsubj")
        person = _person(linked, subject.i) if subject else None
        if person is not None:
            return HeldOffice(phrase, person, Bond.COPULA)
    return HeldOffice(phrase, None, Bond.ALONE)


def _person(linked: Mapping[int, Mention], i: int) -> Mention | None:
    mention = linked.get(i)
    return mention if mention is not None and mention.actor.type is ActorType.PERSON else None


def _before_comma(scene: Scene, phrase: TitlePhrase, linked: Mapping[int, Mention]) -> Mention | None:
    """'Zhao Long, a senior fellow …': the name before the comma, unless it is one of a list."""
    comma = phrase.start - 1
    if comma < 1 or not scene.follows(phrase.start) or scene.tokens[comma].text not in (",", "("):
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


def link_offices(scene: Scene, held: Sequence[HeldOffice]) -> list[Mention]:
    """Mentions for the phrases that are noun phrases of their own: in apposition or alone with an owner."""
    found = []
    for office in held:
        phrase = office.phrase
        if office.bond is Bond.BEFORE or scene.tokens[phrase.last].dep in ("compound", "amod", "nmod"):
            continue
        span = scene.span(phrase.start, phrase.end)
        if office.person is not None:
            reason = f"{office.bond.value} to {office.person.actor.name}"
            found.append(Mention(span, office.person.actor, MentionKind.NOMINAL, phrase.last, None, reason))
        elif phrase.owner is not None and _definite(scene, phrase):
            actor, reason = holder_of(scene, phrase, held)
            if actor is not None:
                found.append(Mention(span, actor, MentionKind.NOMINAL, phrase.last, None, reason))
    return found


def _definite(scene: Scene, phrase: TitlePhrase) -> bool:
    """'the Chinese president', "China's president", 'Chinese president' in a headline; not 'a Chinese minister'."""
    first = scene.tokens[phrase.start]
    return first.text.lower() not in ("a", "an", "another", "some", "any", "every", "no", "each")


def holder_of(scene: Scene, phrase: TitlePhrase, held: Sequence[HeldOffice]) -> tuple[Actor | None, str]:
    """The person whom an office phrase without a name stands for, and why; somebody unnamed where nothing decides."""
    owner = phrase.owner
    if owner is None:
        return None, ""
    named = _named_in_article(phrase, held)
    if named is not None:
        return named, f"the article names {named.name} as {phrase.words} of {owner.actor.name}"
    if not phrase.qualifier:
        actor, reason = _by_date(scene, phrase, owner.actor)
        if actor is not None:
            return actor, reason
    words = f"{phrase.qualifier} {phrase.words}".strip()
    unnamed = people_of(scene, owner.actor.country, words, one=True)
    return unnamed, f"{words} of {owner.actor.name}, nobody named"


def _named_in_article(phrase: TitlePhrase, held: Sequence[HeldOffice]) -> Actor | None:
    """The only person of the article to whom it gives this office."""
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
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _same_office(one: TitlePhrase, other: TitlePhrase) -> bool:
    if one.words == other.words:
        return True
    if one.role == "leader":
        return other.role in ("leader", "head_of_state", "head_of_government")
    return one.role == other.role and one.role != "other"


def _by_date(scene: Scene, phrase: TitlePhrase, owner: Actor) -> tuple[Actor | None, str]:
    """The only holder that the registry gives for the date of the sentence."""
    on = scene.date_at(phrase.last)
    if on is None:
        return None, ""
    for place in dict.fromkeys((owner.id, (owner.country or "").lower())):
        for title in (phrase.words, phrase.role):
            holders = scene.index.holders(title, place, on) if title in HIGH_OFFICES or title == phrase.words else ()
            people = {entry.actor.id: (entry.actor, office, tenure) for entry, office, tenure in holders}
            if len(people) == 1:
                actor, office, tenure = next(iter(people.values()))
                return actor, f"{office.id} on {on}: {actor.name} ({tenure.start} to {tenure.end or 'today'})"
    return None, ""
