"""What words are an event's own: its verb, its nouns and the phrases that hang on these, and nobody else's.

A sentence may tell of several events. A phrase belongs to the one whose words it hangs on; going up from it, no word
of another clause or of another noun for an act may come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.extraction.details.lexicon import DetailLexicon
from kg.language.frames.phrases import prepositional
from kg.language.tree import Tree
from kg.records import Clause, ClauseKind, Filler, Mention, Reading, TextSpan, Token, Worded

__all__ = ["Page", "Phrase", "Setting"]

_PREPOSITIONS = {"prep", "agent"}
_BESIDE = {"amod", "compound", "nmod", "nummod"}
#: What hangs on a noun and says something of its own.
ASIDE = ("relcl", "acl", "advcl", "appos", "cc", "conj", "npadvmod", "punct")


class Phrase(NamedTuple):
    """A preposition, written with what it is chained to ("ahead of"), its noun, and where the phrase begins."""

    preposition: str
    noun: Token
    start: int


class Page:
    """The clauses and mentions of one article as the details look at them; made once for an article."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree = reading, tree
        self.heads = {clause.head for clause in reading.clauses}
        self.below: dict[int, list[Clause]] = defaultdict(list)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        self._phrases: dict[int, list[tuple[Token, Phrase]]] = {}
        for clause in reading.clauses:
            if clause.parent is not None:
                self.below[clause.parent].append(clause)
        for mention in reading.mentions:
            self.mentions[mention.head].append(mention)

    def phrases(self, sentence: int) -> list[tuple[Token, Phrase]]:
        """All prepositional phrases of a sentence, each with the word that it hangs on."""
        if sentence not in self._phrases:
            first, last = self.tree.sentences[sentence].first, self.tree.sentences[sentence].last
            found = [
                pair for token in self.tree.tokens[first:last] if token.dep in _PREPOSITIONS for pair in self._of(token)
            ]
            self._phrases[sentence] = found
        return self._phrases[sentence]

    def _of(self, preposition: Token) -> Iterator[tuple[Token, Phrase]]:
        tree = self.tree
        above = tree.tokens[preposition.head]
        start, lead = preposition.i, ""
        if above.pos == "ADV" and above.i == preposition.i - 1:  # "ahead of"
            lead, start, above = f"{above.lemma.lower()} ", above.i, tree.tokens[above.head]
        for role, noun in prepositional(tree, preposition.i):
            yield above, Phrase(lead + role, tree.tokens[noun], start)


@dataclass(frozen=True)
class Setting:
    """The clause of one event on its page. `journey` says that the event is a visit: "arrived on a state visit"."""

    page: Page
    clause: Clause
    words: DetailLexicon
    journey: bool = False

    @property
    def tree(self) -> Tree:
        """The tokens of the article."""
        return self.page.tree

    @cached_property
    def nouns(self) -> tuple[Token, ...]:
        """The nouns that name the event: that of the clause, of a light verb, of the journey, of the round of talks."""
        tokens = self.tree.tokens
        if self.clause.kind is ClauseKind.NOMINAL:
            found = [tokens[self.clause.head]]
        else:
            named = {name.rpartition(" ")[2] for name in self.clause.predicates if " " in name}
            found = [tokens[a.head] for a in self.clause.fillers("object") if a.lemma in named]
            if self.journey:
                found += [
                    tokens[a.head]
                    for a in self.clause.fillers("on", "for", "during", "with")
                    if a.lemma in self.words.journeys
                ]
        found += [over for noun in found if (over := self._round(noun)) is not None]
        return tuple(dict.fromkeys(found))

    def _round(self, noun: Token) -> Token | None:
        """ "the third round of consultations": the noun that the act's own stands under, if that counts such acts."""
        if noun.dep != "pobj" or self.tree.tokens[noun.head].lemma != "of":
            return None
        above = self.tree.tokens[self.tree.tokens[noun.head].head]
        return above if above.lemma in self.words.rounds else None

    @cached_property
    def roots(self) -> frozenset[int]:
        """Tokens whose phrases speak of the event."""
        own = {noun.i for noun in self.nouns}
        parent = self.clause.parent
        if self.clause.kind is ClauseKind.VERBAL:
            own.add(self.clause.head)
        elif parent is not None:
            verb = self.page.reading.clauses[parent]
            told = {a.head for a in verb.fillers("object" if verb.passive else "subject")}
            if own & told and not self.words.happening.isdisjoint(verb.predicates):
                own.add(verb.head)
        return frozenset(own)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The prepositional phrases that are the event's own."""
        there = self.page.phrases(self.clause.sentence)
        return tuple(phrase for above, phrase in there if self._owns(above, phrase))

    def _owns(self, above: Token, phrase: Phrase) -> bool:
        at = above.i
        if at not in self.roots and phrase.preposition in {"of", "to", "with"}:
            return False  # of another noun in any case
        for _ in range(len(self.tree.tokens)):
            if at in self.roots:
                return True
            token = self.tree.tokens[at]
            if at in self.page.heads or token.dep in {"relcl", "acl"} or token.head == at:
                return False
            at = token.head
        return False

    def beside(self, noun: Token) -> list[Token]:
        """Words before a noun that say what sort it is, those joined to them too, in text order."""
        found = [t for t in self.tree.children(noun.i, *_BESIDE) if t.i < noun.i]
        return sorted({c for t in found for c in self.tree.conjuncts(t.i) if c.i < noun.i}, key=lambda t: t.i)

    def named(self, noun: Token) -> tuple[Filler, ...]:
        """The actors that a noun and what is joined to it name."""
        found = [m for t in self.tree.conjuncts(noun.i) for m in self.page.mentions.get(t.i, ())]
        return tuple(Filler(m.actor, m.span) for m in found)

    def is_held(self, noun: Token) -> bool:
        """Whether the noun may stand for something that people gather for: a word for it, an act, a name."""
        named = noun.lemma.lower() in self.words.gatherings or noun.i in self.page.heads
        return named or any(self.tree.tokens[i].pos == "PROPN" for i in self.tree.subtree(noun.i))

    def phrase(self, noun: Token) -> TextSpan:
        """The words of a noun with its phrases, without clauses on it."""
        return self.tree.phrase(noun.i, without=ASIDE)

    def worded(self, span: TextSpan) -> Worded:
        """A span with its words for a value."""
        return Worded(self.text(span), span)

    def text(self, span: TextSpan) -> str:
        """The words of a span on one line."""
        return " ".join(self.page.reading.article.text[span.start : span.end].split())
