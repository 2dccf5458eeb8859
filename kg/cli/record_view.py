"""The records of the exchange format for people: events, statements and relations as labelled fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.cli.clause_view import Field
from kg.cli.workbench import excerpt, quoted
from kg.store.speech import speech_words
from kg.views.dates import readable_date

__all__ = [
    "actor_name",
    "detail_fields",
    "event_label",
    "named_with_reason",
    "party_fields",
    "relation_words",
    "statement_fields",
    "statement_label",
]

Record = Mapping[str, Any]


def event_label(record: Record) -> str:
    """The class of an event in plain words: its English label in the ontology."""
    from kg.ontology import load_event_classes

    known = load_event_classes().get(record["class"])
    return known.label if known is not None else str(record["class"])


def actor_name(actor: Record) -> str:
    """The name of an actor, and of a group the members too."""
    members = ", ".join(member["name"] for member in actor.get("members", []))
    return f"{actor['name']} ({members})" if members else str(actor["name"])


def party_fields(record: Record, text: str, reasons: Mapping[tuple[str, int, int], str]) -> Iterator[Field]:
    """Who takes part and where, each with the words and why these mean that actor.

    Where source and target are the same, as in a meeting, all are participants.
    """
    joint = record["source"] == record["target"]
    for role in ("participants",) if joint else ("source", "target"):
        for actor in record[role]:
            yield Field(role, *named_with_reason(actor, text, reasons))
    if not joint:
        told = {actor["id"] for role in ("source", "target") for actor in record[role]}
        for actor in record["participants"]:
            if actor["id"] not in told:
                yield Field("participants", *named_with_reason(actor, text, reasons))
    for actor in record["place"]:
        yield Field("place", *named_with_reason(actor, text, reasons))


def detail_fields(record: Record, text: str, reasons: Mapping[tuple[str, int, int], str]) -> Iterator[Field]:
    """How, as what, with whom and on what occasion, each with its words; nothing for a record without details."""
    details: Mapping[str, Any] = record.get("details") or {}
    for name in ("format", "rank"):
        if name in details:
            yield Field(name, f"{details[name]['value']} from {quoted(text, details[name]['span'])}")
    for name, label in _PARTS.items():
        for actor in details.get(name, []):
            yield Field(label, *named_with_reason(actor, text, reasons))
    if "size" in details:
        yield Field("delegation of", f"{details['size']['value']} from {quoted(text, details['size']['span'])}")
    if "ordinal" in details:
        ordinal, within = details["ordinal"], details["ordinal"]["within"]
        counted = f"counted {quoted(text, within['span'])}" if within else ""
        yield Field("ordinal", f"{ordinal['value']} from {quoted(text, ordinal['span'])}", counted)
    if "series" in details:
        yield Field("series", quoted(text, details["series"]["span"]))
    if "frequency" in details:
        yield Field("how often", quoted(text, details["frequency"]["span"]))
    for occasion in details.get("occasions", []):
        yield Field("occasion", quoted(text, occasion["span"]), _OCCASIONS[occasion["kind"]])


_PARTS = {"host": "host", "visitor": "visitor", "leader": "delegation led by", "companions": "accompanied by"}
_OCCASIONS = {
    "sidelines": "a gathering beside which it takes place",
    "marking": "what it marks",
    "attending": "what they come for",
    "before": "what it comes before",
}


def named_with_reason(actor: Record, text: str, reasons: Mapping[tuple[str, int, int], str]) -> tuple[str, str]:
    """An actor with its words, and the reason why they mean it."""
    span = actor["span"]
    if span is None:
        return f"{actor_name(actor)} [{actor['id']}]", "no words of its own"
    reason = reasons.get((actor["id"], *span))
    if reason is None:
        others = sorted(key[0] for key in reasons if key[1:] == tuple(span))
        reason = f"the state of {others[0]}" if others else "named together" if actor.get("members") else ""
    return f"{actor_name(actor)} [{actor['id']}] from {quoted(text, span)}", reason


def statement_fields(record: Record, text: str, reasons: Mapping[tuple[str, int, int], str]) -> Iterator[Field]:
    """Who says what, by which words."""
    speaker = record["speaker"]
    if speaker is not None:
        yield Field("speaker", *named_with_reason(speaker, text, reasons))
    else:
        yield Field("speaker", "nobody", record["no_speaker"])
    for capacity in record["capacities"]:
        yield Field(*_capacity_words(capacity))
    for label, key in (("source", "source"), ("cue", "cue"), ("content", "content")):
        words = _pieces(record[key], text)
        if words:
            act = record["speech_act"] + (", withheld" if record["withheld"] else "")
            act += f", {record['factuality']}" if record["factuality"] != "asserted" else ""
            yield Field(label, words, act if key == "cue" else "")
    if record["addressee"] is not None:
        yield Field("addressee", *named_with_reason(record["addressee"], text, reasons))
    if record["medium"]:
        yield Field("medium", record["medium"])
    if record["outlet"] is not None:
        yield Field("appeared in", *named_with_reason(record["outlet"], text, reasons))
    if record["occasion"]:
        yield Field("said at", f"account:{record['occasion']}")
    if record["date"]:
        words = f" from {quoted(text, record['date_span'])}" if record["date_span"] else ""
        yield Field("date", record["date"] + words, record["date_reason"])
    if record["about"]:
        yield Field("about", ", ".join(record["about"]))
    for stance in record["stances"]:
        yield Field("stance", f"{stance['value']} toward {stance['toward']}")


def _capacity_words(capacity: Record) -> tuple[str, str, str]:
    """For whom one speaker speaks: label, office with body and state, and why."""
    behind = [capacity[key]["name"] for key in ("body", "state") if capacity[key] is not None]
    told = f"{capacity['title']}, for {', '.join(behind)}" if capacity["title"] and behind else ""
    return (
        "speaks as" if capacity["title"] else "speaks for",
        told or capacity["title"] or ", ".join(behind),
        capacity["reason"],
    )


def statement_label(record: Record) -> str:
    """Who said it, in which office, where and when, in plain words."""
    offices = {capacity["actor"]: capacity["title"] for capacity in record["capacities"]}
    speaker = record["speaker"]
    members = speaker.get("members") or [speaker] if speaker is not None else []
    return speech_words(
        [(member["name"], offices.get(member["id"], "")) for member in members],
        medium=record["medium"] or "",
        outlet=record["outlet"]["name"] if record["outlet"] is not None else "",
        date=readable_date(record["date"]) if record["date"] else "",
    )


def relation_words(record: Record) -> str:
    """A relation on one line."""
    kind = str(record["relation"]).replace("_", " ")
    valid = f", valid {record['valid']}" if record["valid"] else ""
    return f"{actor_name(record['subject'])}, {kind}, {actor_name(record['object'])}{valid}"


def _pieces(spans: Iterable[list[int]], text: str) -> str:
    return " … ".join(f"“{excerpt(text, span)}”" for span in spans)
