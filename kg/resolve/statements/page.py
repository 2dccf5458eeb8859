"""What is looked up about the statements of one article: tokens by place, dates, actors and events by token."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from kg.extraction.attribution import AttributionIndex, SpeechLexicon
from kg.language.tree import Tree
from kg.records import (
    ActorType,
    Attribution,
    Clause,
    DateKind,
    DateMention,
    Event,
    Factuality,
    Filler,
    Mention,
    Reading,
    TextSpan,
)
from kg.resolve.statements.publishers import Publishers

__all__ = ["Page"]

_DATING = frozenset({DateKind.POINT, DateKind.INTERVAL, DateKind.NAME, DateKind.NOW})
#: Words for these are part of names too: "the Washington Post", "Article 5".
_NAMES_OF_PAPERS = frozenset({"op-ed", "social media"})
_UNREAL = frozenset({Factuality.NEGATED, Factuality.HYPOTHETICAL})


class Page:
    """Tables over one article, made once.

    Parameters
    ----------
    reading : Reading
        With its clauses.
    tree : Tree
        Of the same parse.
    lexicon : SpeechLexicon
    events : iterable of Event
        Dated as far as they are.
    statements : sequence of Attribution
        All of the article.
    publishers : Publishers, optional
        What the registry knows of newspapers.

    Attributes
    ----------
    dates : dict of int to DateMention
        By head token, those that can date what they hang on.
    dates_before : dict of int to DateMention
        By the noun that they stand before and date.
    counting : frozenset of int
        Where the words of a distance end: "two days after".
    cues : frozenset of int
        The tokens of all cues.
    clauses : dict of int to Clause
        By head token.
    events : dict of int to list of Event
        By the head token of their clause; what did not happen is left out.
    """

    def __init__(
        self,
        reading: Reading,
        tree: Tree,
        lexicon: SpeechLexicon,
        events: Iterable[Event],
        statements: Sequence[Attribution] = (),
        publishers: Publishers | None = None,
    ) -> None:
        self.reading, self.tree, self.lexicon = reading, tree, lexicon
        self.publishers = publishers
        self._by_id = {one.id: one for one in statements}
        self._contents: dict[str, Set[int]] = {}
        self._said = AttributionIndex(statements)
        self.text, self.tokens = reading.article.text, tree.tokens
        self._starts = [token.start for token in self.tokens]
        dating = [d for d in reading.dates if d.edtf is not None and d.kind in _DATING]
        self.dates: dict[int, DateMention] = {d.head: d for d in dating if d.modifies is None}
        self.dates_before: dict[int, DateMention] = {
            i: d for d in dating if d.modifies is not None for i in self.tokens_of(d.modifies)
        }
        self.cues = frozenset(i for one in statements for span in one.cue for i in self.tokens_of(span))
        self.counting = frozenset(d.span.end for d in reading.dates if d.counted is not None)
        self._date_starts = [d.span.start for d in dating]
        self.clauses: dict[int, Clause] = {clause.head: clause for clause in reading.clauses}
        self._mentions: dict[int, Mention] = {}
        for mention in sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.end)):
            self._mentions.update(dict.fromkeys(self.tokens_of(mention.span), mention))
        self.events: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            if event.clause is not None and event.factuality not in _UNREAL:
                self.events[reading.clauses[event.clause].head].append(event)

    def tokens_of(self, span: TextSpan) -> range:
        """The tokens that begin inside a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def has_date(self, span: TextSpan) -> bool:
        """Whether a date begins inside a span."""
        starts = self._date_starts
        return bisect_left(starts, span.start) < bisect_left(starts, span.end)

    def content_around(self, statement: Attribution) -> Set[int] | None:
        """Tokens of the content in which a statement is nested; None where it is in none."""
        around = self._by_id.get(statement.nested_in or "")
        if around is None:
            return None
        if around.id not in self._contents:
            self._contents[around.id] = frozenset(i for span in around.content for i in self.tokens_of(span))
        return self._contents[around.id]

    def cue_around(self, statement: Attribution) -> Set[int]:
        """Tokens of the cue of the statement in which one is nested."""
        around = self._by_id.get(statement.nested_in or "")
        return frozenset(i for span in around.cue for i in self.tokens_of(span)) if around is not None else frozenset()

    def is_said_apart(self, span: TextSpan, cue: TextSpan) -> bool:
        """Whether one of a span and a cue is part of what somebody says and the other is not: two times."""
        one, other = ({said.id for said in self._said.covering(at)} for at in (span, cue))
        return one != other

    def mention(self, i: int) -> Mention | None:
        """The innermost mention around a token."""
        return self._mentions.get(i)

    def publication(self, i: int) -> Filler | None:
        """The newspaper, agency or channel that a token names."""
        mention = self._mentions.get(i)
        if mention is not None:
            return Filler(mention.actor, mention.span) if mention.actor.type is ActorType.PUBLICATION else None
        if self.publishers is None or self.tokens[i].pos != "PROPN":
            return None
        first = self.tree.first(i)
        start = first if all(t.pos in {"DET", "PROPN", "ADP"} for t in self.tokens[first:i]) else i
        span = TextSpan(self.tokens[start].start, self.tokens[i].end)
        actor = self.publishers.named(self.text[span.start : span.end])
        return Filler(actor, span) if actor is not None else None

    def platform(self, i: int) -> str:
        """The social network that a token ends the name of, as it is written; else empty."""
        text = self.tokens[i].text
        double = f"{self.tokens[i - 1].text} {text}" if i else ""
        return next((name for name in (double, text) if name in self.lexicon.saying.platforms), "")

    def is_said(self, i: int) -> bool:
        """Whether a noun stands for words: a document, an interview, comments."""
        return bool(self.medium(i)) or self.tokens[i].lemma.lower() in self.lexicon.saying.utterances

    def medium(self, i: int) -> str:
        """The name of the medium that a noun stands for: "press conference", "joint declaration"; else empty."""
        token, media = self.tokens[i], self.lexicon.media
        if token.pos not in {"NOUN", "PROPN"} or self.platform(i) or self._is_number(i) or self._is_office(i):
            return ""
        text, lemma = token.text.lower(), token.lemma.lower()
        before = f"{self.tokens[i - 1].text.lower()} " if i else ""
        hyphened = f"{self.tokens[i - 2].text.lower()}-" if i > 1 and before == "- " else ""
        forms = (hyphened + text, hyphened + lemma) if hyphened else (before + text, before + lemma, text, lemma)
        found = next((media[form] for form in forms if form in media), "")
        named = token.pos == "PROPN" and token.text[:1].isupper()
        return "" if named and found in _NAMES_OF_PAPERS else found

    def _is_number(self, i: int) -> bool:
        """Whether a number follows, as in "Article 5", "Document No. 9"."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].pos == "NUM" and self.tokens[i].text[:1].isupper()

    def _is_office(self, i: int) -> bool:
        """Whether it is the post that somebody holds "as minister"."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].lemma == "as" and self.tokens[i].lemma == "post"
