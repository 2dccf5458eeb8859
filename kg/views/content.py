"""What the page says besides the network: heading, summary, facts and articles, ready to be written as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from kg.views.dates import readable_date
from kg.views.model import Certainty, EdgeKind, Fact, Kind, View

__all__ = ["page_content"]

_KINDS = {
    Kind.STATE: ("state", "States"),
    Kind.PERSON: ("person or group", "People"),
    Kind.INSTITUTION: ("institution", "Institutions"),
    Kind.EVENT: ("event", "Events"),
    Kind.ISSUE: ("issue", "Issues"),
}
_CERTAINTY = {
    Certainty.FACT: "stated as fact",
    Certainty.SPEECH: "words of the speaker",
    Certainty.SAID: "claimed",
    Certainty.PLANNED: "planned",
    Certainty.POSSIBLE: "possible",
    Certainty.NEGATED: "denied or did not happen",
    Certainty.HYPOTHETICAL: "supposed",
}
_LINKS = {
    EdgeKind.ROLE: "part in an event",
    EdgeKind.TOPIC: "what an event is about",
    EdgeKind.SPEECH: "what somebody spoke about",
    EdgeKind.TIE: "office or membership",
}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _count(number: int, one: str, many: str) -> str:
    return f"{_SMALL[number] if number < len(_SMALL) else format(number, ',')} {one if number == 1 else many}"


def _years(facts: Iterable[Fact]) -> list[str]:
    """The years that some fact is known to have fallen into, in order."""
    return sorted({fact.start[:4] for fact in facts if fact.start[:4] and fact.start[:4] == fact.end[:4]})


def _event_facts(view: View) -> list[Fact]:
    facts = {fact.id: fact for fact in view.facts}
    ids = {fact for node in view.nodes if node.kind is Kind.EVENT for fact in node.facts}
    return [facts[identifier] for identifier in sorted(ids)]


def _busiest(view: View) -> str:
    """Names of the three actors in most certain events."""
    certain = view.certain_facts()
    names = {node.id: node.label for node in view.nodes if node.kind not in (Kind.EVENT, Kind.ISSUE)}
    counts = Counter({node.id: len(certain.intersection(node.facts)) for node in view.nodes if node.id in names})
    chosen = [names[node] for node, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count][:3]
    return " and ".join(filter(None, (", ".join(chosen[:-1]), *chosen[-1:])))


def _lede(view: View) -> str:
    """One or two sentences that tell a stranger what the picture shows."""
    events = [fact for fact in _event_facts(view) if fact.certain]
    unsure = len(_event_facts(view)) - len(events)
    years = _years(events)
    span = "–".join(dict.fromkeys([*years[:1], *years[-1:]]))
    publishers = {source.publisher for source in view.sources if source.publisher}
    told = _count(len(view.sources), "article", "articles")
    by = f" by {_count(len(publishers), 'publisher', 'publishers')}" if publishers else ""
    first = f"{_count(len(events), 'event', 'events')}{f' of {span}' if span else ''}, read from {told}{by}"
    also = f"; {_count(unsure, 'more event is', 'more events are')} only planned, denied or claimed" if unsure else ""
    busiest = _busiest(view)
    closing = f" Named most often: {busiest}." if busiest else ""
    return f"{first[0].upper()}{first[1:]}{also}.{closing}"


def _note(view: View) -> str:
    if not view.left_out:
        return ""
    names = ", ".join(f"{count:,} {_KINDS[kind][1].lower()}" for kind, count in view.left_out)
    return f"The strongest {len(view.nodes):,} nodes are on this page; left out are {names}."


def _fact(fact: Fact, sources: dict[str, int]) -> dict[str, Any]:
    return {
        "id": fact.id,
        "label": fact.label,
        "certainty": fact.certainty.value,
        "date": readable_date(fact.date),
        "start": fact.start,
        "end": fact.end,
        "places": list(fact.places),
        "said_by": fact.said_by,
        "details": list(fact.details),
        "others": list(fact.others),
        "parties": [list(party) for party in fact.parties],
        "told_by": [sources[article] for article in fact.told_by if article in sources],
        "quotes": [
            [
                sources.get(quote.source, -1),
                quote.text,
                [list(mark) for mark in quote.marks],
                quote.rule,
                quote.standing,
            ]
            for quote in fact.quotes
        ],
    }


def _levels(sizes: Sequence[int]) -> list[str]:
    return [f"strongest {size:,}" for size in sizes[:-1]] + [f"all {sizes[-1]:,}"]


def page_content(view: View, sizes: Sequence[int], *, title: str = "") -> dict[str, Any]:
    """Collect what the template and its script need besides nodes and edges.

    Parameters
    ----------
    view : View
        As it will be drawn: already cut to size.
    sizes : sequence of int
        Number of nodes at each step of detail.
    title : str
        Heading; empty for one made from the number of articles and the years.

    Returns
    -------
    dict
        Plain data for JSON. The facts stand in the order of `view.facts`, to which nodes and edges refer by index.
    """
    sources = {source.id: place for place, source in enumerate(view.sources)}
    present = {node.kind for node in view.nodes}
    heading = title or f"Russia and China in {_count(len(sources), 'article', 'articles')}"
    return {
        "title": heading,
        "lede": _lede(view),
        "note": _note(view),
        "alt": f"Network of {_count(len(view.nodes), 'node', 'nodes')}: states, people, institutions, events and "
        "issues. The table below holds the same facts.",
        "kinds": [
            {"id": kind.value, "one": one, "many": many} for kind, (one, many) in _KINDS.items() if kind in present
        ],
        "certainty": {kind.value: words for kind, words in _CERTAINTY.items()},
        "links": {kind.value: words for kind, words in _LINKS.items()},
        "levels": _levels(sizes),
        "years": _years(view.facts),
        "facts": [_fact(fact, sources) for fact in view.facts],
        "sources": [
            {"title": s.title, "publisher": s.publisher, "date": readable_date(s.published), "url": s.url}
            for s in view.sources
        ],
    }
