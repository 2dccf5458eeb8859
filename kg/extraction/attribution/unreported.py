"""Quotations without a verb of speech: a colon, a signature, or a speaker who goes on; and transcripts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from kg.extraction.attribution.cues import verb_lemma
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import left_of, right_of, stands_alone
from kg.extraction.attribution.governed import governed, introduced, is_person
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import NOBODY, noun_phrase, owner_of
from kg.records import Zone

__all__ = ["find_transcripts", "find_unreported"]

_NAME = 6  # most tokens of a name in front of a colon, or of words between two quotations of one speaker
_TURNS = 2  # fewest paragraphs with a name and a colon that make a transcript
_DASHES = frozenset({"—", "–", "-", "--"})
_SAY = Sense("assert")
_SPEECH = frozenset({"assert", "announce", "warn", "deny"})  # acts after which a paragraph may go on quoting


def find_unreported(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give the quotations that nothing claims yet to a colon, a name behind a dash, or the speaker before or behind.

    Returns
    -------
    list of Draft
        The drafts given, some with more content, and new ones behind them.
    """
    found, more = list(drafts), defaultdict[int, list[int]](list)
    claimed = {scene.quote_of[i] for d in found for i in d.content if scene.quote_of[i] != scene.quote_of[d.head]}
    ends = _Ends(scene, found)
    for number in range(len(scene.quotes)):
        if number in claimed:
            continue
        at = None
        if stands_alone(scene, number):
            before = ends.speaker_before(number, found)
            at = ends.speaker_behind(number) if before is None else before
        if at is not None:
            more[at].append(number)
            ends.extend(at, number)
            continue
        made = _colon(scene, number) or _signed(scene, number) or governed(scene, number) or introduced(scene, number)
        if made is not None:
            found.append(made)
            ends.add(len(found) - 1, made)
    return [_with_quotations(scene, draft, more[n]) if n in more else draft for n, draft in enumerate(found)]


def _with_quotations(scene: Scene, draft: Draft, numbers: list[int]) -> Draft:
    """The draft with more quotations at the end of its content."""
    content = chain(draft.content, *(scene.quote_tokens[number] for number in numbers))
    return replace(draft, content=tuple(content), quotes=(*draft.quotes, *numbers))


class _Ends:
    """Where in each paragraph the attributions end, to find who had the word last."""

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        self._scene = scene
        self._ends: dict[int, list[int]] = {}
        self._by_end: dict[int, int] = {}
        self._end_of: dict[int, int] = {}
        self._by_quote: dict[int, int] = {}
        for n, draft in enumerate(drafts):
            self.add(n, draft)

    def add(self, n: int, draft: Draft) -> None:
        scene = self._scene
        self._by_quote.update(dict.fromkeys(draft.quotes, n))
        if not scene.quoted(draft.head) and _speaks(scene, draft):
            self._end(n, max((*draft.content, *draft.cue, *draft.source)))

    def extend(self, n: int, number: int) -> None:
        """Let the speaker of draft `n` go on with a quotation."""
        self._by_quote[number] = n
        if n in self._end_of:
            self._end(n, max(self._end_of[n], self._scene.quote_tokens[number][-1]))

    def _end(self, n: int, end: int) -> None:
        insort(self._ends.setdefault(self._scene.paragraph_of[end], []), end)
        self._by_end[end] = n
        self._end_of[n] = end

    def speaker_before(self, number: int, drafts: list[Draft]) -> int | None:
        """The draft whose speaker goes on: the last before the quotation in its paragraph or the one above."""
        scene = self._scene
        first = scene.quote_tokens[number][0]
        here = scene.paragraph_of[first]
        for paragraph in (here, here - 1):
            ends = self._ends.get(paragraph, [])
            at = bisect_left(ends, first) - 1
            if at < 0:
                continue
            end = ends[at]
            n = self._by_end[end]
            near = scene.tree.sentence_of(first) - scene.tree.sentence_of(end) <= 1
            silent = near or all(t.pos == "PUNCT" for t in scene.tokens[end + 1 : first])
            return n if silent and (paragraph == here or drafts[n].sense.act in _SPEECH) else None
        return None

    def speaker_behind(self, number: int) -> int | None:
        """The draft of the next quotation in the paragraph: "“…” “…,” he said."."""
        scene, following = self._scene, number + 1
        if following >= len(scene.quotes):
            return None
        last, first = scene.quote_tokens[number][-1], scene.quote_tokens[following][0]
        if scene.paragraph_of[first] != scene.paragraph_of[last]:
            return None
        words = sum(t.pos != "PUNCT" for t in scene.tokens[last + 1 : first])
        return self._by_quote.get(following) if words <= _NAME else None


def _speaks(scene: Scene, draft: Draft) -> bool:
    """Whether more of the same speech can follow: the cue is a verb that takes a quotation, or a mark."""
    if scene.tokens[draft.head].pos == "PUNCT":
        return True
    lemma = verb_lemma(scene, draft.head)
    return bool(lemma) and "quote" in scene.lexicon.verbs[lemma]


def _colon(scene: Scene, number: int) -> Draft | None:
    """A quotation behind a colon without a verb of speech: "Li's answer: “…”", "LI: “…”"."""
    left = left_of(scene, number)
    if len(left) < 2 or scene.tokens[left[0]].text != ":":
        return None
    words = left[:0:-1]
    head = _named_before(scene, words)
    if head is None:
        return None
    owner = owner_of(scene, head) if head not in scene.speakers else NOBODY
    source = owner if owner.head is not None else noun_phrase(scene, head)
    clause = any(scene.tokens[i].pos in {"VERB", "AUX"} for i in words)
    if clause and owner.head is None and scene.tokens[head].dep not in {"nsubj", "nsubjpass"}:
        source = NOBODY
    is_name = owner.head is None and not clause
    tokens = tuple(words) if is_name and len(words) <= _NAME else tuple(i for i in source.tokens if i in words)
    return _quotation(scene, number, "speech.direct.colon", left[0], tokens, source.head)


def _named_before(scene: Scene, words: list[int]) -> int | None:
    """The noun in front of a colon that tells who speaks: a person as subject, a noun with an owner, any head."""
    nouns = [i for i in words if scene.tokens[i].pos in {"PROPN", "NOUN", "PRON"}]
    subjects = [i for i in nouns if scene.tokens[i].dep in {"nsubj", "nsubjpass"}]
    persons = [i for i in subjects if is_person(scene, i)]
    owned = [i for i in nouns if scene.tree.child(i, "poss") is not None]
    heads = [i for i in nouns if scene.tokens[i].head not in words or scene.tokens[i].head == i]
    return next((group[-1] for group in (persons, owned, subjects, heads, nouns) if group), None)


def _signed(scene: Scene, number: int) -> Draft | None:
    """A quotation with its author behind a dash: "“…” – Li Wei, farmer"."""
    right = right_of(scene, number)
    if len(right) < 2 or scene.tokens[right[0]].text not in _DASHES:
        return None
    words = right[1:]
    if any(scene.tokens[i].pos == "VERB" for i in words) or scene.tokens[words[0]].pos != "PROPN":
        return None
    head = next((i for i in words if scene.tokens[i].head not in words), words[0])
    return _quotation(scene, number, "speech.direct.signed", right[0], tuple(words), head)


def _quotation(scene: Scene, number: int, rule: str, mark: int, source: tuple[int, ...], speaker: int | None) -> Draft:
    """An attribution whose cue is a punctuation mark."""
    return Draft(
        rule=rule,
        sense=_SAY,
        head=mark,
        cue=(mark,),
        content=tuple(scene.quote_tokens[number]),
        source=source,
        speaker=speaker,
        quotes=(number,),
        reason="a quotation beside a colon or a dash",
    )


def find_transcripts(scene: Scene) -> list[Draft]:
    """Turns of a transcript: paragraphs that begin with a name in capitals, or a person, and a colon."""
    turns = list(_turns(scene))
    return turns if len(turns) >= _TURNS else []


def _turns(scene: Scene) -> Iterator[Draft]:
    for first in range(len(scene.tokens)):
        starts = first == 0 or scene.paragraph_of[first] != scene.paragraph_of[first - 1]
        sentence = scene.tree.sentences[scene.tree.sentence_of(first)]
        if not starts or sentence.zone is not Zone.BODY:
            continue
        name = scene.tokens[first : first + _NAME]
        colon = next((t.i for t in name if t.text == ":"), None)
        if colon is None or colon == first or not _is_speaker(scene, range(first, colon)):
            continue
        end = colon + 1
        while end < len(scene.tokens) and scene.paragraph_of[end] == scene.paragraph_of[first]:
            end += 1
        if end - colon > 1 and not scene.quoted(colon + 1):
            yield Draft(
                rule="speech.transcript",
                sense=_SAY,
                head=colon,
                cue=(colon,),
                content=tuple(range(colon + 1, end)),
                source=tuple(range(first, colon)),
                speaker=colon - 1,
                reason="a turn of a transcript",
            )


def _is_speaker(scene: Scene, name: range) -> bool:
    """Whether the words before a colon name somebody who takes a turn."""
    words = [scene.tokens[i] for i in name if scene.tokens[i].pos != "PUNCT"]
    if any(t.entity.endswith(("GPE", "DATE")) for t in words):
        return False
    return all(t.text.isupper() and len(t.text) > 1 for t in words) or words[-1].entity.endswith("PERSON")
