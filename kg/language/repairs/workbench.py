"""One sentence while it is being mended: its tokens, and the arcs between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.language.tree import FINITE
from kg.records import Token, Zone

__all__ = ["DASHES", "NOUNS", "SUBJECT_DEPS", "TENSED", "Workbench"]

SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
TENSED = FINITE | {"MD"}
DASHES = frozenset({"-", "–", "—", "--"})
_AUXILIARIES = ("aux", "auxpass")
_ARTICLES = {"a", "an", "the"}


class Workbench:
    """Tokens of one sentence, in text order; a token's index counts through the article."""

    def __init__(self, tokens: Sequence[Token], zone: Zone = Zone.BODY) -> None:
        self.tokens, self.zone = list(tokens), zone
        self.moved = False  # whether an arc was changed
        self._first = tokens[0].i if tokens else 0
        self._below: dict[int, list[int]] = {}
        for t in self.tokens:
            self._below.setdefault(t.head, []).append(t.i)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def root(self) -> Token:
        """The token that heads itself."""
        return next(t for t in self.tokens if t.head == t.i)

    @property
    def terse(self) -> bool:
        """Whether words may be left out: in headlines, captions and lines with neither a full stop nor an article."""
        if self.zone in {Zone.HEADLINE, Zone.CAPTION}:
            return True
        ended = bool(self.tokens) and self.tokens[-1].pos == "PUNCT"
        return not ended and all(t.text.lower() not in _ARTICLES for t in self.tokens)

    def of(self, *deps: str) -> list[Token]:
        """The tokens that hang by one of these dependencies, as they are now, in text order."""
        if len(deps) == 1:
            dep = deps[0]
            return [t for t in self.tokens if t.dep == dep]
        return [t for t in self.tokens if t.dep in deps]

    def at(self, i: int) -> Token:
        """The token of that index."""
        return self.tokens[i - self._first]

    def before(self, i: int) -> Token | None:
        """The token before, if there is one."""
        return self.tokens[i - self._first - 1] if i > self._first else None

    def is_behind_comma(self, i: int) -> bool:
        """Whether a comma stands right before."""
        previous = self.before(i)
        return previous is not None and previous.text == ","

    def is_behind_dash(self, i: int) -> bool:
        """Whether a dash stands right before."""
        previous = self.before(i)
        return previous is not None and previous.text in DASHES

    def after(self, i: int) -> Token | None:
        """The token after, if there is one."""
        place = i - self._first + 1
        return self.tokens[place] if place < len(self.tokens) else None

    def change(self, i: int, **changes: Any) -> Token:
        """Change a token and give it as it is now."""
        place = i - self._first
        old = self.tokens[place]
        new = self.tokens[place] = old._replace(**changes)
        self.moved = self.moved or (new.head, new.dep) != (old.head, old.dep)
        if new.head != old.head:
            self._below[old.head].remove(i)
            self._below[new.head] = sorted((*self._below.get(new.head, ()), i))
        return new

    def children(self, i: int, *deps: str) -> list[Token]:
        """What hangs on token `i`, in text order; with `deps` only these dependencies."""
        tokens, first = self.tokens, self._first
        below = self._below.get(i, ())
        if deps:
            return [tokens[c - first] for c in below if c != i and tokens[c - first].dep in deps]
        return [tokens[c - first] for c in below if c != i]

    def child(self, i: int, *deps: str) -> Token | None:
        """The first of them, if any."""
        tokens, first = self.tokens, self._first
        for c in self._below.get(i, ()):
            if c != i and (not deps or tokens[c - first].dep in deps):
                return tokens[c - first]
        return None

    def ancestors(self, i: int) -> Iterator[Token]:
        """What stands above token `i`, the nearest first."""
        token = self.at(i)
        for _ in self.tokens:
            if token.head == token.i:
                return
            token = self.at(token.head)
            yield token

    def first_of(self, i: int) -> int:
        """Index of the first token of the subtree of `i`."""
        return min(self.subtree(i))

    def subtree(self, i: int) -> set[int]:
        """Indices of token `i` and all below it."""
        found, stack = {i}, [i]
        while stack:
            below = [t.i for t in self.children(stack.pop()) if t.i not in found]
            found.update(below)
            stack += below
        return found

    def give_subject(self, verb: int, noun: int, first: int) -> None:
        """Part a verb with its subject from what the noun was joined to: it is joined to verb `first` now."""
        joined = self.at(noun).head
        for word in self.children(joined, "cc"):
            if word.i < noun:
                self.change(word.i, head=first)
        self.change(noun, dep="nsubj", head=verb)
        self.change(verb, dep="conj", head=first)

    def subject(self, i: int) -> Token | None:
        """The subject of a verb, if it has one of its own."""
        return self.child(i, *SUBJECT_DEPS)

    def is_tree(self) -> bool:
        """Whether one token heads itself, called ROOT, and all others hang on it."""
        roots = [t for t in self.tokens if t.head == t.i]
        if len(roots) != 1 or [t.i for t in self.tokens if t.dep == "ROOT"] != [roots[0].i]:
            return False
        return len(self.subtree(roots[0].i)) == len(self.tokens)

    def is_finite(self, i: int) -> bool:
        """Whether a verb has a tense or a modal of its own."""
        return self.at(i).tag in TENSED or any(t.tag in TENSED for t in self.children(i, *_AUXILIARIES))
