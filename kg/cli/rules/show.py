"""`kg rules show`: one rule, its sentences, and what it found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import build_option, registry_option, rules_option
from kg.cli.rules.shared import (
    find_build_accounts,
    find_rule,
    judgements_option,
    load_judgements,
    percent,
    print_accounts,
    score_rulebook,
)

if TYPE_CHECKING:
    from kg.rulebook.accounts import Account
    from kg.rulebook.model import Rule
    from kg.rulebook.score import RuleScore

__all__ = ["command"]


@click.command("show", short_help="Show one rule, its sentences and what it found.")
@click.argument("rule_id", metavar="ID")
@rules_option("own")
@registry_option
@build_option
@judgements_option
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Most facts; 0 is all.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    rule_id: str,
    own: tuple[Path, ...],
    registry: tuple[Path, ...],
    build: Path,
    judgement_files: tuple[Path, ...],
    limit: int,
    form: str,
) -> None:
    """Show rule ID: what it asks of a clause, whom it names, its examples and near misses, and its facts in the build.

    \b
    Examples:
      kg rules show meetings.meet
      kg rules show my.tour --rules my-rules.yaml --limit 0
      kg rules show meetings.meet --format json
    """
    from kg.rulebook.load import load_rulebook

    rulebook = load_rulebook(own, registry=registry)
    rule = find_rule(rulebook, rule_id)
    told = find_build_accounts(build)
    judgements, complete = load_judgements(judgement_files)
    score = score_rulebook(rulebook, judgements, told)[rule.id]
    accounts = [account for account in told.accounts if account.rule == rule.id] if told is not None else []
    shown = accounts[:limit] if limit else accounts
    if form == "json":
        click.echo(json.dumps(_to_json(rule, score, shown), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([*_describe(rule), "", *_fared(score, build)]))
        print_accounts(shown, with_rule=False)
        if len(shown) < len(accounts):
            click.echo(f"  … {len(accounts) - len(shown)} more; --limit 0 shows all")
    if not complete:
        raise SystemExit(1)


def _describe(rule: Rule) -> list[str]:
    lines = [f"{rule.id}  ({rule.path}, line {rule.line}; version {rule.version})", f"  {rule.about}", ""]
    lines += [f"  event       {rule.event}", f"  predicates  {', '.join(rule.predicates)}"]
    lines += [f"  asks        {condition.source}" for condition in rule.conditions]
    for role, sources in rule.roles.items():
        lines.append(f"  fills       {role} from {', '.join(s.text for s in sources)}")
    for role, sources in rule.defaults.items():
        lines.append(f"  else        {role} from {', '.join(s.text for s in sources)}")
    for name, ids in (("extends", [rule.extends]), ("within", rule.within), ("blocks", rule.blocks)):
        if any(ids):
            lines.append(f"  {name:11} {', '.join(filter(None, ids))}")
    for name in ("factuality", "format", "priority"):
        if getattr(rule, name):
            lines.append(f"  {name:11} {getattr(rule, name)}")
    lines += ["  yields      to the event that the complement is"] if rule.yields else []
    for example in rule.examples:
        expected = "; ".join(f"{k} = {_plain(v)}" for k, v in example.expect.items())
        lines += ["", f"  finds       {example.text}", f"              {expected}"]
    for miss in rule.near_misses:
        lines += ["", f"  leaves      {miss.text}", f"              because {miss.because}"]
    return lines


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _fared(score: RuleScore, build: Path) -> list[str]:
    """How often it fired and was right."""
    fired = f"{score.made} in {build}" if score.made is not None else "no build here; kg build makes one"
    lines = [f"  facts       {fired}"]
    if score.interval is None:
        lines.append(f"  right       nobody judged it yet; kg rules judge --rule {score.rule}")
    else:
        low, high = score.interval
        stale = f"; {score.stale} of another version of it" if score.stale else ""
        told = f"{percent(score.precision)} of {score.judged} judged (95 % interval {low:.0%}-{high:.0%}){stale}"
        lines.append(f"  right       {told}")
    return lines


def _to_json(rule: Rule, score: RuleScore, accounts: list[Account]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "family": rule.family,
        "about": rule.about,
        "event": rule.event,
        "path": rule.path,
        "line": rule.line,
        "version": rule.version,
        "predicates": list(rule.predicates),
        "asks": [condition.source for condition in rule.conditions],
        "roles": {role: [s.text for s in sources] for role, sources in rule.roles.items()},
        "default": {role: [s.text for s in sources] for role, sources in rule.defaults.items()},
        "factuality": rule.factuality,
        "format": rule.format,
        "priority": rule.priority,
        "examples": [{"text": e.text, "expect": dict(e.expect), "published": e.published} for e in rule.examples],
        "near_misses": [{"text": m.text, "because": m.because} for m in rule.near_misses],
        "fired": score.made,
        "precision": score.precision,
        "interval": score.interval,
        "judged": score.judged,
        "stale": score.stale,
        "facts": [
            {"id": a.id, "told": str(a), "sentence": a.sentence, "article": a.article, "date": a.date} for a in accounts
        ],
    }
