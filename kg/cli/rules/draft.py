"""`kg rules draft`: a rule file from one sentence with marks."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.event_classes import find_classes
from kg.cli.options import build_option, registry_option, rules_option
from kg.cli.sources import EDTF

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.records import Clause, Event, Reading
    from kg.rulebook.alike import Alike
    from kg.rulebook.classes import Classes
    from kg.rulebook.draft import Draft
    from kg.rulebook.draft_file import DraftedExample
    from kg.rulebook.marks import Mark, Placed

__all__ = ["command"]

_SHOWN = 3  # look-alikes of each kind
_TRIED = 24  # near misses that are read on their own before the best are chosen


@click.command("draft", short_help="Draft a rule from a sentence with marks.")
@click.argument("sentence")
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path), metavar="[CORPUS]…")
@click.option("--event", "event_class", metavar="CLASS", help="Class of the event, such as kg:Visit.")
@click.option("--id", "rule_id", metavar="FAMILY.NAME", help="Id of the rule; own.PREDICATE by default.")
@click.option("--published", type=EDTF, help="Date that relative dates and offices are resolved against.")
@rules_option("own")
@registry_option
@build_option
def command(
    sentence: str,
    corpus: tuple[Path, ...],
    event_class: str | None,
    rule_id: str | None,
    published: str | None,
    own: tuple[Path, ...],
    registry: tuple[Path, ...],
    build: Path,
) -> None:
    """Draft a rule from SENTENCE, in which the parts that matter are marked, and print it as a rule file.

    Marks are roles of the clause (subject, object, indirect, attribute, or a preposition) or of the event (source,
    target, participant, place, topic). The rule asks for an actor where one is named, else for a class of words or for
    the word itself. Sentences of the corpus that it would match too are added as comments, some that it just does not
    match as near misses. CORPUS are articles or folders of them; without any, the articles of the build, else ./sources
    or the bundled samples.

    \b
    Examples:
      kg rules draft "<subject>Xi</subject> toured <object>a shipyard</object> in <in>Dalian</in>."
      kg rules draft "<source>Oslo</source> fined <target>Gazprom</target>." --event kg:Sanction --id my.fine > my.yaml
      kg rules draft "<subject>Xi</subject> phoned <object>Putin</object>." articles/ --published 2023-03
    """
    from kg.pipeline import load_extractor
    from kg.reading.article import read_article_text
    from kg.rulebook.classes import load_classes
    from kg.rulebook.draft_file import DraftedExample
    from kg.rulebook.faults import Faults
    from kg.rulebook.marks import read_marks
    from kg.rulebook.vocabulary import RULE_ID

    faults = Faults()
    classes = load_classes([], faults, registry=registry)
    faults.raise_all()
    text, marks = read_marks(" ".join(sentence.split()), classes.words["prepositions"])
    event_class = _one_class(event_class) if event_class is not None else None
    if rule_id is not None and not re.fullmatch(RULE_ID, rule_id):
        raise click.BadParameter("write FAMILY.NAME in small letters, such as my.tour", param_hint="--id")
    extractor = load_extractor(rules=own, registry=registry)
    reading = extractor.read(read_article_text(text, id="sentence", published=published))
    clause, placed = _placed(marks, reading)
    draft = _draft(clause, placed, reading, extractor, classes, event_class, rule_id)
    example = DraftedExample(text, published)
    draft, drafted = _try_out(draft, example, reading, clause, extractor, own, registry)
    matches, misses = _look_alike(drafted, draft.id, text, corpus, build)
    _print(draft, example, matches, misses)


def _one_class(name: str) -> str:
    """The class that is so called; a type of record that several classes have is refused."""
    found = find_classes(name)
    if len(found) > 1:
        raise click.UsageError(f"{name!r} may be {', '.join(found)}; choose one for --event")
    return found[0]


def _placed(marks: Sequence[Mark], reading: Reading) -> tuple[Clause, tuple[Placed, ...]]:
    """The clause of the marked words; where there is none, the clauses are shown as they were read."""
    from kg.cli.rules.test import show_lines
    from kg.errors import DraftError
    from kg.rulebook.marks import place_marks
    from kg.rulebook.shown import show_clause

    try:
        return place_marks(marks, reading)
    except DraftError:
        for clause in reading.clauses:
            for line in show_lines(show_clause(clause, reading.article.text)):
                click.echo(f"  {line}", err=True)
        raise


def _draft(
    clause: Clause,
    placed: Sequence[Placed],
    reading: Reading,
    extractor: Extractor,
    classes: Classes,
    event_class: str | None,
    rule_id: str | None,
) -> Draft:
    import difflib

    from kg.namespaces import slug
    from kg.ontology import load_event_classes
    from kg.rulebook.draft import draft_rule, predicate_of, suggest_event

    predicate = predicate_of(clause, placed)
    note = ""
    if event_class is None:
        alike = suggest_event(clause, extractor.rulebook, extractor.scene(reading))
        if alike is None:
            near = difflib.get_close_matches(f"kg:{predicate.split()[-1].title()}", load_event_classes(), 3, 0.5)
            hint = f"perhaps {', '.join(near)}; " if near else ""
            known = f"{hint}there are {', '.join(load_event_classes())}"
            raise click.UsageError(
                f"no rule has a predicate like “{predicate}”, so give the class with --event; {known}"
            )
        event_class = alike[0].event
        note = f"class of event as in {alike[0].id}, which has “{alike[1]}” among its predicates"
    draft = draft_rule(
        clause,
        placed,
        rule_id=rule_id or f"own.{slug(predicate)}",
        event=load_event_classes()[event_class],
        classes=classes,
        pronouns=frozenset(token.i for token in reading.parse.tokens if token.pos == "PRON"),
    )
    return replace(draft, notes=(*filter(None, [note]), *draft.notes))


def _try_out(
    draft: Draft,
    example: DraftedExample,
    reading: Reading,
    clause: Clause,
    extractor: Extractor,
    own: Sequence[Path],
    registry: Sequence[Path],
) -> tuple[Draft, Extractor]:
    """Give the rule what it needs to be the one that matches its sentence, and note what it finds there.

    Fuller names of a predicate are tried first, so that it takes the name and the priority above a rule that holds.

    Raises
    ------
    DraftError
        If the rule finds nothing in its own sentence.
    """
    from kg.errors import DraftError
    from kg.rulebook.match import first_failure

    scene, names = extractor.scene(reading), clause.predicates
    for name in names[: names.index(draft.predicate) + 1]:
        rules = [rule for rule in extractor.rulebook.by_predicate.get(name, ()) if rule.id != draft.id]
        rivals = [rule for rule in rules if first_failure(rule, clause, scene) is None]
        if rivals:
            known = ", ".join(rule.id for rule in rivals)
            click.echo(f"kg: this sentence is matched already by {known}; see kg rules show {rivals[0].id}", err=True)
            draft = replace(draft, predicate=name, priority=1 + max(rule.priority for rule in rivals))
            break
    drafted = _with_rule(draft, example, extractor, own, registry)
    found = [e for e in drafted.apply_rules(reading).events if e.rule == draft.id and e.clause == clause.index]
    if not found:
        raise DraftError(f"“{draft.predicate}”", "the rule finds no event in its own sentence", "mark who takes part")
    return replace(draft, example=_expected(found[0])), drafted


def _with_rule(
    draft: Draft, example: DraftedExample, extractor: Extractor, own: Sequence[Path], registry: Sequence[Path]
) -> Extractor:
    """The extractor with the drafted rule among its rules, loaded as any rule file is."""
    from kg.rulebook.draft_file import write_draft
    from kg.rulebook.load import load_rulebook

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.yaml"
        path.write_text(write_draft(draft, example, placeholder="Nobody came."), encoding="utf-8")
        return replace(extractor, rulebook=load_rulebook([*own, path], registry=registry))


def _expected(event: Event) -> dict[str, object]:
    """What the example must give."""
    roles = {"kg:hasSource": event.source, "kg:hasTarget": event.target}
    if event.source == event.target:
        roles = {"kg:hasParticipant": event.participants}
    roles["kg:hasPlace"] = event.place
    found: dict[str, object] = {role: [f.actor.name for f in fillers] for role, fillers in roles.items() if fillers}
    if event.date is not None:
        found["date"] = event.date
    if event.factuality != "asserted":
        found["factuality"] = event.factuality.value
    return found


def _look_alike(
    extractor: Extractor, rule_id: str, text: str, corpus: tuple[Path, ...], build: Path
) -> tuple[Sequence[Alike], Sequence[Alike]]:
    """Sentences of the corpus that the rule matches, and some that it does not, not even when they stand alone."""
    from kg.cli.rules.corpus import find_articles, read_corpus
    from kg.cli.rules.test import read_sentences
    from kg.rulebook.alike import choose_various, find_alike

    rule = extractor.rulebook.rule(rule_id)
    if rule is None:
        return (), ()
    readings = read_corpus(extractor, *find_articles(corpus, build))
    found = [alike for r in readings for alike in find_alike(rule, r, extractor.scene(r)) if alike.sentence != text]
    matches = choose_various((alike for alike in found if not alike.because), _SHOWN)
    tried = choose_various((alike for alike in found if alike.because), _TRIED)
    alone = read_sentences(extractor, [(alike.sentence, None) for alike in tried])
    missed = [
        alike
        for alike, seen in zip(tried, alone, strict=True)
        if not any(event.rule == rule_id for event in seen.extraction.events)
    ]
    return matches, choose_various(missed, _SHOWN)


def _print(draft: Draft, example: DraftedExample, matches: Sequence[Alike], misses: Sequence[Alike]) -> None:
    from kg.rulebook.draft_file import write_draft

    click.echo(write_draft(draft, example, matches=matches, misses=misses), nl=False)
    if not misses:
        click.echo(
            "kg: no near miss was found in the corpus; write one, the file is not valid before (see its last lines)",
            err=True,
        )
