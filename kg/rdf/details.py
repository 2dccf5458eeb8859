"""How, as what and on what occasion people met, as properties of accounts and of merged events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import Literal

from kg.rdf.choose import Choice, best_value
from kg.rdf.terms import Term, flatten, mint, node
from kg.records import Event, Format, OccasionKind, Rank

__all__ = ["detail_values", "merged_details"]

_FORMATS = {
    Format.IN_PERSON: "kg:inPerson",
    Format.SIDELINES: "kg:onSidelines",
    Format.VIDEO: "kg:byVideo",
    Format.TELEPHONE: "kg:byTelephone",
    Format.CORRESPONDENCE: "kg:byCorrespondence",
}
_RANKS = {rank: f"kg:{rank}Visit" for rank in Rank}
_PARTS = {
    "host": "kg:host",
    "visitor": "kg:visitor",
    "leader": "kg:delegationLeader",
    "companions": "kg:companion",
}
_OCCASIONS = {
    OccasionKind.SIDELINES: "kg:onSidelinesOf",
    OccasionKind.MARKING: "kg:marks",
    OccasionKind.ATTENDING: "kg:heldFor",
    OccasionKind.BEFORE: "kg:heldBefore",
}


def detail_values(event: Event) -> Iterator[tuple[str, Term]]:
    """What one account tells of the details."""
    yield from _single("kg:format", _format(event))
    yield from _single("kg:rank", _rank(event))
    yield from _single("kg:ordinal", _ordinal(event))
    yield from _open_values(event)


def merged_details(accounts: Sequence[Event]) -> Iterator[tuple[str, Term]]:
    """What the accounts of one event tell together.

    Of format, rank and ordinal the event has the value that most articles tell; the others are told beside it.
    Whoever any account names, and every series and occasion, is kept.
    """
    choices: tuple[tuple[str, Callable[[Event], str | None]], ...] = (
        ("Format", _format),
        ("Rank", _rank),
        ("Ordinal", _ordinal),
    )
    for name, value in choices:
        choice: Choice = best_value(accounts, value)
        for chosen in choice.chosen:
            yield from _single(f"kg:{name.lower()}", chosen)
        for other in choice.others:
            yield from _single(f"kg:other{name}", other)
    for event in accounts:
        yield from _open_values(event)


def _single(term: str, value: str | None) -> Iterator[tuple[str, Term]]:
    """A value that is a concept by its CURIE, or a number."""
    if value is not None:
        yield term, Literal(int(value)) if value.isdigit() else node(value)


def _open_values(event: Event) -> Iterator[tuple[str, Term]]:
    details = event.details
    for part, filler in details.actors:
        for actor in flatten(filler):
            yield _PARTS[part], mint("id", actor.id)
    if details.size is not None:
        yield "kg:delegationSize", Literal(int(details.size.value))
    if details.series is not None:
        yield "kg:series", Literal(details.series.value)
    if details.frequency is not None:
        yield "kg:frequency", Literal(details.frequency.value)
    if details.ordinal is not None and details.ordinal.within is not None:
        yield "kg:countedWithin", Literal(details.ordinal.within.value)
    for occasion in details.occasions:
        yield "kg:occasion", Literal(occasion.name.value)
        yield _OCCASIONS[occasion.kind], Literal(occasion.name.value)


def _format(event: Event) -> str | None:
    return _FORMATS[Format(event.format)] if event.format is not None else None


def _rank(event: Event) -> str | None:
    rank = event.details.rank
    return _RANKS[Rank(rank.value)] if rank is not None else None


def _ordinal(event: Event) -> str | None:
    ordinal = event.details.ordinal
    return str(ordinal.number) if ordinal is not None else None
