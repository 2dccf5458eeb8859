"""Clauses of one time: which others tell of the time of a clause that has no date of its own.

A verb and what it governs, is joined to or introduces with "when"; a noun and the verb that says it took place, brought
it about or counted it; what people do "where" they come on Monday.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import Clause, ClauseKind, Factuality, Reading

__all__ = ["ATTENDS", "BRINGS_ABOUT", "TAKES_PLACE", "goes_on", "is_perfect", "same_time"]

#: Predicates that only say that what their subject or object names took place.
TAKES_PLACE = frozenset(
    {"begin", "come", "conclude", "conduct", "end", "happen", "hold", "last", "occur", "open", "start", "stage"}
    | {"come into effect", "come into force", "enter into force", "take effect", "take place"}
)
#: Predicates that bring about, or take part in, what their object names: "signed the 2001 treaty" is of 2001.
BRINGS_ABOUT = frozenset(
    {
        "adopt",
        "attend",
        "broker",
        "conclude",
        "draft",
        "hold",
        "host",
        "lose",
        "impose",
        "initial",
        "introduce",
        "issue",
        "launch",
        "pass",
        "sign",
        "win",
    }
    | {"stage", "veto"}
)
#: Participles that say of a noun before them when it was, besides these: "the recognition, announced on Thursday".
_MADE_KNOWN = frozenset({"announce", "declare", "publish", "release", "unveil"})
#: Who does this to a gathering is at it; what is done with a document at its end is of the same time.
_HELD = frozenset({"convene", "hold", "host", "stage", "take place"})
ATTENDS = frozenset({"attend", "boycott", "join", "leave", "quit", "skip", "stay away", "walk out"})
#: What is promised on a day is not done on it: "promised on Monday to buy more".
_PROMISES = frozenset({"agree", "hope", "intend", "offer", "plan", "pledge", "promise", "threaten", "undertake", "vow"})
_CLOSES = frozenset({"begin", "cap", "close", "conclude", "end", "finish", "open", "wind up"})
_TALKS = frozenset({"conference", "forum", "meeting", "session", "summit", "talks", "talk", "visit"})
_HAVE = frozenset({"had", "has", "have", "having", "'d", "'ve", "’d", "’ve"})
_GOES = frozenset({"arrive", "come", "fly", "go", "head", "land", "travel", "visit"})
#: Predicates that say how much there was of what their subject names.
_MEASURES = frozenset(
    {"amount", "be worth", "climb", "decline", "double", "drop", "exceed", "expand", "fall", "grow", "hit", "increase"}
    | {"jump", "reach", "rise", "shrink", "soar", "stand", "surge", "surpass", "total", "triple"}
)
#: A clause tied to its governor in one of these ways tells of the governor's time unless it has a date of its own.
_TIED = frozenset({"conj", "xcomp", "pcomp", "dep"})
#: Words that introduce a clause of the time of its governor: "pledged support on Monday as he met Putin".
_WHEN = frozenset({"as", "when", "while"})
#: Prepositions after which a dated noun lends its date to the verb: "at their meeting last week, Li said".
_LENDERS = frozenset({"at", "during", "in", "on"})


def same_time(clause: Clause, reading: Reading) -> Iterator[Clause]:
    """Clauses whose date holds for this one: governors it is tied to, nouns that lend a date, what is joined to it.

    Parameters
    ----------
    clause : Clause
        One of `reading.clauses`.
    reading : Reading
        The article.
    """
    clauses = reading.clauses
    at = clause
    for _ in range(len(clauses)):
        if at.parent is None or not _of_governor(at, clauses[at.parent], reading):
            break
        at = clauses[at.parent]
        yield at
    lent = {argument.head for argument in clause.arguments if argument.role in _LENDERS}
    taking_place = not TAKES_PLACE.isdisjoint(clause.predicates)
    for other in (c for c in clauses if c.parent == clause.index):
        nominal = other.kind is ClauseKind.NOMINAL
        if (taking_place or other.head in lent) if nominal else _lends_up(other, clause, reading):
            yield other
    for noun in {clause.head} if clause.kind is ClauseKind.NOMINAL else lent:
        yield from (c for c in clauses if c is not clause and _dates_noun(c, noun))
    if clause.kind is ClauseKind.NOMINAL:
        yield from (c for c in clauses if c.relation == "acl" and _holds_it(c, clause, reading))


def _of_governor(clause: Clause, governor: Clause, reading: Reading) -> bool:
    if clause.kind is ClauseKind.NOMINAL:
        return clause.relation in _TIED or _noun_of(clause, governor)
    if clause.relation == "advcl":
        return clause.marker in _WHEN or clause.marker in {"", "to"}
    if clause.relation == "acl":  # "issued a statement rejecting …"
        words = reading.article.text[clause.trigger.start : clause.trigger.end]
        return words.endswith("ing") and not BRINGS_ABOUT.isdisjoint(governor.predicates)
    if clause.relation == "relcl":
        return _where(clause, governor, reading) or (goes_on(clause) and _one_tense(clause, governor))
    if clause.relation == "conj" and not _one_tense(clause, governor):
        return False
    ahead = clause.relation == "xcomp" and clause.factuality is Factuality.PLANNED
    if (
        ahead
        and governor.marker not in _WHEN
        and governor.factuality is Factuality.ASSERTED
        and not _PROMISES.isdisjoint(governor.predicates)
    ):
        return False
    if clause.relation == "dep":  # a guess of the parser's
        return not governor.marker
    return clause.relation in _TIED or clause.marker == "to"


def _noun_of(clause: Clause, governor: Clause) -> bool:
    """Whether the verb says that what the noun names took place, how much of it there was, or what was done at it."""
    if not TAKES_PLACE.isdisjoint(governor.predicates):
        return True
    roles = {argument.role for argument in governor.arguments if argument.head == clause.head}
    if "object" in roles and not governor.passive and not BRINGS_ABOUT.isdisjoint(governor.predicates):
        return True
    if "subject" in roles and not governor.passive and not _MEASURES.isdisjoint(governor.predicates):
        return True
    if not ATTENDS.isdisjoint(governor.predicates) and not roles.isdisjoint({"object", "of", "out of", "from"}):
        return True
    if "with" in roles and not _CLOSES.isdisjoint(governor.predicates):
        return True
    if "for" in roles and not _GOES.isdisjoint(governor.predicates):
        return not _TALKS.isdisjoint(clause.predicates)
    return not roles.isdisjoint(_LENDERS)


def goes_on(clause: Clause) -> bool:
    """Whether a relative clause tells what is done next: "met Xi, who also received Modi"."""
    return clause.relation == "relcl" and "also" in clause.modifiers


def _dates_noun(clause: Clause, noun: int) -> bool:
    """Whether it says when a noun took place: "a summit hosted on Tuesday", "the accord, announced on Friday"."""
    if clause.kind is not ClauseKind.VERBAL or clause.relation not in {"acl", "relcl", "advcl"}:
        return False
    says = not (TAKES_PLACE | BRINGS_ABOUT | _MADE_KNOWN).isdisjoint(clause.predicates)
    return says and any(argument.head == noun for argument in clause.fillers("subject", "object"))


def _holds_it(clause: Clause, noun: Clause, reading: Reading) -> bool:
    """ "The call between the presidents, held on Wednesday": nobody holds presidents, so the call was held."""
    if noun.parent is None or clause.parent != noun.parent or _HELD.isdisjoint(clause.predicates):
        return False
    around = (a.span for a in reading.clauses[noun.parent].arguments)
    return any(span.covers(noun.trigger) and span.covers(clause.trigger) for span in around)


def is_perfect(clause: Clause, reading: Reading) -> bool:
    """Whether it is told as done before: "had signed", "having visited"."""
    words = reading.article.text[clause.cue.start : clause.cue.end].lower().split()
    return not _HAVE.isdisjoint(words)


def _where(clause: Clause, governor: Clause, reading: Reading) -> bool:
    """What is done where somebody goes: "will fly to Oslo on Tuesday, where he is to meet", "came, where he met"."""
    text = reading.article.text[clause.span.start : clause.span.start + 6].lower()
    return text == "where " and (governor.tense == "future" or clause.tense == governor.tense == "past")


def _one_tense(one: Clause, other: Clause) -> bool:
    """Whether none of them is past while the other is not: "skipped the parade, but is coming today"."""
    return not one.tense or not other.tense or (one.tense == "past") == (other.tense == "past")


def _lends_up(other: Clause, clause: Clause, reading: Reading) -> bool:
    """Whether a clause below lends its date: a later conjunct, one with "when", one before a colon."""
    if other.relation == "conj":
        return _one_tense(other, clause)
    if other.relation == "advcl" and other.marker == "when":
        return True
    words = reading.article.text[other.trigger.start : other.trigger.end]
    if other.relation == "advcl" and other.marker == "while" and words.endswith("ing"):
        return True
    between = reading.article.text[other.span.end : other.span.end + 2]
    return (
        other.relation == "ccomp"
        and not other.marker
        and other.span.end <= clause.trigger.start
        and between[:1] in ":;"
    )
