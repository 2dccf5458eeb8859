"""A clause for people, as labelled fields, and for programs, as a JSON object with spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.cli.workbench import excerpt, quoted
from kg.rulebook.wording import KIND_NAMES

if TYPE_CHECKING:
    from kg.extraction.attribution import AttributionIndex
    from kg.records import Argument, Attribution, Clause, Mention, Reading

__all__ = [
    "Field",
    "argument_words",
    "clause_fields",
    "clause_object",
    "clause_summary",
    "describe_actor",
    "heading",
    "list_roles",
]

_RELATIONS = {
    "ccomp": "as its finite complement",
    "xcomp": "as its infinitive or bare complement",
    "advcl": "as an adverbial clause",
    "relcl": "as a relative clause",
    "acl": "as a clause on one of its nouns",
    "conj": "joined to it",
    "pcomp": "after a preposition",
    "nominal": "as a noun in it",
}
_LABELS = {"indirect": "indirect object"}
_ORDER = ("subject", "object", "indirect", "attribute", "complement")


class Field(NamedTuple):
    """A line of the view: label, value and a remark."""

    label: str
    words: str
    note: str = ""


def heading(clause: Clause, text: str) -> Field:
    """The predicate, and in a few words what sort of clause it is."""
    sort = [KIND_NAMES[clause.kind], "passive" if clause.passive else "", clause.tense, clause.factuality.value]
    negated = "negated" if clause.negated and clause.factuality.value != "negated" else ""
    note = ", ".join(part for part in (*sort, negated) if part)
    return Field(str(clause.index + 1), clause.predicate, f"{quoted(text, clause.cue)}  {note}")


def clause_fields(clause: Clause, reading: Reading, statements: AttributionIndex) -> Iterator[Field]:
    """Everything a rule may ask of the clause, in the order people read it."""
    text = reading.article.text
    for argument in _ordered(clause.arguments):
        words, note = argument_words(argument, clause, reading)
        yield Field(_LABELS.get(argument.role, argument.role), words, note)
    if clause.modifiers:
        yield Field("modifier", ", ".join(clause.modifiers))
    for date in clause.dates:
        yield Field("time", f"{date.edtf or 'open'} from {quoted(text, date.span)}", date.reason)
    if places := _places(clause):
        yield Field("place", ", ".join(dict.fromkeys(mention.actor.name for mention in places)))
    if clause.signs:
        signs = (f"{quoted(text, s.span)} {s.reason}" if s.span else s.reason for s in clause.signs)
        yield Field("factuality", clause.factuality.value, "; ".join(signs))
    for attribution in statements.covering(clause.trigger):
        yield Field("said by", _speaker(attribution, text))
    governor = _governor(clause, reading)
    if governor is not None:
        how = _RELATIONS.get(clause.relation, "")
        marked = f", introduced by “{clause.marker}”" if clause.marker else ""
        yield Field("under", f"{governor.index + 1} {governor.predicate}, {how}{marked}", f"({clause.relation})")
    elif clause.marker:
        yield Field("introduced by", f"“{clause.marker}”")
    yield Field("names", ", ".join(clause.predicates))


def clause_summary(clause: Clause, text: str) -> str:
    """The roles of a clause on one line; a complement is a clause of its own and left out."""
    return list_roles((a.role, quoted(text, a.span)) for a in _ordered(clause.arguments))


def list_roles(fillers: Iterable[tuple[str, str]]) -> str:
    """Roles with their words on one line, each role once."""
    roles: dict[str, list[str]] = {}
    for role, words in fillers:
        if role != "complement":
            roles.setdefault(role, []).append(words)
    return "; ".join(f"{role} {', '.join(words)}" for role, words in roles.items())


def describe_actor(mention: Mention) -> str:
    """Id and sort of an actor, and in which sense a state is meant."""
    place = mention.sense is not None and mention.sense.value == "place" and mention.actor.type.value != "place"
    return f"{mention.actor.id}, {mention.actor.type.value.replace('_', ' ')}{' (as a place)' if place else ''}"


def argument_words(argument: Argument, clause: Clause, reading: Reading) -> tuple[str, str]:
    """The words of a filler, and who that is and where it was taken over from."""
    words = quoted(reading.article.text, argument.span)
    named = [f"[{describe_actor(mention)}]" for mention in argument.mentions]
    named += [f"[whose: {mention.actor.id}]" for mention in argument.owners if not argument.mentions]
    note = f"taken over from {_from(argument, clause, reading)}" if argument.shared else ""
    return " ".join((words, *named)), note


def clause_object(clause: Clause, reading: Reading, statements: AttributionIndex) -> dict[str, Any]:
    """Everything about the clause, with character offsets; clauses are counted from 1."""
    text = reading.article.text
    governor = _governor(clause, reading)
    sentence = reading.parse.sentences[clause.sentence].span
    return {
        "number": clause.index + 1,
        "predicate": clause.predicate,
        "names": list(clause.predicates),
        "kind": clause.kind.value,
        "trigger": list(clause.trigger),
        "cue": list(clause.cue),
        "span": list(clause.span),
        "sentence": list(sentence),
        "tense": clause.tense,
        "passive": clause.passive,
        "negated": clause.negated,
        "factuality": clause.factuality.value,
        "signs": [{"span": list(s.span) if s.span else None, "reason": s.reason} for s in clause.signs],
        "relation": clause.relation,
        "marker": clause.marker,
        "governor": {"number": governor.index + 1, "predicate": governor.predicate} if governor is not None else None,
        "modifiers": list(clause.modifiers),
        "arguments": [_argument_object(argument, clause, reading) for argument in clause.arguments],
        "dates": [
            {"text": excerpt(text, d.span), "span": list(d.span), "edtf": d.edtf, "kind": d.kind, "reason": d.reason}
            for d in clause.dates
        ],
        "place": [mention.actor.id for mention in _places(clause)],
        "said_by": [
            {
                "statement": a.id,
                "speaker": a.speaker.actor.id if a.speaker is not None else None,
                "source": [list(span) for span in a.source],
                "cue": [list(span) for span in a.cue],
            }
            for a in statements.covering(clause.trigger)
        ],
    }


def _argument_object(argument: Argument, clause: Clause, reading: Reading) -> dict[str, Any]:
    text = reading.article.text
    source = _origin(argument, clause, reading)
    return {
        "role": argument.role,
        "text": excerpt(text, argument.span),
        "span": list(argument.span),
        "shared": argument.shared,
        "from": {"number": source[0].index + 1, "role": source[1].role} if source is not None else None,
        "actors": [_mention_object(mention, text) for mention in argument.mentions],
        "owners": [_mention_object(mention, text) for mention in argument.owners],
    }


def _mention_object(mention: Mention, text: str) -> dict[str, Any]:
    return {
        "id": mention.actor.id,
        "name": mention.actor.name,
        "type": mention.actor.type.value,
        "sense": mention.sense.value if mention.sense is not None else None,
        "text": excerpt(text, mention.span),
        "span": list(mention.span),
        "reason": mention.reason,
    }


def _ordered(arguments: Iterable[Argument]) -> list[Argument]:
    """Core roles first, prepositions after them in text order."""
    rank = {role: number for number, role in enumerate(_ORDER)}
    return sorted(arguments, key=lambda a: (rank.get(a.role, len(_ORDER)), a.span))


def _places(clause: Clause) -> list[Mention]:
    """Places named after a preposition."""
    return [
        mention
        for argument in clause.arguments
        if argument.role not in _ORDER
        for mention in argument.mentions
        if mention.actor.type.value == "place" or (mention.sense is not None and mention.sense.value == "place")
    ]


def _governor(clause: Clause, reading: Reading) -> Clause | None:
    return reading.clauses[clause.parent] if clause.parent is not None else None


def _speaker(attribution: Attribution, text: str) -> str:
    source = " ".join(excerpt(text, span) for span in attribution.source)
    name = attribution.speaker.actor.name if attribution.speaker is not None else source or "nobody named"
    cue = " … ".join(excerpt(text, span) for span in attribution.cue)
    return f"{name}, by “{cue}”" if cue else name


def _from(argument: Argument, clause: Clause, reading: Reading) -> str:
    source = _origin(argument, clause, reading)
    if source is not None:
        return f"{source[0].index + 1} {source[0].predicate} ({source[1].role} there)"
    return "the noun it describes" if clause.relation in {"relcl", "acl"} else "the words it is joined to"


def _origin(argument: Argument, clause: Clause, reading: Reading) -> tuple[Clause, Argument] | None:
    """The clause, and the role in it, that a shared filler belongs to; the governing clause before others."""
    if not argument.shared:
        return None
    others = [c for c in reading.clauses if c.sentence == clause.sentence and c.index != clause.index]
    others.sort(key=lambda c: (c.index != clause.parent, c.index))
    return next(((c, a) for c in others for a in c.arguments if a.head == argument.head and not a.shared), None)
