"""`kg rules watch`: try a rule file again each time it is saved."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import build_option, registry_option

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.records import Reading
    from kg.rulebook.accounts import Account

__all__ = ["command"]

_SHOWN = 3  # facts of each kind that a round shows

#: What a change of the files is told by: each file with its time of modification and size.
_State = tuple[tuple[str, int, int], ...]


@click.command("watch", short_help="Try a rule file again each time it is saved.")
@click.argument("path", metavar="FILE|FOLDER", type=click.Path(path_type=Path, exists=True))
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path), metavar="[CORPUS]…")
@registry_option
@build_option
@click.option(
    "--interval", type=click.FloatRange(min=0.05), default=0.5, show_default=True, help="Seconds between looks."
)
@click.option("--once", is_flag=True, help="Run one round and end; exit 1 if something is wrong.")
def command(
    path: Path, corpus: tuple[Path, ...], registry: tuple[Path, ...], build: Path, interval: float, once: bool
) -> None:
    """Watch rules of your own while you edit them: on each save their sentences are run and the facts compared.

    The first round shows what the rules change against the shipped ones, each later round what has changed since
    watching began. The articles are parsed once. Ctrl-C ends it.

    CORPUS are articles or folders of them; without any, the articles of the build, else ./sources or the bundled
    samples.

    \b
    Examples:
      kg rules watch my-rules.yaml
      kg rules watch my-rules/ articles/
      kg rules watch my-rules.yaml --once
    """
    from kg.cli.rules.corpus import find_articles, read_corpus
    from kg.pipeline import load_extractor

    extractor = load_extractor(registry=registry)
    try:
        readings = read_corpus(extractor, *find_articles(corpus, build))
        watch = _Watch(path, registry, extractor, readings)
        state = _state(path)
        good = watch.run()
        if once:
            raise SystemExit(0 if good else 1)
        click.echo(f"\nWatching {path}; Ctrl-C ends.", err=True)
        while True:
            time.sleep(interval)
            if (now := _state(path)) != state:
                state = now
                watch.run()
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)


def _state(path: Path) -> _State:
    """Files under the path as they are now; one that vanishes between two looks is not there."""
    found = []
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        try:
            stat = file.stat()
        except OSError:
            continue
        found.append((str(file), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


@dataclass
class _Watch:
    """The articles as read, and what was told of them at the start."""

    path: Path
    registry: Sequence[Path]
    extractor: Extractor
    readings: Sequence[Reading]
    start: list[Account] | None = None
    rounds: int = 0
    shipped: list[Account] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shipped = self._tell(self.extractor)

    def run(self) -> bool:
        """One round: load, run the sentences, compare; whether all is well. Faults are shown, none is raised."""
        from kg.cli.rules.diff import print_difference
        from kg.errors import KgError
        from kg.rulebook.differences import compare
        from kg.rulebook.load import load_rulebook

        self.rounds += 1
        click.echo(f"\n— {self.rounds} {'—' * 40}" if self.rounds > 1 else f"— {self.rounds} {'—' * 40}")
        try:
            extractor = replace(self.extractor, rulebook=load_rulebook([self.path], registry=self.registry))
            good = self._test(extractor)
        except KgError as error:
            click.echo(f"{error}")
            click.echo("Not loaded; mend it and save.")
            return False
        accounts = self._tell(extractor)
        since = "the shipped rules" if self.start is None else "the start"
        difference = compare(self.shipped if self.start is None else self.start, accounts)
        self.start = accounts if self.start is None else self.start
        counts = f"+{len(difference.gained)} -{len(difference.lost)} ~{len(difference.changed)}"
        click.echo(f"Facts against {since}: {counts}, {difference.same} the same")
        if difference:
            print_difference(difference, limit=_SHOWN)
        return good

    def _test(self, extractor: Extractor) -> bool:
        """Run the sentences of the watched rules."""
        from kg.cli.rules.test import ids_in, read_sentences, tell_outcome
        from kg.rulebook.check import check_rules

        ids = ids_in([self.path])
        rules = [rule for rule in extractor.rulebook.rules if rule.id in ids]
        failures = check_rules(rules, extractor.rulebook, lambda asked: read_sentences(extractor, asked))
        tell_outcome(rules, failures)
        return not failures

    def _tell(self, extractor: Extractor) -> list[Account]:
        from kg.cli.rules.corpus import tell_accounts

        return list(tell_accounts(extractor, self.readings))
