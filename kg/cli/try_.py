"""`kg try`: one sentence or a short text through all stages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.clause_view import clause_object, clause_summary, heading
from kg.cli.options import registry_option, rules_option
from kg.cli.record_view import detail_fields, event_label, party_fields, relation_words, statement_fields
from kg.cli.sources import EDTF
from kg.cli.workbench import Page, excerpt, read_argument

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.records import Clause, Extraction, Reading
    from kg.rulebook.model import Rule

__all__ = ["command"]


@dataclass(frozen=True, slots=True)
class _Trial:
    """What each stage made of the text. `rules` has the rule that matched, by the index of the clause."""

    reading: Reading
    extraction: Extraction
    records: list[dict[str, Any]]
    rules: Mapping[int, Rule]
    turtle: str


@click.command("try")
@click.argument("sentence")
@click.option("--published", type=EDTF, help="Date that relative dates and offices are resolved against.")
@rules_option()
@registry_option
@click.option("--format", "form", type=click.Choice(["text", "json", "turtle"]), default="text", show_default=True)
@click.option("--no-turtle", is_flag=True, help="Leave out the graph at the end.")
def command(
    sentence: str,
    published: str | None,
    rules: tuple[Path, ...],
    registry: tuple[Path, ...],
    form: str,
    no_turtle: bool,
) -> None:
    """Take SENTENCE through all stages and show what each makes of it.

    Actors and why the words mean them, dates, clauses with the rule that matched each, the events, statements and
    relations that come of it, and the graph in Turtle. SENTENCE may be a short text, a file, or - for standard input.

    \b
    Examples:
      kg try "Putin will visit Beijing in May." --published 2024-04-20
      kg try "Xi hailed the deal." --rules my-rules/ --no-turtle
      kg try article.txt --format turtle
    """
    from kg.pipeline import load_extractor

    article = read_argument(sentence, published=published)
    extractor = load_extractor(rules=rules, registry=registry)
    trial = _try(extractor, extractor.read(article))
    if form == "turtle":
        click.echo(trial.turtle, nl=False)
    elif form == "json":
        click.echo(json.dumps(_to_object(trial, turtle=not no_turtle), ensure_ascii=False, indent=2))
    else:
        _print(trial, turtle=not no_turtle)


def _try(extractor: Extractor, reading: Reading) -> _Trial:
    from kg import __version__
    from kg.exchange import to_records
    from kg.rdf.assemble import to_quads
    from kg.rdf.order import to_turtle
    from kg.resolve.keys import key_events
    from kg.rulebook.match import find_matches

    (extraction,) = key_events([extractor.apply_rules(reading)], extractor.joining)
    matches = {match.clause.index: match.rule for match in find_matches(extractor.scene(reading), extractor.rulebook)}
    quads = to_quads(
        extraction,
        rule_versions={rule.id: rule.version for rule in extractor.rulebook.rules},
        model=extractor.model,
        version=__version__,
        issues=frozenset(extractor.registry.issues or ()),
    )
    return _Trial(reading, extraction, list(to_records(extraction)), matches, to_turtle(quads))


def _of_sort(trial: _Trial, sort: str) -> list[dict[str, Any]]:
    return [record for record in trial.records if record["record"] == sort]


def _to_object(trial: _Trial, *, turtle: bool) -> dict[str, Any]:
    from kg.extraction.attribution import AttributionIndex

    reading = trial.reading
    statements = AttributionIndex(trial.extraction.attributions, claims_only=True)
    return {
        "text": reading.article.text,
        "published": reading.article.published,
        "mentions": _of_sort(trial, "mention"),
        "dates": [
            {"span": list(d.span), "edtf": d.edtf, "kind": d.kind.value, "reason": d.reason} for d in reading.dates
        ],
        "clauses": [
            {
                **clause_object(clause, reading, statements),
                "rule": trial.rules[clause.index].id if clause.index in trial.rules else None,
            }
            for clause in reading.clauses
        ],
        "events": _of_sort(trial, "event"),
        "statements": _of_sort(trial, "attribution"),
        "relations": _of_sort(trial, "relation"),
        "quotations": _of_sort(trial, "quotation"),
        **({"turtle": trial.turtle} if turtle else {}),
    }


def _print(trial: _Trial, *, turtle: bool) -> None:

    page, text = Page(), trial.reading.article.text
    for sentence in trial.reading.parse.sentences:
        page.line(excerpt(text, sentence.span), style="bold")
    if not trial.reading.parse.sentences:
        page.line("nothing to read: the whole text was taken for navigation, offers or other page furniture")
    if trial.reading.article.published:
        page.line(f"published {trial.reading.article.published}", style="dim")
    _section(page, "Actors named", bool(trial.reading.mentions), "no actor is named")
    for record in _of_sort(trial, "mention"):
        actor = record["actor"]
        words = f"{excerpt(text, record['span'])} = {actor['name']} [{actor['id']}, {actor['type'].replace('_', ' ')}]"
        page.line(words, note=record["reason"], indent=3)
    _section(page, "Dates", bool(trial.reading.dates), "no time is named")
    for date in trial.reading.dates:
        page.line(f"{excerpt(text, date.span)} = {date.edtf or 'open'}", note=date.reason, indent=3)
    _section(page, "Clauses and the rule for each", bool(trial.reading.clauses), "nothing was read as an act")
    for clause in trial.reading.clauses:
        _print_clause(page, clause, trial)
    _print_records(page, trial)
    if turtle:
        page.gap()
        page.line("Graph of the article (Turtle)", style="bold")
        click.echo(trial.turtle, nl=False)


def _section(page: Page, title: str, filled: bool, empty: str) -> None:
    page.gap()
    page.line(title, style="bold")
    if not filled:
        page.line(empty, indent=3)


def _print_clause(page: Page, clause: Clause, trial: _Trial) -> None:

    text = trial.reading.article.text
    head = heading(clause, text)
    page.item(head.label, head.words, note=head.note)
    if summary := clause_summary(clause, text):
        page.field("roles", summary)
    page.field("rule", _outcome(clause, trial))


def _outcome(clause: Clause, trial: _Trial) -> str:
    """The rule that matched, or what became of the clause without one."""
    rule = trial.rules.get(clause.index)
    said = any(clause.trigger.meets(span) for one in trial.extraction.attributions for span in one.cue)
    if rule is None:
        return "none; it announces a statement" if said else "none matches (kg whynot says why)"
    event = next((e for e in trial.extraction.events if e.clause == clause.index), None)
    return f"{rule.id}: {rule.about}" + ("" if event else " It matches, but no actor fills a role: no event.")


def _print_records(page: Page, trial: _Trial) -> None:

    text = trial.reading.article.text
    reasons = {(m["actor"]["id"], *m["span"]): "" for m in _of_sort(trial, "mention")}
    events, statements = _of_sort(trial, "event"), _of_sort(trial, "attribution")
    _section(page, "Events", bool(events), "none")
    for number, event in enumerate(events):
        if number:
            page.gap()
        _print_event(page, event, statements, text)
    _section(page, "Statements", bool(statements), "none")
    for number, statement in enumerate(statements):
        if number:
            page.gap()
        for field in statement_fields(statement, text, reasons):
            page.field(field.label, field.words, note=field.note)
        page.field("rule", statement["rule"], note=statement["id"])
    unheard = [record for record in _of_sort(trial, "quotation") if record["reason"]]
    if unheard:
        _section(page, "Quotations without a speaker", True, "")
    for quotation in unheard:
        page.line(excerpt(text, quotation["span"]), note=quotation["reason"], indent=3)
    relations = _of_sort(trial, "relation")
    _section(page, "Offices and ties", bool(relations), "none")
    for relation in relations:
        page.line(relation_words(relation), note=relation["rule"], indent=3)


def _print_event(page: Page, event: dict[str, Any], statements: Iterable[dict[str, Any]], text: str) -> None:

    page.line(f"{event_label(event)}, {event['factuality']}", note=event["key"], indent=3, style="cyan")
    reasons = {(a["id"], *a["span"]): "" for role in ("source", "target", "place") for a in event[role] if a["span"]}
    for field in (*party_fields(event, text, reasons), *detail_fields(event, text, reasons)):
        page.field(field.label, field.words, note=field.note)
    page.field("date", event["date"] or "none", note=event["date_reason"])
    if event["about"]:
        page.field("about", ", ".join(event["about"]))
    said = next((s for s in statements if s["id"] == event["statement"]), None)
    if said is not None:
        who = said["speaker"]["name"] if said["speaker"] else "somebody who is not named"
        page.field("on whose word", f"{who}, by “{' … '.join(excerpt(text, span) for span in said['cue'])}”")
    page.field("rule", event["rule"])
