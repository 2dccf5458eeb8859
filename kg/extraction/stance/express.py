"""What a verb, noun or adjective says for or against something, and whose word that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extraction.stance.force import NEGATORS
from kg.extraction.stance.targets import Targets
from kg.extraction.stance.words import OBJECTS, StanceWords, Takes
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["Expressions", "Shown"]

_PASSIVE = ("auxpass", "nsubjpass", "agent")
_STOPS = frozenset({".", ";", ":", "?", "!"})
_IN_FRONT = frozenset({"ADJ", "ADV", "DET", "PUNCT", "NOUN", "PROPN", "NUM", "VERB", "PRON"})
_HYPHENS = frozenset({"-", "‑"})
_FURTHEST = 8  # tokens behind a name in which what it is called begins


class Shown(NamedTuple):
    """Support or opposition, towards these, by this token.

    `judged` says that it is the view of whoever says so, and `holder` is nobody: "the sanctions are unjust".
    """

    value: str
    toward: tuple[str, ...]
    holder: Token | None
    judged: bool = False


class Expressions:
    """Reads the words of one article.

    Parameters
    ----------
    tree : Tree
    words : StanceWords
    targets : Targets
    """

    def __init__(self, tree: Tree, words: StanceWords, targets: Targets) -> None:
        self._tree, self._words, self._targets = tree, words, targets

    def at(self, i: int) -> Iterator[Shown]:
        """What a token says for or against something; what nobody is for or against is left out."""
        token = self._tree.tokens[i]
        if token.pos in {"VERB", "AUX"} or token.tag[:2] == "VB":
            found = self._of_verb(token)
        elif token.pos == "NOUN":
            found = self._of_noun(token, self.subject(token.i))
        else:
            found = self._taken(token, self._words.adjectives, token.text.lower(), self.subject(token.i))
        return (shown for shown in found if shown.toward)

    def subject(self, i: int) -> Token | None:
        """Whose verb, noun or adjective it is; shared with what it is coordinated with or hangs on."""
        tree = self._tree
        for _ in range(_FURTHEST):
            token = tree.tokens[i]
            found = tree.child(i, "poss") if token.pos == "NOUN" else tree.child(i, "nsubj", "nsubjpass")
            if found is not None or token.head == i:
                return found
            if token.dep not in {"conj", "xcomp", "acomp", "attr", "dobj", "prep", "pobj", "oprd"}:
                return None
            i = token.head
        return None

    def verdict(self, verb: Token) -> str:
        """How a verb that names something judges it: "called it a threat"; empty where it does not."""
        if verb.lemma not in self._words.naming:
            return ""
        second = self._second(verb)
        return self._judged(second) if second is not None else ""

    def _of_verb(self, verb: Token) -> Iterator[Shown]:
        holder = self.subject(verb.i)
        lemma = self._lemma(verb)
        if verb.tag == "VBN" and verb.text.lower() in self._words.adjectives:  # "are opposed to it"
            yield from self._taken(verb, self._words.adjectives, verb.text.lower(), holder)
        if self._is_passive(verb):
            yield from self._of_passive(verb, lemma)
            return
        yield from self._taken(verb, self._words.verbs, lemma, holder)
        thing = self._tree.child(verb.i, "dobj")
        if thing is not None and verb.lemma in self._words.carriers:
            for noun in self._tree.conjuncts(thing.i):
                yield from self._of_noun(noun, holder)
        value = self.verdict(verb)
        if value:
            named = self._named(verb)
            yield Shown(value, self._targets.of(named.i, "object", value) if named is not None else (), holder)
        if verb.lemma in self._words.being:
            yield from self._of_being(verb, holder)
        if verb.lemma in self._words.harming and thing is not None and holder is not None:
            yield Shown("oppose", self._targets.of(holder.i, "object", "oppose"), None, judged=True)

    def _lemma(self, verb: Token) -> str:
        """The verb as the word lists have it, with its particle or its object: "speak out", "pay tribute"."""
        for other in self._tree.children(verb.i, "prt", "advmod", "dobj"):
            if f"{verb.lemma} {other.lemma}" in self._words.verbs:
                return f"{verb.lemma} {other.lemma}"
        return verb.lemma

    def _is_passive(self, verb: Token) -> bool:
        return verb.tag == "VBN" and self._tree.child(verb.i, *_PASSIVE) is not None

    def _of_passive(self, verb: Token, lemma: str) -> Iterator[Shown]:
        """ "The sanctions were condemned by Peru", "the sanctions are seen as a threat"."""
        agent = self._tree.child(verb.i, "agent")
        holder = self._tree.child(agent.i, "pobj") if agent is not None else None
        patient = self._tree.child(verb.i, "nsubjpass", "nsubj")
        if patient is None:
            return
        for kind, value in self._words.verbs.get(lemma, {}).items():
            if kind in OBJECTS:
                yield Shown(value, self._targets.of(patient.i, kind, value), holder)
        value = self.verdict(verb)
        if value:
            yield Shown(value, self._targets.of(patient.i, "object", value), holder)

    def _of_noun(self, noun: Token, holder: Token | None) -> Iterator[Shown]:
        """ "support for the plan", unless it is lukewarm or there is none."""
        beside = {t.lemma.lower() for t in self._tree.children(noun.i, "amod", "det", "neg")}
        if not beside & (self._words.weak | {"no"}):
            yield from self._taken(noun, self._words.nouns, noun.lemma.lower(), holder)

    def _taken(self, token: Token, takes: Takes, word: str, holder: Token | None) -> Iterator[Shown]:
        """What a word takes as its object or behind a preposition of its own."""
        for kind, value in takes.get(word, {}).items():
            if kind in OBJECTS:
                heads = self._tree.children(token.i, "dobj")[:1] or self._gerunds(token)
                if kind == "object-against" and not self._leads_against(token, heads):
                    continue
                heads = [t for t in heads if f"{token.lemma} {t.lemma}" != word]
            else:
                kind, heads = "object", self._behind(token, kind)
            for head in heads:
                yield Shown(value, self._targets.of(head.i, kind, value), holder)

    def _gerunds(self, verb: Token) -> list[Token]:
        """What looks like a verb but is what is judged: "opposes decoupling"."""
        return [t for t in self._tree.children(verb.i, "xcomp") if t.tag == "VBG" and t.i > verb.i]

    def _leads_against(self, verb: Token, objects: list[Token]) -> bool:
        """Whether a verb or its object has a "against" behind it: "warned them against it"."""
        hosts = (verb, *objects)
        return any(p.lemma == "against" for host in hosts for p in self._tree.children(host.i, "prep"))

    def _behind(self, token: Token, preposition: str) -> list[Token]:
        """What a preposition of this token governs: "opposed to the plan"; of a copula's too: "is opposed to"."""
        hosts = [token.i, *(t.i for t in self._tree.children(token.i, "prt", "advmod") if t.i > token.i)]
        if token.dep in {"acomp", "attr", "dobj"}:
            hosts.append(token.head)
        preps = [p for h in hosts for p in self._tree.children(h, "prep") if p.lemma == preposition and p.i > token.i]
        found = [t for p in preps for t in self._tree.children(p.i, "pobj")]
        if preposition == "to":  # the parser takes many a noun behind it for an infinitive: "opposed to hegemony"
            found += [t for t in self._tree.children(token.i, "xcomp") if t.i > token.i]
        return found[:1]

    def _of_being(self, verb: Token, holder: Token | None) -> Iterator[Shown]:
        """ "is opposed to it", "is against it", "is in favour of it", "it is illegal"."""
        for adjective in self._tree.children(verb.i, "acomp"):
            for one in self._tree.conjuncts(adjective.i):
                yield from self._taken(one, self._words.adjectives, one.text.lower(), holder)
        for preposition in self._tree.children(verb.i, "prep"):
            for governed in self._tree.children(preposition.i, "pobj"):
                if preposition.lemma in self._words.prepositions:
                    value = self._words.prepositions[preposition.lemma]
                    yield Shown(value, self._targets.of(governed.i, "object", value), holder)
                elif governed.lemma.lower() in self._words.sides:
                    value = self._words.sides[governed.lemma.lower()]
                    for head in self._behind(governed, "of"):
                        yield Shown(value, self._targets.of(head.i, "object", value), holder)
        value = self._judged(verb.i + 1)
        if value and holder is not None and holder.i < verb.i:
            yield Shown(value, self._targets.of(holder.i, "object", value), None, judged=True)

    def _named(self, verb: Token) -> Token | None:
        """What a verb gives a name to."""
        small = self._small_clause(verb)
        inner = self._tree.child(small.i, "nsubj") if small is not None else None
        return inner or self._tree.child(verb.i, "dobj", "dative")

    def _small_clause(self, verb: Token) -> Token | None:
        clauses = self._tree.children(verb.i, "oprd", "ccomp", "xcomp", "acomp")
        return next((c for c in clauses if c.i > verb.i and c.pos in {"NOUN", "PROPN", "ADJ", "VERB"}), None)

    def _second(self, verb: Token) -> int | None:
        """The token with which begins what something is called."""
        tree = self._tree
        thing = tree.child(verb.i, "dobj", "dative")
        hosts = [verb.i, *([thing.i] if thing is not None else [])]
        preps = [p for h in hosts for p in tree.children(h, "prep") if p.lemma == "as" and p.i > verb.i]
        if preps:
            return preps[0].i + 1
        small = self._small_clause(verb)
        if small is not None:
            inner = tree.child(small.i, "nsubj")
            return max(tree.first(small.i), tree.last(inner.i) + 1 if inner is not None else 0)
        if thing is None or thing.i + 1 >= len(tree.tokens):
            return None
        return thing.i + 1 if tree.tokens[thing.i + 1].pos in {"PUNCT", "DET", "ADJ"} else None

    def _judged(self, at: int) -> str:
        """How the phrase that begins at a token judges: by its noun, by an adjective of it; empty where it does not.

        Praise of an adjective goes no further than its noun: "a reliable friend", but "a legitimate target".
        """
        phrase = self._phrase(at)
        found: set[str] = set()
        for token in phrase:
            if token.pos not in {"ADV", "DET", "PUNCT"} and self._next(token) not in _HYPHENS:
                words = (token.lemma.lower(), token.text.lower())
                found |= {self._words.evaluations[w] for w in words if w in self._words.evaluations}
        if len(found) != 1:
            return ""
        noun = next((t.lemma.lower() for t in reversed(phrase) if t.pos == "NOUN"), None)
        if "support" in found and noun is not None and noun not in self._words.praised:
            return ""
        return found.pop()

    def _phrase(self, at: int) -> list[Token]:
        """The tokens up to the noun or adjective that says what something is; none where it says what it is not."""
        found = []
        for token in self._tree.tokens[at : at + _FURTHEST]:
            if token.text.lower() in NEGATORS:
                return []
            if token.text in _STOPS or not (token.pos in _IN_FRONT or self._is_joint(token) or self._joins(token)):
                break
            found.append(token)
            if token.pos == "NOUN" and self._ends_phrase(token):
                break
        return found

    def _is_joint(self, token: Token) -> bool:
        """Whether it joins a noun to that of which it is a part or form: "an act *of* aggression"."""
        return token.text.lower() == "of" and self._tree.tokens[token.head].lemma.lower() in self._words.parts

    def _joins(self, token: Token) -> bool:
        """Whether it is the "and" before one more adjective of several: "isolated and wrong"."""
        tokens = self._tree.tokens
        beside = token.text.lower() == "and" and 0 < token.i < len(tokens) - 1
        return beside and all(tokens[i].pos in {"ADJ", "ADV"} for i in (token.i - 1, token.i + 1))

    def _next(self, token: Token) -> str:
        tokens = self._tree.tokens
        return tokens[token.i + 1].text if token.i + 1 < len(tokens) else ""

    def _ends_phrase(self, noun: Token) -> bool:
        """Whether a noun is the one that names, not the first part of a word or a form of something."""
        compound = noun.dep == "compound" and noun.head > noun.i
        return not (compound or self._next(noun) in _HYPHENS or noun.lemma.lower() in self._words.parts)
