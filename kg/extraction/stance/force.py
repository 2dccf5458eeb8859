"""Whether a verb, noun or adjective holds: nothing denies it, asks it, wants it or makes it depend on something."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.stance.words import StanceWords
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["NEGATORS", "Force"]

#: Words that take the force out of another.
NEGATORS = frozenset(
    {
        "not",
        "n't",
        "n’t",
        "never",
        "no",
        "neither",
        "nor",
        "hardly",
        "scarcely",
        "barely",
        "without",
        "nobody",
        "rarely",
        "seldom",
    }
)
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "until", "should"})
_DUE = frozenset({"must", "should", "need", "have", "ought"})
#: Prepositions before a gerund that leave it done: "by condemning", "while praising".
_DONE = frozenset({"by", "while", "after", "before", "in", "on", "besides", "when"})
#: What makes a coordinated verb one of its own, and what it shares with the first one otherwise.
_OWN = ("nsubj", "nsubjpass", "aux", "auxpass")
_SHARED = ("neg", "aux", "cc", "preconj", "advmod")
_REPORTED = frozenset({"will", "would", "'ll", "’ll", "shall"})


class Force:
    """Answers for the tokens of one article."""

    def __init__(self, tree: Tree, words: StanceWords) -> None:
        self._tree, self._words = tree, words

    def is_denied(self, cue: Iterable[Token]) -> bool:
        """Whether a cue is negated, or says that nothing is done: "refused to say"."""
        refusing = self._words.refusing
        return any(t.dep == "neg" or t.text.lower() in NEGATORS or t.lemma in refusing for t in cue)

    def holds(self, token: Token, *, pledged: bool = False, reported: bool = False) -> bool:
        """Whether what a token says is so.

        Parameters
        ----------
        token : Token
            A verb; of a noun or an adjective its verb is asked.
        pledged : bool
            Whether to be going to do it is enough.
        reported : bool
            Whether it stands in what somebody says, where "will" and "would" only put off a standing view.
        """
        verb = self._verb_of(token)
        if verb is None:
            return True
        beside = self._beside(verb)
        if self.is_denied(beside) or self._is_nobody(verb) or self._is_asked(verb) or self._is_conditional(verb):
            return False
        modals = {t.text.lower() for t in beside if t.tag == "MD"}
        unreal = any(t.lemma == "have" for t in beside if t.dep == "aux")
        if modals - (_REPORTED if reported and not unreal else frozenset()):
            return False
        return self._is_finite(verb, pledged)

    def is_due(self, verb: Token) -> bool:
        """Whether something must be done: "the sanctions must be lifted"."""
        helpers = {t.lemma.lower() for t in self._tree.children(verb.i, "aux")}
        governor = self._tree.tokens[verb.head]
        helpers |= {governor.lemma.lower()} if verb.dep == "xcomp" and governor.i < verb.i else set()
        return (
            bool(helpers & _DUE) and not self.is_denied(self._tree.children(verb.i)) and not self._is_conditional(verb)
        )

    def _beside(self, verb: Token) -> list[Token]:
        """What depends on a verb, and on those that it shares its auxiliaries with: "did not praise or condemn"."""
        found = self._tree.children(verb.i)
        for _ in range(4):
            if verb.dep != "conj" or self._tree.child(verb.i, *_OWN) is not None:
                break
            found += [t for t in self._tree.children(verb.head, *_SHARED) if t.i < verb.i]
            verb = self._tree.tokens[verb.head]
        return found

    def _verb_of(self, token: Token) -> Token | None:
        """The verb itself, or that of which a noun or adjective is a part."""
        for _ in range(4):
            if token.pos in {"VERB", "AUX"} or token.tag[:2] == "VB":
                return token
            if token.head == token.i:
                return None
            token = self._tree.tokens[token.head]
        return None

    def _is_finite(self, verb: Token, pledged: bool) -> bool:
        """Whether an infinitive or a gerund is one that is carried out."""
        for _ in range(8):
            infinitive = self._tree.to(verb.i) is not None
            finite = any(t.tag in {"VBD", "VBZ", "VBP"} for t in self._tree.children(verb.i, "aux", "auxpass"))
            governor = self._tree.tokens[verb.head]
            if infinitive:
                return pledged or (verb.dep == "xcomp" and governor.lemma in self._words.leads)
            if verb.tag == "VBG" and not finite:
                return verb.dep == "advcl" or (verb.dep == "pcomp" and governor.lemma in _DONE)
            if verb.dep != "conj" or verb.tag not in {"VB", "VBG"}:
                return True
            verb = governor
        return False

    def _is_nobody(self, verb: Token) -> bool:
        """Whether the subject is none: "no country condemned it"."""
        subject = self._tree.child(verb.i, "nsubj", "nsubjpass")
        if subject is None:
            return False
        words = {subject.text.lower(), *(t.text.lower() for t in self._tree.children(subject.i, "det", "neg"))}
        return bool(words & {*NEGATORS, "none", "few", "anyone", "anybody", "whoever"})

    def _is_asked(self, verb: Token) -> bool:
        sentence = self._tree.sentences[self._tree.sentence_of(verb.i)]
        last = self._tree.tokens[sentence.last - 1]
        return "?" in {last.text, self._tree.tokens[max(sentence.last - 2, sentence.first)].text}

    def _is_conditional(self, verb: Token) -> bool:
        """Whether the verb, or a clause around it, hangs on a condition, or a condition on the verb."""
        around = [verb, *(t for t in self._tree.ancestors(verb.i) if t.dep in {"advcl", "ccomp", "conj"})]
        clauses = [*around, *self._tree.children(verb.i, "advcl")]
        return any(
            t.text.lower() in _CONDITIONS
            for c in clauses
            for t in self._tree.children(c.i, "mark", "advmod", "aux")
            if t.i < c.i and (t.dep == "mark" or t.text.lower() == "if")
        )
