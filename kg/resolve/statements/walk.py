"""The words around a cue that tell of the saying itself: what hangs on the cue and on nobody else's words.

"Lavrov said *in an interview with TASS on Wednesday* that …", "*Speaking at a summit on Friday*, Xi said …": nouns and
words of time that are reached from the cue, or from the document that speaks, without crossing the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.records import Attribution, Token
from kg.resolve.statements.page import Page

__all__ = ["Saying", "Visit", "right_after"]

_DEEP = 4  # most nouns between a cue and what dates it
_CLIMB = 4  # most verbs that lead up to a cue
#: Prepositions that lead from a verb of speech, or from a noun on the way, to where, to whom and when it is said.
_OF_VERB = frozenset({"at", "by", "during", "for", "from", "in", "on", "over", "through", "to", "via", "with"})
_OF_NOUN = frozenset({"at", "by", "during", "for", "from", "in", "of", "on", "over", "to", "via", "with"})
_AT = frozenset({"at", "during", "in", "on"})
_THEN = frozenset({"after", "following"})
_TOPIC = frozenset({"about", "on"})
_WHEN = frozenset({"npadvmod", "advmod"})
_PARTICIPLES = frozenset({"VBG", "VBN"})


def right_after(page: Page, root: int) -> list[int]:
    """What something is said right after: "told reporters after the vote", "at a briefing following the talks"."""
    after = [p for p in page.tree.children(root, "prep") if p.text.lower() in _THEN and p.end not in page.counting]
    return [token.i for preposition in after for token in page.tree.children(preposition.i, "pobj", "pcomp")]


class Visit(NamedTuple):
    """A word that was reached: its token, how, from which one, and whether only as a topic ("asked about the talks").

    `role` is a preposition, `object`, `name` (part of the noun's own name), `when`, or `source` and `cue` for where the
    walk begins.
    """

    i: int
    role: str
    above: int
    topic: bool = False


@dataclass(frozen=True)
class Saying:
    """One statement and the words that tell of making it."""

    page: Page
    statement: Attribution

    @cached_property
    def content(self) -> Set[int]:
        """Tokens of what is said."""
        return frozenset(i for span in self.statement.content for i in self.page.tokens_of(span))

    @cached_property
    def source(self) -> Set[int]:
        """Tokens of who says it."""
        return frozenset(i for span in self.statement.source for i in self.page.tokens_of(span))

    @cached_property
    def head(self) -> int | None:
        """The head of the cue: the one of its words that hangs on none of the others."""
        cue = [i for span in self.statement.cue for i in self.page.tokens_of(span)]
        inside, tokens = set(cue), self.page.tokens
        tops = [i for i in cue if tokens[i].head not in inside or tokens[i].head == i]
        return next((i for i in tops if tokens[i].pos in {"VERB", "NOUN"}), tops[0] if tops else None)

    @cached_property
    def speaking(self) -> int | None:
        """The noun at the head of the source."""
        tokens = self.page.tokens
        tops = (i for i in sorted(self.source) if tokens[i].head == i or tokens[i].head not in self.source)
        return next((i for i in tops if tokens[i].pos in {"NOUN", "PROPN", "PRON"}), None)

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The cue, if it is a verb, and those that lead up to it or stand beside it: "speaking in Rome, she said"."""
        return tuple(dict.fromkeys([*self._told, *(a for v in self._told for a in self._asides(v))]))

    @cached_property
    def _told(self) -> tuple[int, ...]:
        """The verbs above the cue that tell of the same act, the cue first: "issued a statement condemning"."""
        if self.head is None:
            return ()
        tokens = self.page.tokens
        cue = (i for span in self.statement.cue for i in self.page.tokens_of(span))
        at, found = tokens[self.head], [i for i in cue if tokens[i].pos == "VERB"]
        for _ in range(_CLIMB):
            if at.pos in {"VERB", "AUX"}:
                found.append(at.i)
            above = self._above(at)
            if above is None or above.i in self.content:
                break
            at = above
        return tuple(dict.fromkeys(found))

    def _above(self, at: Token) -> Token | None:
        tokens, tree = self.page.tokens, self.page.tree
        above = tokens[at.head]
        if above.i == at.i:
            return None
        participle = at.tag in _PARTICIPLES and tree.child(at.i, "mark") is None
        if at.dep == "pcomp" and above.lemma == "as":  # "was quoted as saying"
            return tokens[above.head]
        if at.dep == "xcomp" or (at.dep == "advcl" and participle):
            return above
        if at.dep == "conj" and at.tag == above.tag and tree.child(at.i, "nsubj", "nsubjpass") is None:
            return above if above.i in self.page.cues else None
        if at.dep in {"acl", "relcl"} and self.page.medium(above.i):
            return above if participle or above.i in self.source or self._is_within(at) else None
        carried = at.dep in {"dobj", "nsubjpass"} and above.lemma in self._carriers
        return above if carried or at.dep == "acomp" or at.pos == "PUNCT" else None

    def _is_within(self, relative: Token) -> bool:
        """ "a statement in which they described"."""
        tree = self.page.tree
        return any(tree.child(p.i, "pobj", "pcomp") for p in tree.children(relative.i, "prep") if p.lemma == "in")

    @property
    def _carriers(self) -> Set[str]:
        return self.page.lexicon.carriers | self.page.lexicon.saying.opening

    def _asides(self, verb: int) -> Iterator[int]:
        """Participles of speaking on a verb or on its subject."""
        tree = self.page.tree
        roots = (verb, *(t.i for t in tree.children(verb, "nsubj", "nsubjpass")))
        for root in roots:
            for token in tree.children(root, "advcl", "acl", "ccomp", "conj", "csubj"):
                apart = token.tag in _PARTICIPLES and token.i not in self.content and token.i not in self._told
                speaks = token.lemma in self.page.lexicon.saying.speaking
                if apart and (speaks or self._is_of_document(token)):
                    yield token.i

    def _is_of_document(self, participle: Token) -> bool:
        """ "In the communiqué, released on Friday, they said": the parser hangs the document on its participle."""
        tree = self.page.tree
        nouns = (
            n.i for p in tree.children(participle.i, "prep") if p.lemma == "in" for n in tree.children(p.i, "pobj")
        )
        return participle.lemma in self.page.lexicon.saying.issued and any(self.page.medium(i) for i in nouns)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """All words reached, those nearest to the cue first; a document that speaks before all others.

        What is said within something said is told with words of that alone.
        """
        around = None if self.is_shared else self.page.content_around(self.statement)
        return tuple(visit for visit in self._reached() if around is None or visit.i in around)

    @cached_property
    def is_shared(self) -> bool:
        """Whether the cue hangs on that of the statement around it: "At the talks Li is said to have told Wang"."""
        return not self.page.cue_around(self.statement).isdisjoint(self.verbs)

    def _reached(self) -> list[Visit]:
        found = [Visit(i, "source", i) for i in self._documents()]
        found += [Visit(i, "cue", i) for i in self._nouns()]
        found += [visit for verb in self.verbs for visit in self._of_verb(verb, topic=False)]
        found += self._behind()
        level, seen = found, {visit.i for visit in found}
        for _ in range(_DEEP):
            level = [v for visit in level for v in self._below(visit) if v.i not in seen]
            seen |= {visit.i for visit in level}
            found = [*found, *level]
        return found

    def _behind(self) -> list[Visit]:
        """ "…, in an interview with CBS": the phrase behind the content that hangs on its words and is none of them."""
        page, tokens = self.page, self.page.tokens
        after = {page.tokens_of(span).stop + 1 for span in self.statement.content}
        loose = [i for i in sorted(after) if i < len(tokens) and tokens[i].dep == "prep" and i not in self.content]
        return [
            Visit(noun.i, tokens[i].lemma, self.head, topic=False)
            for i in loose
            if self.head is not None and tokens[i - 1].text == "," and tokens[i].head in self.content
            for noun in page.tree.children(i, "pobj")
        ]

    def _documents(self) -> Iterator[int]:
        """The noun of the source, where it is a document or something published, or is told with where it writes."""
        at = self.speaking
        if at is None:
            return
        writes = self.page.tokens[at].lemma.lower() in self.page.lexicon.saying.columnists
        if writes or self.page.medium(at) or self._is_issued(at):
            yield at

    def _is_issued(self, noun: int) -> bool:
        """Whether a noun has a participle of publishing: "figures released on Friday"."""
        return any(
            t.lemma in self.page.lexicon.saying.issued for t in self.page.tree.children(noun, "acl") if t.tag == "VBN"
        )

    def _nouns(self) -> Iterator[int]:
        """The noun of the cue, and a document on which the cue hangs: "a statement condemning"."""
        at = self.head
        for _ in range(2):
            if at is None or self.page.tokens[at].pos not in {"NOUN", "VERB"}:
                return
            if self.page.tokens[at].pos == "NOUN" and at not in self.source:
                yield at
            above = self._above(self.page.tokens[at])
            at = above.i if above is not None and above.i not in self.content else None

    def _of_verb(self, verb: int, *, topic: bool) -> Iterator[Visit]:
        page, tree = self.page, self.page.tree
        lemma = page.tokens[verb].lemma
        told, opens = lemma in page.lexicon.told | page.lexicon.saying.speaking, lemma in page.lexicon.saying.opening
        for token in tree.children(verb):
            if token.i in self.content:
                continue
            if token.dep in _WHEN:
                yield Visit(token.i, "when", verb, topic)
            elif token.dep in {"prep", "agent", "dative"} and token.pos in {"ADP", "SCONJ"}:
                asked = lemma == "ask" and token.lemma in _TOPIC
                if token.lemma in _OF_VERB or asked:
                    for noun in tree.children(token.i, "pobj"):
                        yield Visit(noun.i, token.lemma, verb, topic or asked)
            elif token.dep in {"dobj", "dative", "nsubjpass"} and (told or (opens and page.medium(token.i))):
                yield Visit(token.i, "object", verb, topic)

    def _below(self, visit: Visit) -> Iterator[Visit]:
        """What hangs on a noun: its phrases, and for a document who published it when, and words before it."""
        page, tree = self.page, self.page.tree
        document = visit.role == "source" or page.is_said(visit.i) or page.tokens[visit.i].lemma in page.lexicon.voices
        topic = visit.topic and not page.medium(visit.i)
        if visit.role == "when":
            return
        for token in tree.children(visit.i):
            if token.i in self.content:
                continue
            if token.dep == "prep" and token.lemma in _OF_NOUN:
                part = token.lemma == "of" and page.tokens[visit.i].lemma.lower() in page.lexicon.saying.parts
                role = "at" if part and visit.role in _AT else token.lemma
                yield from (Visit(noun.i, role, visit.i, topic) for noun in tree.children(token.i, "pobj"))
            elif token.dep == "npadvmod":
                yield Visit(token.i, "when", visit.i, topic)
            elif document and token.dep in {"compound", "poss", "amod", "nmod"}:
                yield Visit(token.i, "name", visit.i, topic)
            elif document and token.dep in {"acl", "relcl"} and token.lemma in page.lexicon.saying.issued:
                yield from self._of_verb(token.i, topic=topic)
