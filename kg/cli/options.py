"""Options that several commands share, and what they mean by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = ["build_option", "timeout_option"]

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
