"""The public records of `kg extract`: one JSON object for each mention, event, attribution, relation and quotation.

Adding a field is free, changing one is a breaking change. Offsets are Unicode code points of the article's own text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.namespaces import digest
from kg.records import (
    Actor,
    Attribution,
    Capacity,
    Details,
    Event,
    Extraction,
    Filler,
    Ground,
    Mention,
    Quoted,
    Relation,
    TextSpan,
    Worded,
)

__all__ = ["to_json_lines", "to_record", "to_records"]


def to_records(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """Give the records of one article: mentions, events, attributions, relations, quotations, each in text order."""
    article = extraction.article.id
    for mention in extraction.mentions:
        yield _mention(mention, article)
    for event in extraction.events:
        yield _event(event)
    for attribution in extraction.attributions:
        yield _attribution(attribution)
    for relation in extraction.relations:
        yield _relation(relation)
    for quoted in extraction.quotations:
        yield _quotation(quoted)


def to_record(found: Event | Attribution | Relation) -> dict[str, Any]:
    """Give one record."""
    match found:
        case Event():
            return _event(found)
        case Attribution():
            return _attribution(found)
        case Relation():
            return _relation(found)


def to_json_lines(extraction: Extraction) -> Iterator[str]:
    """Give the records as JSON lines without the line end."""
    for record in to_records(extraction):
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _actor(actor: Actor, span: TextSpan | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "qid": actor.qid,
        "country": actor.country,
        "span": _span(span),
    }
    if actor.members:
        found["members"] = [_actor(member, None) for member in actor.members]
    if actor.candidates:
        found["candidates"] = [_actor(candidate, None) for candidate in actor.candidates]
    return found


def _span(span: TextSpan | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _spans(spans: tuple[TextSpan, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _filler(filler: Filler | None) -> dict[str, Any] | None:
    return _actor(filler.actor, filler.span) if filler is not None else None


def _fillers(fillers: tuple[Filler, ...]) -> list[dict[str, Any]]:
    return [_actor(filler.actor, filler.span) for filler in fillers]


def _mention(mention: Mention, article: str) -> dict[str, Any]:
    return {
        "record": "mention",
        "id": "m-" + digest(article, mention.actor.id, mention.kind, *map(str, mention.span)),
        "article": article,
        "span": _span(mention.span),
        "actor": _actor(mention.actor, mention.span),
        "kind": mention.kind.value,
        "sense": mention.sense.value if mention.sense is not None else None,
        "rule": mention.rule,
        "reason": mention.reason,
        "candidates": [_actor(actor, None) for actor in mention.candidates],
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "record": "event",
        "id": event.id,
        "article": event.article,
        "type": event.type,
        "class": event.kind,
        "plover": event.plover,
        "source": _fillers(event.source),
        "target": _fillers(event.target),
        "participants": _fillers(event.participants),
        "place": _fillers(event.place),
        "place_reason": event.place_reason,
        "date": event.date,
        "date_span": _span(event.date_span),
        "date_reason": event.date_reason,
        "factuality": event.factuality.value,
        "attributed_to": _filler(event.attributed_to),
        "statement": event.statement,
        "format": event.format,
        "details": _details(event.details),
        "about": list(event.topics),
        "trigger": _span(event.trigger),
        "sentence": _span(event.sentence),
        "zone": event.zone.value,
        "key": event.key,
        "stage": event.stage.value if event.stage is not None else None,
        "part_of": event.part_of.key if event.part_of is not None else None,
        "part_reason": event.part_of.reason if event.part_of is not None else None,
        "outcome": event.part_of is not None and event.part_of.outcome,
        "definite": event.definite,
        "rule": event.rule,
        "reasons": list(event.reasons),
        "joined": {"to": event.joined.to, "criteria": dict(event.joined.criteria)}
        if event.joined is not None
        else None,
        "clause": _ground(event.ground) if event.ground is not None else None,
    }


def _details(details: Details) -> dict[str, Any]:
    """How, as what and on what occasion people met; only what is told, each value with the span of its words."""
    found: dict[str, Any] = {
        name: _worded(worded)
        for name in ("format", "rank", "series", "frequency")
        if (worded := getattr(details, name)) is not None
    }
    for name in ("host", "visitor", "leader", "companions"):
        if fillers := getattr(details, name):
            found[name] = _fillers(fillers)
    if details.size is not None:
        found["size"] = {"value": int(details.size.value), "span": _span(details.size.span)}
    if (ordinal := details.ordinal) is not None:
        found["ordinal"] = {
            "value": ordinal.number,
            "span": _span(ordinal.span),
            "within": _worded(ordinal.within),
        }
    if details.occasions:
        found["occasions"] = [
            {"kind": one.kind.value, "span": _span(one.span), "name": _worded(one.name)} for one in details.occasions
        ]
    return found


def _worded(worded: Worded | None) -> dict[str, Any] | None:
    return {"value": str(worded.value), "span": _span(worded.span)} if worded is not None else None


def _ground(ground: Ground) -> dict[str, Any]:
    """The clause as the rule saw it, the conditions that it met, and the words behind the factuality."""
    clause = ground.clause
    return {
        "predicate": clause.predicate,
        "kind": clause.kind.value,
        "relation": clause.relation,
        "marker": clause.marker,
        "governor": {"predicate": ground.governor, "trigger": _span(ground.governor_at)} if ground.governor else None,
        "tense": clause.tense,
        "passive": clause.passive,
        "negated": clause.negated,
        "cue": _span(clause.cue),
        "arguments": [
            {
                "role": argument.role,
                "span": _span(argument.span),
                "shared": argument.shared,
                "actors": [_named(mention) for mention in argument.mentions],
                "owners": [_named(mention) for mention in argument.owners],
            }
            for argument in clause.arguments
        ],
        "dates": [{"span": _span(date.span), "edtf": date.edtf, "reason": date.reason} for date in clause.dates],
        "conditions": [{"condition": met.condition, "words": _spans(met.words)} for met in ground.conditions],
        "factuality": [{"span": _span(sign.span), "reason": sign.reason} for sign in ground.signs],
    }


def _named(mention: Mention) -> dict[str, Any]:
    return {"id": mention.actor.id, "span": _span(mention.span), "reason": mention.reason}


def _attribution(attribution: Attribution) -> dict[str, Any]:
    stance = attribution.stance
    return {
        "record": "attribution",
        "id": attribution.id,
        "article": attribution.article,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "kind": attribution.kind.value,
        "speaker": _filler(attribution.speaker),
        "addressee": _filler(attribution.addressee),
        "medium": attribution.medium,
        "date": attribution.date,
        "date_span": _span(attribution.date_span),
        "date_reason": attribution.date_reason,
        "about": list(attribution.about),
        "stance": {"toward": stance.toward, "value": stance.value} if stance is not None else None,
        "stances": [{"toward": toward, "value": value} for toward, value in attribution.stances],
        "nested_in": attribution.nested_in,
        "speech_act": attribution.speech_act,
        "withheld": attribution.withheld,
        "factuality": attribution.factuality.value,
        "no_speaker": attribution.no_speaker,
        "capacities": [_capacity(capacity) for capacity in attribution.capacities],
        "outlet": _filler(attribution.outlet),
        "occasion": attribution.occasion,
        "sentence": _span(attribution.sentence),
        "zone": attribution.zone.value,
        "rule": attribution.rule,
        "reasons": list(attribution.reasons),
    }


def _capacity(capacity: Capacity) -> dict[str, Any]:
    """For whom somebody speaks, by the ids of the registry."""
    return {
        "actor": capacity.actor.id if capacity.actor is not None else None,
        "office": capacity.office,
        "title": capacity.title,
        "body": _actor(capacity.body, None) if capacity.body is not None else None,
        "state": _actor(capacity.state, None) if capacity.state is not None else None,
        "reason": capacity.reason,
    }


def _quotation(quoted: Quoted) -> dict[str, Any]:
    return {
        "record": "quotation",
        "id": quoted.id,
        "article": quoted.article,
        "span": _span(quoted.span),
        "attribution": quoted.attribution,
        "reason": quoted.reason,
        "zone": quoted.zone.value,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "record": "relation",
        "id": relation.id,
        "article": relation.article,
        "subject": _filler(relation.subject),
        "relation": relation.relation,
        "object": _filler(relation.object),
        "valid": relation.valid,
        "span": _span(relation.span),
        "sentence": _span(relation.sentence),
        "rule": relation.rule,
        "reason": relation.reason,
        "registry": relation.checked._asdict() if relation.checked is not None else None,
    }
