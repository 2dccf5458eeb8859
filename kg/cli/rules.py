"""`kg rules`: list, show and test the extraction rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.rules_schema import schema

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.rulebook.check import Failure, Tried
    from kg.rulebook.model import Rule

__all__ = ["command"]

_OWN = click.option(
    "--rules", "own", multiple=True, type=click.Path(path_type=Path), metavar="PATH", help="Rules of your own."
)


@click.group("rules")
def command() -> None:
    """List, show and test the extraction rules.

    \b
    Examples:
      kg rules list --family meetings
      kg rules show meetings.meet
      kg rules test
    """


command.add_command(schema)


@command.command("list")
@click.option("--family", metavar="NAME", help="Only this family.")
@_OWN
def list_rules(family: str | None, own: tuple[Path, ...]) -> None:
    """List the rules, one a line: id, class of event, what it is about."""
    from kg.rulebook.load import load_rulebook

    for rule in load_rulebook(own).rules:
        if family in (None, rule.family):
            click.echo(f"{rule.id:28} {rule.event:24} {rule.about}")


@command.command("show")
@click.argument("rule_id", metavar="ID")
@_OWN
def show_rule(rule_id: str, own: tuple[Path, ...]) -> None:
    """Show one rule: what it asks of a clause, whom it names, its examples and near misses."""
    import difflib

    from kg.rulebook.load import load_rulebook

    rulebook = load_rulebook(own)
    rule = rulebook.rule(rule_id)
    if rule is None:
        near = difflib.get_close_matches(rule_id, [r.id for r in rulebook.rules], 3)
        raise click.UsageError(f"no rule {rule_id!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    click.echo("\n".join(_describe(rule)))


def _describe(rule: Rule) -> list[str]:
    lines = [f"{rule.id}  ({rule.path}, line {rule.line}; version {rule.version})", f"  {rule.about}", ""]
    lines += [f"  event       {rule.event}", f"  predicates  {', '.join(rule.predicates)}"]
    lines += [f"  asks        {condition.source}" for condition in rule.conditions]
    for role, sources in rule.roles.items():
        lines.append(f"  {role:18} from {', '.join(s.text for s in sources)}")
    for example in rule.examples:
        expected = "; ".join(f"{k} = {_plain(v)}" for k, v in example.expect.items())
        lines += ["", f"  finds       {example.text}", f"              {expected}"]
    for miss in rule.near_misses:
        lines += ["", f"  leaves      {miss.text}", f"              because {miss.because}"]
    return lines


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


@command.command("test")
@click.argument("ids", nargs=-1, metavar="[ID|FAMILY]…")
@_OWN
def test_rules(ids: tuple[str, ...], own: tuple[Path, ...]) -> None:
    """Run the examples and near misses of all rules, or of those named. Exit 1 if one fails."""
    from kg.pipeline import load_extractor
    from kg.rulebook.check import check_rules

    extractor = load_extractor(rules=own)
    chosen = [r for r in extractor.rulebook.rules if not ids or r.id in ids or r.family in ids]
    if not chosen:
        raise click.UsageError(f"no rule or family called {', '.join(ids)}; see kg rules list")
    failures = check_rules(chosen, extractor.rulebook, lambda asked: _read(extractor, asked))
    for failure in failures:
        _tell(failure)
    sentences = sum(len(r.examples) + len(r.near_misses) for r in chosen)
    click.echo(f"{len(chosen)} rules, {sentences} sentences: {sentences - len(failures)} right, {len(failures)} wrong")
    if failures:
        raise SystemExit(1)


def _read(extractor: Extractor, asked: Sequence[tuple[str, str | None]]) -> list[Tried]:
    from kg.reading.article import read_article_text
    from kg.rulebook.check import Tried

    articles = [read_article_text(text, id=f"sentence-{n}", published=on) for n, (text, on) in enumerate(asked)]
    readings = list(extractor.read_all(articles))
    return [Tried(reading, extractor.apply_rules(reading), extractor.scene(reading)) for reading in readings]


def _tell(failure: Failure) -> None:
    click.echo(f"{failure.path}, line {failure.line}: {failure.rule}: {failure.problem}")
    click.echo(f"    {failure.text}")
    for clause in failure.clauses:
        click.echo(f"      read as  {clause}")
    for reason in failure.reasons:
        click.echo(f"      because  {reason}")
