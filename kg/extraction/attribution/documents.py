"""Who speaks in a document: whoever issued, signed or wrote "the joint statement", as the text tells it.

Every noun for a document is read once, in the order of the text: by its owner ("the Chinese readout", "a letter from
Xi"), by the verb that tells of its making ("A and B signed a declaration", "in a statement, the ministry said"), by the
registry (parties to a treaty), and else, where it is definite, by the last document before it that it can take up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extraction.attribution.known import Known
from kg.extraction.attribution.linked import Linked, is_named
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import subject_of
from kg.extraction.attribution.syntax import is_passive, main_verb_behind
from kg.language.linking.actors import MOST_MEMBERS
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token

__all__ = ["Issuers"]

_WHOLE = 7  # so near behind "Article 7 of" stands the document
_NEAR = 40  # so many mentions back the states of "the joint statement" are sought
_REACH = 8  # so many documents back "the statement" may take one up
_DEFINITE = frozenset({"the", "this", "that", "both"})
_CENTRAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_OWNERS = ("poss", "compound", "amod", "nmod")
#: What may own a document by standing before it: "the China report" is about China, "the Foreign Ministry report" not.
_BEFORE = frozenset({ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PUBLICATION})
_ADJECTIVE = "linking.adjective"
_SPEAKERS = frozenset(ActorType) - {ActorType.PLACE, ActorType.DOCUMENT, ActorType.NAMED_EVENT}
_BY = ("by", "from", "of", "between", "for", "with")
_WITHIN = frozenset({"in", "through", "with", "via"})
_GENERAL = frozenset({"document", "text"})
_MEETS = frozenset({"meet", "gather", "convene", "hold", "conclude", "end"})


class _Read(NamedTuple):
    """A noun for a document and who speaks in it; nobody where the text does not tell.

    `made` says that the text tells of its making, here or before: "A and B signed a treaty. The treaty …".
    """

    noun: int
    word: str
    issuers: tuple[Mention, ...]
    made: bool = False


class Issuers:
    """Answers who speaks in the documents of one scene.

    Parameters
    ----------
    scene : Scene
    linked : Linked
    known : Known
        What the registry knows of agreements and states.
    """

    def __init__(self, scene: Scene, linked: Linked, known: Known) -> None:
        self._scene, self._linked, self._known = scene, linked, known
        self._read: list[_Read] = []
        for token in scene.tokens:
            if token.pos in {"NOUN", "PROPN"} and token.lemma.lower() in scene.words.documents and token.dep != "attr":
                self._read.append(self._note(token))  # but not what one "is the first" of
        self._of = {read.noun: read.issuers for read in self._read}

    def of(self, noun: int) -> tuple[Mention, ...]:
        """Who speaks in the document that a noun names, or in whose article or chapter it is; empty if not known."""
        token, own = self._scene.tokens[noun], self._of.get(noun, ())
        if token.lemma.lower() in self._scene.words.parts and not own:
            if self._scene.tree.child(noun, "prep") is not None:
                return next((self._of[i] for i in range(noun + 1, noun + _WHOLE) if i in self._of), ())
            if self._scene.tree.child(noun, "nummod") is not None:  # "Article 9 says"
                before = self._read[: bisect_left(self._read, noun, key=lambda read: read.noun)]
                return next((read.issuers for read in reversed(before[-_REACH:]) if read.issuers), ())
        return own

    def is_document(self, noun: int) -> bool:
        """Whether a noun names a document."""
        return noun in self._of

    def _parties(self, actor: Actor) -> Sequence[Actor]:
        """Who concluded the agreement that an actor is, if they are few enough to be listed."""
        parties = self._known.parties_of(actor) if actor.type is ActorType.DOCUMENT else ()
        return parties if len(parties) <= MOST_MEMBERS else ()

    def taken_up(self, pronoun: int) -> int | None:
        """The document that "it" can mean: the last in the sentence before or in the one that it stands in."""
        here = self._scene.tree.sentence_of(pronoun)
        for read in reversed(self._read):
            sentence = self._scene.tree.sentence_of(read.noun)
            if read.noun > pronoun or self._scene.tokens[read.noun].dep not in _CENTRAL:
                continue
            return read.noun if here - sentence <= 1 else None
        return None

    def goes_on(self, pronoun: int) -> int | None:
        """The document that "it" is, saying more behind a clause in which it speaks: "It opposes X. It supports Y"."""
        for _ in range(_REACH):
            verb = self._scene.tokens[self._scene.tokens[pronoun].head]
            if self._scene.tokens[pronoun].dep != "nsubj" or verb.lemma not in self._scene.lexicon.verbs:
                return None
            subject = self._said_before(verb)
            if subject is None or subject.text.lower() != "it":
                return subject.i if subject is not None and self._speaks(subject) else None
            pronoun = subject.i
        return None

    def _speaks(self, subject: Token) -> bool:
        """Whether a subject is a document with a verb of speech."""
        verb = main_verb_behind(self._scene, subject) or self._scene.tokens[subject.head]
        return subject.i in self._of and verb.lemma in self._scene.lexicon.verbs

    def _said_before(self, verb: Token) -> Token | None:
        """The subject of the main clause before that of a verb."""
        tree, tokens = self._scene.tree, self._scene.tokens
        while verb.dep == "conj" and tokens[verb.head].i < verb.i:
            verb = tokens[verb.head]
            if (subject := tree.child(verb.i, "nsubj")) is not None:
                return subject
        sentence = tree.sentence_of(verb.i)
        if verb.head != verb.i or sentence == 0:
            return None
        before = tree.sentences[sentence - 1]
        root = next((t for t in tokens[before.first : before.last] if t.head == t.i), None)
        if root is not None and main_verb_behind(self._scene, root) is not None:
            return root
        subjects = (tree.child(t.i, "nsubj") for t in reversed(tree.conjuncts(root.i) if root is not None else []))
        return next((subject for subject in subjects if subject is not None), None)

    def _note(self, token: Token) -> _Read:
        """A document with whoever speaks in it."""
        word = token.lemma.lower()
        again = self._earlier(word) if self._is_definite(token) and not self._is_named(token) else None
        issuers: Sequence[Mention] = (() if again is not None and again.made else self._by_name(token)) or self._owners(
            token
        )
        if issuers:
            return _Read(token.i, word, tuple(issuers))
        issuers = self._makers(token) if again is None or not again.made or token.dep != "pobj" else ()
        if issuers:
            return _Read(token.i, word, tuple(issuers), made=True)
        if not self._is_definite(token):
            return _Read(token.i, word, tuple(self._of_two(token)))
        if again is not None:
            return _Read(token.i, word, again.issuers, again.made)
        return _Read(token.i, word, tuple(self._of_two(token) or self._subject_before(token)))

    def _owners(self, token: Token) -> list[Mention]:
        """Whose it is: "Xi's letter", "the Chinese readout", "a report by the bank", "an editorial in the daily"."""
        before = [m for t in self._scene.tree.children(token.i, *_OWNERS) for m in self._named(t.i) if self._owns(t, m)]
        if before:
            return before
        for word in _BY:
            found = [m for t in self._after(token.i, word) for m in self._named(t.i)]
            if found:
                return found if word not in {"for", "with"} else []
        for site in self._after(token.i, "on"):
            if site.lemma in self._scene.lexicon.voices:  # "a statement on the ministry's website"
                return [m for t in self._scene.tree.children(site.i, *_OWNERS) for m in self._named(t.i)]
        printed = [m for t in self._after(token.i, "in") for m in self._named(t.i)]
        if token.lemma.lower() in self._scene.words.printed:
            return [m for m in printed if m.actor.type is ActorType.PUBLICATION]
        return []

    def _owns(self, modifier: Token, mention: Mention) -> bool:
        """Whether what stands before a document is whose it is, and not what it is about or where it was made."""
        return modifier.dep == "poss" or mention.rule == _ADJECTIVE or mention.actor.type in _BEFORE

    def _makers(self, token: Token) -> list[Mention]:
        """Who is told to have made it, or to speak in it."""
        tree, words = self._scene.tree, self._scene.words
        for clause in tree.children(token.i, "acl", "relcl"):
            if clause.lemma in words.issuing and (found := self._subjects(clause.i)):
                return found
        main = main_verb_behind(self._scene, token)
        for signer in tree.children(main.i, "nsubj") if main is not None else ():
            if any(relative.lemma in words.issuing for relative in tree.children(signer.i, "acl")):
                return self._named(signer.i)
        first = token
        while first.dep == "conj" and self._scene.tokens[first.head].i < first.i:
            first = self._scene.tokens[first.head]
        above = self._scene.tokens[first.head]
        if first.dep in {"dobj", "nsubjpass"} and above.lemma in words.issuing:
            return self._subjects(above.i)
        if first.dep != "pobj":
            return []
        verb = self._scene.tokens[above.head]
        within = above.lemma in _WITHIN and verb.lemma in self._scene.lexicon.verbs
        agreed = above.lemma in {"on", "upon", "to"} and verb.lemma == "agree"
        return self._subjects(verb.i) if (within or agreed) and not is_passive(self._scene, verb.i) else []

    def _subjects(self, verb: int) -> list[Mention]:
        """The actors at the head of the subject or agent of a verb."""
        head = subject_of(self._scene, verb).head
        return self._named(head) if head is not None else []

    def _by_name(self, token: Token) -> list[Mention]:
        """The parties by the registry, where the words name an agreement that it knows."""
        mention = self._linked.at(token.i)
        if mention is None or mention.actor.type is not ActorType.DOCUMENT:
            return []
        return [Mention(mention.span, party, mention.kind, token.i) for party in self._parties(mention.actor)]

    def _is_definite(self, token: Token) -> bool:
        determiner = self._scene.tree.child(token.i, "det")
        return determiner is not None and determiner.text.lower() in _DEFINITE

    def _earlier(self, word: str) -> _Read | None:
        """The last document before that may be called so; one of whose making the text tells, if others are beside."""
        media = self._scene.lexicon.media
        found = []
        for read in reversed(self._read[-_REACH:]):
            same = read.word == word or (media.get(word) is not None and media.get(word) == media.get(read.word))
            if read.issuers and (same or {word, read.word} & _GENERAL):
                found.append(read)
        made = (read for read in found if read.made and read.word == word)
        return next(made if found and self._in_passing(found[0]) else iter(found), None) or next(iter(found), None)

    def _is_named(self, token: Token) -> bool:
        """Whether the words are the name of a document: "the Test Ban Treaty", not "the treaty"."""
        mention = self._linked.at(token.i)
        return mention is not None and mention.kind is MentionKind.NAME and mention.actor.type is ActorType.DOCUMENT

    def _in_passing(self, read: _Read) -> bool:
        """Whether a document with a name of its own is no subject: "they want to leave the Test Ban Treaty"."""
        token = self._scene.tokens[read.noun]
        return self._is_named(token) and not token.dep.startswith("nsubj")

    def _of_two(self, token: Token) -> list[Mention]:
        """The only two states that the text has named before "the joint statement", or those that had just made one."""
        joint = any(t.lemma == "joint" for t in self._scene.tree.children(token.i, "amod", "compound"))
        return self.both_states(token) if joint else []

    def both_states(self, token: Token) -> list[Mention]:
        """The two states that a text speaks of up to a token that tells of "the two" or of what is "joint"."""
        before = self._linked.before(token.start, _NEAR)
        states = {s.id: s for m in before for a in m.actor.individuals if (s := self._known.state_of(a)) is not None}
        if (
            len(states) == 1
            or len(states) > 2
            or not states.keys() <= {p.id for p in self._known.lately or states.values()}
        ):
            return []
        both = [states[key] for key in sorted(states)] or list(self._known.lately)
        return [Mention(TextSpan(token.start, token.end), state, MentionKind.NOMINAL, token.i) for state in both]

    def both_holders(self, token: Token, title: str) -> list[Mention]:
        """Who holds an office in each of the two states; nobody where it is not one person in each."""
        states = self.both_states(token)
        held = [tuple(self._known.holders(title, mention.actor)) for mention in states]
        if any(len(people) != 1 for people in held):
            return []
        return [replace(mention, actor=people[0]) for mention, people in zip(states, held, strict=True)]

    def _subject_before(self, token: Token) -> list[Mention]:
        """Whoever spoke or met in the sentence before: "The bloc met in Oslo. The communiqué said …"."""
        sentence = self._scene.tree.sentence_of(token.i)
        if sentence == 0 or token.dep not in {"nsubj", "pobj"}:
            return []
        before = self._scene.tree.sentences[sentence - 1]
        root = next((t for t in self._scene.tokens[before.first : before.last] if t.head == t.i), None)
        if root is None or not (root.lemma in _MEETS or root.lemma in self._scene.lexicon.verbs):
            return []
        return self._subjects(root.i)

    def _named(self, i: int) -> list[Mention]:
        """The actors that can speak among token `i` and those coordinated with it."""
        found = (self._linked.at(t.i) for t in self._scene.tree.conjuncts(i))
        return [m for m in found if m is not None and m.actor.type in _SPEAKERS and is_named(m)]

    def _after(self, noun: int, preposition: str) -> list[Token]:
        """What a preposition behind a noun governs."""
        phrases: Iterable[Token] = self._scene.tree.children(noun, "prep", "agent")
        return [t for p in phrases if p.lemma == preposition for t in self._scene.tree.children(p.i, "pobj")]
