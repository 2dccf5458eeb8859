"""What every attribution rule looks at: tokens, tree, and where the quotations and paragraphs lie among the tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from kg.extraction.attribution.lexicon import SpeechLexicon
from kg.extraction.attribution.words import PartyWords, load_party_words
from kg.language.quotations import outermost
from kg.language.tree import REACH, Tree
from kg.records import ActorType, Quotation, Reading, TextSpan

__all__ = ["NO_QUOTE", "Scene"]

#: Number of the quotation of a token that stands in none.
NO_QUOTE = -1
_MARKS = "\"“”„«»‘’'`"
_TRIM = " \t\r\n\u00a0,;:.!?–—-…"


class Scene:
    """One reading, seen by token.

    Parameters
    ----------
    reading : Reading
        Its quotations as `kg.language.quotations.find_quotations` gives them.
    lexicon : SpeechLexicon
    tree : Tree
        Of the same parse.

    Attributes
    ----------
    words : PartyWords
        Those that tell who speaks and to whom.
    quotes : tuple of Quotation
        The outermost quotations that hold a token.
    quote_of : list of int
        For each token the index in `quotes`, or `NO_QUOTE`.
    paragraph_of : list of int
        For each token the number of its block.
    is_word : list of bool
        Whether a token has a letter or a digit.
    speakers : frozenset of int
        Head tokens of the mentions of actors that can speak.
    persons : frozenset of int
        Head tokens of the mentions of people.
    last_named : dict of str to int
        The words that the parser takes for persons and organisations, with the last token of each.
    """

    def __init__(self, reading: Reading, lexicon: SpeechLexicon, tree: Tree) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.lexicon = lexicon
        self.words: PartyWords = load_party_words()
        self.tree = tree
        self.tokens = tree.tokens
        self.is_word = [any(c.isalnum() for c in t.text) for t in self.tokens]
        self._starts = [t.start for t in self.tokens]
        self.quotes: list[Quotation] = []
        self.quote_of = [NO_QUOTE] * len(self.tokens)
        self.quote_tokens: list[range] = []
        for quotation in outermost(reading.quotations):
            inside = self.tokens_of(quotation.span)
            if inside:
                for i in inside:
                    self.quote_of[i] = len(self.quotes)
                self.quotes.append(quotation)
                self.quote_tokens.append(inside)
        self.speakers = frozenset(m.head for m in reading.mentions if m.actor.type is not ActorType.PLACE)
        self.persons = frozenset(m.head for m in reading.mentions if m.actor.type is ActorType.PERSON)
        self.last_named = {t.text: t.i for t in self.tokens if t.entity.endswith(("PERSON", "ORG"))}
        self._quote_ends = {q.span.end for q in self.quotes}
        self._borders = [b.span.start for b in reading.article.blocks]
        self.paragraph_of = [bisect_right(self._borders, t.start) for t in self.tokens]

    def tokens_of(self, span: TextSpan) -> range:
        """The tokens that begin inside a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def sentence_tokens(self, i: int) -> range:
        """The tokens of the sentence that holds token `i`, as far as they are in its `REACH`."""
        sentence = self.tree.sentences[self.tree.sentence_of(i)]
        return range(max(sentence.first, i - REACH), min(sentence.last, i + REACH + 1))

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands inside a quotation."""
        return self.quote_of[i] != NO_QUOTE

    def spans(self, indices: Iterable[int], *, quotes: bool = True, home: int = NO_QUOTE) -> tuple[TextSpan, ...]:
        """The text of the tokens, in runs, without punctuation at the ends; whole quotations where `quotes`.

        Quotation marks at the ends stay only with the quotation that they belong to. The quotation `home` is not
        completed: what is said about its words is said inside it.
        """
        runs: list[list[int]] = []
        for i in sorted(set(indices)):
            if runs and i == runs[-1][-1] + 1 and self.paragraph_of[i] == self.paragraph_of[runs[-1][-1]]:
                runs[-1].append(i)
            else:
                runs.append([i])
        spans = [s for run in runs if (s := self._trim(self.tokens[run[0]].start, self.tokens[run[-1]].end, quotes))]
        if not quotes:
            return tuple(spans)
        return self._join([self._complete(s, home) for s in spans])

    def _trim(self, start: int, end: int, quotes: bool) -> TextSpan | None:
        """Cut punctuation off both ends, and marks too where a whole quotation is not wanted."""
        cut = _TRIM if quotes else _TRIM + _MARKS
        while start < end and self.text[start] in cut:
            start += 1
        while start < end and self.text[end - 1] in cut and end not in self._quote_ends:
            end -= 1
        return TextSpan(start, end) if any(c.isalnum() for c in self.text[start:end]) else None

    def _complete(self, span: TextSpan, home: int) -> TextSpan:
        """The span with the whole of every quotation that it touches."""
        tokens = self.tokens_of(span)
        low = bisect_left(self.quote_tokens, tokens.start, key=lambda inside: inside[-1])
        high = bisect_left(self.quote_tokens, tokens.stop, key=lambda inside: inside[0])
        for number in range(low, high):
            if number != home:
                quote = self.quotes[number].span
                span = TextSpan(min(span.start, quote.start), max(span.end, quote.end))
        return span

    def _touch(self, one: TextSpan, other: TextSpan) -> bool:
        """Whether nothing but punctuation stands between two spans of one paragraph."""
        same = bisect_right(self._borders, one.start) == bisect_right(self._borders, other.start)
        return same and not self.text[one.end : other.start].strip(_TRIM)

    def _join(self, spans: list[TextSpan]) -> tuple[TextSpan, ...]:
        """The spans in order, those that touch made one."""
        joined: list[TextSpan] = []
        for span in sorted(spans):
            if joined and self._touch(joined[-1], span):
                joined[-1] = TextSpan(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return tuple(joined)
