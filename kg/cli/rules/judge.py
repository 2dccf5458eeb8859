"""`kg rules judge`: facts of the build one after the other, each judged with one key."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import many
from kg.cli.options import build_option
from kg.cli.rules.shared import JUDGEMENTS

if TYPE_CHECKING:
    from kg.rulebook.accounts import Account
    from kg.rulebook.score import Judgement
    from kg.store.judgements import JudgementFile

__all__ = ["command"]

_VERDICTS = {"y": "right", "n": "wrong", "u": "unsure"}
_KEYS = "y right  n wrong  u unsure  s skip  b back  q quit"


@click.command("judge", short_help="Judge a sample of facts, one key each.")
@click.option("--rule", "rule_id", metavar="ID", help="Only facts of this rule.")
@click.option("--family", metavar="NAME", help="Only facts of this family of rules.")
@click.option("--number", type=click.IntRange(min=1), default=20, show_default=True, help="Most facts to judge.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed draws another sample.")
@click.option("--by", metavar="NAME", help="Who judges; your login name by default.")
@click.option(
    "--judgements",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="KG_JUDGEMENTS",
    default=JUDGEMENTS,
    show_default=True,
    metavar="FILE",
    help="File to add to (environment: KG_JUDGEMENTS).",
)
@build_option
def command(
    rule_id: str | None,
    family: str | None,
    number: int,
    seed: int,
    by: str | None,
    path: Path,
    build: Path,
) -> None:
    """Judge a sample of the build's facts: each is shown with its sentence; one key says whether it is right.

    Keys: y right, n wrong, u unsure, s skip, b back (takes the last verdict back), q quit. Every verdict is a line of
    the file at once, so nothing is lost; what was judged already for this version of its rule is not shown again. Keys
    may come from a pipe too.

    \b
    Examples:
      kg rules judge --family meetings --number 10
      kg rules judge --rule meetings.visit --by ann --judgements ann.jsonl
      echo "y n u q" | kg rules judge --rule meetings.meet
    """
    import getpass

    from kg.rulebook.sample import draw_unjudged
    from kg.store.accounts import read_accounts, read_rule_versions
    from kg.store.judgements import JudgementFile, read_judgements

    accounts = read_accounts(build).accounts
    _check_names(rule_id, family, {account.rule for account in accounts})
    known, faults = read_judgements([path] if path.exists() else [])
    for fault in faults:
        click.echo(f"kg: {fault}", err=True)
    versions = read_rule_versions(build)
    wanted = [
        account
        for account in accounts
        if rule_id in (None, account.rule) and family in (None, account.rule.partition(".")[0])
    ]
    sample = draw_unjudged(wanted, known, versions, number=number, seed=seed)
    if not sample:
        click.echo("Nothing to judge: " + ("all is judged already." if wanted else "the build has no such fact."))
    else:
        with JudgementFile(path) as file:
            _Session(sample, versions, file, by or getpass.getuser()).run()
    if faults:
        raise SystemExit(1)


def _check_names(rule_id: str | None, family: str | None, in_build: set[str]) -> None:
    """Refuse a rule or family that neither the program nor the build knows."""
    import difflib

    from kg.rulebook.load import load_rulebook

    rules = {rule.id for rule in load_rulebook().rules} | in_build
    families = {rule.partition(".")[0] for rule in rules}
    for kind, name, known in (("rule", rule_id, rules), ("family", family, families)):
        if name is not None and name not in known:
            near = difflib.get_close_matches(name, sorted(known), 3)
            hint = f"did you mean {', '.join(near)}?" if near else "kg rules list has them all"
            raise click.UsageError(f"no {kind} {name!r}; {hint}")


class _Keys:
    """Keys of a terminal as they are pressed, or the characters of a pipe; white space is no key."""

    def __init__(self) -> None:
        self._waiting: list[str] = []

    def next(self) -> str:
        """The next key in lower case; "q" at the end of the input and for Ctrl-C."""
        while not self._waiting:
            try:
                read = click.getchar() if sys.stdin.isatty() else sys.stdin.read(1)
            except (KeyboardInterrupt, EOFError):
                return "q"
            if not read:
                return "q"
            if not read.startswith("\x1b"):  # an arrow or another key that sends several characters
                self._waiting += [key for key in read.lower() if not key.isspace()]
        return self._waiting.pop(0)


class _Session:
    """One sitting: shows facts, takes keys, adds lines to the file."""

    def __init__(self, sample: Sequence[Account], versions: Mapping[str, str], file: JudgementFile, by: str) -> None:
        self.sample, self.versions, self.file, self.by = sample, versions, file, by
        self.given: list[str] = []  # what was said of each fact so far: a verdict, or "" for skipped

    def run(self) -> None:
        """Go through the sample until it is at its end or the analyst is."""
        keys = _Keys()
        click.echo(f"{many(len(self.sample), 'fact')}. Keys: {_KEYS}")
        while len(self.given) < len(self.sample):
            self._show()
            key = keys.next()
            while not self._take(key) and key != "q":
                key = keys.next()
            if key == "q":
                click.echo("quit")
                break
        counts = Counter(verdict for verdict in self.given if verdict)
        told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in _VERDICTS.values())
        where = f"; see {self.file.path} and kg rules score" if counts else ""
        click.echo(f"Judged {counts.total()} ({told}){where}.")

    def _show(self) -> None:
        from kg.cli.rules.shared import print_accounts

        click.echo(f"\n{len(self.given) + 1} of {len(self.sample)}")
        print_accounts([self.sample[len(self.given)]])
        click.echo("  ? ", nl=False)

    def _take(self, key: str) -> bool:
        """Do what the key says; False for a key that says nothing here."""
        if key in _VERDICTS:
            click.echo(_VERDICTS[key])
            self.file.add(self._judgement(self.sample[len(self.given)], _VERDICTS[key]))
            self.given.append(_VERDICTS[key])
        elif key == "s":
            click.echo("skipped")
            self.given.append("")
        elif key == "b" and self.given:
            return self._go_back()
        elif key != "q":
            click.echo(f"[{key} is no key here: {_KEYS}] ", nl=False)
            return False
        return True

    def _go_back(self) -> bool:
        if self.given[-1] and not self.file.undo():
            click.echo(f"[others wrote to {self.file.path} since; mend the line there] ", nl=False)
            return False
        click.echo("back")
        self.given.pop()
        return True

    def _judgement(self, account: Account, verdict: str) -> Judgement:
        from kg.rulebook.score import Judgement, Verdict

        return Judgement(
            fact=account.id,
            rule=account.rule,
            article=account.article,
            span=account.span,
            verdict=Verdict(verdict),
            by=self.by,
            on=date.today().isoformat(),
            version=self.versions.get(account.rule, ""),
        )
