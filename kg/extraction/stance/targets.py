"""Whom or what a noun phrase means that somebody is for or against."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.issues import IssueFinder
from kg.extraction.stance.words import StanceWords
from kg.language.tree import Tree
from kg.records import Actor, ActorType, Mention, MentionKind, Reading, Token

__all__ = ["Targets"]

_AROUND = 12  # most tokens on either side of its head in which the name of an issue is looked for
_DEEPEST = 4  # "an end to the use of the threat of sanctions"
_WHOSE = frozenset({"he", "him", "his", "she", "her"})  # other pronouns may stand for anything
_JOINS = frozenset({"of", "on", "for", "at", "to"})
_POINTS = frozenset({"such", "that", "these", "this", "those"})
_NAMED = frozenset({"call", "dub", "know", "name"})
#: Actors that are no one to greet or to fight: documents, events.
_THINGS = frozenset({ActorType.DOCUMENT, ActorType.NAMED_EVENT})


class Targets:
    """Answers for the noun phrases of one article.

    Parameters
    ----------
    reading : Reading
    tree : Tree
        Of its parse.
    issues : IssueFinder
    words : StanceWords
    """

    def __init__(self, reading: Reading, tree: Tree, issues: IssueFinder, words: StanceWords) -> None:
        self._tree, self._text, self._issues, self._words = tree, reading.article.text, issues, words
        self._mentions: dict[int, Mention] = {}
        for mention in reading.mentions:
            self._mentions.setdefault(mention.head, mention)

    def of(self, head: int, kind: str, value: str) -> tuple[str, ...]:
        """Ids of the actors and issues that a phrase and those coordinated with it mean, in text order.

        Parameters
        ----------
        head : int
            Its head token.
        kind : str
            "issue" for issues alone, "thing" where an actor as such is not meant, "person" for people alone; else
            anybody and anything.
        value : str
            "support" or "oppose".
        """
        meant = [one for token in self._tree.conjuncts(head) for one in (token, *self._called(token))]
        found = (one for token in meant for one in self._of_one(token, kind, value))
        return tuple(dict.fromkeys(found))

    def at(self, i: int) -> Mention | None:
        """The mention with this head."""
        return self._mentions.get(i)

    def issues_of(self, head: int, depth: int = 0) -> Iterator[str]:
        """Issues that a phrase names by its head, or by what its head is a part or form of."""
        token = self._tree.tokens[head]
        sentence = self._tree.sentences[self._tree.sentence_of(head)]
        first, last = max(sentence.first, head - _AROUND), min(sentence.last - 1, head + _AROUND)
        start = self._tree.tokens[first].start
        named = self._issues.named(self._text[start : self._tree.tokens[last].end])
        found = [n.issue for n in named if n.start <= token.start - start < n.end]
        lemma = token.lemma.lower()
        if not found and lemma in self._words.plans:
            before = [n for n in named if n.end <= token.start - start and self._leads_to(n.end + start, token)]
            found = [n.issue for n in before if n.end == before[-1].end]
        yield from found
        if not found and depth < _DEEPEST and lemma in self._words.parts:
            for joined in self._joined(head, _JOINS):
                yield from self.issues_of(joined.i, depth + 1)

    def _leads_to(self, end: int, noun: Token) -> bool:
        """Whether nothing stands between words and the noun whose kind they tell: "missile defence plans"."""
        return not self._text[end : noun.start].strip()

    def _taken_up(self, noun: Token) -> Token | None:
        """The measure told in this sentence or the one before that "such measures" means, if it is one kind only."""
        tree = self._tree
        if not any(t.lemma.lower() in _POINTS for t in tree.children(noun.i, "amod", "det", "predet")):
            return None
        at = tree.sentence_of(noun.i)
        before = tree.tokens[tree.sentences[max(at - 1, 0)].first : noun.i]
        told = [t for t in before if t.pos == "NOUN" and t.lemma.lower() in self._words.measured]
        return told[-1] if len({t.lemma.lower() for t in told}) == 1 else None

    def _called(self, noun: Token) -> list[Token]:
        """The name that a noun is told to have: "the pact *known as* AUKUS", "the grouping called the Quad"."""
        tree = self._tree
        told = [t for t in tree.children(noun.i, "acl") if t.tag == "VBN" and t.lemma in _NAMED]
        preps = [p for t in told for p in tree.children(t.i, "prep") if p.lemma == "as"]
        names = [n for p in preps for n in tree.children(p.i, "pobj")]
        names += [n for t in told if t.lemma != "know" for n in tree.children(t.i, "oprd", "dobj", "attr")]
        return [n for n in names if n.pos == "PROPN"]

    def _of_one(self, token: Token, kind: str, value: str) -> Iterator[str]:
        if kind == "issue":
            yield from self.issues_of(token.i)
            return
        mention, lemma = self._mentions.get(token.i), token.lemma.lower()
        is_deed = lemma in self._words.deeds or (value == "support" and lemma in self._words.causes)
        if mention is not None and self._is_meant(mention, token, "thing" if is_deed else kind):
            yield from (actor.id for actor in mention.actor.individuals)
            if mention.actor.type not in _THINGS:
                return
        yield from self.issues_of(token.i)
        if value == "oppose" and lemma in self._words.measures:
            taken_up = self._taken_up(token)
            yield from self.issues_of(taken_up.i) if taken_up is not None else ()
        if is_deed:
            yield from (actor.id for actor in self._doers(token))

    def _is_meant(self, mention: Mention, token: Token, kind: str) -> bool:
        actor = mention.actor
        if mention.kind is MentionKind.PRONOUN and token.text.lower() not in _WHOSE:
            return False
        if kind not in {"thing", "person"}:
            return actor.type is not ActorType.PLACE
        return actor.type in _THINGS or (kind == "person" and actor.type is ActorType.PERSON)

    def _doers(self, deed: Token) -> Iterator[Actor]:
        """Whose deed it is: "Peru's attack", "the Peruvian attack", "an attack by Peru", "the policy of Peru"."""
        owners = self._tree.children(deed.i, "poss")
        owners += [t for t in self._tree.children(deed.i, "amod", "compound", "nmod") if t.tag == "JJ" or _is_short(t)]
        owners += self._joined(deed.i, frozenset({"by", "from"}))
        if deed.lemma.lower() in self._words.held:
            owners += self._joined(deed.i, frozenset({"of"}))
        first: Token | None = None
        for owner in owners:
            mention = self._mentions.get(owner.i)
            if mention is None or mention.actor.type in {ActorType.PLACE, *_THINGS}:
                continue
            if first is not None and owner not in self._tree.conjuncts(first.i):
                return
            if mention.kind is not MentionKind.PRONOUN or owner.text.lower() in _WHOSE:
                first = first or owner
                yield from mention.actor.individuals

    def _joined(self, head: int, prepositions: frozenset[str]) -> list[Token]:
        """The nouns that prepositions join to a noun, those coordinated with them too."""
        preps = [p for p in self._tree.children(head, "prep", "agent") if p.lemma in prepositions]
        return [t for p in preps for o in self._tree.children(p.i, "pobj") for t in self._tree.conjuncts(o.i)]


def _is_short(token: Token) -> bool:
    """Whether a word is an abbreviation, which is its own adjective: "NATO pressure", "U.S. policy"."""
    return token.text.isupper() and len(token.text) > 1
