"""`kg whynot`: why a sentence yields no event, or not the one that was hoped for."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.clause_view import clause_summary, heading
from kg.cli.event_classes import at_or_below, find_classes
from kg.cli.options import registry_option, rules_option
from kg.cli.record_view import relation_words
from kg.cli.sources import EDTF
from kg.cli.workbench import Page, excerpt, quoted, read_argument

if TYPE_CHECKING:
    from kg.extraction.missed import ClauseFinding, SentenceFinding
    from kg.records import Reading
    from kg.rulebook.nearest import Near

__all__ = ["command"]

_PREDICATES = 6  # names of a rule's list shown before the rest is left out


@click.command("whynot")
@click.argument("sentence")
@click.option("--event", "event", metavar="CLASS", help="Only rules for this class of event or one below it.")
@click.option("--published", type=EDTF, help="Date that relative dates and offices are resolved against.")
@rules_option()
@registry_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    sentence: str,
    event: str | None,
    published: str | None,
    rules: tuple[Path, ...],
    registry: tuple[Path, ...],
    form: str,
) -> None:
    """Say why SENTENCE was missed: which rules come nearest to each of its clauses, and what keeps them from it.

    What was found is told too. CLASS is a class of event (Meeting or kg:Meeting) or a type of record (MEETING).
    SENTENCE may be a short text, a file, or - for standard input.

    \b
    Examples:
      kg whynot "The delegation visited Beijing." --event Visit
      kg whynot "Li Qiang liaised with Mikhail Mishustin in Sochi."
      kg whynot article.txt --format json
    """
    from kg.extraction.missed import find_misses
    from kg.pipeline import load_extractor

    wanted = find_classes(event, prefix="") if event else ()
    narrowed = at_or_below(wanted)
    article = read_argument(sentence, published=published)
    extractor = load_extractor(rules=rules, registry=registry)
    reading = extractor.read(article)

    def allowed(kind: str) -> bool:
        return not wanted or kind in narrowed

    found = find_misses(
        reading,
        extractor.apply_rules(reading),
        extractor.scene(reading),
        extractor.rulebook,
        allowed=allowed,
        wanted=wanted,
    )
    advice = _advice(found, reading, article.text if len(article.text) < 300 else sentence)
    if form == "json":
        click.echo(json.dumps(_to_object(found, reading, advice), ensure_ascii=False, indent=2))
    else:
        _print(found, reading, advice, allowed)


def _print(found: Sequence[SentenceFinding], reading: Reading, advice: str, allowed: Callable[[str], bool]) -> None:
    from kg.exchange import to_record

    page, text = Page(), reading.article.text
    for number, sentence in enumerate(found):
        if number:
            page.gap()
        page.line(excerpt(text, sentence.span), style="bold")
        for clause in sentence.clauses:
            page.gap()
            _print_clause(page, clause, reading, allowed)
        if sentence.relations or sentence.quotations or sentence.unread or sentence.unknown or not sentence.clauses:
            page.gap()
        for relation in sentence.relations:
            page.field("found", f"a tie: {relation_words(to_record(relation))}")
        if not sentence.clauses:
            page.field("no clause", "nothing in it was read as a verb or as a noun of an act")
        for quotation in sentence.quotations:
            page.field("unheard", f"{excerpt(text, quotation.span)}: {quotation.reason}")
        for word in sentence.unread:
            page.field("not read", f"no clause for {quoted(text, word.span)}: it was read as {word.read_as}")
        for name in sentence.unknown:
            page.field("unknown", f"{quoted(text, name)} is no known actor")
    if not found:
        page.line(_unread_text(reading))
    page.gap()
    click.echo(advice)  # never wrapped: it is there to be copied


def _unread_text(reading: Reading) -> str:
    zoned = sorted({f"{block.zone.value} ({block.reason})" for block in reading.article.blocks if block.reason})
    return f"Nothing of it was read: it was taken for {', '.join(zoned) or 'page furniture'}."


def _print_clause(page: Page, finding: ClauseFinding, reading: Reading, allowed: Callable[[str], bool]) -> None:

    clause, text = finding.clause, reading.article.text
    head = heading(clause, text)
    page.item(head.label, head.words, note=head.note)
    if summary := clause_summary(clause, text):
        page.field("roles", summary)
    if finding.event is not None and finding.rule is not None:
        other = "" if allowed(finding.event.kind) else "; not what was asked for"
        parties = ", ".join(filler.actor.name for filler in finding.event.participants)
        parties += "" if finding.event.factuality.value == "asserted" else f", {finding.event.factuality.value}"
        page.field("found", f"{_label(finding.event.kind)} of {parties}, by {finding.rule.id}{other}", style="green")
    elif finding.rule is not None:
        page.field("matched", f"{finding.rule.id}, but no event: {finding.obstacle}", style="yellow")
    if finding.statement is not None:
        speaker = finding.statement.speaker
        page.field("found", f"a statement by {speaker.actor.name if speaker else 'somebody not named'}", style="green")
    _print_near(page, finding)
    answered = finding.rule is not None or finding.statement is not None
    if finding.event is not None:
        answered = allowed(finding.event.kind)
    if not answered and not finding.near:
        page.field("no rule", _hopeless(finding))


def _hopeless(finding: ClauseFinding) -> str:
    if not any(argument.mentions for argument in finding.clause.arguments):
        return f"none that was looked at lists “{finding.clause.predicate}”, and the clause names no actor"
    return f"none that was looked at lists “{finding.clause.predicate}”, and of none do all other conditions hold"


def _print_near(page: Page, finding: ClauseFinding) -> None:
    unlisted = [near for near in finding.near if not near.name]
    for near in (near for near in finding.near if near.name):
        page.field("nearest", f"{near.rule.id} ({_label(near.rule.event)}) lists “{near.name}”, but", style="yellow")
        for failure in near.failures:
            page.field("", f"- {failure}")
    if unlisted:
        name = f"“{finding.clause.predicate}”"
        words = f"{name} is in the list of none of these; all else holds, and they would match if it were:"
        page.field("would match", words, style="yellow")
        for near in unlisted:
            shown = ", ".join(near.rule.predicates[:_PREDICATES])
            more = ", …" if len(near.rule.predicates) > _PREDICATES else ""
            page.field("", f"- {near.rule.id} ({_label(near.rule.event)})", note=f"lists {shown}{more}")


def _label(kind: str) -> str:
    from kg.ontology import load_event_classes

    return load_event_classes()[kind].label


def _advice(found: Sequence[SentenceFinding], reading: Reading, sentence: str) -> str:
    """What to type next."""
    if not found:
        return "Such lines are left out on purpose: give a sentence of the article's own text."
    findings = [clause for one in found for clause in one.clauses]
    nearest = [(near, finding) for finding in findings for near in finding.near]
    best = min(nearest, key=lambda pair: (not _names_actor(pair[1]), pair[0].misses, not pair[0].name), default=None)
    quoted = _quote(sentence)
    if best is None:
        done = any(finding.event or finding.statement for finding in findings)
        todo = f"kg try {quoted}" if done else f"kg clauses {quoted}"
        return f"Next: {todo} shows {'the records' if done else 'how the sentence was read'}."
    show = f"Next: kg rules show {best[0].rule.id} shows what the rule asks for"
    if not _names_actor(best[1]):
        return f"{show}."
    return f"{show}; a rule of your own begins with\nkg rules draft {_quote(_marked(best[1], reading))}"


def _names_actor(finding: ClauseFinding) -> bool:
    """Whether the clause names somebody who could fill a role of a rule."""
    sorts = {"person", "country", "organization", "international_organization", "group"}
    named = (m for argument in finding.clause.arguments for m in argument.mentions)
    return any(m.actor.type.value in sorts and m.sense != "place" for m in named)


def _marked(finding: ClauseFinding, reading: Reading) -> str:
    from kg.rulebook.marks import mark_clause

    return mark_clause(finding.clause, reading)


def _quote(sentence: str) -> str:
    """The sentence as a shell takes it."""
    line = " ".join(sentence.split())
    return shlex.quote(line) if set(line) & set('"$`\\!') else f'"{line}"'


def _to_object(found: Sequence[SentenceFinding], reading: Reading, advice: str) -> dict[str, Any]:
    from kg.exchange import to_record

    text = reading.article.text
    return {
        "sentences": [
            {
                "text": excerpt(text, one.span),
                "span": list(one.span),
                "clauses": [_clause_object(finding, text) for finding in one.clauses],
                "relations": [to_record(relation) for relation in one.relations],
                "quotations": [
                    {"text": excerpt(text, q.span), "span": list(q.span), "reason": q.reason} for q in one.quotations
                ],
                "unread": [
                    {"text": excerpt(text, w.span), "span": list(w.span), "read_as": w.read_as, "rules": list(w.rules)}
                    for w in one.unread
                ],
                "unknown": [{"text": excerpt(text, span), "span": list(span)} for span in one.unknown],
            }
            for one in found
        ],
        "advice": advice,
    }


def _clause_object(finding: ClauseFinding, text: str) -> dict[str, Any]:
    from kg.exchange import to_record

    clause = finding.clause
    return {
        "number": clause.index + 1,
        "predicate": clause.predicate,
        "names": list(clause.predicates),
        "trigger": {"text": excerpt(text, clause.trigger), "span": list(clause.trigger)},
        "rule": finding.rule.id if finding.rule is not None else None,
        "event": to_record(finding.event) if finding.event is not None else None,
        "statement": finding.statement.id if finding.statement is not None else None,
        "obstacle": finding.obstacle or None,
        "nearest": [_near_object(near) for near in finding.near],
    }


def _near_object(near: Near) -> dict[str, Any]:
    return {
        "rule": near.rule.id,
        "event": near.rule.event,
        "predicate": near.name or None,
        "predicates": list(near.rule.predicates),
        "misses": near.misses,
        "failures": list(near.failures),
    }
