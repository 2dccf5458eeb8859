"""Part of speech and lemma of the words of a parse, worked out once for each word in each use.

The model's own rules for both are run over every word of a text, though both follow from the word, its tag and, for a
few labels, its place in the tree. Here they are run over the words that were not met before, side by side in one
document. A text in which a rule over several words applies is left to the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["RULED", "Form", "Forms"]

#: The parts of the pipeline that are run here.
RULED = ("attribute_ruler", "lemmatizer")
_PLAIN = "dep"  # stands for all labels that no rule asks for


class Form(NamedTuple):
    """A word as part of speech and lemma."""

    pos: str
    lemma: str


class Forms:
    """The forms of words that a pipeline gives, remembered.

    Parameters
    ----------
    nlp : Language
        A pipeline; the documents given to `of` come from it with the parts in `RULED` left out.
    """

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        self._parts = [nlp.get_pipe(name) for name in RULED if name in nlp.pipe_names]
        for part in self._parts:
            _index(part)
        rules = nlp.get_pipe(RULED[0]).patterns if RULED[0] in nlp.pipe_names else []  # type: ignore[attr-defined]
        patterns = [pattern for rule in rules for pattern in rule["patterns"]]
        self._labels = frozenset(_labels(patterns))
        self._several = Matcher(nlp.vocab, validate=False)
        if long := [pattern for pattern in patterns if len(pattern) > 1]:
            self._several.add("several", long)
        self._known: dict[tuple[str, str, str], Form] = {}

    def of(self, docs: Sequence[Doc]) -> list[list[Form]]:
        """The forms of all tokens of each document."""
        plain = [not (len(self._several) and self._several(doc)) for doc in docs]
        new = {self._key(token): None for doc, simple in zip(docs, plain, strict=True) if simple for token in doc}
        self._learn([key for key in new if key not in self._known])
        return [
            [self._known[self._key(token)] for token in doc] if simple else self._ruled(doc)
            for doc, simple in zip(docs, plain, strict=True)
        ]

    def _key(self, token: Token) -> tuple[str, str, str]:
        label = token.dep_
        return token.text, token.tag_, label if label in self._labels else _PLAIN

    def _learn(self, keys: Sequence[tuple[str, str, str]]) -> None:
        from spacy.tokens import Doc

        if not keys:
            return
        words, tags, labels = map(list, zip(*keys, strict=True))
        doc = Doc(self._vocab, words=words, tags=tags, deps=labels, heads=list(range(len(words))))
        self._known.update(zip(keys, self._ruled(doc), strict=True))

    def _ruled(self, doc: Doc) -> list[Form]:
        for part in self._parts:
            doc = part(doc)
        return [Form(token.pos_, token.lemma_) for token in doc]


def _index(part: Any) -> None:
    """Make sets of a lemmatizer's lists of all words: it looks every form up in them."""
    lookups = getattr(part, "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        table = lookups.get_table("lemma_index")
        for key, words in list(table.items()):
            table[key] = frozenset(words)


def _labels(patterns: Iterable[Sequence[dict[str, object]]]) -> Iterable[str]:
    """The dependency labels that patterns ask for."""
    for pattern in patterns:
        for token in pattern:
            wanted = token.get("DEP", ())
            for value in wanted.values() if isinstance(wanted, dict) else [wanted]:
                yield from [value] if isinstance(value, str) else value  # type: ignore[misc]
