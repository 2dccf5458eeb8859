"""What `kg why` says of two mentions: whether they are one event, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli.record_view import event_label
from kg.cli.workbench import Page, excerpt

if TYPE_CHECKING:
    from kg.store.joins import Pair

__all__ = ["pair_object", "print_others", "print_pair"]

Texts = Mapping[str, str]


def pair_object(pair: Pair, criteria: Mapping[str, str], texts: Texts) -> dict[str, Any]:
    """A pair for programs; `criteria` has the sentence of each criterion, `texts` the text of each article."""
    return {
        "one": _mention_object(pair.one, texts),
        "other": _mention_object(pair.other, texts),
        "one_event": pair.one_event,
        "part_of": pair.whole,
        "criteria": [{**check._asdict(), "about": criteria[check.criterion]} for check in pair.checks],
        "steps": [record["id"] for record in pair.steps],
        "against": pair_object(pair.against, criteria, texts) if pair.against is not None else None,
    }


def _mention_object(record: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    kept = {name: record[name] for name in ("article", "class", "date", "factuality", "stage", "key", "trigger")}
    return {"account": record["id"], **kept, "sentence": _sentence(record, texts)}


def print_pair(page: Page, pair: Pair, criteria: Mapping[str, str], texts: Texts) -> None:
    """The verdict, the two sentences, and each criterion with its own sentence."""
    page.line(_verdict(pair), style="bold")
    for number, record in enumerate((pair.one, pair.other), 1):
        page.gap()
        page.item(str(number), _name(record), note=f"account:{record['id']}, event:{record['key']}")
        page.line(_sentence(record, texts), indent=3)
    page.gap()
    for check in pair.checks:
        mark = "holds" if check.holds else "FAILS"
        page.field(f"{check.criterion}", f"{mark}: {check.words}", note=criteria[check.criterion])
    if pair.steps:
        page.gap()
        page.line("By themselves they are not one; these lead from the one to the other:")
        for record in pair.steps:
            page.line(f"account:{record['id']}  {_name(record)}: {_sentence(record, texts)}", indent=3)
    if pair.against is not None:
        page.gap()
        page.line("These two would fit, but other mentions of the two events do not:")
        _print_short(page, pair.against, criteria, texts)


def print_others(page: Page, pairs: Sequence[Pair], criteria: Mapping[str, str], texts: Texts) -> None:
    """The events that nearly are this one, each with what stands against it."""
    if not pairs:
        return
    page.gap()
    page.line("Not joined, though near", style="bold")
    for pair in pairs:
        _print_short(page, pair, criteria, texts)


def _print_short(page: Page, pair: Pair, criteria: Mapping[str, str], texts: Texts) -> None:
    page.line(f"event:{pair.other['key']}", note=_sentence(pair.other, texts), indent=3)
    for check in pair.checks:
        if not check.holds:
            page.field(f"  {check.criterion}", check.words, note=criteria[check.criterion], indent=3)
    if pair.whole is not None:
        page.field("  part", f"the one is part of the other: {pair.whole}", indent=3)
    elif pair.against is not None:
        for check in pair.against.checks:
            if not check.holds:
                other = f"account:{pair.against.one['id']} and account:{pair.against.other['id']}"
                page.field(
                    f"  {check.criterion}", f"{check.words}, of {other}", note=criteria[check.criterion], indent=3
                )
    elif not pair.failed:
        page.field("  nearer", "it would fit, but what stood nearer or was better dated was joined first", indent=3)


def _verdict(pair: Pair) -> str:
    if pair.one_event:
        return "One event"
    if pair.whole is not None:
        return "Not one event: the one is part of the other"
    if pair.failed or pair.against is not None:
        failed = pair if pair.failed else pair.against
        names = [check.criterion for check in failed.checks if not check.holds] if failed is not None else []
        return f"Not one event: {', '.join(names)}"
    return "Not one event: each was joined to what stood nearer or was better dated"


def _name(record: Mapping[str, Any]) -> str:
    told = ", ".join(filter(None, (record["date"] or "undated", record.get("stage") or record["factuality"])))
    return f"{record['article']}: {event_label(record)} ({told})"


def _sentence(record: Mapping[str, Any], texts: Texts) -> str:
    return excerpt(texts[record["article"]], record["sentence"])
