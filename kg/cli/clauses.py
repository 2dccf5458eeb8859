"""`kg clauses`: a sentence as the rules see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli.clause_view import clause_fields, clause_object, heading
from kg.cli.sources import EDTF
from kg.cli.workbench import Page, excerpt, read_argument

if TYPE_CHECKING:
    from kg.extraction.attribution import AttributionIndex
    from kg.records import Reading

__all__ = ["command"]


@click.command("clauses")
@click.argument("sentence")
@click.option("--published", type=EDTF, help="Date that relative dates and offices are resolved against.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(sentence: str, published: str | None, form: str) -> None:
    """Show how SENTENCE is read: its clauses with who does what to whom, when, where, and on whose word.

    SENTENCE may be a text of several sentences, a file, or - for standard input. JSON has one object a line, a clause
    each, with character offsets. The "names" of a clause are those that a rule may list as its predicate.

    \b
    Examples:
      kg clauses "Putin was met by Xi in Beijing on Friday." --published 2022-02-08
      kg clauses article.txt --format json
    """
    from kg.extraction.attribution import AttributionIndex
    from kg.pipeline import load_extractor

    article = read_argument(sentence, published=published)
    extractor = load_extractor()
    reading = extractor.read(article)
    statements = AttributionIndex(extractor.apply_rules(reading).attributions, claims_only=True)
    if form == "json":
        _print_json(reading, statements)
    else:
        _print_table(reading, statements)


def _print_table(reading: Reading, statements: AttributionIndex) -> None:

    page, text = Page(), reading.article.text
    for number, sentence in enumerate(reading.parse.sentences):
        if number:
            page.gap()
        page.line(excerpt(text, sentence.span), style="bold")
        clauses = [clause for clause in reading.clauses if clause.sentence == number]
        for clause in clauses:
            page.gap()
            head = heading(clause, text)
            page.item(head.label, head.words, note=head.note)
            for field in clause_fields(clause, reading, statements):
                page.field(field.label, field.words, note=field.note)
        if not clauses:
            page.line("no clause: nothing in it was read as a verb or as a noun of an act", indent=3)
    if not reading.parse.sentences:
        page.line("nothing to read: the whole text was taken for navigation, offers or other page furniture")


def _print_json(reading: Reading, statements: AttributionIndex) -> None:

    for clause in reading.clauses:
        click.echo(json.dumps(clause_object(clause, reading, statements), ensure_ascii=False))
