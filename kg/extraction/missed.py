"""Why a text yields no more than it does: what was found in each sentence, and what stands in the way of more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.records import (
    Attribution,
    Clause,
    ClauseKind,
    Event,
    Extraction,
    Quoted,
    Reading,
    Relation,
    Sentence,
    TextSpan,
    Token,
    Zone,
)
from kg.rulebook.match import Scene, find_matches, holding
from kg.rulebook.model import Rule, Rulebook
from kg.rulebook.nearest import Near, find_nearest

__all__ = ["ClauseFinding", "SentenceFinding", "Unread", "find_misses"]

_READ_AS = {"NOUN": "a noun", "PROPN": "a name", "ADJ": "an adjective", "ADV": "an adverb", "AUX": "an auxiliary"}
_CONTENT = {"NOUN", "PROPN", "ADJ", "VERB"}


@dataclass(frozen=True, slots=True)
class ClauseFinding:
    """What became of one clause.

    `rule` matched it, or None; `event` is what the rule made of it, `obstacle` why it made nothing. `statement` is the
    reported speech that the clause announces. `near` are the rules that come nearest, where none that was asked for
    made an event.
    """

    clause: Clause
    rule: Rule | None = None
    event: Event | None = None
    statement: Attribution | None = None
    obstacle: str = ""
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A word that heads no clause although a rule lists it, or its sentence has no verb; and what it was read as."""

    span: TextSpan
    read_as: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceFinding:
    """All that was found in a sentence, and what stood in the way. `unknown` are names that no actor has."""

    span: TextSpan
    clauses: tuple[ClauseFinding, ...]
    relations: tuple[Relation, ...]
    unread: tuple[Unread, ...]
    unknown: tuple[TextSpan, ...]
    quotations: tuple[Quoted, ...] = ()  # those in which nobody is heard


def find_misses(
    reading: Reading,
    extraction: Extraction,
    scene: Scene,
    rulebook: Rulebook,
    *,
    allowed: Callable[[str], bool] = lambda kind: True,
    wanted: Collection[str] = (),
    limit: int = 4,
) -> tuple[SentenceFinding, ...]:
    """Go through a text sentence by sentence.

    Parameters
    ----------
    reading, extraction, scene
        The text as read, what was found in it, and what the rules may look at.
    rulebook : Rulebook
    allowed, wanted, limit
        As for `kg.rulebook.nearest.find_nearest`; for a clause that names no actor only the nearest rule is given.

    Returns
    -------
    tuple of SentenceFinding
        In text order; empty where the whole text was taken for page furniture.
    """
    matches = {match.clause.index: match.rule for match in find_matches(scene, rulebook)}
    events = {event.clause: event for event in extraction.events}
    listed = {name: rules for name, rules in rulebook.by_predicate.items() if any(allowed(r.event) for r in rules)}

    def judge(clause: Clause) -> ClauseFinding:
        rule, event = matches.get(clause.index), events.get(clause.index)
        said = next((a for a in extraction.attributions if any(clause.trigger.meets(s) for s in a.cue)), None)
        obstacle = _obstacle(rule, reading.parse.sentences[clause.sentence]) if rule and event is None else ""
        if rule is None:
            rule, obstacle = _blocked(clause, scene, rulebook, matches)
        done = (event is not None and allowed(event.kind)) or obstacle or (said is not None and not wanted)
        most = limit if wanted or any(argument.mentions for argument in clause.arguments) else 1
        near = find_nearest(clause, scene, rulebook, allowed=allowed, wanted=wanted, limit=most) if not done else ()
        return ClauseFinding(clause, rule, event, said, obstacle, near)

    return tuple(
        SentenceFinding(
            sentence.span,
            tuple(judge(clause) for clause in reading.clauses if clause.sentence == number),
            tuple(relation for relation in extraction.relations if relation.sentence == sentence.span),
            tuple(_unread(reading, sentence, number, listed)),
            tuple(_unknown(reading, sentence)),
            tuple(q for q in extraction.quotations if q.reason and q.span.start in range(*sentence.span)),
        )
        for number, sentence in enumerate(reading.parse.sentences)
    )


def _blocked(clause: Clause, scene: Scene, rulebook: Rulebook, matches: Mapping[int, Rule]) -> tuple[Rule | None, str]:
    """A rule that holds and that another keeps from the clause, and which; None and nothing where none holds."""
    held = next(iter(holding(clause, scene, rulebook)), None)
    if held is None:
        return None, ""
    if held.yields:
        return held, "it gives way to the event that the complement is (`yields`)"
    by = next((rule.id for rule in matches.values() if held.id in rule.blocks), "another rule")
    return held, f"{by} keeps it from clauses embedded in its own (`blocks`)"


def _obstacle(rule: Rule, sentence: Sentence) -> str:
    """Why a rule that matches made no event."""
    if sentence.zone is Zone.BIOGRAPHY:
        return "the sentence was taken for a note on the author, which gives no events"
    roles = {role.partition("kg:has")[2].lower(): sources for role, sources in rule.roles.items()}
    asked = [f"{role} ({', '.join(s.text for s in sources)})" for role, sources in roles.items() if role != "place"]
    return f"no actor fills any of its roles: {'; '.join(asked)}"


def _tokens(reading: Reading, sentence: Sentence) -> Sequence[Token]:
    return reading.parse.tokens[sentence.first : sentence.last]


def _unread(reading: Reading, sentence: Sentence, number: int, listed: dict[str, tuple[Rule, ...]]) -> Iterator[Unread]:
    """Words of rules that no clause is about; where nothing was read as a verb, all words that might be one."""
    clauses = [clause for clause in reading.clauses if clause.sentence == number]
    verbless = all(clause.kind is ClauseKind.NOMINAL for clause in clauses)
    heads = {clause.head for clause in clauses}
    named = {word for clause in clauses for name in clause.predicates for word in name.split()}
    actors = [*(mention.span for mention in reading.mentions), *(date.span for date in reading.dates)]
    for token in _tokens(reading, sentence):
        span, lemma = TextSpan(token.start, token.end), token.lemma.lower()
        taken = token.i in heads or lemma in named or any(clause.cue.covers(span) for clause in clauses)
        rules = listed.get(lemma) or listed.get(_base(token))
        if taken or not (rules or verbless) or token.pos not in _CONTENT or any(actor.meets(span) for actor in actors):
            continue
        yield Unread(span, _reading_of(token, reading), tuple(rule.id for rule in rules or ()))


def _base(token: Token) -> str:
    """The verb that a plural noun may be: "slams", read as a noun."""
    return token.text.lower().removesuffix("s") if token.tag in {"NNS", "NNPS", "NNP"} else ""


def _reading_of(token: Token, reading: Reading) -> str:
    if token.pos in _READ_AS:
        return _READ_AS[token.pos]
    return f"a verb that only describes “{reading.parse.tokens[token.head].text}”"


def _unknown(reading: Reading, sentence: Sentence) -> Iterator[TextSpan]:
    """Names that are no mention, no date, and no title before a name."""
    known = [*(mention.span for mention in reading.mentions), *(date.span for date in reading.dates)]
    tokens = reading.parse.tokens
    heads = {clause.head for clause in reading.clauses}
    run: list[Token] = []
    for token in [*_tokens(reading, sentence), None]:
        if token is not None and token.pos == "PROPN" and token.text[:1].isupper() and token.i not in heads:
            span = TextSpan(token.start, token.end)
            if not any(other.meets(span) for other in known):
                run.append(token)
                continue
        if run:
            above = tokens[run[-1].head]
            title = any(other.meets(TextSpan(above.start, above.end)) for other in known) and above.i > run[-1].i
            if not title:
                yield TextSpan(run[0].start, run[-1].end)
        run = []
