"""`kg rules schema`: what editors need to help with rule files."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of rule files, which lets an editor complete and check them.

    \b
    Examples:
      kg rules schema > rules.schema.json
      kg rules schema | jq '.["$defs"].filler'

    Then begin a rule file with the line

    \b
      # yaml-language-server: $schema=rules.schema.json
    """
    from kg.rulebook.schema import schema_text

    click.echo(schema_text(), nl=False)
