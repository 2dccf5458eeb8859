"""Walk the dependency tree of a parse: children, phrases, conjuncts. Built once for an article, read by many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.records import Parse, Sentence, TextSpan, Token

__all__ = ["Tree"]


class Tree:
    """The tokens of a parse with their children.

    Parameters
    ----------
    parse : Parse
        Tokens whose `head` indices stay inside their sentence.
    """

    def __init__(self, parse: Parse) -> None:
        self.tokens: tuple[Token, ...] = parse.tokens
        self.sentences: tuple[Sentence, ...] = parse.sentences
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if token.head != token.i:
                self._children[token.head].append(token.i)
        self._sentence = [0] * len(parse.tokens)
        for number, sentence in enumerate(parse.sentences):
            self._sentence[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)

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

    def subtree(self, i: int, *, without: Iterable[str] = ()) -> list[int]:
        """Indices of `i` and all below it, sorted; children with a label in `without` are cut off with all below."""
        cut = frozenset(without)
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack += [c for c in self._children[at] if self.tokens[c].dep not in cut]
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
        """Token `i` and those coordinated with it after it, in text order."""
        found = [self.tokens[i]]
        for token in found:
            found += self.children(token.i, "conj")
        return sorted(found, key=lambda t: t.i)

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of `i` from the nearest up to the root; `i` itself is not among them."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]
