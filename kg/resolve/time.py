"""Look for the date of an event: the groups of time expressions that may date it, the surest first.

Syntax has the first word: a date that hangs on the event's own clause. Then dates of clauses that tell of the same
time, then a date that opens the sentence, a caption's date, the dateline. Which of a group it is, `choice` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.edtf import about, bounds
from kg.records import Clause, ClauseKind, DateKind, DateMention, Factuality, Reading, TextSpan, Zone
from kg.resolve.choice import Dating, choose_date
from kg.resolve.same_time import ATTENDS, BRINGS_ABOUT, is_perfect, same_time

__all__ = ["date_of"]

_AFTER, _BEFORE = frozenset({"after", "once", "since"}), frozenset({"before", "until"})
#: Clauses that tell beside others, and what may introduce them.
_BESIDE = frozenset({"", "advcl", "conj", "csubj", "dep", "parataxis", "pcomp", "xcomp"})
_MARKERS = frozenset({"", "as", "in", "to", "when", "whereas", "while", "by", "with"})
_MARGINS = frozenset({"fringe", "margin", "sideline"})
_FROM_NOUN = re.compile(r"[a-z] of (?:the )?$")
_EXACT = re.compile(r"\d{4}-\d{2}-\d{2}")
_BEHIND = re.compile(r"\s+(?:(?:on|in|of|from)\s+)?")
#: "The first summit since 1959" compares; what is compared did not go on since then. Superlatives do the same.
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "only"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_WITHIN_A_PHRASE = re.compile(r"[^.,;:()–—]*")


def date_of(
    clause: Clause, reading: Reading, *, trigger: TextSpan | None = None, factuality: Factuality | None = None
) -> Dating:
    """Find the date of the event that a clause tells of.

    Parameters
    ----------
    clause : Clause
        One of `reading.clauses`.
    reading : Reading
        The article with its clauses and dates.
    trigger, factuality : optional
        Of the event, where they differ from the clause's.

    Returns
    -------
    Dating
        From the first group of expressions that gives a date: those of the clause, of clauses of the same time, of the
        caption, of the opening of the sentence, of the dateline; else bounds from a clause with "after" or "before".
    """
    sentence = reading.parse.sentences[clause.sentence].span
    refusal = None
    for words, candidates in _groups(clause, reading, trigger or clause.trigger):
        chosen = choose_date(
            candidates,
            trigger=trigger or clause.trigger,
            sentence=sentence,
            factuality=factuality or clause.factuality,
            published=reading.article.published,
        )
        if chosen.edtf is not None:
            return chosen._replace(reason=f"{words}{chosen.reason}")
        if candidates and refusal is None:
            refusal = chosen
    bounded = _bounded(clause, reading, factuality or clause.factuality)
    return bounded or refusal or Dating(None, None, "no time expression near")


def _groups(clause: Clause, reading: Reading, trigger: TextSpan) -> Iterator[tuple[str, tuple[DateMention, ...]]]:
    """Groups of candidates with words about them, the surest first."""
    sentence = reading.parse.sentences[clause.sentence]
    there = tuple(m for m in reading.dates if sentence.span.covers(m.span))
    if not there:
        return
    inside = tuple(m for m in there if not _compares(m, reading))
    modifying = tuple(m for m in inside if m.modifies is not None and m.modifies.meets(trigger))
    own = tuple(m for m in clause.dates if m.kind is not DateKind.DATELINE and not _compares(m, reading))
    if clause.kind is ClauseKind.VERBAL and len(own) > 1:  # "extended the treaty of 2001 last summer"
        own = (
            tuple(
                m for m in own if not _FROM_NOUN.search(reading.article.text[max(0, m.span.start - 9) : m.span.start])
            )
            or own
        )
    yield "", modifying + own
    yield (
        "date right behind the word; ",
        tuple(m for m in inside if m.modifies is None and _adjoins(m, trigger, reading)),
    )
    unknown = [m for m in there if m.counted and m.edtf is None]
    apart = clause.passive and clause.relation == "advcl" and any(clause.span.covers(m.span) for m in unknown)
    if _is_counted_from(clause, there, reading) or apart:
        return
    distant = any(m in own for m in unknown)  # "joined at the summit on Monday, two years after it had applied"
    yield "date of what it was done at; ", tuple(_of_occasion(clause, inside))
    yield "date that the clause explains; ", tuple(_explained(there, clause, reading))
    yield "date of what it brings about; ", tuple(_of_object(clause, reading, inside))
    for other in () if distant and clause.kind is ClauseKind.NOMINAL else same_time(clause, reading):
        words = f"date of “{other.predicate}”, told as one with it; "
        yield words, other.dates
        yield words, tuple(_explained(there, other, reading))
    if distant:
        return
    yield "about the date of what was done beside it; ", tuple(_of_margins(clause, reading))
    if sentence.zone is Zone.CAPTION:
        yield "date of the caption; ", inside
    if not _below_report(clause, reading.clauses):
        yield "date that opens the sentence; ", tuple(_opening(inside, clause, reading))
    yield "the one day that the sentence tells; ", _only_day(clause, reading, there)
    yield "", tuple(m for m in inside if m.kind is DateKind.DATELINE)


def _is_counted_from(clause: Clause, there: Iterable[DateMention], reading: Reading) -> bool:
    """Whether it is what others come after or before, and so of another time: "met two days after the visit"."""
    if clause.kind is not ClauseKind.NOMINAL:
        return clause.marker in _AFTER | _BEFORE and _is_anchor(clause, there, reading)
    governor = reading.parse.tokens[reading.parse.tokens[clause.head].head]
    at = TextSpan(governor.start, governor.end)
    return governor.text.lower() in _AFTER | _BEFORE or any(m.counted and m.span.covers(at) for m in there)


def _is_anchor(clause: Clause, there: Iterable[DateMention], reading: Reading) -> bool:
    """Whether a distance is counted from it: "a day after the columns had turned back"."""
    marks = [t for t in reading.parse.tokens if t.head == clause.head and t.dep == "mark"]
    return any(m.counted and m.span.end == mark.end for m in there for mark in marks)


def _of_occasion(clause: Clause, inside: Iterable[DateMention]) -> Iterator[DateMention]:
    """Dates before the noun that somebody is at: "at Thursday's briefing"."""
    there = ("object", "of", "from", "out of") if not ATTENDS.isdisjoint(clause.predicates) else ()
    heads = {argument.span for argument in clause.fillers("at", "during", "in", *there)}
    for mention in inside:
        noun = mention.modifies
        if noun is None or mention.kind not in (DateKind.POINT, DateKind.INTERVAL):
            continue
        if any(span.covers(noun) and span.covers(mention.span) for span in heads):
            yield replace(mention, modifies=None)


def _of_margins(clause: Clause, reading: Reading) -> Iterator[DateMention]:
    """ "Conferred on Thursday on the margins of the summit": the gathering was at about that time."""
    if clause.kind is not ClauseKind.NOMINAL or clause.parent is None:
        return
    above = reading.clauses[clause.parent]
    for argument in above.fillers("at", "on", "in"):
        if argument.lemma in _MARGINS and argument.span.covers(clause.trigger):
            told = (m for m in above.dates if m.edtf is not None and m.kind in (DateKind.POINT, DateKind.INTERVAL))
            others = (m for m in told if not m.span.covers(clause.trigger))
            yield from (replace(m, edtf=about(m.edtf or "")) for m in others)


def _only_day(clause: Clause, reading: Reading, there: Iterable[DateMention]) -> tuple[DateMention, ...]:
    """The day that another clause of the sentence tells, where it is the only time in it: "X on Monday; Y did so too".

    It holds for what the sentence tells beside it in the simple past; a passive participle may tell of an earlier day.
    """
    told = [m for m in there if m.edtf is not None and m.kind is not DateKind.DATELINE]
    days = {m.edtf for m in told}
    if len(days) != 1 or not _EXACT.fullmatch(told[0].edtf or "") or any(m.counted for m in there):
        return ()
    path = list(_path(clause, reading.clauses))
    simple = clause.kind is ClauseKind.VERBAL and clause.factuality in (Factuality.ASSERTED, Factuality.NEGATED)
    if not simple or any(is_perfect(at, reading) or at.tense not in ("past", "") for at in path):
        return ()
    if any(at.relation not in _BESIDE or at.marker not in _MARKERS for at in path):
        return ()
    lender = next((c for c in reading.clauses if told[0] in c.dates), None)
    if lender is None or lender.kind is not ClauseKind.VERBAL or is_perfect(lender, reading):
        return ()
    above = [at for at in _path(lender, reading.clauses) if at not in path]
    if any(
        at.relation not in _BESIDE | {"acl", "appos"} or at.marker not in _MARKERS - {"while", "whereas"}
        for at in above
    ):
        return ()
    if lender.tense not in ("past", ""):
        return ()
    return tuple(replace(m, edtf=about(m.edtf or "")) if lender.passive else m for m in told)


def _path(clause: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clause and those above it."""
    at: Clause | None = clause
    for _ in range(len(clauses)):
        if at is None:
            return
        yield at
        at = clauses[at.parent] if at.parent is not None else None


def _compares(mention: DateMention, reading: Reading) -> bool:
    """Whether it says what a rank is counted from: "their first meeting since 2019"."""
    if mention.kind is not DateKind.SINCE:
        return False
    return any(
        (token.text.lower() in _RANKS or token.tag in _SUPERLATIVES)
        and _WITHIN_A_PHRASE.fullmatch(reading.article.text, token.end, mention.span.start)
        for token in reading.parse.tokens
    )


def _adjoins(mention: DateMention, trigger: TextSpan, reading: Reading) -> bool:
    """Whether only a preposition stands between the word and the date: "their talks on Monday"."""
    between = reading.article.text[trigger.end : mention.span.start]
    return _BEHIND.fullmatch(between) is not None


def _explained(inside: Iterable[DateMention], clause: Clause, reading: Reading) -> Iterator[DateMention]:
    """The date before a clause with "when": "since March, when Moscow annexed Crimea" dates the annexation."""
    if clause.marker != "when":
        return
    for mention in inside:
        between = reading.article.text[mention.span.end : clause.span.start]
        if mention.span.end <= clause.span.start and mention.edtf is not None and between.strip(" ,\n") == "":
            yield replace(mention, edtf=mention.edtf.replace("/..", ""), kind=DateKind.POINT, modifies=None)


def _of_object(clause: Clause, reading: Reading, inside: Iterable[DateMention]) -> Iterator[DateMention]:
    """Dates before the object of a verb such as sign or hold."""
    if BRINGS_ABOUT.isdisjoint(clause.predicates):
        return
    heads = [reading.parse.tokens[a.head] for a in clause.fillers("object")]
    spans = [TextSpan(token.start, token.end) for token in heads]
    yield from (replace(m, modifies=None) for m in inside if m.modifies in spans)


def _bounded(clause: Clause, reading: Reading, factuality: Factuality) -> Dating | None:
    """After, since or before the date of an adverbial clause: from it to publication, or up to it."""
    published = reading.article.published
    for other in reading.clauses:
        if other.parent != clause.index or other.relation != "advcl" or not other.marker:
            continue
        dated = date_of(other, reading) if other.marker in _AFTER | _BEFORE else Dating(None, None, "")
        if dated.edtf is None:
            continue
        first, last = bounds(dated.edtf)
        reason = f"{other.marker} “{other.predicate}”: {dated.reason}"
        if other.marker in _BEFORE:
            return Dating(f"../{last.isoformat()}", dated.span, reason)
        if published is None or factuality not in (Factuality.ASSERTED, Factuality.NEGATED):
            continue
        end = bounds(published)[1]
        if first <= end:
            between = f"{first.isoformat()}/{end.isoformat()}"
            edtf = between if other.marker == "since" else f"[{between.replace('/', '..')}]"
            return Dating(edtf, dated.span, f"{reason}; not later than publication {published}")
    return None


def _below_report(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether the clause, or one above it, is a relative clause, reported content or an adverbial with its own time."""
    at = clause
    for _ in range(len(clauses)):
        if at.relation in ("relcl", "ccomp", "acl") or (at.relation == "advcl" and at.marker not in ("", "to")):
            return True
        if at.parent is None:
            return False
        at = clauses[at.parent]
    return True


def _opening(inside: Sequence[DateMention], clause: Clause, reading: Reading) -> Iterator[DateMention]:
    """Dates before the first verb of the sentence that hang on no clause below its root."""
    verbs = [c for c in reading.clauses if c.sentence == clause.sentence and c.kind is not ClauseKind.NOMINAL]
    first = min((c.trigger.start for c in verbs), default=clause.trigger.start)
    below = {m.span for c in reading.clauses if c.sentence == clause.sentence and c.parent is not None for m in c.dates}
    opening = (m for m in inside if m.span.end <= first and m.span not in below and m.kind is not DateKind.DATELINE)
    yield from (m for m in opening if not _in_apposition(m, reading))


def _in_apposition(mention: DateMention, reading: Reading) -> bool:
    """Whether it belongs to what a noun is called besides: "Afghanistan, an observer since 2012"."""
    tokens = reading.parse.tokens
    at = tokens[mention.head]
    while at.head != at.i:
        at = tokens[at.head]
        if at.dep == "appos":
            return True
    return False
