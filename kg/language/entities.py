"""What words name, by the model's recogniser; it is only asked where the registry's names and plain words do not tell.

The recogniser is the dearest part of the model. It decides on a word by the few words around it, so it is run over
stretches around the capitalised words that nothing else explains. Names of the registry have the label of what they
name, words of time that of a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.language.dates.vocabulary import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["NOTHING", "Known", "KnownName", "Recogniser", "Word", "explain", "unexplained"]

#: Words on each side of a stretch: the model looks at four, and a name may begin a word before its capitals.
_AROUND = 5
_EDGE = 2  # words at both ends of a stretch that are only looked at
_BATCH = 128
_TIMES = frozenset(
    words(
        """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays jan feb mar apr jun jul aug sep sept oct nov dec
    """
    )
)
_UNITS = frozenset(
    words(
        """
    today tomorrow yesterday tonight second seconds minute minutes hour hours day days week weeks weekend weekends
    fortnight month months year years decade decades century centuries morning mornings afternoon afternoons evening
    evenings night nights midnight noon spring summer autumn winter
    """
    )
)
_YEAR = re.compile("(?:1[5-9]|20)[0-9][0-9]s?")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class KnownName(NamedTuple):
    """A name of the registry as it is written, word by word, and the recogniser's label for what it names."""

    words: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Known:
    """What explains a capitalised word.

    `names` are those of the registry by their first word, the longest first; `plain` are words, in small letters, that
    are no names though they may have a capital: titles.
    """

    names: Mapping[str, Sequence[KnownName]] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()


#: Of a text whose names are all unknown.
NOTHING = Known()


class Word(NamedTuple):
    """A word of a text: how it is written, its tag, and whether it opens a sentence."""

    text: str
    tag: str
    opens: bool


def explain(words: Sequence[Word], known: Known) -> list[str]:
    """The tag of each word that a name of the registry or a word of time accounts for, "" for the others."""
    tags = [""] * len(words)
    at = 0
    while at < len(words):
        text = words[at].text
        name = _name_at(words, at, known) if text in known.names else None
        if name is not None:
            for n in range(len(name.words)):
                tags[at + n] = f"{'I' if n else 'B'}-{name.label}"
            at += len(name.words)
            continue
        if _is_time(words[at]):
            tags[at] = "B-DATE"
        at += 1
    return tags


def unexplained(words: Sequence[Word], tags: Sequence[str], known: Known) -> list[tuple[int, int]]:
    """Stretches of words, half-open, that the recogniser has to be asked about.

    They surround the capitalised words without a tag, and reach over the tagged ones beside them: "Igor Putin" is not
    the name that its second word is. A word that opens a sentence and is no proper noun needs no explanation.
    """
    found: list[tuple[int, int]] = []
    for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if tag or not word.text[:1].isupper() or word.text.lower() in known.plain:
            continue
        proper = word.tag in ("NNP", "NNPS")
        if not proper and (word.opens or word.tag == "PRP" or len(word.text) < 2):
            continue
        first, last = max(at - _AROUND, 0), min(at + _AROUND + 1, len(words))
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def _name_at(words: Sequence[Word], at: int, known: Known) -> KnownName | None:
    for name in known.names.get(words[at].text, ()):
        if all(at + n < len(words) and words[at + n].text == text for n, text in enumerate(name.words)):
            return name
    return None


def _is_time(word: Word) -> bool:
    """Whether a word is one of a date: a day, a month, a unit of time, a year."""
    text = word.text
    if _YEAR.fullmatch(text):
        return True
    lower = text.lower()
    unit = lower in _UNITS and (word.opens or text == lower)  # not "Moscow Nights"
    return word.tag in _NOUNS and (unit or (lower in _TIMES and text != lower))


class Recogniser:
    """Tags of the words of documents.

    Parameters
    ----------
    nlp : Language
        A pipeline; the documents given to `of` come from it with the parts in `left_out` left out.
    known : Known
        What need not be recognised.
    """

    def __init__(self, nlp: Language, known: Known) -> None:
        self._known, self._vocab = known, nlp.vocab
        fed = {name for _, part in nlp.pipeline for name in getattr(part, "listening_components", ())}
        self._part: Any = nlp.get_pipe("ner") if "ner" in nlp.pipe_names and "ner" not in fed else None
        self.left_out = ("ner",) if self._part is not None else ()

    def of(self, docs: Sequence[Doc]) -> list[list[str]]:
        """The tags of all tokens of each document: "B-PERSON", "I-PERSON" or ""."""
        if self._part is None:  # it needs what other parts make of the whole text
            return [[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "" for t in doc] for doc in docs]
        words = [[Word(t.text, t.tag_, bool(t.is_sent_start)) for t in doc] for doc in docs]
        tags = [explain(some, self._known) for some in words]
        asked = [
            (n, first, last) for n, some in enumerate(words) for first, last in unexplained(some, tags[n], self._known)
        ]
        cuts = [cut for n, some in groupby(asked, key=itemgetter(0)) for cut in self._cut(docs[n], words[n], some)]
        for (n, first, last), cut in zip(asked, self._part.pipe(cuts, batch_size=_BATCH), strict=True):
            start, end = _EDGE if first else 0, last - first - (_EDGE if last < len(words[n]) else 0)
            for name in cut.ents:
                if start <= name.start and name.end <= end:
                    _put(tags[n], first + name.start, first + name.end, name.label_)
        return tags

    def _cut(self, doc: Doc, words: Sequence[Word], stretches: Iterable[tuple[int, int, int]]) -> Iterator[Doc]:
        """Stretches of a document as documents of their own."""
        from spacy.tokens import Doc

        columns: list[int | str] = ["NORM", "SENT_START"]
        values: Any = doc.to_array(columns)
        for _, first, last in stretches:
            yield Doc(self._vocab, words=[w.text for w in words[first:last]]).from_array(columns, values[first:last])


def _put(tags: list[str], first: int, last: int, label: str) -> None:
    """Write a recognised name over the tags that are there; what is left of a tagged one begins anew."""
    tags[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
    if tags[last:] and tags[last].startswith("I-"):
        tags[last] = f"B-{tags[last][2:]}"
