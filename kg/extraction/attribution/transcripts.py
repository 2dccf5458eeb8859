"""Transcripts: paragraphs that begin with a speaker and a colon, and those that go on with the same speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import head_of_label
from kg.records import Zone

__all__ = ["TRANSCRIPT", "find_transcripts"]

#: The rule of a turn: its words are the speaker's own, though no marks stand around them.
TRANSCRIPT = "speech.transcript"

_TURNS = 2  # fewest turns that make a transcript
_LABEL = 12  # most tokens of a speaker's name and office
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "von", "bin", "al"})
_ASKING = frozenset({"q", "question", "questioner", "reporter", "journalist"})
_ANSWERING = frozenset({"a", "answer", "spokesman", "spokeswoman", "spokesperson", "moderator"})
_PERSONAL = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})
_ASIDE = frozenset({"(", "[", "<"})  # "(Applause.)" is said by nobody


class _Turn(NamedTuple):
    """Tokens: the first of the name, the colon behind it."""

    first: int
    colon: int


def find_transcripts(scene: Scene) -> list[Draft]:
    """Turns of a transcript: a person, "Q" or a name in capitals with a colon; a turn goes on to the next one."""
    starts = [i for i in range(len(scene.tokens)) if i == 0 or scene.paragraph_of[i] != scene.paragraph_of[i - 1]]
    labelled = [turn for first in starts if (turn := _label(scene, first)) is not None]
    turns = [turn for turn in labelled if _is_name(scene, range(turn.first, turn.colon))]
    sure = sum(_is_speaker(scene, range(turn.first, turn.colon)) for turn in turns)
    if len(turns) < _TURNS or not sure or not _is_dialogue(scene, turns, asked=sure < _TURNS):
        return []
    ends = [following.first for _, following in pairwise(turns)]
    ends.append(next((i for i in starts if i > turns[-1].colon), len(scene.tokens)))
    return [draft for turn, end in zip(turns, ends, strict=True) if (draft := _draft(scene, turn, end)) is not None]


def _label(scene: Scene, first: int) -> _Turn | None:
    """A paragraph's first words and a colon, with something behind it."""
    if scene.tree.sentences[scene.tree.sentence_of(first)].zone is not Zone.BODY:
        return None
    colon = next((t.i for t in scene.tokens[first : first + _LABEL] if t.text.endswith(":")), None)
    if colon is None or colon == first or colon + 1 == len(scene.tokens):
        return None
    return _Turn(first, colon) if scene.paragraph_of[colon + 1] == scene.paragraph_of[first] else None


def _is_speaker(scene: Scene, label: range) -> bool:
    """Whether the words before a colon surely name somebody who takes a turn."""
    words = [scene.tokens[i] for i in label if scene.is_word[i]]
    if len(words) == 1 and words[0].text.lower() in _ASKING | _ANSWERING:
        return True
    if len(words[0].text) > 1 and all(t.text.isupper() for t in words):
        return not any(t.entity.endswith("GPE") for t in words)
    named = any(i in scene.persons or scene.tokens[i].entity.endswith("PERSON") for i in label)
    return named and _is_name(scene, label) and not any(t.entity.endswith("GPE") for t in words[-1:])


def _is_dialogue(scene: Scene, turns: Sequence[_Turn], *, asked: bool) -> bool:
    """Whether turns are talk: somebody asks, has the word again, or says "I", "we" or "you"; `asked`: somebody asks."""
    labels = [scene.text[scene.tokens[t.first].start : scene.tokens[t.colon].start] for t in turns]
    here = {scene.paragraph_of[turn.first] for turn in turns}
    words = {t.text.lower() for t in scene.tokens[turns[0].first :] if scene.paragraph_of[t.i] in here}
    if "?" in words or any(label.lower() in _ASKING for label in labels):
        return True
    return not asked and (len(set(labels)) < len(labels) or not words.isdisjoint(_PERSONAL))


def _is_name(scene: Scene, label: range) -> bool:
    """Whether the words before a colon may be a name: all with capitals, but for those in brackets."""
    words = [scene.tokens[i] for i in label if scene.is_word[i] and not _is_aside(scene, label, i)]
    large = [t for t in words if t.text.lower() not in _SMALL]
    return bool(large) and all(t.text[:1].isupper() and not t.entity.endswith("DATE") for t in large)


def _is_aside(scene: Scene, label: range, i: int) -> bool:
    """Whether a word stands in brackets: "(retranslated)"."""
    return any(scene.tokens[k].text in _ASIDE for k in range(label.start, i))


def _draft(scene: Scene, turn: _Turn, end: int) -> Draft | None:
    """The words of a turn up to token `end`, without paragraphs in brackets and those in quotation marks."""
    content = [i for i in _spoken(scene, turn, end) if i > turn.colon]
    if not any(scene.is_word[i] for i in content) or scene.quoted(turn.colon + 1):
        return None
    source = _name(scene, turn)
    asks = scene.tokens[turn.first].text.lower() in _ASKING or scene.tokens[content[-1]].text == "?"
    unnamed = scene.tokens[turn.first].text.lower() in _ASKING | _ANSWERING and len(source) == 1
    return Draft(
        rule=TRANSCRIPT,
        sense=Sense("ask" if asks else "assert"),
        head=turn.colon,
        cue=(turn.colon,),
        content=tuple(content),
        source=source,
        speaker=None if unnamed else head_of_label(scene, source),
        reason="a turn of a transcript",
    )


def _spoken(scene: Scene, turn: _Turn, end: int) -> Iterator[int]:
    """The tokens of the turn's paragraphs, but for those in brackets."""
    aside = False
    for i in range(turn.first, end):
        if scene.paragraph_of[i] != scene.paragraph_of[i - 1] or i == turn.first:
            aside = scene.tokens[i].text in _ASIDE
        if not aside:
            yield i


def _name(scene: Scene, turn: _Turn) -> tuple[int, ...]:
    """The label without what stands in brackets behind the name."""
    label = range(turn.first, turn.colon)
    end = next((i for i in label if i > turn.first and scene.tokens[i].text in _ASIDE), turn.colon)
    return tuple(range(turn.first, end))
