"""Options that several commands share, and what they mean by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = ["build_option", "registry_option", "rules_option", "timeout_option"]

F = TypeVar("F", bound=Callable[..., Any])


def build_option(function: F) -> F:
    """`--build DIR`: the build to read; the environment variable KG_BUILD serves too."""
    return click.option(
        "--build",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="KG_BUILD",
        default="build",
        show_default=True,
        help="Build to read (environment: KG_BUILD).",
    )(function)


def rules_option(
    name: str = "rules", *, help: str = "Rule file or folder of your own, beside the shipped rules; may be repeated."
) -> Callable[[F], F]:
    """`--rules PATH`: rules of one's own beside the shipped ones; `name` is the parameter that takes them."""
    return click.option("--rules", name, multiple=True, type=click.Path(path_type=Path), metavar="PATH", help=help)


def registry_option(function: F) -> F:
    """`--registry FILE`: actors of one's own beside the shipped ones."""
    return click.option(
        "--registry",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Turtle file with actors of your own, beside the shipped registry; may be repeated.",
    )(function)


def timeout_option(function: F) -> F:
    """`--timeout SECONDS`: when to give up a query."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0),
        default=60,
        show_default=True,
        metavar="SECONDS",
        help="Give up a query after this time; 0 waits for ever.",
    )(function)
