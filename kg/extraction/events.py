"""Clauses + rules -> events. Roles are filled, doubtful fillers left out; dates, places and keys come later."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from kg.extraction.issues import IssueFinder
from kg.extraction.plover import category
from kg.namespaces import digest
from kg.ontology import EventClass
from kg.records import (
    Actor,
    ActorType,
    Attribution,
    Clause,
    ClauseKind,
    Event,
    Filler,
    Ground,
    Mention,
    MentionKind,
    Met,
    Reading,
    Sense,
    Sign,
    TextSpan,
    Zone,
)
from kg.rulebook.checked import checked
from kg.rulebook.match import Match, Scene, find_matches
from kg.rulebook.model import RoleSource, Rulebook

__all__ = ["StateOf", "Statements", "find_events"]

#: The state an actor belongs to or acts for, as an actor; None where there is none.
StateOf = Callable[[Actor], Actor | None]

_SOURCE, _TARGET = "kg:hasSource", "kg:hasTarget"
_SCENE = "kg:hasPlace"
_TOPIC = "kg:hasTopic"
_PERSON = ActorType.PERSON
_NOT_ACTING = {ActorType.PLACE, ActorType.NAMED_EVENT, ActorType.DOCUMENT, ActorType.PUBLICATION}
_PLACES = {ActorType.PLACE, ActorType.COUNTRY}
_POINTING = {"the", "this", "that", "these", "those", "his", "her", "its", "their", "both"}
#: Adjectives and adverbs that say how people met.
_FORMATS = {"virtual": "video", "virtually": "video", "online": "video", "remotely": "video", "video": "video"}
_EMBEDDED = {"xcomp", "ccomp", "acl", "pcomp", "nominal", "advcl"}


class Statements(Protocol):
    """What event extraction needs of the attributions."""

    def innermost(self, span: TextSpan) -> Attribution | None:
        """The innermost attribution whose content covers the span."""


def find_events(
    reading: Reading,
    rulebook: Rulebook,
    statements: Statements,
    *,
    classes: Mapping[str, EventClass],
    state_of: StateOf,
    issues: IssueFinder,
) -> tuple[Event, ...]:
    """Match every clause and make an event of each match that has at least one actor.

    Returns
    -------
    tuple of Event
        In text order. `date` and `key` are still empty: the resolve stage fills them.
    """
    scene = Scene(reading.clauses, reading.article.text, issues.find)
    matches = {m.clause.index: m for m in find_matches(scene, rulebook)}
    complements = _complements(reading.clauses)
    crowds = _crowds(reading)
    events = [
        replace(event, ground=_ground(match, scene))
        for match in matches.values()
        if (event := _event(match, matches, complements, crowds, reading, statements, classes, state_of, issues))
        is not None
    ]
    return tuple(sorted(events, key=lambda e: (e.trigger, e.rule)))


def _event(
    match: Match,
    matches: Mapping[int, Match],
    complements: Mapping[int, Clause],
    crowds: frozenset[int],
    reading: Reading,
    statements: Statements,
    classes: Mapping[str, EventClass],
    state_of: StateOf,
    issues: IssueFinder,
) -> Event | None:
    rule, clause = match.rule, match.clause
    sentence = reading.parse.sentences[clause.sentence]
    if sentence.zone is Zone.BIOGRAPHY:
        return None
    crowded = clause.sentence in crowds
    roles = _fill(match, complements.get(clause.index), state_of, crowded=crowded)
    kind = classes[rule.event]
    source, target, participants = _parties(roles, symmetric=kind.symmetric)
    if not participants:
        return None
    factuality = rule.factuality or clause.factuality
    statement = statements.innermost(clause.trigger)
    return Event(
        id=digest(reading.article.id, rule.id, *map(str, clause.trigger)),
        article=reading.article.id,
        kind=rule.event,
        type=kind.record_type,
        plover=category(kind.plover, factuality, contained=_is_contained(clause, reading.clauses, matches)),
        source=source,
        target=target,
        participants=participants,
        place=roles.get(_SCENE, ()),
        date=None,
        factuality=factuality,
        attributed_to=statement.speaker if statement is not None else None,
        statement=statement.id if statement is not None else None,
        trigger=clause.trigger,
        sentence=sentence.span,
        key="",
        rule=rule.id,
        zone=sentence.zone,
        format=rule.format or next((_FORMATS[m] for m in clause.modifiers if m in _FORMATS), None),
        clause=clause.index,
        topics=_topics(clause, roles, reading.article.text, issues),
        definite=_is_definite(clause, reading.article.text),
    )


def _ground(match: Match, scene: Scene) -> Ground:
    """What of the rule the clause met, and by which words."""
    clause = match.clause
    governor = scene.clauses[clause.parent] if clause.parent is not None else None
    return Ground(
        clause,
        tuple(Met(one.condition, one.words) for one in checked(match.rule, clause, scene)),
        _signs(match),
        governor.predicate if governor is not None else "",
        governor.trigger if governor is not None else None,
    )


def _signs(match: Match) -> tuple[Sign, ...]:
    """The words that say whether it took place, or that the rule says so of all it finds."""
    by_rule = match.rule.factuality
    return (Sign(None, f"the rule holds what it finds for {by_rule.value}"),) if by_rule else match.clause.signs


def _topics(clause: Clause, roles: Mapping[str, tuple[Filler, ...]], text: str, issues: IssueFinder) -> tuple[str, ...]:
    """Issues that words of the clause evoke, and what the rule names as the topic."""
    named = {f.actor.id for f in roles.get(_TOPIC, ()) if f.actor.type is not ActorType.GROUP}
    return tuple(sorted({*issues.find(text[clause.span.start : clause.span.end]), *named}))


def _is_definite(clause: Clause, text: str) -> bool:
    """Whether a noun with article, demonstrative or possessive names the act as one already known."""
    if clause.kind is not ClauseKind.NOMINAL:
        return False
    words = text[clause.span.start : clause.trigger.end].lower().split()
    return words[0] in _POINTING or any(w.endswith(("'s", "’s", "s'", "s’")) for w in words[:-1])


def _is_contained(clause: Clause, clauses: tuple[Clause, ...], matches: Mapping[int, Match]) -> bool:
    """Whether the act stands, at any depth, inside the complement or purpose of one that is an event itself."""
    while clause.relation in _EMBEDDED and clause.parent is not None:
        if clause.parent in matches:
            return True
        clause = clauses[clause.parent]
    return False


def _fill(match: Match, inner: Clause | None, state_of: StateOf, *, crowded: bool) -> dict[str, tuple[Filler, ...]]:
    """Fillers of each role of the rule, in text order; a role left empty takes the first default that fills it.

    `inner` is the clause that is the complement of the match's own. In a sentence `crowded` with persons a possessive
    pronoun of one person fills nothing, nor does an object in an adverbial clause: whose "his arrest" is, or whom
    "after she warned him" means, grammar does not tell.
    """
    rule, clause = match.rule, match.clause
    filled = {
        role: _fillers(role, sources, clause, inner, state_of, crowded=crowded) for role, sources in rule.roles.items()
    }
    if _TARGET in filled:
        doers = _everybody(filled.get(_SOURCE, ()))
        filled[_TARGET] = tuple(f for f in filled[_TARGET] if not _everybody((f,)) <= doers)
    for role, sources in rule.defaults.items():
        for source in sources:
            filled[role] = filled.get(role) or _fillers(role, [source], clause, inner, state_of, crowded=crowded)
    return filled


def _crowds(reading: Reading) -> frozenset[int]:
    """Sentences, by index, that name several persons."""
    starts = [sentence.span.start for sentence in reading.parse.sentences]
    named: dict[int, set[str]] = {}
    for mention in reading.mentions:
        if mention.kind is MentionKind.NAME and mention.actor.type is ActorType.PERSON:
            named.setdefault(bisect_right(starts, mention.span.start) - 1, set()).add(mention.actor.id)
    return frozenset(sentence for sentence, people in named.items() if len(people) > 1)


def _everybody(fillers: Iterable[Filler]) -> set[str]:
    """Ids of the actors, groups replaced by their members."""
    return {actor.id for filler in fillers for actor in filler.actor.members or (filler.actor,)}


def _complements(clauses: Iterable[Clause]) -> dict[int, Clause]:
    """For each clause the first that is its complement, or the infinitive that hangs on its adjective or noun."""
    found: dict[int, Clause] = {}
    for clause in clauses:
        if clause.parent is not None and clause.relation in {"xcomp", "ccomp", "acl"}:
            found.setdefault(clause.parent, clause)
    return found


def _fillers(
    role: str,
    sources: Iterable[RoleSource],
    clause: Clause,
    inner: Clause | None,
    state_of: StateOf,
    *,
    crowded: bool,
) -> tuple[Filler, ...]:
    found: dict[str, Filler] = {}
    for source in sources:
        place = inner if source.inner else clause
        for argument in place.fillers(source.role) if place is not None else ():
            for mention in argument.owners if source.owner else argument.mentions:
                aside = clause.relation == "advcl" and source.role != "subject"
                loose = source.owner or aside or clause.kind is ClauseKind.NOMINAL
                if loose and crowded and mention.kind is MentionKind.PRONOUN and mention.actor.type is _PERSON:
                    continue
                filler = _filler(role, source, mention, state_of)
                if filler is not None:
                    found.setdefault(filler.actor.id, filler)
    known = [filler for filler in found.values() if not _is_nameless(filler.actor)]
    return tuple(known or found.values())


def _is_nameless(actor: Actor) -> bool:
    """People of no state or body ("presidents", "officials"): nobody, where somebody is named beside them."""
    return actor.type is ActorType.GROUP and not actor.country and not actor.members


def _filler(role: str, source: RoleSource, mention: Mention, state_of: StateOf) -> Filler | None:
    actor = mention.actor
    if source.as_state:
        state = state_of(actor)
        return Filler(state, mention.span) if state is not None else None
    if role == _TOPIC:
        return Filler(actor, mention.span)
    if role == _SCENE:
        fits = actor.type in _PLACES and mention.sense is not Sense.GOVERNMENT
        return Filler(actor, mention.span) if fits else None
    if actor.type in _NOT_ACTING or mention.sense is Sense.PLACE:
        return None
    return Filler(actor, mention.span)


def _parties(
    roles: Mapping[str, tuple[Filler, ...]], *, symmetric: bool
) -> tuple[tuple[Filler, ...], tuple[Filler, ...], tuple[Filler, ...]]:
    """Source, target and everybody taking part; joint acts have all parties on both sides."""
    source, target = roles.get(_SOURCE, ()), roles.get(_TARGET, ())
    everybody: dict[str, Filler] = {}
    for filler in (*roles.get("kg:hasParticipant", ()), *source, *target):
        everybody.setdefault(filler.actor.id, filler)
    participants = tuple(everybody.values())
    if symmetric:
        return participants, participants, participants
    return source, target, participants
