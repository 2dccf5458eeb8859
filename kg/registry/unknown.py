"""Names that articles use and the registry lacks, and names that it cannot settle, from the records of mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.namespaces import slug
from kg.records import ActorType
from kg.registry.blocks import block, literal, prefixes, quoted
from kg.registry.model import CLASSES

__all__ = ["OpenName", "Use", "find_ambiguous", "find_unknown", "to_turtle", "use_from_record"]

#: Rules of the linker that make an actor of a name alone.
_UNKNOWN = frozenset({"linking.unknown-name", "linking.longer-name"})
_END = re.compile("(?<=[.!?…])(?P<close>[\"'”’)]*)\\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|Prof|St|No|vs))\.$")
_LONGEST = 300  # characters of an example


class Use(NamedTuple):
    """A name as one article uses it; `actor` is the id that the linker gave it, `candidates` whom it can mean."""

    article: str
    actor: str
    words: str
    type: ActorType
    country: str | None
    rule: str
    sentence: str
    candidates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name with how often and where it is used. `id` is free in the registry; `also` are its other spellings."""

    name: str
    id: str
    type: ActorType
    country: str | None
    count: int
    articles: tuple[str, ...]
    sentence: str
    also: tuple[str, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()


def use_from_record(record: Mapping[str, Any], text: str) -> Use:
    """Read a mention as `kg extract` prints it, with the text that its offsets count in."""
    start, end = record["span"]
    actor = record["actor"]
    rule, candidates = record.get("rule", ""), record.get("candidates", ())
    words = actor["name"] if rule in _UNKNOWN else " ".join(text[start:end].split())
    return Use(
        article=record["article"],
        actor=actor["id"],
        words=words,
        type=ActorType(actor["type"]),
        country=actor["country"],
        rule=rule,
        sentence=_sentence(text, start, end),
        candidates=tuple((one["id"], one["name"]) for one in candidates),
    )


def find_unknown(uses: Iterable[Use], *, known: Collection[str], least: int = 1) -> list[OpenName]:
    """Find names that mean nobody the registry has.

    Parameters
    ----------
    uses : iterable of Use
    known : collection of str
        Ids that are taken.
    least : int
        How often a name must be used.

    Returns
    -------
    list of OpenName
        The most used first, then by name.
    """
    groups: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if use.rule in _UNKNOWN:
            groups[use.actor].append(use)
    return _ordered((_joined(group, known) for group in groups.values()), least)


def find_ambiguous(uses: Iterable[Use], *, least: int = 1) -> list[OpenName]:
    """Find words that can mean several actors of the registry and that nothing tells apart, in the same order."""
    groups: defaultdict[tuple[str, tuple[tuple[str, str], ...]], list[Use]] = defaultdict(list)
    for use in uses:
        if use.candidates:
            groups[use.words.casefold(), use.candidates].append(use)
    return _ordered((_joined(group, ()) for group in groups.values()), least)


def to_turtle(names: Sequence[OpenName]) -> str:
    """Write unknown names as registry entries, to be completed: labels in Russian and Chinese are empty.

    The loader refuses the file until they are filled in.
    """
    return "\n".join([prefixes("kg", "id", "rdfs", "skos"), "", *map(_entry, names)])


def _entry(name: OpenName) -> str:
    lines = block(
        name.id,
        ("a", [CLASSES[name.type]]),
        ("rdfs:label", [literal(name.name, "en"), '""@ru', '""@zh']),
        ("skos:altLabel", [literal(text, "en") for text in name.also]),
        ("kg:country", [quoted(name.country)] if name.country else []),
    )
    return f"# {name.count} × in {', '.join(name.articles)}: {name.sentence}\n{lines}"


def _ordered(names: Iterable[OpenName], least: int) -> list[OpenName]:
    return sorted((one for one in names if one.count >= least), key=lambda one: (-one.count, one.name, one.id))


def _joined(uses: Sequence[Use], known: Collection[str]) -> OpenName:
    names = Counter(use.words for use in uses)
    name = min(names, key=lambda text: (-names[text], text))
    countries = Counter(use.country for use in uses if use.country)
    first = min(uses, key=lambda use: use.article)
    return OpenName(
        name=name,
        id=_free(slug(name), known),
        type=Counter(use.type for use in uses).most_common(1)[0][0],
        country=min(countries, key=lambda code: (-countries[code], code), default=None),
        count=len(uses),
        articles=tuple(sorted({use.article for use in uses})),
        sentence=first.sentence,
        also=tuple(sorted(set(names) - {name})),
        candidates=first.candidates,
    )


def _free(identifier: str, known: Collection[str]) -> str:
    """The id, with a number if it is taken."""
    number, free = 2, identifier
    while free in known:
        free, number = f"{identifier}-{number}", number + 1
    return free


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span, on one line, shortened at its end if it is long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    paragraph = text[first : last if last >= 0 else len(text)]
    begun, ended = 0, len(paragraph)
    for cut in _END.finditer(paragraph):
        if _ABBREVIATION.search(paragraph[: cut.start()]):
            continue
        if cut.end() <= start - first:
            begun = cut.end()
        elif cut.start() >= end - first:
            ended = cut.end("close")
            break
    sentence = " ".join(paragraph[begun:ended].split())
    return sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1].rstrip() + "…"
