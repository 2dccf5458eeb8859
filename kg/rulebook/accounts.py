"""What a rule told of one place in one article, as it is shown, compared and judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.records import TextSpan

__all__ = ["Account", "Party", "account_from_record"]


class Party(NamedTuple):
    """An actor or place by its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Account:
    """One event as one sentence tells it, with the sentence in full.

    `kind` is the CURIE of the event class, `date` EDTF or None, `trigger` and `span` (of the sentence) are offsets in
    the article's text. Parties stand in text order.
    """

    id: str
    article: str
    rule: str
    kind: str
    factuality: str
    trigger: TextSpan
    span: TextSpan
    sentence: str
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    place: tuple[Party, ...] = ()
    date: str | None = None
    format: str | None = None
    plover: str | None = None
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say in one line what is told, such as ``Visit: Xi Jinping → Russia, in Moscow, 2023-03 [planned]``.

        Examples
        --------
        >>> xi, moscow = Party("xi-jinping", "Xi Jinping"), Party("moscow", "Moscow")
        >>> where = TextSpan(0, 9)
        >>> str(Account("e1", "a", "x.go", "kg:Visit", "planned", where, where, "…", source=(xi,), place=(moscow,)))
        'Visit: Xi Jinping, in Moscow [planned]'
        """
        if self.source == self.target or not (self.source or self.target):
            parties = names(self.participants)
        else:
            parties = " → ".join(filter(None, (names(self.source), names(self.target))))
        told = ", ".join(filter(None, (parties, f"in {names(self.place)}" if self.place else "", self.date or "")))
        standing = "" if self.factuality == "asserted" else f" [{self.factuality}]"
        return f"{self.kind.removeprefix('kg:')}: {told}{standing}"


def names(parties: tuple[Party, ...]) -> str:
    """The names, joined by commas; empty for nobody."""
    return ", ".join(party.name for party in parties)


def account_from_record(record: Mapping[str, Any], text: str) -> Account:
    """Make an account of an event record, as `kg extract` and the build's records.jsonl have it.

    Parameters
    ----------
    record : mapping
        An event record of `kg.exchange`.
    text : str
        Text of its article.

    Raises
    ------
    KeyError, TypeError, ValueError
        If it is no event record.
    """
    start, end = record["sentence"]
    return Account(
        id=record["id"],
        article=record["article"],
        rule=record["rule"],
        kind=record["class"],
        factuality=record["factuality"],
        trigger=TextSpan(*record["trigger"]),
        span=TextSpan(start, end),
        sentence=" ".join(text[start:end].split()),
        source=_parties(record["source"]),
        target=_parties(record["target"]),
        participants=_parties(record["participants"]),
        place=_parties(record["place"]),
        date=record["date"],
        format=record["format"],
        plover=record["plover"],
        about=tuple(record["about"]),
    )


def _parties(actors: list[dict[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(actor["id"], actor["name"]) for actor in actors)
