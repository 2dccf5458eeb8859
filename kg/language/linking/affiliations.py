"""Ties that phrases other than titles state: whose a regime or a ministry is, who is a member of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.language.linking.lexicon import load_lexicon
from kg.language.linking.mood import happened
from kg.language.linking.nounphrases import owners_before
from kg.language.linking.scene import Scene, by_token
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token
from kg.registry.model import PRIVATE_KINDS

__all__ = ["OfficeClaim", "find_bodies_of_states", "find_members", "find_regimes", "find_staff", "leads"]

_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION})
_WORKING = frozenset({"work", "teach", "serve", "lecture", "research"})
#: What may stand between a person and the body that they belong to; all but "of" may also tell where they are.
_OF = re.compile(r",? (of|at|from|with) (?:the )?")


@dataclass(frozen=True, slots=True)
class OfficeClaim:
    """The text says that `person` now stands in `relation` (a name of the exchange format) to `object`.

    `person` may be a body or a state where the relation is `affiliated_with` or `member_of`. `span` runs over the
    words that say so, `reason` tells how they are joined, `rule` which rule found it.
    `valid` is EDTF: the year that the sentence names, or the
    tenure where the registry knows it to be over; None where the day of publication is meant.
    """

    person: Mention
    relation: str
    object: Actor
    span: TextSpan
    reason: str
    valid: str | None = None
    rule: str = "relations.office"


def leads(scene: Scene, person: Actor) -> str:
    """Which office 'leader' means for this person: head of state unless the registry knows only the other."""
    roles = {held.role for held, _ in scene.index.offices_of(person.id, "../..")}
    return "head_of_government" if "head_of_government" in roles and "head_of_state" not in roles else "head_of_state"


def find_regimes(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """'the Obama administration', "Assad's regime": who leads the state, if the registry knows such an office."""
    names = by_token(
        [m for m in mentions if m.actor.type is ActorType.PERSON and m.kind is MentionKind.NAME], scene.tokens
    )
    for mention in mentions:
        if mention.kind is not MentionKind.NOMINAL or mention.actor.type is not ActorType.COUNTRY:
            continue
        for owner in owners_before(scene, mention.head, names):
            roles = {held.role for held, _ in scene.index.offices_of(owner.actor.id, "../..")}
            if roles & {"head_of_state", "head_of_government"} and owner.actor.country == mention.actor.country:
                reason = f"'{scene.tokens[mention.head].text}' of {owner.actor.name}"
                relation = f"{leads(scene, owner.actor)}_of"
                yield OfficeClaim(owner, relation, mention.actor, mention.span, reason, rule="relations.regime")


def find_bodies_of_states(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """ "China's foreign ministry", 'the Russian parliament': a body named with its state."""
    states = [m for m in mentions if m.actor.type is ActorType.COUNTRY and m.kind is MentionKind.NAME]
    ends = {m.span.end: m for m in states}
    starts = {m.span.start: m for m in states}
    for mention in mentions:
        if mention.actor.type is not ActorType.ORGANIZATION or mention.actor.country is None:
            continue
        state = starts.get(mention.span.start) or next(
            (ends[end] for gap in (1, 3) if (end := mention.span.start - gap) in ends), None
        )
        if state is not None and state.actor.country == mention.actor.country and state.actor != mention.actor:
            span = TextSpan(state.span.start, mention.span.end)
            reason = f"named with {state.actor.name}"
            yield OfficeClaim(mention, "affiliated_with", state.actor, span, reason, rule="relations.body-of-state")


def find_staff(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """ "Maria Novak of the Lowy Institute", "Maria Novak, head of research at VTB": a name with the body behind it."""
    bodies = [m for m in mentions if m.actor.type in _BODIES and m.kind is MentionKind.NAME]
    starts = {m.span.start: m for m in bodies}
    people = [m for m in mentions if m.actor.type is ActorType.PERSON and m.kind is MentionKind.NAME]
    strangers = {m.head: m for m in people if not scene.index.offices_of(m.actor.id, scene.published)}
    for person in strangers.values():
        between = _OF.match(scene.source, person.span.end)
        body = starts.get(between.end()) if between is not None else None
        if between is None or body is None or (between[1] == "at" and not _acts(scene, person.head)):
            continue
        if between[1] == "of" or _employs(scene, body):
            yield _staff(person, body, between[1])
    for body in bodies:
        described = _described_at(scene, body.head)
        if described in strangers and _employs(scene, body):
            yield _staff(strangers[described], body, "at")


def _staff(person: Mention, body: Mention, preposition: str) -> OfficeClaim:
    span = TextSpan(person.span.start, body.span.end)
    reason = f"named with '{preposition} {body.actor.name}'"
    return OfficeClaim(person, "affiliated_with", body.actor, span, reason, rule="relations.staff")


def _employs(scene: Scene, body: Mention) -> bool:
    """Whether a body is such that people at it work there: a company, a university, an institute."""
    entry = scene.gazetteer.entries.get(body.actor.id)
    return entry is not None and bool(PRIVATE_KINDS & set(entry.kinds))


def _described_at(scene: Scene, head: int) -> int | None:
    """The noun with an apposition or clause that says that it is "at" this body, "…, who teaches at"."""
    token = scene.tokens[head]
    at = scene.tokens[token.head]
    if token.dep != "pobj" or at.text != "at":
        return None
    above = scene.tokens[at.head]
    named = (above.dep == "appos" and _is_calling(above)) or (above.dep == "relcl" and above.lemma in _WORKING)
    return above.head if named and above.head < above.i else None


def _is_calling(noun: Token) -> bool:
    """Whether a noun tells what somebody is by office or trade, and not what befell them: no victim, no guest."""
    lexicon, lemma = load_lexicon(), noun.lemma.lower()
    trade = lexicon.has("callings", lemma) or lexicon.has("people", lemma)
    return lexicon.titles.has(lemma) or (trade and not lexicon.has("crowds", lemma))


def _acts(scene: Scene, person: int) -> bool:
    """Whether somebody is a subject or the one "according to" whom something is so; others may just be met there."""
    token = scene.tokens[person]
    while token.dep in {"appos", "compound"} and token.head != token.i:
        token = scene.tokens[token.head]
    above = scene.tokens[token.head]
    spoken = token.dep == "pobj" and above.i > 0 and scene.tokens[above.i - 1].text.lower() == "according"
    return spoken or token.dep in {"nsubj", "nsubjpass"}


def find_members(scene: Scene, mentions: Sequence[Mention]) -> Iterator[OfficeClaim]:
    """'Belarus is a member of the SCO', 'the two are among the permanent members of …': states that are members."""
    heads = {m.head: m for m in mentions if m.actor.type in (ActorType.COUNTRY, ActorType.GROUP)}
    bodies = {m.head: m for m in mentions if m.actor.type is ActorType.INTERNATIONAL_ORGANIZATION}
    for token in scene.tokens:
        if token.lemma != "member":
            continue
        verb = next((a for a in scene.tree.ancestors(token.i) if a.lemma in ("be", "remain", "become")), None)
        among = token.dep == "attr" or (
            token.dep == "pobj" and scene.tokens[token.head].text.lower() in ("among", "of")
        )
        subject = scene.tree.child(verb.i, "nsubj") if verb is not None and among else None
        of = next((c for c in scene.tree.children(token.i, "prep") if c.text == "of"), None)
        body = scene.tree.child(of.i, "pobj") if of is not None else None
        if subject is None or body is None or subject.i not in heads or body.i not in bodies:
            continue
        if verb is None or not happened(scene, verb):
            continue
        span = TextSpan(heads[subject.i].span.start, bodies[body.i].span.end)
        yield from _each(heads[subject.i], bodies[body.i].actor, span)


def _each(subject: Mention, body: Actor, span: TextSpan) -> Iterator[OfficeClaim]:
    for actor in subject.actor.individuals:
        member = replace(subject, actor=actor)
        reason = f"called a member of {body.name}"
        yield OfficeClaim(member, "member_of", body, span, reason, rule="relations.member")
