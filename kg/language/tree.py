"""Walk the dependency tree of a parse: children, phrases, conjuncts. Built once for an article, read by many.

No walk leaves the `REACH` of the token that it starts from, so that the time stays in proportion to the text even where
a sentence has ten thousand words; and none is recursive, however deep the clauses are nested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.records import Parse, Sentence, TextSpan, Token

__all__ = ["FINITE", "REACH", "Tree"]

#: Most tokens between a token and what depends on it, and most heads above it. The longest sentences of articles and
#: communiqués stay below; in what is longer, such as a list without a full stop, the parser's long arcs mean nothing.
REACH = 250
#: Tags of verbs that have a tense.
FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Tree:
    """The tokens of a parse with their children.

    Parameters
    ----------
    parse : Parse
        Tokens whose `head` indices stay inside their sentence. Arcs longer than `REACH` are left out.
    """

    def __init__(self, parse: Parse) -> None:
        self.tokens: tuple[Token, ...] = parse.tokens
        self.sentences: tuple[Sentence, ...] = parse.sentences
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if 0 < abs(token.head - token.i) <= REACH:
                self._children[token.head].append(token.i)
        self._first, self._last, self._size = self._measure()
        self._sentence = [0] * len(parse.tokens)
        for number, sentence in enumerate(parse.sentences):
            self._sentence[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)

    def _measure(self) -> tuple[list[int], list[int], list[int]]:
        """The first and the last token of each subtree and how many it has, from the leaves up."""
        tokens = self.tokens
        order = [t.i for t in tokens if not 0 < abs(t.head - t.i) <= REACH]
        for i in order:
            order += self._children[i]
        first, last, size = list(range(len(tokens))), list(range(len(tokens))), [1] * len(tokens)
        for i in reversed(order):
            for child in self._children[i]:
                first[i] = min(first[i], first[child])
                last[i] = max(last[i], last[child])
                size[i] += size[child]
        return first, last, size

    def sentence_of(self, i: int) -> int:
        """Index of the sentence that holds token `i`."""
        return self._sentence[i]

    def children(self, i: int, *deps: str) -> list[Token]:
        """Children of token `i` in text order; with `deps` only those with one of these labels."""
        tokens = self.tokens
        if not deps:
            return [tokens[c] for c in self._children[i]]
        return [tokens[c] for c in self._children[i] if tokens[c].dep in deps]

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child with one of the labels, or None."""
        tokens = self.tokens
        return next((tokens[c] for c in self._children[i] if tokens[c].dep in deps), None)

    def to(self, i: int) -> Token | None:
        """The *to* of an infinitive, or None."""
        return next((t for t in self.children(i, "aux") if t.lemma == "to"), None)

    def first(self, i: int) -> int:
        """The first token of the subtree of `i`."""
        return max(self._first[i], i - REACH)

    def last(self, i: int) -> int:
        """The last token of the subtree of `i`."""
        return min(self._last[i], i + REACH)

    def subtree(self, i: int, *, without: Iterable[str] = ()) -> list[int]:
        """Indices of `i` and all below it, sorted; children with a label in `without` are cut off with all below."""
        cut = frozenset(without)
        if not cut and self._size[i] == self._last[i] - self._first[i] + 1:
            return list(range(self.first(i), self.last(i) + 1))
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack += [c for c in self._children[at] if abs(c - i) <= REACH and self.tokens[c].dep not in cut]
        return sorted(found)

    def span(self, indices: Iterable[int]) -> TextSpan:
        """From the first to the last of the tokens, punctuation at both ends left off unless it is all there is."""
        ordered = sorted(indices)
        inner = [i for i in ordered if self.tokens[i].pos != "PUNCT"] or ordered
        return TextSpan(self.tokens[inner[0]].start, self.tokens[inner[-1]].end)

    def phrase(self, i: int, *, without: Iterable[str] = ()) -> TextSpan:
        """Span of the subtree of `i`."""
        return self.span(self.subtree(i, without=without))

    def conjuncts(self, i: int) -> list[Token]:
        """Token `i` and those coordinated with it after it, in text order, within `REACH`."""
        found = [self.tokens[i]]
        for token in found:
            found += [t for t in self.children(token.i, "conj") if abs(t.i - i) <= REACH]
        return sorted(found, key=lambda t: t.i)

    def whose(self, i: int) -> Token:
        """Token `i`, or where it is "whose" the noun before it that it stands for: "Ghana, whose army …"."""
        if self.tokens[i].tag != "WP$":
            return self.tokens[i]
        clause = next((a for a in self.ancestors(i) if a.dep == "relcl"), None)
        return self.tokens[clause.head] if clause is not None and clause.head < i else self.tokens[i]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of `i` from the nearest up to the root, at most `REACH`; `i` itself is not among them."""
        for _ in range(REACH):
            if self.tokens[i].head == i:
                return
            i = self.tokens[i].head
            yield self.tokens[i]
