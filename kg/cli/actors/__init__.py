"""`kg actors`: who is in the registry, who held which office when, and who is missing; one file a subcommand."""

from __future__ import annotations

import click

from kg.cli.actors import add, check, search, show, unknown, who

__all__ = ["command"]


class _SearchByDefault(click.Group):
    """A group that lists its commands in the order of the work and takes anything else for a search."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [search.command.name or "search", *args]
        return super().parse_args(ctx, args)


@click.group("actors", cls=_SearchByDefault, subcommand_metavar="[COMMAND | TEXT] [OPTIONS]")
def command() -> None:
    """Search the registry of actors: people with their dated offices, states, bodies, media, agreements.

    What is no command is searched for.

    \b
    Examples:
      kg actors 习近平
      kg actors wang --type person --country chn --on 2015
      kg actors show vladimir-putin
      kg actors who "the Russian president" --on 2009-05-01
      kg actors unknown articles/
      kg actors add "Jane Roe" --type person --ru "Джейн Роу" --zh "简·罗伊" --country gbr --to mine.ttl
      kg actors check mine.ttl
    """


for module in (search, show, who, unknown, add, check):
    command.add_command(module.command)
