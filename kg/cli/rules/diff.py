"""`kg rules diff`: what two versions of the rules tell differently of the same articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import many
from kg.cli.options import build_option, registry_option

if TYPE_CHECKING:
    from kg.cli.rules.versions import Version
    from kg.rulebook.accounts import Account
    from kg.rulebook.differences import Change, Difference

__all__ = ["command", "print_difference"]


@click.command("diff", short_help="Compare what two versions of the rules tell.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path), metavar="[CORPUS]…")
@registry_option
@build_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--exit-code", is_flag=True, help="Exit 1 if there is a difference.")
def command(
    before: str,
    after: str,
    corpus: tuple[Path, ...],
    registry: tuple[Path, ...],
    build: Path,
    form: str,
    exit_code: bool,
) -> None:
    """Compare what rules A and B tell of the same articles: facts gained, lost and changed, each with its sentence.

    \b
    A and B are each one of
      shipped        the rules of this program
      PATH           a rule file or folder of your own, beside the shipped rules
      only:PATH      a rule file or folder in place of the shipped rules
      git:REVISION   the rules of this checkout at a revision
      a build        what that build tells, from its records

    CORPUS are articles or folders of them; without any, the articles of a build that is compared, else those of
    --build, else ./sources or the bundled samples. Facts that are announced by the same word of an article are the same
    fact; one that passes from one rule to another is counted as a change of both.

    \b
    Examples:
      kg rules diff shipped my-rules.yaml
      kg rules diff git:HEAD shipped articles/
      kg rules diff build my-rules.yaml --format json | jq .by_rule
    """
    from kg.cli.rules.versions import read_version
    from kg.rulebook.differences import compare

    one, other = read_version(before, registry), read_version(after, registry)
    left, right, articles = _tell(one, other, corpus, build, registry)
    difference = compare(left, right)
    if form == "json":
        document = _to_json(difference) | {"a": before, "b": after, "articles": articles}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        click.echo(f"A is {one.name}, B is {other.name}; {many(articles, 'article')}.")
        print_difference(difference)
    if exit_code and difference:
        raise SystemExit(1)


def _tell(
    one: Version, other: Version, corpus: tuple[Path, ...], build: Path, registry: tuple[Path, ...]
) -> tuple[list[Account], list[Account], int]:
    """What each side tells of the articles that both know, and how many these are."""
    if one.told is not None and other.told is not None and not corpus:
        shared = set(one.told.articles) & set(other.told.articles)
        left, right = list(one.told.accounts), list(other.told.accounts)
        _tell_of_others(set(one.told.articles) ^ set(other.told.articles))
    else:
        left, right, shared = _apply(one, other, corpus, build, registry)
    return [a for a in left if a.article in shared], [a for a in right if a.article in shared], len(shared)


def _apply(
    one: Version, other: Version, corpus: tuple[Path, ...], build: Path, registry: tuple[Path, ...]
) -> tuple[list[Account], list[Account], set[str]]:
    """Parse the articles once and apply the rules of each side that has rules."""
    from kg.cli.rules.corpus import find_articles, read_corpus, tell_accounts
    from kg.pipeline import load_extractor
    from kg.store.accounts import read_build_articles

    compared = one.build or other.build
    if compared is not None and not corpus:
        articles, name = read_build_articles(compared), f"the build {compared}"
    else:
        articles, name = find_articles(corpus, build)
    extractor = load_extractor(registry=registry)
    readings = read_corpus(extractor, articles, name)
    shared = {reading.article.id for reading in readings}
    told: list[list[Account]] = []
    for version in (one, other):
        if version.told is not None:
            _tell_of_others(shared - set(version.told.articles))
            shared &= set(version.told.articles)
            told.append(list(version.told.accounts))
        elif version.rulebook is not None:
            told.append(list(tell_accounts(replace(extractor, rulebook=version.rulebook), readings)))
    return told[0], told[1], shared


def _tell_of_others(articles: set[str]) -> None:
    if articles:
        click.echo(f"kg: left out, not in both: {', '.join(sorted(articles))}", err=True)


def print_difference(difference: Difference, *, limit: int | None = None) -> None:
    """Print a difference; with a limit, so many facts of a kind at most and no summary by rule."""
    from kg.cli.rules.shared import print_accounts

    if not difference:
        click.echo(f"No difference: {many(difference.same, 'fact')}, told alike.")
        return
    for title, mark, accounts in (("Gained", "+ ", difference.gained), ("Lost", "- ", difference.lost)):
        if accounts:
            click.echo(f"\n{title} ({len(accounts)})")
            print_accounts(accounts[:limit], mark=mark)
            _tell_of_more(len(accounts), limit)
    if difference.changed:
        click.echo(f"\nChanged ({len(difference.changed)})")
        for change in difference.changed[:limit]:
            _print_change(change)
        _tell_of_more(len(difference.changed), limit)
    if limit is None:
        _print_summary(difference)


def _tell_of_more(number: int, limit: int | None) -> None:
    if limit is not None and number > limit:
        click.echo(f"  … {number - limit} more")


def _print_change(change: Change) -> None:
    from kg.cli.answers import plain
    from kg.cli.rules.shared import print_accounts

    print_accounts([change.after], mark="~ ")
    for field in change.fields:
        click.echo(f"        {field.field:12} {plain(field.before) or '-'} → {plain(field.after) or '-'}")


def _print_summary(difference: Difference) -> None:
    from kg.rulebook.differences import count_by_rule

    counts = count_by_rule(difference)
    width = max(len("Same"), *(len(count.rule) for count in counts))
    click.echo(f"\n{'By rule':{width}}  gained  lost  changed")
    for count in counts:
        click.echo(f"{count.rule:{width}}  {count.gained:6}  {count.lost:4}  {count.changed:7}")
    total = (len(difference.gained), len(difference.lost), len(difference.changed))
    click.echo(f"{'All':{width}}  {total[0]:6}  {total[1]:4}  {total[2]:7}  ({difference.same} the same)")


def _to_json(difference: Difference) -> dict[str, Any]:
    from kg.rulebook.differences import count_by_rule

    return {
        "gained": [_account(account) for account in difference.gained],
        "lost": [_account(account) for account in difference.lost],
        "changed": [
            _account(change.after) | {"changes": {field.field: [field.before, field.after] for field in change.fields}}
            for change in difference.changed
        ],
        "same": difference.same,
        "by_rule": [count._asdict() for count in count_by_rule(difference)],
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "told": str(account),
        "rule": account.rule,
        "article": account.article,
        "span": list(account.span),
        "sentence": account.sentence,
    }
