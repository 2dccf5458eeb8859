"""Who has the floor: where the attributions of a paragraph end, to find whose words a quotation by itself goes on."""

from __future__ import annotations

from bisect import bisect_left, insort

from kg.extraction.attribution.cues import verb_lemma
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import closing_of
from kg.extraction.attribution.questions import asked_of, is_question
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_passive

__all__ = ["Floor"]

_BETWEEN = 6  # most words between two quotations of one speaker, the second of which is reported
_PEOPLE = 16  # most names before a quotation that are looked at
_SPEECH = frozenset({"assert", "announce", "warn", "deny"})  # acts after which a paragraph may go on quoting


class Floor:
    """The drafts of one scene by the place where they end; a draft is known by its number in `drafts`.

    Parameters
    ----------
    scene : Scene
    drafts : list of Draft
        May grow afterwards: `add` tells of each new one.
    """

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        self._scene = scene
        self._drafts = drafts
        self._ends: dict[int, list[int]] = {}
        self._by_end: dict[int, int] = {}
        self._end_of: dict[int, int] = {}
        self._by_quote: dict[int, int] = {}
        people = (m for m in scene.reading.mentions if m.head in scene.persons)
        self._actors = {m.head: m.actor.id for m in people}
        self._people = sorted(self._actors)
        for n in range(len(drafts)):
            self.add(n)

    def add(self, n: int) -> None:
        """Take up draft `n`."""
        scene, draft = self._scene, self._drafts[n]
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

    def running_on(self, number: int) -> int | None:
        """The draft of a quotation that was left open at the end of the paragraph before."""
        return self._by_quote.get(number - 1) if number and self._scene.quotes[number - 1].open_ended else None

    def answered(self, number: int) -> int | None:
        """The draft of the question that a quotation by itself answers: asked of somebody, or only reported.

        Who asks in quotation marks, and nobody is told whom, goes on: "“Why now?” Li asked. “It is too late.”".
        """
        end = self._last_end(number)
        if end is None or closing_of(self._scene, number) == "?" or self.others(number):
            return None
        n = self._by_end[end]
        question = self._drafts[n]
        if not is_question(self._scene, question):
            return None
        elsewhere = self._scene.paragraph_of[end] != self._scene.paragraph_of[self._scene.quote_tokens[number][0]]
        told = asked_of(self._scene, question).head is not None
        return n if elsewhere or told or not question.quotes else None

    def before(self, number: int) -> int | None:
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
            n = self._heard(ends, at)
            near = scene.tree.sentence_of(first) - scene.tree.sentence_of(end) <= 1
            silent = near or all(t.pos == "PUNCT" for t in scene.tokens[end + 1 : first])
            goes_on = n is not None and (paragraph == here or self._drafts[n].sense.act in _SPEECH)
            return n if silent and goes_on else None
        return None

    def _heard(self, ends: list[int], at: int) -> int | None:
        """Of the drafts that end in one sentence, the one that reports the others: no part of a subordinate clause."""
        sentence = self._scene.tree.sentence_of(ends[at])
        found = []
        while at >= 0 and self._scene.tree.sentence_of(ends[at]) == sentence:
            n = self._by_end[ends[at]]
            if _is_main(self._scene, self._drafts[n].head):
                found.append(n)
            at -= 1
        inside = {i for n in found for i in self._drafts[n].content}
        return next((n for n in found if self._drafts[n].head not in inside), None)

    def last(self, number: int) -> int | None:
        """The draft that spoke last in the paragraph of a quotation or the one above, with a quotation of its own.

        None where somebody else stands between the two.
        """
        end = self._last_end(number)
        n = self._by_end[end] if end is not None else None
        return n if n is not None and self._drafts[n].quotes and not self.others(number) else None

    def others(self, number: int) -> list[int]:
        """The people other than the last speaker of whom the sentences before a quotation tell, each one once."""
        scene, end = self._scene, self._last_end(number)
        if end is None:
            return []
        start = scene.tree.sentences[scene.tree.sentence_of(end)].last
        low, high = (bisect_left(self._people, i) for i in (start, scene.quote_tokens[number][0]))
        speaker = self._drafts[self._by_end[end]].speaker
        known = {self._actors[speaker]} if speaker in self._actors else set()
        found: dict[str, int] = {}
        for i in self._people[max(low, high - _PEOPLE) : high]:
            if not scene.quoted(i) and self._actors[i] not in known:
                found.setdefault(self._actors[i], i)
        return list(found.values())

    def _last_end(self, number: int) -> int | None:
        """Where the last attribution before a quotation ends, in its paragraph or the one above."""
        first = self._scene.quote_tokens[number][0]
        here = self._scene.paragraph_of[first]
        for paragraph in (here, here - 1):
            ends = self._ends.get(paragraph, [])
            at = bisect_left(ends, first) - 1
            if at >= 0:
                return ends[at]
        return None

    def behind(self, number: int) -> int | None:
        """The draft of the next quotation: "“…” “…,” he said.", or that a paragraph left open runs on to."""
        scene, following = self._scene, number + 1
        if following >= len(scene.quotes):
            return None
        if scene.quotes[number].open_ended:
            return self._end_of_run(number)
        last, first = scene.quote_tokens[number][-1], scene.quote_tokens[following][0]
        if scene.paragraph_of[first] != scene.paragraph_of[last]:
            return None
        words = sum(t.pos != "PUNCT" for t in scene.tokens[last + 1 : first])
        return self._by_quote.get(following) if words <= _BETWEEN else None

    def _end_of_run(self, number: int) -> int | None:
        """The draft of the first quotation of a run over paragraphs that anything reports; asked at its start alone."""
        if number and self._scene.quotes[number - 1].open_ended:
            return None
        while self._scene.quotes[number].open_ended and number + 1 < len(self._scene.quotes):
            number += 1
            if number in self._by_quote:
                return self._by_quote[number]
        return None


def _speaks(scene: Scene, draft: Draft) -> bool:
    """Whether more of the same speech can follow: the cue is a mark, or an active verb that takes a quotation."""
    if scene.tokens[draft.head].pos == "PUNCT":
        return True
    if is_passive(scene, draft.head) and scene.tree.child(draft.head, "agent") is None:
        return False
    lemma = verb_lemma(scene, draft.head)
    return bool(lemma) and "quote" in scene.lexicon.verbs[lemma]


def _is_main(scene: Scene, head: int) -> bool:
    """Whether a verb is that of its sentence, or reports it: not "she laughs when I ask", "one aide, who asked"."""
    for token in (scene.tokens[head], *scene.tree.ancestors(head)):
        if token.dep in {"relcl", "acl"}:
            return False
        if token.dep == "advcl" and scene.tree.child(token.i, "nsubj") is not None:
            mark = scene.tree.child(token.i, "mark")
            return mark is not None and mark.lemma == "as"
    return True
