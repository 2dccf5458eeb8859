"""The classes of event that a user names on the command line."""

from __future__ import annotations

from collections.abc import Collection

import click

__all__ = ["at_or_below", "find_classes"]


def find_classes(name: str, *, prefix: str = "kg:") -> tuple[str, ...]:
    """The class that is so called, as a CURIE, or all classes of a type of record.

    Parameters
    ----------
    name : str
        ``kg:Visit``, ``visit``, a label such as ``joint statement``, or a type of record such as ``MEETING``.
    prefix : str
        How the command writes classes: names that are near are told with it.

    Raises
    ------
    click.UsageError
        If there is none, with the nearest names.
    """
    from kg.ontology import load_event_classes
    from kg.store.questions import suggest

    classes = load_event_classes()
    wanted = name.strip().removeprefix("kg:").casefold().replace(" ", "")
    by_name = [
        curie
        for curie, one in classes.items()
        if wanted in (curie.removeprefix("kg:").casefold(), one.label.casefold().replace(" ", ""))
    ]
    found = by_name or [
        curie for curie, one in classes.items() if one.record_type.casefold() == wanted.replace("-", "_")
    ]
    if not found:
        near = suggest(f"{prefix}{name.removeprefix('kg:')}", [prefix + c.removeprefix("kg:") for c in classes])
        raise click.UsageError(f"no class of event {name!r}; {near or 'kg rules classes lists them'}")
    return tuple(found)


def at_or_below(wanted: Collection[str]) -> set[str]:
    """The classes and all that are narrower."""
    from kg.ontology import load_event_classes

    return {
        curie
        for curie, one in load_event_classes().items()
        if curie in wanted or any(parent in wanted for parent in one.parents)
    }
