"""Sentences that say nothing but that somebody speaks: "Putin gave an interview to CCTV on Monday. He said …".

They give no statement; what the speaker says next is said there.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.linking.actors import joint
from kg.records import Attribution, AttributionKind, Clause, ClauseKind, Filler, Zone
from kg.resolve.statements.medium import medium_of
from kg.resolve.statements.page import Page
from kg.resolve.statements.walk import Saying

__all__ = ["openings"]

_RULE = "speech.opening"


def openings(page: Page) -> Iterator[Saying]:
    """The main clauses that tell in what somebody speaks and not what is said, as sayings without content."""
    for clause in page.reading.clauses:
        beside = clause.kind is ClauseKind.VERBAL and clause.tense == "past" and clause.relation in {"", "conj"}
        if not beside or clause.head in page.cues or clause.passive or clause.negated:
            continue
        speaker = _speaker(clause)
        if speaker is None:
            continue
        saying = Saying(page, _as_statement(page, clause, speaker))
        lemma = page.tokens[clause.head].lemma
        if lemma in page.lexicon.saying.speaking or medium_of(saying) not in {None, "meeting"}:
            yield saying


def _speaker(clause: Clause) -> Filler | None:
    named = [mention for argument in clause.fillers("subject") for mention in argument.mentions]
    return Filler(joint([mention.actor for mention in named]), named[0].span) if named else None


def _as_statement(page: Page, clause: Clause, speaker: Filler) -> Attribution:
    article = page.reading.article.id
    sentence = page.reading.parse.sentences[clause.sentence]
    spans = tuple(argument.span for argument in clause.fillers("subject"))
    return Attribution(
        id=f"{article}-{clause.index}",
        article=article,
        source=spans,
        cue=(clause.trigger,),
        content=(),
        kind=AttributionKind.INDIRECT,
        speaker=speaker,
        sentence=sentence.span,
        rule=_RULE,
        zone=Zone(sentence.zone),
    )
