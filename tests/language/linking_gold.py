"""Score the linker against texts whose mentions were marked by hand.

The texts of `linking/*.yaml` carry their gold inside: ``[words](ID KIND)``, nested where one mention lies in another.
Run as a script it prints the figures: ``python tests/language/linking_gold.py FILE… [--misses] [--article ID]``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from kg.language.linking.pieces import slug
from kg.pipeline import Extractor, load_extractor
from kg.reading.article import read_article_text
from kg.records import Actor, ActorType, Mention, TextSpan

FOLDER = Path(__file__).parent / "linking"
FORMS = ("name", "demonym", "nominal", "pronoun")


class Marked(NamedTuple):
    """One mention of the gold: the ids that are right (several where a reader could not tell), and its form."""

    span: TextSpan
    ids: frozenset[str]
    form: str


class Text(NamedTuple):
    """One article without its marks, and the marks."""

    id: str
    published: str
    text: str
    marks: tuple[Marked, ...]


class Score(NamedTuple):
    """Counts of one run: gold and found mentions by form, and what is wrong, in words."""

    hits: Counter[str]
    gold: Counter[str]
    found: int
    misses: list[str]

    def recall(self, form: str) -> float:
        """Share of the gold of a form that was found, in percent; of all with an empty `form`."""
        gold = self.gold[form] if form else self.gold.total()
        return 100 * (self.hits[form] if form else self.hits.total()) / gold if gold else 0.0

    @property
    def precision(self) -> float:
        """Share of the mentions found that are right, in percent."""
        return 100 * self.hits.total() / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        both = self.precision + self.recall("")
        return 2 * self.precision * self.recall("") / both if both else 0.0


def load_texts(path: Path) -> list[Text]:
    """Texts of a file with their marks read off."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_unmarked(entry["id"], str(entry["published"]), entry["text"]) for entry in entries]


def _unmarked(identifier: str, published: str, marked: str) -> Text:
    text: list[str] = []
    marks: list[Marked] = []
    open_at: list[int] = []
    size = at = 0
    while at < len(marked):
        char = marked[at]
        if char == "[":
            open_at.append(size)
        elif char == "]":
            end = marked.index(")", at)
            marks.append(_mark(TextSpan(open_at.pop(), size), marked[at + 2 : end]))
            at = end
        else:
            text.append(char)
            size += 1
        at += 1
    return Text(identifier, published, "".join(text), tuple(sorted(marks)))


def _mark(span: TextSpan, words: str) -> Marked:
    ids, form = words, "name"
    head, _, last = words.rpartition(" ")
    if last in (*FORMS, "government", "place"):
        ids, form = head, last if last in FORMS else "name"
    if ids.startswith("?"):
        return Marked(span, frozenset(ids[1:].split("|")), form)
    return Marked(
        span, frozenset({"+".join(sorted(slug(i[1:]) if i.startswith("=") else i for i in ids.split("+")))}), form
    )


def score(texts: list[Text], extractor: Extractor) -> Score:
    """Link every text and compare.

    A mention found is right if it has the actor of a mark that it overlaps, each mark used once. Found mentions whose
    actor no mark of the article has are not counted: the gold marks no unnamed people, the program may.
    """
    result = Score(Counter(), Counter(), 0, [])
    found = 0
    articles = [read_article_text(t.text, published=t.published) for t in texts]
    for text, extraction in zip(texts, extractor.extract(articles), strict=True):
        known = {each for mark in text.marks for each in mark.ids}
        used: set[int] = set()
        for mention in extraction.mentions:
            identifiers = _ids(mention)
            if not identifiers & known:
                continue
            found += 1
            hits = [
                n
                for n, mark in enumerate(text.marks)
                if n not in used and identifiers & mark.ids and _overlap(mark.span, mention.span)
            ]
            if hits:
                used.add(max(hits, key=lambda n: _overlap(text.marks[n].span, mention.span)))
            else:
                result.misses.append(
                    f"{text.id} spurious {_shown(text.text, mention.span)} -> {mention.actor.id} ({mention.rule})"
                )
        for n, mark in enumerate(text.marks):
            result.gold[mark.form] += 1
            if n in used:
                result.hits[mark.form] += 1
            else:
                got = ", ".join(sorted({m.actor.id for m in extraction.mentions if _overlap(m.span, mark.span)}))
                wanted = "|".join(sorted(mark.ids))
                result.misses.append(
                    f"{text.id} missed {mark.form} {_shown(text.text, mark.span)} -> {wanted}; got {got or '-'}"
                )
    return result._replace(found=found)


def _ids(mention: Mention) -> frozenset[str]:
    """Ids that the mention counts as: people who act for a state count as the state too, as the gold has them."""
    actor = mention.actor
    if actor.members:
        return frozenset({"+".join(sorted(m.id for m in actor.members)), "+".join(sorted(map(_state, actor.members)))})
    return frozenset({actor.id, _state(actor)})


def _state(actor: Actor) -> str:
    return actor.country.lower() if actor.type is ActorType.GROUP and actor.country else actor.id


def _overlap(one: TextSpan, other: TextSpan) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _shown(text: str, span: TextSpan) -> str:
    before, after = text[max(0, span.start - 50) : span.start], text[span.end : span.end + 30]
    return f"{before}[[{text[span.start : span.end]}]]{after}".replace("\n", "¶")


def _lines(result: Score) -> Iterator[str]:
    shares = f"P {result.precision:.1f}  R {result.recall(''):.1f}  F1 {result.f1:.1f}"
    yield f"{shares}  ({result.found} found, {result.gold.total()} in gold)"
    for form in FORMS:
        yield f"  {form:10} {result.recall(form):5.1f}  ({result.hits[form]} of {result.gold[form]})"


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--article")
    options = parser.parse_args()
    texts = [t for path in options.files for t in load_texts(path) if options.article in (None, t.id)]
    result = score(texts, load_extractor())
    for line in (*(result.misses if options.misses else ()), *_lines(result)):
        print(line)


if __name__ == "__main__":
    _main()
