"""`kg rules test`: the rules against their own sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import many
from kg.cli.options import registry_option, rules_option
from kg.cli.rules.shared import track

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.rulebook.check import Failure, Tried
    from kg.rulebook.model import Rule, Rulebook
    from kg.rulebook.shown import ShownClause

__all__ = ["command", "ids_in", "read_sentences", "tell_failure"]


@click.command("test", short_help="Run the rules' own sentences.")
@click.argument("what", nargs=-1, metavar="[ID|FAMILY|FILE]…")
@rules_option("own")
@registry_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(what: tuple[str, ...], own: tuple[Path, ...], registry: tuple[Path, ...], form: str) -> None:
    """Run the examples and near misses of all rules, or of those named. Exit 1 if one fails.

    A FILE (or folder) of rules is loaded beside the shipped rules, and its rules are run. A sentence that fails is
    shown with the clauses as read, the first constraint that failed and what stood there instead.

    \b
    Examples:
      kg rules test
      kg rules test meetings sanctions.impose
      kg rules test my-rules.yaml
      kg rules test my-rules.yaml --format json | jq .failures
    """
    from kg.pipeline import load_extractor
    from kg.rulebook.check import check_rules
    from kg.rulebook.load import load_rulebook

    files = [Path(name) for name in what if _is_rule_path(name)]
    rulebook = load_rulebook([*own, *files], registry=registry)
    chosen = _choose(rulebook, [name for name in what if Path(name) not in files], files)
    extractor = replace(load_extractor(registry=registry), rulebook=rulebook)
    failures = check_rules(chosen, rulebook, lambda asked: read_sentences(extractor, asked))
    if form == "json":
        counts = {"rules": len(chosen), "sentences": count_sentences(chosen), "wrong": len(failures)}
        click.echo(json.dumps(counts | {"failures": [asdict(f) for f in failures]}, ensure_ascii=False, indent=2))
    else:
        tell_outcome(chosen, failures)
    if failures:
        raise SystemExit(1)


def _is_rule_path(name: str) -> bool:
    """Whether an argument is a file or a folder with rule files; another folder may be called like a family."""
    path = Path(name)
    return path.is_file() or (path.is_dir() and any(path.glob("*.yaml")))


def ids_in(files: Sequence[Path]) -> set[str]:
    """Ids of the rules in files and folders that were loaded already."""
    from kg.rulebook.yaml_lines import read_yaml

    paths = [p for file in files for p in (sorted(file.glob("*.yaml")) if file.is_dir() else [file])]
    roots = (read_yaml(path, lambda line, text: None) for path in paths)
    entries = [
        entry for root in roots if root is not None and "rules" in root.entries for entry in root.entries["rules"].items
    ]
    return {str(entry.entries["id"].value) for entry in entries if "id" in entry.entries}


def _choose(rulebook: Rulebook, names: Sequence[str], files: Sequence[Path]) -> list[Rule]:
    import difflib

    known = sorted({rule.id for rule in rulebook.rules} | {rule.family for rule in rulebook.rules})
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 3)
            hint = f"did you mean {', '.join(near)}?" if near else "kg rules list has them all"
            raise click.UsageError(f"no rule, family or file called {name}; {hint}")
    if not names and not files:
        return list(rulebook.rules)
    wanted = {*names, *ids_in(files)}
    return [rule for rule in rulebook.rules if rule.id in wanted or rule.family in names]


def read_sentences(extractor: Extractor, asked: Sequence[tuple[str, str | None]]) -> list[Tried]:
    """Read and extract sentences with their dates of publication, with progress on a terminal."""
    from kg.reading.article import read_article_text
    from kg.rulebook.check import Tried

    articles = [read_article_text(text, id=f"sentence-{n}", published=on) for n, (text, on) in enumerate(asked)]
    readings = track(extractor.read_all(articles), "Testing", total=len(articles))
    return [Tried(reading, extractor.apply_rules(reading), extractor.scene(reading)) for reading in readings]


def tell_outcome(rules: Sequence[Rule], failures: Sequence[Failure]) -> None:
    """Print what is wrong, and how many sentences of the rules are right."""
    for failure in failures:
        tell_failure(failure)
    sentences = count_sentences(rules)
    outcome = f"{sentences - len(failures)} right, {len(failures)} wrong"
    click.echo(f"{many(len(rules), 'rule')}, {many(sentences, 'sentence')}: {outcome}")


def count_sentences(rules: Sequence[Rule]) -> int:
    """Examples and near misses of the rules."""
    return sum(len(rule.examples) + len(rule.near_misses) for rule in rules)


def tell_failure(failure: Failure) -> None:
    """Print what is wrong with a sentence and what there is to see."""
    click.echo(f"{failure.path}, line {failure.line}: {failure.rule}: {failure.problem}")
    click.echo(f"    {failure.text}")
    for clause in failure.clauses:
        for line in show_lines(clause):
            click.echo(f"      {line}")
    for reason in failure.reasons:
        stood = f"  ({reason.words})" if reason.words else ""
        where = f"“{reason.predicate}” " if len(failure.clauses) > 1 and reason.predicate else ""
        click.echo(f"      failed     {where}{reason.constraint}{stood}")
    for found in failure.found:
        click.echo(f"      found      {found}")
    for rule in failure.matched:
        click.echo(f"      matched    {rule}")


def show_lines(clause: ShownClause) -> list[str]:
    """A clause as aligned lines: its predicate, each role with its words and whom they name, and all its names."""
    rows = [("read as", f"{clause.predicate}  ({clause.kind}, {clause.factuality})")]
    for role, words, actors in clause.roles:
        rows.append((f"  {role}", f"{words}  [{', '.join(actors)}]" if actors else words))
    rows.append(("  names", ", ".join(clause.names)))
    return [f"{left:10} {right}" for left, right in rows]
