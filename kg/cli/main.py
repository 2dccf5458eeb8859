"""The command `kg`: a group whose commands are imported only when they are called, so that `--help` is quick."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from kg.cli.ending import QuickEnd
from kg.errors import KgError

__all__ = ["cli", "main"]

#: Command -> (module, line for the overview). The order is that of the work.
COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("kg.cli.build", "Read articles and write the graph and its page."),
    "extract": ("kg.cli.extract", "Print what is found in files, as JSON lines or Turtle."),
    "query": ("kg.cli.query", "Ask a named question or any SPARQL query."),
    "statements": ("kg.cli.statements", "List who said what, to whom, about what, for or against what."),
    "show": ("kg.cli.show", "Show an actor, event, statement or article with its sentences."),
    "view": ("kg.cli.view", "Write the interactive page."),
    "analyse": ("kg.cli.analyse", "Measure who is central, who meets whom, cooperation and conflict."),
    "validate": ("kg.cli.validate", "Check the graph against its SHACL shapes."),
    "why": ("kg.cli.why", "Say why the graph holds a fact: words, rule, reasons."),
    "whynot": ("kg.cli.whynot", "Say why a sentence was missed and which rules come nearest."),
    "try": ("kg.cli.try_", "Take a sentence through all stages."),
    "clauses": ("kg.cli.clauses", "Show a sentence as the rules see it."),
    "rules": ("kg.cli.rules", "List, show and test the extraction rules."),
    "actors": ("kg.cli.actors", "Search the registry of actors, find who is missing from it, add them."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads each one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(141)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sinorus-kg", prog_name="kg")
def cli() -> None:
    """Turn news articles and official readouts into a knowledge graph of Russia-China relations.

    \b
    Examples:
      kg build                      build the graph and its page from ./sources (or the bundled samples)
      kg query meetings --between xi-jinping --and vladimir-putin --since 2020
      kg show xi-jinping            who that is, with every meeting and statement and its sentence
      kg extract article.txt | jq . what one article yields
    """


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads would only wait for each other
    gc.set_threshold(20_000, 50, 1000)  # most of what is made is kept to the end
    end = QuickEnd()
    try:
        code = cli.main(prog_name="kg", standalone_mode=False)
    except click.exceptions.Abort:
        built = "; an earlier build is as it was" if sys.argv[1:2] == ["build"] else ""
        click.echo(f"kg: stopped{built}", err=True)
        raise SystemExit(130) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    end.code = code if isinstance(code, int) else 0
    raise SystemExit(end.code)
