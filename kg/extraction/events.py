"""Clauses + rules -> events, with their fillers (see `roles`); dates and keys come later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from kg.extraction.details import Detailing, load_detail_lexicon
from kg.extraction.earlier import Earlier, is_definite, load_retelling_words
from kg.extraction.implicit import Act, BodiesOf, PartiesOf, View, flatten
from kg.extraction.issues import IssueFinder
from kg.extraction.plover import SPOKEN, category
from kg.extraction.roles import Casting, Roles, StateOf
from kg.language.tree import Tree
from kg.namespaces import digest
from kg.ontology import EventClass
from kg.records import (
    ActorType,
    Attribution,
    Clause,
    ClauseKind,
    Event,
    Factuality,
    Filler,
    Ground,
    Met,
    Reading,
    Sign,
    TextSpan,
    Zone,
)
from kg.rulebook.match import Match, Scene, find_matches, holding
from kg.rulebook.model import Rulebook
from kg.rulebook.trace import checked

__all__ = ["Statements", "find_events"]

_TIMING = {"since", "after", "before", "following", "during", "until"}
_WHILE = {"before", "after", "when", "until", "till", "once", "while", "since"}
_EMBEDDED = {"xcomp", "ccomp", "acl", "pcomp", "nominal", "advcl"}


class Statements(Protocol):
    """What event extraction needs of the attributions."""

    def covering(self, span: TextSpan) -> Iterator[Attribution]:
        """The attributions whose content covers the span, the innermost first."""


def find_events(
    reading: Reading,
    tree: Tree,
    scene: Scene,
    rulebook: Rulebook,
    statements: Statements,
    *,
    classes: Mapping[str, EventClass],
    state_of: StateOf,
    parties_of: PartiesOf,
    bodies_of: BodiesOf,
    issues: IssueFinder,
) -> tuple[Event, ...]:
    """Match every clause and make an event of each match that has at least one actor.

    Rules that take the parties in view see those of the acts whose clauses name them.

    Returns
    -------
    tuple of Event
        In text order. `date` and `key` are still empty: the resolve stage fills them.
    """
    matches = {m.clause.index: m for m in find_matches(scene, rulebook)}
    plain = Casting(reading, classes, state_of, parties_of, bodies_of)
    view = View(reading, _acts(matches.values(), plain, classes, state_of))
    earlier = Earlier(reading, matches.values(), lambda match: bool(plain.cast(match).participants))
    casting = Casting(reading, classes, state_of, parties_of, bodies_of, view, earlier)
    detailing = Detailing(reading, tree, classes, load_detail_lexicon())
    cast = [_first_filled(match, casting, scene, rulebook) for match in matches.values()]
    told = {match.clause.index for match, roles in cast if roles.participants}
    events = [
        replace(event, ground=_ground(match, scene))
        for match, roles in (*cast, *_retold(told, reading, casting, earlier))
        if (event := _event(match, roles, matches, detailing, reading, tree, statements, classes, issues)) is not None
    ]
    return tuple(sorted(_told_once(events, reading.clauses), key=lambda e: (e.trigger, e.rule)))


def _first_filled(match: Match, casting: Casting, scene: Scene, rulebook: Rulebook) -> tuple[Match, Roles]:
    """The match and its roles; where nobody fills these, the next rule that holds for the clause and is filled."""
    roles = casting.cast(match)
    if roles.participants:
        return match, roles
    others = (Match(rule, match.clause) for rule in holding(match.clause, scene, rulebook) if not rule.within)
    tried = ((other, casting.cast(other)) for other in others if other.rule.id not in match.rule.blocks)
    return next((pair for pair in tried if pair[1].participants), (match, roles))


def _told_once(events: Sequence[Event], clauses: Sequence[Clause]) -> Iterator[Event]:
    """Events without those of nouns that stand under a verb that tells the same.

    So do the objects of verbs, "issued a joint statement", and what else has the same parties, "spoke by phone".
    """
    told = {
        (argument.head, event.kind, parties)
        for event in events
        if event.clause is not None and clauses[event.clause].kind is ClauseKind.VERBAL
        for argument in clauses[event.clause].arguments
        for parties in (_parties(event), *([None] if argument.role == "object" else []))
    }
    for event in events:
        clause = clauses[event.clause] if event.clause is not None else None
        noun = clause.head if clause is not None and clause.kind is ClauseKind.NOMINAL else None
        if noun is None or told.isdisjoint((noun, event.kind, parties) for parties in (None, _parties(event))):
            yield event


def _parties(event: Event) -> frozenset[str]:
    return frozenset(flatten(event.participants))


def _acts(
    matches: Iterable[Match], casting: Casting, classes: Mapping[str, EventClass], state_of: StateOf
) -> Iterator[Act]:
    """What lends its parties to clauses that name none: joint acts, and visits with the states of guest and host."""
    for match in matches:
        kind = classes[match.rule.event]
        if not (kind.symmetric or kind.record_type == "VISIT"):
            continue
        parties = casting.cast(match).participants
        states = {state.id: Filler(state) for f in parties if (state := state_of(f.actor)) is not None}
        among_states = any(f.actor.type is ActorType.COUNTRY for f in parties)
        visit = not kind.symmetric
        yield Act(match.clause, tuple(states.values()) if among_states and visit else parties, visit=visit)


def _retold(
    told: Collection[int], reading: Reading, casting: Casting, earlier: Earlier
) -> Iterator[tuple[Match, Roles]]:
    """Acts told before that a definite noun without parties takes up, where the clause over it tells more of them."""
    words = load_retelling_words()
    inner = {clause.parent: clause for clause in reversed(reading.clauses) if clause.relation == "xcomp"}
    for clause in reading.clauses:
        if clause.kind is not ClauseKind.NOMINAL or clause.index in told or clause.parent is None:
            continue
        over = inner.get(clause.parent, reading.clauses[clause.parent])  # "is due to take place"
        again = words.apart.isdisjoint(clause.modifiers) and not words.under.isdisjoint(over.predicates)
        if not again or not _is_definite(clause, reading.article.text):
            continue
        found = earlier.told(clause.predicates, clause.sentence)
        match = Match(found[0].rule, clause) if found is not None else None
        if found is None or match is None:
            continue
        own = casting.cast(match)
        if not own.participants:
            yield match, replace(casting.cast(found[0]).bare(), place=own.place, topic=own.topic, reasons=(found[1],))


def _event(
    match: Match,
    roles: Roles,
    matches: Mapping[int, Match],
    detailing: Detailing,
    reading: Reading,
    tree: Tree,
    statements: Statements,
    classes: Mapping[str, EventClass],
    issues: IssueFinder,
) -> Event | None:
    rule, clause = match.rule, match.clause
    sentence = reading.parse.sentences[clause.sentence]
    if sentence.zone is Zone.BIOGRAPHY:
        return None
    if not roles.participants:
        return None
    kind = classes[rule.event]
    factuality = _of_saying(match, reading.clauses) or rule.factuality or clause.factuality
    presupposed = factuality is Factuality.ASSERTED and _is_presupposed(clause, tree, reading.article.text)
    said = () if presupposed else tuple(statements.covering(clause.trigger))
    return Event(
        id=digest(reading.article.id, rule.id, *map(str, clause.trigger)),
        article=reading.article.id,
        kind=rule.event,
        type=kind.record_type,
        plover=category(kind.plover, factuality, contained=_is_contained(clause, reading.clauses, matches)),
        source=roles.source,
        target=roles.target,
        participants=roles.participants,
        place=roles.place,
        date=None,
        factuality=factuality,
        attributed_to=_teller(said, roles, kind, factuality),
        statement=said[0].id if said else None,
        trigger=_trigger(clause, tree),
        sentence=sentence.span,
        key="",
        rule=rule.id,
        zone=sentence.zone,
        clause=clause.index,
        topics=_topics(clause, roles, reading.article.text, issues),
        definite=_is_definite(clause, reading.article.text),
        reasons=roles.reasons,
        details=detailing.of(match, roles),
    )


def _of_saying(match: Match, clauses: Sequence[Clause]) -> Factuality | None:
    """What the saying is, for an act that is done by saying what the clause tells: "did not say it was illegal"."""
    clause, does = match.clause, match.rule.roles.get("kg:hasSource", ())
    if clause.parent is None or clause.relation != "ccomp" or not any(source.outer for source in does):
        return None
    said = clauses[clause.parent].factuality
    return None if said is Factuality.ASSERTED else said


def _teller(said: Sequence[Attribution], roles: Roles, kind: EventClass, factuality: Factuality) -> Filler | None:
    """On whose word the event is told, the innermost first.

    Who does by speaking what is told does not tell it: "Wang said that he backed the plan" is told by the article, and
    "according to TASS, Wang said that he backed it" by TASS.
    """
    spoken = kind.record_type == "OTHER" and kind.plover in SPOKEN and factuality is Factuality.ASSERTED
    doers = {filler.actor.id for filler in roles.source} if spoken else set()
    told = (a for a in said if a.source and not (a.speaker is not None and doers == {a.speaker.actor.id}))
    named = next(told, None)
    return named.speaker if named is not None else None


def _trigger(clause: Clause, tree: Tree) -> TextSpan:
    """The word that names the act: the verb or noun, and with a copula what it says of somebody ("is *ready*")."""
    named = {name.rpartition(" ")[2] for name in clause.predicates} - {"be"}
    told = (a for a in clause.fillers("attribute") if clause.kind is ClauseKind.COPULAR and a.lemma in named)
    attribute = next(told, None)
    token = tree.tokens[attribute.head] if attribute is not None else None
    return TextSpan(token.start, token.end) if token is not None else clause.trigger


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
        governor is not None and governor.negated,
    )


def _signs(match: Match) -> tuple[Sign, ...]:
    """The words that say whether it took place, or that the rule says so of all it finds."""
    by_rule = match.rule.factuality
    return (Sign(None, f"the rule holds what it finds for {by_rule.value}"),) if by_rule else match.clause.signs


def _topics(clause: Clause, roles: Roles, text: str, issues: IssueFinder) -> tuple[str, ...]:
    """Issues that words of the clause evoke, and what the rule names as the topic."""
    named = {f.actor.id for f in roles.topic if f.actor.type is not ActorType.GROUP}
    return tuple(sorted({*issues.find(text[clause.span.start : clause.span.end]), *named}))


def _is_definite(clause: Clause, text: str) -> bool:
    """Whether a noun with article, demonstrative or possessive names the act as one already known."""
    if clause.kind is not ClauseKind.NOMINAL:
        return False
    return is_definite(text[clause.span.start : clause.trigger.end])


def _is_presupposed(clause: Clause, tree: Tree, text: str) -> bool:
    """Whether a noun only tells the time of what is said, as known to all: "since the annexation of Crimea"."""
    preposition = tree.tokens[tree.tokens[clause.head].head]
    return (
        tree.tokens[clause.head].dep == "pobj" and preposition.lemma.lower() in _TIMING and _is_definite(clause, text)
    )


def _is_contained(clause: Clause, clauses: tuple[Clause, ...], matches: Mapping[int, Match]) -> bool:
    """Whether the act stands, at any depth, inside the complement or purpose of one that is an event itself."""
    while clause.relation in _EMBEDDED and clause.parent is not None and clause.marker not in _WHILE:
        if clause.parent in matches:
            return True
        clause = clauses[clause.parent]
    return False
