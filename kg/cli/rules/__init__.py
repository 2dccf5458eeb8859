"""`kg rules`: the workbench for the extraction rules, one file a subcommand."""

from __future__ import annotations

import click

from kg.cli.rules import classes, diff, draft, judge, listing, schema, score, show, test, watch

__all__ = ["command"]


class _InOrder(click.Group):
    """A group that lists its commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group("rules", cls=_InOrder)
def command() -> None:
    """List, show, test, draft, compare and judge the extraction rules.

    \b
    Examples:
      kg rules list --family meetings
      kg rules classes --event kg:Consultation
      kg rules show meetings.meet
      kg rules test my-rules.yaml
      kg rules draft "<subject>Xi</subject> toured <object>a shipyard</object>." > my-rules.yaml
      kg rules diff shipped my-rules.yaml
      kg rules watch my-rules.yaml
      kg rules judge --family meetings && kg rules score
    """


for module in (listing, classes, show, test, draft, diff, watch, judge, score, schema):
    command.add_command(module.command)
