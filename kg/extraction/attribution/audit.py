"""The audit of quotations: for each, whose words it is held to be, or why it is nobody's.

Only outermost quotations count; what is quoted inside one is part of what its speaker says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.extraction.attribution.index import AttributionIndex
from kg.extraction.attribution.lexicon import SpeechLexicon
from kg.language.quotations import outermost
from kg.language.tree import FINITE, Tree
from kg.namespaces import digest
from kg.records import Attribution, Quotation, Quoted, Reading, TextSpan, Token, Zone

__all__ = ["audit_quotations", "is_title"]

_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"}
)
_ENDS = "\"'“”„«»‘’`.,;:!?()[]…–—-"
_LINKS = frozenset({"as", "a", "an", "of", "the", "with"})  # between a participle and what is quoted behind it
_FEW = 5  # words of a quotation that is more than a phrase


def audit_quotations(
    reading: Reading, tree: Tree, attributions: Sequence[Attribution], lexicon: SpeechLexicon
) -> tuple[Quoted, ...]:
    """Tell of every outermost quotation in which attribution it stands, and where that has no speaker, why.

    Parameters
    ----------
    reading : Reading
        Its quotations as `kg.language.quotations.find_quotations` gives them.
    tree : Tree
        Of the reading's parse.
    attributions : sequence of Attribution
        All of the same reading.
    lexicon : SpeechLexicon

    Returns
    -------
    tuple of Quoted
        In text order.
    """
    audit = _Audit(reading, tree, attributions, lexicon)
    return tuple(audit.account(quotation) for quotation in outermost(reading.quotations))


def is_title(text: str) -> bool:
    """Whether quoted text looks like a name: all its words but small ones have a capital or are numbers.

    Examples
    --------
    >>> is_title("“The Last of England,”"), is_title("“We left.”")
    (True, False)
    """
    words = [word for word in (piece.strip(_ENDS) for piece in text.split()) if word]
    large = [word for word in words if word.lower() not in _SMALL]
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)


class _Audit:
    """One reading with its attributions, to look up what stands where."""

    def __init__(
        self, reading: Reading, tree: Tree, attributions: Sequence[Attribution], lexicon: SpeechLexicon
    ) -> None:
        self._article = reading.article
        self._tree = tree
        self._lexicon = lexicon
        self._starts = [token.start for token in tree.tokens]
        self._said = AttributionIndex(attributions)
        self._by_id = {a.id: a for a in attributions}
        self._cues = sorted((span.start, a.id) for a in attributions for span in a.cue)
        self._reports = sorted(span for a in attributions for span in (*a.source, *a.cue))

    def account(self, quotation: Quotation) -> Quoted:
        span = quotation.span
        inside = self._tree.tokens[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        words = [token for token in inside if any(c.isalnum() for c in token.text)]
        attribution = self._attribution(words)
        if attribution is None:
            reason = self._why_nobody(words)
        elif attribution.speaker is None:
            reason = attribution.no_speaker or self._why_unknown(attribution)
        else:
            reason = ""
        name = attribution.id if attribution is not None else None
        zone = self._tree.sentences[self._tree.sentence_of(inside[0].i)].zone if inside else Zone.BODY
        return Quoted("q-" + digest(self._article.id, *map(str, span)), self._article.id, span, name, reason, zone)

    def _attribution(self, words: Sequence[Token]) -> Attribution | None:
        """The innermost attribution around a quotation that has a speaker; else the innermost."""
        if not words:
            return None
        first, last = (TextSpan(token.start, token.end) for token in (words[0], words[-1]))
        around = [
            a for a in self._said.covering(first) if not any(first.start <= cue.start < last.end for cue in a.cue)
        ]
        around += self._inside(first.start, last.end)
        return next((a for a in around if a.speaker is not None), around[0] if around else None)

    def _inside(self, start: int, end: int) -> list[Attribution]:
        """The attributions whose cue begins a quotation of which the source is no part: Li “praised the accord”."""
        at = bisect_left(self._cues, (start, ""))
        if at == len(self._cues) or self._cues[at][0] >= end:
            return []
        attribution = self._by_id[self._cues[at][1]]
        return [attribution] if attribution.source and attribution.source[0].end <= start else []

    def _why_unknown(self, attribution: Attribution) -> str:
        """Why nobody is linked as the speaker of a quotation that something reports."""
        if not attribution.source:
            return "nobody is named as the one who says it"
        words = " … ".join(self._article.text[span.start : span.end] for span in attribution.source)
        return f"“{words}” names nobody who is known"

    def _why_nobody(self, words: Sequence[Token]) -> str:
        """Why a quotation is in no attribution."""
        if not words:
            return "no words between the marks"
        tokens, sentences = self._tree.tokens, self._tree.sentences
        if sentences[self._tree.sentence_of(words[0].i)].zone is Zone.BIOGRAPHY:
            return "a note on the author, from which no statements are taken"
        first, last = words[0].start, words[-1].end
        at = bisect_left(self._reports, TextSpan(last, last))
        if at and self._reports[at - 1].end > first:
            return "part of the words that name the speaker or report the speech"
        before = [t for t in tokens[max(0, words[0].i - 4) : words[0].i] if t.pos != "PUNCT"]
        near = before[-1].lemma.lower() if before else ""
        passive = (t for t in before if t.tag == "VBN" or (t.tag == "VBD" and t.dep in {"acl", "advcl"}))
        if near in _LINKS and any(t.lemma in self._lexicon.verbs for t in passive):
            return "a passive that names nobody"
        if near in self._lexicon.labels or [t.text.lower() for t in before[-2:]] == ["so", "called"]:
            return "words held up as words"
        if near in self._lexicon.works or is_title(self._article.text[first:last]):
            return "a name or a title"
        if len(words) < _FEW or not any(t.tag in FINITE or t.tag == "MD" for t in words):
            return "words set off by marks, which no verb of speech or thought takes"
        return "nobody near it is told to speak"
