"""What every step of the linker looks at: the article, its parse, the registry and the word lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.edtf import bounds
from kg.language.linking.dateline import home_of
from kg.language.linking.gazetteer import Gazetteer, compile_gazetteer
from kg.language.linking.lexicon import Lexicon, load_lexicon
from kg.language.linking.pieces import Piece, pieces_of
from kg.language.tree import Tree
from kg.records import Article, DateKind, DateMention, Mention, Quotation, TextSpan, Token
from kg.registry.lookup import RegistryIndex

__all__ = ["Scene", "by_token"]


@dataclass(frozen=True, slots=True)
class Scene:
    """The article laid out for linking; nothing in it changes.

    `source` is the text that the tokens point into, `published` its date (EDTF) or None, `home` the code of the state
    from whose capital it is, `quoted` the tokens inside quotations, `dates` those that can date an event, by sentence,
    `beside_names` the words that somewhere stand next to a part of a person's name.
    """

    tree: Tree
    index: RegistryIndex
    gazetteer: Gazetteer
    lexicon: Lexicon
    source: str = ""
    published: str | None = None
    home: str | None = None
    quoted: frozenset[int] = frozenset()
    pieces: tuple[Piece, ...] = ()
    dates: Mapping[int, Sequence[DateMention]] = field(default_factory=dict)
    beside_names: frozenset[str] = frozenset()

    @classmethod
    def lay_out(
        cls,
        tree: Tree,
        index: RegistryIndex,
        article: Article,
        quotations: Sequence[Quotation] = (),
        dates: Sequence[DateMention] = (),
    ) -> Scene:
        """Put the article beside the registry and the word lists, its tokens cut into pieces."""
        lexicon = load_lexicon()
        return cls(
            tree=tree,
            index=index,
            gazetteer=compile_gazetteer(index),
            lexicon=lexicon,
            source=article.text,
            published=article.published,
            home=home_of(article.dateline, index),
            quoted=_inside(tree.tokens, quotations),
            pieces=tuple(pieces_of(tree.tokens)),
            dates=_by_sentence(tree, dates),
            beside_names=frozenset(_beside_names(tree, lexicon)),
        )

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.tree.tokens

    def text(self, span: TextSpan) -> str:
        return self.source[span.start : span.end]

    def span(self, first: int, last: int) -> TextSpan:
        """Characters of the tokens `first` to `last`."""
        return TextSpan(self.tokens[first].start, self.tokens[last].end)

    def head_of(self, first: int, last: int) -> int:
        """The token among `first` to `last` that the rest hang on: the first whose own head lies outside."""
        tokens = self.tokens
        for i in range(first, last + 1):
            head = tokens[i].head
            if (head < first or head > last or head == i) and tokens[i].pos not in ("PUNCT", "PART", "DET"):
                return i
        return last

    def is_name_like(self, i: int) -> bool:
        """Whether token `i` is a capitalised word that can belong to a proper name."""
        token = self.tokens[i]
        return token.text[:1].isupper() and (token.pos == "PROPN" or token.tag in ("NNP", "NNPS"))

    def follows(self, i: int) -> bool:
        """Whether token `i` exists and stands in the same sentence as the one before it."""
        return 0 < i < len(self.tokens) and self.tree.sentence_of(i) == self.tree.sentence_of(i - 1)

    def date_at(self, i: int) -> str | None:
        """When that happened which token `i` is spoken of in; the day of publication where nothing is said; or None."""
        return self.told_at(i) or self.published

    def told_at(self, i: int) -> str | None:
        """The only date of the clause of token `i`, else the only one of its sentence; EDTF or None.

        A date that lies ahead says nothing of who holds an office then.
        """
        sentence = self.tree.sentence_of(i)
        told = [d for d in self.dates.get(sentence, ()) if d.edtf is not None and not self._ahead(d.edtf)]
        told = [d for d in told if d.edtf != self.published] or told  # 'ten years ago today'
        verb = self._verb(i)
        for near in ([d for d in told if self._verb(d.head) == verb], told):
            if len(values := {d.edtf for d in near}) == 1:
                return values.pop()
        return None

    def since_at(self, i: int) -> str | None:
        """From when on something holds that began as token `i` tells: an EDTF interval open at its end, or None."""
        told = self.told_at(i)
        if told is None:
            return None
        start = told.partition("/")[0]
        if start in ("", "..") or told[0] in "[{":
            start = bounds(told)[0].isoformat()
        return f"{start}/.."

    def _verb(self, i: int) -> int:
        """The nearest verb above token `i`, or -1."""
        return next((t.i for t in self.tree.ancestors(i) if t.pos in ("VERB", "AUX")), -1)

    def _ahead(self, edtf: str) -> bool:
        return self.published is not None and bounds(edtf)[0] > bounds(self.published)[1]


def _by_sentence(tree: Tree, dates: Sequence[DateMention]) -> dict[int, list[DateMention]]:
    """Dates that can say when a sentence's events were: no names, durations or dates of a noun alone."""
    found: dict[int, list[DateMention]] = {}
    for date in dates:
        if date.kind in (DateKind.POINT, DateKind.INTERVAL) and date.modifies is None:
            found.setdefault(tree.sentence_of(date.head), []).append(date)
    return found


def _inside(tokens: Sequence[Token], quotations: Sequence[Quotation]) -> frozenset[int]:
    """Tokens that lie in a quotation."""
    found: list[int] = []
    at = 0
    for quotation in sorted(quotations, key=lambda q: q.span):
        while at < len(tokens) and tokens[at].start < quotation.span.start:
            at += 1
        while at < len(tokens) and tokens[at].end <= quotation.span.end:
            found.append(at)
            at += 1
    return frozenset(found)


def _beside_names(tree: Tree, lexicon: Lexicon) -> Iterator[str]:
    """The words next to each part of a person's name in its sentence: not beside the *Mr* of "Mr Wang"."""
    for sentence in tree.sentences:
        for i in range(sentence.first, sentence.last):
            token = tree.tokens[i]
            if token.tag not in ("NNP", "NNPS") or not token.text[:1].isupper():
                continue
            if not lexicon.has("honorifics", token.text.lower()):
                yield from (tree.tokens[k].text for k in (i - 1, i + 1) if sentence.first <= k < sentence.last)


def by_token(mentions: Sequence[Mention], tokens: Sequence[Token]) -> dict[int, Mention]:
    """The mention that covers each token, the longest where several do."""
    starts = {token.start: token.i for token in tokens}
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
        at = starts.get(mention.span.start, mention.head)
        while at < len(tokens) and tokens[at].start < mention.span.end:
            found.setdefault(at, mention)
            at += 1
    return found
