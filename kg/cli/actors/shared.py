"""What the subcommands of `kg actors` share: the registry, offices in words, the ways to end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from kg.registry.lookup import RegistryIndex
    from kg.registry.model import Entry
    from kg.registry.profile import Held

__all__ = [
    "TYPES",
    "country_code",
    "format_option",
    "load_index",
    "nothing",
    "office_words",
    "span_words",
    "tell_several",
]

F = TypeVar("F", bound=Callable[..., Any])

#: Types of actors by their names on the command line.
TYPES = (
    *("person", "country", "organization", "international-organization", "place", "group"),
    *("publication", "document", "named-event"),
)


def format_option(function: F) -> F:
    """`--format table|json`."""
    return click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)(
        function
    )


def load_index(registry: Sequence[Path]) -> RegistryIndex:
    """The shipped registry and the user's own files, ready for questions."""
    from kg.registry.load import load_registry
    from kg.registry.lookup import index_of

    return index_of(load_registry(extra=registry))


def country_code(index: RegistryIndex, text: str | None) -> str | None:
    """The ISO code of the state that is so called, in any script; None for None.

    Raises
    ------
    click.BadParameter
        If no state or several are so called.
    """
    if text is None:
        return None
    codes = {entry.actor.country for entry in index.resolve_actor(text) if entry.actor.country}
    if len(codes) != 1:
        hint = f"it can be {', '.join(sorted(codes))}" if codes else "give an ISO code such as chn, or a name"
        raise click.BadParameter(f"no one state is called {text!r}; {hint}", param_hint="--country")
    return codes.pop()


def office_words(held: Iterable[Held], *, dated: bool = False) -> str:
    """Offices in one line, with their dates if asked for."""
    return "; ".join(f"{one.title} ({span_words(one.start, one.end)})" if dated else one.title for one in held)


def span_words(start: str | None, end: str | None) -> str:
    """Dates in words; nothing if there are none."""
    if start is None:
        return f"until {end}" if end else ""
    return f"{start} to {end}" if end else f"since {start}"


def nothing(message: str) -> NoReturn:
    """End with a message: nothing was found."""
    click.echo(f"kg: {message}", err=True)
    raise SystemExit(1)


def tell_several(text: str, entries: Iterable[Entry]) -> NoReturn:
    """End with a list of those that a name can mean."""
    listed = "\n".join(
        f"  {e.actor.id}  {e.actor.name}, {e.actor.type.value.replace('_', ' ')}"
        + (f", {e.actor.country}" if e.actor.country else "")
        for e in entries
    )
    click.echo(f"kg: {text!r} can be several actors; give the id of one of them:\n{listed}", err=True)
    raise SystemExit(2)
