"""When a statement was made: by the words of saying, never by those of what is said."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from kg.edtf import about, bounds
from kg.language.tree import REACH
from kg.records import ActorType, DateKind, DateMention, TextSpan
from kg.resolve.same_time import is_perfect
from kg.resolve.statements.walk import Saying, Visit, right_after
from kg.resolve.time import date_of

__all__ = ["When", "own_date", "speaks_there"]

_AT = frozenset({"at", "by", "during", "from", "in", "object", "of", "on", "over", "to", "via", "when", "with"})
#: Where a noun stands that lends the date before it: "at Monday's briefing", "in the 2022 statement".
_LENDS = frozenset({"at", "cue", "during", "in", "object", "on", "source"})
#: What comes between a verb and a date that is the date of something else: "said ahead of the talks on Friday".
_APART = frozenset({"ahead", "before", "following", "for", "prior", "since", "until", "after"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_LONGEST = 366  # what is said within more days than a year is not dated
_NEAR = 10  # most tokens between such a word and its date
_FUTURE = frozenset({"will", "’ll", "'ll", "shall", "going", "to", "would"})


class When(NamedTuple):
    """A date in EDTF, the words that tell it and why it is that of the saying."""

    edtf: str
    span: TextSpan | None
    reason: str


def own_date(saying: Saying) -> When | None:
    """The date on the cue, on the document or on the occasion, in this order; else that of the cue's clause."""
    found = [when for visit in saying.visits if not visit.topic and (when := _of(saying, visit)) is not None]
    direct = next((when for verb, when in found if verb), None)
    chosen = direct or next((when for _, when in found), None) or _right_after(saying) or _of_clause(saying)
    if chosen is None:
        return _there(saying)
    if _is_said(saying, chosen.span):
        return None
    return chosen if _is_past(saying, chosen.edtf) else _last_week(saying, chosen)


def _last_week(saying: Saying, when: When) -> When | None:
    """The weekday a week earlier, where the parser hung it on something to come: what is told was said before."""
    if when.span is None or not _DAY.fullmatch(when.edtf) or not _WEEKDAY.search(saying.page.text, *when.span):
        return None
    day = (date.fromisoformat(when.edtf) - timedelta(7)).isoformat()
    return When(day, when.span, f"{when.reason.partition(';')[0]}; the last one before publication, since it was said")


def _of(saying: Saying, visit: Visit) -> tuple[bool, When] | None:
    """The date that a visited word is or has before it, and whether it hangs on a verb itself."""
    page = saying.page
    told = page.dates.get(visit.i)
    if told is not None and told.edtf is not None and visit.role in _AT and told.kind is not DateKind.NAME:
        at_verb = visit.above in saying.verbs
        if told.head in saying.content or (at_verb and _is_of_another(saying, visit.above, told)):
            return None
        what = "the saying" if at_verb else f"“{page.tokens[visit.above].text}”, in which it was said"
        return at_verb, When(told.edtf, told.span, f"date of {what}; {told.reason}")
    before = page.dates_before.get(visit.i)
    if before is None or before.edtf is None or visit.role not in _LENDS or before.head in saying.content:
        return None
    if visit.role in {"source", "cue", "object"} and not _is_document(saying, visit.i):
        return None
    return False, When(before.edtf, before.span, f"date of “{page.tokens[visit.i].text}”; {before.reason}")


def _is_document(saying: Saying, i: int) -> bool:
    mention = saying.page.mention(i)
    linked = mention is not None and mention.actor.type is ActorType.DOCUMENT
    return linked or bool(saying.page.medium(i))


def _is_of_another(saying: Saying, verb: int, told: DateMention) -> bool:
    """Whether a word such as "ahead" or "before" with its noun stands right before the date, and no comma between."""
    tokens = saying.page.tokens
    first = next(iter(saying.page.tokens_of(told.span)), told.head)
    for token in reversed(tokens[max(verb + 1, first - _NEAR) : first]):
        if token.text == ",":
            return False
        if token.lemma.lower() in _APART:
            return token.i < first - 1 and token.i > verb
    return False


def _right_after(saying: Saying) -> When | None:
    """About the day of what it was said after: "told reporters after the signing on Wednesday"."""
    page = saying.page
    for noun in (i for verb in saying.verbs for i in right_after(page, verb)):
        below = [d.i for p in page.tree.children(noun, "prep") for d in page.tree.children(p.i, "pobj")]
        found = next((d for i in below if (d := page.dates.get(i)) is not None), page.dates_before.get(noun))
        if found is not None and found.edtf is not None and _DAY.fullmatch(found.edtf):
            reason = f"right after “{page.tokens[noun].text}”; {found.reason}"
            return When(about(found.edtf), found.span, reason)
    return None


def _of_clause(saying: Saying) -> When | None:
    """The date that an event told by the cue would have, unless words of the content give it."""
    issuing = [v for v in saying.verbs if saying.page.tokens[v].lemma in saying.page.lexicon.saying.issued]
    at = next((v for v in issuing if v != saying.head), saying.head)  # "published a statement which speaks of"
    clause = saying.page.clauses.get(at) if at is not None else None
    sentence = saying.statement.sentence
    if clause is None or not saying.page.has_date(sentence) or len(saying.page.tokens_of(sentence)) > REACH:
        return None
    found = date_of(clause, saying.page.reading)
    if found.edtf is None or found.span is None or "[" in found.edtf or ".." in found.edtf:
        return None
    first, last = bounds(found.edtf)
    if (last - first).days > _LONGEST:
        return None
    return When(found.edtf, found.span, found.reason)


def _there(saying: Saying) -> When | None:
    """The day of the sentence before: "attended the summit in Rome on Friday. *There* she said"."""
    page, start = saying.page, saying.statement.sentence.start
    if not speaks_there(saying):
        return None
    before = next((s for s in reversed(page.reading.parse.sentences) if s.span.start < start), None)
    told = [c for c in page.clauses.values() if before is not None and before.span.covers(c.trigger) and not c.relation]
    main = told[0] if len(told) == 1 and before is not None and page.has_date(before.span) else None
    if main is None or main.tense != "past" or main.negated or is_perfect(main, page.reading):
        return None
    found = date_of(main, page.reading)
    if found.edtf is None or not _DAY.fullmatch(found.edtf):
        return None
    return When(found.edtf, found.span, f"“There” takes up the sentence before; {found.reason}")


def speaks_there(saying: Saying) -> bool:
    """Whether the sentence begins with a "There" of the verb of saying."""
    there = [t for verb in saying.verbs for t in saying.page.tree.children(verb, "advmod") if t.text == "There"]
    return bool(there) and there[0].start == saying.statement.sentence.start


def _is_said(saying: Saying, span: TextSpan | None) -> bool:
    """Whether the words are part of what is said, here or by somebody else beside."""
    statement = saying.statement
    at = statement.cue[0] if statement.cue else statement.sentence
    return span is not None and not saying.is_shared and saying.page.is_said_apart(span, at)


def _is_past(saying: Saying, edtf: str) -> bool:
    """Whether it is not after the day of the article, or the saying itself lies ahead."""
    published = saying.page.reading.article.published
    if published is None or bounds(edtf)[0] <= bounds(published)[1]:
        return True
    cue = {t.text.lower() for i in saying.verbs for t in saying.page.tree.children(i, "aux", "auxpass")}
    return not _FUTURE.isdisjoint(cue) and "have" not in cue
