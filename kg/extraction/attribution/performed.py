"""Whether somebody speaks, will, may or would: the factuality of an attribution, from the clause of its cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.attribution.lexicon import PerformingWords
from kg.language.tree import Tree
from kg.records import Attribution, AttributionKind, Clause, ClauseKind, Factuality, Reading, Sign, TextSpan, Token

__all__ = ["judge_performed"]

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_OPEN = frozenset({"a", "an", "another", "any"})
_WOULD = frozenset({"would", "'d", "’d"})
_TIMES = frozenset({"when", "whenever"})
_PERIODS = frozenset({"year", "decade", "day", "era", "time"})
_PURPOSE = "a purpose"  # of a clause, in the words of its frame


def judge_performed(
    attributions: Sequence[Attribution], reading: Reading, tree: Tree, words: PerformingWords
) -> tuple[Attribution, ...]:
    """The attributions with their factuality.

    Only what the cue's own clause says counts, not what stands in the content. An act that is not performed is
    `withheld`, and a thought that is denied another thought, so that a negated clause makes nothing of it.

    Parameters
    ----------
    attributions : sequence of Attribution
    reading : Reading
        With its clauses.
    tree : Tree
        Of the same reading.
    words : PerformingWords
    """
    judge = _Judge(reading, tree, words)
    return tuple(replace(a, factuality=judge.of(a)) for a in attributions)


class _Judge:
    """Finds the clauses of cues in one article."""

    def __init__(self, reading: Reading, tree: Tree, words: PerformingWords) -> None:
        self._tree, self._words, self._clauses = tree, words, reading.clauses
        self._starts = [token.start for token in tree.tokens]
        self._verbal = {c.head: c for c in reading.clauses if c.kind is not ClauseKind.NOMINAL}

    def of(self, attribution: Attribution) -> Factuality:
        """Asserted, planned, possible or hypothetical."""
        cue = list(self._tokens(attribution.cue))
        clause = next((self._verbal[t.i] for t in reversed(cue) if t.i in self._verbal), None)
        if clause is None:
            return self._around(cue)
        return self._told(self._led_by(clause), attribution)

    def _told(self, clause: Clause, attribution: Attribution) -> Factuality:
        """What a clause says of itself; who does something "to warn them" is told to have warned them."""
        if clause.factuality in {Factuality.ASSERTED, Factuality.NEGATED}:
            return Factuality.ASSERTED
        if any(self._counts(sign, clause, attribution) for sign in clause.signs):
            return clause.factuality
        above = clause.parent if any(sign.reason == _PURPOSE for sign in clause.signs) else None
        return self._told(self._clauses[above], attribution) if above is not None else Factuality.ASSERTED

    def _led_by(self, clause: Clause) -> Clause:
        """The clause whose reality a participle behind it shares: "will address them, urging", "a note urging"."""
        token, above = self._tree.tokens[clause.head], clause.parent
        bare = token.tag == "VBG" and self._tree.child(token.i, "aux", *_SUBJECTS) is None
        if above is None or not bare or self._clauses[above].head > token.i:
            return clause
        new = clause.relation == "acl" and self._is_new(self._tree.tokens[token.head])
        return self._clauses[above] if new or clause.relation == "advcl" else clause

    def _is_new(self, noun: Token) -> bool:
        """Whether a noun names nothing that is known already."""
        return any(t.lemma.lower() in _OPEN for t in self._tree.children(noun.i, "det"))

    def _tokens(self, spans: Iterable[TextSpan]) -> Iterator[Token]:
        for span in spans:
            first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            yield from self._tree.tokens[first:last]

    def _around(self, cue: Sequence[Token]) -> Factuality:
        """That of a noun: supposed where a clause supposes it for the first time, "it would be a signal that"."""
        noun = cue[-1] if cue else None
        if noun is None or not self._is_new(noun):
            return Factuality.ASSERTED
        above = next((self._verbal[t.i] for t in self._tree.ancestors(noun.i) if t.i in self._verbal), None)
        unreal = above is not None and above.factuality is Factuality.HYPOTHETICAL
        return Factuality.HYPOTHETICAL if unreal else Factuality.ASSERTED

    def _counts(self, sign: Sign, clause: Clause, attribution: Attribution) -> bool:
        """Whether a word keeps the act from being performed."""
        if sign.span is None or sign.reason == _PURPOSE or any(c.covers(sign.span) for c in attribution.content):
            return False
        token = next(self._tokens((sign.span,)), None)
        if token is None:
            return True
        word = token.lemma.lower()
        if token.text == "?" and attribution.speech_act == "ask":
            return False  # what is asked is the question
        own, words = self._is_own(clause), self._words
        perfect = any(t.lemma == "have" for t in self._tree.children(clause.head, "aux"))
        if word in _WOULD or token.text.lower() in _WOULD:
            return perfect or not (own or self._is_habit(token, attribution))
        if own and not perfect and word in words.own:
            return False
        if word in words.impersonal and clause.passive and not self._has_doer(clause):
            return False
        return word not in words.attempts

    def _is_own(self, clause: Clause) -> bool:
        """Whether "I" or "we" do it."""
        subjects = (self._tree.tokens[a.head].text.lower() for a in clause.fillers("subject"))
        return any(word in {"i", "we"} for word in subjects)

    def _has_doer(self, clause: Clause) -> bool:
        """Whether a passive names who does it."""
        return self._tree.child(clause.head, "agent") is not None

    def _is_habit(self, would: Token, attribution: Attribution) -> bool:
        """Whether "would" is a courtesy, or tells what was said time and again, or later on."""
        tree, verb = self._tree, self._tree.tokens[would.head]
        adverbs = {t.lemma.lower() for t in tree.children(verb.i, "advmod")}
        if verb.lemma in self._words.courtesies or adverbs & self._words.courtesies:
            return True
        clauses = tree.children(verb.i, "advcl")
        opened = [m.lemma.lower() for c in clauses for m in tree.children(c.i, "mark", "advmod") if m.i < c.i]
        if "if" in opened or "unless" in opened:
            return False
        if attribution.kind is AttributionKind.DIRECT or adverbs & self._words.habits or _TIMES.intersection(opened):
            return True
        spans = [t for p in tree.children(verb.i, "prep") for t in tree.children(p.i, "pobj")]
        return any(t.lemma.lower() in _PERIODS and t.tag == "NNS" for t in spans)
